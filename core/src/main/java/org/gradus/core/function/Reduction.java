package org.gradus.core.function;

import org.gradus.core.expr.Expr;

/** How the terms of the outputs become one number C: what stands before their sum. */
public enum Reduction {
    /** Σ. */
    SUM,
    /** ½ Σ. */
    HALF_SUM,
    /** −Σ. */
    NEGATIVE_SUM,
    /** 1/N Σ over the N outputs. */
    MEAN;

    /** The number before the sum for N outputs. */
    public double factor(int outputs) {
        return switch (this) {
            case SUM -> 1;
            case HALF_SUM -> 0.5;
            case NEGATIVE_SUM -> -1;
            case MEAN -> 1.0 / outputs;
        };
    }

    /** C for the sum of the terms; {@code outputs} is N, a number or a letter. */
    Expr of(Expr sum, Expr outputs) {
        return switch (this) {
            case SUM -> sum;
            case HALF_SUM -> Expr.Product.of(over(Expr.Num.of(1), Expr.Num.of(2)), sum);
            case NEGATIVE_SUM -> new Expr.Negation(sum);
            case MEAN -> outputs.equals(Expr.Num.of(1)) ? sum : Expr.Product.of(over(Expr.Num.of(1), outputs), sum);
        };
    }

    static Expr over(Expr numerator, Expr denominator) {
        return new Expr.Quotient(numerator, denominator);
    }
}
