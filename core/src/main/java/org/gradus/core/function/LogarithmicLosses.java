package org.gradus.core.function;

import java.util.Optional;
import java.util.OptionalInt;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.matrix.Matrix;

/** The cross-entropies; behind softmax the one, behind the sigmoid the other is calculated from the logits. */
final class LogarithmicLosses {
    private static final Expr ONE = Expr.Num.of(1);

    private LogarithmicLosses() {}

    /** weight · ln y; 0 where the weight is 0, but not where the logarithm does not even exist. */
    private static double weighted(double weight, double logarithm) {
        return weight == 0 && !Double.isNaN(logarithm) ? 0 : weight * logarithm;
    }

    /** weight / y; 0 where the weight is 0, but not where ln y does not even exist. */
    private static double fraction(double weight, double y) {
        if (y < 0) {
            return Double.NaN;
        }
        return weight == 0 ? 0 : weight / y;
    }

    private static Expr ln(Expr argument) {
        return Expr.Apply.of(FunctionName.LN, argument);
    }

    /** −Σ t_i ln y_i. */
    static final class CrossEntropy extends DescribedLoss {
        CrossEntropy() {
            super("cross-entropy", Reduction.NEGATIVE_SUM);
        }

        @Override
        protected double term(double y, double t) {
            return weighted(t, Math.log(y));
        }

        @Override
        protected double slope(double y, double t) {
            return fraction(t, y);
        }

        @Override
        protected Expr term(Expr y, Expr t) {
            return Expr.Product.of(t, ln(y));
        }

        @Override
        protected Expr slope(Expr y, Expr t) {
            return new Expr.Negation(new Expr.Quotient(t, y));
        }

        @Override
        public Optional<LogitForm> logitForm(Activation output) {
            return output instanceof Softmax ? Optional.of(LogitForm.SOFTMAX) : Optional.empty();
        }

        @Override
        public OptionalInt classes(int outputs) {
            return OptionalInt.of(outputs);
        }

        @Override
        public TargetRange targets() {
            return TargetRange.NOT_NEGATIVE;
        }

        /** The outputs of separate units are no distribution: −t ln y of a unit with target 0 is 0 whatever it says. */
        @Override
        public Optional<String> misfit(Activation output) {
            if (output instanceof Softmax) {
                return Optional.empty();
            }
            String instead = isSigmoid(output) ? "use" : "use softmax outputs, or sigmoid units with";
            return Optional.of(name()
                    + " needs outputs that are probabilities with the sum 1, as those of softmax; behind '"
                    + output.name() + "' a unit with target 0 adds -0*ln(y) = 0, so that it learns nothing; " + instead
                    + " binary-cross-entropy, which also has (1 - t)*ln(1 - y)");
        }

        private void requireFit(Activation output) {
            misfit(output).ifPresent(why -> {
                throw new IllegalArgumentException(why);
            });
        }

        /** One y between 0 and 1 lacks the probability of the other class. */
        @Override
        void requireOutputs(Matrix y) {
            for (int sample = 0; y.rows() == 1 && sample < y.columns(); sample++) {
                double only = y.get(0, sample);
                if (only > 0 && only < 1) {
                    throw new IllegalArgumentException(name()
                            + " needs outputs that are probabilities with the sum 1, but y_1 = " + only
                            + inSample(sample, y)
                            + " is the only one; use binary-cross-entropy, which also has (1 - t)*ln(1 - y)");
                }
            }
        }

        @Override
        public double value(Activation output, Matrix z, Matrix t) {
            requireFit(output);
            requireTarget(z, t);
            Matrix logarithms = ((Softmax) output).logValue(z);
            double total = 0;
            for (int sample = 0; sample < t.columns(); sample++) {
                total += minusSum(t, logarithms, sample);
            }
            return total + 0.0;
        }

        private static double minusSum(Matrix t, Matrix logarithms, int sample) {
            double sum = 0;
            for (int i = 0; i < t.rows(); i++) {
                sum -= weighted(t.get(i, sample), logarithms.get(i, sample));
            }
            if (!Double.isFinite(sum)) {
                throw new ArithmeticException(
                        "cross-entropy is infinite: an output with a target has y = 0" + inSample(sample, t));
            }
            return sum;
        }

        /** (y_j Σ_k t_k − t_j)/T, in each column. */
        @Override
        public Matrix delta(Activation output, Matrix z, Matrix t, AtKink atKink) {
            requireFit(output);
            requireTarget(z, t);
            Softmax softmax = (Softmax) output;
            return Matrix.ofColumns(t.columns(), j -> delta(softmax, z.columnAt(j), t.columnAt(j)));
        }

        private static Matrix delta(Softmax output, Matrix z, Matrix t) {
            double total = 0;
            for (int k = 0; k < t.rows(); k++) {
                total += t.get(k);
            }
            double sum = total;
            double divisor = output.nearestTemperature();
            return output.value(z).map(y -> y * sum / divisor).plus(t.map(target -> -target / divisor));
        }
    }

    /** −Σ (t_i ln y_i + (1 − t_i) ln(1 − y_i)). */
    static final class BinaryCrossEntropy extends DescribedLoss {
        BinaryCrossEntropy() {
            super("binary-cross-entropy", Reduction.NEGATIVE_SUM);
        }

        @Override
        protected double term(double y, double t) {
            return weighted(t, Math.log(y)) + weighted(1 - t, Math.log1p(-y));
        }

        @Override
        protected double slope(double y, double t) {
            return fraction(t, y) - fraction(1 - t, 1 - y);
        }

        @Override
        protected Expr term(Expr y, Expr t) {
            return Expr.Sum.of(
                    Expr.Product.of(t, ln(y)), Expr.Product.of(Losses.minus(ONE, t), ln(Losses.minus(ONE, y))));
        }

        @Override
        protected Expr slope(Expr y, Expr t) {
            return Expr.Sum.of(
                    new Expr.Negation(new Expr.Quotient(t, y)),
                    new Expr.Quotient(Losses.minus(ONE, t), Losses.minus(ONE, y)));
        }

        @Override
        public Optional<LogitForm> logitForm(Activation output) {
            return isSigmoid(output) ? Optional.of(LogitForm.SIGMOID) : Optional.empty();
        }

        /** Each output stands for two. */
        @Override
        public OptionalInt classes(int outputs) {
            return OptionalInt.of(2);
        }

        @Override
        public TargetRange targets() {
            return TargetRange.UNIT_INTERVAL;
        }

        @Override
        public double value(Activation output, Matrix z, Matrix t) {
            requireTarget(z, t);
            if (!isSigmoid(output)) {
                return value(output.value(z), t);
            }
            double total = 0;
            for (int sample = 0; sample < t.columns(); sample++) {
                total += ofSigmoid(z, t, sample);
            }
            return total;
        }

        /** −t ln σ(z) is t softplus(−z), and −(1 − t) ln(1 − σ(z)) is (1 − t) softplus(z). */
        private static double ofSigmoid(Matrix z, Matrix t, int sample) {
            double sum = 0;
            for (int i = 0; i < t.rows(); i++) {
                double logit = z.get(i, sample);
                double target = t.get(i, sample);
                sum += weighted(target, Activations.SOFTPLUS.value(-logit));
                sum += weighted(1 - target, Activations.SOFTPLUS.value(logit));
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
