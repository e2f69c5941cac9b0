package org.gradus.report.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The audit itself must see faults, and its calculator must know published digits. */
class SheetAuditTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "y = 0.7 \\cdot (1 - 0.7) = 0.21",
                "\\frac{e^{2}}{e^{2} + e^{1}} = \\frac{e}{e + 1} \\approx 0.7311",
                "\\left[\\begin{array}{rr} 1 & 1 \\cr 0 & 1 \\end{array}\\right] \\left[\\begin{array}{r} 1 \\cr 0"
                        + " \\end{array}\\right] = \\left[\\begin{array}{r} 1 \\cr 0 \\end{array}\\right]",
                "\\underset{2 \\times 2}{\\left[\\begin{array}{rr} 1 & 1 \\cr 0 & 1 \\end{array}\\right]}"
                        + " \\underset{2 \\times 1}{\\left[\\begin{array}{r} 1 \\cr 0 \\end{array}\\right]}"
                        + " = \\left[\\begin{array}{r} 1 \\cr 0 \\end{array}\\right]",
                "z & = (-1) \\cdot 2 + 0.5 \\cr & = -1.5",
                "\\max(0, -2) = 0",
                "2 \\cdot 0 + 2 \\cdot 1 - 3 = -1 < 0",
                "e^0 = 1 \\ge \\tfrac{1}{2}",
                "e^{-1} < \\tfrac{1}{2}",
                "0.0123 \\cdot 0.0170 \\approx 2.09 \\cdot 10^{-4}"
            })
    void acceptsWhatIsTrue(String formula) {
        SheetAudit.Report report = SheetAudit.of("text\n\n$$\n" + formula + "\n$$\n");
        assertThat(report.faults()).isEmpty();
        assertThat(report.relationsChecked()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.7 \\cdot (1 - 0.7) = 0.22",
                "\\frac{e}{e + 1} \\approx 0.7312",
                "\\frac{e}{e + 1} = 0.7311",
                "0.010 \\cdot 0.002 \\cdot 0.330 = 0.000",
                "e^{--0.3} \\approx 1.3499",
                "\\left[\\begin{array}{r} 1 + 1 \\end{array}\\right] = \\left[\\begin{array}{r} 3 \\end{array}\\right]",
                "2 \\cdot 1 + 2 \\cdot 1 - 3 = 1 < 0",
                "e^{-1} \\ge \\tfrac{1}{2}",
                "0.0123 \\cdot 0.0170 \\approx 2.10 \\cdot 10^{-4}"
            })
    void seesWhatIsFalse(String formula) {
        assertThat(SheetAudit.of("$$\n" + formula + "\n$$").faults()).isNotEmpty();
    }

    @Test
    void itsCalculatorKnowsPublishedDigits() {
        assertThat(Decimals.exp(BigDecimal.ONE).toString())
                .startsWith("2.71828182845904523536028747135266249775724709369995957496696762772407663035");
        assertThat(Decimals.ln(BigDecimal.valueOf(2)).toString())
                .startsWith("0.6931471805599453094172321214581765680755001343602552541206800094933936");
    }
}
