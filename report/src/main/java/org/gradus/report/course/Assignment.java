package org.gradus.report.course;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.report.exercise.CourseWork.AnswerFormat;
import org.gradus.report.exercise.CourseWork.Carry;
import org.gradus.report.exercise.CourseWork.Course;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.Rounding;
import org.gradus.report.exercise.Rounding.Mode;
import org.gradus.report.solution.Part;
import org.gradus.report.solution.Solution;
import org.gradus.report.solve.Solver;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.QuantityId;

/**
 * An exercise as it is given out.
 *
 * @param solution calculated as students are asked to calculate: its numbers are those of a student who does everything right
 * @param asked in the order of the sheet
 * @param inSolution how the solution that is handed out is rounded
 */
public record Assignment(Solution solution, List<Asked> asked, Rounding inSolution) {
    public Assignment {
        asked = List.copyOf(asked);
    }

    /**
     * The exercise, solved as it asks students to.
     *
     * @throws org.gradus.report.exercise.ExerciseException if it asks for a quantity that its tasks do not calculate
     */
    public static Assignment of(Exercise exercise) {
        return of(Solver.solve(exercise.withRounding(rounding(exercise))), exercise.rounding());
    }

    /** As {@link #of(Exercise)}, of an exercise that is solved already: not once more, if students are asked to round as it is rounded. */
    public static Assignment of(Solution solved) {
        Exercise exercise = solved.exercise();
        return rounding(exercise).equals(exercise.rounding()) ? of(solved, exercise.rounding()) : of(exercise);
    }

    private static Assignment of(Solution solution, Rounding inSolution) {
        List<Part> parts = solution.parts();
        Map<QuantityId, String> partOf = AskedQuantities.of(solution);
        Map<QuantityId, BigDecimal> points = PointShares.of(
                partOf,
                solution.exercise().courseWork().course().map(Course::points).orElse(Map.of()));
        List<Asked> asked = new ArrayList<>();
        for (Part part : parts) {
            partOf.forEach((id, label) -> {
                if (label.equals(part.label())) {
                    asked.add(
                            new Asked(Asked.letter(asked.size()), id, label, points.getOrDefault(id, BigDecimal.ONE)));
                }
            });
        }
        return new Assignment(solution, asked, inSolution);
    }

    /** As students are asked to round: what is written with so many decimals is what the calculation goes on with, or it is not. */
    private static Rounding rounding(Exercise exercise) {
        Optional<AnswerFormat> format = exercise.courseWork().answers();
        return format.map(answers -> new Rounding(
                        answers.decimals(), answers.carry() == Carry.WRITTEN ? Mode.DISPLAYED : Mode.CARRY))
                .orElse(exercise.rounding());
    }

    public Exercise exercise() {
        return solution.exercise();
    }

    /** How many decimal places answers have. */
    public int decimals() {
        return exercise().rounding().digits();
    }

    /** The line of an asked quantity. */
    public Evaluation line(Asked quantity) {
        return solution.worksheet().find(quantity.id()).orElseThrow();
    }

    /** What is asked in a part. */
    public List<Asked> asked(String part) {
        return asked.stream().filter(quantity -> quantity.part().equals(part)).toList();
    }

    /** What is asked, by quantity. */
    public Map<QuantityId, Asked> byId() {
        Map<QuantityId, Asked> byId = new LinkedHashMap<>();
        asked.forEach(quantity -> byId.put(quantity.id(), quantity));
        return byId;
    }

    /** All points that can be had. */
    public BigDecimal points() {
        return asked.stream().map(Asked::points).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
