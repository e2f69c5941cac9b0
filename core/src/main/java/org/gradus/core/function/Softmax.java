package org.gradus.core.function;

import java.util.ArrayList;
import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.matrix.Matrix;

/**
 * y_i = e^{z_i} / Σ_k e^{z_k}, computed with the largest logit subtracted, so that no exponential overflows.
 *
 * <p>Special cases: a logit −∞ has y = 0; at least one logit must be finite; +∞ and NaN are refused with an
 * {@link IllegalArgumentException}.
 *
 * @see <a href="https://doi.org/10.1093/imanum/draa038">Blanchard, Higham and Higham, Accurately computing the log-sum-exp and
 *     softmax functions</a>
 */
public record Softmax() implements Activation {
    @Override
    public String name() {
        return "softmax";
    }

    @Override
    public boolean isEntrywise() {
        return false;
    }

    @Override
    public boolean isDistribution() {
        return true;
    }

    @Override
    public boolean isIncreasing() {
        return true;
    }

    /** The outputs for logits {@code z}, N × 1 both. */
    @Override
    public Matrix value(Matrix z) {
        double largest = largest(z);
        double sum = 1 + sumOfOthers(z, largest);
        return z.map(logit -> Math.exp(logit - largest) / sum);
    }

    /** ln y_i = z_i − max − ln Σ_k e^{z_k − max}, N × 1; finite where y_i is too small for a double. */
    public Matrix logValue(Matrix z) {
        double largest = largest(z);
        double logSum = Math.log1p(sumOfOthers(z, largest));
        return z.map(logit -> logit - largest - logSum);
    }

    /** J_ij = ∂y_i/∂z_j = y_i (1_{i=j} − y_j), N × N, at logits {@code z}. */
    public Matrix jacobian(Matrix z) {
        Matrix y = value(z);
        double[][] jacobian = new double[z.rows()][z.rows()];
        for (int i = 0; i < z.rows(); i++) {
            double others = 0; // 1 − y_i without the cancellation
            for (int j = 0; j < z.rows(); j++) {
                jacobian[i][j] = -y.get(i) * y.get(j);
                others += i == j ? 0 : y.get(j);
            }
            jacobian[i][i] = y.get(i) * others;
        }
        return Matrix.of(jacobian);
    }

    /** The formula of output {@code i}, counted from 0: {@code e^{z_i}/(e^{z_1} + … + e^{z_N})} with these logits put in. */
    public Expr formula(List<? extends Expr> logits, int i) {
        List<Expr> exponentials = new ArrayList<>();
        for (Expr logit : logits) {
            exponentials.add(Expr.Apply.of(FunctionName.EXP, logit));
        }
        return new Expr.Quotient(exponentials.get(i), new Expr.Sum(exponentials));
    }

    @Override
    public String toString() {
        return "softmax: a_i = e^z_i/sum(k, e^z_k)";
    }

    /** Σ_k e^{z_k − largest} without one of the largest, whose exponential is 1. */
    private static double sumOfOthers(Matrix z, double largest) {
        double sum = 0;
        boolean skipped = false;
        for (int k = 0; k < z.rows(); k++) {
            if (z.get(k) == largest && !skipped) {
                skipped = true;
            } else {
                sum += Math.exp(z.get(k) - largest);
            }
        }
        return sum;
    }

    private static double largest(Matrix z) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < z.rows(); k++) {
            double logit = z.get(k);
            if (Double.isNaN(logit) || logit == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException("logit " + (k + 1) + " is " + logit + "; it must be finite or -∞");
            }
            largest = Math.max(largest, logit);
        }
        if (largest == Double.NEGATIVE_INFINITY) {
            throw new IllegalArgumentException("all logits are -∞; softmax needs a finite one");
        }
        return largest;
    }
}
