package org.gradus.report.sheet;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.expr.Expr;

/**
 * Where the numbers of a sheet come from, by the sources that {@link Expr.Shown} names.
 *
 * @param origins in the order in which they are calculated
 * @param same other names under which a number goes on, each with the one by which its origin is found: an entry of a matrix of all samples
 *     is an entry of one sample
 */
public record Provenance(Map<Expr.Source, Origin> origins, Map<Expr.Source, Expr.Source> same) {
    /** Of a sheet without numbers. */
    public static final Provenance NONE = new Provenance(Map.of(), Map.of());

    public Provenance {
        origins = Collections.unmodifiableMap(new LinkedHashMap<>(origins));
        same = Map.copyOf(same);
    }

    /** The name by which the number's origin is found; empty if nothing is known of it. */
    public Optional<Expr.Source> name(Expr.Source source) {
        Expr.Source name = same.getOrDefault(source, source);
        return origins.containsKey(name) ? Optional.of(name) : Optional.empty();
    }

    /**
     * One number.
     *
     * @param symbol the quantity, as the sheet writes it
     * @param value the number, as the sheet writes it
     * @param formula what it was calculated by, as the sheet writes it; empty if it was given
     * @param numbers the same with the numbers put in, each an {@link Expr.Shown}
     * @param uses the quantities that the formula puts in
     */
    public record Origin(
            Expr symbol, Expr value, Optional<Expr> formula, Optional<Expr> numbers, List<Expr.Source> uses) {
        public Origin {
            uses = List.copyOf(uses);
        }
    }
}
