package org.gradus.report.render.html;

import java.util.Locale;

/** What the page itself says, around the sheet; in {@code words_en.properties} and {@code words_de.properties}. */
enum Word {
    BRIEF,
    FULL,
    HINT,
    SHOW_CALCULATION,
    CALCULATION,
    SO,
    ANSWERS,
    NETWORK_AND_ANSWERS,
    GIVEN,
    STEP,
    USED_FOR,
    PINNED,
    COPY_AS,
    COPIED,
    FIGURE;

    /** {@code show-calculation}. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
