package org.gradus.symbolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
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

    @ParameterizedTest
    @ValueSource(strings = {"softmax", "log-softmax", "log-sum-exp"})
    void aWrongEntryIsSeen(String name) {
        Derivation right = Derivations.named(name, Z).orElseThrow();
        Expr wrong = new Expr.Negation(Expr.Indexed.of("y", "j"));
        Derivation planted = new Derivation(
                right.name(),
                right.of(),
                right.wrt(),
                right.where(),
                right.steps(),
                wrong,
                Optional.empty(),
                List.of());
        assertThatThrownBy(() -> SecondOpinion.on(planted)).isInstanceOf(IllegalStateException.class);
    }

    /** The steps of one function are wrong for another. */
    @ParameterizedTest
    @ValueSource(strings = {"z^3", "e^(2*z)", "ln(1+z^2)"})
    void wrongStepsAreSeen(String formula) {
        Derivation right = Derivations.of(ExprParser.parse(formula), Z);
        Expr other = ExprParser.parse("z^2*" + formula);
        Step first = right.steps().get(0);
        List<Step> steps = Stream.concat(
                        Stream.of(new Step(first.rule(), first.before(), other, first.condition(), first.proof())),
                        right.steps().stream().skip(1))
                .toList();
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
