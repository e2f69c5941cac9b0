package org.gradus.report.check;

import java.math.BigInteger;
import java.util.Optional;
import org.gradus.core.number.Interval;
import org.gradus.core.number.Rational;
import org.gradus.core.number.Real;

/** Two independent ways to one number must meet, or there is a fault in this library. */
final class Agreement {
    /** Where nothing else decides, they must agree to this part of the value. */
    private static final Rational PART = new Rational(BigInteger.ONE, BigInteger.TEN.pow(10));

    private static final int[] PRECISIONS = {64, 128, 256, 512, 1024, 3400};

    private Agreement() {}

    /**
     * Exactly where both are known exactly, else as enclosures, to ten digits.
     *
     * @return whether that was decided
     * @throws IllegalStateException a fault of this library: they cannot be equal
     */
    static boolean decided(String id, Real one, Real other) {
        Optional<Rational> first = one.rational();
        Optional<Rational> second = other.rational();
        if (first.isPresent() && second.isPresent()) {
            if (!first.equals(second)) {
                throw fault(id, first.get().toString(), second.get().toString());
            }
            return true;
        }
        for (int bits : PRECISIONS) {
            try {
                if (agree(id, one.enclose(bits), other.enclose(bits), bits)) {
                    return true;
                }
            } catch (ArithmeticException notSeparated) {
                // with more bits perhaps
            }
        }
        return false;
    }

    /** Whether the enclosures are narrow enough to say that the values agree; throws where they cannot be equal. */
    static boolean agree(String id, Interval one, Interval other, int bits) {
        if (one.isDisjointFrom(other)) {
            throw fault(id, one.toString(), other.toString());
        }
        if (one.equals(Interval.ZERO)) {
            return other.abs().upper() < Math.scalb(1.0, -bits / 2);
        }
        Interval difference = one.minus(other, bits).abs();
        Interval allowed = one.abs().times(Interval.of(PART, bits), bits);
        return allowed.minus(difference, bits).signum().orElse(-1) >= 0;
    }

    static IllegalStateException fault(String id, String one, String other) {
        return new IllegalStateException(id + " is " + one + " by its formula but " + other + " by another way");
    }
}
