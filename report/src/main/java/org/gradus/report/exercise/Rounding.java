package org.gradus.report.exercise;

import java.util.OptionalInt;

/**
 * How decimals are shown, and what the calculation goes on with.
 *
 * @param digits decimal places of results, 1 to 15
 * @param mode what the calculation goes on with
 * @param working the decimal places of the calculation, {@code digits} to {@code digits} + 5; absent where they are to be found; only in
 *     {@link Mode#WORKING}
 */
public record Rounding(int digits, Mode mode, OptionalInt working) {
    /** So many places more than its results have at most a calculation. */
    public static final int MOST_MORE = 5;

    private static final int MOST_DIGITS = 15;

    /** Results with four places, the calculation with as many more as it needs. */
    public static final Rounding DEFAULT = new Rounding(4, Mode.WORKING);

    public Rounding {
        if (digits < 1 || digits > MOST_DIGITS) {
            throw new IllegalArgumentException("digits is " + digits + " but must be 1 to " + MOST_DIGITS);
        }
        if (working.isPresent() && mode != Mode.WORKING) {
            throw new IllegalArgumentException("working places belong to mode working");
        }
        if (working.isPresent() && !isWorking(working.getAsInt(), digits)) {
            throw new IllegalArgumentException("working is " + working.getAsInt() + " but must be " + digits + " to "
                    + (digits + MOST_MORE) + ": from as many places as results have to " + MOST_MORE + " more");
        }
    }

    public Rounding(int digits, Mode mode) {
        this(digits, mode, OptionalInt.empty());
    }

    /** Whether a calculation of results with {@code digits} places may have so many. */
    public static boolean isWorking(int working, int digits) {
        return working >= digits && working <= digits + MOST_MORE;
    }

    public enum Mode {
        /** Each value is written once, with a few places more than results have, and the calculation goes on with what is written. */
        WORKING,
        /** Full precision inside, rounding only for display. */
        CARRY,
        /** Each printed value is the next input. */
        DISPLAYED,
        /** No decimals where an exact form exists. */
        EXACT
    }
}
