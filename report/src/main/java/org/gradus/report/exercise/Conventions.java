package org.gradus.report.exercise;

/**
 * The conventions that change answers.
 *
 * @param kinkDerivative the derivative used at a kink of an activation
 * @param stepAtZero the value of {@code step} at 0: 0 or 1
 * @param batch how several samples are combined
 * @param updateBias whether a gradient step changes the biases
 * @param errorSign which sign the error terms have
 */
public record Conventions(
        KinkDerivative kinkDerivative, int stepAtZero, Batch batch, boolean updateBias, ErrorSign errorSign) {

    /** What holds where the file says nothing. */
    public static final Conventions DEFAULT =
            new Conventions(KinkDerivative.LEFT, 1, Batch.INDEPENDENT, true, ErrorSign.OUTPUT_MINUS_TARGET);

    /** {@code 0}, {@code 1}, {@code 1/2}, {@code undefined}. */
    public enum KinkDerivative {
        LEFT,
        RIGHT,
        MEAN,
        UNDEFINED
    }

    public enum Batch {
        INDEPENDENT,
        SEQUENTIAL,
        MEAN,
        SUM
    }
}
