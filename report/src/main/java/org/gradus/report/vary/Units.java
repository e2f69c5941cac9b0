package org.gradus.report.vary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.Real;
import org.gradus.symbolic.kernel.Prover;

/**
 * The kinks of an activation. A unit is off left of the first and, where there are several, right of the last: a ReLU at z < 0, a hard
 * sigmoid where it is 0 or 1.
 *
 * @param kinks in ascending order; empty for an activation without
 */
record Units(List<Real> kinks, double[] inDoubles) {

    /** @param constants the kinks in any order */
    static Units of(List<Expr> constants) {
        List<Real> kinks = new ArrayList<>();
        constants.forEach(constant -> kinks.add(Real.of(constant, Prover.zeroTest())));
        kinks.sort((one, other) -> Double.compare(one.nearestDouble(), other.nearestDouble()));
        return new Units(kinks, kinks.stream().mapToDouble(Real::nearestDouble).toArray());
    }

    boolean haveKinks() {
        return !kinks.isEmpty();
    }

    /** Whether a unit with this pre-activation is on; empty at a kink and where that is not decided. */
    Optional<Boolean> isOn(Real z) {
        boolean right = Signs.is(1, Signs.compare(z, kinks.get(0)));
        boolean left = Signs.is(-1, Signs.compare(z, kinks.get(0)));
        if (kinks.size() > 1 && right) {
            Real last = kinks.get(kinks.size() - 1);
            right = Signs.is(-1, Signs.compare(z, last));
            left = Signs.is(1, Signs.compare(z, last));
        }
        return right ? Optional.of(true) : left ? Optional.of(false) : Optional.empty();
    }

    /** As {@link #isOn}, empty within {@code margin} of a kink. */
    Optional<Boolean> isOn(double z, double margin) {
        double first = inDoubles[0];
        double last = inDoubles.length > 1 ? inDoubles[inDoubles.length - 1] : Double.POSITIVE_INFINITY;
        if (z < first - margin || z > last + margin) {
            return Optional.of(false);
        }
        return z > first + margin && z < last - margin ? Optional.of(true) : Optional.empty();
    }
}
