package org.gradus.core.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.number.Rational;
import org.gradus.core.number.Real;
import org.gradus.core.number.ZeroTest;

/** Functions made of pieces whose two parameters somebody has chosen. */
final class Parametric {
    private static final Expr ONE = Expr.Num.of(1);

    private Parametric() {}

    private static boolean is(Expr constant, long number) {
        return Real.of(constant, ZeroTest.NONE)
                .rational()
                .filter(Rational.of(number)::equals)
                .isPresent();
    }

    /** A product without its factors 1. */
    private static Expr product(Expr... factors) {
        List<Expr> kept = new ArrayList<>();
        for (Expr factor : factors) {
            if (!factor.equals(ONE)) {
                kept.add(factor);
            }
        }
        return kept.isEmpty() ? ONE : kept.size() == 1 ? kept.get(0) : new Expr.Product(kept);
    }

    /** λz for z > 0, else λα(e^z − 1). */
    record Selu(Expr alpha, Expr lambda) implements ScalarActivation {
        @Override
        public String name() {
            return "selu";
        }

        @Override
        public String title() {
            return "SELU";
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
            return Map.of("alpha", alpha, "lambda", lambda);
        }

        @Override
        public Activation with(String parameter, Expr value) {
            return switch (parameter) {
                case "alpha" -> new Selu(value, lambda);
                case "lambda" -> new Selu(alpha, value);
                default -> ScalarActivation.super.with(parameter, value);
            };
        }

        @Override
        public double value(double z) {
            return PiecewiseActivations.nearest(lambda)
                    * (z > 0 ? z : PiecewiseActivations.nearest(alpha) * Math.expm1(z));
        }

        @Override
        public double derivative(double z) {
            return PiecewiseActivations.nearest(lambda)
                    * (z > 0 ? 1 : PiecewiseActivations.nearest(alpha) * Math.exp(z));
        }

        @Override
        public Expr formula(Expr z) {
            Expr rise = Expr.Sum.of(Expr.Apply.of(FunctionName.EXP, z), new Expr.Negation(ONE));
            return PiecewiseActivations.pieces(z, product(lambda, z), product(lambda, alpha, rise));
        }

        @Override
        public List<Expr> kinks() {
            return is(lambda, 0) ? List.of() : PiecewiseActivations.kinkUnlessOne(alpha);
        }
    }

    /** slope·z + offset, cut to [0, 1]; the slope is not 0. */
    record HardSigmoid(Expr slope, Expr offset) implements ScalarActivation {
        @Override
        public String name() {
            return "hard-sigmoid";
        }

        @Override
        public String toString() {
            return ScalarActivation.text(this);
        }

        @Override
        public Map<String, Expr> parameters() {
            return Map.of("slope", slope, "offset", offset);
        }

        @Override
        public Activation with(String parameter, Expr value) {
            return switch (parameter) {
                case "slope" -> new HardSigmoid(value, offset);
                case "offset" -> new HardSigmoid(slope, value);
                default -> ScalarActivation.super.with(parameter, value);
            };
        }

        @Override
        public double value(double z) {
            double inner = PiecewiseActivations.nearest(slope) * z + PiecewiseActivations.nearest(offset);
            return Math.max(0, Math.min(1, inner));
        }

        @Override
        public double derivative(double z) {
            boolean rises = PiecewiseActivations.nearest(slope) > 0;
            double zero = PiecewiseActivations.nearest(at(0));
            double one = PiecewiseActivations.nearest(at(1));
            return z > (rises ? zero : one) && z <= (rises ? one : zero) ? PiecewiseActivations.nearest(slope) : 0;
        }

        @Override
        public Expr formula(Expr z) {
            boolean part = slope instanceof Expr.Quotient quotient
                    && quotient.numerator().equals(ONE);
            Expr inner = part ? new Expr.Quotient(z, ((Expr.Quotient) slope).denominator()) : product(slope, z);
            if (!is(offset, 0)) {
                boolean below = offset instanceof Expr.Num num && num.value().signum() < 0;
                inner = Expr.Sum.of(
                        inner,
                        below
                                ? new Expr.Negation(
                                        new Expr.Num(((Expr.Num) offset).value().negate()))
                                : offset);
            }
            Expr cut = Expr.Apply.of(FunctionName.MIN, ONE, inner);
            return Expr.Apply.of(FunctionName.MAX, Expr.Num.of(0), cut);
        }

        @Override
        public List<Expr> kinks() {
            boolean rises = PiecewiseActivations.nearest(slope) > 0;
            return rises ? List.of(at(0), at(1)) : List.of(at(1), at(0));
        }

        /** Where slope·z + offset is {@code value}. */
        private Expr at(long value) {
            Expr point = new Expr.Quotient(Expr.Sum.of(Expr.Num.of(value), new Expr.Negation(offset)), slope);
            return Real.of(point, ZeroTest.NONE)
                    .rational()
                    .map(Rational::toExpr)
                    .orElse(point);
        }
    }
}
