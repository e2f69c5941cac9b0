package org.gradus.report.marking.answers;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.gradus.report.exercise.ExerciseException;
import org.gradus.report.exercise.Position;
import org.gradus.report.exercise.Problem;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.exercise.reader.Limits;
import org.gradus.report.table.CsvTable;

/**
 * What came back from a class: every row, with its place, as it was written. What a column means depends on the exercise; see
 * {@link Columns}.
 *
 * @param name the file's name, for messages
 * @param headings of the columns behind those that name the student and the variant
 * @param rows all, in order
 * @param notes what is odd about rows, though they can be read
 */
public record AnswersFile(
        String name, boolean hasDecimalCommas, List<Heading> headings, List<Row> rows, List<Problem> notes) {
    /** The first column: whose row it is. */
    static final String STUDENT = "student";
    /** The number in the exercise file of the row, if that is not the student's. */
    static final String VARIANT = "variant";

    public AnswersFile {
        headings = List.copyOf(headings);
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }

    /** A heading; in a table the column counts cells, not characters. */
    public record Heading(Position at, String text) {}

    /**
     * A cell.
     *
     * @param heading index of its heading
     */
    public record Cell(int heading, Position at, String text) {}

    /**
     * A row.
     *
     * @param student whose it is, as written; empty if nobody is named
     * @param variant which exercise file it belongs to; empty where that is not said, so that it is the student's
     * @param broken why no cell of it can be trusted; empty if they can
     */
    public record Row(Position at, String student, String variant, List<Cell> cells, String broken) {
        public Row {
            cells = List.copyOf(cells);
        }

        /** Under which number its exercise is found. */
        String key() {
            return variant.isEmpty() ? student : variant;
        }
    }

    /**
     * Reads a file: YAML if it is called so, else a table (see {@link CsvTable}).
     *
     * @throws ExerciseException if it is neither, or names neither students nor variants
     */
    public static AnswersFile read(String name, InputStream in, Limits limits) throws IOException {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".yaml") || lower.endsWith(".yml")
                ? AnswersTree.read(name, ExerciseReader.tree(name, in, limits))
                : AnswersTable.read(name, CsvTable.read(name, in, limits.bytes()));
    }

    DecimalSign decimalSign() {
        return hasDecimalCommas ? DecimalSign.COMMA : DecimalSign.POINT;
    }
}
