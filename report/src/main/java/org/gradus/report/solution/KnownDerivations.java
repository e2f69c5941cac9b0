package org.gradus.report.solution;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.gradus.core.ScalarActivation;
import org.gradus.core.expr.Expr;
import org.gradus.symbolic.Derivation;
import org.gradus.symbolic.Derivations;

/** Derivations that were made before: to prove every step takes longer than all numbers of a small network. */
final class KnownDerivations {
    private static final int MOST_REMEMBERED = 100;
    private static final Expr Z = Expr.Symbol.of("z");
    private static final Map<Expr, Derivation> KNOWN = new ConcurrentHashMap<>();

    private KnownDerivations() {}

    static Derivation of(ScalarActivation activation) {
        Expr function = Expr.Relation.equal(Expr.Apply.of(activation.name(), Z), activation.formula(Z));
        Derivation known = KNOWN.get(function);
        if (known == null) {
            known = Derivations.of(activation);
            if (KNOWN.size() < MOST_REMEMBERED) {
                KNOWN.put(function, known);
            }
        }
        return known;
    }
}
