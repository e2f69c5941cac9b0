package org.gradus.core.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalTest {
    private static final Map<String, BiFunction<Interval, Integer, Interval>> FUNCTIONS = Map.of(
            "exp", Interval::exp,
            "ln", Interval::ln,
            "log10", Interval::log10,
            "sqrt", Interval::sqrt,
            "tanh", Interval::tanh,
            "sinh", Interval::sinh,
            "cosh", Interval::cosh,
            "sigmoid", Interval::sigmoid,
            "softplus", Interval::softplus);

    private static Interval image(String function, Rational x, int bits) {
        return Objects.requireNonNull(FUNCTIONS.get(function)).apply(Interval.of(x, bits), bits);
    }

    /** Arguments of every size from 1e-300 to 1e6, of both signs, near 1, and whole numbers. */
    static Rational argument(Random random, boolean positive) {
        BigDecimal value = switch (random.nextInt(5)) {
            case 0 -> BigDecimal.valueOf(random.nextInt(1000) + 1L);
            case 1 -> BigDecimal.ONE.add(BigDecimal.valueOf(random.nextInt(), 10 + random.nextInt(40)));
            case 2 -> BigDecimal.valueOf(random.nextInt(Integer.MAX_VALUE) + 1L, 9 + random.nextInt(300));
            case 3 -> BigDecimal.valueOf(random.nextInt(1_000_000_000) + 1L, 3);
            default -> BigDecimal.valueOf(random.nextInt(100_000) + 1L, 4);
        };
        return Rational.of(positive || random.nextBoolean() ? value : value.negate());
    }

    /** Width relative to the smaller end under 2^-bits, for an interval that does not contain zero. */
    static boolean isPrecise(Interval interval, int bits) {
        Dyadic width = interval.high().minus(interval.low(), 64, Dyadic.Towards.CEILING);
        Dyadic least = Dyadic.min(interval.low().abs(), interval.high().abs());
        return interval.isPoint() || width.magnitude() <= least.magnitude() - bits;
    }

    @ParameterizedTest
    @ValueSource(strings = {"exp", "ln", "log10", "sqrt", "tanh", "sinh", "cosh", "sigmoid", "softplus"})
    void morePrecisionStaysInsideLess(String function) {
        Random random = new Random(function.hashCode());
        boolean positive = function.equals("ln") || function.equals("log10") || function.equals("sqrt");
        for (int i = 0; i < 300; i++) {
            Rational x = argument(random, positive);
            Interval coarse = image(function, x, 64);
            Interval fine = image(function, x, 256);
            assertThat(coarse.contains(fine)).as("%s(%s)", function, x).isTrue();
            if (i % 10 == 0) {
                assertThat(fine.contains(image(function, x, 1024)))
                        .as("%s(%s)", function, x)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"exp", "ln", "log10", "sqrt", "tanh", "sinh", "cosh", "sigmoid", "softplus"})
    void ofAPointTheImageIsAsPreciseAsAsked(String function) {
        Random random = new Random(7L * function.hashCode());
        boolean positive = function.equals("ln") || function.equals("log10") || function.equals("sqrt");
        for (int i = 0; i < 300; i++) {
            int bits = 64 << random.nextInt(3);
            Rational x = Dyadic.of(argument(random, positive), 50, Dyadic.Towards.FLOOR)
                    .toRational();
            assertThat(isPrecise(image(function, x, bits), bits - 20))
                    .as("%s(%s) at %d", function, x, bits)
                    .isTrue();
        }
    }

    /** e^x by the bare Taylor series in BigDecimal, with enough guard digits for its cancellation. */
    private static BigDecimal taylorExp(BigDecimal x, int digits) {
        MathContext context = new MathContext(digits + 2 * x.abs().intValue() + 20);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        BigDecimal least =
                BigDecimal.ONE.movePointLeft(context.getPrecision() + x.abs().intValue());
        for (int n = 1; term.abs().compareTo(least) > 0; n++) {
            term = term.multiply(x, context).divide(BigDecimal.valueOf(n), context);
            sum = sum.add(term, context);
        }
        return sum;
    }

    /** The interval, widened by the error of an approximation that is good to 40 digits, contains it. */
    private static void assertNear(Interval interval, BigDecimal approximation) {
        Rational value = Rational.of(approximation);
        Interval error = Interval.of(value.times(Rational.of(10).power(-40)).abs(), 64);
        Interval distance = interval.minus(Interval.of(value, 200), 200).abs();
        assertThat(distance.low().compareTo(error.high()))
                .as("%s in %s", approximation, interval)
                .isNegative();
        assertThat(isPrecise(interval, 140)).isTrue();
    }

    @Test
    void agreesWithTaylorSeriesInDecimalArithmetic() {
        Random random = new Random(3);
        MathContext context = new MathContext(60);
        for (int i = 0; i < 200; i++) {
            BigDecimal x = BigDecimal.valueOf(random.nextInt(40_000) - 20_000, 3);
            BigDecimal power = taylorExp(x, 60);
            BigDecimal inverse = taylorExp(x.negate(), 60);
            Rational argument = Rational.of(x);
            assertNear(image("exp", argument, 200), power);
            assertNear(image("cosh", argument, 200), power.add(inverse).divide(BigDecimal.valueOf(2), context));
            assertNear(image("sigmoid", argument, 200), BigDecimal.ONE.divide(inverse.add(BigDecimal.ONE), context));
            assertNear(image("ln", Rational.of(power), 200), x.signum() == 0 ? BigDecimal.ZERO : x);
        }
    }

    @Test
    void inverseFunctionsComeBack() {
        Random random = new Random(11);
        for (int i = 0; i < 300; i++) {
            Rational x = argument(random, true);
            Interval point = Interval.of(x, 100);
            assertThat(point.ln(100).exp(100).contains(x)).as("exp(ln(%s))", x).isTrue();
            assertThat(point.sqrt(100).power(BigInteger.TWO, 100).contains(x)).isTrue();
            assertThat(Interval.ONE.over(Interval.ONE.over(point, 100), 100).contains(x))
                    .isTrue();
            Interval logarithm = point.softplus(100).exp(100).minus(Interval.ONE, 100);
            assertThat(logarithm.contains(point.exp(400)) || logarithm.high().magnitude() > 100)
                    .as("e^softplus(%s) - 1", x)
                    .isTrue();
            Interval tanh = point.sinh(200).over(point.cosh(200), 200);
            assertThat(tanh.isDisjointFrom(point.tanh(200))).as("tanh(%s)", x).isFalse();
        }
    }

    @Test
    void arithmeticContainsTheExactResult() {
        Random random = new Random(5);
        for (int i = 0; i < 2000; i++) {
            Rational a = argument(random, false);
            Rational b = argument(random, false);
            int bits = 20 + random.nextInt(80);
            Interval x = Interval.of(a, bits);
            Interval y = Interval.of(b, bits);
            assertThat(x.plus(y, bits).contains(a.plus(b))).isTrue();
            assertThat(x.minus(y, bits).contains(a.minus(b))).isTrue();
            assertThat(x.times(y, bits).contains(a.times(b))).isTrue();
            assertThat(x.over(y, bits).contains(a.over(b))).isTrue();
            int exponent = random.nextInt(21) - 10;
            assertThat(x.power(BigInteger.valueOf(exponent), bits).contains(a.power(exponent)))
                    .isTrue();
        }
    }

    /** Every combination of signs of wide operands, checked on members. */
    @Test
    void wideOperandsContainTheResultsOfTheirMembers() {
        Random random = new Random(9);
        for (int i = 0; i < 2000; i++) {
            Rational[] ends = new Rational[4];
            for (int k = 0; k < 4; k++) {
                ends[k] = Rational.of(random.nextInt(21) - 10);
            }
            Interval x = Interval.of(ends[0], 64).hull(Interval.of(ends[1], 64));
            Interval y = Interval.of(ends[2], 64).hull(Interval.of(ends[3], 64));
            Rational a = ends[random.nextInt(2)];
            Rational b = ends[2].plus(ends[3]).over(Rational.of(2));
            assertThat(x.times(y, 64).contains(a.times(b))).isTrue();
            if (!y.containsZero()) {
                assertThat(x.over(y, 64).contains(a.over(b))).isTrue();
            }
            int exponent = random.nextInt(6);
            assertThat(x.power(BigInteger.valueOf(exponent), 64).contains(a.power(exponent)))
                    .isTrue();
            assertThat(x.abs().contains(a.abs())).isTrue();
            assertThat(x.sign().contains(Rational.of(a.signum()))).isTrue();
        }
    }

    @Test
    void endsOfVeryDifferentSizeAreAddedWithoutWritingThemOut() {
        Interval tiny = Interval.of(new Dyadic(BigInteger.ONE, -3_000_000_000L));
        Interval sum = Interval.ONE.plus(tiny, 64);
        assertThat(sum.low()).isEqualTo(Dyadic.ONE);
        assertThat(sum.high()).isGreaterThan(Dyadic.ONE);
        assertThat(isPrecise(sum, 60)).isTrue();
        Interval below = Interval.ONE.minus(tiny, 64);
        assertThat(below.high()).isEqualTo(Dyadic.ONE);
        assertThat(below.low()).isLessThan(Dyadic.ONE);
    }

    @Test
    void divisionByZeroAndByAnUnseparatedNumberAreDifferent() {
        Interval around = Interval.ONE.hull(Interval.ONE.negate());
        assertThatThrownBy(() -> Interval.ONE.over(around, 64)).isInstanceOf(NotSeparatedException.class);
        assertThatThrownBy(() -> Interval.ONE.over(Interval.ZERO, 64))
                .isNotInstanceOf(NotSeparatedException.class)
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("division by zero");
        assertThatThrownBy(() -> Interval.ZERO.ln(64)).hasMessage("ln of a number that is not positive");
    }

    /** Exact values of doubles, from BigDecimal's own correctly rounded reading. */
    @ParameterizedTest
    @CsvSource({
        "0.1",
        "1e23",
        "4.9e-324",
        "2.4e-324",
        "2.5e-324",
        "2.2250738585072011e-308",
        "1.7976931348623158e308",
        "1.7976931348623159e308",
        "9007199254740993",
        "9007199254740992.999999",
        "-1e-400",
        "1e-310",
        "-0.3"
    })
    void theNearestDoubleIsThatOfTheDecimal(String text) {
        assertThat(DoubleRounding.nearest(Rational.of(new BigDecimal(text))) + 0.0)
                .isEqualTo(Double.parseDouble(text) + 0.0);
    }

    @Test
    void theNearestDoubleOfRandomNumbersAndTies() {
        Random random = new Random(13);
        for (int i = 0; i < 3000; i++) {
            double x = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(x) && Double.isFinite(Math.nextUp(x))) {
                Rational tie = DoubleRounding.tieBetween(x, Math.nextUp(x));
                double even = (Double.doubleToRawLongBits(x) & 1) == 0 ? x : Math.nextUp(x);
                assertThat(DoubleRounding.nearest(Rational.of(new BigDecimal(x))))
                        .isEqualTo(x);
                assertThat(DoubleRounding.nearest(tie)).isEqualTo(even);
            }
        }
    }

    @Test
    void roundingToIntegersAndTiesAgreesWithBigDecimal() {
        Random random = new Random(17);
        for (int i = 0; i < 2000; i++) {
            BigDecimal value = BigDecimal.valueOf(random.nextInt(4000) - 2000).divide(BigDecimal.valueOf(64));
            Interval point = Interval.of(Rational.of(value), 64);
            assertThat(point.roundToInteger())
                    .contains(value.setScale(0, RoundingMode.HALF_UP).toBigIntegerExact());
            boolean half = value.abs().remainder(BigDecimal.ONE).compareTo(new BigDecimal("0.5")) == 0;
            assertThat(point.tie().isPresent()).isEqualTo(half);
        }
    }

    /** A double is the decimal that {@link BigDecimal} says it is, to the last of its bits. */
    @Test
    void aDoubleIsItself() {
        Random random = new Random(8);
        List<Double> doubles = new ArrayList<>(
                List.of(0.0, -0.0, 1.0, -0.1, Double.MIN_VALUE, -Double.MIN_NORMAL, Double.MAX_VALUE, 0x1.fp-1030));
        for (int i = 0; i < 2_000; i++) {
            double any = Double.longBitsToDouble(random.nextLong());
            doubles.add(Double.isFinite(any) ? any : i);
        }
        for (double value : doubles) {
            assertThat(Interval.of(value).point()).as("%s", value).contains(Rational.of(new BigDecimal(value)));
        }
        assertThatThrownBy(() -> Interval.of(Double.NaN)).isInstanceOf(ArithmeticException.class);
    }
}
