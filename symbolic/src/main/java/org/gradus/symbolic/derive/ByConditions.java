package org.gradus.symbolic.derive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation.Operator;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.expr.Rewriter;
import org.gradus.core.expr.Substitution;
import org.gradus.symbolic.kernel.DerivativeProof;
import org.gradus.symbolic.kernel.Problem;
import org.gradus.symbolic.kernel.Theorem;
import org.gradus.symbolic.kernel.Verdict;
import org.gradus.symbolic.write.Tidy;

/**
 * The derivative of a definition by cases under the conditions as they are written, where these are not points of one variable: Huber's loss
 * with δ left open. {@code |u|′ = sign(u) u′}. Only the whole is proved, so there is one line.
 */
final class ByConditions {
    private final Expr.Piecewise formula;
    private final Expr.Symbol wrt;
    private final Map<Expr, Expr> signs = new LinkedHashMap<>();

    private ByConditions(Expr.Piecewise formula, Expr.Symbol wrt) {
        this.formula = formula;
        this.wrt = wrt;
    }

    /** The line with the result, and where the cases meet; empty where it is not proved. */
    static Optional<Step> step(Expr formula, Expr.Symbol wrt) {
        return formula instanceof Expr.Piecewise cases ? new ByConditions(cases, wrt).step() : Optional.empty();
    }

    private Optional<Step> step() {
        List<Expr.Case> cases = new ArrayList<>();
        for (Expr.Case line : formula.cases()) {
            Expr smooth = line.value().accept(new WithoutBars());
            if (!CaseSplit.isSmooth(smooth)) {
                return Optional.empty();
            }
            Differentiator rules = new Differentiator(wrt, Expr.DerivativeStyle.PRIME, Set.of());
            Expr slope = Tidy.of(Substitution.apply(rules.carriedOut(smooth), signs));
            cases.add(new Expr.Case(slope, line.condition()));
        }
        Expr claim = new Expr.Piecewise(cases);
        return DerivativeProof.of(new Problem(formula, wrt, claim, List.of(), Map.of(), Map.of()))
                .theorem()
                .filter(theorem -> theorem.under().isEmpty())
                .map(ByConditions::step);
    }

    private static Step step(Theorem theorem) {
        return new Step(Rule.CASES, new Verdict.Proved(theorem), Optional.empty());
    }

    /** Where the cases meet there need not be a derivative. */
    static List<Switch> switches(Expr formula, Expr result) {
        Set<Expr> meeting = new LinkedHashSet<>();
        Children.walk(formula, node -> {
            if (node instanceof Expr.Relation condition) {
                meeting.add(new Expr.Relation(condition.left(), Operator.EQUAL, condition.right()));
            }
        });
        return meeting.stream()
                .map(at -> new Switch(at, result, result, Switch.Meeting.OPEN))
                .toList();
    }

    /** |u| as s·u with a letter s for the sign. */
    private final class WithoutBars extends Rewriter {
        @Override
        public Expr apply(Expr.Apply apply) {
            if (!FunctionName.of(apply.function())
                    .filter(FunctionName.ABS::equals)
                    .isPresent()) {
                return super.apply(apply);
            }
            Expr inside = rewrite(apply.arguments().get(0));
            Expr.Symbol sign = Expr.Symbol.of("s#" + signs.size());
            signs.put(sign, Expr.Apply.of(FunctionName.SIGN, apply.arguments().get(0)));
            return Expr.Product.of(sign, inside);
        }
    }
}
