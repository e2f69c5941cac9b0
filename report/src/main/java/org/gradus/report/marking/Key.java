package org.gradus.report.marking;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.gradus.report.marking.interval.Range;
import org.jspecify.annotations.Nullable;

/** The numbers that a plan gives, and what is accepted for each of somebody who has all the others right. */
final class Key {
    private final Plan plan;
    private final Places places;
    private final List<Optional<BigDecimal>> values;
    private final Calculation exact;
    private final Calculation around;
    private final @Nullable Range[] written;
    private final @Nullable Range[] known;

    Key(Plan plan, List<Optional<BigDecimal>> values) {
        this.plan = plan;
        this.places = new Places(plan.lines().decimals());
        this.values = List.copyOf(values);
        this.exact = Calculation.exact(plan);
        this.written = written();
        this.around = Calculation.of(plan, written);
        this.known = new Range[values.size()];
    }

    /** Every number as it may be written, and the true one. */
    private @Nullable Range[] written() {
        @Nullable Range[] written = new Range[values.size()];
        for (Line line : plan.lines().all()) {
            Optional<BigDecimal> value = values.get(line.index());
            if (line.isCalculated() && value.isPresent()) {
                Range number = Range.of(value.get());
                Range right = isExact(line)
                        ? number
                        : number.widen(Places.unit(value.get().scale()));
                Range truth = exact.of(line.index());
                written[line.index()] = truth.isBounded() ? right.hull(truth) : right;
            }
        }
        return written;
    }

    /** Whether rounding does not bear on a line: it is a short decimal that comes from others such, as z = 0 at a kink. */
    private boolean isExact(Line line) {
        return plan.lines().isExact(line) && !exact.isAffected(line.index());
    }

    /** Whether {@code number} is a right one that nobody needs to round. */
    boolean isExactly(Line line, Range number) {
        return isExact(line)
                && number.isPoint()
                && exact.of(line.index()).meets(number)
                && value(line)
                        .filter(value -> value.compareTo(new BigDecimal(number.lo())) == 0)
                        .isPresent();
    }

    /** The number that is right. */
    Optional<BigDecimal> value(Line line) {
        return values.get(line.index());
    }

    /** What the formula of a line gives over the right numbers, each to the unit of its last place. */
    Range range(Line line) {
        Range range = known[line.index()];
        if (range == null) {
            range = around.value(line.index());
            known[line.index()] = range;
        }
        return range;
    }

    /** What somebody who has all other numbers right may write by another plan; none where the plan does not bear on the line. */
    List<Range> ranges(Plan other, Line line) {
        Calculation calculation = Calculation.of(other, written);
        if (!calculation.isAffected(line.index())) {
            return List.of();
        }
        return calculation.values(line.index()).stream()
                .filter(range -> !range.isAll())
                .map(range -> range.widen(places.unit(range.magnitude())))
                .toList();
    }

    /** The decimals that are accepted where {@code range} is what the formula gives. */
    Accepted accepted(Line line, Range range) {
        BigDecimal right = value(line).orElseGet(() -> rounded(exact.of(line.index())));
        return accepted(right, range);
    }

    /** As {@link #accepted(Line, Range)}, where the number in the middle is the right one. */
    Accepted following(Range range) {
        return accepted(rounded(range), range);
    }

    private BigDecimal rounded(Range range) {
        double middle = range.isBounded() ? range.middle() : 0;
        return new BigDecimal(middle).setScale(places.of(middle), RoundingMode.HALF_UP);
    }

    /** With the places of the larger end: what is larger than the right number may need fewer. */
    private Accepted accepted(BigDecimal right, Range range) {
        if (!range.isBounded()) {
            return new Accepted(right, right, right);
        }
        int scale = places.of(range.magnitude());
        BigDecimal unit = BigDecimal.ONE.scaleByPowerOfTen(-scale);
        BigDecimal lo = new BigDecimal(range.lo()).subtract(unit).setScale(scale, RoundingMode.CEILING);
        BigDecimal hi = new BigDecimal(range.hi()).add(unit).setScale(scale, RoundingMode.FLOOR);
        return new Accepted(right, lo, hi);
    }
}
