package org.gradus.symbolic.derive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.Terms;
import org.gradus.core.expr.TextWriter;
import org.gradus.symbolic.cas.Cas;
import org.gradus.symbolic.kernel.Prover;
import org.gradus.symbolic.kernel.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoftmaxPropertiesTest {
    @Test
    void eachKindOnceWithItsStatements() {
        List<String> statements = new ArrayList<>();
        for (Property property : SoftmaxProperties.all()) {
            property.statements().forEach(statement -> statements.add(TextWriter.write(statement.relation())));
        }
        assertThat(statements)
                .containsExactly(
                        "y_i > 0",
                        "y_i < 1",
                        "sum(k, 1, N, e^z_k/S) == 1",
                        "e^(z_i+c)/sum(k, 1, N, e^(z_k+c)) == y_i",
                        "e^z[1]/(e^z[1]+e^z[2]) == sigmoid(z[1]-z[2])",
                        "d(y_i)/d(z_j) == y_i*(delta_ij-y_j)");
        assertThat(SoftmaxProperties.all().stream().map(Property::kind)).containsExactly(Property.Kind.values());
    }

    /** Without a second output y_1 = 1: the kernel must not prove y_i < 1 then. */
    @Test
    void oneOutputIsNotBelowOne() {
        Expr y = Terms.over(SoftmaxRoute.EI, SoftmaxRoute.SUM);
        Expr.Relation below = new Expr.Relation(y, Expr.Relation.Operator.LESS, Expr.Num.of(1));
        assertThat(Prover.holds(below, List.of())).isInstanceOf(Verdict.Undecided.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"e^z > 0", "1 + z^2 > 0", "sigmoid(z) < 1", "softplus(0) > 0", "2 >= 1", "z == z"})
    void seenAtOnce(String relation) {
        assertThat(holds(relation)).isInstanceOf(Verdict.Proved.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"z > 0", "z^2 > 0", "e^z > 1", "1 - z^2 < 1", "0 > 0", "1 > 2"})
    void neverProved(String relation) {
        assertThat(holds(relation)).isNotInstanceOf(Verdict.Proved.class);
    }

    private static Verdict holds(String relation) {
        return Prover.holds(ExprParser.parseRelation(relation, ExprParser.Limits.DEFAULT), List.of());
    }

    // ---- log-sum-exp and log-softmax ----

    static Stream<Derivation> logarithms() {
        return Stream.of(Derivations.logSumExp(), Derivations.logSoftmax());
    }

    @ParameterizedTest
    @MethodSource("logarithms")
    void endsInItsResult(Derivation derivation) {
        Step last = derivation.steps().get(derivation.steps().size() - 1);
        assertThat(last.after()).isEqualTo(derivation.result());
    }

    @Test
    void resultsOfTheLecture() {
        assertThat(logarithms().map(d -> TextWriter.write(d.result()))).containsExactly("y_j", "delta_ij-y_j");
    }

    /** For N = 2 … 6 Symja differentiates ln Σ e^{z_k} and finds e^{z_j}/Σ. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6})
    void symjaDerivesTheSame(int n) {
        List<Expr> powers = new ArrayList<>();
        for (int k = 1; k <= n; k++) {
            powers.add(Terms.exp(Expr.Indexed.of("z", k)));
        }
        Expr sum = new Expr.Sum(powers);
        Expr second = Cas.derive(Expr.Apply.of("ln", sum), Expr.Indexed.of("z", n));
        Expr ours = Terms.over(powers.get(n - 1), sum);
        assertThat(Prover.equal(ours, second, List.of())).isInstanceOf(Verdict.Proved.class);
    }
}
