package org.gradus.core.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.BiFunction;
import org.gradus.core.expr.SpecFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Enclosures of elementary functions against published digits at many precisions, and of narrow and wide intervals member by member. */
class ElementaryValuesTest {
    private static final int[] PRECISIONS = {16, 32, 46, 53, 64, 65, 96, 100, 101, 128, 256, 364, 700, 1024};
    private static final Map<String, BiFunction<Interval, Integer, Interval>> FUNCTIONS = Map.of(
            "exp", Interval::exp,
            "ln", Interval::ln,
            "sqrt", Interval::sqrt,
            "tanh", Interval::tanh,
            "sigmoid", Interval::sigmoid,
            "softplus", Interval::softplus,
            "atan", Interval::atan,
            "erf", Interval::erf,
            "phi", Interval::phi);

    private static Interval image(String function, Interval x, int bits) {
        return Objects.requireNonNull(FUNCTIONS.get(function)).apply(x, bits);
    }

    static List<SpecFile.Row> published() {
        return SpecFile.rows("elementary.txt");
    }

    @ParameterizedTest
    @MethodSource("published")
    void containsThePublishedValue(SpecFile.Row row) {
        Rational x = Rational.of(new BigDecimal(row.column(1)));
        Rational value = Rational.of(new BigDecimal(row.column(2)));
        for (int bits : PRECISIONS) {
            Interval image = image(row.column(0), Interval.of(x, bits), bits);
            assertThat(image.contains(value)).as("at %d bits", bits).isTrue();
            Interval precise = image(row.column(0), Interval.of(x, bits + 60), bits);
            assertThat(IntervalTest.isPrecise(precise, bits - 12))
                    .as("precise at %d bits", bits)
                    .isTrue();
        }
    }

    /** The lower end is evaluated, the upper end follows from the slope: every member's value must lie in the image. */
    @ParameterizedTest
    @ValueSource(strings = {"exp", "ln", "sqrt", "tanh", "sigmoid", "softplus", "atan", "erf", "phi"})
    void ofAnIntervalOfAnyWidthEveryMemberHasItsValueInside(String function) {
        Random random = new Random(29L * function.hashCode());
        boolean positive = function.equals("ln") || function.equals("sqrt");
        for (int i = 0; i < 2000; i++) {
            int bits = 24 + random.nextInt(100);
            double size = Math.scalb(random.nextDouble() + 0.5, random.nextInt(12) - 8);
            Dyadic low = Dyadic.of(positive || random.nextBoolean() ? size : -size);
            Dyadic width = Dyadic.of(random.nextDouble()).shift(low.magnitude() - random.nextInt(bits));
            Interval wide = Interval.of(low, low.plus(width, 200, Dyadic.Towards.CEILING));
            Interval image = image(function, wide, bits);
            for (int k = 0; k <= 3; k++) {
                Dyadic share = width.times(new Dyadic(BigInteger.valueOf(k), -2), 200, Dyadic.Towards.FLOOR);
                Interval member = Interval.of(low.plus(share, 200, Dyadic.Towards.FLOOR));
                assertThat(image.contains(image(function, member, 220)))
                        .as("%s of %s at %d bits, member %d", function, wide, bits, k)
                        .isTrue();
            }
            assertThat(image.contains(image(function, Interval.of(wide.high()), 220)))
                    .as("%s of %s at %d bits, upper end", function, wide, bits)
                    .isTrue();
        }
    }

    /** Of a narrow interval the image is about as wide as its two ends say. */
    @ParameterizedTest
    @ValueSource(strings = {"exp", "ln", "sqrt", "tanh", "sigmoid", "softplus", "atan", "erf", "phi"})
    void theBoundOfTheSlopeCostsAtMostThreeBits(String function) {
        Random random = new Random(31L * function.hashCode());
        for (int i = 0; i < 500; i++) {
            Dyadic low = Dyadic.of(random.nextDouble() * 4 + 0.01);
            Dyadic high =
                    low.plus(Dyadic.powerOfTwo(low.magnitude() - 20 - random.nextInt(30)), 200, Dyadic.Towards.CEILING);
            Interval image = image(function, Interval.of(low, high), 100);
            Dyadic width = image.high().minus(image.low(), 64, Dyadic.Towards.CEILING);
            Dyadic least = image(function, Interval.of(high), 100)
                    .low()
                    .minus(image(function, Interval.of(low), 100).high(), 64, Dyadic.Towards.FLOOR);
            assertThat(width.magnitude())
                    .as("%s of [%s, %s]", function, low, high)
                    .isLessThanOrEqualTo(least.magnitude() + 3);
        }
    }

    @Test
    void squareRootsAreTheLibrarysAndWhatIsLeftOver() {
        Random random = new Random(37);
        for (int i = 0; i < 6000; i++) {
            BigInteger n = new BigInteger(random.nextInt(4000), random);
            if (i % 3 == 0) {
                n = n.multiply(n).add(BigInteger.valueOf(random.nextInt(3) - 1)).max(BigInteger.ZERO);
            }
            if (i % 5 == 0) {
                n = BigInteger.ONE.shiftLeft(1 + random.nextInt(4000)).subtract(BigInteger.valueOf(random.nextInt(2)));
            }
            SquareRoot root = SquareRoot.of(n);
            assertThat(root.root()).isEqualTo(n.sqrt());
            assertThat(root.rest()).isEqualTo(n.subtract(n.sqrt().pow(2)));
        }
    }
}
