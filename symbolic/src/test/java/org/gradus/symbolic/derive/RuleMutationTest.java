package org.gradus.symbolic.derive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.Terms;
import org.gradus.symbolic.closed.ClosedForm;
import org.gradus.symbolic.kernel.Prover;
import org.gradus.symbolic.kernel.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Slips planted in the rules of the {@link Differentiator}, and in closed forms: none gets past the kernel. */
class RuleMutationTest {
    private static final Expr.Symbol Z = Expr.Symbol.of("z");

    /** Formula | what a wrong rule makes of its derivative | the rule that applies. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "z^3            | 3*z^3                             | POWER",
                "z^3            | z^2                               | POWER",
                "z*e^z          | e^z                               | PRODUCT",
                "z*sin(z)       | sin(z) - z*cos(z)                 | PRODUCT",
                "z/(1+z^2)      | (1+z^2+2*z^2)/(1+z^2)^2           | QUOTIENT",
                "z/(1+z^2)      | (1-z^2)/(1+z^2)                   | QUOTIENT",
                "1/(1+z^2)      | 2*z/(1+z^2)^2                     | RECIPROCAL",
                "e^(-z^2)       | e^(-z^2)                          | CHAIN",
                "sin(2*z)       | cos(2*z)                          | CHAIN",
                "1/tanh(z)      | 1-tanh(z)^2                       | RECIPROCAL",
                "tanh(3*z)      | 3*(1+tanh(3*z)^2)                 | CHAIN",
                "cos(z)         | sin(z)                            | ELEMENTARY",
                "ln(z)          | 1/z^2                             | ELEMENTARY",
                "atan(z)        | 1/sqrt(1+z^2)                     | ELEMENTARY",
                "asin(z)        | 1/(1-z^2)                         | ELEMENTARY",
                "acos(z)        | 1/sqrt(1-z^2)                     | ELEMENTARY",
                "erf(z)         | e^(-z^2)/sqrt(pi)                 | ELEMENTARY",
                "softplus(z)    | 1-sigmoid(z)                      | ELEMENTARY",
                "2^z            | 2^z                               | ELEMENTARY",
                "5*z            | 4.999999999999                    | CONSTANT_FACTOR",
                "z^2+7          | 2*z+7                             | SUM",
                "7              | 7                                 | CONSTANT",
                "z              | 0                                 | VARIABLE"
            })
    void aWrongRuleIsNotTaken(String formula, String wrong, Rule rule) {
        Expr f = ExprParser.parse(formula);
        Route route = new Route(List.of());
        assertThatThrownBy(() -> route.line(rule, Expr.Derivative.prime(f, Z), ExprParser.parse(wrong)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(rule.name());
        assertThat(route.steps()).isEmpty();
        Differentiator right = new Differentiator(Z, Expr.DerivativeStyle.PRIME, Set.of());
        assertThat(right.apply(f).rule()).isEqualTo(rule);
    }

    @Test
    void theOtherBranchIsNotTaken() {
        Expr f = ExprParser.parse("max(0, min(1, z/6 + 1/2))");
        Route route = new Route(List.of());
        for (CaseSplit.Branch branch : CaseSplit.of(f, Z).branches()) {
            for (CaseSplit.Branch other : CaseSplit.of(f, Z).branches()) {
                if (!branch.equals(other)) {
                    route.when(branch.condition());
                    assertThatThrownBy(() -> route.line(Rule.CASES, f, other.formula()))
                            .isInstanceOf(IllegalStateException.class);
                }
            }
        }
    }

    record Taken(List<Expr.Relation> where, Step step) {}

    static Stream<Taken> computedSteps() {
        return Stream.of("z*sigmoid(z)", "(1-e^(-2*z))/(1+e^(-2*z))", "z*atan(z)", "e^(a*z)*sin(b*z)", "sqrt(1+z^2)")
                .map(formula -> Derivations.of(ExprParser.parse(formula), Z))
                .flatMap(derivation -> derivation.steps().stream().map(step -> new Taken(derivation.where(), step)));
    }

    /** Every step of computed routes, its right side changed by a sign, a factor, a term. */
    @ParameterizedTest
    @MethodSource("computedSteps")
    void everyStepIsTooNarrowForASlip(Taken taken) {
        Step step = taken.step();
        new Route(taken.where()).line(step.rule(), step.before(), step.after());
        Expr label = Expr.Symbol.of("q");
        for (Expr wrong : List.of(
                Terms.negative(step.after()),
                Terms.plus(step.after(), label),
                Terms.times(ExprParser.parse("1.000001"), step.after()))) {
            assertThatThrownBy(() -> new Route(taken.where()).line(step.rule(), step.before(), wrong))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"1/(1+e^(-z)), y*(1+y)", "tanh(z), 1+y^2", "z - tanh(z), (z+y)^2", "ln(1+e^z), 1-e^y"})
    void aWrongClosedFormIsNotProved(String formula, String wrong) {
        Expr f = ExprParser.parse(formula);
        Verdict verdict = Prover.equal(
                Expr.Derivative.prime(f, Z), ExprParser.parse(wrong), List.of(Terms.define(ClosedForm.VALUE, f)));
        assertThat(verdict).isInstanceOf(Verdict.Refuted.class);
    }
}
