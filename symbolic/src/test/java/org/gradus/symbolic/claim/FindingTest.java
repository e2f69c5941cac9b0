package org.gradus.symbolic.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.TextWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands in a finding besides the verdict. */
class FindingTest {
    private static Finding verify(String of, String claim, String at) {
        Map<Expr.Symbol, Expr> values = new LinkedHashMap<>();
        for (String value : at.isEmpty() ? new String[0] : at.split(";")) {
            String[] sides = value.split("=");
            values.put(Expr.Symbol.of(sides[0].strip()), ExprParser.parse(sides[1].strip()));
        }
        return Verifier.verify(DerivativeClaim.of(
                new Subject.Formula(ExprParser.parse(of)),
                Expr.Symbol.of("z"),
                ExprParser.parse(claim),
                List.of(),
                values));
    }

    /** Decimals at a point: the correct rounding is true, anything else is not. σ′(0.87) = 0.20807…, σ′(1) = 0.1966119332414… */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1/(1+exp(-z)) | 0.2081           | z = 0.87      | Proved",
                "1/(1+exp(-z)) | 0.2080           | z = 0.87      | Refuted",
                "1/(1+exp(-z)) | 0.25             | z = 0         | Proved",
                "1/(1+exp(-z)) | 0.3              | z = 0         | Proved",
                "1/(1+exp(-z)) | 0.2              | z = 0         | Refuted",
                "1/(1+exp(-z)) | 1/4              | z = 0         | Proved",
                "1/(1+exp(-z)) | 0.196611933241   | z = 1         | Proved",
                "1/(1+exp(-z)) | 0.196611933242   | z = 1         | Refuted",
                "z^2           | 2*sqrt(2)        | z = sqrt(2)   | Proved",
                "z^2           | 2.828            | z = sqrt(2)   | Proved",
                "z^2           | 2.829            | z = sqrt(2)   | Refuted",
                "w*z^2         | 6.0              | z = 1; w = 3  | Proved",
                "w*z^2         | 2*w              | z = 1         | Proved",
                "w*z^2         | w                | z = 1         | Refuted",
                "-z^2/8        | -0.3             | z = 1         | Proved",
                "-z^2/8        | -0.2             | z = 1         | Refuted",
                "z*abs(z)      | 0.0              | z = 0         | Proved",
                "tanh(z)       | 0.0              | z = 1000      | Proved",
                "abs(z)        | 0.0              | z = 0         | IllPosed"
            })
    void atPoints(String of, String claim, String at, String verdict) {
        Finding finding = verify(of, claim, at);
        assertThat(finding.getClass().getSimpleName()).as("%s", finding).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1/(1+exp(-z)) | -exp(-z)/(1+exp(-z))^2   | EVERYWHERE",
                "z^2           | 3*z                      | EVERYWHERE",
                "max(0, z)     | 1                        | REGION",
                "abs(z)        | z/abs(z)+max(0, z-5)     | REGION",
                "z^2           | piecewise(z == 3, 0, 2*z) | POINT",
                "z^2           | 2*z^2/z                  | POINT",
                "min(z, 0)-ln(1+exp(-abs(z))) | piecewise(z == 0, 0, sigmoid(-z)) | POINT"
            })
    void whereAClaimIsWrong(String of, String claim, Finding.Extent extent) {
        assertThat(verify(of, claim, "").counterexample().orElseThrow().extent())
                .isEqualTo(extent);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1/(1+exp(-z)) | z*(1-z)                        | z=0    | 0.25 | 0",
                "z^2           | piecewise(z == 1/3, 1, 2*z)    | z=1/3  | 0.6667 | 1",
                "z^2           | 2.00000000001*z                | z=1    | 2      | 2.00000000001",
                "sin(z)        | cos(z)+10^-20                  | z=0    | 1      | 1.00000000000000000001",
                "sin(z+1)      | cos(z+1)+10^-20                | z=0    | 0.54030230586813971740 | 0.54030230586813971741"
            })
    void theSimplestWitnessInDecimalsThatDiffer(
            String of, String claim, String witness, String expected, String claimed) {
        Finding.Counterexample example = verify(of, claim, "").counterexample().orElseThrow();
        assertThat(example.point())
                .hasEntrySatisfying(
                        "z", z -> assertThat("z=" + TextWriter.write(z)).isEqualTo(witness));
        assertThat(example.expected().decimal()).hasToString(expected);
        assertThat(example.claimed().orElseThrow().decimal()).hasToString(claimed);
    }

    @Test
    void notDefinedAtTheWitness() {
        Finding.Counterexample example =
                verify("z^2", "2*z^2/z", "").counterexample().orElseThrow();
        assertThat(example.point()).isEqualTo(Map.of("z", Expr.Num.of(0)));
        assertThat(example.claimed()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1/(1+exp(-z)) | sigmoid(z)*(1-sigmoid(z))",
                "z^3-2*z | 3*z^2-2",
                "z*exp(z) | e^z*(1+z)",
                "max(0, z) | piecewise(z > 0, 1, piecewise(z < 0, 0))"
            })
    void theDerivativeIsWrittenOut(String of, String derivative) {
        assertThat(verify(of, "1", "").derivative().map(TextWriter::write)).contains(derivative);
    }

    /** What a proof of powers with a letter in the exponent rests on. */
    @Test
    void sideConditions() {
        assertThat(verify("z^a", "a*z^(a-1)", "").conditions().stream().map(TextWriter::write))
                .containsExactly("z > 0");
        assertThat(verify("z^3", "3*z^2", "").conditions()).isEmpty();
    }

    /** Equal at every point that is tried, and no proof: never proved. */
    @Test
    void samplesProveNothing() {
        Finding finding = verify("atan(z)", "1/(1+z^2)+0*atan(z)", "");
        assertThat(finding).isInstanceOf(Finding.Proved.class);
        Finding open = verify("z*(atan(1/2)+atan(1/3))", "pi/4", "");
        assertThat(open).isInstanceOf(Finding.Undecided.class);
        assertThat(open.method()).isEqualTo(Finding.NONE);
        assertThat(open.agreement().orElseThrow().digits()).isGreaterThanOrEqualTo(100);
        assertThat(open.agreement().orElseThrow().points()).isPositive();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "z^2 | 2*z/(1+0*ln(2+sin(z)+z^2*0))",
                "z^2 | 2*z*(2+sin(z))/(2+sin(z))",
                "z^2 | 2*z*(z^2+z+1)/(z^2+z+1)",
                "z^2 | 2*z*(z^4+1)/(z^4+1)"
            })
    void definedBecauseNoDenominatorVanishes(String of, String claim) {
        assertThat(verify(of, claim, "")).isInstanceOf(Finding.Proved.class);
    }

    /** e^z + z vanishes at an irrational point, which is no witness. */
    @Test
    void definednessIsNotTakenForGranted() {
        Finding finding = verify("z^2", "2*z*(exp(z)+z)/(exp(z)+z)", "");
        assertThat(finding)
                .isInstanceOfSatisfying(
                        Finding.Undecided.class,
                        open -> assertThat(open.reason()).isEqualTo(Finding.DEFINEDNESS));
    }
}
