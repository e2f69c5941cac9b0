package org.gradus.report.vary;

import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.gradus.report.exercise.ExerciseException;
import org.gradus.report.exercise.Near;
import org.gradus.report.exercise.Problem;
import org.gradus.report.table.CsvTable;

/** The list of students: their ids, which become parts of file names and of the seeds of their numbers. */
public final class Students {
    private static final List<String> HEADINGS = List.of("student", "id");
    private static final int LONGEST = 100;
    /** What file systems or shells take for something else. */
    private static final String UNSAFE = "/\\:*?\"<>|";

    private Students() {}

    /**
     * Reads ids from a table: the column {@code student}, or {@code id}, or the first.
     *
     * @param name the file's name, for messages
     * @param notes takes which column was taken where none is called so
     * @throws ExerciseException if an id cannot be part of a file name, or would share one with another
     */
    public static List<String> read(String name, InputStream in, int limit, Consumer<Problem> notes)
            throws IOException {
        CsvTable table = CsvTable.read(name, in, limit);
        List<Problem> problems = new ArrayList<>();
        int column = column(table, problems, notes);
        List<String> ids = new ArrayList<>();
        Map<String, Integer> lines = new HashMap<>();
        for (CsvTable.Row row : table.rows()) {
            String id = row.cell(column);
            int cells = table.header().cells().size();
            Optional<String> fault = row.cells().size() > cells
                    ? Optional.of("the row has " + Near.count(row.cells().size(), "cell") + " but the heading " + cells
                            + "; put a cell that holds a delimiter into quotes")
                    : fault(id);
            Integer before = lines.putIfAbsent(fileName(id), row.line());
            if (fault.isEmpty() && before != null) {
                fault = Optional.of(
                        "the id '" + Near.shortened(id) + "' would share its file name with that in line " + before);
            }
            fault.ifPresent(message -> problems.add(new Problem(row.line(), 1, message)));
            ids.add(id);
        }
        if (ids.isEmpty()) {
            problems.add(new Problem(table.header().line(), 1, "there is a heading but no student"));
        }
        if (!problems.isEmpty()) {
            throw new ExerciseException(name, problems);
        }
        return ids;
    }

    private static int column(CsvTable table, List<Problem> problems, Consumer<Problem> notes) {
        OptionalInt named = HEADINGS.stream()
                .map(table::column)
                .filter(OptionalInt::isPresent)
                .findFirst()
                .orElse(OptionalInt.empty());
        if (named.isPresent()) {
            return named.getAsInt();
        }
        String heading = table.header().cell(0);
        int line = table.header().line();
        if (heading.isEmpty() || heading.chars().anyMatch(c -> '0' <= c && c <= '9')) {
            problems.add(new Problem(
                    line,
                    1,
                    "the first row is '" + Near.shortened(heading)
                            + "', which looks like a student; it must be a heading: student"));
        } else {
            notes.accept(new Problem(
                    line,
                    1,
                    "no column is called student or id; the first, '" + Near.shortened(heading)
                            + "', is taken for the ids"));
        }
        return 0;
    }

    /** Why a text cannot stand in a file name; empty if it can. */
    public static Optional<String> fault(String id) {
        if (id.isEmpty()) {
            return Optional.of("the id is missing");
        }
        if (id.length() > LONGEST) {
            return Optional.of("the id has " + id.length() + " characters; at most " + LONGEST + " are allowed");
        }
        Optional<String> bad = id.codePoints()
                .filter(c -> UNSAFE.indexOf(c) >= 0 || !isVisible(c))
                .mapToObj(
                        c -> isVisible(c) ? "'" + Character.toString(c) + "'" : String.format(Locale.ROOT, "U+%04X", c))
                .findFirst();
        if (bad.isPresent()) {
            return Optional.of(
                    "the id '" + Near.shortened(id) + "' holds " + bad.get() + ", which cannot stand in a file name");
        }
        boolean dots = id.startsWith(".") || id.endsWith(".");
        return dots
                ? Optional.of("the id '" + Near.shortened(id)
                        + "' begins or ends with a dot, which cannot stand in a file name")
                : Optional.empty();
    }

    private static boolean isVisible(int c) {
        int type = Character.getType(c);
        boolean hidden = type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.PRIVATE_USE
                || type == Character.UNASSIGNED
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
        return !hidden && (c == ' ' || !Character.isSpaceChar(c));
    }

    /** Equal for two ids that a file system may take for one. */
    private static String fileName(String id) {
        return Normalizer.normalize(id, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    /** The first of these names that cannot stand in a file name, or that stands there twice, with the reason. */
    public static Optional<String> faultOf(List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            Optional<String> fault = fault(name);
            boolean twice = names.subList(0, i).stream()
                    .anyMatch(other -> fileName(other).equals(fileName(name)));
            if (fault.isPresent() || twice) {
                return fault.or(() -> Optional.of("'" + name + "' would share its file name with another"));
            }
        }
        return Optional.empty();
    }
}
