package org.gradus.report.worksheet;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Hued;
import org.gradus.core.expr.TextWriter;
import org.jspecify.annotations.Nullable;

/**
 * Which number: the only place where an id such as {@code "W1[1,2]"} is put together, and nowhere is one cut apart. Unique in a solution.
 *
 * @param layer counted from 1; 0 for a quantity of no layer
 * @param at row and column, or unit, counted from 1; letters in a claim about an entry z_i
 * @param updated whether it is the value after the update: then it is called {@code newW1[1,2]} until the next calculation begins, in which
 *     it is {@code W1[1,2]} at {@code time + 1}
 * @param sample counted from 1; 0 for what belongs to the batch or to no sample
 * @param time number of updates before the calculation in which it stands
 */
public record QuantityId(Letter letter, int layer, List<Expr> at, boolean updated, int sample, int time)
        implements Hued {
    private static final String AFTER = "new";

    public QuantityId {
        at = List.copyOf(at);
    }

    /** Written out: what a record has by itself is linked anew in every process, a fiftieth of a short one for each record. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof QuantityId id
                        && layer == id.layer
                        && sample == id.sample
                        && time == id.time
                        && updated == id.updated
                        && letter.equals(id.letter)
                        && at.equals(id.at);
    }

    /** Cheaper than that of its parts: thousands of them are keys. */
    @Override
    public int hashCode() {
        int hash = 31 * (31 * (31 * letter.text().hashCode() + layer) + sample) + 2 * time + (updated ? 1 : 0);
        for (Expr index : at) {
            hash = 31 * hash + (index instanceof Expr.Num num ? num.value().intValue() : index.hashCode());
        }
        return hash;
    }

    /** {@code z_2^1}: an {@link Expr.Indexed} over the scalar symbol z of layer 1. Samples and times have formulas of their own. */
    @Override
    public Expr symbol() {
        Expr.Symbol base = Expr.Symbol.of(name());
        Expr.Symbol layered = layer == 0 ? base : Expr.Symbol.of(name(), layer);
        return at.isEmpty() ? layered : new Expr.Indexed(layered, at);
    }

    private String name() {
        return updated ? AFTER + letter.text() : letter.text();
    }

    /** {@code "z1[2]"}, as in the JSON result: unique together with sample and time. */
    @Override
    public String text() {
        if (at.stream().anyMatch(Expr.Symbol.class::isInstance)) {
            return TextWriter.write(symbol());
        }
        String place =
                at.isEmpty() ? "" : at.stream().map(TextWriter::write).collect(Collectors.joining(",", "[", "]"));
        return name() + (layer == 0 ? "" : Integer.toString(layer)) + place;
    }

    @Override
    public Hue hue() {
        if (letter.written().isEmpty()) {
            return Hue.OF_LETTER;
        }
        boolean derivative = letter.gradientOf().isPresent();
        return at.isEmpty() ? derivative ? Hue.DERIVATIVE : Hue.VALUE : Hue.NONE;
    }

    /** As an exercise has named it itself, if it has: {@code ∂f/∂x}, {@code J_{12}}. */
    public Optional<Expr> written() {
        return letter.written().map(own -> at.isEmpty() ? own : new Expr.Indexed((Expr.Symbol) own, at));
    }

    /** Whether it is a weight or a bias after the update. */
    public boolean isNewParameter() {
        return updated && (letter.equals(Letter.W) || letter.equals(Letter.B));
    }

    /** Whether it is what an update adds to a parameter: Δw, or v of momentum. */
    public boolean isStep() {
        return Letter.role(letter.text())
                .filter(own -> own.role() == Letter.Role.STEP || own.role() == Letter.Role.VELOCITY && updated)
                .isPresent();
    }

    /** The same quantity before the update, of what is calculated anew by it: W for newW. */
    public QuantityId before() {
        return new QuantityId(letter, layer, at, false, sample, time);
    }

    /** The same place of another quantity, of the same side of the update: dW1[1,2] beside W1[1,2]. */
    public QuantityId of(Letter other) {
        return new QuantityId(other, layer, at, updated, sample, time);
    }

    /** The same quantity after the update: newW for W. */
    public QuantityId after() {
        return new QuantityId(letter, layer, at, true, sample, time);
    }

    /** The row (0) or the column (1) of an entry, counted from 1. */
    public int place(int index) {
        return ((Expr.Num) at.get(index)).value().intValueExact();
    }

    /** As {@link #text}, with sample and time. */
    @Override
    public String toString() {
        return text() + (sample == 0 ? "" : "@" + sample + (time == 0 ? "" : "." + time));
    }
}
