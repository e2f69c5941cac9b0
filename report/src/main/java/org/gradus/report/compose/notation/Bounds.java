package org.gradus.report.compose.notation;

import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation.Operator;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.expr.Rewriter;
import org.gradus.core.number.Rational;
import org.gradus.core.number.Real;
import org.gradus.core.number.UndecidedException;
import org.gradus.core.number.ZeroTest;

/** Conditions as they are written on a board: {@code -3 < z < 3} for {@code |z| < 3}. */
public final class Bounds extends Rewriter {
    private static final Bounds WRITTEN = new Bounds();

    private Bounds() {}

    public static Expr written(Expr formula) {
        return formula.accept(WRITTEN);
    }

    @Override
    public Expr piecewise(Expr.Piecewise piecewise) {
        return new Expr.Piecewise(piecewise.cases().stream()
                .map(line ->
                        new Expr.Case(rewrite(line.value()), line.condition().map(Bounds::of)))
                .toList());
    }

    @Override
    public Expr relation(Expr.Relation relation) {
        return of(relation);
    }

    private static Expr.Relation of(Expr.Relation relation) {
        boolean less = relation.operator() == Operator.LESS || relation.operator() == Operator.LESS_OR_EQUAL;
        boolean distance = less
                && relation.left() instanceof Expr.Apply apply
                && apply.function().equals(FunctionName.ABS.text());
        if (!distance) {
            return relation;
        }
        Expr inside = ((Expr.Apply) relation.left()).arguments().get(0);
        Optional<Rational> radius = number(relation.right());
        if (inside instanceof Expr.Symbol) {
            return radius.map(r -> between(inside, relation.operator(), Rational.ZERO, r))
                    .orElse(relation);
        }
        boolean shifted = inside instanceof Expr.Sum sum && sum.terms().size() == 2;
        if (shifted && ((Expr.Sum) inside).terms().get(0) instanceof Expr.Symbol variable) {
            Optional<Rational> shift = number(((Expr.Sum) inside).terms().get(1));
            return shift.isPresent() && radius.isPresent()
                    ? between(variable, relation.operator(), shift.get().negate(), radius.get())
                    : relation;
        }
        return relation;
    }

    private static Expr.Relation between(Expr variable, Operator less, Rational middle, Rational radius) {
        Expr.Relation upper =
                new Expr.Relation(variable, less, middle.plus(radius).toExpr());
        return new Expr.Relation(middle.minus(radius).toExpr(), less, upper);
    }

    private static Optional<Rational> number(Expr constant) {
        try {
            return Real.of(constant, ZeroTest.NONE).rational();
        } catch (UndecidedException | IllegalArgumentException notANumber) {
            return Optional.empty();
        }
    }
}
