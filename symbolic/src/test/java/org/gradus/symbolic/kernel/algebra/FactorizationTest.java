package org.gradus.symbolic.kernel.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Map;
import java.util.Random;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.number.Real;
import org.gradus.core.number.ZeroTest;
import org.gradus.symbolic.kernel.Prover;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactorizationTest {
    private static final BigInteger LARGE_PRIME = BigInteger.valueOf(1_000_000_007L);

    private static Factorization of(long n) {
        return Factorization.of(BigInteger.valueOf(n));
    }

    private static Factorization.Factor prime(long p) {
        return new Factorization.Factor(BigInteger.valueOf(p), true);
    }

    @Test
    void theProductIsTheNumberAndWhatIsCalledPrimeIsPrime() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            BigInteger n = new BigInteger(1 + random.nextInt(70), random).add(BigInteger.ONE);
            BigInteger product = BigInteger.ONE;
            for (Map.Entry<Factorization.Factor, Integer> entry :
                    Factorization.of(n).powers().entrySet()) {
                BigInteger value = entry.getKey().value();
                product = product.multiply(value.pow(entry.getValue()));
                if (entry.getKey().isCertainlyPrime()) {
                    assertThat(value.isProbablePrime(60))
                            .as("%s of %s", value, n)
                            .isTrue();
                }
            }
            assertThat(product).isEqualTo(n);
        }
    }

    /** 6^12 is a square of a square, none of whose roots is a prime. */
    @Test
    void wholePowers() {
        assertThat(of(2176782336L).powers()).isEqualTo(Map.of(prime(2), 12, prime(3), 12));
        assertThat(of(1).powers()).isEmpty();
        assertThat(of(999_983L * 999_983L).powers()).isEqualTo(Map.of(prime(999_983), 2));
    }

    @Test
    void whatWasNotTakenApartIsMarked() {
        BigInteger product = LARGE_PRIME.multiply(BigInteger.valueOf(1_000_000_009L));
        assertThat(Factorization.of(product).powers()).isEqualTo(Map.of(new Factorization.Factor(product, false), 1));
        assertThat(Factorization.of(product.multiply(product)).powers())
                .isEqualTo(Map.of(new Factorization.Factor(product, false), 2));
        assertThatThrownBy(() -> of(0)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Zeros that were called certainly not zero, since a root of a large number counted as prime. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2176782336^(1/4)-216",
                "2176782336^(1/12)-6",
                "(1000003^2*999983^2)^(1/2)-1000003*999983",
                "(1009^4*1013^4)^(1/4)-1009*1013",
                "sqrt(1000000007*1000000009)*sqrt(1000000007*1000000009)-1000000007*1000000009",
                "sqrt(1000000007^2*1000000009)-1000000007*sqrt(1000000009)"
            })
    void rootsOfLargeNumbers(String zero) {
        assertThat(Prover.zeroTest().test(ExprParser.parse(zero))).isNotEqualTo(ZeroTest.Answer.NONZERO);
    }

    @Test
    void rootsOfLargePowersAreSeen() {
        assertThat(Real.of(ExprParser.parse("2176782336^(1/4)-216"), Prover.zeroTest())
                        .signum())
                .isZero();
    }
}
