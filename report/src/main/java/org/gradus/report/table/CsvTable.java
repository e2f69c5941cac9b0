package org.gradus.report.table;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.gradus.report.exercise.ExerciseException;

/**
 * A table from a CSV file (RFC 4180): cells between commas, semicolons or tabs, UTF-8 with or without byte order mark or Windows-1252,
 * any line end. Cells are texts without the blanks around them; what they mean is the reader's affair.
 *
 * @param delimiter {@code ','}, {@code ';'} or tab, as the first row has it
 * @param header the first row that is not empty
 * @param rows the others, in order; rows without any text are left out, a row may have more or fewer cells than the header
 */
public record CsvTable(char delimiter, Row header, List<Row> rows) {
    public CsvTable {
        rows = List.copyOf(rows);
    }

    /**
     * One row.
     *
     * @param line of the file in which it begins, counted from 1
     */
    public record Row(int line, List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }

        /** The cell of a column, counted from 0; empty where the row is too short. */
        public String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }
    }

    /**
     * Reads a table, at most {@code limit} bytes.
     *
     * @param name the file's name, for messages
     * @throws ExerciseException if it is no such table, with its place
     */
    public static CsvTable read(String name, InputStream in, int limit) throws IOException {
        return CsvReader.read(name, in, limit);
    }

    /** Whether 0,5 is one half here: where semicolons stand between cells, spreadsheets write so. */
    public boolean hasDecimalCommas() {
        return delimiter == ';';
    }

    /** The place of a column, counted from 0, whose heading is this word in small or large letters. */
    public OptionalInt column(String heading) {
        return IntStream.range(0, header.cells().size())
                .filter(i -> header.cells().get(i).toLowerCase(Locale.ROOT).equals(heading.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
