package org.gradus.report.functions;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** A dense network with one hidden layer, its loss, gradients and steps, in plain doubles and written for this test alone. */
final class Reference {
    /** A loss: one output's term, its slope, and whether the terms are averaged. */
    record Loss(DoubleBinaryOperator term, DoubleBinaryOperator slope, boolean mean) {}

    /** An activation and its derivative, the one from the left at a kink. */
    record Function(DoubleUnaryOperator value, DoubleUnaryOperator slope) {}

    /** ∂C/∂W and ∂C/∂b of both layers; the deltas are the gradients of the biases. */
    record Gradients(double[][] w1, double[] b1, double[][] w2, double[] b2, double[] dy) {}

    final double[][] w1;
    final double[] b1;
    final double[][] w2;
    final double[] b2;
    private final Function hidden;
    private final Function output;
    private final Loss loss;

    Reference(double[][] w1, double[] b1, double[][] w2, double[] b2, Function hidden, Function output, Loss loss) {
        this.w1 = w1;
        this.b1 = b1;
        this.w2 = w2;
        this.b2 = b2;
        this.hidden = hidden;
        this.output = output;
        this.loss = loss;
    }

    double[] z1(double[] x) {
        return affine(w1, b1, x);
    }

    double[] z2(double[] x) {
        return affine(w2, b2, each(hidden.value, z1(x)));
    }

    double[] y(double[] x) {
        return each(output.value, z2(x));
    }

    double loss(double[] x, double[] t) {
        double sum = 0;
        double[] y = y(x);
        for (int i = 0; i < y.length; i++) {
            sum += loss.term.applyAsDouble(y[i], t[i]);
        }
        return loss.mean ? sum / y.length : sum;
    }

    Gradients gradients(double[] x, double[] t) {
        double[] z1 = z1(x);
        double[] a = each(hidden.value, z1);
        double[] z2 = z2(x);
        double[] y = each(output.value, z2);
        double[] dy = new double[y.length];
        double[] delta2 = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            dy[i] = loss.slope.applyAsDouble(y[i], t[i]) / (loss.mean ? y.length : 1);
            delta2[i] = dy[i] * output.slope.applyAsDouble(z2[i]);
        }
        double[] delta1 = new double[a.length];
        for (int j = 0; j < a.length; j++) {
            for (int i = 0; i < y.length; i++) {
                delta1[j] += w2[i][j] * delta2[i];
            }
            delta1[j] *= hidden.slope.applyAsDouble(z1[j]);
        }
        return new Gradients(outer(delta1, x), delta1, outer(delta2, a), delta2, dy);
    }

    /** The network after W ← W − rate · gradient. */
    Reference step(Gradients g, double rate) {
        return new Reference(
                minus(w1, g.w1, rate),
                minus(b1, g.b1, rate),
                minus(w2, g.w2, rate),
                minus(b2, g.b2, rate),
                hidden,
                output,
                loss);
    }

    static Gradients sum(Gradients a, Gradients b, double factor) {
        return new Gradients(
                plus(a.w1, b.w1, factor),
                plus(a.b1, b.b1, factor),
                plus(a.w2, b.w2, factor),
                plus(a.b2, b.b2, factor),
                plus(a.dy, b.dy, factor));
    }

    private static double[] affine(double[][] w, double[] b, double[] x) {
        double[] z = b.clone();
        for (int i = 0; i < z.length; i++) {
            for (int j = 0; j < x.length; j++) {
                z[i] += w[i][j] * x[j];
            }
        }
        return z;
    }

    private static double[] each(DoubleUnaryOperator function, double[] z) {
        double[] a = new double[z.length];
        for (int i = 0; i < z.length; i++) {
            a[i] = function.applyAsDouble(z[i]);
        }
        return a;
    }

    private static double[][] outer(double[] delta, double[] a) {
        double[][] product = new double[delta.length][a.length];
        for (int i = 0; i < delta.length; i++) {
            for (int j = 0; j < a.length; j++) {
                product[i][j] = delta[i] * a[j];
            }
        }
        return product;
    }

    private static double[] minus(double[] a, double[] b, double rate) {
        double[] result = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            result[i] = a[i] - rate * b[i];
        }
        return result;
    }

    private static double[][] minus(double[][] a, double[][] b, double rate) {
        double[][] result = new double[a.length][];
        for (int i = 0; i < a.length; i++) {
            result[i] = minus(a[i], b[i], rate);
        }
        return result;
    }

    private static double[] plus(double[] a, double[] b, double factor) {
        double[] result = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            result[i] = factor * (a[i] + b[i]);
        }
        return result;
    }

    private static double[][] plus(double[][] a, double[][] b, double factor) {
        double[][] result = new double[a.length][];
        for (int i = 0; i < a.length; i++) {
            result[i] = plus(a[i], b[i], factor);
        }
        return result;
    }
}
