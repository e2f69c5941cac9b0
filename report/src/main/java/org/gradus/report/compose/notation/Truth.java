package org.gradus.report.compose.notation;

import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation.Operator;
import org.gradus.core.number.Rational;
import org.gradus.core.number.Real;
import org.gradus.core.number.ZeroTest;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.Inserted;
import org.gradus.report.worksheet.Unprinted;

/**
 * Which relation sign is literally true. {@code =} stands only between equal things:
 *
 * <ul>
 *   <li>formula → numbers put in: {@code =} when every number put in is the quantity itself, {@code ≈} as soon as one is rounded;
 *   <li>numbers put in → result: {@code =} when the line as printed gives exactly the printed result, else {@code ≈}.
 * </ul>
 */
public final class Truth {
    private Truth() {}

    /** The sign between a formula and its numbers put in. */
    public static Operator insert(List<Evaluation> evaluations) {
        boolean exact = evaluations.stream().allMatch(e -> e.insert() == Operator.EQUAL);
        return exact ? Operator.EQUAL : Operator.APPROXIMATELY;
    }

    /** The sign between the numbers put in and the result. */
    public static Operator result(Evaluation evaluation) {
        if (Inserted.isExact(evaluation.substituted())) {
            return evaluation.value().lineEnd().relation();
        }
        Optional<Rational> put = rational(evaluation.substituted());
        boolean equal = put.isPresent()
                && put.equals(rational(evaluation.value().lineEnd().number()));
        return equal ? Operator.EQUAL : Operator.APPROXIMATELY;
    }

    /** The sign between other numbers than those of its line and the value. */
    public static Operator result(Expr numbers, Evaluation evaluation) {
        Optional<Rational> put = rational(numbers);
        boolean equal = put.isPresent()
                ? put.equals(rational(evaluation.lineEnd()))
                : Inserted.isExact(numbers) && evaluation.value().lineEnd().relation() == Operator.EQUAL;
        return equal ? Operator.EQUAL : Operator.APPROXIMATELY;
    }

    public static Operator result(List<Evaluation> evaluations) {
        boolean equal = evaluations.stream().allMatch(e -> result(e) == Operator.EQUAL);
        return equal ? Operator.EQUAL : Operator.APPROXIMATELY;
    }

    /** The sign between a quantity and its printed value. */
    public static Operator shown(List<Evaluation> evaluations) {
        boolean exact = evaluations.stream().allMatch(e -> e.value().exactlyPrinted());
        return exact ? Operator.EQUAL : Operator.APPROXIMATELY;
    }

    /** The sign between a quantity and its result as answers write it. */
    public static Operator answer(List<Evaluation> evaluations) {
        boolean exact = evaluations.stream().allMatch(e -> e.value().result().exact());
        return exact ? Operator.EQUAL : Operator.APPROXIMATELY;
    }

    /** The value of a formula that is rational arithmetic on its printed numbers. */
    public static Optional<Rational> rational(Expr expr) {
        if (expr instanceof Expr.Num num) {
            return Optional.of(Rational.of(num.value()));
        }
        if (expr instanceof Expr.Shown shown) {
            return rational(shown.printed());
        }
        if (Unprinted.occursIn(expr)) {
            return Optional.empty();
        }
        try {
            return Real.of(expr, ZeroTest.NONE).rational();
        } catch (ArithmeticException withoutValue) {
            return Optional.empty();
        }
    }
}
