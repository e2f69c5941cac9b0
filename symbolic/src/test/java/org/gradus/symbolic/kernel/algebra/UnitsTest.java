package org.gradus.symbolic.kernel.algebra;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.gradus.core.number.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An exponent is the unit of its generator times a whole number, exactly; two are related if they share a generator. */
class UnitsTest {
    private static final Generator.Exponential X = new Generator.Exponential(Monomial.of(0, 1), Map.of());
    private static final int CASES = 300;

    /** Puts all exponents in, beginning again as long as a unit was too coarse. */
    private static Units settled(List<Rational> exponents) {
        Units units = new Units();
        for (int run = 0; run < 200; run++) {
            try {
                for (Rational exponent : exponents) {
                    units.generator(X, exponent);
                }
                return units;
            } catch (Units.Finer again) {
                // with what is known now
            }
        }
        throw new AssertionError("no unit for " + exponents);
    }

    @Test
    void unitTimesCountIsTheExponent() {
        Random random = new Random(1);
        for (int i = 0; i < CASES; i++) {
            List<Rational> exponents = new ArrayList<>();
            long base = 1 + random.nextInt(1_000_000_000);
            for (int k = 1 + random.nextInt(5); k > 0; k--) {
                long factor = (1 + random.nextInt(40)) * (random.nextBoolean() ? 1 : -1);
                exponents.add(Rational.of(factor * base).over(Rational.of((1 + random.nextInt(12)) * 10_000_000_000L)));
            }
            Units units = settled(exponents);
            for (Rational exponent : exponents) {
                Generator.Exponential generator = units.generator(X, exponent);
                Rational count = Rational.of(units.count(generator, exponent));
                assertThat(count.times(units.of(generator))).isEqualTo(exponent);
                assertThat(generator.first()).isEqualTo(X);
            }
            assertThat(units.isSplit()).isFalse();
        }
    }

    /** Exponents whose ratio has long numbers count as unrelated, and that is said. */
    @ParameterizedTest
    @CsvSource({
        "1, 2, false",
        "1/3, 5/7, false",
        "-1/2, 1/2, false",
        "7978845608, 15957691216, false",
        "7978845608, 15957691217, true",
        "1, 1/1048575, false",
        "1, 1/2097153, true",
        "1, 2097153, true",
        "1048575, 1, false",
        "-1048575, 1, false",
        "-2097153, 1, true"
    })
    void unrelatedExponents(String one, String other, boolean split) {
        List<Rational> exponents = List.of(rational(one), rational(other));
        Units units = settled(exponents);
        assertThat(units.isSplit()).isEqualTo(split);
        boolean same = units.generator(X, exponents.get(0)).equals(units.generator(X, exponents.get(1)));
        assertThat(same).isEqualTo(!split);
        for (Rational exponent : exponents) {
            Generator.Exponential generator = units.generator(X, exponent);
            assertThat(Rational.of(units.count(generator, exponent)).times(units.of(generator)))
                    .isEqualTo(exponent);
        }
    }

    private static Rational rational(String text) {
        String[] parts = text.split("/");
        return new Rational(new BigInteger(parts[0]), parts.length > 1 ? new BigInteger(parts[1]) : BigInteger.ONE);
    }
}
