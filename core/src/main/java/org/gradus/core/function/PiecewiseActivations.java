package org.gradus.core.function;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.number.Rational;
import org.gradus.core.number.Real;
import org.gradus.core.number.ZeroTest;

/** Functions made of two or three pieces; at their kinks the derivative is the one from the left. */
final class PiecewiseActivations {
    private static final String ALPHA = "alpha";
    private static final Parametric.Selu STANDARD_SELU = new Parametric.Selu(
            new Expr.Num(new BigDecimal("1.6732632424")), new Expr.Num(new BigDecimal("1.0507009874")));
    private static final Parametric.HardSigmoid STANDARD_HARD_SIGMOID = new Parametric.HardSigmoid(
            new Expr.Quotient(Expr.Num.of(1), Expr.Num.of(6)), new Expr.Quotient(Expr.Num.of(1), Expr.Num.of(2)));
    private static final List<Expr> AT_ZERO = List.of(Expr.Num.of(0));

    private PiecewiseActivations() {}

    static Expr pieces(Expr z, Expr right, Expr left) {
        Expr.Relation positive = new Expr.Relation(z, Expr.Relation.Operator.GREATER, Expr.Num.of(0));
        return Expr.Piecewise.of(Expr.Case.when(positive, right), Expr.Case.otherwise(left));
    }

    /** Where both sides have the slope 1 there is no kink. */
    static List<Expr> kinkUnlessOne(Expr alpha) {
        boolean smooth = Real.of(alpha, ZeroTest.NONE).rational().equals(Optional.of(Rational.ONE));
        return smooth ? List.of() : AT_ZERO;
    }

    static double nearest(Expr constant) {
        return constant instanceof Expr.Num num
                ? num.value().doubleValue()
                : Real.of(constant, ZeroTest.NONE).nearestDouble();
    }

    /** z for z > 0, else αz. */
    record LeakyRelu(Expr alpha) implements ScalarActivation {
        @Override
        public String name() {
            return "leaky-relu";
        }

        @Override
        public String title() {
            return "LeakyReLU";
        }

        @Override
        public String toString() {
            return ScalarActivation.text(this);
        }

        @Override
        public boolean isPrecise() {
            return true;
        }

        @Override
        public Map<String, Expr> parameters() {
            return Map.of(ALPHA, alpha);
        }

        @Override
        public Activation with(String parameter, Expr value) {
            return parameter.equals(ALPHA) ? new LeakyRelu(value) : ScalarActivation.super.with(parameter, value);
        }

        @Override
        public double value(double z) {
            return z > 0 ? z : nearest(alpha) * z;
        }

        @Override
        public double derivative(double z) {
            return z > 0 ? 1 : nearest(alpha);
        }

        @Override
        public Expr formula(Expr z) {
            return pieces(z, z, Expr.Product.of(alpha, z));
        }

        @Override
        public List<Expr> kinks() {
            return kinkUnlessOne(alpha);
        }
    }

    /** z for z > 0, else α(e^z − 1). */
    record Elu(Expr alpha) implements ScalarActivation {
        @Override
        public String name() {
            return "elu";
        }

        @Override
        public String title() {
            return "ELU";
        }

        @Override
        public String toString() {
            return ScalarActivation.text(this);
        }

        @Override
        public boolean isPrecise() {
            return true;
        }

        @Override
        public Map<String, Expr> parameters() {
            return Map.of(ALPHA, alpha);
        }

        @Override
        public Activation with(String parameter, Expr value) {
            return parameter.equals(ALPHA) ? new Elu(value) : ScalarActivation.super.with(parameter, value);
        }

        @Override
        public double value(double z) {
            return z > 0 ? z : nearest(alpha) * Math.expm1(z);
        }

        @Override
        public double derivative(double z) {
            return z > 0 ? 1 : nearest(alpha) * Math.exp(z);
        }

        @Override
        public Expr formula(Expr z) {
            Expr rise = Expr.Sum.of(Expr.Apply.of(FunctionName.EXP, z), Expr.Num.of(-1));
            return pieces(z, z, alpha.equals(Expr.Num.of(1)) ? rise : Expr.Product.of(alpha, rise));
        }

        @Override
        public List<Expr> kinks() {
            return kinkUnlessOne(alpha);
        }
    }

    /** λz for z > 0, else λα(e^z − 1) (Klambauer et al., Self-Normalizing Neural Networks, 2017, to ten decimals). */
    static final ScalarActivation SELU =
            new Written("selu", "piecewise(z > 0, 1.0507009874*z, 1.0507009874*1.6732632424*(exp(z)-1))", 0) {
                private static final double LAMBDA = 1.0507009874;
                private static final double ALPHA = 1.6732632424;

                @Override
                public double value(double z) {
                    return LAMBDA * (z > 0 ? z : ALPHA * Math.expm1(z));
                }

                @Override
                public double derivative(double z) {
                    return LAMBDA * (z > 0 ? 1 : ALPHA * Math.exp(z));
                }

                @Override
                public String title() {
                    return "SELU";
                }

                @Override
                public Map<String, Expr> parameters() {
                    return STANDARD_SELU.parameters();
                }

                @Override
                public Activation with(String parameter, Expr value) {
                    return STANDARD_SELU.with(parameter, value);
                }
            };

    /** z/6 + 1/2, cut to [0, 1]. */
    static final ScalarActivation HARD_SIGMOID = new Written("hard-sigmoid", "max(0, min(1, z/6+1/2))", -3, 3) {
        @Override
        public Map<String, Expr> parameters() {
            return STANDARD_HARD_SIGMOID.parameters();
        }

        @Override
        public Activation with(String parameter, Expr value) {
            return STANDARD_HARD_SIGMOID.with(parameter, value);
        }

        @Override
        public double value(double z) {
            return Math.max(0, Math.min(1, z / 6 + 0.5));
        }

        @Override
        public double derivative(double z) {
            return z > -3 && z <= 3 ? 1 / 6.0 : 0;
        }
    };

    /** z, cut to [−1, 1]. */
    static final ScalarActivation HARD_TANH = new Written("hard-tanh", "max(-1, min(1, z))", -1, 1) {
        @Override
        public double value(double z) {
            return Math.max(-1, Math.min(1, z));
        }

        @Override
        public double derivative(double z) {
            return z > -1 && z <= 1 ? 1 : 0;
        }
    };
}
