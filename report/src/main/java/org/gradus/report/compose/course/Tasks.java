package org.gradus.report.compose.course;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.words.CoursePhrase;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.course.Asked;
import org.gradus.report.course.Assignment;
import org.gradus.report.exercise.CourseWork.Course;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Block.Space.Ruling;
import org.gradus.report.sheet.Head;
import org.gradus.report.sheet.Inline;

/** The lettered parts as they are asked, with their points and room to answer; and the head of the sheet. */
final class Tasks {
    private static final int LEAST_ROWS = 3;
    /** A page and a half. */
    private static final int MOST_ROWS = 69;

    private static final double ROWS_OF_A_NUMBER = 0.65;
    private static final int ROWS_OF_A_PROOF = 12;

    private final Draft draft;
    private final Assignment assignment;
    private final Letters letters;

    Tasks(Draft draft, Assignment assignment) {
        this.draft = draft;
        this.assignment = assignment;
        this.letters = new Letters(draft, assignment);
    }

    /** Whether the file says how many points a part earns. */
    boolean hasPoints() {
        return draft.exercise()
                .courseWork()
                .course()
                .filter(course -> !course.points().isEmpty())
                .isPresent();
    }

    /**
     * The part as it is asked.
     *
     * @param wanted what is asked where no number is
     */
    Block.Part part(String letter, List<Inline> title, List<Inline> wanted) {
        List<Inline> numbers = letters.of(letter);
        return new Block.Part(letter, title, numbers.isEmpty() ? wanted : numbers, points(points(letter)));
    }

    /** The part's points: those of its numbers, or as the file says where no number is asked. */
    BigDecimal points(String letter) {
        List<Asked> asked = assignment.asked(letter);
        Optional<BigDecimal> stated =
                draft.exercise().courseWork().course().map(Course::points).map(points -> points.get(letter));
        return asked.isEmpty()
                ? stated.orElse(BigDecimal.ZERO)
                : asked.stream().map(Asked::points).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** "8 P."; nothing where the file gives no points. */
    String points(BigDecimal points) {
        return hasPoints() && points.signum() > 0
                ? Wording.text(draft.say(CoursePhrase.POINTS_SHORT, number(points)))
                : "";
    }

    /** A number of points as the language writes it. */
    String number(BigDecimal points) {
        BigDecimal plain = points.signum() == 0 ? BigDecimal.ZERO : points.stripTrailingZeros();
        String text = plain.scale() < 0 ? plain.setScale(0).toString() : plain.toPlainString();
        return text.replace(".", draft.language().decimalSign().replaceAll("[{}]", ""));
    }

    /** Room for the calculation of a part. */
    Block.Space space(String letter, Ruling ruling) {
        int numbers = assignment.asked(letter).size();
        int rows = numbers == 0
                ? ROWS_OF_A_PROOF
                : Math.min(MOST_ROWS, Math.max(LEAST_ROWS, (int) Math.ceil(numbers * ROWS_OF_A_NUMBER)));
        return new Block.Space(ruling, rows);
    }

    // ---- the sheet as a whole ----

    /** "Question sheet, 25 points". */
    String kind(CoursePhrase kind, BigDecimal points) {
        String name = draft.wording().word(kind);
        if (!hasPoints() || points.signum() == 0) {
            return name;
        }
        String said = points.compareTo(BigDecimal.ONE) == 0
                ? draft.wording().word(CoursePhrase.ONE_POINT)
                : Wording.text(draft.say(CoursePhrase.POINTS, number(points)));
        return name + ", " + said;
    }

    /**
     * The head of a sheet.
     *
     * @param named whether there is a line for a student's name
     */
    static Head head(Draft draft, boolean named, boolean solution) {
        return head(draft, named, solution, true);
    }

    /** @param ofVariant whether it says which variant it is of */
    static Head head(Draft draft, boolean named, boolean solution, boolean ofVariant) {
        Optional<Course> course = draft.exercise().courseWork().course();
        StringBuilder right = new StringBuilder();
        course.flatMap(Course::sheet)
                .ifPresent(sheet -> right.append(Wording.text(draft.say(CoursePhrase.SHEET, sheet))));
        draft.exercise()
                .courseWork()
                .variant()
                .filter(variant -> ofVariant)
                .ifPresent(variant -> append(right, Wording.text(draft.say(CoursePhrase.VARIANT, variant.number()))));
        course.flatMap(Course::date).ifPresent(date -> append(right, date));
        return new Head(
                course.flatMap(Course::name).orElse(""),
                right.toString(),
                course.flatMap(Course::logo),
                named
                        ? Optional.of(new Head.NameLine(
                                draft.wording().word(CoursePhrase.NAME),
                                draft.wording().word(CoursePhrase.STUDENT_NUMBER)))
                        : Optional.empty(),
                solution);
    }

    private static void append(StringBuilder line, String more) {
        line.append(line.isEmpty() ? "" : " · ").append(more);
    }
}
