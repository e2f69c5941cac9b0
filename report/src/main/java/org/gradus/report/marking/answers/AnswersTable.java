package org.gradus.report.marking.answers;

import java.util.ArrayList;
import java.util.List;
import org.gradus.report.exercise.ExerciseException;
import org.gradus.report.exercise.Near;
import org.gradus.report.exercise.Position;
import org.gradus.report.exercise.Problem;
import org.gradus.report.marking.answers.AnswersFile.Cell;
import org.gradus.report.marking.answers.AnswersFile.Heading;
import org.gradus.report.marking.answers.AnswersFile.Row;
import org.gradus.report.table.CsvTable;

/** Answers in a table: a row a student. */
final class AnswersTable {
    private final CsvTable table;
    private final List<String> heads;
    private final int first;
    /** The column of variants, counted from 0; -1 if there is none. */
    private final int variants;

    private final List<Problem> notes = new ArrayList<>();

    private AnswersTable(CsvTable table, List<String> heads, int first, int variants) {
        this.table = table;
        this.heads = heads;
        this.first = first;
        this.variants = variants;
    }

    static AnswersFile read(String name, CsvTable table) {
        List<String> heads = whole(table.header().cells());
        String head = CellReader.bare(heads.get(0));
        if (!head.equalsIgnoreCase(AnswersFile.STUDENT) && !head.equalsIgnoreCase(AnswersFile.VARIANT)) {
            throw new ExerciseException(name, List.of(new Problem(table.header().line(), 1, wrongFirst(head, table))));
        }
        boolean both = heads.size() > 1
                && head.equalsIgnoreCase(AnswersFile.STUDENT)
                && heads.get(1).equalsIgnoreCase(AnswersFile.VARIANT);
        int variants = both ? 1 : head.equalsIgnoreCase(AnswersFile.VARIANT) ? 0 : -1;
        return new AnswersTable(table, heads, both ? 2 : 1, variants).file(name);
    }

    /** {@code dW2[1,1]} without quotes between commas is two cells, but can only be meant as one. */
    private static List<String> whole(List<String> cells) {
        List<String> heads = new ArrayList<>();
        for (String cell : cells) {
            int last = heads.size() - 1;
            boolean cut = last >= 0
                    && heads.get(last).matches("[A-Za-z0-9]+\\[ ?[0-9]+")
                    && cell.matches("[0-9]+ ?](?:@[0-9.]+)?");
            if (cut) {
                heads.set(last, heads.get(last) + "," + cell);
            } else {
                heads.add(cell);
            }
        }
        return heads;
    }

    private static String wrongFirst(String head, CsvTable table) {
        String rule = "the first column must be called student or variant, not '" + Near.shortened(head) + "'";
        boolean student = table.column(AnswersFile.STUDENT).isPresent();
        boolean variant = table.column(AnswersFile.VARIANT).isPresent();
        if (student || variant) {
            String which = student ? AnswersFile.STUDENT : AnswersFile.VARIANT;
            int column = table.column(which).getAsInt() + 1;
            return rule + "; " + which + " stands in column " + column + ", move it to the front";
        }
        return rule + Near.hint(head, List.of(AnswersFile.STUDENT, AnswersFile.VARIANT));
    }

    private AnswersFile file(String name) {
        List<Heading> headings = new ArrayList<>();
        for (int i = first; i < heads.size(); i++) {
            headings.add(new Heading(new Position(table.header().line(), i + 1), heads.get(i)));
        }
        List<Row> rows = table.rows().stream().map(this::row).toList();
        return new AnswersFile(name, table.hasDecimalCommas(), headings, rows, notes);
    }

    private Row row(CsvTable.Row row) {
        int columns = heads.size();
        List<Cell> cells = new ArrayList<>();
        for (int i = first; i < columns; i++) {
            cells.add(new Cell(i - first, new Position(row.line(), i + 1), row.cell(i)));
        }
        Position at = new Position(row.line(), 1);
        String student = CellReader.bare(row.cell(0));
        String variant = variants < 0 ? "" : CellReader.bare(row.cell(variants));
        if (row.cells().size() < columns) {
            notes.add(new Problem(
                    row.line(),
                    row.cells().size(),
                    "the row of '" + Near.shortened(student) + "' ends here, after "
                            + row.cells().size() + " of " + columns + " cells; the others count as empty"));
        }
        return new Row(at, student, variant, cells, broken(row, columns));
    }

    /** Where there are more cells than columns, nobody knows which of them belongs to which. */
    private String broken(CsvTable.Row row, int columns) {
        boolean more = row.cells().stream().skip(columns).anyMatch(cell -> !cell.isEmpty());
        String comma = table.delimiter() == ',' ? "; is a decimal comma not in quotes?" : "";
        return more ? "the row has " + row.cells().size() + " cells for " + columns + " columns" + comma : "";
    }
}
