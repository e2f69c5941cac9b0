package org.gradus.report.marking;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.gradus.report.course.Asked;
import org.gradus.report.course.Assignment;
import org.gradus.report.exercise.CourseWork.Marking;
import org.gradus.report.worksheet.QuantityId;

/**
 * Marks what students wrote for an assignment, with follow-through: an entry is judged against its own formula over the student's own
 * earlier entries. Made once for a class; a row then takes some milliseconds. May be used by several threads.
 */
public final class Marker {
    private final Assignment assignment;
    private final RightValues rightValues;
    private final Map<Mistake, Plan> mistakes = new LinkedHashMap<>();
    private final Plans plans;
    private final List<Convention> conventions = new ArrayList<>();
    private final Map<Mistake, MistakeColumn> columns = new ConcurrentHashMap<>();

    private Marker(Assignment assignment) {
        this.assignment = assignment;
        Lines lines = new Lines(assignment);
        this.rightValues = new RightValues(lines);
        Plan right = Plan.right(lines);
        Mistake.ALL.forEach(mistake -> mistakes.put(mistake, right.with(mistake)));
        List<Optional<BigDecimal>> values =
                lines.all().stream().map(rightValues::of).toList();
        this.plans = new Plans(right, values, mistakes);
        mistakes.forEach((mistake, plan) -> {
            if (mistake.isConvention() && plan.isPossible()) {
                convention(mistake, plan);
            }
        });
    }

    private void convention(Mistake mistake, Plan plan) {
        conventions.add(new Convention(mistake, plans(plan)));
        Plan otherStep = mistakes.get(Mistake.STEP_SIGN);
        if (mistake.equals(Mistake.ERROR_SIGN) && otherStep != null && otherStep.isPossible()) {
            // whoever takes t − y goes on with W + η δ aᵀ
            conventions.add(new Convention(mistake, plans(otherStep.under(plan))));
        }
    }

    private Plans plans(Plan plan) {
        return new Plans(plan, Columns.of(plan, rightValues), mistakes);
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
        return columns.computeIfAbsent(mistake, any -> {
            Plan plan = mistakes.get(mistake);
            if (plan == null) {
                throw new IllegalArgumentException("no mistake '" + mistake.name() + "'");
            }
            return Columns.column(plan, rightValues);
        });
    }

    /** The mistakes that can be made here, also those that change nothing that is asked. */
    public List<Mistake> possible() {
        return plans.mistakes();
    }

    /** The mistakes that can be made here and change an asked number, in the order in which one meets them. */
    public List<Mistake> mistakes() {
        return plans.mistakes().stream()
                .filter(mistake -> column(mistake).changesSomething())
                .toList();
    }

    // ---- a row ----

    /** Judges a row. */
    public Marked mark(Submission submission) {
        Map<Line, Judged> judged = new Judgement(plans, submission).judge();
        Optional<Convention.Row> found = convention(submission, judged);
        boolean accepted = found.map(Convention.Row::mistake).filter(this::accepts).isPresent();
        Map<Line, Judged> result = accepted ? found.orElseThrow().judged() : judged;
        return new Marked(
                submission.student(), found.map(Convention.Row::mistake), accepted, entries(result));
    }

    private boolean accepts(Mistake convention) {
        return marking().accept().contains(convention.name());
    }

    private Marking marking() {
        return assignment.exercise().courseWork().marking();
    }

    /** The convention under which most is right, more than without one; of equals one that is accepted. */
    private Optional<Convention.Row> convention(Submission submission, Map<Line, Judged> judged) {
        long notRight = Convention.notRight(judged);
        if (notRight == 0) {
            return Optional.empty();
        }
        Convention.Row best = null;
        for (Convention convention : conventions) {
            Optional<Convention.Row> row = convention.row(plans, submission);
            if (row.isEmpty() || row.get().notRight() >= notRight) {
                continue;
            }
            boolean better = best == null
                    || row.get().notRight() < best.notRight()
                    || row.get().notRight() == best.notRight()
                            && accepts(convention.mistake())
                            && !accepts(best.mistake());
            best = better ? row.get() : best;
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
