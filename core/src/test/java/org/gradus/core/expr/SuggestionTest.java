package org.gradus.core.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
    private static final List<String> KNOWN =
            List.of("weights", "bias", "activation", "input", "target", "tasks", "loss");

    @ParameterizedTest
    @CsvSource({
        "wieghts, weights",
        "Weights, weights",
        "weigth, weights",
        "actvation, activation",
        "taget, target",
        "lost, loss",
        "inputs, input",
    })
    void findsTheNameThatWasMeant(String written, String meant) {
        assertThat(Suggestion.nearest(written, KNOWN)).contains(meant);
    }

    @Test
    void isSilentWhenNothingIsNear() {
        assertThat(Suggestion.nearest("momentum", KNOWN)).isEmpty();
        assertThat(Suggestion.nearest("b", List.of("W", "x"))).isEmpty();
        assertThat(Suggestion.nearest("", KNOWN)).isEmpty();
    }
}
