package org.gradus.report.compose.course;

import java.util.ArrayList;
import java.util.List;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.course.Asked;
import org.gradus.report.course.Assignment;
import org.gradus.report.exercise.CourseWork.Variant;
import org.gradus.report.marking.Marker;
import org.gradus.report.sheet.Grid;
import org.gradus.report.sheet.Grid.Align;
import org.gradus.report.sheet.Grid.Band;
import org.gradus.report.sheet.Grid.Cell;
import org.gradus.report.sheet.Grid.Column;
import org.gradus.report.sheet.Grid.Row;
import org.gradus.report.sheet.Inline;

/** The right values of all variants, a row for each; in several grids where there are more letters than a page is wide. */
public final class ClassTable {
    private static final int COLUMNS = 11;
    /** On a page. */
    private static final int ROWS = 40;

    private ClassTable() {}

    /** Whether the assignments are variants that ask for the same numbers. */
    public static boolean fits(List<Assignment> assignments) {
        List<Object> first = key(assignments.get(0));
        return assignments.size() > 1
                && assignments.stream()
                        .allMatch(assignment ->
                                assignment.exercise().courseWork().variant().isPresent()
                                        && key(assignment).equals(first));
    }

    private static List<Object> key(Assignment assignment) {
        return assignment.asked().stream().<Object>map(Asked::id).toList();
    }

    /** The grids, one below the other. */
    public static List<Grid> of(List<Draft> drafts, List<Assignment> assignments) {
        List<Asked> asked = assignments.get(0).asked();
        List<MarkRows> rows = new ArrayList<>();
        for (int i = 0; i < assignments.size(); i++) {
            rows.add(new MarkRows(drafts.get(i), assignments.get(i), Marker.of(assignments.get(i))));
        }
        List<Grid> grids = new ArrayList<>();
        for (int top = 0; top < assignments.size(); top += ROWS) {
            for (int from = 0; from < asked.size(); from += COLUMNS) {
                List<Asked> some = asked.subList(from, Math.min(from + COLUMNS, asked.size()));
                grids.add(grid(some, top, Math.min(top + ROWS, assignments.size()), assignments, rows));
            }
        }
        return grids;
    }

    private static Grid grid(List<Asked> asked, int top, int end, List<Assignment> assignments, List<MarkRows> rows) {
        List<Column> columns = new ArrayList<>(List.of(new Column(List.of(), Align.LEFT)));
        asked.forEach(one -> columns.add(new Column(List.of(List.of(new Inline.Strong(one.letter()))), Align.RIGHT)));
        List<Row> body = new ArrayList<>();
        for (int i = top; i < end; i++) {
            List<Cell> cells = new ArrayList<>();
            String name = assignments
                    .get(i)
                    .exercise()
                    .courseWork()
                    .variant()
                    .map(Variant::number)
                    .orElse("");
            cells.add(Cell.of(List.of(new Inline.Strong(name))));
            MarkRows numbers = rows.get(i);
            for (Asked one : asked) {
                cells.add(Cell.of(numbers.accepted(one.id())
                        .map(accepted -> numbers.number(accepted.right()))
                        .orElse(List.of(new Inline.Text("–")))));
            }
            body.add(new Row(cells, false, i > top && i % 5 == 0));
        }
        return new Grid(List.of(), columns, List.of(new Band(List.of(), "", body)));
    }
}
