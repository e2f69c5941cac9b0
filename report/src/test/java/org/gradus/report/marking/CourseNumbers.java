package org.gradus.report.marking;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.Real;
import org.gradus.report.course.Assignment;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.table.CsvTable;
import org.gradus.report.worksheet.QuantityId;

/** The exercise of the model marking sheet, and the numbers on it, which were calculated without this program. */
public final class CourseNumbers {
    public static final String EXERCISE = """
            title: Backpropagation in einem 2-2-2-Netz
            text: Führen Sie einen Schritt des Gradientenverfahrens von Hand aus.
            language: de
            network:
              layers:
                - weights: [[-1, 1], [0.3, 1.4]]
                  bias: [0.3, 0.5]
                  activation: sigmoid
                - weights: [[-0.9, -1], [0.3, 0.7]]
                  bias: [0.3, -0.3]
                  activation: sigmoid
            input: [2, 0.5]
            target: [1, 0]
            loss: half-squared-error
            learningRate: 0.5
            tasks: [forward, loss, backpropagation, gradient-step]
            course: {name: Neuronale Netze I, sheet: 3, points: {a: 8, b: 2, c: 12, d: 3}}
            answers: {decimals: 3, carry: written}
            ask: [z1, a1, z2, y, C, delta2, dW2, delta1, dW1, "newW2[1,2]", "newW1[2,1]", "newb1[1]"]
            """;

    private CourseNumbers() {}

    /** Columns by their names: letter, id, right, lo, hi, error-sign, …; each by quantity id. */
    public static Map<String, Map<String, String>> columns() {
        try (InputStream in = CourseNumbers.class.getResourceAsStream("/marking/course-numbers.csv")) {
            CsvTable table = CsvTable.read("course-numbers.csv", in, 1 << 20);
            Map<String, Map<String, String>> columns = new LinkedHashMap<>();
            for (int c = 0; c < table.header().cells().size(); c++) {
                Map<String, String> column = new LinkedHashMap<>();
                for (CsvTable.Row row : table.rows()) {
                    column.put(row.cell(1), row.cell(c));
                }
                columns.put(table.header().cells().get(c), column);
            }
            return columns;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** One of the columns, by quantity id. */
    public static Map<String, String> column(String name) {
        return Objects.requireNonNull(columns().get(name), name);
    }

    static Assignment assignment(String yaml) {
        return Assignment.of(ExerciseReader.read("course.yaml", yaml));
    }

    static Assignment assignment() {
        return assignment(EXERCISE);
    }

    /** The quantity with this name, of the first sample before any update. */
    static QuantityId id(Assignment assignment, String text) {
        return assignment.solution().worksheet().lines().stream()
                .map(line -> line.id())
                .filter(id -> id.text().equals(text) && id.time() == 0)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + text));
    }

    static Entry entry(String text) {
        if (text.isEmpty()) {
            return new Entry.Missing();
        }
        BigDecimal number = new BigDecimal(text);
        return new Entry.Written(text, Real.of(new Expr.Num(number)), number.scale());
    }

    /** Asked numbers by their ids; what is not there is missing. */
    static Submission submission(Assignment assignment, String student, Map<String, String> answers) {
        Map<QuantityId, Entry> entries = new LinkedHashMap<>();
        assignment.asked().forEach(asked -> {
            String answer = answers.get(asked.id().text());
            if (answer != null) {
                entries.put(asked.id(), entry(answer));
            }
        });
        return new Submission(student, entries);
    }
}
