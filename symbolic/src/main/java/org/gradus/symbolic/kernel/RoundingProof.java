package org.gradus.symbolic.kernel;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.Interval;
import org.gradus.core.number.NotSeparatedException;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.kernel.algebra.Fraction;
import org.gradus.symbolic.kernel.algebra.Ring;

/**
 * Whether a decimal is the correct rounding of a derivative at one point, half away from zero. An enclosure of the derivative decides it;
 * the kernel is asked only about ties and where the function is not smooth.
 */
public final class RoundingProof {
    private static final String METHOD = "certified-rounding";
    private static final long BUDGET = 500_000;
    private static final int[] BITS = {128, 512, 2_000, 8_000};
    private static final int SHOWN = 1;

    private final Problem problem;
    private final Places places;

    private RoundingProof(Problem problem, Places places) {
        this.problem = problem;
        this.places = places;
    }

    /** What came of it. */
    public sealed interface Result {}

    /** The decimal is the rounding of the derivative, which lies in {@code slope}. */
    public record Fits(Theorem theorem, Interval slope) implements Result {}

    /** It is not: the derivative, to as many bits as are asked. */
    public record Off(IntFunction<Interval> slope) implements Result {}

    /** Neither is known. */
    public enum Open implements Result {
        /** The point is not certainly one of the domain, or there is no derivative: no question of rounding. */
        NO_VALUE,
        NOT_DECIDED
    }

    /** The claim as a decimal with places, if it is one. */
    public static Optional<BigDecimal> decimal(Expr claim) {
        if (claim instanceof Expr.Negation negation) {
            return decimal(negation.operand()).map(BigDecimal::negate);
        }
        return claim instanceof Expr.Num num && num.value().scale() > 0 ? Optional.of(num.value()) : Optional.empty();
    }

    /** Of a problem that gives every variable a value and claims a {@linkplain #decimal decimal}. */
    public static Result of(Problem problem) {
        BigDecimal decimal = decimal(problem.claim())
                .orElseThrow(() -> new IllegalArgumentException("no decimal is claimed: " + problem.claim()));
        return new RoundingProof(problem, new Places(decimal)).decide();
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

    /** {@code of′ ≈ claim}. */
    private Result fits(Interval slope) {
        Expr.Relation rounded =
                new Expr.Relation(problem.derivative(), Expr.Relation.Operator.APPROXIMATELY, problem.claim());
        return new Fits(new Theorem(rounded, problem.under(List.of()), METHOD), slope);
    }

    // ---- by an enclosure ----

    private Result decide() {
        PointValues here = new PointValues(problem, Map.of());
        if (!here.isCertainlyInDomain()) {
            return Open.NO_VALUE;
        }
        for (int bits : BITS) {
            try {
                Interval slope = here.slope(bits);
                Optional<Boolean> fits = places.fits(slope, bits);
                if (fits.isEmpty() && bits > BITS[0]) {
                    fits = atTie(slope);
                }
                if (fits.isPresent()) {
                    return fits.get() ? fits(slope) : new Off(here::slope);
                }
            } catch (NotSeparatedException more) {
                // more bits
            } catch (ArithmeticException notSmooth) {
                return onCells();
            }
        }
        return onCells();
    }

    private Optional<Boolean> atTie(Interval slope) {
        for (Rational bound : List.of(places.low(), places.high())) {
            if (slope.contains(bound)
                    && DerivativeProof.of(problem.withClaim(bound.toExpr()))
                            .theorem()
                            .isPresent()) {
                return Optional.of(places.isTieToIt(bound));
            }
        }
        return Optional.empty();
    }

    // ---- where there is a switch: by the kernel ----

    /** The point lies in one of the cells: what holds on all that may have a point holds there. */
    private Result onCells() {
        return Ring.with(BUDGET, ring -> {
            List<CellProof.Result> cells = new CellProof(ring, problem, true)
                    .run().stream().filter(result -> result.cell().isPresent()).toList();
            Optional<Boolean> all = Optional.empty();
            for (CellProof.Result result : cells) {
                Optional<Boolean> fits = result.slope().flatMap(slope -> fits(ring, result, slope));
                if (fits.isEmpty() || all.isPresent() && !all.equals(fits)) {
                    return unsettled(cells);
                }
                all = fits;
            }
            if (all.isEmpty()) {
                return Open.NO_VALUE;
            }
            Fraction slope = cells.get(0).slope().orElseThrow();
            IntFunction<Interval> enclosed =
                    bits -> FractionValue.constant(ring, bits).of(slope);
            return all.get() ? fits(enclosed.apply(BITS[SHOWN])) : new Off(enclosed);
        });
    }

    /** No cell with a derivative: there is none; else it is not known. */
    private static Result unsettled(List<CellProof.Result> cells) {
        return cells.stream().noneMatch(result -> result.slope().isPresent()) ? Open.NO_VALUE : Open.NOT_DECIDED;
    }

    private Optional<Boolean> fits(Ring ring, CellProof.Result result, Fraction slope) {
        for (Rational bound : List.of(places.low(), places.high())) {
            Fraction difference = slope.minus(Fraction.of(ring, bound));
            if (result.cell().orElseThrow().form().isCertainlyZero(difference)) {
                return Optional.of(places.isTieToIt(bound));
            }
        }
        for (int bits : BITS) {
            try {
                Optional<Boolean> fits =
                        places.fits(FractionValue.constant(ring, bits).of(slope), bits);
                if (fits.isPresent()) {
                    return fits;
                }
            } catch (ArithmeticException notYet) {
                // more bits
            }
        }
        return Optional.empty();
    }
}
