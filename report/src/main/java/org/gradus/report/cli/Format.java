package org.gradus.report.cli;

import java.util.Locale;

/** What a sheet can be written as. The constant's name in lower case is both the option's value and the file's extension. */
enum Format {
    MD,
    TEX,
    HTML,
    PDF,
    JSON;

    String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isAvailable() {
        return this != HTML && this != PDF;
    }
}
