package org.gradus.report.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.gradus.core.expr.HiddenCharacters;

/**
 * Tables as CSV files (RFC 4180) that a spreadsheet can open without harm: a cell that it would take for a formula begins with an
 * apostrophe, by which spreadsheets mark a text.
 */
public final class CsvWriter {
    private static final String FORMULA_SIGNS = "=+-@";
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]+(?:[.,][0-9]+)?(?:[eE][-+]?[0-9]+)?");

    private CsvWriter() {}

    /** The rows, each ending with a carriage return and a line feed. */
    public static String write(char delimiter, List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        CSVFormat format = CSVFormat.RFC4180.builder().setDelimiter(delimiter).get();
        try {
            for (List<String> row : rows) {
                format.printRecord(text, row.stream().map(CsvWriter::harmless).toArray());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("a StringBuilder does not fail", impossible);
        }
        return text.toString();
    }

    /** The cell on one line, without hidden characters; never a formula. */
    static String harmless(String cell) {
        String shown = HiddenCharacters.shown(cell);
        String text = shown.strip();
        boolean formula = !text.isEmpty()
                && FORMULA_SIGNS.indexOf(text.charAt(0)) >= 0
                && !NUMBER.matcher(text).matches();
        return formula ? "'" + text : shown;
    }
}
