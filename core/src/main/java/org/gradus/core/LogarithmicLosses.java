package org.gradus.core;

import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Function;

/** The cross-entropies; with softmax or sigmoid outputs they are calculated from the logits. */
final class LogarithmicLosses {
    private static final Expr ONE = Expr.Num.of(1);

    private LogarithmicLosses() {}

    /** weight · ln y; 0 where the weight is 0. */
    private static double weighted(double weight, double logarithm) {
        return weight == 0 ? 0 : weight * logarithm;
    }

    /** weight / y; 0 where the weight is 0. */
    private static double fraction(double weight, double y) {
        return weight == 0 ? 0 : weight / y;
    }

    private static Expr ln(Expr argument) {
        return Expr.Apply.of(Function.LN, argument);
    }

    /** −Σ t_i ln y_i. */
    static final class CrossEntropy extends SummedLoss {
        CrossEntropy() {
            super("cross-entropy", Factor.MINUS_ONE);
        }

        @Override
        double term(double y, double t) {
            return weighted(t, Math.log(y));
        }

        @Override
        double slope(double y, double t) {
            return fraction(t, y);
        }

        @Override
        Expr term(Expr y, Expr t) {
            return Expr.Product.of(t, ln(y));
        }

        @Override
        Expr slope(Expr y, Expr t) {
            return new Expr.Negation(new Expr.Quotient(t, y));
        }

        @Override
        public double value(Activation output, Matrix z, Matrix t) {
            requireTarget(z, t);
            if (output instanceof Softmax softmax) {
                return minusSum(t, softmax.logValue(z));
            }
            return isSigmoid(output) ? minusSum(t, Activations.LOG_SIGMOID.value(z)) : value(output.value(z), t);
        }

        private static double minusSum(Matrix t, Matrix logarithms) {
            double sum = 0;
            for (int i = 0; i < t.rows(); i++) {
                sum -= weighted(t.get(i), logarithms.get(i));
            }
            if (!Double.isFinite(sum)) {
                throw new ArithmeticException("cross-entropy is infinite: an output with a target has y = 0");
            }
            return sum + 0.0;
        }

        /** y_j Σ_k t_k − t_j for softmax, −t(1 − y) for the sigmoid. */
        @Override
        public Matrix delta(Activation output, Matrix z, Matrix t, AtKink atKink) {
            requireTarget(z, t);
            if (output instanceof Softmax) {
                double total = 0;
                for (int k = 0; k < t.rows(); k++) {
                    total += t.get(k);
                }
                double sum = total;
                return output.value(z).map(y -> y * sum).plus(t.map(target -> -target));
            }
            return isSigmoid(output)
                    ? z.map(logit -> -Activations.SIGMOID.value(-logit)).hadamard(t)
                    : super.delta(output, z, t, atKink);
        }
    }

    /** −Σ (t_i ln y_i + (1 − t_i) ln(1 − y_i)). */
    static final class BinaryCrossEntropy extends SummedLoss {
        BinaryCrossEntropy() {
            super("binary-cross-entropy", Factor.MINUS_ONE);
        }

        @Override
        double term(double y, double t) {
            return weighted(t, Math.log(y)) + weighted(1 - t, Math.log1p(-y));
        }

        @Override
        double slope(double y, double t) {
            return fraction(t, y) - fraction(1 - t, 1 - y);
        }

        @Override
        Expr term(Expr y, Expr t) {
            return Expr.Sum.of(
                    Expr.Product.of(t, ln(y)), Expr.Product.of(Losses.minus(ONE, t), ln(Losses.minus(ONE, y))));
        }

        @Override
        Expr slope(Expr y, Expr t) {
            return Expr.Sum.of(
                    new Expr.Negation(new Expr.Quotient(t, y)),
                    new Expr.Quotient(Losses.minus(ONE, t), Losses.minus(ONE, y)));
        }

        @Override
        public double value(Activation output, Matrix z, Matrix t) {
            requireTarget(z, t);
            if (!isSigmoid(output)) {
                return value(output.value(z), t);
            }
            double sum = 0;
            for (int i = 0; i < t.rows(); i++) {
                sum += weighted(t.get(i), Activations.SOFTPLUS.value(-z.get(i)));
                sum += weighted(1 - t.get(i), Activations.SOFTPLUS.value(z.get(i)));
            }
            return sum;
        }

        /** y − t for the sigmoid. */
        @Override
        public Matrix delta(Activation output, Matrix z, Matrix t, AtKink atKink) {
            requireTarget(z, t);
            return isSigmoid(output)
                    ? output.value(z).plus(t.map(target -> -target))
                    : super.delta(output, z, t, atKink);
        }
    }

    private static boolean isSigmoid(Activation activation) {
        return activation.equals(Activations.SIGMOID);
    }
}
