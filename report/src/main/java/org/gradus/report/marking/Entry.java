package org.gradus.report.marking;

import org.gradus.core.number.Real;

/** What a student wrote in one box. */
public sealed interface Entry {
    /** Nothing. */
    record Missing() implements Entry {}

    /**
     * Something that is no number.
     *
     * @param reason what is wrong with it, and where it stands
     */
    record Unreadable(String text, String reason) implements Entry {}

    /**
     * A number.
     *
     * @param text as it was written
     * @param decimals how many decimal places it was written with: 3 for {@code -1.200}, 5 for {@code 2.60e-3}; of an expression such as
     *     {@code 1/2}, which is exact, {@link #EXACT}
     */
    record Written(String text, Real value, int decimals) implements Entry {}

    /** Decimal places of what is written exactly. */
    int EXACT = Integer.MAX_VALUE;
}
