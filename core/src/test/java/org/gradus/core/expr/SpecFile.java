package org.gradus.core.expr;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A table of examples that people can read: columns between {@code |}, comments behind {@code #}. */
public final class SpecFile {
    private SpecFile() {}

    /** One line of the table; the line number goes into the failure message. */
    public record Row(int line, List<String> columns) {
        public String column(int index) {
            return columns.get(index);
        }

        @Override
        public String toString() {
            return "line " + line + ": " + String.join(" | ", columns);
        }
    }

    public static List<Row> rows(String name) {
        List<String> lines;
        try (InputStream in = SpecFile.class.getResourceAsStream(name)) {
            lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(name, e);
        }
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isBlank() && !line.startsWith("#")) {
                // bars stand between blanks, so that |x| can be an example
                rows.add(new Row(
                        i + 1,
                        List.of(line.split("\\s+\\|\\s+")).stream()
                                .map(String::strip)
                                .toList()));
            }
        }
        return rows;
    }
}
