package org.gradus.core.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A condition of a case: a comparison, or several with {@code and} and {@code or}, which become more cases. */
sealed interface Condition {
    record Is(Expr.Relation relation) implements Condition {}

    record And(Condition first, Condition second) implements Condition {}

    record Or(Condition first, Condition second) implements Condition {}

    Map<Expr.Relation.Operator, Expr.Relation.Operator> OPPOSITES = Map.of(
            Expr.Relation.Operator.LESS, Expr.Relation.Operator.GREATER_OR_EQUAL,
            Expr.Relation.Operator.GREATER_OR_EQUAL, Expr.Relation.Operator.LESS,
            Expr.Relation.Operator.GREATER, Expr.Relation.Operator.LESS_OR_EQUAL,
            Expr.Relation.Operator.LESS_OR_EQUAL, Expr.Relation.Operator.GREATER,
            Expr.Relation.Operator.EQUAL, Expr.Relation.Operator.NOT_EQUAL,
            Expr.Relation.Operator.NOT_EQUAL, Expr.Relation.Operator.EQUAL);

    /**
     * The cases that have {@code value} where the condition holds, and elsewhere what {@code rest} has.
     *
     * @param rest the further cases, perhaps none
     */
    default List<Expr.Case> cases(Expr value, List<Expr.Case> rest) {
        List<Expr.Case> cases = new ArrayList<>();
        if (this instanceof Is is) {
            cases.add(Expr.Case.when(is.relation(), value));
            cases.addAll(rest);
            return cases;
        }
        if (this instanceof Or or) {
            return or.first().cases(value, or.second().cases(value, rest));
        }
        And and = (And) this;
        boolean otherwise = rest.size() == 1 && rest.get(0).condition().isEmpty();
        if (and.first() instanceof Is is && otherwise) {
            Expr.Relation opposite = new Expr.Relation(
                    is.relation().left(),
                    OPPOSITES.get(is.relation().operator()),
                    is.relation().right());
            cases.add(new Expr.Case(rest.get(0).value(), Optional.of(opposite)));
            cases.addAll(and.second().cases(value, rest));
            return cases;
        }
        return and.first().cases(new Expr.Piecewise(and.second().cases(value, rest)), rest);
    }
}
