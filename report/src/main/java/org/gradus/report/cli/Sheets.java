package org.gradus.report.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.report.compose.Composer;
import org.gradus.report.compose.CourseSheets;
import org.gradus.report.compose.Cover;
import org.gradus.report.compose.Handout;
import org.gradus.report.compose.Handout.Blank;
import org.gradus.report.compose.SheetKind;
import org.gradus.report.compose.course.ClassTable;
import org.gradus.report.compose.words.Style;
import org.gradus.report.course.Assignment;
import org.gradus.report.json.SolutionJson;
import org.gradus.report.json.SolutionJsonAssignment;
import org.gradus.report.sheet.Block.Space.Ruling;
import org.gradus.report.sheet.Sheet;
import org.gradus.report.solution.Solution;
import picocli.CommandLine.ParseResult;

/**
 * Which sheets are made of each exercise.
 *
 * @param kind of sheet
 * @param handout how a question or blank sheet looks
 */
record Sheets(SheetKind kind, Handout handout) {
    private static final String NONE = "none";

    /** Throws a {@link UsageException} naming the option, the value and what it may be. */
    static Sheets of(ParseResult given) {
        SheetKind kind =
                OptionValues.constant(given, Syntax.PART, SheetKind.values()).orElse(SheetKind.SOLUTION);
        Optional<Blank> blank = OptionValues.constant(given, Syntax.BLANK, Blank.values());
        if (blank.isPresent() && kind != SheetKind.BLANK) {
            throw new UsageException(Syntax.BLANK + " is for " + Syntax.PART + " blank");
        }
        Optional<String> space = OptionValues.text(given, Syntax.SPACE);
        if (space.isPresent() && kind != SheetKind.QUESTION && kind != SheetKind.BOTH) {
            throw new UsageException(Syntax.SPACE + " is for " + Syntax.PART + " question or both");
        }
        return new Sheets(
                kind, new Handout(blank.orElse(Blank.RESULTS), space.isPresent() ? ruling(space.get()) : squares()));
    }

    private static Optional<Ruling> squares() {
        return Optional.of(Ruling.SQUARES);
    }

    private static Optional<Ruling> ruling(String name) {
        return switch (name) {
            case NONE -> Optional.empty();
            case "lines" -> Optional.of(Ruling.LINES);
            case "squares" -> squares();
            default -> throw new UsageException(Syntax.SPACE + ": '" + name + "' is none of none, lines, squares");
        };
    }

    /** Whether the solution is all that is asked for. */
    boolean isSolution() {
        return kind == SheetKind.SOLUTION;
    }

    /** The exercise as it is given out; only if it is. */
    Optional<Assignment> assignment(Solution solved) {
        return isSolution() ? Optional.empty() : Optional.of(Assignment.of(solved));
    }

    /** The JSON of one exercise: its solution, or what stands on the sheet that is asked for. */
    String json(Solution solution, Optional<Assignment> assignment) {
        if (assignment.isEmpty() || kind == SheetKind.BOTH) {
            return SolutionJson.write(solution);
        }
        return switch (kind) {
            case QUESTION -> SolutionJsonAssignment.given(assignment.get(), kind.text(), any -> false);
            case BLANK ->
                SolutionJsonAssignment.given(
                        assignment.get(), kind.text(), CourseSheets.filled(assignment.get(), handout.blank()));
            case KEY, MARKING -> SolutionJsonAssignment.key(assignment.get(), kind.text(), kind == SheetKind.MARKING);
            case SOLUTION, BOTH -> throw new IllegalStateException("handled above");
        };
    }

    /**
     * The sheets of several exercises as they stand in one document: behind a cover, where students get it, and all solutions behind
     * all questions.
     *
     * @param each the sheets of each exercise
     */
    List<Sheet> inOneDocument(List<Assignment> assignments, List<List<Sheet>> each, Style style) {
        if (kind == SheetKind.MARKING && ClassTable.fits(assignments)) {
            return List.of(CourseSheets.classTable(assignments, style));
        }
        List<Sheet> document = new ArrayList<>();
        boolean handedOut = kind == SheetKind.QUESTION || kind == SheetKind.BLANK || kind == SheetKind.BOTH;
        if (handedOut) {
            List<Sheet> first = each.stream().map(sheets -> sheets.get(0)).toList();
            document.add(Cover.of(assignments, first, style));
        }
        int most = each.stream().mapToInt(List::size).max().orElse(0);
        for (int i = 0; i < most; i++) {
            for (List<Sheet> sheets : each) {
                if (i < sheets.size()) {
                    document.add(sheets.get(i));
                }
            }
        }
        return document;
    }

    /**
     * The sheets of one exercise, in order.
     *
     * @param assignment the exercise as it is given out, if it is
     */
    List<Sheet> compose(Solution solution, Optional<Assignment> assignment, Style style) {
        if (assignment.isEmpty()) {
            return List.of(Composer.compose(solution, style));
        }
        Assignment given = assignment.get();
        return kind == SheetKind.BOTH
                ? List.of(
                        CourseSheets.compose(given, SheetKind.QUESTION, style, handout),
                        CourseSheets.solution(solution, style))
                : List.of(CourseSheets.compose(given, kind, style, handout));
    }
}
