package org.gradus.report.compose.course;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.words.CoursePhrase;
import org.gradus.report.course.Asked;
import org.gradus.report.course.Assignment;
import org.gradus.report.marking.Accepted;
import org.gradus.report.marking.Marker;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Grid;
import org.gradus.report.sheet.Grid.Align;
import org.gradus.report.sheet.Grid.Band;
import org.gradus.report.sheet.Grid.Cell;
import org.gradus.report.sheet.Grid.Column;
import org.gradus.report.sheet.Grid.Mark;
import org.gradus.report.sheet.Grid.Row;
import org.gradus.report.sheet.Inline;

/** The results in one look: letter, quantity, value, what is accepted, points. */
final class KeyGrids {
    /** Rows that the title of a band is high. */
    private static final int TITLE = 2;

    private static final int ONE_GRID = 12;

    private final Draft draft;
    private final Assignment assignment;
    private final Tasks tasks;
    private final MarkRows rows;

    KeyGrids(Draft draft, Assignment assignment, Tasks tasks, Marker marker) {
        this.draft = draft;
        this.assignment = assignment;
        this.tasks = tasks;
        this.rows = new MarkRows(draft, assignment, marker);
    }

    /**
     * In two grids side by side, where there are many.
     *
     * @param titles of the parts, in order
     */
    Block.Grids of(List<List<Inline>> titles) {
        List<Band> bands = new ArrayList<>();
        List<Row> steps = new ArrayList<>();
        for (int i = 0; i < titles.size(); i++) {
            String letter = org.gradus.report.solution.Part.label(i);
            List<Row> counted = new ArrayList<>();
            for (MarkRows.Row row : rows.of(letter)) {
                (row.asked().isPresent() ? counted : steps).add(row(row));
            }
            if (!counted.isEmpty()) {
                List<Inline> title = new ArrayList<>();
                title.add(new Inline.Text("(" + letter + ")\u2002"));
                title.addAll(titles.get(i));
                BigDecimal points = tasks.points(letter);
                bands.add(new Band(title, tasks.hasPoints() ? tasks.number(points) : "", counted));
            }
        }
        if (!steps.isEmpty()) {
            List<Inline> title = draft.say(CoursePhrase.STEPS_BAND);
            bands.add(new Band(title, "", steps));
        }
        return new Block.Grids(split(bands));
    }

    private List<Grid> split(List<Band> bands) {
        int all = bands.stream().mapToInt(KeyGrids::height).sum();
        if (all <= ONE_GRID || bands.size() == 1) {
            return List.of(grid(bands));
        }
        int best = 1;
        int smallest = Integer.MAX_VALUE;
        int left = 0;
        for (int i = 1; i < bands.size(); i++) {
            left += height(bands.get(i - 1));
            int higher = Math.max(left, all - left);
            if (higher < smallest) {
                smallest = higher;
                best = i;
            }
        }
        return List.of(grid(bands.subList(0, best)), grid(bands.subList(best, bands.size())));
    }

    private static int height(Band band) {
        return TITLE + band.rows().size();
    }

    private Grid grid(List<Band> bands) {
        boolean points = tasks.hasPoints();
        List<Column> columns = new ArrayList<>(List.of(
                new Column(List.of(), Align.LEFT),
                new Column(List.of(), Align.LEFT),
                column(CoursePhrase.VALUE_COLUMN, Align.RIGHT),
                column(CoursePhrase.ACCEPTED_COLUMN, Align.CENTRE)));
        if (points) {
            columns.add(column(CoursePhrase.POINTS_COLUMN, Align.RIGHT));
        }
        return new Grid(List.of(), columns, bands);
    }

    private Column column(CoursePhrase head, Align align) {
        return new Column(List.of(draft.say(head)), align);
    }

    private Row row(MarkRows.Row row) {
        Optional<Accepted> accepted = rows.accepted(row.id());
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.of(rows.letter(row)));
        cells.add(Cell.of(rows.name(row)));
        cells.add(accepted.map(known -> new Cell(
                        rows.number(known.right()), row.asked().isPresent() ? Mark.RIGHT : Mark.NONE))
                .orElseGet(() -> Cell.of(List.of())));
        cells.add(Cell.of(accepted.map(this::interval).orElse(List.of())));
        if (tasks.hasPoints()) {
            String points =
                    row.asked().map(Asked::points).map(tasks::number).orElse("");
            cells.add(Cell.of(points.isEmpty() ? List.of() : List.of(new Inline.Text(points))));
        }
        return new Row(cells, row.asked().isEmpty(), row.begins());
    }

    private List<Inline> interval(Accepted accepted) {
        return draft.say(
                CoursePhrase.FROM_TO, rows.number(accepted.lo()), rows.number(accepted.hi()));
    }

    /** How the numbers were calculated, and what is accepted. */
    Block.Rules rules() {
        List<Block.Rules.Rule> rules = new ArrayList<>();
        rules.add(new Block.Rules.Rule(draft.wording().word(CoursePhrase.CALCULATED), calculated()));
        rules.add(new Block.Rules.Rule(
                draft.wording().word(CoursePhrase.ACCEPTED), draft.say(CoursePhrase.ACCEPTED_IS)));
        return new Block.Rules(rules);
    }

    private List<Inline> calculated() {
        String decimals = Integer.toString(assignment.decimals());
        return switch (assignment.exercise().rounding().mode()) {
            case DISPLAYED -> draft.say(CoursePhrase.CALCULATED_WRITTEN, decimals);
            case WORKING -> {
                int places = assignment.solution().worksheet().places().places();
                yield places == assignment.decimals()
                        ? draft.say(CoursePhrase.CALCULATED_WRITTEN, decimals)
                        : draft.say(CoursePhrase.CALCULATED_WORKING, Integer.toString(places), decimals);
            }
            case CARRY, EXACT -> draft.say(CoursePhrase.CALCULATED_KEPT, decimals);
        };
    }
}
