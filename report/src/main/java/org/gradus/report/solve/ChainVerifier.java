package org.gradus.report.solve;

import java.util.Map;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation.Operator;
import org.gradus.core.expr.ExprParser.Member;
import org.gradus.core.expr.Substitution;
import org.gradus.core.expr.Variables;
import org.gradus.report.exercise.StatedClaim;
import org.gradus.report.solution.ChainLink;
import org.gradus.report.solution.ClaimResult;
import org.gradus.symbolic.claim.EquationClaim;
import org.gradus.symbolic.claim.Finding;
import org.gradus.symbolic.claim.Verifier;

/** Decides the equations of a chain one after the other. */
final class ChainVerifier {
    private static final Expr.Symbol VALUE = Expr.Symbol.of("y");
    private static final String ROUGHLY =
            "whether two values are about equal is decided only where one of them is a decimal";

    private final StatedClaim.Chained chain;

    private ChainVerifier(StatedClaim.Chained chain) {
        this.chain = chain;
    }

    /** The first false equation, else the first that is not proved, else the last proof. */
    static ClaimResult verify(StatedClaim.Chained chain) {
        return new ChainVerifier(chain).verify();
    }

    private ClaimResult verify() {
        Optional<ClaimResult> open = Optional.empty();
        Finding last = new Finding.Undecided("the chain is empty", Optional.empty(), Optional.empty());
        int number = 0;
        for (int i = 0; i < chain.members().size(); i++) {
            if (i == 0 && chain.of().isEmpty()) {
                continue;
            }
            ClaimResult result = decided(i, ++number);
            if (result.isRefuted()) {
                return result;
            }
            if (!result.isProved() && open.isEmpty()) {
                open = Optional.of(result);
            }
            last = result.finding();
        }
        return open.orElse(new ClaimResult(chain, last));
    }

    private ClaimResult decided(int member, int number) {
        Member right = chain.members().get(member);
        Optional<Expr> left = member == 0
                ? Optional.empty()
                : Optional.of(chain.members().get(member - 1).formula());
        ChainLink link = new ChainLink(number, left, right.operator(), right.formula());
        Finding finding = ClaimVerifier.withPlace(chain.source(), finding(left, right));
        boolean roughly = right.operator() == Operator.APPROXIMATELY && !(finding instanceof Finding.Proved);
        boolean decimal = left.filter(
                        formula -> new EquationClaim(formula, right.formula(), chain.assume(), chain.at()).hasDecimal())
                .isPresent();
        return new ClaimResult(
                chain,
                roughly && !decimal ? new Finding.Undecided(ROUGHLY, Optional.empty(), Optional.empty()) : finding,
                Optional.of(link));
    }

    /** About a vector every member is compared with the derivative, which the one before it is. */
    private Finding finding(Optional<Expr> left, Member right) {
        boolean vector = chain.of().filter(of -> of.formula().isEmpty()).isPresent();
        if (left.isEmpty() || vector) {
            return Verifier.verify(
                    ClaimVerifier.derivativeClaim(chain.asDerivative(right).orElseThrow()));
        }
        return new EquationClaim(meant(left.get()), meant(right.formula()), chain.assume(), chain.at()).verify();
    }

    /** With y as what is differentiated, where that holds no y itself. */
    private Expr meant(Expr member) {
        return chain.of()
                .flatMap(StatedClaim.Function::formula)
                .filter(formula -> !Variables.of(formula).contains(VALUE.name()))
                .map(formula -> Substitution.apply(member, Map.of(VALUE, formula)))
                .orElse(member);
    }
}
