package org.gradus.symbolic.derive;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Substitution;
import org.gradus.symbolic.derive.Switch.Meeting;
import org.gradus.symbolic.kernel.Prover;
import org.gradus.symbolic.kernel.Verdict;
import org.gradus.symbolic.write.Tidy;

/** How the cases of a formula meet, as far as the kernel can prove it. */
final class Switches {
    private final Expr formula;
    private final Expr.Symbol wrt;

    private Switches(Expr formula, Expr.Symbol wrt) {
        this.formula = formula;
        this.wrt = wrt;
    }

    /**
     * From the smallest switch to the largest.
     *
     * @param derivatives of the branches, in their order
     */
    static List<Switch> of(Expr formula, CaseSplit.Split split, List<Expr.Case> derivatives, Expr.Symbol wrt) {
        Switches meet = new Switches(formula, wrt);
        List<Switch> switches = new ArrayList<>();
        int last = split.switches().size();
        for (int i = 0; i < last; i++) {
            int left = last - i;
            switches.add(meet.at(
                    split.switches().get(i),
                    List.of(
                            split.branches().get(left).formula(),
                            derivatives.get(left).value()),
                    List.of(
                            split.branches().get(left - 1).formula(),
                            derivatives.get(left - 1).value())));
        }
        return switches;
    }

    /** Nothing is said of a switch that is no point. Each side is a branch and its derivative. */
    private Switch at(Expr point, List<Expr> left, List<Expr> right) {
        if (point instanceof Expr.Relation) {
            return new Switch(point, left.get(1), right.get(1), Meeting.OPEN);
        }
        Expr below = slope(left.get(1), point);
        Expr above = slope(right.get(1), point);
        boolean joined = equalAt(point, left.get(0), right.get(0)) && equalAt(point, formula, left.get(0));
        Meeting smooth = equalAt(point, left.get(1), right.get(1)) ? Meeting.SMOOTH : Meeting.KINK;
        return new Switch(point, below, above, joined ? smooth : Meeting.JUMP);
    }

    private Expr slope(Expr derivative, Expr point) {
        return Tidy.of(derivative, Map.of(wrt, point));
    }

    private boolean equalAt(Expr point, Expr left, Expr right) {
        Map<Expr, Expr> at = Map.of(wrt, point);
        Verdict verdict = Prover.equal(Substitution.apply(left, at), Substitution.apply(right, at), List.of());
        return verdict instanceof Verdict.Proved;
    }
}
