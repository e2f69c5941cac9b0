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
    void arcIsShortenedToA() {
        assertThat(Suggestion.nearest("arcsin", List.of("atan", "asin", "arctan")))
                .contains("asin");
        assertThat(Suggestion.nearest("arcsinh", List.of("atan", "asin", "sinh")))
                .isEmpty();
    }

    @Test
    void isSilentWhenNothingIsNear() {
        assertThat(Suggestion.nearest("momentum", KNOWN)).isEmpty();
        assertThat(Suggestion.nearest("b", List.of("W", "x"))).isEmpty();
        assertThat(Suggestion.nearest("", KNOWN)).isEmpty();
    }

    /** No hint is better than one that leads to another function. */
    @ParameterizedTest
    @CsvSource({
        "acosh, acos",
        "asinh, asin",
        "artanh, atan",
        "cot, cos",
        "coth, cosh",
        "erfi, erf",
        "lg, ln",
        "log2, log",
        "log1p, log10",
        "phi, Phi",
        "sqr, sqrt",
        "sind, sin",
        "relu6, relu",
        "prelu, relu",
        "celu, elu",
        "softmin, softmax",
        "hard-swish, hard-tanh",
        "mean-absolute-error, mean-squared-error",
        "softmax-cross-entropy, binary-cross-entropy",
        "mae, max",
        "lr, ln",
        "StepLR, step",
        "arcsin, arctan",
        "L1, L2"
    })
    void anotherFunctionIsNoSlipOfThePen(String written, String other) {
        assertThat(Suggestion.nearest(written, List.of(other))).isEmpty();
    }

    @Test
    void twoNamesThatAreEquallyNearGiveNoHint() {
        assertThat(Suggestion.nearest("rlu", List.of("relu", "rule"))).contains("relu");
        assertThat(Suggestion.nearest("sgn", List.of("sin", "sign"))).contains("sign");
        assertThat(Suggestion.nearest("gelo", List.of("gelu", "gels"))).isEmpty();
        assertThat(Suggestion.nearest("gels", List.of("gelu", "gelo", "gels"))).contains("gels");
    }
}
