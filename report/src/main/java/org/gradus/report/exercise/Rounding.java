package org.gradus.report.exercise;

/**
 * How decimals are shown.
 *
 * @param digits decimal places, 1 to 15
 * @param mode what the calculation goes on with
 */
public record Rounding(int digits, Mode mode) {

    /** Four places, full precision inside. */
    public static final Rounding DEFAULT = new Rounding(4, Mode.CARRY);

    public Rounding {
        if (digits < 1 || digits > 15) {
            throw new IllegalArgumentException("digits is " + digits + " but must be 1 to 15");
        }
    }

    public enum Mode {
        /** Full precision inside, rounding only for display. */
        CARRY,
        /** Each printed value is the next input. */
        DISPLAYED,
        /** No decimals where an exact form exists. */
        EXACT
    }
}
