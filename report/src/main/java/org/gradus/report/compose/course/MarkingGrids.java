package org.gradus.report.compose.course;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.Real;
import org.gradus.core.number.ZeroTest;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.words.CoursePhrase;
import org.gradus.report.compose.words.SlipWords;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.course.Assignment;
import org.gradus.report.marking.Accepted;
import org.gradus.report.marking.Entry;
import org.gradus.report.marking.Marker;
import org.gradus.report.marking.Mistake;
import org.gradus.report.marking.MistakeColumn;
import org.gradus.report.marking.Submission;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Grid;
import org.gradus.report.sheet.Grid.Align;
import org.gradus.report.sheet.Grid.Band;
import org.gradus.report.sheet.Grid.Cell;
import org.gradus.report.sheet.Grid.Column;
import org.gradus.report.sheet.Grid.Mark;
import org.gradus.report.sheet.Grid.Row;
import org.gradus.report.sheet.Inline;
import org.gradus.report.worksheet.QuantityId;

/** For marking on paper: per number what is right, what is accepted, and what each typical mistake gives, with all that follows. */
final class MarkingGrids {
    /** So many mistakes stand beside each other. */
    private static final int COLUMNS = 6;

    /** The ones that one meets most, in this order; the others after them. */
    private static final List<Mistake> TYPICAL = List.of(
            Mistake.ERROR_SIGN,
            Mistake.OUTPUT_MINUS_TARGET,
            Mistake.HALF,
            Mistake.SLOPE_AT_ACTIVATION,
            Mistake.TRANSPOSED_BACKWARD,
            Mistake.ACTIVATION_FORGOTTEN,
            Mistake.BIAS_FORGOTTEN,
            Mistake.SLOPE_FORGOTTEN,
            Mistake.NOT_NORMALISED,
            Mistake.STEP_SIGN,
            Mistake.TRANSPOSED_FORWARD,
            Mistake.UPDATE_ORDER,
            Mistake.REDUCTION);

    private static final int MOST = 12;

    /** Of so many numbers nobody marks more than the most frequent mistakes by hand. */
    private static final int MANY = 300;

    /** Rows on a page. */
    private static final int ROWS = 38;

    /** In characters, of a column. */
    private static final int WIDEST_HEAD = 12;

    private final Draft draft;
    private final Assignment assignment;
    private final Tasks tasks;
    private final Marker marker;
    private final MarkRows rows;
    private final List<MistakeColumn> mistakes;

    MarkingGrids(Draft draft, Assignment assignment, Tasks tasks, Marker marker) {
        this.draft = draft;
        this.assignment = assignment;
        this.tasks = tasks;
        this.marker = marker;
        this.rows = new MarkRows(draft, assignment, marker);
        this.mistakes = mistakes();
    }

    /** Those that change an asked number; of two that give the same numbers the first. */
    private List<MistakeColumn> mistakes() {
        List<Mistake> all = new ArrayList<>(TYPICAL);
        Mistake.ALL.stream().filter(mistake -> !all.contains(mistake)).forEach(all::add);
        Map<Map<QuantityId, BigDecimal>, MistakeColumn> different = new LinkedHashMap<>();
        int most = assignment.asked().size() > MANY ? COLUMNS : MOST;
        for (Mistake mistake : all) {
            if (different.size() == most) {
                break;
            }
            MistakeColumn column = marker.column(mistake);
            boolean written = mistake.equals(Mistake.TRANSPOSED_RESULT)
                    || mistake.equals(Mistake.EXCHANGED_UNITS)
                    || mistake.equals(Mistake.ROUNDING);
            if (column.changesSomething() && !written) {
                different.putIfAbsent(asked(column), column);
            }
        }
        return List.copyOf(different.values());
    }

    private Map<QuantityId, BigDecimal> asked(MistakeColumn column) {
        Map<QuantityId, BigDecimal> asked = new LinkedHashMap<>();
        assignment.asked().forEach(one -> {
            BigDecimal value = column.values().get(one.id());
            if (value != null) {
                asked.put(one.id(), value);
            }
        });
        return asked;
    }

    /** A grid for up to six mistakes, below each what they are; then how to mark. */
    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        for (int from = 0; from == 0 || from < mistakes.size(); from += COLUMNS) {
            int to = Math.min(from + COLUMNS, mistakes.size());
            for (Grid grid : grids(from, to)) {
                blocks.add(new Block.Grids(List.of(grid)));
            }
            if (from == 0) {
                blocks.addAll(signs());
            }
            if (from < to) {
                blocks.add(new Block.Rules(causes(from, to)));
            }
        }
        blocks.add(new Block.SampleHeading(
                List.of(new Inline.Strong(draft.wording().word(CoursePhrase.HOW_MARKED)))));
        blocks.add(new Block.Rules(List.of(
                rule(CoursePhrase.RIGHT_NAME, CoursePhrase.RIGHT_IS),
                rule(CoursePhrase.FOLLOWS_NAME, CoursePhrase.FOLLOWS_IS),
                rule(CoursePhrase.CAUSE_NAME, CoursePhrase.CAUSE_IS),
                rule(CoursePhrase.SENSELESS, CoursePhrase.SENSELESS_IS))));
        return blocks;
    }

    /** One, or as many as pages are needed, each with what stands over the columns. */
    private List<Grid> grids(int from, int to) {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(List.of(), Align.LEFT));
        columns.add(new Column(List.of(), Align.LEFT));
        columns.add(new Column(List.of(draft.say(CoursePhrase.RIGHT_COLUMN)), Align.RIGHT));
        columns.add(new Column(List.of(draft.say(CoursePhrase.ACCEPTED_COLUMN)), Align.CENTRE));
        if (tasks.hasPoints()) {
            columns.add(new Column(List.of(draft.say(CoursePhrase.POINTS_COLUMN)), Align.RIGHT));
        }
        for (int m = from; m < to; m++) {
            columns.add(new Column(head(m), Align.RIGHT));
        }
        List<Band> bands = new ArrayList<>();
        for (int i = 0; i < assignment.solution().answers().size(); i++) {
            List<Row> band = new ArrayList<>();
            for (MarkRows.Row row : rows.of(org.gradus.report.solution.Part.label(i))) {
                band.add(row(row, from, to));
            }
            if (!band.isEmpty()) {
                bands.add(new Band(List.of(), "", band));
            }
        }
        if (tasks.hasPoints()) {
            bands.add(new Band(List.of(), "", List.of(totals(from, to))));
        }
        return pages(bands).stream()
                .map(page -> new Grid(List.of(), columns, page))
                .toList();
    }

    /** The bands page by page; a band that no page could hold is continued. */
    private static List<List<Band>> pages(List<Band> bands) {
        List<List<Band>> pages = new ArrayList<>(List.of(new ArrayList<>()));
        int room = ROWS;
        for (Band band : bands) {
            List<Row> left = band.rows();
            while (!left.isEmpty()) {
                boolean fits = left.size() <= room;
                if (!fits && left.size() <= ROWS || room <= 0) {
                    pages.add(new ArrayList<>());
                    room = ROWS;
                }
                int taken = Math.min(room, left.size());
                pages.get(pages.size() - 1).add(new Band(List.of(), "", left.subList(0, taken)));
                left = left.subList(taken, left.size());
                room -= taken;
            }
        }
        return pages;
    }

    /** F1 and the mistake in a few words, one below the other. */
    private List<List<Inline>> head(int mistake) {
        List<List<Inline>> lines = new ArrayList<>();
        lines.add(List.of(new Inline.Strong("F" + (mistake + 1))));
        String name =
                SlipWords.name(draft.wording(), mistakes.get(mistake).mistake().name());
        StringBuilder line = new StringBuilder();
        for (String word : name.replace(" − ", "\u00a0−\u00a0").split(" ")) { // a difference is not broken
            if (!line.isEmpty() && line.length() + 1 + word.length() > WIDEST_HEAD) {
                lines.add(List.of(new Inline.Text(line.toString())));
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(List.of(new Inline.Text(line.toString())));
        return lines;
    }

    private Row row(MarkRows.Row row, int from, int to) {
        Optional<Accepted> accepted = marker.accepted(row.id());
        List<Cell> cells = new ArrayList<>(rows.cells(row, tasks, this::interval));
        for (int m = from; m < to; m++) {
            cells.add(cell(row.id(), mistakes.get(m), accepted));
        }
        return new Row(cells, row.asked().isEmpty(), row.begins());
    }

    private List<Inline> interval(Accepted accepted) {
        return Wording.join(
                rows.number(accepted.lo()), List.of(new Inline.Text("\u2009\u2026\u2009")), rows.number(accepted.hi()));
    }

    private Cell cell(QuantityId id, MistakeColumn column, Optional<Accepted> accepted) {
        BigDecimal value = column.values().get(id);
        if (value == null) {
            return Cell.of(List.of(new Inline.Text("–")));
        }
        boolean same =
                accepted.filter(known -> known.right().compareTo(value) == 0).isPresent();
        if (same) {
            return Cell.of(List.of(new Inline.Text("·")));
        }
        if (column.cause().filter(id::equals).isPresent()) {
            return new Cell(rows.number(value), Mark.CAUSE);
        }
        return new Cell(rows.number(value), column.impossible().contains(id) ? Mark.IMPOSSIBLE : Mark.NONE);
    }

    private Row totals(int from, int to) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.of(List.of()));
        cells.add(new Cell(draft.say(CoursePhrase.TOTAL_ROW), Mark.RIGHT));
        cells.add(Cell.of(List.of()));
        cells.add(Cell.of(draft.say(CoursePhrase.IF_ALL_ELSE_IS_RIGHT)));
        cells.add(new Cell(List.of(new Inline.Text(tasks.number(assignment.points()))), Mark.RIGHT));
        for (int m = from; m < to; m++) {
            BigDecimal points = marker.mark(submission(mistakes.get(m))).points();
            cells.add(new Cell(List.of(new Inline.Text(tasks.number(points))), Mark.RIGHT));
        }
        return new Row(cells, false, false);
    }

    /** What somebody hands in who makes this one mistake. */
    private Submission submission(MistakeColumn column) {
        Map<QuantityId, Entry> entries = new LinkedHashMap<>();
        asked(column)
                .forEach((id, value) -> entries.put(
                        id,
                        new Entry.Written(
                                value.toPlainString(),
                                Real.of(new Expr.Num(value), ZeroTest.NONE),
                                Math.max(0, value.scale()))));
        return new Submission(column.mistake().name(), entries);
    }

    private List<Block.Rules.Rule> causes(int from, int to) {
        List<Block.Rules.Rule> rules = new ArrayList<>();
        for (int m = from; m < to; m++) {
            String clause =
                    SlipWords.clause(draft.wording(), mistakes.get(m).mistake().name());
            rules.add(new Block.Rules.Rule("F" + (m + 1), List.of(new Inline.Text(sentence(clause)))));
        }
        return rules;
    }

    /** With a capital letter, unless it begins with the name of a quantity. */
    private static String sentence(String clause) {
        boolean word = clause.length() > 1 && Character.isLetter(clause.charAt(1));
        String first = clause.substring(0, 1);
        return (word ? first.toUpperCase(Locale.ROOT) : first) + clause.substring(1) + ".";
    }

    private List<Block> signs() {
        boolean impossible =
                mistakes.stream().anyMatch(column -> !column.impossible().isEmpty());
        List<Inline> signs = draft.say(CoursePhrase.SIGNS);
        return List.of(
                new Block.Note(draft.say(CoursePhrase.ONE_CAUSE)),
                new Block.Note(impossible ? Wording.join(draft.say(CoursePhrase.IMPOSSIBLE_IS), signs) : signs));
    }

    private Block.Rules.Rule rule(CoursePhrase name, CoursePhrase text) {
        String fewer = switch (assignment.exercise().courseWork().marking().fewer()) {
            case FULL -> draft.wording().word(CoursePhrase.FEWER_FULL);
            case HALF -> draft.wording().word(CoursePhrase.FEWER_HALF);
            case NONE -> draft.wording().word(CoursePhrase.FEWER_NONE);
        };
        return new Block.Rules.Rule(
                draft.wording().word(name), draft.say(text, Integer.toString(assignment.decimals()), fewer));
    }
}
