package org.gradus.core.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.TextWriter;
import org.gradus.core.matrix.Matrix;

/**
 * A loss that is a sum of one term for each output, perhaps with a factor before it. Most losses are this: a new one says its term
 * and the term's slope, as numbers and as formulas, and where they bend.
 *
 * <p>At a kink of the term the slope is 0, in both.
 */
public abstract class SummedLoss implements Loss {
    private static final Expr Y = Expr.Indexed.of("y", "i");
    private static final Expr T = Expr.Indexed.of("t", "i");
    private static final Expr N = Expr.Symbol.of("N");

    private final String name;
    private final Reduction reduction;

    /** @param name the name in the exercise file */
    protected SummedLoss(String name, Reduction reduction) {
        this.name = name;
        this.reduction = reduction;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Reduction reduction() {
        return reduction;
    }

    @Override
    public final String toString() {
        return name + ": C = " + TextWriter.write(general(Y, T, "i", N));
    }

    /** A summand. */
    protected abstract double term(double y, double t);

    /** The derivative of a summand in y, without what stands before the sum. */
    protected abstract double slope(double y, double t);

    /** A summand as a formula. */
    protected abstract Expr term(Expr y, Expr t);

    /** The derivative of C in y, the factor of {@link Reduction#HALF_SUM} or {@link Reduction#NEGATIVE_SUM} included, 1/N not. */
    protected abstract Expr slope(Expr y, Expr t);

    @Override
    public final double value(Matrix y, Matrix t) {
        requireTarget(y, t);
        requireOutputs(y);
        double total = 0;
        for (int sample = 0; sample < y.columns(); sample++) {
            double sum = 0;
            for (int i = 0; i < y.rows(); i++) {
                sum += finite(term(y.get(i, sample), t.get(i, sample)), i, sample, y, t);
            }
            total += reduction.factor(y.rows()) * sum;
        }
        return total + 0.0;
    }

    @Override
    public final Matrix gradient(Matrix y, Matrix t) {
        requireTarget(y, t);
        requireOutputs(y);
        double[][] gradient = new double[y.rows()][y.columns()];
        for (int i = 0; i < gradient.length; i++) {
            for (int sample = 0; sample < y.columns(); sample++) {
                gradient[i][sample] = reduction.factor(gradient.length)
                        * finite(slope(y.get(i, sample), t.get(i, sample)), i, sample, y, t);
            }
        }
        return Matrix.of(gradient);
    }

    private double finite(double value, int i, int sample, Matrix y, Matrix t) {
        if (Double.isFinite(value)) {
            return value;
        }
        throw new ArithmeticException(
                name + " is " + (Double.isNaN(value) ? "undefined" : "infinite") + " for y_" + (i + 1) + " = "
                        + y.get(i, sample) + " and t_" + (i + 1) + " = " + t.get(i, sample) + inSample(sample, y));
    }

    /** Names the sample in a message, where there are several. */
    static String inSample(int sample, Matrix y) {
        return y.columns() == 1 ? "" : " in sample " + (sample + 1);
    }

    /** Refuses outputs that this loss is not for. */
    void requireOutputs(Matrix y) {}

    static void requireTarget(Matrix y, Matrix t) {
        if (y.columns() != t.columns() || y.rows() != t.rows()) {
            throw new IllegalArgumentException("the target is " + t.shape() + " but the output is " + y.shape()
                    + "; both have a row for each output and a column for each sample");
        }
    }

    @Override
    public final Expr formula(List<? extends Expr> y, List<? extends Expr> t) {
        List<Expr> terms = new ArrayList<>();
        for (int i = 0; i < y.size(); i++) {
            Expr term = term(y.get(i), t.get(i));
            if (term instanceof Expr.Sum several) {
                terms.addAll(several.terms());
            } else {
                terms.add(term);
            }
        }
        Expr sum = terms.size() == 1 ? terms.get(0) : new Expr.Sum(terms);
        return reduction.of(sum, Expr.Num.of(y.size()));
    }

    @Override
    public final Expr general(Expr y, Expr t, String index, Expr outputs) {
        Expr sum = new Expr.IndexedSum(index, Optional.empty(), Optional.empty(), term(y, t));
        return reduction.of(sum, outputs);
    }

    @Override
    public final Expr gradient(List<? extends Expr> y, List<? extends Expr> t, int i) {
        Expr slope = slope(y.get(i), t.get(i));
        boolean scaled = reduction == Reduction.MEAN && y.size() > 1;
        if (!scaled) {
            return slope;
        }
        boolean doubled = slope instanceof Expr.Product product
                && product.factors().get(0).equals(Expr.Num.of(2));
        if (!doubled) {
            return Expr.Product.of(Reduction.over(Expr.Num.of(1), Expr.Num.of(y.size())), slope);
        }
        Expr rest = ((Expr.Product) slope).factors().get(1);
        return y.size() == 2 ? rest : Expr.Product.of(Reduction.over(Expr.Num.of(2), Expr.Num.of(y.size())), rest);
    }
}
