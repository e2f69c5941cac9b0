package org.gradus.core.function;

import java.util.List;
import java.util.Map;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Case;
import org.gradus.core.expr.Expr.Relation;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.number.Real;
import org.gradus.core.number.ZeroTest;
import org.jspecify.annotations.Nullable;

/** ½(y − t)² up to |y − t| = δ, beyond that δ(|y − t| − δ/2); summed over the outputs (Huber, Robust estimation, 1964). */
final class Huber extends DescribedLoss {
    private static final String DELTA = "delta";
    private static final Expr ONE = Expr.Num.of(1);
    private static final Expr TWO = Expr.Num.of(2);

    private final Expr width;
    private final double nearest;

    Huber(Expr width) {
        super("huber", Reduction.SUM);
        this.width = width;
        this.nearest = Real.of(width, ZeroTest.NONE).nearestDouble();
    }

    @Override
    protected double term(double y, double t) {
        double distance = Math.abs(y - t);
        return distance <= nearest ? distance * distance / 2 : nearest * (distance - nearest / 2);
    }

    @Override
    protected double slope(double y, double t) {
        return Math.max(-nearest, Math.min(nearest, y - t));
    }

    @Override
    protected Expr term(Expr y, Expr t) {
        Expr distance = Expr.Apply.of(FunctionName.ABS, Losses.minus(y, t));
        Expr square = new Expr.Quotient(new Expr.Power(Losses.minus(y, t), TWO), TWO);
        Expr linear = Losses.minus(distance, new Expr.Quotient(width, TWO));
        return cases(y, t, square, width.equals(ONE) ? linear : Expr.Product.of(width, linear));
    }

    @Override
    protected Expr slope(Expr y, Expr t) {
        Expr sign = Expr.Apply.of(FunctionName.SIGN, Losses.minus(y, t));
        return cases(y, t, Losses.minus(y, t), width.equals(ONE) ? sign : Expr.Product.of(width, sign));
    }

    /** Inside and outside of the width, on both sides of the target; all join smoothly. */
    @Override
    public List<List<Relation>> regions(Expr y, Expr t) {
        Expr over = Losses.minus(y, t);
        Expr under = Losses.minus(t, y);
        return List.of(
                List.of(Losses.less(t, y), Losses.less(over, width)),
                List.of(Losses.less(y, t), Losses.less(under, width)),
                List.of(Losses.less(t, y), Losses.less(width, over)),
                List.of(Losses.less(y, t), Losses.less(width, under)));
    }

    @Override
    public Map<String, Expr> parameters() {
        return Map.of(DELTA, width);
    }

    @Override
    public Loss with(String parameter, Expr value) {
        return parameter.equals(DELTA) ? new Huber(value) : super.with(parameter, value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Huber huber && huber.width.equals(width);
    }

    @Override
    public int hashCode() {
        return width.hashCode();
    }

    private Expr cases(Expr y, Expr t, Expr near, Expr far) {
        Expr distance = Expr.Apply.of(FunctionName.ABS, Losses.minus(y, t));
        Relation isNear = new Relation(distance, Relation.Operator.LESS_OR_EQUAL, width);
        return Expr.Piecewise.of(Case.when(isNear, near), Case.otherwise(far));
    }
}
