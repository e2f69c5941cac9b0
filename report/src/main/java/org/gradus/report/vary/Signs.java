package org.gradus.report.vary;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import org.gradus.core.number.Interval;
import org.gradus.core.number.Rational;
import org.gradus.core.number.Real;
import org.gradus.report.worksheet.Certified;

/** Comparisons of certified numbers; what is not decided with a thousand bits has no answer. */
final class Signs {
    private static final int[] BITS = {64, 256, 1024};

    private Signs() {}

    /** The sign of {@code value − bound}. */
    static OptionalInt compare(Real value, Rational bound) {
        Optional<Rational> exact = rational(value);
        if (exact.isPresent()) {
            return OptionalInt.of(exact.get().compareTo(bound));
        }
        return sign(bits -> value.enclose(bits).minus(Interval.of(bound, bits), bits));
    }

    static OptionalInt compare(Certified value, BigDecimal bound) {
        return compare(value.real(), Rational.of(bound));
    }

    /** The sign of {@code one − other}. */
    static OptionalInt compare(Real one, Real other) {
        Optional<Rational> exact = rational(other);
        if (exact.isPresent()) {
            return compare(one, exact.get());
        }
        return sign(bits -> one.enclose(bits).minus(other.enclose(bits), bits));
    }

    /** Of what lies in the enclosures. */
    private static OptionalInt sign(IntFunction<Interval> enclosure) {
        for (int bits : BITS) {
            try {
                OptionalInt sign = enclosure.apply(bits).signum();
                if (sign.isPresent()) {
                    return sign;
                }
            } catch (ArithmeticException notToBeHad) {
                return OptionalInt.empty();
            }
        }
        return OptionalInt.empty();
    }

    /** Whether it is certain that the sign is this. */
    static boolean is(int sign, OptionalInt found) {
        return found.isPresent() && Integer.signum(found.getAsInt()) == sign;
    }

    static Optional<Rational> rational(Real value) {
        try {
            return value.rational();
        } catch (ArithmeticException notToBeHad) {
            return Optional.empty();
        }
    }
}
