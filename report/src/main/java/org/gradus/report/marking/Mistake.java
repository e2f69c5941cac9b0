package org.gradus.report.marking;

import java.util.List;
import org.gradus.report.exercise.CourseWork.Marking;

/**
 * A typical mistake: a change of the plan by which the numbers of an exercise are calculated. Which lines it changes, and how, says
 * {@link Mistakes}.
 *
 * @param name as in files and JSON: {@code "bias-forgotten"}
 */
public record Mistake(String name) {
    // ---- forward ----
    /** z = W a. */
    public static final Mistake BIAS_FORGOTTEN = new Mistake("bias-forgotten");
    /** a = z, inside the network; in a network of one layer y = z. */
    public static final Mistake ACTIVATION_FORGOTTEN = new Mistake("activation-forgotten");
    /** y = z behind hidden layers that have their activation. */
    public static final Mistake OUTPUT_ACTIVATION_FORGOTTEN = new Mistake("output-activation-forgotten");
    /** z = Wᵀ a + b. */
    public static final Mistake TRANSPOSED_FORWARD = new Mistake("transposed-forward");
    /** e^z in the place of e^(-z), or the other way round. */
    public static final Mistake EXPONENT_SIGN = new Mistake("exponent-sign");
    /** y = e^z. */
    public static final Mistake NOT_NORMALISED = new Mistake("not-normalised");

    // ---- loss ----
    /** ½ left out where the loss has it, or written where it has none. */
    public static final Mistake HALF = new Mistake("half");
    /** The mean for the sum, or the sum for the mean. */
    public static final Mistake REDUCTION = new Mistake("reduction");
    /** The common logarithm for the natural one. */
    public static final Mistake LOG_BASE = new Mistake("log-base");
    /** t − y where error terms begin with y − t. */
    public static final Mistake ERROR_SIGN = new Mistake("error-sign");
    /** y − t where the exercise has them begin with t − y. */
    public static final Mistake OUTPUT_MINUS_TARGET = new Mistake("output-minus-target");

    // ---- backward ----
    /** σ′ taken at a. */
    public static final Mistake SLOPE_AT_ACTIVATION = new Mistake("slope-at-activation");
    /** z put in where σ′ is written in a: z(1 − z). */
    public static final Mistake SLOPE_OF_Z = new Mistake("slope-of-z");
    /** The factor σ′ left out. */
    public static final Mistake SLOPE_FORGOTTEN = new Mistake("slope-forgotten");
    /** Another derivative at a kink than the exercise agrees on. */
    public static final Mistake KINK = new Mistake("kink");
    /** −y_i y_j left out of the Jacobian of softmax. */
    public static final Mistake OFF_DIAGONAL_FORGOTTEN = new Mistake("off-diagonal-forgotten");
    /** W δ in the place of Wᵀ δ. */
    public static final Mistake TRANSPOSED_BACKWARD = new Mistake("transposed-backward");
    /** The activation of another layer in ∂C/∂W. */
    public static final Mistake WRONG_LAYER = new Mistake("wrong-layer");
    /** z in the place of a in ∂C/∂W. */
    public static final Mistake PREACTIVATION_USED = new Mistake("preactivation-used");
    /** ∂C/∂W = δ. */
    public static final Mistake INPUT_FORGOTTEN = new Mistake("input-forgotten");

    // ---- step ----
    /** W + η ∂C/∂W. */
    public static final Mistake STEP_SIGN = new Mistake("step-sign");
    /** W − ∂C/∂W. */
    public static final Mistake RATE_FORGOTTEN = new Mistake("rate-forgotten");
    /** b left as it is, or changed where the exercise leaves it. */
    public static final Mistake BIAS_UPDATE = new Mistake("bias-update");
    /** Updated weights used on the way back; or those before the update for the next sample. */
    public static final Mistake UPDATE_ORDER = new Mistake("update-order");

    // ---- writing ----
    /** Fewer places on the way than are asked. */
    public static final Mistake ROUNDING = new Mistake("rounding");
    /** The results of a matrix written transposed. */
    public static final Mistake TRANSPOSED_RESULT = new Mistake("transposed-result");
    /** The results of two units exchanged. */
    public static final Mistake EXCHANGED_UNITS = new Mistake("exchanged-units");

    /** All of them, in the order in which one meets them. */
    public static final List<Mistake> ALL = List.of(
            BIAS_FORGOTTEN,
            ACTIVATION_FORGOTTEN,
            OUTPUT_ACTIVATION_FORGOTTEN,
            TRANSPOSED_FORWARD,
            EXPONENT_SIGN,
            NOT_NORMALISED,
            HALF,
            REDUCTION,
            LOG_BASE,
            ERROR_SIGN,
            OUTPUT_MINUS_TARGET,
            SLOPE_AT_ACTIVATION,
            SLOPE_OF_Z,
            SLOPE_FORGOTTEN,
            KINK,
            OFF_DIAGONAL_FORGOTTEN,
            TRANSPOSED_BACKWARD,
            WRONG_LAYER,
            PREACTIVATION_USED,
            INPUT_FORGOTTEN,
            STEP_SIGN,
            RATE_FORGOTTEN,
            BIAS_UPDATE,
            UPDATE_ORDER,
            ROUNDING,
            TRANSPOSED_RESULT,
            EXCHANGED_UNITS);

    /** Whether it is a convention that a course may accept for a whole row. */
    public boolean isConvention() {
        return Marking.CONVENTIONS.contains(name);
    }

    /** Whether it is made when a number is written down, so that it says nothing of numbers that are not. */
    boolean isOfWriting() {
        return equals(TRANSPOSED_RESULT) || equals(EXCHANGED_UNITS);
    }
}
