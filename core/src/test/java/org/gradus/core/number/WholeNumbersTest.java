package org.gradus.core.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class WholeNumbersTest {
    private static Interval between(String low, String high) {
        return Interval.of(Rational.of(new java.math.BigDecimal(low)), 64)
                .hull(Interval.of(Rational.of(new java.math.BigDecimal(high)), 64));
    }

    @Test
    void onlyNoIsCertain() {
        assertThat(WholeNumbers.mayBeIn(between("0.1", "0.9"))).isFalse();
        assertThat(WholeNumbers.mayBeIn(between("-1.9", "-1.1"))).isFalse();
        assertThat(WholeNumbers.mayBeIn(between("0.9", "1.1"))).isTrue();
        assertThat(WholeNumbers.mayBeIn(between("-0.1", "0.1"))).isTrue();
        assertThat(WholeNumbers.mayBeIn(between("2", "2.5"))).isTrue();
        assertThat(WholeNumbers.mayBeIn(between("1.5", "2"))).isTrue();
        assertThat(WholeNumbers.mayBeIn(between("1e400", "1e400"))).isTrue();
    }

    @Test
    void theOnlyOne() {
        assertThat(WholeNumbers.onlyOneIn(between("2.9", "3.1"))).contains(BigInteger.valueOf(3));
        assertThat(WholeNumbers.onlyOneIn(between("-3.1", "-2.9"))).contains(BigInteger.valueOf(-3));
        assertThat(WholeNumbers.onlyOneIn(between("2.6", "2.9"))).isEmpty();
        assertThat(WholeNumbers.onlyOneIn(between("1.9", "3.1"))).isEmpty();
        assertThat(WholeNumbers.onlyOneIn(between("1e400", "1e400"))).isEmpty();
    }
}
