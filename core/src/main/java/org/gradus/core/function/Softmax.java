package org.gradus.core.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.expr.TextWriter;
import org.gradus.core.matrix.Matrix;
import org.gradus.core.number.Rational;
import org.gradus.core.number.Real;
import org.gradus.core.number.ZeroTest;

/**
 * y_i = e^{z_i/T} / Σ_k e^{z_k/T} with a temperature T > 0, which is 1 unless somebody chooses another; computed with the largest logit subtracted, so that no exponential overflows.
 *
 * <p>Special cases: a logit −∞ has y = 0; at least one logit must be finite; +∞ and NaN are refused with an
 * {@link IllegalArgumentException}.
 *
 * @see <a href="https://doi.org/10.1093/imanum/draa038">Blanchard, Higham and Higham, Accurately computing the log-sum-exp and
 *     softmax functions</a>
 */
public record Softmax(Expr temperature) implements Activation {
    /** The parameter's name in the exercise file. */
    public static final String TEMPERATURE = "temperature";

    private static final Expr ONE = Expr.Num.of(1);

    /** Without a temperature. */
    public Softmax() {
        this(ONE);
    }

    /** @param temperature a positive constant; one that is 1 is kept as 1 */
    public Softmax {
        boolean one = Real.of(temperature, ZeroTest.NONE)
                .rational()
                .filter(Rational.ONE::equals)
                .isPresent();
        temperature = one ? ONE : temperature;
    }

    private boolean isTempered() {
        return !temperature.equals(ONE);
    }

    @Override
    public Optional<Expr> divisor() {
        return isTempered() ? Optional.of(temperature) : Optional.empty();
    }

    @Override
    public Map<String, Expr> parameters() {
        return Map.of(TEMPERATURE, temperature);
    }

    @Override
    public Activation with(String parameter, Expr value) {
        return parameter.equals(TEMPERATURE) ? new Softmax(value) : Activation.super.with(parameter, value);
    }

    /** T as a double. */
    double nearestTemperature() {
        return isTempered() ? PiecewiseActivations.nearest(temperature) : 1;
    }

    /** z/T. */
    private Matrix scaled(Matrix z) {
        double divisor = nearestTemperature();
        return isTempered() ? z.map(logit -> logit / divisor) : z;
    }

    @Override
    public String name() {
        return "softmax";
    }

    @Override
    public Optional<ScalarActivation> unit(int i) {
        return Optional.empty();
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

    /** The outputs for these logits, N × m both: every column is a distribution of its own. */
    @Override
    public Matrix value(Matrix logits) {
        return Matrix.ofColumns(logits.columns(), j -> valueOfColumn(scaled(logits.columnAt(j))));
    }

    private static Matrix valueOfColumn(Matrix z) {
        double largest = largest(z);
        double sum = 1 + sumOfOthers(z, largest);
        return z.map(logit -> Math.exp(logit - largest) / sum);
    }

    /** ln y_i = z_i − max − ln Σ_k e^{z_k − max} for z = logits/T, in each column; finite where y_i is too small for a double. */
    public Matrix logValue(Matrix logits) {
        return Matrix.ofColumns(logits.columns(), j -> logValueOfColumn(scaled(logits.columnAt(j))));
    }

    private static Matrix logValueOfColumn(Matrix z) {
        double largest = largest(z);
        double logSum = Math.log1p(sumOfOthers(z, largest));
        return z.map(logit -> logit - largest - logSum);
    }

    /** J_ij = ∂y_i/∂z_j = y_i (1_{i=j} − y_j)/T, N × N, at logits {@code z}, N × 1. */
    public Matrix jacobian(Matrix z) {
        Matrix y = value(z);
        double divisor = nearestTemperature();
        double[][] jacobian = new double[z.rows()][z.rows()];
        for (int i = 0; i < z.rows(); i++) {
            double others = 0; // 1 − y_i without the cancellation
            for (int j = 0; j < z.rows(); j++) {
                jacobian[i][j] = -y.get(i) * y.get(j) / divisor;
                others += i == j ? 0 : y.get(j);
            }
            jacobian[i][i] = y.get(i) * others / divisor;
        }
        return Matrix.of(jacobian);
    }

    /** The formula of output {@code i}, counted from 0: {@code e^{z_i}/(e^{z_1} + … + e^{z_N})} with these logits put in. */
    public Expr formula(List<? extends Expr> logits, int i) {
        List<Expr> exponentials = new ArrayList<>();
        for (Expr logit : logits) {
            exponentials.add(
                    Expr.Apply.of(FunctionName.EXP, isTempered() ? new Expr.Quotient(logit, temperature) : logit));
        }
        return new Expr.Quotient(exponentials.get(i), new Expr.Sum(exponentials));
    }

    @Override
    public String toString() {
        return isTempered()
                ? "softmax: a_i = e^(z_i/T)/sum(k, e^(z_k/T)), T = " + TextWriter.write(temperature)
                : "softmax: a_i = e^z_i/sum(k, e^z_k)";
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
