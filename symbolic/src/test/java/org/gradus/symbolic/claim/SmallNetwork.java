package org.gradus.symbolic.claim;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import org.gradus.core.expr.Expr;
import org.gradus.core.layer.LayerEquation;
import org.gradus.core.layer.LayerLetter;

/**
 * A network of three layers with different sizes in plain doubles, whose derivatives are difference quotients: what is true of
 * backpropagation without any of its formulas. Layer l−1 has 2 units, layer l has 3, layer l+1 has 4.
 */
final class SmallNetwork {
    private static final double STEP = 1e-5;

    private final LayerEquation equation;
    private final double[][] zPrevious;
    private final double[][] aPrevious;
    private final double[][] w;
    private final double[][] b;
    private final double[][] wNext;
    private final double[][] bNext;
    private final double[][] target;
    private final double[][] shiftZ;
    private final double[][] shiftNext;

    SmallNetwork(LayerEquation equation, long seed) {
        this.equation = equation;
        Random random = new Random(seed);
        zPrevious = drawn(random, 2, 1);
        aPrevious = map(zPrevious, Math::tanh);
        w = drawn(random, 3, 2);
        b = drawn(random, 3, 1);
        wNext = drawn(random, 4, 3);
        bNext = drawn(random, 4, 1);
        target = drawn(random, equation.last() ? 3 : 4, 1);
        shiftZ = new double[3][1];
        shiftNext = new double[4][1];
    }

    private static double[][] drawn(Random random, int rows, int columns) {
        double[][] drawn = new double[rows][columns];
        for (double[] row : drawn) {
            for (int j = 0; j < columns; j++) {
                row[j] = 0.3 + random.nextDouble();
            }
        }
        return drawn;
    }

    // ---- forwards ----

    private double[][] z() {
        return plus(plus(times(w, aPrevious), b), shiftZ);
    }

    private double[][] a() {
        return map(z(), Math::tanh);
    }

    private double[][] zNext() {
        return plus(plus(times(wNext, a()), bNext), shiftNext);
    }

    /** A loss that is neither linear nor even, or the half squared error where that is what is assumed. */
    private double loss() {
        double[][] y = equation.last() ? a() : map(zNext(), Math::tanh);
        double loss = 0;
        for (int k = 0; k < y.length; k++) {
            double miss = y[k][0] - target[k][0];
            loss += equation.gradient().isPresent()
                    ? scale() * miss * miss / 2
                    : Math.exp(y[k][0]) + (k + 2) * miss * miss;
        }
        return loss;
    }

    /** Of ∂C/∂y = 2(y − t) the 2. */
    private double scale() {
        return of(equation.gradient().orElseThrow())[0][0] / (a()[0][0] - target[0][0]);
    }

    // ---- backwards, by differences ----

    double[][] derivative() {
        return switch (equation.kind()) {
            case ERROR -> by(shiftZ);
            case WEIGHTS -> by(w);
            case BIAS -> by(b);
            case INPUT -> by(aPrevious);
        };
    }

    private double[][] by(double[][] parameters) {
        double[][] derivative = new double[parameters.length][parameters[0].length];
        for (int i = 0; i < parameters.length; i++) {
            for (int j = 0; j < parameters[i].length; j++) {
                derivative[i][j] = quotient(parameters, i, j, this::loss);
            }
        }
        return derivative;
    }

    private static double quotient(double[][] parameters, int i, int j, Supplier<Double> value) {
        double before = parameters[i][j];
        parameters[i][j] = before + STEP;
        double above = value.get();
        parameters[i][j] = before - STEP;
        double below = value.get();
        parameters[i][j] = before;
        return (above - below) / (2 * STEP);
    }

    // ---- what is claimed ----

    double[][] claimed() {
        return of(equation.right());
    }

    private double[][] of(Expr formula) {
        if (formula instanceof Expr.Num num) {
            return new double[][] {{num.value().doubleValue()}};
        }
        if (formula instanceof Expr.Negation negation) {
            return map(of(negation.operand()), x -> -x);
        }
        if (formula instanceof Expr.Transpose transpose) {
            return transposed(of(transpose.operand()));
        }
        if (formula instanceof Expr.Quotient quotient) {
            double divisor = of(quotient.denominator())[0][0];
            return map(of(quotient.numerator()), x -> x / divisor);
        }
        if (formula instanceof Expr.Hadamard hadamard) {
            double[][] left = of(hadamard.left());
            double[][] right = of(hadamard.right());
            double[][] product = new double[left.length][left[0].length];
            for (int i = 0; i < left.length; i++) {
                for (int j = 0; j < left[0].length; j++) {
                    product[i][j] = left[i][j] * right[i][j];
                }
            }
            return product;
        }
        if (formula instanceof Expr.Sum sum) {
            return sum.terms().stream().map(this::of).reduce(SmallNetwork::plus).orElseThrow();
        }
        if (formula instanceof Expr.Product product) {
            return product.factors().stream()
                    .map(this::of)
                    .reduce(SmallNetwork::times)
                    .orElseThrow();
        }
        return of(LayerLetter.of(formula).orElseThrow());
    }

    private double[][] of(LayerLetter letter) {
        int layer = letter.layer();
        return switch (letter.kind()) {
            case WEIGHTS -> layer == 0 ? w : wNext;
            case BIAS -> layer == 0 ? b : bNext;
            case SUM -> layer < 0 ? zPrevious : layer == 0 ? z() : zNext();
            case OUTPUT -> layer < 0 ? aPrevious : layer == 0 ? a() : map(zNext(), Math::tanh);
            case SLOPE -> map(of(new LayerLetter(LayerLetter.Kind.OUTPUT, layer)), x -> 1 - x * x);
            case ERROR -> by(layer == 0 ? shiftZ : shiftNext);
            case TARGET -> target;
            case OUTPUT_GRADIENT -> {
                double[][] slopes = of(new LayerLetter(LayerLetter.Kind.SLOPE, 0));
                double[][] errors = by(shiftZ);
                double[][] gradient = new double[errors.length][1];
                for (int k = 0; k < errors.length; k++) {
                    gradient[k][0] = errors[k][0] / slopes[k][0];
                }
                yield gradient;
            }
        };
    }

    // ---- matrices ----

    private static double[][] map(double[][] matrix, DoubleUnaryOperator function) {
        double[][] result = new double[matrix.length][];
        for (int i = 0; i < matrix.length; i++) {
            result[i] = Arrays.stream(matrix[i]).map(function).toArray();
        }
        return result;
    }

    private static double[][] plus(double[][] left, double[][] right) {
        double[][] sum = map(left, x -> x);
        for (int i = 0; i < left.length; i++) {
            for (int j = 0; j < left[0].length; j++) {
                sum[i][j] += right[i][j];
            }
        }
        return sum;
    }

    private static double[][] transposed(double[][] matrix) {
        double[][] result = new double[matrix[0].length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix[0].length; j++) {
                result[j][i] = matrix[i][j];
            }
        }
        return result;
    }

    private static double[][] times(double[][] left, double[][] right) {
        if (left.length == 1 && left[0].length == 1) {
            return map(right, x -> left[0][0] * x);
        }
        if (right.length == 1 && right[0].length == 1) {
            return map(left, x -> right[0][0] * x);
        }
        double[][] product = new double[left.length][right[0].length];
        for (int i = 0; i < left.length; i++) {
            for (int j = 0; j < right[0].length; j++) {
                for (int k = 0; k < right.length; k++) {
                    product[i][j] += left[i][k] * right[k][j];
                }
            }
        }
        return product;
    }
}
