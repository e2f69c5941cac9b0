package org.gradus.report.compose.words;

import java.util.Locale;

/**
 * How a sheet is worded.
 *
 * @param language English or German
 * @param pictures whether pictures are drawn; what they show stands in words beside them, which are the same with and without
 */
public record Style(Locale language, Detail detail, boolean pictures) {
    public Style(Locale language, Detail detail) {
        this(language, detail, true);
    }

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
        return new Style(language, other, pictures);
    }

    /** For formats that leave pictures out: drawing them takes a tenth of a sheet's time. */
    public Style withoutPictures() {
        return new Style(language, detail, false);
    }
}
