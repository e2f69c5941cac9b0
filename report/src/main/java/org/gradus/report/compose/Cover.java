package org.gradus.report.compose;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.report.compose.course.CourseParts;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.words.CoursePhrase;
import org.gradus.report.compose.words.Style;
import org.gradus.report.course.Assignment;
import org.gradus.report.exercise.CourseWork.Course;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Grid;
import org.gradus.report.sheet.Grid.Align;
import org.gradus.report.sheet.Grid.Band;
import org.gradus.report.sheet.Grid.Cell;
import org.gradus.report.sheet.Grid.Mark;
import org.gradus.report.sheet.Grid.Row;
import org.gradus.report.sheet.Inline;
import org.gradus.report.sheet.Sheet;

/** The first page of several exercises in one document: a line for the name, and the points that can be had and were reached. */
public final class Cover {
    private final Draft first;
    private final List<Assignment> assignments;
    private final Style style;

    private Cover(List<Assignment> assignments, Style style) {
        this.first = new Draft(assignments.get(0).solution(), style);
        this.assignments = assignments;
        this.style = style;
    }

    /**
     * The cover.
     *
     * @param sheets those of the exercises, in order
     */
    public static Sheet of(List<Assignment> assignments, List<Sheet> sheets, Style style) {
        return new Cover(assignments, style).compose(sheets);
    }

    private Sheet compose(List<Sheet> sheets) {
        List<Row> rows = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        boolean all = true;
        for (int i = 0; i < assignments.size(); i++) {
            Draft draft = new Draft(assignments.get(i).solution(), style);
            CourseParts parts = new CourseParts(draft, assignments.get(i));
            BigDecimal points = parts.points();
            all &= parts.hasPoints();
            sum = sum.add(points);
            rows.add(new Row(
                    List.of(
                            text(Integer.toString(i + 1)),
                            Cell.of(sheets.get(i).title()),
                            text(parts.hasPoints() ? parts.number(points) : ""),
                            text("")),
                    false,
                    true));
        }
        CourseParts parts = new CourseParts(first, assignments.get(0));
        Row total = new Row(
                List.of(
                        text(""),
                        new Cell(first.say(CoursePhrase.SUM_ROW), Mark.RIGHT),
                        text(all ? parts.number(sum) : ""),
                        text("")),
                false,
                false);
        Grid grid = new Grid(
                List.of(),
                List.of(
                        column(Optional.empty(), Align.LEFT),
                        column(Optional.of(CoursePhrase.EXERCISE_COLUMN), Align.LEFT),
                        column(Optional.of(CoursePhrase.POINTS_COLUMN), Align.RIGHT),
                        column(Optional.of(CoursePhrase.REACHED_COLUMN), Align.RIGHT)),
                List.of(new Band(List.of(), "", rows), new Band(List.of(), "", List.of(total))));
        List<Inline> title = assignments
                .get(0)
                .exercise()
                .courseWork()
                .course()
                .flatMap(Course::name)
                .map(name -> List.<Inline>of(new Inline.Text(name)))
                .orElseGet(() -> first.say(CoursePhrase.EXERCISES));
        return new Sheet(
                        style.language(),
                        title,
                        parts.kind(CoursePhrase.COVER_KIND, all ? sum : BigDecimal.ZERO),
                        List.of(),
                        1,
                        assignments.get(0).exercise().layerIndex(),
                        List.of(new Block.Grids(List.of(grid))))
                .under(parts.head(true));
    }

    private Grid.Column column(Optional<CoursePhrase> head, Align align) {
        return new Grid.Column(head.map(phrase -> List.of(first.say(phrase))).orElse(List.of()), align);
    }

    private static Cell text(String text) {
        return Cell.of(text.isEmpty() ? List.of() : List.of(new Inline.Text(text)));
    }
}
