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

    Units of(Activation activation) {
        List<Expr> kinks = activation instanceof ScalarActivation scalar ? scalar.kinks() : List.of();
        return known.computeIfAbsent(kinks, Units::of);
    }
}
