package org.gradus.symbolic.write;

import java.math.BigDecimal;
import java.util.Optional;
import org.gradus.core.number.Interval;
import org.gradus.core.number.Rational;

/** Decimals of two enclosed numbers that differ. */
public final class Decimals {
    private static final int FEWEST = 4;
    private static final int MOST = 600;
    private static final int LONGEST_EXACT = 17;

    private Decimals() {}

    public record Pair(BigDecimal left, BigDecimal right) {}

    /**
     * The shortest roundings of four digits or more that differ.
     *
     * @throws ArithmeticException if a number is too small to be written down
     */
    public static Pair apart(Interval left, Interval right) {
        for (int digits = FEWEST; digits < MOST; digits++) {
            BigDecimal a = of(left, digits);
            BigDecimal b = of(right, digits);
            if (a.compareTo(b) != 0) {
                return new Pair(a, b);
            }
        }
        return new Pair(of(left, MOST), of(right, MOST));
    }

    public static BigDecimal of(Interval value) {
        return of(value, FEWEST);
    }

    /** Exact where the number is a short decimal; 0 where it cannot be told from 0. */
    private static BigDecimal of(Interval value, int digits) {
        Optional<BigDecimal> exact = value.point().flatMap(Decimals::exact);
        if (exact.isPresent()) {
            return exact.get();
        }
        return value.containsZero()
                ? BigDecimal.ZERO
                : value.roundSignificant(digits).orElse(BigDecimal.ZERO);
    }

    private static Optional<BigDecimal> exact(Rational value) {
        try {
            BigDecimal decimal = new BigDecimal(value.numerator()).divide(new BigDecimal(value.denominator()));
            BigDecimal plain = decimal.signum() == 0 ? BigDecimal.ZERO : decimal.stripTrailingZeros();
            int digits = Math.max(plain.precision(), plain.precision() - plain.scale());
            return digits <= LONGEST_EXACT
                    ? Optional.of(plain.scale() < 0 ? plain.setScale(0) : plain)
                    : Optional.empty();
        } catch (ArithmeticException infinite) {
            return Optional.empty();
        }
    }
}
