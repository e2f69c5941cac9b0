package org.gradus.core.number;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalLong;

/** What one may ask about a number that is known by ever narrower intervals. */
interface Question<T> {
    double LOG10_OF_2 = Math.log10(2);
    /** More than the digits themselves need: one boundary in a million is nearer. */
    int GUARD_BITS = 24;

    /** The answer, when it is the same for every member. */
    Optional<T> answer(Interval interval);

    /** As {@link #answer(Interval)}, at first sight. */
    default Optional<T> answer(DoubleInterval interval) {
        return Optional.empty();
    }

    /** The member at which the answer changes, if the interval is so narrow that there is only one. */
    Optional<Rational> boundary(Interval interval);

    /** The answer when the value is proved not to be the boundary, if that alone decides. */
    default Optional<T> answerElsewhere() {
        return Optional.empty();
    }

    /** The answer for an exact value. */
    T answer(Rational exact);

    /** About how many bits decide it for a number of this size, where no answer is near; fewer than one has anyway if that is not known. */
    default long bitsFor(long magnitude) {
        return 0;
    }

    /** What is asked, for the message when it cannot be decided. */
    String text();

    /** −1, 0 or 1. */
    record Sign() implements Question<Integer> {
        @Override
        public Optional<Integer> answer(Interval interval) {
            return interval.signum().isPresent() ? Optional.of(interval.signum().getAsInt()) : Optional.empty();
        }

        @Override
        public Optional<Integer> answer(DoubleInterval interval) {
            return interval.low() > 0 ? Optional.of(1) : interval.high() < 0 ? Optional.of(-1) : Optional.empty();
        }

        @Override
        public Optional<Rational> boundary(Interval interval) {
            return Optional.of(Rational.ZERO);
        }

        @Override
        public Integer answer(Rational exact) {
            return exact.signum();
        }

        @Override
        public String text() {
            return "the sign";
        }
    }

    /** Whether the number is {@code candidate}. */
    record Equality(Rational candidate) implements Question<Boolean> {
        private static final int LONGEST_TEXT = 40;

        @Override
        public Optional<Boolean> answer(Interval interval) {
            return interval.contains(candidate) ? Optional.empty() : Optional.of(false);
        }

        @Override
        public Optional<Rational> boundary(Interval interval) {
            return Optional.of(candidate);
        }

        @Override
        public Optional<Boolean> answerElsewhere() {
            return Optional.of(false);
        }

        @Override
        public Boolean answer(Rational exact) {
            return exact.equals(candidate);
        }

        @Override
        public String text() {
            return "the equality with " + shortened(candidate.toString());
        }

        private static String shortened(String text) {
            return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
        }
    }

    /** Rounding half away from zero to decimal places. */
    record Places(int places) implements Question<BigDecimal> {
        public Places {
            if (places < 0) {
                throw new IllegalArgumentException("places must be at least 0, but is " + places);
            }
        }

        @Override
        public Optional<BigDecimal> answer(DoubleInterval interval) {
            if (places > DoubleInterval.LARGEST_POWER_OF_TEN) {
                return Optional.empty();
            }
            double power = DoubleInterval.powerOfTen(places);
            OptionalLong whole =
                    interval.times(DoubleInterval.of(power, power, false)).roundToInteger();
            return whole.isPresent() ? Optional.of(BigDecimal.valueOf(whole.getAsLong(), places)) : Optional.empty();
        }

        @Override
        public long bitsFor(long magnitude) {
            return (long) (places / LOG10_OF_2) + magnitude + GUARD_BITS;
        }

        private Optional<Interval> scaled(Interval interval) {
            boolean hopeless =
                    Math.max(interval.low().magnitude(), interval.high().magnitude()) > 2L * Real.LAST_BITS;
            return hopeless ? Optional.empty() : Optional.of(interval.timesExactly(BigInteger.TEN.pow(places)));
        }

        @Override
        public Optional<BigDecimal> answer(Interval interval) {
            return scaled(interval).flatMap(Interval::roundToInteger).map(n -> new BigDecimal(n, places));
        }

        @Override
        public Optional<Rational> boundary(Interval interval) {
            return scaled(interval)
                    .flatMap(Interval::tie)
                    .map(tie -> tie.over(Rational.of(10).power(places)));
        }

        @Override
        public BigDecimal answer(Rational exact) {
            return new BigDecimal(exact.numerator())
                    .divide(new BigDecimal(exact.denominator()), places, RoundingMode.HALF_UP);
        }

        @Override
        public String text() {
            return "the rounding to " + places + " places";
        }
    }

    /** Rounding half away from zero to significant digits; zero has none. */
    record Significant(int digits) implements Question<BigDecimal> {
        /** Ties further from 1 than this power of ten are not tried: writing them out would cost more than they are worth. */
        private static final int LARGEST_TIE = 5000;

        /** More digits a double cannot tell. */
        private static final int MOST_DOUBLE_DIGITS = 15;
        /** What a {@link BigDecimal} can carry, in round numbers; above 1 the magnitudes end much sooner. */
        private static final int LARGEST_EXPONENT = 1_000_000_000;

        public Significant {
            if (digits < 1) {
                throw new IllegalArgumentException("significant digits must be at least 1, but are " + digits);
            }
        }

        /** The interval as a multiple of 10^(exponent − digits + 1). */
        private record Scaled(long exponent, Interval interval) {}

        @Override
        public Optional<BigDecimal> answer(DoubleInterval interval) {
            if (!interval.isKnown() || interval.containsZero()) {
                return Optional.empty();
            }
            int exponent = (int) Math.floor(Math.log10(Math.abs(interval.low())));
            int places = digits - 1 - exponent;
            if (digits > MOST_DOUBLE_DIGITS || Math.abs(places) > DoubleInterval.LARGEST_POWER_OF_TEN) {
                return Optional.empty();
            }
            double power = DoubleInterval.powerOfTen(Math.abs(places));
            DoubleInterval unit = DoubleInterval.of(power, power, false);
            DoubleInterval scaled = places >= 0 ? interval.times(unit) : interval.over(unit);
            boolean isPlaced =
                    scaled.isSizeWithin(DoubleInterval.powerOfTen(digits - 1), DoubleInterval.powerOfTen(digits));
            OptionalLong whole = isPlaced ? scaled.roundToInteger() : OptionalLong.empty();
            return whole.isPresent()
                    ? Optional.of(decimal(BigInteger.valueOf(whole.getAsLong()), exponent))
                    : Optional.empty();
        }

        @Override
        public long bitsFor(long magnitude) {
            return (long) (digits / LOG10_OF_2) + GUARD_BITS;
        }

        /** With the least exponent that is not certainly too small, so that rounding gives at most 10^digits. */
        private Scaled scaled(Interval interval) {
            Dyadic limit = new Dyadic(BigInteger.TEN.pow(digits), 0);
            long magnitude =
                    Math.min(interval.low().magnitude(), interval.high().magnitude());
            // 2^(magnitude − 1) ≤ |value|; one less, because the product is a rounded double
            long exponent = (long) Math.floor((magnitude - 1) * LOG10_OF_2) - 1;
            while (true) {
                Interval scaled = scaled(interval, exponent);
                if (scaled.abs().low().compareTo(limit) < 0) {
                    return new Scaled(exponent, scaled);
                }
                exponent++;
            }
        }

        private Interval scaled(Interval interval, long exponent) {
            int bits = interval.precision() + 64;
            BigInteger shift = BigInteger.valueOf(exponent - digits + 1);
            Rational base = shift.signum() >= 0 ? Rational.of(10) : new Rational(BigInteger.ONE, BigInteger.TEN);
            return interval.over(Interval.of(base, bits).power(shift.abs(), bits), bits);
        }

        @Override
        public Optional<BigDecimal> answer(Interval interval) {
            if (interval.containsZero()) {
                return Optional.empty();
            }
            Scaled scaled = scaled(interval);
            return scaled.interval.roundToInteger().map(n -> decimal(n, scaled.exponent));
        }

        private BigDecimal decimal(BigInteger digitString, long exponent) {
            if (Math.abs(exponent) > LARGEST_EXPONENT) {
                throw new OutOfRangeException("magnitude under 10^-" + LARGEST_EXPONENT);
            }
            BigDecimal value = new BigDecimal(digitString, Math.toIntExact(digits - 1 - exponent));
            return value.setScale(value.scale() + digits - value.precision());
        }

        @Override
        public Optional<Rational> boundary(Interval interval) {
            if (interval.containsZero()) {
                return Optional.of(Rational.ZERO);
            }
            Scaled scaled = scaled(interval);
            return Math.abs(scaled.exponent) > LARGEST_TIE
                    ? Optional.empty()
                    : scaled.interval.tie().map(unit(scaled.exponent)::times);
        }

        private Rational unit(long exponent) {
            return Rational.of(10).power(Math.toIntExact(exponent - digits + 1));
        }

        @Override
        public BigDecimal answer(Rational exact) {
            if (exact.signum() == 0) {
                throw new ArithmeticException("zero has no significant digits");
            }
            BigDecimal rounded = new BigDecimal(exact.numerator())
                    .divide(new BigDecimal(exact.denominator()), new MathContext(digits, RoundingMode.HALF_UP));
            return rounded.setScale(rounded.scale() + digits - rounded.precision());
        }

        @Override
        public String text() {
            return "the rounding to " + digits + " significant digits";
        }
    }

    /** The nearest double, ties to even. */
    record NearestDouble() implements Question<Double> {
        @Override
        public Optional<Double> answer(Interval interval) {
            double low = DoubleRounding.nearest(interval.low());
            double high = DoubleRounding.nearest(interval.high());
            return low == high ? Optional.of(low + 0.0) : Optional.empty();
        }

        @Override
        public Optional<Rational> boundary(Interval interval) {
            if (interval.containsZero()) {
                return Optional.of(Rational.ZERO);
            }
            double low = DoubleRounding.nearest(interval.low());
            double high = DoubleRounding.nearest(interval.high());
            return Math.nextUp(low) == high ? Optional.of(DoubleRounding.tieBetween(low, high)) : Optional.empty();
        }

        @Override
        public Double answer(Rational exact) {
            return DoubleRounding.nearest(exact) + 0.0;
        }

        @Override
        public String text() {
            return "the nearest double";
        }
    }
}
