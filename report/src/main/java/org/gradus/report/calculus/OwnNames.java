package org.gradus.report.calculus;

import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.Names;
import org.gradus.report.worksheet.QuantityId;

/**
 * The ids of what a task has named itself. Where other parts of the exercise have quantities too, they begin with the letter of the
 * part, so that each stands once in the solution: {@code b_x}.
 *
 * @param prefix {@code "b_"}, or nothing
 */
public record OwnNames(String prefix) {
    /** A variable, or a value on the way. */
    QuantityId value(String name, Expr written) {
        return id(Letter.own(prefix + name, written), List.of());
    }

    /** An entry of a matrix. */
    QuantityId entry(String matrix, int row, int column) {
        return id(Letter.own(prefix + matrix, Expr.Symbol.of(matrix)), List.of(Expr.Num.of(row), Expr.Num.of(column)));
    }

    /** The derivative of what is called {@code of}. */
    QuantityId derivative(String of, Expr ofWritten, QuantityId wrt, String name, Expr written) {
        Expr partial = Expr.Derivative.partial(ofWritten, written);
        return id(Letter.ownDerivative(prefix + "d" + of + "_d" + name, wrt.letter(), partial), List.of());
    }

    private static QuantityId id(Letter letter, List<Expr> at) {
        return new QuantityId(letter, 0, at, false, Names.ALONE.sample(), Names.ALONE.time());
    }
}
