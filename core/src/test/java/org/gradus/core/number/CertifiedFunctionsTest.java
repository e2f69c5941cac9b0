package org.gradus.core.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.SpecFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** sin, cos, tan, their inverses, erf, erfc and Φ: published digits, identities, and enclosures that nest. */
class CertifiedFunctionsTest {
    static List<SpecFile.Row> published() {
        return SpecFile.rows("certified.txt");
    }

    @ParameterizedTest
    @MethodSource("published")
    void givesThePublishedDigits(SpecFile.Row row) {
        Real value = Real.of(ExprParser.parse(row.column(0)), ZeroTest.NONE);
        BigDecimal expected = new BigDecimal(row.column(1));
        assertThat(value.roundSignificant(60)).isEqualByComparingTo(expected);
        assertThat(value.nearestDouble()).isEqualTo(expected.doubleValue());
    }

    private static Interval image(String function, Interval x, int bits) {
        return switch (function) {
            case "sin" -> x.sin(bits);
            case "cos" -> x.cos(bits);
            case "tan" -> x.tan(bits);
            case "asin" -> x.asin(bits);
            case "acos" -> x.acos(bits);
            case "atan" -> x.atan(bits);
            case "erf" -> x.erf(bits);
            case "erfc" -> x.erfc(bits);
            case "Phi" -> x.phi(bits);
            default -> throw new IllegalArgumentException(function);
        };
    }

    private static Rational argument(String function, Random random) {
        Rational x = IntervalTest.argument(random, false);
        boolean unit = function.equals("asin") || function.equals("acos");
        return unit && x.abs().compareTo(Rational.ONE) > 0 ? Rational.ONE.over(x) : x;
    }

    @ParameterizedTest
    @ValueSource(strings = {"sin", "cos", "tan", "asin", "acos", "atan", "erf", "erfc", "Phi"})
    void morePrecisionStaysInsideLess(String function) {
        Random random = new Random(function.hashCode());
        for (int i = 0; i < 60; i++) {
            Rational x = argument(function, random);
            Interval coarse = image(function, Interval.of(x, 64), 64);
            Interval fine = image(function, Interval.of(x, 256), 256);
            assertThat(coarse.contains(fine)).as("%s(%s)", function, x).isTrue();
            if (i % 6 == 0) {
                assertThat(fine.contains(image(function, Interval.of(x, 1024), 1024)))
                        .as("%s(%s)", function, x)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sin", "cos", "tan", "asin", "acos", "atan", "erf", "erfc", "Phi"})
    void ofAPointTheImageIsAsPreciseAsAsked(String function) {
        Random random = new Random(7L * function.hashCode());
        for (int i = 0; i < 60; i++) {
            int bits = 64 << random.nextInt(3);
            Interval x = Interval.of(Dyadic.of(argument(function, random), 50, Dyadic.Towards.FLOOR));
            assertThat(IntervalTest.isPrecise(image(function, x, bits), bits - 6))
                    .as("%s(%s) at %d", function, x, bits)
                    .isTrue();
        }
    }

    /** Five members across a wide interval. */
    @ParameterizedTest
    @ValueSource(strings = {"sin", "cos", "asin", "acos", "atan", "erf", "erfc", "Phi"})
    void ofAWideIntervalEveryMemberHasItsValueInside(String function) {
        Random random = new Random(23L * function.hashCode());
        boolean unit = function.equals("asin") || function.equals("acos");
        for (int i = 0; i < 60; i++) {
            Rational[] members = new Rational[2];
            for (int k = 0; k < 2; k++) {
                members[k] = new Rational(
                        BigInteger.valueOf(random.nextInt(2001) - 1000), BigInteger.valueOf(unit ? 1000 : 160));
            }
            Interval wide = Interval.of(members[0], 64).hull(Interval.of(members[1], 64));
            Interval image = image(function, wide, 64);
            for (int k = 0; k <= 4; k++) {
                Rational share = Rational.of(k).over(Rational.of(4));
                Rational between =
                        members[0].plus(members[1].plus(members[0].negate()).times(share));
                assertThat(image.contains(image(function, Interval.of(between, 200), 200)))
                        .as("%s of %s at %s", function, wide, between)
                        .isTrue();
            }
        }
    }

    private static void assertMeet(Interval left, Interval right, Rational at) {
        assertThat(left.isDisjointFrom(right))
                .as("%s and %s at %s", left, right, at)
                .isFalse();
    }

    @Test
    void identitiesHold() {
        Random random = new Random(31);
        Interval two = Interval.of(Dyadic.TWO);
        for (int i = 0; i < 60; i++) {
            Rational at = IntervalTest.argument(random, false);
            Interval x = Interval.of(at, 300);
            Interval sin = x.sin(300);
            Interval cos = x.cos(300);
            Interval one = sin.times(sin, 300).plus(cos.times(cos, 300), 300);
            assertThat(one.contains(Rational.ONE)
                            && one.high()
                                            .minus(one.low(), 64, Dyadic.Towards.CEILING)
                                            .magnitude()
                                    < -250)
                    .as("sin² + cos² at %s", at)
                    .isTrue();
            assertMeet(x.tan(300), sin.over(cos, 300), at);
            assertMeet(x.times(two, 300).sin(300), sin.times(cos, 300).shift(1), at);
            assertThat(x.negate().erf(300)).isEqualTo(x.erf(300).negate());
            assertMeet(x.erfc(300), Interval.ONE.minus(x.erf(300), 300), at);
            assertMeet(x.phi(300).plus(x.negate().phi(300), 300), Interval.ONE, at);
            assertMeet(
                    x.atan(300).plus(Interval.ONE.over(x, 300).atan(300), 300).abs(),
                    Interval.pi(300).shift(-1),
                    at);
            assertMeet(x.atan(300).tan(300), x, at);
            Interval unit = sin.max(Interval.ONE.negate()).min(Interval.ONE);
            assertMeet(unit.asin(300).sin(300), unit, at);
            assertMeet(
                    unit.asin(300).plus(unit.acos(300), 300), Interval.pi(300).shift(-1), at);
        }
        assertThat(Interval.ONE.atan(200).shift(2).contains(Interval.pi(400))).isTrue();
    }

    /** The two ways to compute erfc meet where one takes over: 1 − erf with more bits, and the series of the tail. */
    @ParameterizedTest
    @CsvSource({"64, 7.7", "64, 7.9", "128, 10.2", "128, 10.3", "256, 13.9", "256, 13.95"})
    void theTailOfErfcJoinsTheSeries(int bits, String at) {
        Rational x = Rational.of(new BigDecimal(at));
        Interval coarse = Interval.of(x, bits).erfc(bits);
        Interval fine = Interval.of(x, 600).erfc(600);
        assertThat(coarse.contains(fine)).isTrue();
        assertThat(IntervalTest.isPrecise(coarse, bits - 12)).isTrue();
    }

    @Test
    void farOutTheValuesStayBoundedAndNothingTakesLong() {
        Interval far = Interval.of(Rational.of(new BigDecimal("1e200")), 64);
        assertThat(far.erfc(64).low().signum()).isNotNegative();
        assertThat(far.erfc(64).high().magnitude()).isLessThan(-1_000_000);
        assertThat(far.phi(64).contains(Rational.ONE)).isTrue();
        assertThat(far.negate().erfc(64).contains(Rational.of(2))).isTrue();
        Interval farther = Interval.of(Rational.of(new BigDecimal("1e5000")), 20_000);
        assertThat(farther.sin(64)).isEqualTo(Interval.ONE.hull(Interval.ONE.negate()));
        assertThat(farther.atan(64).contains(Interval.pi(128).shift(-1))).isTrue();
    }

    @Test
    void outsideTheDomainTheReasonIsNamed() {
        assertThatThrownBy(() -> value("asin(1.5)").signum()).hasMessage("asin of a number outside [-1, 1]");
        assertThatThrownBy(() -> value("acos(-e)").signum()).hasMessage("acos of a number outside [-1, 1]");
        assertThatThrownBy(() -> Interval.ONE.hull(Interval.of(Dyadic.TWO)).tan(64))
                .isInstanceOf(NotSeparatedException.class)
                .hasMessageContaining("pole");
        assertThat(value("acos(1)").rational()).contains(Rational.ZERO);
    }

    private static Real value(String formula) {
        return Real.of(ExprParser.parse(formula), ZeroTest.NONE);
    }
}
