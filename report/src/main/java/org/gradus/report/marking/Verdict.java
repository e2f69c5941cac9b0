package org.gradus.report.marking;

import java.util.Locale;

/** What an entry is. */
public enum Verdict {
    RIGHT,
    /** It follows from an earlier wrong entry, or has the same cause. */
    FOLLOWS,
    /** Right, but written with fewer decimals than asked. */
    FEWER_DIGITS,
    WRONG,
    UNREADABLE,
    MISSING;

    /** As in the JSON result. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
