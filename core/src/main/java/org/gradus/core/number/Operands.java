package org.gradus.core.number;

import java.util.Optional;
import java.util.OptionalInt;
import org.gradus.core.expr.Expr;

/** What exact and enclosing evaluation know about the quantities of a formula. */
interface Operands {

    /** The exact value of a symbol or indexed symbol, if known. */
    Optional<Rational> rational(Expr quantity);

    Interval enclose(Expr quantity, int bits);

    /** Whether the quantity is −∞, a logit that only e^z can take. */
    boolean isMinusInfinity(Expr quantity);

    /** The sign of a formula in these quantities, where intervals do not tell; empty when nobody can decide. */
    OptionalInt signum(Expr formula);

    /** Whether {@code formula} is −∞: written so, a quantity that is, or a sum with such a term. */
    default boolean tendsToMinusInfinity(Expr formula) {
        if (formula instanceof Expr.Negation negation) {
            return negation.operand() == Expr.Constant.INFINITY;
        }
        if (formula instanceof Expr.Shown shown) {
            return tendsToMinusInfinity(shown.printed());
        }
        if (formula instanceof Expr.Sum sum) {
            return sum.terms().stream().anyMatch(this::tendsToMinusInfinity);
        }
        return (formula instanceof Expr.Symbol || formula instanceof Expr.Indexed) && isMinusInfinity(formula);
    }

    /** Whether {@code relation} holds when left − right has this sign. */
    static boolean holds(Expr.Relation relation, int sign) {
        return switch (relation.operator()) {
            case EQUAL -> sign == 0;
            case NOT_EQUAL -> sign != 0;
            case LESS -> sign < 0;
            case LESS_OR_EQUAL -> sign <= 0;
            case GREATER -> sign > 0;
            case GREATER_OR_EQUAL -> sign >= 0;
            case APPROXIMATELY, DEFINED_AS, BECOMES ->
                throw new IllegalArgumentException(
                        "a condition cannot use \"" + relation.operator().text() + "\"");
        };
    }

    /** left − right. */
    static Expr difference(Expr.Relation relation) {
        return Expr.Sum.of(relation.left(), new Expr.Negation(relation.right()));
    }
}
