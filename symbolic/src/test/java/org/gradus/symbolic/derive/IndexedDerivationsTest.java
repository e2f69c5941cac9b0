package org.gradus.symbolic.derive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.Rewriter;
import org.gradus.core.expr.TextWriter;
import org.gradus.symbolic.kernel.Prover;
import org.gradus.symbolic.kernel.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Formulas with sums over all of an index, differentiated for general N. {@code sum(k, f)} is read as Σ_k f. */
class IndexedDerivationsTest {
    private static final Expr.Indexed ZJ = Expr.Indexed.of("z", "j");

    /** The sums of the file's notation, and entries named z_k. */
    private static final class Reading extends Rewriter {
        private final Map<String, Expr> sums;

        Reading(Map<String, Expr> sums) {
            this.sums = sums;
        }

        @Override
        public Expr symbol(Expr.Symbol symbol) {
            String name = symbol.name();
            if (sums.containsKey(name)) {
                return new Expr.IndexedSum("k", Optional.empty(), Optional.empty(), rewrite(sums.get(name)));
            }
            return name.length() == 3 && name.charAt(1) == '_'
                    ? Expr.Indexed.of(name.substring(0, 1), name.substring(2))
                    : symbol;
        }
    }

    private static Expr read(String formula, String sum) {
        Map<String, Expr> sums = new LinkedHashMap<>();
        int number = 1;
        for (String body : sum.isBlank() ? new String[0] : sum.split(";")) {
            sums.put("sum" + number++, ExprParser.parse(body.strip()));
        }
        return ExprParser.parse(formula).accept(new Reading(sums));
    }

    private static Derivation derive(String formula, String sum) {
        return Derivations.of(read(formula, sum), ZJ);
    }

    /** With a column of Σ_k in the order S, T; the last column is the result. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    sum1               | z_k^2                 | 2*z_j
                    sum1/2             | (z_k-t_k)^2           | z_j-t_j
                    ln(sum1)           | exp(z_k)              | e^z_j/S
                    sum1               | t_k*z_k               | t_j
                    sum1               | t_k*z_k+t_k^2         | t_j
                    sqrt(sum1)         | z_k^2                 | z_j/sqrt(S)
                    -sum1              | t_k*ln(z_k)           | -t_j/z_j
                    ln(sum1)-sum2      | exp(z_k); t_k*z_k     | e^z_j/S-t_j
                    sum1*sum2          | z_k; z_k^2            | T+2*S*z_j
                    sum1               | sigmoid(z_k)          | sigmoid(z_j)*(1-sigmoid(z_j))
                    sum1               | exp(a*z_k)            | a*e^(a*z_j)
                    exp(z_i)/sum1      | exp(z_k)              | piecewise(i == j, e^z_j*(S-e^z_j)/S^2, piecewise(i != j, -e^z_i*e^z_j/S^2))
                    z_i/sum1           | z_k                   | piecewise(i == j, (S-z_j)/S^2, piecewise(i != j, -z_i/S^2))
                    z_i-ln(sum1)       | exp(z_k)              | piecewise(i == j, 1-e^z_j/S, piecewise(i != j, -e^z_j/S))
                    z_i^2              | -                     | piecewise(i == j, 2*z_j, piecewise(i != j, 0))
                    """)
    void isDerivedForEveryNAndConfirmed(String formula, String sum, String expected) {
        Derivation derivation = derive(formula, sum == null ? "" : sum);
        assertThat(TextWriter.write(derivation.result())).isEqualTo(expected);
        SecondOpinion second = SecondOpinion.on(derivation);
        assertThat(second.refusals()).isEmpty();
        assertThat(second.agrees()).isTrue();
    }

    /** The steps of log-sum-exp, as on the board. */
    @Test
    void theSumCollapses() {
        Derivation derivation = derive("ln(sum1)", "exp(z_k)");
        assertThat(derivation.steps().stream().map(Step::rule))
                .containsExactly(
                        Rule.DEFINITION,
                        Rule.SUM,
                        Rule.CHAIN,
                        Rule.INDICATOR,
                        Rule.COLLAPSE,
                        Rule.CHAIN,
                        Rule.DEFINITION);
        assertThat(TextWriter.write(derivation.steps().get(3).after())).isEqualTo("sum(k, e^z_k*delta_kj)");
        assertThat(TextWriter.write(derivation.steps().get(4).after())).isEqualTo("e^z_j");
    }

    /** In Σ_j z_j² the j is another one than in ∂/∂z_j. */
    @Test
    void theIndexOfTheSumIsNoOtherIndex() {
        Expr.IndexedSum sum =
                new Expr.IndexedSum("j", Optional.empty(), Optional.empty(), new Expr.Power(ZJ, Expr.Num.of(2)));
        Derivation derivation = Derivations.of(sum, ZJ);
        assertThat(TextWriter.write(derivation.result())).isEqualTo("2*z_j");
        assertThat(TextWriter.write(derivation.steps().get(0).after())).isEqualTo("sum(k, z_k^2)");
    }

    /** The computed route of softmax and the one of the board end in the same, for every N. */
    @Test
    void softmaxComesOutAsOnTheBoard() {
        Derivation computed = derive("exp(z_i)/sum1", "exp(z_k)");
        Derivation board = Derivations.softmax();
        List<Expr.Relation> where = new ArrayList<>(board.where());
        List<Expr.Case> cases = ((Expr.Piecewise) computed.result()).cases();
        for (int line = 0; line < 2; line++) {
            List<Expr.Relation> conditions = new ArrayList<>(where);
            conditions.add(cases.get(line).condition().orElseThrow());
            Expr onTheBoard =
                    ((Expr.Piecewise) board.result()).cases().get(line).value();
            assertThat(Prover.equal(cases.get(line).value(), onTheBoard, conditions))
                    .isInstanceOf(Verdict.Proved.class);
        }
    }

    @Test
    void casesOfEntriesAreRefused() {
        assertThatThrownBy(() -> derive("sum1", "max(0,z_k)"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no cases");
    }
}
