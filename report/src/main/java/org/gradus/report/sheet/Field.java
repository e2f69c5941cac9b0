package org.gradus.report.sheet;

import org.gradus.core.expr.Expr;

/**
 * A box that is to be filled in, in the place of a number: the source of an {@link Expr.Shown} whose number stands in the box if it is
 * filled in already, and else is none.
 *
 * @param of the quantity, which gives the box its colour
 * @param letter on the box of a result that counts; empty on others
 * @param characters how many the number has
 */
public record Field(Expr.Source of, String letter, Use use, int characters) implements Expr.Source {
    /** What the number is. */
    public enum Use {
        /** A result that counts. */
        RESULT,
        /** One that is filled in already. */
        FILLED,
        /** A step on the way, which does not count. */
        STEP,
        /** A number that is put in. */
        OPERAND,
        /** Room for a whole calculation, on squared paper. */
        CALCULATION
    }

    /** An empty box. */
    public static Expr empty(Expr.Source of, String letter, Use use, int characters) {
        return new Expr.Shown(Expr.Ellipsis.ABSENT, new Field(of, letter, use, characters), true);
    }

    /** A box with its number. */
    public static Expr filled(Expr.Shown number, String letter, int characters) {
        return new Expr.Shown(
                number.printed(), new Field(number.source(), letter, Use.FILLED, characters), number.exact());
    }

    @Override
    public Expr symbol() {
        return of.symbol();
    }

    @Override
    public String text() {
        return of.text();
    }
}
