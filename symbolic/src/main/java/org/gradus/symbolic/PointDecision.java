package org.gradus.symbolic;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Interval;
import org.gradus.core.expr.Rational;

/** Decides a claim about one point: an exact number must be equal, a decimal the correct rounding to its printed places. */
final class PointDecision {
    private static final String ROUNDING = "certified-rounding";
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
        return decimal.isPresent() ? rounded(decimal.get()) : DerivativeDecision.of(problem);
    }

    private static Optional<BigDecimal> decimal(Expr claim) {
        if (claim instanceof Expr.Negation negation) {
            return decimal(negation.operand()).map(BigDecimal::negate);
        }
        return claim instanceof Expr.Num num && num.value().scale() > 0 ? Optional.of(num.value()) : Optional.empty();
    }

    private Finding rounded(BigDecimal claimed) {
        return Ring.with(BUDGET, ring -> {
            List<CellProof.Result> cells = new CellProof(ring, problem, true).run();
            for (CellProof.Result cell : cells) {
                if (cell.slope().isPresent()) {
                    return rounded(cell, claimed);
                }
            }
            return DerivativeDecision.of(problem);
        });
    }

    private Finding rounded(CellProof.Result cell, BigDecimal claimed) {
        Fraction slope = cell.slope().orElseThrow();
        Rational value = Rational.of(claimed);
        Rational half =
                Rational.of(BigDecimal.ONE.movePointLeft(claimed.scale()).divide(BigDecimal.valueOf(2)));
        int low = side(cell, slope, value.minus(half));
        int high = side(cell, slope, value.plus(half));
        // half away from zero: a tie belongs to the larger size
        boolean fits = (low > 0 || low == 0 && claimed.signum() > 0) && (high < 0 || high == 0 && claimed.signum() < 0);
        if (fits) {
            Verdict.Proved verdict = new Verdict.Proved(ROUNDING);
            return new Finding(
                    verdict,
                    verdict.method(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
        Trial trial = new Trial(problem, Map.of());
        Trial.Outcome outcome =
                trial.run(bits -> FractionValue.constant(slope.ring(), bits).of(slope));
        return outcome == Trial.Outcome.DIFFERENT
                ? DerivativeDecision.refuted(trial, Finding.Extent.EVERYWHERE)
                : DerivativeDecision.undecided("the rounding could not be decided", Optional.empty());
    }

    /** The sign of slope − bound. */
    private static int side(CellProof.Result cell, Fraction slope, Rational bound) {
        Fraction difference = slope.minus(Fraction.of(slope.ring(), bound));
        if (cell.cell().orElseThrow().form().isZero(difference)) {
            return 0;
        }
        for (int bits : BITS) {
            try {
                Interval value = FractionValue.constant(slope.ring(), bits).of(difference);
                OptionalInt sign = value.signum();
                if (sign.isPresent()) {
                    return sign.getAsInt();
                }
            } catch (ArithmeticException notYet) {
                // more bits
            }
        }
        throw new Unsupported("the rounding could not be decided");
    }
}
