package org.gradus.core.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.matrix.Matrix;

/** A loss that is a sum over the outputs, perhaps with a factor before it. */
abstract class SummedLoss implements Loss {

    /** What stands before the sum. */
    enum Factor {
        ONE,
        HALF,
        /** 1/N. */
        MEAN,
        MINUS_ONE
    }

    private final String name;
    private final Factor factor;

    SummedLoss(String name, Factor factor) {
        this.name = name;
        this.factor = factor;
    }

    @Override
    public final String name() {
        return name;
    }

    /** A summand. */
    abstract double term(double y, double t);

    /** The derivative of a summand in y, without the factor. */
    abstract double slope(double y, double t);

    abstract Expr term(Expr y, Expr t);

    /** The derivative of C in y, the factor {@link Factor#HALF} or {@link Factor#MINUS_ONE} included. */
    abstract Expr slope(Expr y, Expr t);

    private double factor(int outputs) {
        return switch (factor) {
            case ONE -> 1;
            case HALF -> 0.5;
            case MEAN -> 1.0 / outputs;
            case MINUS_ONE -> -1;
        };
    }

    @Override
    public final double value(Matrix y, Matrix t) {
        requireTarget(y, t);
        requireOutputs(y);
        double sum = 0;
        for (int i = 0; i < y.rows(); i++) {
            sum += finite(term(y.get(i), t.get(i)), i, y, t);
        }
        return factor(y.rows()) * sum + 0.0;
    }

    @Override
    public final Matrix gradient(Matrix y, Matrix t) {
        requireTarget(y, t);
        requireOutputs(y);
        double[] gradient = new double[y.rows()];
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = factor(gradient.length) * finite(slope(y.get(i), t.get(i)), i, y, t);
        }
        return Matrix.column(gradient);
    }

    private double finite(double value, int i, Matrix y, Matrix t) {
        if (Double.isFinite(value)) {
            return value;
        }
        throw new ArithmeticException(name + " is " + (Double.isNaN(value) ? "undefined" : "infinite") + " for y_"
                + (i + 1) + " = " + y.get(i) + " and t_" + (i + 1) + " = " + t.get(i));
    }

    /** Refuses outputs that this loss is not for. */
    void requireOutputs(Matrix y) {}

    static void requireTarget(Matrix y, Matrix t) {
        if (y.columns() != 1 || t.columns() != 1 || y.rows() != t.rows()) {
            throw new IllegalArgumentException(
                    "the target is " + t.shape() + " but the output is " + y.shape() + "; both are one column, N×1");
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
        return switch (factor) {
            case ONE -> sum;
            case HALF -> Expr.Product.of(over(1, 2), sum);
            case MEAN -> y.size() == 1 ? sum : Expr.Product.of(over(1, y.size()), sum);
            case MINUS_ONE -> new Expr.Negation(sum);
        };
    }

    @Override
    public final Expr general(Expr y, Expr t, String index, Expr outputs) {
        Expr sum = new Expr.IndexedSum(index, Optional.empty(), Optional.empty(), term(y, t));
        return switch (factor) {
            case ONE -> sum;
            case HALF -> Expr.Product.of(over(1, 2), sum);
            case MEAN -> Expr.Product.of(new Expr.Quotient(Expr.Num.of(1), outputs), sum);
            case MINUS_ONE -> new Expr.Negation(sum);
        };
    }

    @Override
    public final Expr gradient(List<? extends Expr> y, List<? extends Expr> t, int i) {
        Expr slope = slope(y.get(i), t.get(i));
        boolean scaled = factor == Factor.MEAN && y.size() > 1;
        if (!scaled) {
            return slope;
        }
        boolean doubled = slope instanceof Expr.Product product
                && product.factors().get(0).equals(Expr.Num.of(2));
        if (!doubled) {
            return Expr.Product.of(over(1, y.size()), slope);
        }
        Expr rest = ((Expr.Product) slope).factors().get(1);
        return y.size() == 2 ? rest : Expr.Product.of(over(2, y.size()), rest);
    }

    private static Expr over(int numerator, int denominator) {
        return new Expr.Quotient(Expr.Num.of(numerator), Expr.Num.of(denominator));
    }
}
