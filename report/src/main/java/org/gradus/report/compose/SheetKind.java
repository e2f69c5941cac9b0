package org.gradus.report.compose;

import java.util.Locale;

/** Which sheet is made of an exercise. */
public enum SheetKind {
    SOLUTION,
    QUESTION,
    BLANK,
    KEY,
    MARKING,
    /** Question, then solution. */
    BOTH;

    /** As the command line names it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
