package org.gradus.report.vary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import org.gradus.core.expr.Expr;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.random.Recipient;
import org.gradus.report.exercise.reader.Limits;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requirements on a layer whose units have activations of their own: each counts for the units that it is about. */
class UnitKinksTest {
    private static final String NETWORK = """
            network:
              layers:
                - weights: {random: integers, from: -2, to: 2, rows: 3, columns: 2}
                  activation: [relu, sigmoid, tanh]
            input: {random: integers, from: -2, to: 2, rows: 2}
            variants: {seed: 5, require: [%s]}
            """;

    /** Calculated here: only unit 1 has a kink, only unit 2 is a probability. */
    private static boolean meets(String requirement, Exercise exercise) {
        List<List<Expr>> weights =
                exercise.network().orElseThrow().layers().get(0).weights();
        double[] z = new double[3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 2; j++) {
                double x = Sketch.nearest(exercise.samples().get(0).values().get(j));
                z[i] += Sketch.nearest(weights.get(i).get(j)) * x;
            }
        }
        double y = 1 / (1 + Math.exp(-z[1]));
        return switch (requirement) {
            case "no-kink" -> z[0] != 0;
            case "all-units-on" -> z[0] > 0;
            case "some-units-off" -> z[0] < 0;
            case "not-saturated" -> y >= 0.02 && y <= 0.98;
            default -> throw new IllegalArgumentException(requirement);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-kink", "all-units-on", "some-units-off", "not-saturated"})
    void everyDrawThatMeetsItIsTakenAndNoOther(String requirement) throws IOException {
        byte[] text = String.format(NETWORK, requirement).getBytes(StandardCharsets.UTF_8);
        Variation variation = Variation.of(
                "v.yaml", ExerciseFiles.open("v.yaml", new ByteArrayInputStream(text), Limits.DEFAULT, note -> {}));
        boolean anyRejected = false;
        for (int number = 1; number <= 15; number++) {
            Recipient recipient = Recipient.number(number);
            Variant variant = variation.variant(recipient);
            assertThat(meets(requirement, variant.exercise()))
                    .as(variant.text())
                    .isTrue();
            for (int attempt = 0; attempt < variant.draw().attempt(); attempt++) {
                Exercise passedOver = variation
                        .template()
                        .exercise(variation.template().draw(recipient, attempt), OptionalInt.empty());
                assertThat(meets(requirement, passedOver)).isFalse();
                anyRejected = true;
            }
        }
        assertThat(anyRejected).isTrue();
    }
}
