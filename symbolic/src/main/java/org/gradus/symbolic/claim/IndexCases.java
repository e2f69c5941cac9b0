package org.gradus.symbolic.claim;

import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Rewriter;
import org.gradus.core.expr.Terms;

/** Cases of the indices, {@code {A if i == j; B otherwise}}, as δ_ij A + (1 − δ_ij) B. */
public final class IndexCases {
    private static final Expr.Symbol DELTA = Expr.Symbol.of("delta_ij");
    private static final Expr ONE = Expr.Num.of(1);

    private IndexCases() {}

    /** The formula without cases of i and j; other cases stay. A case that is missing makes the claim ill-posed. */
    public static Expr asDelta(Expr formula) {
        return formula.accept(new Rewriter() {
            @Override
            public Expr piecewise(Expr.Piecewise cases) {
                Expr inside = super.piecewise(cases);
                return inside instanceof Expr.Piecewise read && isAboutIndices(read) ? split(read) : inside;
            }
        });
    }

    private static boolean isAboutIndices(Expr.Piecewise cases) {
        return cases.cases().stream()
                .flatMap(line -> line.condition().stream())
                .allMatch(condition -> isEquation(condition) && VectorProblem.isAboutIndices(condition));
    }

    private static boolean isEquation(Expr.Relation condition) {
        return condition.operator() == Expr.Relation.Operator.EQUAL
                || condition.operator() == Expr.Relation.Operator.NOT_EQUAL;
    }

    private static Expr split(Expr.Piecewise cases) {
        Expr same = value(cases, true);
        Expr different = value(cases, false);
        return Terms.plus(Terms.times(DELTA, same), Terms.times(Terms.minus(ONE, DELTA), different));
    }

    private static Expr value(Expr.Piecewise cases, boolean equal) {
        for (Expr.Case line : cases.cases()) {
            Optional<Expr.Relation> condition = line.condition();
            boolean holds =
                    condition.isEmpty() || (condition.get().operator() == Expr.Relation.Operator.EQUAL) == equal;
            if (holds) {
                return line.value();
            }
        }
        throw new IllPosedException(
                Finding.Part.CLAIM, "the claim says nothing about the case i " + (equal ? "= j" : "!= j"));
    }
}
