package org.gradus.core.number;

import java.math.BigInteger;
import java.util.Optional;

/** Whether an enclosed number may be whole; numbers beyond 2^1000 are not looked at. */
public final class WholeNumbers {
    private static final int LARGEST_MAGNITUDE = 1_000;

    private WholeNumbers() {}

    /** Whether an integer may be the value; only "no" is certain. */
    public static boolean mayBeIn(Interval value) {
        return !isLookedAt(value)
                || value.high()
                                .fixedPoint(0)
                                .compareTo(value.low().negate().fixedPoint(0).negate())
                        >= 0;
    }

    /** The only integer that may be the value, if that can be seen already. */
    public static Optional<BigInteger> onlyOneIn(Interval value) {
        return isLookedAt(value) && mayBeIn(value) ? value.roundToInteger() : Optional.empty();
    }

    private static boolean isLookedAt(Interval value) {
        return Math.max(value.low().magnitude(), value.high().magnitude()) <= LARGEST_MAGNITUDE;
    }
}
