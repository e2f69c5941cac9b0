package org.gradus.report.worksheet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.Real;
import org.gradus.symbolic.kernel.Prover;

/** The certified values of an exercise, found once for all numbers of working places that are tried. */
final class Certificates {
    private final Map<Expr, Real> given = new HashMap<>();
    private final Map<QuantityId, Entry> lines = new HashMap<>();

    private record Entry(Definition asked, List<Real> operands, Known known) {}

    /** A number of the exercise. */
    Real given(Expr number) {
        return given.computeIfAbsent(number, constant -> Real.of(constant, Prover.zeroTest()));
    }

    /** What is known of a line, from the same operands as before or worked out now. */
    Known of(Definition line, List<Real> operands, Supplier<Known> workedOut) {
        Entry entry = lines.get(line.id());
        if (entry != null && isSame(entry.operands, operands) && isSame(entry.asked, line)) {
            return entry.known;
        }
        Known known = workedOut.get();
        lines.put(line.id(), new Entry(line, operands, known));
        return known;
    }

    private static boolean isSame(List<Real> some, List<Real> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            if (some.get(i) != others.get(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSame(Definition one, Definition other) {
        return isSame(one.known(), other.known())
                && one.formula().equals(other.formula())
                && one.instead().equals(other.instead());
    }

    private static boolean isSame(Optional<Real> one, Optional<Real> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() && other.isEmpty();
        }
        return one.get() == other.get()
                || one.get().rational().isPresent()
                        && one.get().rational().equals(other.get().rational());
    }
}
