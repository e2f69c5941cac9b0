package org.gradus.core.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A condition of a case: a comparison, or several with {@code and} and {@code or}, which become more cases. */
sealed interface Condition {
    record Is(Expr.Relation relation) implements Condition {}

    record And(Condition first, Condition second) implements Condition {}

    record Or(Condition first, Condition second) implements Condition {}

    /** The comparison that holds where this one does not. */
    private static Expr.Relation opposite(Expr.Relation relation) {
        Expr.Relation.Operator operator = switch (relation.operator()) {
            case LESS -> Expr.Relation.Operator.GREATER_OR_EQUAL;
            case GREATER_OR_EQUAL -> Expr.Relation.Operator.LESS;
            case GREATER -> Expr.Relation.Operator.LESS_OR_EQUAL;
            case LESS_OR_EQUAL -> Expr.Relation.Operator.GREATER;
            case EQUAL -> Expr.Relation.Operator.NOT_EQUAL;
            case NOT_EQUAL -> Expr.Relation.Operator.EQUAL;
            default -> throw new IllegalArgumentException("no comparison: " + relation);
        };
        return new Expr.Relation(relation.left(), operator, relation.right());
    }

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
            cases.add(new Expr.Case(rest.get(0).value(), Optional.of(opposite(is.relation()))));
            cases.addAll(and.second().cases(value, rest));
            return cases;
        }
        return and.first().cases(new Expr.Piecewise(and.second().cases(value, rest)), rest);
    }
}
