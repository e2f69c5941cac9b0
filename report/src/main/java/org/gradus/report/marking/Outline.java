package org.gradus.report.marking;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.gradus.report.course.Asked;
import org.gradus.report.course.Assignment;
import org.gradus.report.exercise.Rounding.Mode;
import org.gradus.report.marking.Plan.Step;
import org.gradus.report.marking.interval.Range;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.QuantityId;

/**
 * What an assignment asks for, calculated over other given numbers in ranges of doubles: a hundred times as fast as the certified
 * numbers of a solution, and enough to say that a result is too small or prints like another. What ranges do not decide is left open.
 */
public final class Outline {
    /** Beyond it a solution may take other formulas for the same numbers: the largest logit taken out, a loss written in logits. */
    private static final double LARGE = 40;

    /** What is nearer to the middle of two decimals than this share of their distance is rounded to neither. */
    private static final double NEAR = 1e-6;

    /** Up to so many units of the last place doubles tell the nearest one. */
    private static final double MOST_UNITS = 1e9;

    private static final int MOST_PLACES = 18;

    /** Each of them doubles the ways. */
    private static final int MOST_SOFTMAXES = 3;

    private final Plan plan;
    private final Places places;
    private final boolean written;
    /** Whether results are forms such as e/(e+1), which say more than a decimal. */
    private final boolean exact;

    private final List<QuantityId> asked;
    private final int[] askedLines;
    private final BitSet needed = new BitSet();
    private final List<Line> given;
    private final List<Range> own;
    /** By line, which softmax it is inside; −1 for all others. */
    private final int[] softmax;
    /** Sample, time and side of the update of each softmax whose powers may stand in lines of their own, rounded, or may not. */
    private final List<List<Object>> softmaxes = new ArrayList<>();

    private final double[] powers = new double[MOST_PLACES + 1];

    private Outline(Plan plan, Assignment assignment) {
        this.plan = plan;
        this.places = new Places(assignment.decimals());
        Mode mode = assignment.exercise().rounding().mode();
        this.written = mode == Mode.DISPLAYED;
        this.exact = mode == Mode.EXACT;
        this.asked = assignment.asked().stream().map(Asked::id).toList();
        Lines lines = plan.lines();
        this.askedLines = asked.stream()
                .mapToInt(id -> lines.find(id).orElseThrow().index())
                .toArray();
        for (int line : askedLines) {
            needed.set(line);
        }
        for (int line = lines.size() - 1; line >= 0; line--) {
            for (Step step : needed.get(line) ? plan.steps(line) : List.<Step>of()) {
                for (int operand : step.operands()) {
                    needed.set(operand);
                }
            }
        }
        this.given =
                lines.all().stream().filter(line -> line.formula().isEmpty()).toList();
        this.own = given.stream().map(line -> lines.given(line.index())).toList();
        this.softmax = new int[lines.size()];
        for (Line line : lines.all()) {
            softmax[line.index()] = written && needed.get(line.index()) ? softmax(line) : -1;
        }
        for (int p = 0; p < powers.length; p++) {
            powers[p] = Double.parseDouble("1e" + p);
        }
    }

    /** The outline of an assignment; absent where its formulas hold for its own numbers alone, or some have no ranges. */
    public static Optional<Outline> of(Assignment assignment) {
        try {
            Outline outline = new Outline(Plan.right(new Lines(assignment)), assignment);
            return Optional.of(outline).filter(Outline::isOrdinary);
        } catch (IllegalArgumentException | NoSuchElementException | ArithmeticException noValue) {
            return Optional.empty();
        }
    }

    private boolean isOrdinary() {
        return softmaxes.size() <= MOST_SOFTMAXES
                && needed.stream().mapToObj(line -> plan.lines().get(line)).noneMatch(this::isSpecial);
    }

    /**
     * What holds for these numbers alone: the largest logit taken out; and where what is written counts, a softmax in one line, which for
     * other numbers has more, and a Jacobian, which times a gradient with equal entries is 0, whatever its written entries would give.
     */
    private boolean isSpecial(Line line) {
        boolean inOneLine = (line.is(Letter.A) || line.is(Letter.Y))
                && plan.lines()
                        .activation(plan.lines().layerOf(line.id()))
                        .filter(activation -> !activation.isEntrywise())
                        .isPresent()
                && line.formula().flatMap(formula -> formula.find(Letter.Z)).isPresent();
        return line.is(Letter.M) || line.is(Letter.S) || written && (line.is(Letter.J) || inOneLine);
    }

    /** Powers of logits that have short exact forms are not written. */
    private int softmax(Line line) {
        if (!line.is(Letter.E) && !line.is(Letter.SUM)) {
            return -1;
        }
        QuantityId id = line.id();
        List<Object> one = List.of(id.layer(), id.sample(), id.time(), id.updated());
        if (!softmaxes.contains(one)) {
            softmaxes.add(one);
        }
        return softmaxes.indexOf(one);
    }

    /** The numbers of the exercise that occur, in a fixed order. */
    public List<QuantityId> given() {
        return given.stream().map(Line::id).toList();
    }

    /** What is asked, in the order of the assignment. */
    public List<QuantityId> asked() {
        return asked;
    }

    /**
     * The results over these numbers, by each way in which a solution may calculate them.
     *
     * @param numbers for each of {@link #given} the double that is nearest to it; NaN for the assignment's own
     */
    public List<Results> results(double[] numbers) {
        List<Results> ways = new ArrayList<>();
        for (int way = 0; way < 1 << softmaxes.size(); way++) {
            ways.add(results(numbers, way));
        }
        return ways;
    }

    /** @param way bit by bit, whether a softmax is calculated in one line */
    private Results results(double[] numbers, int way) {
        Range[] values = new Range[plan.lines().size()];
        Range[] operands = new Range[values.length];
        for (int i = 0; i < numbers.length; i++) {
            int line = given.get(i).index();
            values[line] = Double.isNaN(numbers[i]) ? own.get(i) : around(numbers[i]);
            operands[line] = values[line];
        }
        boolean usual = true;
        for (int line = needed.nextSetBit(0); line >= 0; line = needed.nextSetBit(line + 1)) {
            if (values[line] == null) {
                List<Step> steps = plan.steps(line);
                values[line] = steps.isEmpty() ? Range.ALL : value(steps.get(0), operands);
                boolean inside = softmax[line] >= 0 && (way >> softmax[line] & 1) == 1;
                boolean asIs = !written || inside || plan.lines().get(line).isCopy();
                operands[line] = asIs ? values[line] : rounded(values[line]);
                usual &= !plan.lines().get(line).is(Letter.Z) || values[line].magnitude() < LARGE;
            }
        }
        return new Results(values, operands, usual);
    }

    /** Whether the numbers of an assignment with these given numbers are what is said here: else the outline is not its own. */
    public boolean holds(double[] numbers, Assignment assignment) {
        return assignment.asked().stream().map(Asked::id).toList().equals(asked)
                && results(numbers).stream().anyMatch(way -> way.holdsFor(assignment));
    }

    private static Range value(Step step, Range[] operands) {
        int[] places = step.operands();
        Range[] own = new Range[places.length];
        for (int i = 0; i < own.length; i++) {
            own[i] = operands[places[i]];
        }
        return step.tape().value(own);
    }

    /** What lies around the double that is nearest to a decimal; whole numbers are doubles. */
    private static Range around(double nearest) {
        boolean whole = nearest == Math.rint(nearest) && Math.abs(nearest) < MOST_UNITS;
        return whole ? new Range(nearest, nearest) : new Range(Math.nextDown(nearest), Math.nextUp(nearest));
    }

    /** What is written for a member. */
    private Range rounded(Range value) {
        if (!value.isBounded() || value.equals(Range.ZERO)) {
            return value;
        }
        int least = places.of(value.lo());
        boolean same = least == places.of(value.hi());
        if (!same || least < 0 || least > MOST_PLACES || value.magnitude() * powers[least] > MOST_UNITS) {
            return value.widen(Math.max(places.unit(value.lo()), places.unit(value.hi())));
        }
        double power = powers[least];
        return new Range(
                around(Math.floor(value.lo() * power + 0.5 - NEAR) / power).lo(),
                around(Math.floor(value.hi() * power + 0.5 + NEAR) / power).hi());
    }

    /** The results over some given numbers, calculated in one way. */
    public final class Results {
        private final Range[] values;
        private final Range[] operands;
        private final boolean usual;

        private Results(Range[] values, Range[] operands, boolean usual) {
            this.values = values;
            this.operands = operands;
            this.usual = usual;
        }

        /** Whether one that is not 0 is certainly nearer to 0 than {@code bound}. */
        public boolean hasSmallerThan(double bound) {
            for (int line : usual ? askedLines : new int[0]) {
                Range value = values[line];
                if (!value.contains(0) && value.magnitude() < bound) {
                    return true;
                }
            }
            return false;
        }

        /** By place among what is asked, as so many units of the last asked place each result is certainly printed; else empty. */
        public List<Optional<Long>> printed() {
            List<Optional<Long>> printed = new ArrayList<>();
            for (int line : askedLines) {
                printed.add(usual && !exact ? units(values[line]) : Optional.empty());
            }
            return printed;
        }

        private Optional<Long> units(Range value) {
            int decimals = places.decimals();
            boolean plain = value.isBounded()
                    && decimals <= MOST_PLACES
                    && value.magnitude() * powers[decimals] < MOST_UNITS
                    && places.of(value.lo()) == decimals
                    && places.of(value.hi()) == decimals;
            if (!plain) {
                return Optional.empty();
            }
            double least = Math.floor(value.lo() * powers[decimals] + 0.5 - NEAR);
            double most = Math.floor(value.hi() * powers[decimals] + 0.5 + NEAR);
            return least == most ? Optional.of((long) least) : Optional.empty();
        }

        private boolean holdsFor(Assignment assignment) {
            for (int line = needed.nextSetBit(0); usual && line >= 0; line = needed.nextSetBit(line + 1)) {
                Optional<Evaluation> found = assignment
                        .solution()
                        .worksheet()
                        .find(plan.lines().get(line).id());
                boolean agrees = found.isEmpty() ? softmax[line] >= 0 : values[line].meets(Lines.range(found.get()));
                if (!agrees) {
                    return false;
                }
            }
            return true;
        }
    }
}
