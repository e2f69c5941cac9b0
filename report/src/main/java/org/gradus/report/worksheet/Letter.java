package org.gradus.report.worksheet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.jspecify.annotations.Nullable;

/**
 * What a quantity is called, without layer and index. A letter of a network stands once, here, so that no two spellings can part.
 *
 * @param text as in ids: {@code "W"}, {@code "delta"}
 * @param gradientOf the letter v of what is called ∂C/∂v
 * @param written as sheets write it, where an exercise has named it itself; an entry of it has its indices
 */
public record Letter(String text, Optional<Letter> gradientOf, Optional<Expr> written) {
    public Letter(String text) {
        this(text, Optional.empty(), Optional.empty());
    }

    /** Written out, as in {@link QuantityId}. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof Letter letter
                        && text.equals(letter.text)
                        && gradientOf.equals(letter.gradientOf)
                        && written.equals(letter.written);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * text.hashCode() + gradientOf.hashCode()) + written.hashCode();
    }

    /** The letter of ∂C/∂v for the letter v. */
    public static Letter gradient(String text, Letter of) {
        return new Letter(text, Optional.of(of), Optional.empty());
    }

    /** A letter that an exercise has named itself: a variable of a formula. */
    public static Letter own(String text, Expr written) {
        return new Letter(text, Optional.empty(), Optional.of(written));
    }

    /** The letter of a derivative with respect to a letter of its own. */
    public static Letter ownDerivative(String text, Letter of, Expr written) {
        return new Letter(text, Optional.of(of), Optional.of(written));
    }

    /**
     * What belongs to a parameter beside its gradient. In ids its name stands before that of the parameter: {@code stepW1[1,2]}.
     */
    public enum Role {
        /** What an update adds: Δw. */
        STEP("step"),
        /** The parameter at which Nesterov's method takes the gradient. */
        AHEAD("ahead"),
        /** v of momentum. */
        VELOCITY("velocity"),
        /** s of AdaGrad: the sum of the squared gradients. */
        SQUARES("squares"),
        /** m: the moving mean of the gradients. */
        MEAN("mean"),
        /** v: the moving mean of their squares. */
        MEAN_SQUARE("meanSquare"),
        /** m without the bias of its start at 0. */
        MEAN_CORRECTED("meanHat"),
        /** v without the bias of its start at 0. */
        MEAN_SQUARE_CORRECTED("meanSquareHat");

        private final String text;

        Role(String text) {
            this.text = text;
        }
    }

    /** Which role a letter has, and of which parameter. */
    public record OfParameter(Role role, Letter parameter) {}

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
    /** ∂C/∂z, or −∂C/∂z where the exercise says so. */
    public static final Letter DELTA = gradient("delta", Z);
    /** δ once more, as a sum over paths. */
    public static final Letter PATH = new Letter("path");
    /** ∂C/∂a inside the network, with the sign of δ. */
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
    /** t − y. */
    public static final Letter ERROR = new Letter("error");
    /** A parameter that belongs to no network. */
    public static final Letter THETA = new Letter("theta");
    /** Its gradient, which is given. */
    public static final Letter G = gradient("g", THETA);
    /** ∂C/∂θ: the given gradient, and what regularisation adds to it. */
    public static final Letter DTHETA = gradient("dtheta", THETA);
    /** µ of momentum. */
    public static final Letter MU = new Letter("mu");
    /** β_1 and β_2. */
    public static final Letter BETA = new Letter("beta");
    /** ε, which keeps a denominator from 0. */
    public static final Letter EPSILON = new Letter("epsilon");

    /** Whether its sign is that of the error terms, which an exercise may choose. */
    public boolean isErrorTerm() {
        return equals(DELTA) || equals(GA) || equals(PATH);
    }

    private static final Map<String, OfParameter> ROLES = roles();

    private static Map<String, OfParameter> roles() {
        Map<String, OfParameter> roles = new HashMap<>();
        for (Letter parameter : List.of(W, B, THETA)) {
            for (Role role : Role.values()) {
                roles.put(parameter.in(role).text, new OfParameter(role, parameter));
            }
        }
        return roles;
    }

    /** The letter of what belongs to this parameter. */
    public Letter in(Role role) {
        return new Letter(role.text + text);
    }

    /** Whether a name in a formula is that of something that belongs to a parameter, and of what. */
    public static Optional<OfParameter> role(String name) {
        return Optional.ofNullable(ROLES.get(name));
    }
}
