package org.gradus.report.cli;

import java.util.Locale;

/** What a result can be written as. The constant's name in lower case is the option's value. */
enum Format {
    MD,
    TEX,
    HTML,
    PDF,
    TYP,
    IPYNB,
    JSON,
    CSV,
    /** Verdicts in columns, for a terminal. */
    TABLE;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Of a file. */
    String extension() {
        return this == TABLE ? "txt" : text();
    }

    /** Whether pictures stand in it, not beside it or nowhere. */
    boolean hasPictures() {
        return this == TEX || this == HTML || this == PDF || this == TYP || this == IPYNB;
    }

    /** Whether a terminal can show it; what it cannot is written to a file, even if none is named. */
    boolean isText() {
        return this != PDF;
    }
}
