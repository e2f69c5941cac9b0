package org.gradus.report.worksheet;

import java.util.Optional;

/**
 * What a quantity is called, without layer and index. A letter stands once, here, so that no two spellings can part.
 *
 * @param text as in ids: {@code "W"}, {@code "delta"}
 * @param gradientOf the letter v of what is called ∂C/∂v
 */
public record Letter(String text, Optional<Letter> gradientOf) {
    public Letter(String text) {
        this(text, Optional.empty());
    }

    /** The letter of ∂C/∂v for the letter v. */
    public static Letter gradient(String text, Letter of) {
        return new Letter(text, Optional.of(of));
    }

    /** Input. */
    public static final Letter X = new Letter("x");
    /** Weights. */
    public static final Letter W = new Letter("W");
    /** Bias. */
    public static final Letter B = new Letter("b");
    /** Pre-activation. */
    public static final Letter Z = new Letter("z");
    /** Logits divided by the temperature of a softmax. */
    public static final Letter U = new Letter("u");
    /** The largest logit. */
    public static final Letter M = new Letter("m");
    /** Logits minus the largest. */
    public static final Letter S = new Letter("s");
    /** e^z of a softmax: e to the power of a logit, or of a logit minus the largest. */
    public static final Letter E = new Letter("E");
    /** The sum of these powers. */
    public static final Letter SUM = new Letter("S");
    /** Activation. */
    public static final Letter A = new Letter("a");
    /** Output: the activation of the last layer. */
    public static final Letter Y = new Letter("y");
    /** Target. */
    public static final Letter T = new Letter("t");
    /** Loss. */
    public static final Letter C = new Letter("C");
    /** The loss of the data, where regularisation adds to it. */
    public static final Letter D = new Letter("D");
    /** What regularisation adds. */
    public static final Letter R = new Letter("R");
    /** λ of the regularisation. */
    public static final Letter LAMBDA = new Letter("lambda");
    /** ∂C/∂y. */
    public static final Letter DY = gradient("dy", Y);
    /** Jacobian of softmax. */
    public static final Letter J = new Letter("J");
    /** σ′(z). */
    public static final Letter DA = new Letter("da");
    /** ∂C/∂z. */
    public static final Letter DELTA = gradient("delta", Z);
    /** ∂C/∂z once more, as a sum over paths. */
    public static final Letter PATH = new Letter("path");
    /** ∂C/∂a of a softmax layer inside the network. */
    public static final Letter GA = gradient("ga", A);
    /** ∂C/∂W. */
    public static final Letter DW = gradient("dW", W);
    /** What the samples of a batch add to ∂C/∂W, before it is divided by their number. */
    public static final Letter SUM_W = new Letter("sumW");
    /** ∂C/∂W once more, factor by factor from the layer behind. */
    public static final Letter CHAIN_W = new Letter("chainW");
    /** ∂C/∂b. */
    public static final Letter DB = gradient("db", B);
    /** ∂C/∂x. */
    public static final Letter DX = gradient("dx", X);
    /** Learning rate. */
    public static final Letter ETA = new Letter("eta");
    /** ‖∇C‖². */
    public static final Letter SQUARED_NORM = new Letter("squaredNorm");
    /** −η‖∇C‖². */
    public static final Letter FIRST_ORDER = new Letter("firstOrder");
    /** C after the step minus C before. */
    public static final Letter CHANGE = new Letter("change");
    /** The first order's share of the change. */
    public static final Letter SHARE = new Letter("share");
}
