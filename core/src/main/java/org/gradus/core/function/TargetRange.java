package org.gradus.core.function;

import java.util.function.LongFunction;

/** Which numbers a loss takes as the target of an output. */
public enum TargetRange {
    /** Every number. */
    ANY("any number"),
    /** 0 or more. */
    NOT_NEGATIVE("0 or more"),
    /** From 0 to 1. */
    UNIT_INTERVAL("between 0 and 1"),
    /** The two classes 1 and −1. */
    PLUS_OR_MINUS_ONE("1 or -1");

    private final String text;

    TargetRange(String text) {
        this.text = text;
    }

    /** What a target must be, for a message: {@code "between 0 and 1"}. */
    public String text() {
        return text;
    }

    /**
     * Whether a target lies in it.
     *
     * @param comparison the sign of target − n for each whole number n; 0 where the two cannot be told apart
     */
    public boolean contains(LongFunction<Integer> comparison) {
        return switch (this) {
            case ANY -> true;
            case NOT_NEGATIVE -> comparison.apply(0) >= 0;
            case UNIT_INTERVAL -> comparison.apply(0) >= 0 && comparison.apply(1) <= 0;
            case PLUS_OR_MINUS_ONE -> comparison.apply(1) == 0 || comparison.apply(-1) == 0;
        };
    }
}
