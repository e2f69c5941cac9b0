package org.gradus.report.vary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.gradus.core.expr.Expr;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.exercise.ExerciseException;
import org.gradus.report.exercise.Problem;
import org.gradus.report.exercise.random.Recipient;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.exercise.reader.Limits;
import org.gradus.report.solution.Solution;
import org.gradus.report.solve.Solver;
import org.gradus.report.worksheet.Evaluation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VariationTest {
    /** A 2-3-2 network; %s: what is required. */
    private static final String NETWORK = """
            network:
              layers:
                - weights: {random: decimals, places: 1, from: -2, to: 2, rows: 3, columns: 2}
                  bias: {random: decimals, places: 1, from: -1, to: 1, rows: 3}
                  activation: relu
                - weights: {random: decimals, places: 1, from: -2, to: 2, rows: 2, columns: 3}
                  bias: {random: decimals, places: 1, from: -1, to: 1, rows: 2}
                  activation: softmax
            input: {random: integers, from: -2, to: 2, rows: 2}
            target: {class: {random: choice, of: [1, 2]}}
            loss: cross-entropy
            tasks: [forward, loss]
            variants: {seed: 11, require: [%s]}
            """;

    /** What each requirement means, calculated in this test with doubles. */
    private record Pass(double[] z1, double[] a1, double[] z2, double[] y, int target) {
        static Pass of(Exercise exercise) {
            List<LayerData> layers = exercise.network().orElseThrow().layers();
            double[] x = doubles(exercise.samples().get(0).values());
            double[] z1 = affine(layers.get(0), x);
            double[] a1 = DoubleStream.of(z1).map(z -> Math.max(0, z)).toArray();
            double[] z2 = affine(layers.get(1), a1);
            double sum = DoubleStream.of(z2).map(Math::exp).sum();
            double[] y = DoubleStream.of(z2).map(z -> Math.exp(z) / sum).toArray();
            return new Pass(
                    z1, a1, z2, y, exercise.samples().get(0).targetClass().orElseThrow() - 1);
        }

        boolean meets(String requirement) {
            return switch (requirement) {
                case "no-kink" -> DoubleStream.of(z1).allMatch(z -> Math.abs(z) > 0.05 + 1e-9);
                case "some-units-off" ->
                    DoubleStream.of(z1).anyMatch(z -> z < -1e-9)
                            && DoubleStream.of(z1).anyMatch(z -> z > 1e-9);
                case "all-units-on" -> DoubleStream.of(z1).allMatch(z -> z > 1e-9);
                case "no-ties" -> Math.abs(z2[0] - z2[1]) > 1e-9;
                case "not-saturated" -> DoubleStream.of(y).allMatch(p -> p >= 0.02 && p <= 0.98);
                case "predicts-wrong" -> y[target] < y[1 - target] - 1e-12;
                case "by-hand" ->
                    Arrays.stream(new double[][] {z1, a1, z2})
                            .flatMapToDouble(DoubleStream::of)
                            .allMatch(v -> Math.abs(10 * v - Math.rint(10 * v)) < 1e-9);
                default -> throw new IllegalArgumentException(requirement);
            };
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no-kink",
                "some-units-off",
                "all-units-on",
                "no-ties",
                "not-saturated",
                "predicts-wrong",
                "by-hand"
            })
    void everyVariantMeetsWhatIsRequiredAndNoOtherDrawIsPassedOver(String requirement) throws IOException {
        Variation variation = variation(String.format(NETWORK, requirement));
        boolean anyRejected = false;
        for (int number = 1; number <= 15; number++) {
            Recipient recipient = Recipient.number(number);
            Variant variant = variation.variant(recipient);
            assertThat(Pass.of(variant.exercise()).meets(requirement))
                    .as(variant.text())
                    .isTrue();
            for (int attempt = 0; attempt < variant.draw().attempt(); attempt++) {
                Exercise passedOver = variation
                        .template()
                        .exercise(variation.template().draw(recipient, attempt), OptionalInt.empty());
                assertThat(Pass.of(passedOver).meets(requirement)).isFalse();
                anyRejected = true;
            }
        }
        assertThat(anyRejected || requirement.equals("no-ties")).isTrue();
    }

    @Test
    void resultsAreDistinctAndNotTooSmall() throws IOException {
        Variation variation = variation(String.format(NETWORK, "distinct-results, results-at-least: 0.1")
                .replace("tasks: [forward, loss]", "tasks: [forward, loss]\nask: [z1, y, C]"));
        for (int number = 1; number <= 10; number++) {
            Solution solution =
                    Solver.solve(variation.variant(Recipient.number(number)).exercise());
            List<Evaluation> asked = new ArrayList<>();
            solution.samples().get(0).layers().get(0).preactivation().forEach(asked::add);
            asked.addAll(solution.samples().get(0).output());
            solution.worksheet().lines().stream()
                    .filter(line -> line.id().text().equals("C"))
                    .forEach(asked::add);
            assertThat(asked).hasSize(6);
            List<Double> values = asked.stream()
                    .map(line -> Math.rint(1e4 * line.value().nearestDouble().orElseThrow()))
                    .toList();
            assertThat(values).doesNotHaveDuplicates().allMatch(value -> value == 0 || Math.abs(value) >= 1000);
        }
    }

    @Test
    void aSquareMatrixIsSaidAtOnce() {
        assertThatThrownBy(() -> variation("""
                        network: {layers: [{weights: {random: integers, from: 1, to: 2, rows: 2, columns: 2}, activation: relu}]}
                        input: [1, 2]
                        variants: {require: shapes-apart}
                        """).variant(Recipient.number(1)))
                .hasMessage("v.yaml:3:21: shapes-apart is not met by any draw: a layer has as many inputs as units");
        assertThatThrownBy(() -> variation(
                                "logits: {random: integers, from: 1, to: 2, rows: 2}\nvariants: {require: predicts-wrong}")
                        .variant(Recipient.number(1)))
                .hasMessage("v.yaml:2:21: predicts-wrong needs a target to miss");
    }

    @Test
    void requirementsWithoutMeaningForTheFileAreMet() throws IOException {
        Variation variation = variation("""
                logits: {random: integers, from: -2, to: 2, rows: 3}
                variants: {require: [no-kink, some-units-off, shapes-apart]}
                """);
        variation.variant(Recipient.number(1));
        assertThat(variation.tally().text()).startsWith("100 % of 1 draws");
    }

    @Test
    void whatCannotBeMetIsNamedWithWhatFailsMost() {
        assertThatThrownBy(() -> variation("""
                        logits: {random: integers, from: 3, to: 9, rows: 2}
                        activation: sigmoid
                        variants:
                          require: [no-ties, not-saturated]
                        """).variant(Recipient.number(1)))
                .isInstanceOf(ExerciseException.class)
                .hasMessageStartingWith("v.yaml:4:22: no draw for variant 1 meets the requirements: 'not-saturated' is"
                        + " missed most often; of 2000 draws, missed: not-saturated ");
    }

    /** ln 0 has no value: such a draw is nobody's. */
    @Test
    void aDrawWithoutASolutionIsDrawnAgain() throws IOException {
        Variation variation =
                variation("""
                probabilities: [{random: choice, of: [0, 1]}, {random: choice, of: [0, 1]}]
                variants: {seed: 1}
                """.replace("[{random: choice, of: [0, 1]}, {random: choice, of: [0, 1]}]", "[0, 1]")
                        + "target: {class: {random: choice, of: [1, 2]}}\nloss: cross-entropy\ntasks: loss\n");
        for (int number = 1; number <= 10; number++) {
            assertThat(variation
                            .variant(Recipient.number(number))
                            .exercise()
                            .samples()
                            .get(0)
                            .targetClass())
                    .hasValue(2);
        }
        assertThat(variation.tally().text()).contains("a solution ").contains(", last because ");
    }

    @Test
    void mistakesApartAsksWhoKnowsThem() throws IOException {
        String text = "logits: {random: integers, from: 0, to: 9, rows: 2}\nvariants: {require: [mistakes-apart]}";
        Variation variation = Variation.of(
                "v.yaml",
                ExerciseFiles.open("v.yaml", bytes(text), Limits.DEFAULT, note -> {}),
                assignment -> assignment.exercise().samples().get(0).values().contains(Expr.Num.of(7))
                        ? Set.of("seven-forgotten")
                        : Set.of());
        for (int number = 1; number <= 10; number++) {
            assertThat(variation.variant(Recipient.number(number)).numbers()).contains("7");
        }
    }

    // ---- who gets what ----

    @Test
    void whoElseGetsOneChangesNobody() throws IOException {
        String text = String.format(NETWORK, "no-kink, not-saturated");
        Variation all = variation(text);
        List<String> texts = IntStream.rangeClosed(1, 25)
                .mapToObj(number -> all.variant(Recipient.number(number)).text())
                .toList();
        Variation backwards = variation(text);
        for (int number = 25; number >= 1; number -= 8) {
            assertThat(backwards.variant(Recipient.number(number)).text()).isEqualTo(texts.get(number - 1));
        }
        String late = all.variant(Recipient.student("late")).text();
        assertThat(variation(text).variant(Recipient.student("late")).text()).isEqualTo(late);
        assertThat(texts).doesNotHaveDuplicates().doesNotContain(late);
    }

    /** Section 5 of the contract: the digits of the results where no rounded value is put in, else two to five more; one for the file. */
    @ParameterizedTest
    @CsvSource({"forward, relu, 4, 4", "loss, sigmoid, 6, 9"})
    void allAreCalculatedWithTheSamePlaces(String task, String activation, int least, int most) throws IOException {
        Variation variation = variation("""
                network: {layers: [{weights: {random: decimals, from: -1, to: 1, rows: 2, columns: 2}, activation: %s}]}
                input: [1, 2]
                target: [0, 1]
                loss: half-squared-error
                tasks: [%s]
                """.formatted(activation, task));
        int places = variation
                .variant(Recipient.number(30))
                .exercise()
                .rounding()
                .working()
                .orElseThrow();
        assertThat(places).isBetween(least, most);
        for (int number = 1; number <= 20; number++) {
            Exercise exercise = variation.variant(Recipient.number(number)).exercise();
            assertThat(exercise.rounding().working()).hasValue(places);
            Exercise unpinned = exercise.withRounding(new org.gradus.report.exercise.Rounding(
                    4, exercise.rounding().mode()));
            assertThat(Solver.solve(unpinned).worksheet().places().places()).isLessThanOrEqualTo(places);
        }
    }

    @Test
    void anAuthorsOwnPlacesStay() throws IOException {
        Variation variation =
                variation("logits: {random: integers, from: 0, to: 9, rows: 2}\nrounding: {working: 5, digits: 3}");
        assertThat(variation.variant(Recipient.number(1)).text()).contains("\nrounding: {working: 5, digits: 3}");
        variation = variation("logits: {random: integers, from: 0, to: 9, rows: 2}\nrounding: {mode: carry}");
        assertThat(variation.variant(Recipient.number(1)).text()).contains("\nrounding: {mode: carry}");
    }

    @Test
    void aVariantIsAnExerciseLikeAnyOther() throws IOException {
        Variation variation = variation(String.format(NETWORK, "no-kink"));
        for (int number = 1; number <= 5; number++) {
            Variant variant = variation.variant(Recipient.number(number));
            Exercise read = ExerciseFiles.read("w.yaml", bytes(variant.text()), Limits.DEFAULT, note -> {
                throw new AssertionError(note.message());
            });
            assertThat(values(read)).isEqualTo(values(variant.exercise()));
            assertThat(read.rounding()).isEqualTo(variant.exercise().rounding());
            assertThat(read.courseWork().variant())
                    .isEqualTo(variant.exercise().courseWork().variant());
        }
    }

    @Test
    void aFileWithRandomNumbersIsItsFirstVariantAndSaysSo() throws IOException {
        String text = String.format(NETWORK, "no-kink");
        List<Problem> notes = new ArrayList<>();
        Exercise read = ExerciseFiles.read("v.yaml", bytes(text), Limits.DEFAULT, notes::add);
        Variant first = variation(text).variant(Recipient.number(1));
        assertThat(values(read)).isEqualTo(values(first.exercise()));
        assertThat(notes)
                .containsExactly(new Problem(
                        3,
                        16,
                        "the file has random numbers; this is variant 1 of seed 11, gradus vary draws the others"));
    }

    /** The reader alone cannot solve, and so not see whether requirements are met. */
    @Test
    void theReaderAloneDrawsOnlyWhatIsFree() {
        String text = "logits: {random: integers, from: 0, to: 9, rows: 2}\nvariants: {seed: 4%s}";
        Exercise read = ExerciseReader.read("v.yaml", text.formatted(""));
        assertThat(read.samples()).hasSize(1);
        assertThatThrownBy(() -> ExerciseReader.read("v.yaml", text.formatted(", require: [no-ties]")))
                .hasMessageContaining("v.yaml:2:31: the reader alone takes no account of 'require'");
    }

    // ---- groups ----

    @Test
    void groupsAreEquallyHard() throws IOException {
        Variation variation = variation(String.format(NETWORK, "no-kink, predicts-wrong")
                .replace("{class: {random: choice, of: [1, 2]}}", "{class: 1}"));
        List<Variant> groups = Groups.of(variation, List.of("A", "B", "C"));
        assertThat(groups).extracting(group -> group.recipient().id()).containsExactly("A", "B", "C");
        assertThat(groups.stream().map(Variant::numbers)).doesNotHaveDuplicates();
        Pass first = Pass.of(groups.get(0).exercise());
        for (Variant group : groups) {
            assertThat(signs(group.numbers())).isEqualTo(signs(groups.get(0).numbers()));
            assertThat(lengths(group.numbers())).isEqualTo(lengths(groups.get(0).numbers()));
            Pass pass = Pass.of(group.exercise());
            assertThat(signs(pass.z1)).isEqualTo(signs(first.z1));
            assertThat(signs(pass.z2)).isEqualTo(signs(first.z2));
            assertThat(pass.meets("predicts-wrong") && pass.meets("no-kink")).isTrue();
            assertThat(group.exercise().rounding())
                    .isEqualTo(groups.get(0).exercise().rounding());
        }
        assertThat(Groups.of(variation, List.of("A", "B")).get(1).text())
                .isEqualTo(groups.get(1).text());
    }

    @Test
    void groupsThatCannotDifferAreRefused() {
        assertThatThrownBy(
                        () -> Groups.of(variation("logits: [{random: choice, of: [1, -2.5]}, 3]"), List.of("A", "B")))
                .hasMessageStartingWith("v.yaml:1:10: no groups of equal difficulty were found");
    }

    @Test
    void duplicatesAreNamed() throws IOException {
        Variation variation = variation("logits: [{random: choice, of: [1, 2]}, 3]");
        List<Variant> variants = IntStream.rangeClosed(1, 3)
                .mapToObj(number -> variation.variant(Recipient.number(number)))
                .toList();
        String[] drawn =
                variants.stream().map(variant -> variant.numbers().get(0)).toArray(String[]::new);
        String alike = drawn[0].equals(drawn[1]) ? "1 = 2" : drawn[0].equals(drawn[2]) ? "1 = 3" : "2 = 3";
        assertThat(variation.alike(variants)).startsWith("the same numbers: " + alike);
        assertThat(variation.alike(variants.subList(0, 1))).isEmpty();
    }

    private static List<String> signs(List<String> numbers) {
        return numbers.stream()
                .map(number -> number.equals("0") ? "0" : number.startsWith("-") ? "-" : "+")
                .toList();
    }

    private static List<Integer> lengths(List<String> numbers) {
        return numbers.stream()
                .map(number -> number.contains(".") ? number.length() - number.indexOf('.') - 1 : 0)
                .toList();
    }

    private static List<Double> signs(double[] values) {
        return DoubleStream.of(values)
                .mapToObj(value -> Math.abs(value) < 1e-9 ? 0 : Math.signum(value))
                .toList();
    }

    private static List<Object> values(Exercise exercise) {
        List<Object> values = new ArrayList<>();
        exercise.network()
                .ifPresent(network -> network.layers().forEach(layer -> {
                    values.add(layer.weights());
                    values.add(layer.bias());
                }));
        values.add(exercise.samples());
        return values;
    }

    private static double[] doubles(List<Expr> numbers) {
        return numbers.stream()
                .mapToDouble(number -> ((Expr.Num) number).value().doubleValue())
                .toArray();
    }

    private static double[] affine(LayerData layer, double[] x) {
        double[] z = doubles(layer.bias().orElseThrow());
        for (int i = 0; i < z.length; i++) {
            double[] row = doubles(layer.weights().get(i));
            for (int j = 0; j < x.length; j++) {
                z[i] += row[j] * x[j];
            }
        }
        return z;
    }

    private static Variation variation(String text) throws IOException {
        return Variation.of("v.yaml", ExerciseFiles.open("v.yaml", bytes(text), Limits.DEFAULT, note -> {}));
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
