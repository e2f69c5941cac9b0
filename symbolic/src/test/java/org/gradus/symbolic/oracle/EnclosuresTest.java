package org.gradus.symbolic.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apfloat.Apfloat;
import org.apfloat.ApfloatMath;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.number.Interval;
import org.gradus.core.number.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every function of an interval contains what apfloat finds, to 200 digits, and is narrow: random and edge arguments, five precisions. */
class EnclosuresTest {
    private static final int[] BITS = {24, 53, 100, 240, 600};
    private static final int RANDOM_ARGUMENTS = 6;
    private static final double DIGITS_PER_BIT = Math.log10(2);
    private static final List<String> EDGES = List.of(
            "0",
            "1",
            "-1",
            "2",
            "-2",
            "0.5",
            "-0.5",
            "0.75",
            "1e-9",
            "-1e-9",
            "1e-40",
            "-1e-40",
            "3.14159265358979",
            "1.5707963267949",
            "-6.28318530717959",
            "10",
            "-10",
            "88.5",
            "-88.5",
            "0.99999999999",
            "1.00000000001",
            "-0.99999999999",
            "1024",
            "-1024",
            "5.875",
            "-5.875",
            "27.125",
            "-27.125");

    private static Interval image(FunctionName function, Interval x, int bits) {
        return switch (function) {
            case EXP -> x.exp(bits);
            case LN -> x.ln(bits);
            case LOG10 -> x.log10(bits);
            case SQRT -> x.sqrt(bits);
            case ABS -> x.abs();
            case SIGN -> x.sign();
            case RELU -> x.relu();
            case SIN -> x.sin(bits);
            case COS -> x.cos(bits);
            case TAN -> x.tan(bits);
            case ASIN -> x.asin(bits);
            case ACOS -> x.acos(bits);
            case ATAN -> x.atan(bits);
            case SINH -> x.sinh(bits);
            case COSH -> x.cosh(bits);
            case TANH -> x.tanh(bits);
            case SIGMOID -> x.sigmoid(bits);
            case SOFTPLUS -> x.softplus(bits);
            case ERF -> x.erf(bits);
            case ERFC -> x.erfc(bits);
            case PHI -> x.phi(bits);
            case MAX, MIN -> throw new IllegalArgumentException(function + " has several arguments");
        };
    }

    private static boolean isDefined(FunctionName function, Rational x) {
        return switch (function) {
            case LN, LOG10 -> x.signum() > 0;
            case SQRT -> x.signum() >= 0;
            case ASIN, ACOS -> x.abs().compareTo(Rational.ONE) <= 0;
            default -> true;
        };
    }

    /** With 60 bits, so that an interval holds them exactly. */
    private static List<Rational> arguments(FunctionName function) {
        List<Rational> arguments = new ArrayList<>();
        for (String edge : EDGES) {
            arguments.add(dyadic(Rational.of(new BigDecimal(edge))));
        }
        Random random = new Random(function.ordinal());
        for (int i = 0; i < RANDOM_ARGUMENTS; i++) {
            double size = Math.pow(10, 9 * random.nextDouble() - 6) * (random.nextBoolean() ? 1 : -1);
            arguments.add(dyadic(Rational.of(new BigDecimal(size))));
            arguments.add(dyadic(Rational.of(new BigDecimal(2 * random.nextDouble() - 1))));
        }
        arguments.removeIf(x -> !isDefined(function, x) || isTooLong(function, x));
        return arguments;
    }

    private static Rational dyadic(Rational x) {
        return Interval.of(x, 60).point().orElseGet(() -> {
            BigInteger scaled = x.numerator().shiftLeft(200).divide(x.denominator());
            int drop = Math.max(0, scaled.bitLength() - 60);
            return new Rational(scaled.shiftRight(drop).shiftLeft(drop), BigInteger.TWO.pow(200));
        });
    }

    /** The oracle would need thousands of digits. */
    private static boolean isTooLong(FunctionName function, Rational x) {
        boolean normal = function == FunctionName.ERF || function == FunctionName.ERFC || function == FunctionName.PHI;
        return normal && x.abs().compareTo(Rational.of(40)) > 0;
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"MAX", "MIN"})
    void containsTheValueAndIsNarrow(FunctionName function) {
        for (Rational x : arguments(function)) {
            Apfloat value = Apfloats.apply(function, Apfloats.of(x));
            for (int bits : BITS) {
                Interval image = image(function, Interval.of(x, 400), bits);
                assertThat(Apfloats.contains(image, value))
                        .as("%s(%s) = %s with %d bits: %s", function, x, value, bits, image)
                        .isTrue();
                int digits = (int) Math.min(180, (bits - 6) * DIGITS_PER_BIT);
                assertThat(Apfloats.isNarrow(image, value, digits))
                        .as("%s(%s) = %s to %d digits with %d bits: %s", function, x, value, digits, bits, image)
                        .isTrue();
            }
        }
    }

    /** The image of an interval contains the values at its ends and between them, also where the function turns. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"MAX", "MIN"})
    void containsTheValuesAtAllMembers(FunctionName function) {
        Random random = new Random(99L * function.ordinal());
        int looked = 0;
        List<Rational> arguments = arguments(function);
        for (int i = 0; i < 9; i++) {
            Rational a = arguments.get(random.nextInt(arguments.size()));
            Rational b = i % 2 == 0
                    ? arguments.get(random.nextInt(arguments.size()))
                    : a.plus(Rational.of(1 + random.nextInt(60)).over(Rational.of(32)));
            Interval whole = Interval.of(a, 400).hull(Interval.of(b, 400));
            Interval image;
            try {
                image = image(function, whole, 53);
            } catch (ArithmeticException notSeparated) {
                continue; // of a pole or the end of the domain inside, nothing is said
            }
            for (int k = 0; k <= 4; k++) {
                Rational x = a.plus(b.minus(a).times(Rational.of(k).over(Rational.of(4))));
                if (isDefined(function, x) && !isTooLong(function, x)) {
                    looked++;
                    assertThat(Apfloats.contains(image, Apfloats.apply(function, Apfloats.of(x))))
                            .as("%s of %s contains %s(%s)", function, whole, function, x)
                            .isTrue();
                }
            }
        }
        assertThat(looked).isGreaterThan(12);
    }

    @ParameterizedTest
    @CsvSource({"SIN, 1e30", "COS, -1e30", "TAN, 123456789012345678901234567890", "COS, 1e60", "SIN, 1e-60"})
    void largeAngles(FunctionName function, String angle) {
        Rational x = Rational.of(new BigDecimal(angle));
        Apfloat value = Apfloats.apply(function, Apfloats.of(x).precision(400));
        for (int bits : BITS) {
            Interval image = image(function, Interval.of(x, 600), bits);
            assertThat(Apfloats.contains(image, value))
                    .as("%s with %d bits", image, bits)
                    .isTrue();
        }
    }

    /** Far out, where a double has long given 0, 1 or infinity. */
    @ParameterizedTest
    @CsvSource({
        "EXP, 1000000",
        "EXP, -1000000",
        "SIGMOID, -100000",
        "SOFTPLUS, -100000",
        "SOFTPLUS, 100000",
        "COSH, 20000",
        "SINH, -20000",
        "LN, 1e4000",
        "LN, 1e-4000",
        "SQRT, 1e4001",
        "ERFC, 60",
        "PHI, -75",
        "ATAN, 1e100",
        "TANH, 1e-300"
    })
    void farOut(FunctionName function, String argument) {
        Rational x = Rational.of(new BigDecimal(argument));
        Interval point = Interval.of(x, 20_000);
        Apfloat value = Apfloats.apply(function, Apfloats.of(x));
        for (int bits : BITS) {
            Interval image = image(function, point, bits);
            assertThat(Apfloats.contains(image, value))
                    .as("%s(%s) = %s: %s", function, x, value, image)
                    .isTrue();
            int digits = (int) Math.min(150, (bits - 8) * DIGITS_PER_BIT);
            assertThat(Apfloats.isNarrow(image, value, digits))
                    .as("%s(%s) to %d digits", function, x, digits)
                    .isTrue();
        }
    }

    @Test
    void sumsProductsQuotientsAndPowers() {
        Random random = new Random(11);
        for (int i = 0; i < 80; i++) {
            Rational a = rational(random);
            Rational b = rational(random);
            Apfloat x = Apfloats.of(a);
            Apfloat y = Apfloats.of(b);
            int bits = BITS[i % BITS.length];
            Interval left = Interval.of(a, bits);
            Interval right = Interval.of(b, bits);
            both(left.plus(right, bits), x.add(y), bits, a + " + " + b);
            both(left.minus(right, bits), x.subtract(y), bits, a + " - " + b);
            both(left.times(right, bits), x.multiply(y), bits, a + " * " + b);
            both(left.over(right, bits), x.divide(y), bits, a + " / " + b);
            int power = random.nextInt(15) - 7;
            both(left.power(BigInteger.valueOf(power), bits), ApfloatMath.pow(x, power), bits, a + " ^ " + power);
            both(left.abs().power(right, bits), ApfloatMath.pow(ApfloatMath.abs(x), y), bits, a + " ^ " + b);
            assertThat(left.max(right).contains(a.compareTo(b) > 0 ? a : b)).isTrue();
            assertThat(left.min(right).contains(a.compareTo(b) < 0 ? a : b)).isTrue();
        }
    }

    private static void both(Interval interval, Apfloat value, int bits, String what) {
        assertThat(Apfloats.contains(interval, value))
                .as("%s = %s: %s", what, value, interval)
                .isTrue();
        double lost = value.signum() == 0 ? 0 : Math.max(0, -value.scale());
        int digits = (int) Math.min(150, (bits - 12) * DIGITS_PER_BIT - lost - 3);
        if (value.signum() != 0 && digits > 0) {
            assertThat(Apfloats.isNarrow(interval, value, digits))
                    .as("%s to %d digits", what, digits)
                    .isTrue();
        }
    }

    private static Rational rational(Random random) {
        int numerator = random.nextInt(4_000) - 2_000;
        return Rational.of(numerator == 0 ? 1 : numerator).over(Rational.of(1 + random.nextInt(300)));
    }

    @Test
    void theConstants() {
        for (int bits : BITS) {
            assertThat(Apfloats.contains(Interval.pi(bits), ApfloatMath.pi(280)))
                    .isTrue();
            assertThat(Apfloats.contains(Interval.e(bits), ApfloatMath.exp(new Apfloat(1, 280))))
                    .isTrue();
            int digits = (int) Math.min(180, (bits - 2) * DIGITS_PER_BIT);
            assertThat(Apfloats.isNarrow(Interval.pi(bits), ApfloatMath.pi(280), digits))
                    .isTrue();
            assertThat(Apfloats.isNarrow(Interval.e(bits), ApfloatMath.exp(new Apfloat(1, 280)), digits))
                    .isTrue();
        }
    }

    /** Digits of Abramowitz and Stegun, tables 7.1 and 7.2: of what this oracle adds to apfloat. */
    @ParameterizedTest
    @CsvSource({
        "ERF, 0.5, 0.5204998778", "ERF, 1, 0.8427007929", "ERF, 2, 0.9953222650", "ERFC, 2, 0.004677734981",
        "ERFC, -1, 1.842700793", "SIGMOID, 1, 0.7310585786", "SOFTPLUS, 1, 1.313261688", "PHI, 1, 0.8413447461",
        "SOFTPLUS, -30, 9.357622969e-14"
    })
    void theOracleItself(FunctionName function, String x, double expected) {
        double value = Apfloats.apply(function, Apfloats.of(Rational.of(new BigDecimal(x))))
                .doubleValue();
        assertThat(value / expected).isBetween(1 - 1e-9, 1 + 1e-9);
    }
}
