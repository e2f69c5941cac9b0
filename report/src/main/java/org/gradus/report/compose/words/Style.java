package org.gradus.report.compose.words;

import java.util.Locale;

/**
 * How a sheet is worded.
 *
 * @param language English or German
 */
public record Style(Locale language, Detail detail) {

    public enum Detail {
        /** Formula and result, zero terms folded. */
        BRIEF,
        /** Formula, substituted line, result. */
        NORMAL,
        /** Normal plus shapes and the scalar line of every entry. */
        FULL
    }

    /** Normal detail in this language. */
    public static Style of(Locale language) {
        return new Style(language, Detail.NORMAL);
    }

    public Style with(Detail other) {
        return new Style(language, other);
    }
}
