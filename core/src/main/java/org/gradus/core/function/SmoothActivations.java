package org.gradus.core.function;

import org.gradus.core.expr.Expr;
import org.gradus.core.number.Evaluator;

/** Functions that are differentiable everywhere; every value is computed without overflow or cancellation in the tails. */
final class SmoothActivations {
    private SmoothActivations() {}

    /** ln(1 + e^z) = max(z, 0) + ln(1 + e^{-|z|}). */
    static final ScalarActivation SOFTPLUS = new Written("softplus", "ln(1+exp(z))") {
        @Override
        public double value(double z) {
            return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
        }

        @Override
        public double derivative(double z) {
            return sigmoid(z);
        }

        @Override
        public boolean isIncreasing() {
            return true;
        }
    };

    /** ln σ(z) = −softplus(−z). */
    static final ScalarActivation LOG_SIGMOID = new Written("log-sigmoid", "-ln(1+exp(-z))") {
        @Override
        public double value(double z) {
            return -SOFTPLUS.value(-z);
        }

        @Override
        public double derivative(double z) {
            return sigmoid(-z);
        }

        @Override
        public boolean isIncreasing() {
            return true;
        }
    };

    /** z/(1 + |z|). */
    static final ScalarActivation SOFTSIGN = new Written("softsign", "z/(1+abs(z))") {
        @Override
        public double value(double z) {
            return z / (1 + Math.abs(z));
        }

        @Override
        public double derivative(double z) {
            double below = 1 + Math.abs(z);
            return 1 / below / below;
        }

        @Override
        public boolean isIncreasing() {
            return true;
        }
    };

    /** zΦ(z) with the standard normal distribution function Φ. */
    static final ScalarActivation GELU = new Written("gelu", "z*Phi(z)") {
        private static final Expr.Symbol Z = Expr.Symbol.of("z");

        @Override
        public double value(double z) {
            return Evaluator.value(formula(Z), quantity -> z);
        }

        @Override
        public double derivative(double z) {
            return Evaluator.differentiate(formula(Z), quantity -> z, Z).derivative();
        }

        @Override
        public String title() {
            return "GELU";
        }
    };

    /** z/2 (1 + tanh u) = zσ(2u) with u = √(2/π) (z + 0.044715 z³) (Hendrycks and Gimpel, Gaussian Error Linear Units, 2016). */
    static final ScalarActivation GELU_TANH = new Written("gelu-tanh", "z/2*(1+tanh(sqrt(2/pi)*(z+0.044715*z^3)))") {
        private static final double SCALE = Math.sqrt(8 / Math.PI);
        private static final double CUBIC = 0.044715;

        private static double doubled(double z) {
            return SCALE * z * (1 + CUBIC * z * z);
        }

        @Override
        public double value(double z) {
            return z * sigmoid(doubled(z));
        }

        @Override
        public double derivative(double z) {
            double slope = Activations.SIGMOID.derivative(doubled(z));
            double inner = SCALE * (1 + 3 * CUBIC * z * z);
            return sigmoid(doubled(z)) + (slope == 0 ? 0 : z * slope * inner);
        }
    };

    /** zσ(z). */
    static final ScalarActivation SILU = new Written("silu", "z/(1+exp(-z))") {
        @Override
        public double value(double z) {
            return z * sigmoid(z);
        }

        @Override
        public double derivative(double z) {
            return sigmoid(z) * (1 + z * sigmoid(-z));
        }

        @Override
        public String title() {
            return "SiLU";
        }
    };

    /** z tanh(softplus z); with w = e^{-|z|}, 1 − tanh(softplus z) = 2w²/(1 + 2w + 2w²) for z > 0, else 2/(w² + 2w + 2). */
    static final ScalarActivation MISH = new Written("mish", "z*tanh(ln(1+exp(z)))") {
        private static double tanh(double z) {
            double w = Math.exp(-Math.abs(z));
            return z > 0 ? (1 + 2 * w) / (1 + 2 * w + 2 * w * w) : w * (w + 2) / (w * (w + 2) + 2);
        }

        private static double missing(double z) {
            double w = Math.exp(-Math.abs(z));
            return 2 * (z > 0 ? w * w / (1 + 2 * w + 2 * w * w) : 1 / (w * (w + 2) + 2));
        }

        @Override
        public double value(double z) {
            return z * tanh(z);
        }

        @Override
        public double derivative(double z) {
            return tanh(z) + z * missing(z) * (1 + tanh(z)) * sigmoid(z);
        }
    };

    /** e^{-z²}. */
    static final ScalarActivation GAUSSIAN = new Written("gaussian", "exp(-z^2)") {
        @Override
        public double value(double z) {
            return Math.exp(-z * z);
        }

        @Override
        public double derivative(double z) {
            double value = value(z);
            return value == 0 ? 0 : -2 * z * value;
        }
    };

    /** The angle whose tangent is z. */
    static final ScalarActivation ARCTAN = new Written("arctan", "atan(z)") {
        @Override
        public double value(double z) {
            return Math.atan(z);
        }

        @Override
        public double derivative(double z) {
            return 1 / (1 + z * z);
        }

        @Override
        public boolean isIncreasing() {
            return true;
        }
    };
}
