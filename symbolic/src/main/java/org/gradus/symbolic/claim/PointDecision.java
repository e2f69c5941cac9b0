package org.gradus.symbolic.claim;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.number.Interval;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.kernel.Problem;
import org.gradus.symbolic.kernel.RoundingProof;

/** Decides a claim about one point: an exact number must be equal, a decimal the correct rounding to its printed places. */
final class PointDecision {
    private static final String NOT_DECIDED = "the rounding could not be decided";
    private static final int FEWEST_DIGITS = 4;

    private PointDecision() {}

    static Finding of(Problem problem) {
        Optional<BigDecimal> decimal = RoundingProof.decimal(problem.claim());
        if (decimal.isEmpty()) {
            return DerivativeDecision.of(problem);
        }
        RoundingProof.Result result = RoundingProof.of(problem);
        if (result instanceof RoundingProof.Fits fits) {
            return new Finding.Proved(
                    fits.theorem(), List.of(), Optional.empty(), rounded(fits.slope(), decimal.get()));
        }
        if (result instanceof RoundingProof.Off off) {
            return refuted(problem, off);
        }
        return result == RoundingProof.Open.NO_VALUE
                ? DerivativeDecision.of(problem)
                : DerivativeDecision.undecided(NOT_DECIDED, Optional.empty());
    }

    /** What the decimal is the rounding of, where it is not exact. */
    private static Optional<Finding.Rounded> rounded(Interval slope, BigDecimal decimal) {
        if (slope.point().equals(Optional.of(Rational.of(decimal))) || slope.containsZero()) {
            return Optional.empty();
        }
        return slope.roundSignificant(Math.max(FEWEST_DIGITS, decimal.precision() + 2))
                .filter(value -> value.compareTo(decimal) != 0)
                .map(value -> new Finding.Rounded(value.stripTrailingZeros(), decimal.scale()));
    }

    private static Finding refuted(Problem problem, RoundingProof.Off off) {
        Trial trial = new Trial(problem, Map.of()).withDerivative(off.slope()::apply);
        return trial.run() == Trial.Outcome.DIFFERENT
                ? DerivativeDecision.refuted(trial, Finding.Extent.EVERYWHERE)
                : DerivativeDecision.undecided(NOT_DECIDED, Optional.empty());
    }
}
