package org.gradus.core.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.SpecFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The first look in doubles against published digits and against the enclosures of any precision, whose answers it must give. */
class DoubleIntervalTest {
    private static final Map<String, UnaryOperator<DoubleInterval>> FUNCTIONS = Map.of(
            "exp", DoubleFunctions::exp,
            "ln", DoubleFunctions::ln,
            "sqrt", DoubleInterval::sqrt,
            "tanh", DoubleFunctions::tanh,
            "sigmoid", DoubleFunctions::sigmoid,
            "softplus", DoubleFunctions::softplus);

    private static DoubleInterval image(String function, DoubleInterval x) {
        return Objects.requireNonNull(FUNCTIONS.get(function)).apply(x);
    }

    private static DoubleInterval point(double value) {
        return DoubleInterval.of(value, value, false);
    }

    private static boolean contains(DoubleInterval interval, Rational value) {
        return exact(interval.low()).compareTo(value) <= 0
                && exact(interval.high()).compareTo(value) >= 0;
    }

    private static boolean contains(DoubleInterval interval, Interval other) {
        return contains(interval, other.low().toRational())
                && contains(interval, other.high().toRational());
    }

    private static Rational exact(double value) {
        return Rational.of(new BigDecimal(value));
    }

    @Test
    void containsThePublishedValues() {
        int known = 0;
        for (SpecFile.Row row : SpecFile.rows("elementary.txt")) {
            if (FUNCTIONS.containsKey(row.column(0))) {
                DoubleInterval image = image(row.column(0), DoubleInterval.of(new BigDecimal(row.column(1))));
                if (image.isKnown()) {
                    known++;
                    assertThat(contains(image, Rational.of(new BigDecimal(row.column(2)))))
                            .as(row.toString())
                            .isTrue();
                }
            }
        }
        assertThat(known).isGreaterThan(100);
    }

    /** Arguments of every size, and those between which e^x changes its table entry or power of two. */
    private static double argument(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> random.nextDouble() * 680 - 340;
            case 1 -> Math.scalb(random.nextDouble() + 1, -random.nextInt(300)) * (random.nextBoolean() ? 1 : -1);
            case 2 -> near(random, (random.nextInt(12) - 6 + 0.5) / 16);
            case 3 -> near(random, (random.nextInt(400) - 200 + 0.5) * Math.log(2));
            case 4 -> near(random, 1 + Math.scalb(random.nextDouble(), -random.nextInt(52)));
            default -> random.nextDouble() * 8 - 4;
        };
    }

    private static double near(Random random, double value) {
        return Math.nextUp(value) - Math.ulp(value) * random.nextInt(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"exp", "ln", "sqrt", "tanh", "sigmoid", "softplus"})
    void containsTheEnclosureOfManyDigits(String function) {
        Random random = new Random(41L * function.hashCode());
        boolean positive = function.equals("ln") || function.equals("sqrt");
        int known = 0;
        for (int i = 0; i < 20_000; i++) {
            double x = positive ? Math.abs(argument(random)) : argument(random);
            DoubleInterval image = image(function, point(x));
            if (image.isKnown()) {
                known++;
                Interval truth = enclosure(function, Interval.of(x));
                assertThat(contains(image, truth))
                        .as("%s(%s) in %s", function, x, image)
                        .isTrue();
                assertThat(image.high() - image.low())
                        .isLessThanOrEqualTo(Math.max(0x1p-47, 0x1p-48 * Math.abs(image.low())));
            }
        }
        assertThat(known).isGreaterThan(10_000);
    }

    private static Interval enclosure(String function, Interval x) {
        return switch (function) {
            case "exp" -> x.exp(90);
            case "ln" -> x.ln(90);
            case "sqrt" -> x.sqrt(90);
            case "tanh" -> x.tanh(90);
            case "sigmoid" -> x.sigmoid(90);
            default -> x.softplus(90);
        };
    }

    private static double operand(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> random.nextInt(7) - 3;
            case 1 -> Math.scalb(random.nextDouble() - 0.5, random.nextInt(900) - 450);
            case 2 -> 1 + Math.scalb(1.0, -random.nextInt(53));
            case 3 -> -0.0;
            default -> random.nextDouble() * 2 - 1;
        };
    }

    private static DoubleInterval between(double a, double b) {
        return DoubleInterval.of(Math.min(a, b), Math.max(a, b), false);
    }

    @Test
    void arithmeticContainsTheExactResultsOfAllEnds() {
        Map<BinaryOperator<DoubleInterval>, BinaryOperator<Rational>> operations = Map.of(
                DoubleInterval::plus, Rational::plus,
                DoubleInterval::minus, Rational::minus,
                DoubleInterval::times, Rational::times,
                DoubleInterval::over, Rational::over,
                DoubleInterval::max, (a, b) -> a.compareTo(b) >= 0 ? a : b,
                DoubleInterval::min, (a, b) -> a.compareTo(b) <= 0 ? a : b);
        Random random = new Random(43);
        for (int i = 0; i < 5_000; i++) {
            double[] ends = {operand(random), operand(random), operand(random), operand(random)};
            DoubleInterval left = between(ends[0], random.nextBoolean() ? ends[0] : ends[1]);
            DoubleInterval right = between(ends[2], random.nextBoolean() ? ends[2] : ends[3]);
            operations.forEach((inDoubles, exactly) -> {
                DoubleInterval result = inDoubles.apply(left, right);
                if (result.isKnown()) {
                    for (double a : new double[] {left.low(), left.high()}) {
                        for (double b : new double[] {right.low(), right.high()}) {
                            assertThat(contains(result, exactly.apply(exact(a), exact(b))))
                                    .as("%s and %s give %s", left, right, result)
                                    .isTrue();
                        }
                    }
                }
            });
            if (left.isKnown()) {
                for (int n = 0; n <= 5; n++) {
                    DoubleInterval power = left.power(BigInteger.valueOf(n));
                    assertThat(!power.isKnown()
                                    || contains(power, exact(left.low()).power(n)))
                            .isTrue();
                    assertThat(!power.isKnown()
                                    || contains(power, exact(left.high()).power(n)))
                            .isTrue();
                }
                assertThat(contains(left.abs(), exact(left.low()).abs())).isTrue();
            }
        }
    }

    @Test
    void decimalsAndFractionsLieInside() {
        Random random = new Random(47);
        for (int i = 0; i < 5_000; i++) {
            BigDecimal decimal =
                    new BigDecimal(new BigInteger(1 + random.nextInt(90), random), random.nextInt(60) - 20);
            Rational fraction = Rational.of(decimal).over(Rational.of(random.nextInt(1000) + 1L));
            assertThat(contains(DoubleInterval.of(decimal), Rational.of(decimal)))
                    .isTrue();
            assertThat(contains(DoubleInterval.of(fraction), fraction)).isTrue();
        }
        assertThat(DoubleInterval.of(new BigDecimal("3"))).isEqualTo(point(3));
        assertThat(DoubleInterval.of(new BigDecimal("1e-200")).isKnown()).isFalse();
        assertThat(DoubleInterval.of(new BigDecimal("1e400000000")).isKnown()).isFalse();
        assertThat(point(Double.MIN_VALUE).isKnown()).isFalse();
        assertThat(point(1e300).isKnown()).isFalse();
    }

    @Test
    void whatIsNotKnownStaysUnknown() {
        DoubleInterval nothing = DoubleInterval.NOTHING;
        for (DoubleInterval other : List.of(nothing, DoubleInterval.ZERO, DoubleInterval.ONE, between(-1, 2))) {
            assertThat(List.of(
                            nothing.plus(other),
                            other.plus(nothing),
                            nothing.times(other),
                            other.times(nothing),
                            nothing.over(other),
                            other.over(nothing),
                            nothing.max(other),
                            other.max(nothing),
                            other.min(nothing)))
                    .noneMatch(DoubleInterval::isKnown)
                    .noneMatch(DoubleInterval::isWide);
            assertThat(nothing.isDisjointFrom(other) || other.isDisjointFrom(nothing))
                    .isFalse();
        }
        FUNCTIONS
                .keySet()
                .forEach(function ->
                        assertThat(image(function, nothing).isKnown()).isFalse());
        assertThat(DoubleInterval.ONE.over(between(-1, 2)).isKnown()).isFalse();
        assertThat(DoubleFunctions.ln(DoubleInterval.ZERO).isKnown()).isFalse();
        assertThat(between(-1, 2).sqrt().isKnown()).isFalse();
        assertThat(nothing.isSizeWithin(0, Double.MAX_VALUE)).isFalse();
        assertThat(nothing.abs().isKnown() || nothing.power(BigInteger.TWO).isKnown())
                .isFalse();
    }

    /** "Wide" spares the look for a point at 64 bits, and so must never be said of one. */
    @Test
    void whatIsCalledWideIsNoPointAt64Bits() {
        String[] pieces = {
            "0", "1", "-2", "0.5", "0.1", "e", "relu(-e)", "0*e", "max(3, e)", "ln(1)", "exp(0)", "1/3", "pi"
        };
        Random random = new Random(53);
        int wide = 0;
        for (int i = 0; i < 4_000; i++) {
            String formula = pieces[random.nextInt(pieces.length)];
            for (int depth = random.nextInt(4); depth >= 0; depth--) {
                String other = pieces[random.nextInt(pieces.length)];
                formula = switch (random.nextInt(9)) {
                    case 0 -> "(" + formula + ") + (" + other + ")";
                    case 1 -> "(" + formula + ")*(" + other + ")";
                    case 2 -> "relu(" + formula + ")";
                    case 3 -> "exp(" + formula + ")";
                    case 4 -> "sigmoid(" + formula + ")";
                    case 5 -> "max(" + formula + ", " + other + ")";
                    case 6 -> "(" + formula + ")^2";
                    case 7 -> "tanh(" + formula + ") - (" + other + ")";
                    default -> "sqrt(abs(" + formula + "))";
                };
            }
            Expr expr = ExprParser.parse(formula);
            DoubleInterval inDoubles = expr.accept(new DoubleEnclosure(quantity -> DoubleInterval.NOTHING));
            if (inDoubles.isKnown()) {
                Interval at64 = Enclosure.of(expr, quantity -> Interval.ZERO, 64);
                assertThat(inDoubles.isWide() && at64.isPoint()).as(formula).isFalse();
                assertThat(contains(inDoubles, Enclosure.of(expr, quantity -> Interval.ZERO, 200)))
                        .as(formula)
                        .isTrue();
                wide += inDoubles.isWide() ? 1 : 0;
            }
        }
        assertThat(wide).isGreaterThan(1000);
    }

    @Test
    void answersAreThoseOfManyDigits() {
        Random random = new Random(59);
        int answered = 0;
        for (int i = 0; i < 10_000; i++) {
            double centre = operand(random) * Math.scalb(1.0, random.nextInt(60) - 30);
            DoubleInterval interval = between(Math.nextDown(centre), Math.nextUp(centre));
            if (interval.isKnown()) {
                int count = random.nextInt(12);
                for (Question<?> question :
                        List.of(new Question.Places(count), new Question.Significant(count + 1), new Question.Sign())) {
                    var quick = question.answer(interval);
                    if (quick.isPresent()) {
                        answered++;
                        for (double member : new double[] {interval.low(), centre, interval.high()}) {
                            assertThat((Object) quick.get())
                                    .as("%s of %s", question.text(), member)
                                    .isEqualTo(question.answer(exact(member)));
                        }
                    }
                }
            }
        }
        assertThat(answered).isGreaterThan(5_000);
    }

    /** Exactly on a boundary nothing is decided at first sight. */
    @ParameterizedTest
    @CsvSource({"0.125, 2", "-0.5, 0", "2.5, 0", "1.0000000000000002, 0", "0.375, 2", "1.5, 0"})
    void tiesAreLeftToOthers(double tie, int places) {
        DoubleInterval around = between(Math.nextDown(tie), Math.nextUp(tie));
        boolean isTie = tie != 1.0000000000000002;
        assertThat(new Question.Places(places).answer(around).isEmpty()).isEqualTo(isTie);
        assertThat(new Question.Sign().answer(between(-1e-20, 1e-20))).isEmpty();
        assertThat(new Question.Significant(3).answer(between(-1e-20, 1e-20))).isEmpty();
        assertThat(new Question.Significant(2).answer(between(Math.nextDown(9.95), Math.nextUp(9.95))))
                .isEmpty();
        assertThat(new Question.Significant(2).answer(between(9.951, 9.952))).contains(new BigDecimal("10"));
    }
}
