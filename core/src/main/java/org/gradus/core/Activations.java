package org.gradus.core;

import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Function;

/** The catalogue of activation functions; a new one is one constant here, its name in {@link #ALL}, and rows of reference values. */
public final class Activations {
    private static final List<Expr> NONE = List.of();
    private static final List<Expr> AT_ZERO = List.of(Expr.Num.of(0));
    private static final Expr ONE = Expr.Num.of(1);

    /** z. */
    public static final ScalarActivation IDENTITY = new Elementwise("identity", NONE) {
        @Override
        public double value(double z) {
            return z;
        }

        @Override
        public double derivative(double z) {
            return 1;
        }

        @Override
        public Expr formula(Expr z) {
            return z;
        }
    };

    /** σ(z) = 1/(1+e^{-z}); σ′ = σ(1−σ). Both are computed from e^{-|z|}, which never overflows. */
    public static final ScalarActivation SIGMOID = new Elementwise("sigmoid", NONE) {
        @Override
        public double value(double z) {
            double small = Math.exp(-Math.abs(z));
            return (z < 0 ? small : 1) / (1 + small);
        }

        @Override
        public double derivative(double z) {
            double small = Math.exp(-Math.abs(z));
            return small / ((1 + small) * (1 + small));
        }

        @Override
        public Expr formula(Expr z) {
            return new Expr.Quotient(ONE, Expr.Sum.of(ONE, exp(new Expr.Negation(z))));
        }
    };

    /** (e^z − e^{-z})/(e^z + e^{-z}); tanh′ = 1 − tanh² = 4e^{-2|z|}/(1+e^{-2|z|})², without the cancellation. */
    public static final ScalarActivation TANH = new Elementwise("tanh", NONE) {
        @Override
        public double value(double z) {
            return Math.tanh(z);
        }

        @Override
        public double derivative(double z) {
            double small = Math.exp(-2 * Math.abs(z));
            return 4 * small / ((1 + small) * (1 + small));
        }

        @Override
        public Expr formula(Expr z) {
            Expr up = exp(z);
            Expr down = exp(new Expr.Negation(z));
            return new Expr.Quotient(Expr.Sum.of(up, new Expr.Negation(down)), Expr.Sum.of(up, down));
        }
    };

    /** max(0, z). */
    public static final ScalarActivation RELU = new Elementwise("relu", AT_ZERO) {
        @Override
        public double value(double z) {
            return Math.max(0, z);
        }

        @Override
        public double derivative(double z) {
            return z > 0 ? 1 : 0;
        }

        @Override
        public Expr formula(Expr z) {
            return Expr.Apply.of(Function.MAX, Expr.Num.of(0), z);
        }
    };

    /** −1, 0 or 1; sign(0) = 0. */
    public static final ScalarActivation SIGN = new Elementwise("sign", AT_ZERO) {
        @Override
        public double value(double z) {
            return Math.signum(z);
        }

        @Override
        public double derivative(double z) {
            return 0;
        }

        @Override
        public Expr formula(Expr z) {
            return Expr.Apply.of(Function.SIGN, z);
        }
    };

    /** 1 if z ≥ 0, else 0; {@link #step(int)} chooses the value at 0. */
    public static final ScalarActivation STEP = step(1);

    /** 1 if z > 0, else 0. */
    public static final ScalarActivation STEP_STRICT = new Step("step-strict", 0);

    /** y_i = e^{z_i} / Σ_k e^{z_k}. */
    public static final Softmax SOFTMAX = new Softmax();

    /** In the order of the exercise format. */
    private static final List<Activation> ALL =
            List.of(IDENTITY, SIGMOID, TANH, RELU, SOFTMAX, STEP, STEP_STRICT, SIGN);

    private Activations() {}

    /** The function {@code step} with the value {@code atZero}, 0 or 1, at 0. */
    public static ScalarActivation step(int atZero) {
        return new Step("step", atZero);
    }

    /**
     * The user's own function.
     *
     * @param formula in the one variable z
     * @throws IllegalArgumentException if it holds another variable
     */
    public static ScalarActivation own(String name, Expr formula) {
        return new OwnActivation(name, formula);
    }

    /** The activation of this name in the exercise format, {@code step} with 1 at 0; empty for unknown and for later names. */
    public static Optional<Activation> named(String name) {
        for (Activation activation : ALL) {
            if (activation.name().equals(name)) {
                return Optional.of(activation);
            }
        }
        return Optional.empty();
    }

    /** The names that this version has. */
    public static List<String> names() {
        return ALL.stream().map(Activation::name).toList();
    }

    /** The names of the exercise format that this version does not have: to be refused by name. */
    public static List<String> laterNames() {
        return List.of(
                "leaky-relu",
                "elu",
                "selu",
                "softplus",
                "softsign",
                "hard-sigmoid",
                "hard-tanh",
                "gelu",
                "gelu-tanh",
                "silu",
                "mish",
                "log-sigmoid",
                "gaussian",
                "arctan");
    }

    private static Expr exp(Expr exponent) {
        return Expr.Apply.of(Function.EXP, exponent);
    }

    /** What the constants have in common. */
    private abstract static class Elementwise implements ScalarActivation {
        private final String name;
        private final List<Expr> kinks;

        Elementwise(String name, List<Expr> kinks) {
            this.name = name;
            this.kinks = kinks;
        }

        @Override
        public final String name() {
            return name;
        }

        @Override
        public final List<Expr> kinks() {
            return kinks;
        }

        @Override
        public final String toString() {
            return name;
        }
    }

    /** 0 below 0, 1 above, {@code atZero} at 0. */
    private record Step(String name, int atZero) implements ScalarActivation {
        Step {
            if (atZero != 0 && atZero != 1) {
                throw new IllegalArgumentException("step at zero is " + atZero + "; it must be 0 or 1");
            }
        }

        @Override
        public double value(double z) {
            return z > 0 || z == 0 && atZero == 1 ? 1 : 0;
        }

        @Override
        public double derivative(double z) {
            return 0;
        }

        @Override
        public Expr formula(Expr z) {
            Expr.Relation.Operator up =
                    atZero == 1 ? Expr.Relation.Operator.GREATER_OR_EQUAL : Expr.Relation.Operator.GREATER;
            return Expr.Piecewise.of(
                    Expr.Case.when(new Expr.Relation(z, up, Expr.Num.of(0)), ONE),
                    Expr.Case.otherwise(Expr.Num.of(0)));
        }

        @Override
        public List<Expr> kinks() {
            return AT_ZERO;
        }
    }
}
