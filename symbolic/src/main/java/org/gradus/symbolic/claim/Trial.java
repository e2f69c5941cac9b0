package org.gradus.symbolic.claim;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.TextWriter;
import org.gradus.core.number.Effort;
import org.gradus.core.number.Interval;
import org.gradus.core.number.NotSeparatedException;
import org.gradus.core.number.Rational;
import org.gradus.core.number.Real;
import org.gradus.core.number.UndefinedException;
import org.gradus.symbolic.kernel.CellProof;
import org.gradus.symbolic.kernel.PointValues;
import org.gradus.symbolic.kernel.Problem;
import org.gradus.symbolic.kernel.algebra.Ring;
import org.gradus.symbolic.kernel.algebra.Unsupported;
import org.gradus.symbolic.write.Decimals;

/** A claim at one point: the derivative and the claim there, both enclosed; nothing of the kernel is trusted but zero tests. */
final class Trial {
    private static final int[] THOROUGH = {96, 480, 2_000};
    private static final int BITS_IF_DEFINED = 480;
    private static final int[] REFINED = {480, 2_000, 6_000};
    private static final long BUDGET = 100_000;
    private static final long WORK_FOR_DIGITS = 200_000;
    private static final int[] DIGITS = {100, 50, 30, 15, 8};

    /** What came of it. */
    enum Outcome {
        /** A certified difference, or a claim that is not defined. */
        DIFFERENT,
        /** The enclosures overlap. */
        AGREES,
        /** A switch is not told from the point; with more digits it may be. */
        NOT_SEPARATED,
        /** Not in the domain, not differentiable, or it cannot be told. */
        PASSED_OVER
    }

    /** An enclosure for each precision. */
    interface Enclosures {
        Interval at(int bits);
    }

    private final Problem problem;
    private final Map<Expr, Expr> point = new LinkedHashMap<>();
    private final PointValues values;
    private Enclosures derivative;
    private Optional<Real> claim = Optional.empty();
    /** The bits of the last enclosures, and what came of them. */
    private int bits;

    private Outcome outcome = Outcome.PASSED_OVER;
    private Interval expected = Interval.ZERO;
    private Optional<Interval> claimed = Optional.empty();
    private Decimals.Pair decimals = new Decimals.Pair(BigDecimal.ZERO, BigDecimal.ZERO);

    Trial(Problem problem, Map<Expr, Rational> point) {
        this.problem = problem;
        point.forEach((variable, value) -> this.point.put(variable, value.toExpr()));
        this.values = new PointValues(problem, this.point);
        this.derivative = values::slope;
    }

    private Trial(Map<Expr, Expr> point, Problem problem) {
        this.problem = problem;
        this.point.putAll(point);
        this.values = new PointValues(problem, point);
        this.derivative = values::slope;
    }

    /** At a point whose values are constants, such as π/2. */
    static Trial atConstants(Problem problem, Map<Expr, Expr> point) {
        return new Trial(point, problem);
    }

    /** With the derivative at the point known from elsewhere; else everything has to be smooth around the point. */
    Trial withDerivative(Enclosures known) {
        derivative = known;
        return this;
    }

    /** Whether the formula certainly has a value at the point. */
    boolean isDefined() {
        try {
            values.real(problem.of()).enclose(BITS_IF_DEFINED);
            return true;
        } catch (ArithmeticException | Unsupported undefined) {
            return false;
        }
    }

    /** With more and more digits. */
    Outcome run() {
        Outcome last = Outcome.NOT_SEPARATED;
        for (int precision : THOROUGH) {
            last = enclosed(precision);
            if (last == Outcome.DIFFERENT || last == Outcome.PASSED_OVER) {
                return last;
            }
        }
        return last == Outcome.NOT_SEPARATED ? Outcome.PASSED_OVER : last;
    }

    /** What enclosures with so many bits say; the same again costs nothing. */
    Outcome enclosed(int precision) {
        if (bits != precision) {
            outcome = compared(precision);
            bits = precision;
        }
        return outcome;
    }

    private Outcome compared(int precision) {
        try {
            if (claim.isEmpty()) {
                if (!values.isInDomain()) {
                    return Outcome.PASSED_OVER;
                }
                claim = Optional.of(values.real(problem.claim()));
            }
            return compared(claim.get(), precision);
        } catch (ArithmeticException | Unsupported passedOver) {
            return Outcome.PASSED_OVER;
        }
    }

    private Outcome compared(Real right, int precision) {
        try {
            expected = derivative.at(precision);
        } catch (NotSeparatedException more) {
            return Outcome.NOT_SEPARATED;
        }
        try {
            claimed = Optional.of(right.enclose(precision));
        } catch (UndefinedException e) {
            claimed = Optional.empty();
        }
        if (claimed.isPresent() && !expected.isDisjointFrom(claimed.get())) {
            return Outcome.AGREES;
        }
        return canBeWritten(right) ? Outcome.DIFFERENT : Outcome.PASSED_OVER;
    }

    /** Whether both sides are told from 0, or are 0: else there is no digit to write down. */
    private boolean canBeWritten(Real right) {
        expected = toldFromZero(expected, derivative);
        claimed = claimed.map(value -> toldFromZero(value, right::enclose));
        boolean isWritten = isZeroOrTold(expected, this::hasSlopeZero)
                && claimed.map(value -> isZeroOrTold(value, () -> right.signum() == 0))
                        .orElse(true);
        if (isWritten) {
            decimals = claimed.map(value -> Decimals.apart(expected, value))
                    .orElseGet(() -> new Decimals.Pair(Decimals.of(expected), BigDecimal.ZERO));
        }
        return isWritten;
    }

    private static Interval toldFromZero(Interval value, Enclosures better) {
        Interval best = value;
        for (int bits : REFINED) {
            if (!best.containsZero() || best.point().isPresent()) {
                return best;
            }
            Interval before = best;
            try {
                best = Effort.within(WORK_FOR_DIGITS, () -> better.at(bits), reason -> before);
            } catch (ArithmeticException notBetter) {
                return best;
            }
            if (best == before) {
                return best;
            }
        }
        return best;
    }

    private static boolean isZeroOrTold(Interval value, BooleanSupplier isZero) {
        if (!value.containsZero() || value.point().isPresent()) {
            return true;
        }
        try {
            return isZero.getAsBoolean();
        } catch (ArithmeticException | Unsupported unknown) {
            return false;
        }
    }

    /** By the kernel, at this point. */
    private boolean hasSlopeZero() {
        Map<Expr, Expr> at = new LinkedHashMap<>(problem.at());
        at.putAll(point);
        Problem here = new Problem(problem.of(), problem.wrt(), Expr.Num.of(0), List.of(), problem.after(), at);
        return Ring.with(
                BUDGET,
                ring -> new CellProof(ring, here, true)
                        .run().stream().allMatch(result -> result.state() == CellProof.State.EQUAL));
    }

    /** How many digits the two sides have in common, at least. */
    int digits() {
        if (claimed.isEmpty() || expected.containsZero() || claimed.get().containsZero()) {
            return 0;
        }
        try {
            for (int digits : DIGITS) {
                Optional<BigDecimal> left = expected.roundSignificant(digits);
                if (left.isPresent() && left.equals(claimed.get().roundSignificant(digits))) {
                    return digits;
                }
            }
        } catch (ArithmeticException tooSmall) {
            // no digit that could be written down
        }
        return 0;
    }

    /** After a difference. */
    Finding.Counterexample counterexample(Finding.Extent extent) {
        Map<String, Expr> named = new LinkedHashMap<>();
        point.forEach((variable, value) -> named.put(TextWriter.write(variable), value));
        problem.at().forEach((variable, given) -> {
            Expr value = values.value(variable).rational().map(Rational::toExpr).orElse(given);
            named.put(TextWriter.write(variable), value);
        });
        return new Finding.Counterexample(
                named,
                new Finding.Value(decimals.left(), expected),
                claimed.map(value -> new Finding.Value(decimals.right(), value)),
                extent);
    }
}
