package org.gradus.report.worksheet;

import java.math.BigInteger;
import java.util.Optional;
import org.gradus.core.number.Interval;
import org.gradus.core.number.Rational;
import org.gradus.core.number.Real;

/** Intervals around numbers whose digits may be out of reach. */
public final class Enclosed {
    /** Bits of 1,000 digits. */
    public static final int LAST_BITS = 3400;

    /** 10^-1000. */
    private static final Rational REACH = new Rational(BigInteger.ONE, BigInteger.TEN.pow(1000));

    private Enclosed() {}

    /** An interval around the number, absent where none could be had: over every limit, or a denominator not told from zero. */
    public static Optional<Interval> of(Real real, int bits) {
        try {
            return Optional.of(real.enclose(bits));
        } catch (ArithmeticException notToBeHad) {
            return Optional.empty();
        }
    }

    /** Whether the number is shown to be nearer to zero than 10^-1000. */
    static boolean isOutOfReach(Real real) {
        Interval reach = Interval.of(REACH, 64);
        return of(real, LAST_BITS)
                .filter(value -> reach.minus(value.abs(), 64).signum().orElse(0) > 0)
                .isPresent();
    }
}
