package org.gradus.report.marking;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.gradus.report.course.Asked;
import org.gradus.report.course.Assignment;
import org.gradus.report.exercise.CourseWork.Marking;
import org.gradus.report.marking.interval.Range;
import org.gradus.report.worksheet.QuantityId;

/**
 * Marks what students wrote for an assignment, with follow-through: an entry is judged against its own formula over the student's own
 * earlier entries. Made once for a class; a row then takes some milliseconds. May be used by several threads.
 */
public final class Marker {
    private final Assignment assignment;
    private final RightValues rightValues;
    private final Plan right;
    private final List<Mistake> possible;
    private final Plans plans;
    private final List<Convention> conventions = new ArrayList<>();
    private final Map<Mistake, MistakeColumn> columns = new ConcurrentHashMap<>();

    private Marker(Assignment assignment) {
        this.assignment = assignment;
        Lines lines = new Lines(assignment);
        this.rightValues = new RightValues(lines);
        this.right = Plan.right(lines);
        this.possible = Mistake.ALL.stream()
                .filter(mistake -> right.with(mistake).isPossible())
                .toList();
        List<Optional<BigDecimal>> values =
                lines.all().stream().map(rightValues::of).toList();
        this.plans = new Plans(right, values, possible);
    }

    private synchronized List<Convention> conventions() {
        if (conventions.isEmpty()) {
            for (Mistake mistake : possible) {
                if (mistake.isConvention()) {
                    conventions.add(new Convention(mistake, plans(right.with(mistake))));
                }
                if (mistake.equals(Mistake.ERROR_SIGN) && possible.contains(Mistake.STEP_SIGN)) {
                    // whoever takes t − y goes on with W + η δ aᵀ
                    Plan both = right.with(Mistake.STEP_SIGN).with(mistake);
                    conventions.add(new Convention(mistake, plans(both)));
                }
            }
        }
        return conventions;
    }

    private Plans plans(Plan plan) {
        return new Plans(plan, Columns.of(plan, rightValues), possible);
    }

    /** For the numbers of {@code assignment}. */
    public static Marker of(Assignment assignment) {
        return new Marker(assignment);
    }

    // ---- the key ----

    /**
     * What is accepted for a quantity of somebody who has all others right; absent for given numbers and where nothing can be said.
     *
     * @param id one that is asked, or another line of the solution
     */
    public Optional<Accepted> accepted(QuantityId id) {
        return plans.lines()
                .find(id)
                .filter(line -> line.formula().isPresent())
                .filter(line -> plans.key().range(line).isBounded())
                .map(line -> plans.key().accepted(line, plans.key().range(line)));
    }

    /** What a mistake gives, made wherever it can be made. */
    public MistakeColumn column(Mistake mistake) {
        return columns.computeIfAbsent(mistake, any -> Columns.column(right.with(mistake), rightValues));
    }

    /** The mistakes that can be made here, also those that change nothing that is asked. */
    public List<Mistake> possible() {
        return plans.mistakes();
    }

    /** The mistakes that can be made here and change an asked number, in the order in which one meets them. */
    public List<Mistake> mistakes() {
        return possible.stream()
                .filter(mistake -> column(mistake).changesSomething())
                .toList();
    }

    /**
     * The mistakes that cannot be told from this one by the first number that it makes wrong: what may be written there by one may be
     * written by the other.
     */
    public List<Mistake> alike(Mistake mistake) {
        Optional<Line> cause = column(mistake).cause().flatMap(plans.lines()::find);
        List<Range> own =
                cause.map(line -> plans.key().ranges(right.with(mistake), line)).orElse(List.of());
        return mistakes().stream()
                .filter(other -> !other.equals(mistake))
                .filter(other -> cause.stream()
                        .flatMap(line -> plans.key().ranges(right.with(other), line).stream())
                        .anyMatch(range -> own.stream().anyMatch(range::meets)))
                .toList();
    }

    /** Whether no asked number that a mistake gives lies outside of what is accepted: it cannot be told from right. */
    public boolean isLikeRight(Mistake mistake) {
        Map<QuantityId, BigDecimal> values = column(mistake).values();
        return plans.asked().stream().allMatch(line -> {
            BigDecimal value = values.get(line.id());
            Optional<Accepted> accepted = accepted(line.id());
            return value == null
                    || accepted.isEmpty()
                    || value.compareTo(accepted.get().lo()) >= 0
                            && value.compareTo(accepted.get().hi()) <= 0;
        });
    }

    // ---- a row ----

    /** Judges a row. */
    public Marked mark(Submission submission) {
        Row row = new Row(submission, plans.asked());
        Map<Line, Judged> judged = new Judgement(plans, row).judge();
        Optional<Convention.Judgements> found = convention(row, judged);
        boolean accepted =
                found.map(Convention.Judgements::mistake).filter(this::accepts).isPresent();
        Map<Line, Judged> result = accepted ? found.orElseThrow().judged() : judged;
        return new Marked(submission.student(), found.map(Convention.Judgements::mistake), accepted, entries(result));
    }

    private boolean accepts(Mistake convention) {
        return marking().accept().contains(convention.name());
    }

    private Marking marking() {
        return assignment.exercise().courseWork().marking();
    }

    /** The convention under which most is right, more than without one; of equals one that is accepted. */
    private Optional<Convention.Judgements> convention(Row row, Map<Line, Judged> judged) {
        long notRight = Convention.notRight(judged);
        if (notRight == 0) {
            return Optional.empty();
        }
        Convention.Judgements best = null;
        for (Convention convention : conventions()) {
            Optional<Convention.Judgements> under = convention.judge(plans, row, judged);
            if (under.isEmpty() || under.get().notRight() >= notRight) {
                continue;
            }
            boolean better = best == null
                    || under.get().notRight() < best.notRight()
                    || under.get().notRight() == best.notRight()
                            && accepts(convention.mistake())
                            && !accepts(best.mistake());
            best = better ? under.get() : best;
        }
        return Optional.ofNullable(best);
    }

    private List<MarkedEntry> entries(Map<Line, Judged> judged) {
        Map<QuantityId, Judged> byId = Judgement.byId(judged);
        Points points = new Points(plans.lines(), marking(), judged);
        List<MarkedEntry> entries = new ArrayList<>();
        for (Asked asked : assignment.asked()) {
            Judged entry = byId.get(asked.id());
            if (entry != null) {
                entries.add(new MarkedEntry(
                        asked,
                        entry.entry(),
                        entry.verdict(),
                        entry.mistakes(),
                        entry.trivial(),
                        entry.remark(),
                        entry.accepted(),
                        points.of(asked, entry),
                        points.alone(asked, entry)));
            }
        }
        return entries;
    }
}
