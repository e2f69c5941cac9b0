package org.gradus.report.exercise.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.OptionalInt;
import java.util.Random;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.ExerciseException;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in a template: it is refused with a place, or its variant is an exercise that says what was drawn. */
class MutatedTemplatesTest {
    private static final String TEMPLATE = """
            # ü 𝒳
            title: "x: {y}"  # z
            variants:
              seed: 3
              require: [no-kink, results-at-least: 0.01]   # end
            network:
              layers:
                - weights: {random: integers, from: -3, to: 3, not: [0], rows: 2, columns: 2}
                  bias:
                    - random: decimals
                      places: 1
                      from: -1
                      to: 1
                    - {random: choice, of: [1/3, "sqrt(2)", ln(3)]}
                  activation: {name: leaky-relu, alpha: {random: choice, of: [0.1, 0.01]}}
            input: [1, &a 2]
            target: [*a, 1]
            loss: half-squared-error
            rounding: {digits: 3}
            tasks: [loss]
            """;
    private static final String SIGNS = "{}[]:,-#&*?|>'\"!%@`~ \n\t0.aé𝒳\u0000";

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aVariantSaysWhatWasDrawn(long seed) throws IOException {
        Random random = new Random(seed);
        int read = 0;
        for (int i = 0; i < 1500; i++) {
            String text = mutated(random);
            try {
                Template template = TemplateTest.open(text);
                Draw draw = template.draw(Recipient.number(1), 0);
                if (!template.isRandom()) {
                    template.exercise();
                    continue;
                }
                Exercise drawn = template.exercise(draw, OptionalInt.of(5));
                String variant = template.text(draw, OptionalInt.of(5));
                boolean same = ExerciseReader.tree(variant)
                        .filter(tree -> template.isSame(draw, OptionalInt.of(5), tree))
                        .isPresent();
                assertThat(same).as(text + "gave " + variant).isTrue();
                Exercise written = ExerciseReader.read("v.yaml", variant);
                assertThat(written.samples()).as(text).isEqualTo(drawn.samples());
                assertThat(written.rounding()).as(text).isEqualTo(drawn.rounding());
                read++;
            } catch (ExerciseException refused) {
                assertThat(refused.problems()).as(text).isNotEmpty();
            }
        }
        assertThat(read).isGreaterThan(50);
    }

    private static String mutated(Random random) {
        StringBuilder text = new StringBuilder(TEMPLATE);
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + 1 + random.nextInt(6));
            switch (random.nextInt(4)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, SIGNS.charAt(random.nextInt(SIGNS.length())));
                case 2 -> text.insert(at, text.substring(at, end));
                default -> text.setCharAt(at, SIGNS.charAt(random.nextInt(SIGNS.length())));
            }
        }
        return text.toString();
    }
}
