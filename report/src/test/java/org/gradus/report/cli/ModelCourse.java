package org.gradus.report.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gradus.report.marking.CourseNumbers;
import org.gradus.report.table.CsvTable;

/** The exercise of the model sheets, and the numbers on them, which were calculated without this program: course-numbers.csv. */
final class ModelCourse {
    static final String EXERCISE = CourseNumbers.EXERCISE;

    /** Decimals that stand in the exercise. */
    static final List<String> GIVEN = List.of("0.3", "0.5", "0.7", "0.9", "1.4");

    /** The mistakes of the model in the order of its columns, as the JSON calls them. */
    static final List<String> MISTAKES = List.of(
            "error-sign",
            "half",
            "slope-at-activation",
            "transposed-backward",
            "activation-forgotten",
            "bias-forgotten");

    private ModelCourse() {}

    /**
     * A number of the model.
     *
     * @param letter empty for steps that are not asked
     * @param mistakes what each of {@link #MISTAKES} gives
     */
    record Numbers(String letter, String id, String right, String lo, String hi, List<String> mistakes) {
        boolean isAsked() {
            return !letter.isEmpty();
        }
    }

    static List<Numbers> numbers() throws IOException {
        try (InputStream in = ModelCourse.class.getResourceAsStream("/marking/course-numbers.csv")) {
            return CsvTable.read("course-numbers.csv", in, 1 << 20).rows().stream()
                    .map(row -> new Numbers(
                            row.cell(0),
                            row.cell(1),
                            row.cell(2),
                            row.cell(3),
                            row.cell(4),
                            Stream.of(5, 6, 7, 8, 9, 10).map(row::cell).toList()))
                    .toList();
        }
    }

    /**
     * The rows of all tables of a sheet, each cell as it is read: {@code A}, {@code -1.200}, {@code 0.5}, {@code -1.201 -1.199}. Names of
     * quantities stay as they are written.
     */
    static List<List<String>> rows(String sheet, Format format) {
        return sheet.lines()
                .filter(line -> format == Format.TEX
                        ? line.endsWith("\\\\") && line.contains(" & ") && !line.contains("headcell")
                        : line.startsWith("| "))
                .map(line -> format == Format.TEX ? line.substring(0, line.length() - 2) : line.substring(1))
                .map(line -> {
                    List<String> cells = new ArrayList<>();
                    for (String cell : line.split(format == Format.TEX ? " & " : " \\|", -1)) {
                        cells.add(plain(cell));
                    }
                    return cells;
                })
                .toList();
    }

    private static String plain(String cell) {
        return cell.replace("{,}", ".")
                .replaceAll("(\\d),(\\d)$", "$1.$2")
                .replaceAll("\\\\(sheetstrong|rightcell|causecell|impossiblecell|greycell|boxed)\\b", "")
                .replace("\\cdot", "·")
                .replaceAll("[${}*†]", "")
                .replaceAll("\\h(bis|to|…)\\h", " ")
                .strip();
    }
}
