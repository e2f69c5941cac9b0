package org.gradus.report.vary;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradus.core.expr.Expr;
import org.gradus.core.function.Activation;
import org.gradus.core.function.ScalarActivation;

/** The kinks of the activations that were met, so that they are worked out once and not for every draw. */
final class KnownUnits {
    private final Map<List<Expr>, Units> known = new HashMap<>();

    /** @param i the unit, from 0 */
    Units of(Activation activation, int i) {
        List<Expr> kinks = activation.unit(i).map(ScalarActivation::kinks).orElse(List.of());
        return known.computeIfAbsent(kinks, Units::of);
    }
}
