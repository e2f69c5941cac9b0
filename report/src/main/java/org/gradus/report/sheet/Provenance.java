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
 */
public record Provenance(Map<Expr.Source, Origin> origins) {
    /** Of a sheet without numbers. */
    public static final Provenance NONE = new Provenance(Map.of());

    public Provenance {
        origins = Collections.unmodifiableMap(new LinkedHashMap<>(origins));
    }

    /**
     * One number.
     *
     * @param symbol the quantity, as the sheet writes it
     * @param value the number, as the sheet writes it
     * @param formula what it was calculated by, as the sheet writes it; empty if it was given
     * @param uses the quantities that the formula puts in
     */
    public record Origin(Expr symbol, Expr value, Optional<Expr> formula, List<Expr.Source> uses) {
        public Origin {
            uses = List.copyOf(uses);
        }
    }
}
