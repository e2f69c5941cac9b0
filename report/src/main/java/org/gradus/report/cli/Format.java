package org.gradus.report.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a result can be written as. The constant's name in lower case is the option's value. */
enum Format {
    MD,
    TEX,
    HTML,
    PDF,
    JSON,
    /** Verdicts in columns, for a terminal. */
    TABLE;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Of a file. */
    String extension() {
        return this == TABLE ? "txt" : text();
    }

    /** What {@code --to} names for a sheet. */
    static Format ofSheet(String name) {
        List<Format> sheets =
                Arrays.stream(values()).filter(format -> format != TABLE).toList();
        return sheets.stream()
                .filter(format -> format.text().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException(Syntax.TO + ": '" + name + "' is none of "
                        + String.join(", ", sheets.stream().map(Format::text).toList())));
    }

    boolean isAvailable() {
        return this != HTML && this != PDF;
    }
}
