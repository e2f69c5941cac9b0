package org.gradus.report.compose.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers of an axis are round. */
class TicksTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0     | 1     | 3 | 0 0.5 1
                    -4.5  | 4.5   | 5 | -4 -2 0 2 4
                    0     | 0.25  | 3 | 0 0.1 0.2
                    0     | 10    | 6 | 0 2 4 6 8 10
                    -0.6  | 1.6   | 3 | 0 1
                    100   | 2500  | 4 | 1000 2000
                    1     | 24    | 5 | 5 10 15 20
                    0.001 | 0.004 | 4 | 0.001 0.002 0.003 0.004
                    """)
    void areOneTwoOrFiveApart(double from, double to, int most, String expected) {
        List<String> ticks = Ticks.between(from, to, most).stream()
                .map(BigDecimal::toPlainString)
                .toList();
        assertThat(String.join(" ", ticks)).isEqualTo(expected);
    }

    @Test
    void anAxisHasTwoEnds() {
        assertThatThrownBy(() -> Ticks.between(1, 1, 4)).hasMessageContaining("two ends");
        assertThatThrownBy(() -> Ticks.between(0, Double.POSITIVE_INFINITY, 4)).hasMessageContaining("two ends");
    }
}
