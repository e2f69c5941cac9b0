package org.gradus.report.worksheet;

import java.util.ArrayList;
import java.util.List;
import org.gradus.core.expr.Expr;

/**
 * Names the quantities of one sample at one time.
 *
 * @param sample counted from 1; 0 for the batch, or where there are no samples
 * @param time number of updates so far
 * @param after whether what is named is calculated with the parameters after the update
 */
public record Names(int sample, int time, boolean after) {
    /** Of formulas that belong to no sample. */
    public static final Names ALONE = new Names(0, 0, false);

    /** Of a sample before any update. */
    public static Names ofSample(int sample) {
        return new Names(sample, 0, false);
    }

    /** With the parameters after the update. */
    public Names afterUpdate() {
        return new Names(sample, time, true);
    }

    /** A quantity of no layer: {@code C}, {@code x[1]}, {@code J[1,2]}. */
    public QuantityId of(Letter letter, int... at) {
        return ofLayer(letter, 0, at);
    }

    /** An entry of a layer's quantity: {@code W1[1,2]}. */
    public QuantityId ofLayer(Letter letter, int layer, int... at) {
        List<Expr> indices = new ArrayList<>(at.length);
        for (int index : at) {
            indices.add(Expr.Num.of(index));
        }
        return new QuantityId(letter, layer, indices, after, sample, time);
    }

    /** A letter of a claim: {@code z}, or {@code z_i} for an entry. */
    public static QuantityId of(Expr quantity) {
        if (quantity instanceof Expr.Indexed indexed) {
            return new QuantityId(new Letter(indexed.base().name()), 0, indexed.indices(), false, 0, 0);
        }
        return new QuantityId(new Letter(((Expr.Symbol) quantity).name()), 0, List.of(), false, 0, 0);
    }
}
