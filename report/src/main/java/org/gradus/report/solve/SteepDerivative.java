package org.gradus.report.solve;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.gradus.core.expr.Expr;
import org.gradus.core.function.ScalarActivation;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.symbolic.kernel.Prover;
import org.gradus.symbolic.kernel.Verdict;

/** The form of a derivative that keeps its digits far from 0, where an activation has one: proved once, before it is first used. */
final class SteepDerivative {
    private static final int SIGN_BITS = 64;
    private static final Expr Z = Expr.Symbol.of("z");
    private static final int MOST_REMEMBERED = 100;
    private static final Set<Expr> PROVED = ConcurrentHashMap.newKeySet();

    private SteepDerivative() {}

    /** {@code 4e^{−2z}/(1 + e^{−2z})²} of tanh for z > 0, else with e^{2z}: 1 − tanh² z without its cancellation. */
    static Optional<Expr> of(ScalarActivation activation, Evaluation z) {
        boolean positive = z.value()
                .enclosure(SIGN_BITS)
                .filter(value -> value.lower() > 0)
                .isPresent();
        if (activation.steepDerivative(Z, positive).isEmpty()) {
            return Optional.empty();
        }
        require(activation, positive);
        return activation.steepDerivative(z.symbol(), positive);
    }

    /** Throws an {@link IllegalStateException}, a fault of this library, where the kernel does not prove it. */
    private static void require(ScalarActivation activation, boolean positive) {
        Expr slope = Expr.Derivative.partial(activation.written(Z), Z);
        Expr steep = activation.steepDerivative(Z, positive).orElseThrow();
        Expr statement = Expr.Relation.equal(slope, steep);
        if (PROVED.contains(statement)) {
            return;
        }
        if (!(Prover.equal(slope, steep, List.of()) instanceof Verdict.Proved)) {
            throw new IllegalStateException("the kernel does not prove the steep derivative of " + activation.name());
        }
        if (PROVED.size() < MOST_REMEMBERED) {
            PROVED.add(statement);
        }
    }
}
