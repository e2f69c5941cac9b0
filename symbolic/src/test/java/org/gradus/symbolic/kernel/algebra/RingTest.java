package org.gradus.symbolic.kernel.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apfloat.Apfloat;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.number.Rational;
import org.gradus.core.number.ZeroTest;
import org.gradus.symbolic.kernel.Prover;
import org.gradus.symbolic.oracle.Apfloats;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scales, whole roots, budgets, and for which constants "not the zero polynomial" means "not zero". */
class RingTest {
    private static final Generator.Exponential X = new Generator.Exponential(Monomial.of(0, 1), Map.of());

    /** e^{cx} is a power of a generator that stands for e^{ux}, and power times u is c; on scales and with units. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "-1",
                "1/2 1/3",
                "5/7 -3/14 2",
                "1/1000003",
                "1/1009 1/1013 1/1021",
                "3/2 5000000000",
                "123456789012",
                "0.7978845608 1.5957691216",
                "1/3 100000000000 -1/7",
                "1/4294967296"
            })
    void exponentsAreKeptExactly(String exponents) {
        Ring.with(1_000_000, ring -> {
            ring.number(new Generator.Variable(Expr.Symbol.of("x")));
            for (String text : exponents.split(" ")) {
                Rational exponent = rational(text);
                Monomial power = ring.power(X, exponent);
                assertThat(power.size()).isEqualTo(1);
                Generator.Exponential generator = (Generator.Exponential) ring.generator(power.generator(0));
                assertThat(ring.unit(generator).times(Rational.of(power.power(0))))
                        .isEqualTo(exponent);
                if (!ring.hasOwnUnits()) {
                    assertThat(Rational.of(ring.scaled(exponent))).isEqualTo(exponent.times(Rational.of(ring.scale())));
                }
            }
            return true;
        });
    }

    private static Rational rational(String text) {
        String[] parts = text.split("/");
        Rational numerator = Rational.of(new java.math.BigDecimal(parts[0]));
        return parts.length > 1 ? numerator.over(Rational.of(Long.parseLong(parts[1]))) : numerator;
    }

    /** 2^{a/s} 3^{b/s} is a whole number times roots below 1, by logarithms. */
    @Test
    void wholeRootsAreTakenOut() {
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            int denominator = 1 + random.nextInt(6);
            Ring.with(1_000_000, ring -> {
                int two = ring.number(new Generator.PrimeRoot(new Factorization.Factor(BigInteger.TWO, true)));
                int three = ring.number(new Generator.PrimeRoot(new Factorization.Factor(BigInteger.valueOf(3), true)));
                int a = ring.scaled(Rational.of(random.nextInt(41) - 20).over(Rational.of(denominator)));
                int b = ring.scaled(Rational.of(random.nextInt(41) - 20).over(Rational.of(denominator)));
                Monomial monomial = Monomial.of(two, a).times(Monomial.of(three, b));
                Monomial rest = ring.withoutWholeRoots(monomial);
                Rational whole = ring.wholeRoots(monomial);
                assertThat(rest.powerOf(two)).isBetween(0, ring.scale() - 1);
                assertThat(rest.powerOf(three)).isBetween(0, ring.scale() - 1);
                double logarithm = Math.log(whole.numerator().doubleValue())
                        - Math.log(whole.denominator().doubleValue())
                        + (rest.powerOf(two) * Math.log(2) + rest.powerOf(three) * Math.log(3)) / ring.scale();
                double expected = (a * Math.log(2) + b * Math.log(3)) / ring.scale();
                assertThat(logarithm).isCloseTo(expected, org.assertj.core.api.Assertions.within(1e-9));
                return true;
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 10, 1024", "3, -2, 1/9", "7, 0, 1", "10, 1, 10"})
    void powersOfNumbers(BigInteger base, int exponent, String expected) {
        assertThat(Ring.with(1_000_000, ring -> ring.power(base, exponent)).toString())
                .isEqualTo(expected);
    }

    /** So much work and no more. */
    @Test
    void aBudgetIsKept() {
        Ring.with(10, ring -> {
            ring.spend(10);
            assertThatExceptionOfType(Unsupported.class)
                    .isThrownBy(() -> ring.spend(1))
                    .withMessage("work budget");
            return true;
        });
    }

    /** What was spent before a run begins again is not given back. */
    @Test
    void beginningAgainCosts() {
        assertThatExceptionOfType(Unsupported.class)
                .isThrownBy(() -> Ring.with(100, ring -> {
                    ring.spend(60);
                    return ring.scaled(Rational.ONE.over(Rational.of(3)));
                }));
    }

    // ---- which constants are decided ----

    /** Lindemann and Weierstrass for exponentials of radicals, Besicovitch for radicals; what is zero in disguise is never NONZERO. */
    @ParameterizedTest
    @CsvSource({
        "e-2, NONZERO",
        "e^2-7*e+1, NONZERO",
        "sqrt(2)+sqrt(3)-3, NONZERO",
        "2^(1/3)-4^(1/3)+1, NONZERO",
        "exp(sqrt(2))-exp(sqrt(3)), NONZERO",
        "exp(1/3)-exp(1/2), NONZERO",
        "sqrt(2)*sqrt(3)-sqrt(6), ZERO",
        "(1+sqrt(2))^2-3-2*sqrt(2), ZERO",
        "exp(1/2)*exp(1/3)-exp(5/6), ZERO",
        "2^(1/2)*2^(1/3)-2^(5/6), ZERO",
        "ln(6)-ln(2)-ln(3), ZERO",
        "sqrt(3-2*sqrt(2))-sqrt(2)+1, UNKNOWN",
        "cos(pi/5)-(1+sqrt(5))/4, UNKNOWN",
        "4*atan(1/5)-atan(1/239)-pi/4, UNKNOWN",
        "sqrt(1000000007*1000000009)-sqrt(1000000007)*sqrt(1000000009), UNKNOWN",
        "exp(ln(3)/2)^2-3, ZERO",
        "ln(sqrt(2)+1)+ln(sqrt(2)-1), UNKNOWN",
        "exp(sqrt(2+sqrt(3)))-exp((sqrt(6)+sqrt(2))/2), UNKNOWN"
    })
    void zeroTest(String constant, ZeroTest.Answer expected) {
        assertThat(Prover.zeroTest().test(ExprParser.parse(constant))).isEqualTo(expected);
    }

    private static final List<String> PARTS = List.of(
            "sqrt(2)",
            "sqrt(3)",
            "sqrt(6)",
            "2^(1/3)",
            "4^(1/3)",
            "12^(1/4)",
            "e",
            "exp(1/2)",
            "exp(sqrt(2))",
            "exp(sqrt(2)+1)",
            "exp(2*sqrt(3))",
            "1",
            "2/3",
            "sqrt(5+2*sqrt(6))",
            "sqrt(8)",
            "exp(-1)",
            "exp(ln(2)/3)",
            "ln(4)",
            "ln(2)",
            "pi");

    @Test
    void whatIsCalledNotZeroIsNot() {
        Random random = new Random(3);
        int decided = 0;
        for (int i = 0; i < 150; i++) {
            StringBuilder sum = new StringBuilder("0");
            for (int k = 2 + random.nextInt(3); k > 0; k--) {
                sum.append(random.nextBoolean() ? "+" : "-")
                        .append(1 + random.nextInt(3))
                        .append("*");
                sum.append(PARTS.get(random.nextInt(PARTS.size())));
                sum.append(random.nextBoolean() ? "*" + PARTS.get(random.nextInt(PARTS.size())) : "");
            }
            Expr constant = ExprParser.parse(sum.toString());
            ZeroTest.Answer answer = Prover.zeroTest().test(constant);
            Apfloat value = Apfloats.value(constant, Map.of());
            boolean zero = value.signum() == 0 || value.scale() < -150;
            decided += answer == ZeroTest.Answer.UNKNOWN ? 0 : 1;
            assertThat(answer)
                    .as("%s = %s", sum, value)
                    .isNotEqualTo(zero ? ZeroTest.Answer.NONZERO : ZeroTest.Answer.ZERO);
        }
        assertThat(decided).isGreaterThan(50);
    }
}
