package org.gradus.symbolic.kernel;

import java.util.LinkedHashSet;
import java.util.Optional;
import org.gradus.symbolic.kernel.algebra.Ring;
import org.gradus.symbolic.kernel.algebra.Unsupported;

/** The attempt at a proof in which products of sums are not multiplied out, alone: elsewhere it comes after a short one without. */
public final class WithFactorsKept {
    private WithFactorsKept() {}

    public static boolean proves(Problem problem, long budget) {
        if (!problem.at().isEmpty() || !problem.after().isEmpty()) {
            return false;
        }
        try {
            Optional<CellProof.Result> result =
                    Ring.withKeptFactors(budget, ring -> CellProof.undivided(ring, problem, new LinkedHashSet<>()));
            return result.isPresent();
        } catch (Unsupported nothingProved) {
            return false;
        }
    }
}
