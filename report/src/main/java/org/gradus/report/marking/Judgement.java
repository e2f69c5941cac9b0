package org.gradus.report.marking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.gradus.report.marking.Plan.Step;
import org.gradus.report.marking.interval.Range;
import org.gradus.report.worksheet.QuantityId;
import org.jspecify.annotations.Nullable;

/**
 * Judges the entries of one row, each against its own formula over the numbers that stand on the row before it. A plan says what is
 * right: the assignment's, or that plan under a convention.
 */
final class Judgement {
    private final Key key;
    private final Plans plans;
    private final Lines lines;
    private final Places places;
    private final Row row;
    private final @Nullable Range[] own;
    private final @Nullable Verdict[] verdicts;
    private final Calculation calculation;
    private final Map<Mistake, Calculation> mistaken = new HashMap<>();
    private final List<Cause> causes = new ArrayList<>();
    private final Triviality triviality;
    private final Map<Line, Judged> judged = new LinkedHashMap<>();

    /** @param plans that of the row, and what each mistake makes of it */
    Judgement(Plans plans, Row row) {
        this.plans = plans;
        this.key = plans.key();
        this.lines = plans.lines();
        this.places = new Places(lines.decimals());
        this.row = row;
        this.own = new Range[lines.size()];
        this.verdicts = new Verdict[lines.size()];
        this.calculation = Calculation.of(plans.right(), own);
        this.triviality = new Triviality(plans, calculation, own, row);
    }

    /** What every asked entry is. */
    Map<Line, Judged> judge() {
        return judgeWhile((line, result) -> true).orElseThrow();
    }

    /** As {@link #judge}, unless an entry is not as it must be. */
    Optional<Map<Line, Judged>> judgeWhile(BiPredicate<Line, Judged> holds) {
        List<Line> asked = plans.asked();
        for (Line line : asked) {
            number(line).ifPresent(written -> own[line.index()] = written.range());
        }
        for (Line line : asked) {
            Judged result = judge(line);
            if (!holds.test(line, result)) {
                return Optional.empty();
            }
            judged.put(line, result);
            verdicts[line.index()] = result.verdict();
        }
        return Optional.of(judged);
    }

    /**
     * A number on the row.
     *
     * @param value the number
     * @param range all that it stands for
     * @param needed the decimal places with which a number of this size is to be written
     * @param decimals those with which it is
     */
    private record Number(Range value, Range range, int needed, int decimals) {
        double unit() {
            return Places.unit(needed);
        }
    }

    private Optional<Number> number(Line line) {
        return row.find(line).map(written -> {
            Range value = written.value();
            int needed = places.of(size(line, value));
            // trailing zeros may be left out: with fewer places the number is taken as exact, until it is seen to be
            // rounded
            boolean more = written.decimals() > needed && written.decimals() != Entry.EXACT;
            double unit = Places.unit(more ? written.decimals() : needed);
            Range range = plans.key().isExactly(line, value) ? value : value.widen(unit);
            return new Number(value, range, needed, written.decimals());
        });
    }

    /** Of a written 0 only the right number tells how many places it should have. */
    private double size(Line line, Range value) {
        return value.contains(0)
                ? key.value(line).map(java.math.BigDecimal::doubleValue).orElse(0.0)
                : value.middle();
    }

    // ---- one entry ----

    private Judged judge(Line line) {
        Entry entry = row.entry(line);
        if (entry instanceof Entry.Missing) {
            return plain(line, entry, Verdict.MISSING);
        }
        Optional<Number> number = number(line);
        return number.isEmpty() ? plain(line, entry, Verdict.UNREADABLE) : judge(line, entry, number.get());
    }

    private Judged plain(Line line, Entry entry, Verdict verdict) {
        Accepted accepted = key.accepted(line, key.range(line));
        return new Judged(entry, verdict, Optional.empty(), false, false, Optional.empty(), accepted);
    }

    private Judged judge(Line line, Entry entry, Number number) {
        Range right = key.range(line);
        Range following = calculation.value(line.index());
        boolean clean = isRightBefore(line.index());
        boolean byKey = right.isBounded() ? meets(number, right) : isTheRightOne(line, number);
        boolean byOwn = meets(number, following);
        if (byKey || clean && byOwn && following.isBounded()) {
            Accepted accepted = key.accepted(line, clean ? right.hull(following) : right);
            return new Judged(entry, Verdict.RIGHT, Optional.empty(), true, false, Optional.empty(), accepted);
        }
        Accepted accepted = clean ? key.accepted(line, right.hull(following)) : key.following(following);
        if (byOwn || clean && meets(number, right)) {
            // without a bound nearly everything would be right: nobody is called wrong for it, and nobody right
            Optional<String> remark = following.isBounded() ? Optional.empty() : Optional.of(Remarks.CANNOT_BE_JUDGED);
            return with(line, entry, Verdict.FOLLOWS, Optional.empty(), remark, accepted);
        }
        Optional<Cause> same = sameCause(line, number);
        if (same.isPresent()) {
            return with(line, entry, Verdict.FOLLOWS, same, Optional.empty(), accepted);
        }
        boolean fewer = isRounded(number, right) || clean && isRounded(number, following);
        if (fewer || isRounded(number, following)) {
            own[line.index()] = number.value().widen(Places.unit(number.decimals()));
            return new Judged(entry, Verdict.FEWER_DIGITS, Optional.empty(), fewer, false, Optional.empty(), accepted);
        }
        Cause cause = new Cause(candidates(line, number));
        causes.add(cause);
        return with(line, entry, Verdict.WRONG, Optional.of(cause), Optional.empty(), accepted);
    }

    private Judged with(
            Line line,
            Entry entry,
            Verdict verdict,
            Optional<Cause> cause,
            Optional<String> remark,
            Accepted accepted) {
        boolean trivial = triviality.reaches(line);
        return new Judged(entry, verdict, cause, false, trivial && verdict == Verdict.FOLLOWS, remark, accepted);
    }

    /** Where nothing bounds what is accepted. */
    private boolean isTheRightOne(Line line, Number number) {
        return key.value(line).filter(value -> meets(number, Range.of(value))).isPresent();
    }

    /** Whether it is in the range, to the unit of its last place; where all of the range is smaller, to the unit of that. */
    private boolean meets(Number number, Range range) {
        return range.widen(Math.min(number.unit(), unit(range))).meets(number.value());
    }

    private double unit(Range range) {
        return range.isBounded() ? places.unit(range.magnitude()) : Double.POSITIVE_INFINITY;
    }

    /** Whether it is right as far as it goes, rounded or cut off; a whole number in the place of decimals goes nowhere. */
    private boolean isRounded(Number number, Range range) {
        int needed = range.isBounded() ? Math.max(number.needed(), places.of(range.magnitude())) : 0;
        if (number.decimals() <= 0 || number.decimals() >= needed) {
            return false;
        }
        double unit = Places.unit(number.decimals());
        Range cut = new Range(
                range.lo() > 0 ? range.lo() - unit : range.lo(), range.hi() < 0 ? range.hi() + unit : range.hi());
        return range.widen(unit / 2).meets(number.value())
                || cut.widen(number.unit()).meets(number.value());
    }

    // ---- before it ----

    /** Whether every number that was written before the line and leads to it is right. */
    private boolean isRightBefore(int line) {
        for (Step step : plans.right().steps(line)) {
            for (int operand : step.operands()) {
                if (!isRight(operand)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean isRight(int line) {
        Verdict verdict = verdicts[line];
        return verdict == null || verdict == Verdict.MISSING || verdict == Verdict.UNREADABLE
                ? isRightBefore(line)
                : verdict == Verdict.RIGHT || verdict == Verdict.FEWER_DIGITS;
    }

    // ---- mistakes ----

    private Calculation mistaken(Mistake mistake) {
        return mistaken.computeIfAbsent(mistake, any -> Calculation.of(plans.with(mistake), own));
    }

    private boolean agrees(Mistake mistake, Line line, Number number) {
        Calculation changed = mistaken(mistake);
        return changed.isAffected(line.index())
                && changed.values(line.index()).stream().anyMatch(range -> !range.isAll() && meets(number, range));
    }

    private List<Mistake> candidates(Line line, Number number) {
        return plans.mistakes().stream()
                .filter(mistake -> agrees(mistake, line, number))
                .toList();
    }

    /** The cause of an earlier entry by which this one is wrong too; it keeps the mistakes that explain both. */
    private Optional<Cause> sameCause(Line line, Number number) {
        for (Cause cause : causes) {
            List<Mistake> both = cause.candidates().stream()
                    .filter(mistake -> agrees(mistake, line, number))
                    .toList();
            if (!both.isEmpty()) {
                cause.narrow(both);
                return Optional.of(cause);
            }
        }
        return Optional.empty();
    }

    /** By quantity. */
    static Map<QuantityId, Judged> byId(Map<Line, Judged> judged) {
        Map<QuantityId, Judged> byId = new LinkedHashMap<>();
        judged.forEach((line, result) -> byId.put(line.id(), result));
        return byId;
    }
}
