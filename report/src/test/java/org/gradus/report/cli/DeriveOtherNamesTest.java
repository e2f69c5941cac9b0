package org.gradus.report.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.gradus.core.function.Activations;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code gradus derive NAME} with the names of other books: the function that is meant, or none. */
class DeriveOtherNamesTest {
    static Stream<String> aliases() {
        return Activations.aliases().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("aliases")
    void anAliasGivesTheSheetOfTheFunctionThatItMeans(String alias) {
        String name = Activations.named(alias).orElseThrow().name();
        assertThat(Run.of("derive", alias)).isEqualTo(Run.of("derive", name));
    }

    /** Without the alias swish was a variable, and its derivative 1. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "celu",
                "relu6",
                "prelu",
                "hard-swish",
                "glu",
                "softmin",
                "logit",
                "expit",
                "momentum",
                "logistik"
            })
    void whatIsNoFunctionHereIsRefused(String name) {
        Run run = Run.of("derive", name);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("'" + name + "'")
                .doesNotContain(List.of("'elu'", "'relu'", "'gelu'", "'hard-tanh'", "'softmax'"));
    }

    @ParameterizedTest
    @CsvSource({
        "sigmoyd, sigmoid",
        "Tanh, tanh",
        "hardtanh, hard-tanh",
        "leaky_relu, leaky-relu",
        "logsumexp, log-sum-exp"
    })
    void aSlipOfThePenIsAnsweredWithTheName(String written, String name) {
        assertThat(Run.of("derive", written).err()).contains("did you mean '" + name + "'");
    }
}
