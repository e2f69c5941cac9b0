package org.gradus.symbolic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Interval;
import org.gradus.core.expr.Rational;

/** Decides a {@link DerivativeClaim}. */
final class DerivativeDecision {
    private DerivativeDecision() {}

    static Finding of(DerivativeClaim claim) {
        if (!(claim.of() instanceof Subject.Formula subject) || !(claim.wrt() instanceof Expr.Symbol wrt)) {
            return undecided(new Verdict.Undecided("not decided yet"), Optional.empty());
        }
        Optional<Expr> derivative = Optional.of(Derivations.of(subject.formula(), wrt).result());
        Verdict verdict = Verifier.equal(Expr.Derivative.partial(subject.formula(), wrt), claim.claim(), claim.assume());
        if (verdict instanceof Verdict.Refuted refuted) {
            Finding.Value none = new Finding.Value(java.math.BigDecimal.ZERO, Interval.ZERO);
            Map<String, Rational> point = refuted.witness();
            return new Finding(verdict, Finding.WITNESS, derivative, List.of(),
                    Optional.of(new Finding.Counterexample(point, none, Optional.of(none), Finding.Extent.REGION)),
                    Optional.empty(), Optional.empty(), Optional.empty());
        }
        return undecided(verdict, derivative);
    }

    private static Finding undecided(Verdict verdict, Optional<Expr> derivative) {
        String method = verdict instanceof Verdict.Proved proved ? proved.method() : Finding.NONE;
        return new Finding(verdict, method, derivative, new ArrayList<>(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty());
    }
}
