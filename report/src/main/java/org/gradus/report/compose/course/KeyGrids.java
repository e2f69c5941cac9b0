package org.gradus.report.compose.course;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.words.CoursePhrase;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.course.Assignment;
import org.gradus.report.marking.Accepted;
import org.gradus.report.marking.Marker;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Grid;
import org.gradus.report.sheet.Grid.Align;
import org.gradus.report.sheet.Grid.Band;
import org.gradus.report.sheet.Grid.Column;
import org.gradus.report.sheet.Grid.Row;
import org.gradus.report.sheet.Inline;

/** The results in one look: letter, quantity, value, what is accepted, points. */
final class KeyGrids {
    /** Rows that the title of a band is high. */
    private static final int TITLE = 2;

    private static final int ONE_GRID = 12;
    /** In a column on a page with all that stands below. */
    private static final int ROWS = 37;

    private static final int DENSE_ROWS = 54;
    private static final int DENSE_COLUMNS = 2;
    private static final int LEAST_BELOW_TITLE = 2;

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
    List<Block> of(List<List<Inline>> titles) {
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
            List<Inline> title = Wording.join(
                    draft.say(CoursePhrase.STEPS_BAND),
                    List.of(new Inline.Text(" (")),
                    draft.say(CoursePhrase.STEPS_BAND_NOTE),
                    List.of(new Inline.Text(")")));
            bands.add(new Band(title, "", steps));
        }
        return grids(bands);
    }

    /** As many columns as the rows need to stand on one page; very many on several. */
    private List<Block> grids(List<Band> bands) {
        int all = bands.stream().mapToInt(KeyGrids::height).sum();
        if (all <= ONE_GRID) {
            return List.of(new Block.Grids(List.of(grid(bands))));
        }
        if (all <= 2 * ROWS) {
            int highest = between(bands);
            int rows = highest <= ROWS ? highest : (all + 1) / 2 + 1;
            return List.of(
                    new Block.Grids(split(bands, rows).stream().map(this::grid).toList()));
        }
        int pages = (all + DENSE_COLUMNS * DENSE_ROWS - 1) / (DENSE_COLUMNS * DENSE_ROWS);
        List<List<Band>> columns = split(bands, (all + DENSE_COLUMNS * pages - 1) / (DENSE_COLUMNS * pages) + 1);
        List<Block> blocks = new ArrayList<>();
        for (int from = 0; from < columns.size(); from += DENSE_COLUMNS) {
            List<Grid> grids = columns.subList(from, Math.min(from + DENSE_COLUMNS, columns.size())).stream()
                    .map(this::grid)
                    .toList();
            blocks.add(new Block.Grids(grids, true));
        }
        return blocks;
    }

    /** How high the higher of two columns is, if each band stands in one. */
    private static int between(List<Band> bands) {
        int all = bands.stream().mapToInt(KeyGrids::height).sum();
        int least = all;
        int left = 0;
        for (Band band : bands) {
            left += height(band);
            least = Math.min(least, Math.max(left, all - left));
        }
        return least;
    }

    /** Columns of so many rows, a band going on in the next one where it must, there without its title. */
    private static List<List<Band>> split(List<Band> bands, int rows) {
        List<List<Band>> columns = new ArrayList<>(List.of(new ArrayList<>()));
        int room = rows;
        for (Band band : bands) {
            Band left = band;
            while (!left.rows().isEmpty()) {
                int title = left.title().isEmpty() ? 0 : TITLE;
                boolean fits = title + left.rows().size() <= room;
                if (!fits
                        && (room < title + LEAST_BELOW_TITLE
                                || title + left.rows().size() <= rows && room < rows / 3)) {
                    columns.add(new ArrayList<>());
                    room = rows;
                }
                int taken = Math.min(Math.max(1, room - title), left.rows().size());
                columns.get(columns.size() - 1)
                        .add(new Band(left.title(), left.total(), left.rows().subList(0, taken)));
                room -= title + taken;
                left = new Band(
                        List.of(), "", left.rows().subList(taken, left.rows().size()));
            }
        }
        return columns;
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
        return new Row(rows.cells(row, tasks, this::interval), row.asked().isEmpty(), row.begins());
    }

    private List<Inline> interval(Accepted accepted) {
        return draft.say(CoursePhrase.FROM_TO, rows.number(accepted.lo()), rows.number(accepted.hi()));
    }

    /** How the numbers were calculated, and what is accepted. */
    Block.Rules rules() {
        List<Block.Rules.Rule> rules = new ArrayList<>();
        rules.add(new Block.Rules.Rule(draft.wording().word(CoursePhrase.CALCULATED), calculated()));
        rules.add(
                new Block.Rules.Rule(draft.wording().word(CoursePhrase.ACCEPTED), draft.say(CoursePhrase.ACCEPTED_IS)));
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
