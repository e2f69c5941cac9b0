package org.gradus.symbolic.claim;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.Interval;
import org.gradus.core.number.NotSeparatedException;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.kernel.CellProof;
import org.gradus.symbolic.kernel.FractionValue;
import org.gradus.symbolic.kernel.Problem;
import org.gradus.symbolic.kernel.Verdict;
import org.gradus.symbolic.kernel.algebra.Fraction;
import org.gradus.symbolic.kernel.algebra.Ring;

/**
 * Decides a claim about one point: an exact number must be equal, a decimal the correct rounding to its printed places. An enclosure of the
 * derivative decides a rounding; the kernel is asked only about ties and where the function is not smooth.
 */
final class PointDecision {
    private static final String ROUNDING = "certified-rounding";
    private static final String NOT_DECIDED = "the rounding could not be decided";
    private static final int FEWEST_DIGITS = 4;
    private static final long BUDGET = 500_000;
    private static final int[] BITS = {128, 512, 2_000, 8_000};

    private final Problem problem;

    private PointDecision(Problem problem) {
        this.problem = problem;
    }

    static Finding of(Problem problem) {
        return new PointDecision(problem).decide();
    }

    private Finding decide() {
        Optional<BigDecimal> decimal = decimal(problem.claim());
        return decimal.isPresent() ? rounded(new Places(decimal.get())) : DerivativeDecision.of(problem);
    }

    private static Optional<BigDecimal> decimal(Expr claim) {
        if (claim instanceof Expr.Negation negation) {
            return decimal(negation.operand()).map(BigDecimal::negate);
        }
        return claim instanceof Expr.Num num && num.value().scale() > 0 ? Optional.of(num.value()) : Optional.empty();
    }

    /** The numbers that round to a decimal, half away from zero: a tie belongs to the larger size. */
    private record Places(BigDecimal decimal) {
        private Rational half() {
            return Rational.of(BigDecimal.ONE.movePointLeft(decimal.scale()).divide(BigDecimal.valueOf(2)));
        }

        private Rational low() {
            return Rational.of(decimal).minus(half());
        }

        private Rational high() {
            return Rational.of(decimal).plus(half());
        }

        /** Whether all members round to the decimal, or none does; empty where a bound is among them. */
        private Optional<Boolean> fits(Interval value, int bits) {
            int above = value.minus(Interval.of(low(), bits), bits).signum().orElse(0);
            int below = value.minus(Interval.of(high(), bits), bits).signum().orElse(0);
            if (above < 0 || below > 0) {
                return Optional.of(false);
            }
            return above > 0 && below < 0 ? Optional.of(true) : Optional.empty();
        }

        private boolean isTieToIt(Rational bound) {
            return bound.equals(low()) ? decimal.signum() > 0 : decimal.signum() < 0;
        }
    }

    // ---- by an enclosure ----

    private Finding rounded(Places places) {
        Trial trial = new Trial(problem, Map.of());
        if (!trial.isCertainlyInDomain()) {
            return DerivativeDecision.of(problem);
        }
        for (int bits : BITS) {
            try {
                Interval slope = trial.slope(bits);
                Optional<Boolean> fits = places.fits(slope, bits);
                if (fits.isEmpty() && bits > BITS[0]) {
                    fits = atTie(places, slope);
                }
                if (fits.isPresent()) {
                    return fits.get() ? proved(places, slope) : refuted(trial.run(), trial);
                }
            } catch (NotSeparatedException more) {
                // more bits
            } catch (ArithmeticException notSmooth) {
                return onCells(places);
            }
        }
        return onCells(places);
    }

    private Optional<Boolean> atTie(Places places, Interval slope) {
        for (Rational bound : List.of(places.low(), places.high())) {
            if (slope.contains(bound)
                    && DerivativeDecision.of(problem.withClaim(bound.toExpr())).verdict() instanceof Verdict.Proved) {
                return Optional.of(places.isTieToIt(bound));
            }
        }
        return Optional.empty();
    }

    // ---- where there is a switch: by the kernel ----

    /** The point lies in one of the cells: what holds on all that may have a point holds there. */
    private Finding onCells(Places places) {
        return Ring.with(BUDGET, ring -> {
            List<CellProof.Result> cells = new CellProof(ring, problem, true)
                    .run().stream().filter(result -> result.cell().isPresent()).toList();
            Optional<Boolean> all = Optional.empty();
            for (CellProof.Result result : cells) {
                Optional<Boolean> fits = result.slope().flatMap(slope -> fits(places, result, slope));
                if (fits.isEmpty() || all.isPresent() && !all.equals(fits)) {
                    return unsettled(cells);
                }
                all = fits;
            }
            if (all.isEmpty()) {
                return DerivativeDecision.of(problem);
            }
            Trial trial = new Trial(problem, Map.of());
            Fraction slope = cells.get(0).slope().orElseThrow();
            return all.get()
                    ? proved(places, FractionValue.constant(ring, BITS[1]).of(slope))
                    : refuted(
                            trial.run(bits -> FractionValue.constant(ring, bits).of(slope)), trial);
        });
    }

    /** No cell with a derivative: there is none; else it is not known. */
    private Finding unsettled(List<CellProof.Result> cells) {
        return cells.stream().noneMatch(result -> result.slope().isPresent())
                ? DerivativeDecision.of(problem)
                : DerivativeDecision.undecided(NOT_DECIDED, Optional.empty());
    }

    private static Optional<Boolean> fits(Places places, CellProof.Result result, Fraction slope) {
        for (Rational bound : List.of(places.low(), places.high())) {
            Fraction difference = slope.minus(Fraction.of(slope.ring(), bound));
            if (result.cell().orElseThrow().form().isCertainlyZero(difference)) {
                return Optional.of(places.isTieToIt(bound));
            }
        }
        for (int bits : BITS) {
            try {
                Optional<Boolean> fits =
                        places.fits(FractionValue.constant(slope.ring(), bits).of(slope), bits);
                if (fits.isPresent()) {
                    return fits;
                }
            } catch (ArithmeticException notYet) {
                // more bits
            }
        }
        return Optional.empty();
    }

    // ---- findings ----

    private Finding proved(Places places, Interval slope) {
        Finding finding = DerivativeDecision.proved(problem, ROUNDING, List.of());
        int digits = Math.max(FEWEST_DIGITS, places.decimal.precision() + 2);
        Optional<Finding.Rounded> rounded =
                slope.point().equals(Optional.of(Rational.of(places.decimal))) || slope.containsZero()
                        ? Optional.empty()
                        : slope.roundSignificant(digits)
                                .map(value -> new Finding.Rounded(value.stripTrailingZeros(), places.decimal.scale()));
        return new Finding(
                finding.verdict(),
                finding.method(),
                finding.derivative(),
                finding.conditions(),
                finding.counterexample(),
                finding.mistake(),
                finding.agreement(),
                finding.fault(),
                rounded.filter(value -> value.value().compareTo(places.decimal) != 0));
    }

    private static Finding refuted(Trial.Outcome outcome, Trial trial) {
        return outcome == Trial.Outcome.DIFFERENT
                ? DerivativeDecision.refuted(trial, Finding.Extent.EVERYWHERE)
                : DerivativeDecision.undecided(NOT_DECIDED, Optional.empty());
    }
}
