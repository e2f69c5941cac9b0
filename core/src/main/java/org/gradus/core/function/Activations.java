package org.gradus.core.function;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;

/** The catalogue of activation functions; a new one is one constant here, its name in {@link #ALL}, and rows of reference values. */
public final class Activations {
    private static final List<Expr> NONE = List.of();
    private static final List<Expr> AT_ZERO = List.of(Expr.Num.of(0));
    private static final Expr ONE = Expr.Num.of(1);
    private static final String AT_ZERO_VALUE = "stepAtZero";

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

        @Override
        public Optional<String> description() {
            return Optional.of("identity");
        }

        @Override
        public Optional<ClassRule> classRule() {
            return Optional.of(ClassRule.AT_LEAST_ZERO);
        }

        @Override
        public boolean isIncreasing() {
            return true;
        }

        @Override
        public boolean isIdentity() {
            return true;
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

        @Override
        public String symbol() {
            return "sigma";
        }

        @Override
        public Optional<String> description() {
            return Optional.of("sigmoid");
        }

        @Override
        public Optional<ClassRule> classRule() {
            return Optional.of(ClassRule.AT_LEAST_HALF);
        }

        @Override
        public boolean isIncreasing() {
            return true;
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

        @Override
        public Optional<String> description() {
            return Optional.of("tanh");
        }

        @Override
        public Optional<ClassRule> classRule() {
            return Optional.of(ClassRule.AT_LEAST_ZERO);
        }

        @Override
        public boolean isIncreasing() {
            return true;
        }

        @Override
        public Expr written(Expr z) {
            return Expr.Apply.of(FunctionName.TANH, z);
        }

        /** 4u/(1 + u)² with u = e^{∓2z}. */
        @Override
        public Optional<Expr> steepDerivative(Expr z, boolean positive) {
            Expr twice = Expr.Product.of(Expr.Num.of(2), z);
            Expr power = exp(positive ? new Expr.Negation(twice) : twice);
            return Optional.of(new Expr.Quotient(
                    Expr.Product.of(Expr.Num.of(4), power), new Expr.Power(Expr.Sum.of(ONE, power), Expr.Num.of(2))));
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
            return Expr.Apply.of(FunctionName.MAX, Expr.Num.of(0), z);
        }

        @Override
        public String title() {
            return "ReLU";
        }

        @Override
        public Optional<String> description() {
            return Optional.of("relu");
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
            return Expr.Apply.of(FunctionName.SIGN, z);
        }

        @Override
        public Optional<String> description() {
            return Optional.of("sign");
        }

        @Override
        public Optional<ClassRule> classRule() {
            return Optional.of(ClassRule.AT_LEAST_ZERO);
        }
    };

    /** 1 if z ≥ 0, else 0; {@link #step(int)} chooses the value at 0. */
    public static final ScalarActivation STEP = step(1);

    /** 1 if z > 0, else 0. */
    public static final ScalarActivation STEP_STRICT = new Step("step-strict", 0);

    /** y_i = e^{z_i} / Σ_k e^{z_k}. */
    public static final Softmax SOFTMAX = new Softmax();

    /** z for z > 0, else 0.01 z; {@link #leakyRelu(Expr)} takes another factor. */
    public static final ScalarActivation LEAKY_RELU = leakyRelu(new Expr.Num(new BigDecimal("0.01")));

    /** z for z > 0, else e^z − 1; {@link #elu(Expr)} takes a factor α. */
    public static final ScalarActivation ELU = elu(ONE);

    /** λz for z > 0, else λα(e^z − 1), with α = 1.6732632424 and λ = 1.0507009874. */
    public static final ScalarActivation SELU = PiecewiseActivations.SELU;

    /** ln(1 + e^z). */
    public static final ScalarActivation SOFTPLUS = SmoothActivations.SOFTPLUS;

    /** z/(1 + |z|). */
    public static final ScalarActivation SOFTSIGN = SmoothActivations.SOFTSIGN;

    /** z/6 + 1/2, cut to [0, 1]. */
    public static final ScalarActivation HARD_SIGMOID = PiecewiseActivations.HARD_SIGMOID;

    /** z, cut to [−1, 1]. */
    public static final ScalarActivation HARD_TANH = PiecewiseActivations.HARD_TANH;

    /** zΦ(z) with the standard normal distribution function Φ. */
    public static final ScalarActivation GELU = SmoothActivations.GELU;

    /** z/2 (1 + tanh(√(2/π) (z + 0.044715 z³))). */
    public static final ScalarActivation GELU_TANH = SmoothActivations.GELU_TANH;

    /** zσ(z). */
    public static final ScalarActivation SILU = SmoothActivations.SILU;

    /** z tanh(ln(1 + e^z)). */
    public static final ScalarActivation MISH = SmoothActivations.MISH;

    /** ln σ(z). */
    public static final ScalarActivation LOG_SIGMOID = SmoothActivations.LOG_SIGMOID;

    /** e^{-z²}. */
    public static final ScalarActivation GAUSSIAN = SmoothActivations.GAUSSIAN;

    /** arctan z. */
    public static final ScalarActivation ARCTAN = SmoothActivations.ARCTAN;

    /** In the order of the exercise format. */
    private static final List<Activation> ALL = List.of(
            IDENTITY,
            SIGMOID,
            TANH,
            RELU,
            SOFTMAX,
            STEP,
            STEP_STRICT,
            SIGN,
            LEAKY_RELU,
            ELU,
            SELU,
            SOFTPLUS,
            SOFTSIGN,
            HARD_SIGMOID,
            HARD_TANH,
            GELU,
            GELU_TANH,
            SILU,
            MISH,
            LOG_SIGMOID,
            GAUSSIAN,
            ARCTAN);

    /** What other books and libraries call some of them; no alias is itself a name. */
    private static final Map<String, Activation> ALIASES = Map.of(
            "logistic", SIGMOID,
            "sigma", SIGMOID,
            "σ", SIGMOID,
            "linear", IDENTITY,
            "swish", SILU,
            "heaviside", STEP,
            "lrelu", LEAKY_RELU);

    private Activations() {}

    /** The function {@code step} with the value {@code atZero}, 0 or 1, at 0. */
    public static ScalarActivation step(int atZero) {
        return new Step("step", atZero);
    }

    /** z for z > 0, else αz. {@code alpha} is a constant formula. */
    public static ScalarActivation leakyRelu(Expr alpha) {
        return new PiecewiseActivations.LeakyRelu(alpha);
    }

    /** z for z > 0, else α(e^z − 1). {@code alpha} is a constant formula. */
    public static ScalarActivation elu(Expr alpha) {
        return new PiecewiseActivations.Elu(alpha);
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

    /**
     * The activation of this name or {@linkplain #aliases() alias} in the exercise format, {@code step} with 1 at 0; other
     * parameters as the format sets them; empty for an unknown name. What comes out is called by its name, never by the alias.
     */
    public static Optional<Activation> named(String name) {
        for (Activation activation : ALL) {
            if (activation.name().equals(name)) {
                return Optional.of(activation);
            }
        }
        return Optional.ofNullable(ALIASES.get(name));
    }

    /** Other names that are read as what they mean, each with the name used here: {@code logistic} is {@code sigmoid}. */
    public static Map<String, String> aliases() {
        Map<String, String> names = new TreeMap<>();
        ALIASES.forEach((alias, activation) -> names.put(alias, activation.name()));
        return Collections.unmodifiableMap(names);
    }

    /** The names of the exercise format, in its order. */
    public static List<String> names() {
        return ALL.stream().map(Activation::name).toList();
    }

    private static Expr exp(Expr exponent) {
        return Expr.Apply.of(FunctionName.EXP, exponent);
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
                    Expr.Case.when(new Expr.Relation(z, up, Expr.Num.of(0)), ONE), Expr.Case.otherwise(Expr.Num.of(0)));
        }

        @Override
        public List<Expr> kinks() {
            return AT_ZERO;
        }

        @Override
        public Map<String, Expr> parameters() {
            return name.equals("step") ? Map.of(AT_ZERO_VALUE, Expr.Num.of(atZero)) : Map.of();
        }

        @Override
        public Activation with(String parameter, Expr value) {
            boolean zero = value.equals(Expr.Num.of(0));
            if (!parameters().containsKey(parameter) || !zero && !value.equals(ONE)) {
                return ScalarActivation.super.with(parameter, value);
            }
            return new Step(name, zero ? 0 : 1);
        }

        @Override
        public List<Expr> conventionalAt() {
            return AT_ZERO;
        }

        @Override
        public Optional<String> description() {
            return Optional.of("step");
        }

        @Override
        public Optional<ClassRule> classRule() {
            return Optional.of(ClassRule.OUTPUT);
        }

        @Override
        public String toString() {
            return ScalarActivation.text(this);
        }

        @Override
        public boolean isPrecise() {
            return true;
        }
    }
}
