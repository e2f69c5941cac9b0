package org.gradus.symbolic.derive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.Terms;
import org.gradus.symbolic.kernel.Forgery;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecondOpinionTest {
    private static final Expr.Symbol Z = Expr.Symbol.of("z");

    static Stream<String> names() {
        return Derivations.names().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void symjaRefusesNothingOfTheCatalogue(String name) {
        SecondOpinion second = SecondOpinion.on(Derivations.named(name, Z).orElseThrow());
        assertThat(second.refusals()).isEmpty();
        assertThat(second.asked()).isPositive();
        assertThat(second.agrees()).isTrue();
    }

    /** With proofs that no one can make, the steps lead to a wrong entry. */
    @ParameterizedTest
    @ValueSource(strings = {"softmax", "log-softmax", "log-sum-exp"})
    void aWrongEntryIsSeen(String name) {
        Derivation right = Derivations.named(name, Z).orElseThrow();
        Expr wrong = new Expr.Negation(Expr.Indexed.of("y", "j"));
        List<Step> steps = new ArrayList<>(right.steps());
        Step last = steps.remove(steps.size() - 1);
        steps.add(new Step(last.rule(), Forgery.of(last.before(), wrong), Optional.empty()));
        Derivation planted = new Derivation(
                right.name(), right.of(), right.wrt(), right.where(), steps, wrong, Optional.empty(), List.of());
        assertThatThrownBy(() -> SecondOpinion.on(planted)).isInstanceOf(IllegalStateException.class);
    }

    /** The steps of one function are wrong for another. */
    @ParameterizedTest
    @ValueSource(strings = {"z^3", "e^(2*z)", "ln(1+z^2)"})
    void wrongStepsAreSeen(String formula) {
        Derivation right = Derivations.of(ExprParser.parse(formula), Z);
        Expr other = ExprParser.parse("z^2*" + formula);
        List<Step> steps = new ArrayList<>();
        for (Step step : right.steps()) {
            Expr after = steps.isEmpty() ? other : step.after();
            steps.add(new Step(step.rule(), Forgery.of(step.before(), after), Optional.empty()));
        }
        Derivation planted = new Derivation(
                right.name(),
                other,
                Z,
                List.of(Terms.define(right.value(), other)),
                steps,
                right.result(),
                Optional.empty(),
                List.of());
        assertThatThrownBy(() -> SecondOpinion.on(planted)).isInstanceOf(IllegalStateException.class);
    }
}
