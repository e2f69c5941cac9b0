package org.gradus.report.exercise;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a course does with an exercise: gives it out, asks for some of its numbers, marks what comes back.
 *
 * @param course its header and points, if the file names any
 * @param answers how students are asked to round; absent where they round as the solution does
 * @param ask which quantities are asked; empty for the results of the tasks
 * @param show which quantities the solution works out; empty for all of them
 * @param functionTable whether the values of σ or e^x that are needed are given, for exams without a calculator
 * @param variant which draw of the random numbers this file is, if it is one
 */
public record CourseWork(
        Optional<Course> course,
        Optional<AnswerFormat> answers,
        List<Ask> ask,
        List<Ask> show,
        Marking marking,
        boolean functionTable,
        Optional<Variant> variant) {

    /** Of a file that says nothing of it. */
    public static final CourseWork NONE = new CourseWork(
            Optional.empty(), Optional.empty(), List.of(), List.of(), Marking.DEFAULT, false, Optional.empty());

    public CourseWork {
        ask = List.copyOf(ask);
        show = List.copyOf(show);
    }

    /**
     * How the solution is rounded where the file does not say it: as students are asked to, if they are, so that its numbers are those
     * of the key.
     */
    public Rounding rounding() {
        return answers.map(format -> new Rounding(
                        format.decimals(),
                        format.carry() == Carry.WRITTEN ? Rounding.Mode.DISPLAYED : Rounding.Mode.WORKING))
                .orElse(Rounding.DEFAULT);
    }

    /** The same, where students are asked for so many decimals instead; for one that asks students to round. */
    public CourseWork withDecimals(int decimals) {
        return new CourseWork(
                course,
                answers.map(format -> new AnswerFormat(decimals, format.carry())),
                ask,
                show,
                marking,
                functionTable,
                variant);
    }

    /** The same, rounded as the solution is. */
    public CourseWork withoutAnswers() {
        return new CourseWork(course, Optional.empty(), ask, show, marking, functionTable, variant);
    }

    /**
     * The head of the sheets.
     *
     * @param logo a picture beside the exercise file
     * @param points by the letter of the part: {@code "a"}
     */
    public record Course(
            Optional<String> name,
            Optional<String> sheet,
            Optional<String> date,
            Optional<String> logo,
            Map<String, BigDecimal> points) {
        public Course {
            points = Map.copyOf(points);
        }
    }

    /**
     * How numbers are to be written by students.
     *
     * @param decimals decimal places of every step, 1 to 15
     */
    public record AnswerFormat(int decimals, Carry carry) {}

    /** What a student's calculation goes on with. */
    public enum Carry {
        /** With what is written. */
        WRITTEN,
        /** With all digits. */
        KEPT
    }

    /**
     * A quantity that is asked, whole or one entry: {@code y}, {@code delta2}, {@code "newW2[1,1]"}, {@code "z1[1]@2"}.
     *
     * @param sample counted from 1; 0 where none is named
     * @param time number of updates before
     * @param name without indices, as in ids: {@code newW2}
     * @param at the indices; empty for all entries
     */
    public record Ask(Position place, String name, List<Integer> at, int sample, int time) {
        public Ask {
            at = List.copyOf(at);
        }
    }

    /**
     * How answers are marked.
     *
     * @param accept conventions under which a whole row is right too
     * @param fewer what a right number with fewer decimals than asked earns
     * @param steps whether a step that is missing costs, though a later result is right
     */
    public record Marking(Set<String> accept, Fewer fewer, Steps steps) {
        /** The conventions that can be accepted. */
        public static final List<String> CONVENTIONS =
                List.of("error-sign", "half", "reduction", "kink", "bias-update", "update-order");

        public static final Marking DEFAULT = new Marking(Set.of(), Fewer.HALF, Steps.REQUIRED);

        public Marking {
            accept = Set.copyOf(accept);
        }
    }

    public enum Fewer {
        FULL,
        HALF,
        NONE
    }

    public enum Steps {
        REQUIRED,
        RESULT_SUFFICES
    }

    /**
     * Which draw of the random numbers a file is.
     *
     * @param number counted from 1, a student's id, or the letter of a group
     */
    public record Variant(long seed, String number) {}
}
