package org.gradus.symbolic.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FormulaException;
import org.gradus.core.layer.LayerEquation;
import org.gradus.core.layer.LayerText;
import org.gradus.core.layer.ShapeFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code backpropagation-claims.txt}: what is proved, refuted by shapes or by a network, and not read. */
class BackpropagationClaimsTest {
    private static final int LONGEST = 2000;

    record Line(String verdict, String claim, String said) {
        static Line of(String text) {
            String[] parts = text.split("\\|", -1);
            return new Line(parts[0].strip(), parts[1].strip(), parts[2].strip());
        }
    }

    static Stream<Line> lines() {
        try (InputStream in = BackpropagationClaimsTest.class.getResourceAsStream("backpropagation-claims.txt")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Line::of);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Line> read() {
        return lines().filter(line -> !line.verdict().equals("unreadable"));
    }

    static Stream<Line> unreadable() {
        return lines().filter(line -> line.verdict().equals("unreadable"));
    }

    static LayerEquation equation(Line line) {
        String[] parts = line.claim().split(" where ");
        return parts.length == 1
                ? LayerEquation.parse(line.claim(), LONGEST)
                : LayerEquation.parse(parts[0], LayerEquation.parseGradient(parts[1], LONGEST), LONGEST);
    }

    @ParameterizedTest
    @MethodSource("read")
    void theVerdictIsTheTruth(Line line) {
        LayerEquation equation = equation(line);
        Finding finding = new LayerClaim(equation).verify();
        assertThat(verdict(finding)).as("%s: %s", line, finding).isEqualTo(line.verdict());
        if (line.verdict().equals("proved")) {
            assertThat(equation.text()).isEqualTo(line.said());
        }
        if (finding instanceof Finding.Misshapen misshapen) {
            assertThat(said(misshapen.misfit())).isEqualTo(line.said());
        }
    }

    private static String said(ShapeFault fault) {
        return LayerText.write(fault.left()) + " and " + LayerText.write(fault.right())
                + fault.hint().map(hint -> ": " + hint).orElse("");
    }

    private static String verdict(Finding finding) {
        if (finding instanceof Finding.Misshapen) {
            return "shapes";
        }
        return finding instanceof Finding.Proved
                ? "proved"
                : finding instanceof Finding.Refuted ? "refuted" : "undecided";
    }

    /** What is echoed is the claim: read again it is the same. */
    @ParameterizedTest
    @MethodSource("read")
    void theWrittenFormReadsAsItself(Line line) {
        LayerEquation equation = equation(line);
        assertThat(equation.gradient()
                        .map(known -> LayerEquation.parse(equation.text(), known, LONGEST))
                        .orElseGet(() -> LayerEquation.parse(equation.text(), LONGEST)))
                .isEqualTo(equation);
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void whatIsNotReadIsSaidWithItsPlace(Line line) {
        assertThatThrownBy(() -> equation(line))
                .isInstanceOfSatisfying(
                        FormulaException.class,
                        e -> assertThat(e.offset()).isBetween(0, line.claim().length()))
                .hasMessageContaining(line.said());
    }

    @Test
    void theTheoremIsAboutTheLossAndWhatIsClaimed() {
        Finding finding = new LayerClaim(LayerEquation.parse("delta = W_next^T*delta_next .* s'", LONGEST)).verify();
        assertThat(finding).isInstanceOfSatisfying(Finding.Proved.class, proved -> {
            assertThat(proved.theorem().statement().left()).isInstanceOf(Expr.Derivative.class);
            assertThat(proved.theorem().statement().right().toString())
                    .isEqualTo("sum(k, w{l+1}[k,j]*delta{l+1}[k])*sigma(z{l}[j])'");
            assertThat(proved.theorem().under()).isNotEmpty();
        });
    }

    @Test
    void aNetworkOfSingleUnitsShowsAMissingSlope() {
        Finding finding = new LayerClaim(LayerEquation.parse("delta = W_next^T*delta_next", LONGEST)).verify();
        Finding.Counterexample found = finding.counterexample().orElseThrow();
        assertThat(found.point().keySet()).containsExactlyInAnyOrder("W^(l+1)", "delta^(l+1)", "sigma'^l");
        assertThat(found.expected().decimal()).isEqualByComparingTo("30"); // 2 times 3 times 5
        assertThat(found.claimed().orElseThrow().decimal()).isEqualByComparingTo("6");
    }
}
