package org.gradus.symbolic.kernel;

/** The sign of a number, as far as it is known. */
public enum Sign {
    NEGATIVE,
    ZERO,
    POSITIVE,
    UNKNOWN;

    public static Sign of(int signum) {
        return signum > 0 ? POSITIVE : signum < 0 ? NEGATIVE : ZERO;
    }

    /** −1, 0 or 1; of a sign that is known. */
    int signum() {
        return switch (this) {
            case NEGATIVE -> -1;
            case ZERO -> 0;
            case POSITIVE -> 1;
            case UNKNOWN -> throw new IllegalStateException("the sign is not known");
        };
    }

    Sign negate() {
        return this == NEGATIVE ? POSITIVE : this == POSITIVE ? NEGATIVE : this;
    }

    /** Of a product. */
    Sign times(Sign other) {
        if (this == ZERO || other == ZERO) {
            return ZERO;
        }
        if (this == UNKNOWN || other == UNKNOWN) {
            return UNKNOWN;
        }
        return this == other ? POSITIVE : NEGATIVE;
    }
}
