package org.gradus.report.exercise.reader;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradus.report.exercise.Near;
import org.gradus.report.exercise.Node;
import org.gradus.report.exercise.Problem;
import org.gradus.report.exercise.Problems;
import org.gradus.report.exercise.yaml.SourceText;

/**
 * Reads a matrix that stands in a file of its own: comma-separated values, what {@code np.savetxt} writes, or what NumPy prints.
 *
 * <p>What is wrong in that file is reported at the key that names it, with the place in the file.
 */
final class WeightsFile {
    private static final int MOST_BYTES = 1 << 20;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*");
    private static final Pattern NUMBER =
            Pattern.compile("([-+]?)([0-9]*)(?:\\.([0-9]*))?(?:[eE]([-+]?)([0-9]{1,4}))?");
    private static final String NO_EDGE = "null";

    private final Optional<BesideFile> beside;
    private final Problems problems;

    /** @param beside the exercise file; absent where the exercise was not read from one */
    WeightsFile(Optional<BesideFile> beside, Problems problems) {
        this.beside = beside;
        this.problems = problems;
    }

    /** The rows as if they stood in the exercise. */
    Optional<Node> rows(Node node) {
        if (!(node instanceof Node.Scalar name) || !NAME.matcher(name.text()).matches()) {
            problems.add(
                    node.at(),
                    "weightsFile is " + node.kind()
                            + " but must name a file below the folder of this one: w1.csv, data/w1.txt");
            return Optional.empty();
        }
        if (beside.isEmpty()) {
            problems.add(
                    node.at(),
                    "weightsFile is looked for in the folder of the exercise, which standard input and the files of 'gradus vary'"
                            + " do not have; write the numbers under 'weights'");
            return Optional.empty();
        }
        return text(name).flatMap(text -> new Matrix(name, text).rows());
    }

    // ---- the file ----

    private Optional<String> text(Node.Scalar name) {
        Path file = beside.orElseThrow().folder().resolve(name.text());
        try {
            Optional<String> refusal = refusal(file, name.text());
            if (refusal.isPresent()) {
                problems.add(name.at(), refusal.get());
                return Optional.empty();
            }
            Problems inside = new Problems();
            byte[] bytes;
            try (InputStream in = Files.newInputStream(file)) {
                bytes = in.readNBytes(MOST_BYTES + 1);
            }
            beside.orElseThrow().read().accept(file, bytes);
            Optional<String> text = SourceText.read(new ByteArrayInputStream(bytes), MOST_BYTES, inside);
            for (Problem problem : inside.in(name.text()).problems()) {
                problems.add(name.at(), place(name, problem.line(), problem.column()) + problem.message());
            }
            return text;
        } catch (IOException unreadable) {
            problems.add(name.at(), "weightsFile '" + name.text() + "' cannot be read: " + unreadable.getMessage());
            return Optional.empty();
        }
    }

    private Optional<String> refusal(Path file, String name) throws IOException {
        Path below = beside.orElseThrow().folder();
        if (!Files.isRegularFile(file)) {
            return Optional.of("weightsFile '" + name + "' is no file in " + below);
        }
        if (!file.toRealPath().startsWith(below.toRealPath())) {
            return Optional.of("weightsFile '" + name + "' leads out of " + below);
        }
        return Files.size(file) > MOST_BYTES
                ? Optional.of("weightsFile '" + name + "' is larger than 1 MiB")
                : Optional.empty();
    }

    private static String place(Node.Scalar name, int line, int column) {
        return name.text() + ":" + line + ":" + column + ": ";
    }

    // ---- the numbers ----

    /** The text of a file. */
    private final class Matrix {
        private final Node.Scalar name;
        private final String[] lines;
        private final boolean printed;

        Matrix(Node.Scalar name, String text) {
            this.name = name;
            this.lines = text.split("\n", -1);
            this.printed =
                    text.stripLeading().startsWith("[") || text.stripLeading().startsWith("array(");
        }

        Optional<Node> rows() {
            List<Node> rows = new ArrayList<>();
            List<Node> row = new ArrayList<>();
            for (int i = 0; i < lines.length; i++) {
                if (!line(i, row)) {
                    return Optional.empty();
                }
                boolean ends = !printed || lines[i].contains("]");
                if (ends && !row.isEmpty()) {
                    if (!rows.isEmpty() && size(rows.get(0)) != row.size()) {
                        return fail(
                                i,
                                0,
                                "row " + (rows.size() + 1) + " has " + Near.count(row.size(), "number")
                                        + " but row 1 has " + size(rows.get(0)));
                    }
                    rows.add(new Node.Sequence(name.at(), List.copyOf(row), true));
                    row.clear();
                }
            }
            return rows.isEmpty() ? fail(0, 0, "the file holds no numbers") : Optional.of(list(rows));
        }

        private Node list(List<Node> rows) {
            return new Node.Sequence(name.at(), rows, true);
        }

        private static int size(Node row) {
            return ((Node.Sequence) row).items().size();
        }

        /** Adds the numbers of a line. */
        private boolean line(int index, List<Node> row) {
            int comment = lines[index].indexOf('#');
            String line = comment < 0 ? lines[index] : lines[index].substring(0, comment);
            if (line.isBlank()) {
                return true;
            }
            boolean semicolons = line.contains(";");
            String separators = semicolons ? ";" : printed ? "[\\s,\\[\\]]+" : line.contains(",") ? "," : "\\s+";
            String cells = printed ? line.replace("array(", "").replaceAll("\\)\\s*$", "") : line.strip();
            int column = 0;
            for (String cell : cells.split(separators, -1)) {
                String text = cell.strip();
                column = Math.max(column, line.indexOf(text, column));
                if (text.isEmpty() && printed) {
                    continue;
                }
                Optional<String> number = number(semicolons ? text.replace(',', '.') : text);
                if (number.isEmpty()) {
                    fail(index, column, wrong(text));
                    return false;
                }
                row.add(new Node.Scalar(name.at(), number.get(), false, false));
                column += text.length();
            }
            return true;
        }

        private String wrong(String text) {
            if (text.isEmpty()) {
                return "a number is missing; an edge that does not exist is written null";
            }
            return "'" + Near.shortened(text) + "' is no finite number"
                    + (text.equals("...") ? "; NumPy left numbers out, np.savetxt writes all of them" : "")
                    + (Character.isLetter(text.charAt(0)) ? "; a line of names begins with #" : "");
        }

        private Optional<Node> fail(int line, int column, String what) {
            problems.add(name.at(), place(name, line + 1, column + 1) + what);
            return Optional.empty();
        }
    }

    /** The number as exercises write it: 1 for {@code 1.}, 0.5 for {@code .5}, 1e0 for {@code 1.e+00}. */
    private static Optional<String> number(String text) {
        if (text.equals(NO_EDGE)) {
            return Optional.of(NO_EDGE);
        }
        Matcher parts = NUMBER.matcher(text);
        boolean digits = parts.matches() && !(part(parts, 2) + part(parts, 3)).isEmpty();
        if (!digits) {
            return Optional.empty();
        }
        String whole = part(parts, 2).replaceFirst("^0+(?=.)", "");
        String decimals = part(parts, 3);
        String exponent = part(parts, 5).replaceFirst("^0+(?=.)", "");
        String sign = part(parts, 4).equals("-") && !exponent.equals("0") ? "-" : "";
        return Optional.of((part(parts, 1).equals("-") ? "-" : "")
                + (whole.isEmpty() ? "0" : whole)
                + (decimals.isEmpty() ? "" : "." + decimals)
                + (exponent.isEmpty() || exponent.equals("0") ? "" : "e" + sign + exponent));
    }

    private static String part(Matcher parts, int group) {
        String part = parts.group(group);
        return part == null ? "" : part;
    }
}
