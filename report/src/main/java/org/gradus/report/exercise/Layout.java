package org.gradus.report.exercise;

import org.jspecify.annotations.Nullable;

/**
 * How a file writes the weights and biases of a network. What is read is always the lecture's W^l, N_l × N_{l−1}, with b^l beside it.
 *
 * @param rowVectors whether y = x W + b, so that W has a row for each input and a column for each unit
 * @param bias where the bias stands
 */
public record Layout(boolean rowVectors, Bias bias) {
    /** y = W x + b, every bias by itself. */
    public static final Layout LECTURE = new Layout(false, Bias.APART);

    /** By itself, or in W as the weights of a constant 1 that comes before or after the inputs. */
    public enum Bias {
        APART,
        FIRST,
        LAST
    }

    /** Written out, as in {@link org.gradus.report.worksheet.QuantityId}: what a record has by itself is linked in every process. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Layout layout && rowVectors == layout.rowVectors && bias == layout.bias;
    }

    @Override
    public int hashCode() {
        return 2 * bias.ordinal() + (rowVectors ? 1 : 0);
    }

    /** Whether W holds the bias too. */
    public boolean holdsBias() {
        return bias != Bias.APART;
    }

    /** N_l of a W of this shape. */
    public int units(int rows, int columns) {
        return rowVectors ? columns : rows;
    }

    /** N_{l−1} of a W of this shape; 0 where it holds nothing but the bias. */
    public int inputs(int rows, int columns) {
        return (rowVectors ? rows : columns) - (holdsBias() ? 1 : 0);
    }
}
