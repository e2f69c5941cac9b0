package org.gradus.report.exercise.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradus.core.number.ZeroTest;
import org.gradus.report.exercise.CourseWork;
import org.gradus.report.exercise.DerivativeCheck;
import org.gradus.report.exercise.ExerciseException;
import org.gradus.report.exercise.Problem;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.exercise.reader.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
    private static final String FILE = """
            # by hand
            variants: {seed: 2026}   # not the date
            network:
              layers:
                - weights: {random: integers, from: -3, to: 3, not: [0], rows: 2, columns: 2}  # W
                  bias: {random: decimals, places: 1, from: -1, to: 1, rows: 2}
                  activation: relu
            input:   [1,   0.50]
            target: [1, 0]
            loss: half-squared-error
            learningRate: {random: choice, of: [0.1, 0.5, 1]}
            tasks: [gradient-step]
            """;

    /** Drawn by a second program (in Python) from the recipe in the documentation of {@link Template} alone. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            variant 1      | [[-2, -3], [3, -2]]   | [-0.5, -1] | 0.5
            variant 2      | [[-1, -3], [-1, -1]]  | [-0.2, 0.4] | 0.1
            student Müller | [[1, -3], [-2, -3]]   | [-0.7, -1] | 1
            group A        | [[2, 1], [-1, -1]]    | [-0.5, 0.2] | 0.5
            """)
    void drawsTheSameOnEveryMachine(String stream, String weights, String bias, String rate) throws IOException {
        Recipient recipient = new Recipient(stream.substring(stream.indexOf(' ') + 1), stream);
        String text = text(FILE, recipient, OptionalInt.empty());
        assertThat(text)
                .contains("- weights: " + weights + "  # W\n")
                .contains("bias: " + bias + "\n")
                .contains("learningRate: " + rate + "\n");
    }

    @Test
    void leavesAllElseAsItStands() throws IOException {
        assertThat(text(FILE, Recipient.number(1), OptionalInt.of(6))).isEqualTo("""
                # by hand
                variant: {seed: 2026, number: 1}
                rounding: {working: 6}   # not the date
                network:
                  layers:
                    - weights: [[-2, -3], [3, -2]]  # W
                      bias: [-0.5, -1]
                      activation: relu
                input:   [1,   0.50]
                target: [1, 0]
                loss: half-squared-error
                learningRate: 0.5
                tasks: [gradient-step]
                """);
    }

    /** A number written in a place of its own is the one that a matrix has there. */
    @Test
    void numbersBelongToTheirPaths() throws IOException {
        String one = "{random: integers, from: -3, to: 3, not: [0]}";
        String single = FILE.replace(
                "{random: integers, from: -3, to: 3, not: [0], rows: 2, columns: 2}",
                "[[" + one + ", " + one + "], [" + one + ", 7]]");
        assertThat(text(single, Recipient.number(1), OptionalInt.empty())).contains("weights: [[-2, -3], [3, 7]]");
        String fewer = FILE.replace("{random: choice, of: [0.1, 0.5, 1]}", "0.1");
        assertThat(text(fewer, Recipient.number(1), OptionalInt.empty()))
                .contains("weights: [[-2, -3], [3, -2]]")
                .contains("bias: [-0.5, -1]");
    }

    @Test
    void anotherSeedAnotherAttemptAnotherPersonOtherNumbers() throws IOException {
        List<String> numbers = open(FILE).draw(Recipient.number(1), 0).texts();
        assertThat(open(FILE).draw(Recipient.number(1), 0).texts()).isEqualTo(numbers);
        assertThat(open(FILE).draw(Recipient.number(1), 1).texts()).isNotEqualTo(numbers);
        assertThat(open(FILE).draw(Recipient.student("1"), 0).texts()).isNotEqualTo(numbers);
        assertThat(open(FILE.replace("2026}", "2027}"))
                        .draw(Recipient.number(1), 0)
                        .texts())
                .isNotEqualTo(numbers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                FILE,
                "network: {layers: [{weights: [[{random: integers, from: 1, to: 9}]], activation: relu}]}\ninput: [1]",
                "{network: {layers: [{weights: [[{random: integers, from: 1, to: 9}]], activation: relu}]}, input: [1]}",
                "  logits:\n    - random: integers\n      from: 1\n      to: 9\n      # here\n    - 2\n  # and here\n  rounding:\n    digits: 3\n",
                "variants:\n  seed: 3\n  require:\n    - by-hand # really\ntitle: ä 𝒳 \"x\"\nlogits: {random: decimals, places: 2, from: -1, to: 1, columns: 3}\nrounding: {}\n",
                "{variants: {seed: 1,\n  require: [no-ties]}, logits: {random: choice, of: [1, 2], rows: 3}}",
                "logits: {random: choice, of: [\"max(1, 2)\", 1/3, -.inf, ln(3)], rows: 4, columns: 5}\nrounding: { digits: 3 } # x",
                "logits: [1, 2]\ntarget: {class: {random: choice, of: [1, 2]}}\nloss: {name: huber, delta: {random: choice, of: [0.5]}}\nactivation: sigmoid",
            })
    void theTextSaysWhatWasDrawn(String file) throws IOException {
        Template template = open(file);
        for (int number = 1; number <= 5; number++) {
            Draw draw = template.draw(Recipient.number(number), 0);
            for (OptionalInt working : List.of(OptionalInt.empty(), OptionalInt.of(5))) {
                String text = template.text(draw, working);
                assertThat(template.isSame(
                                draw, working, ExerciseReader.tree(text).orElseThrow()))
                        .as(text)
                        .isTrue();
            }
        }
    }

    @Test
    void theVariantIsReadAndSaysWhichItIs() throws IOException {
        Template template = open(FILE);
        Draw draw = template.draw(Recipient.student("4711"), 3);
        var written = ExerciseReader.read("v.yaml", template.text(draw, OptionalInt.of(7)));
        var drawn = template.exercise(draw, OptionalInt.of(7));
        assertThat(written.courseWork().variant()).contains(new CourseWork.Variant(2026, "4711"));
        assertThat(written.rounding().working()).hasValue(7);
        assertThat(written.network()).isEqualTo(drawn.network());
        assertThat(written.samples()).isEqualTo(drawn.samples());
        assertThat(written.learningRate()).isEqualTo(drawn.learningRate());
        assertThat(written.courseWork()).isEqualTo(drawn.courseWork());
        assertThat(written.rounding()).isEqualTo(drawn.rounding());
    }

    @Test
    void everyPossibleNumberComesAndNoOther() throws IOException {
        Template template = open("logits: [{random: decimals, places: 1, from: -0.2, to: 0.3, not: [0, 0.1]}, "
                + "{random: choice, of: [1/3, 2]}, {random: integers, from: 9, to: 9}]");
        List<List<String>> draws = IntStream.rangeClosed(1, 200)
                .mapToObj(i -> template.draw(Recipient.number(i), 0).texts())
                .toList();
        assertThat(draws.stream().map(texts -> texts.get(0)).distinct())
                .containsExactlyInAnyOrder("-0.2", "-0.1", "0.2", "0.3");
        assertThat(draws.stream().map(texts -> texts.get(1)).distinct()).containsExactlyInAnyOrder("1/3", "2");
        assertThat(draws.stream().map(texts -> texts.get(2)).distinct()).containsExactly("9");
    }

    @Test
    void drawsLikeAnother() throws IOException {
        Template template =
                open("logits: {random: decimals, places: 2, from: -2, to: 2, rows: 6}\ntitle: x\nvariants: {seed: 5}");
        Draw model = template.draw(Recipient.group("A"), 0);
        Draw like = template.drawLike(model, Recipient.group("B"), 0).orElseThrow();
        assertThat(like.texts()).isNotEqualTo(model.texts());
        for (int i = 0; i < 6; i++) {
            String a = model.texts().get(i);
            String b = like.texts().get(i);
            assertThat(b.startsWith("-")).isEqualTo(a.startsWith("-"));
            assertThat(b.replaceAll("[0-9]+(\\.|$)", "").replace("-", "").length())
                    .as(a + " " + b)
                    .isEqualTo(
                            a.replaceAll("[0-9]+(\\.|$)", "").replace("-", "").length());
        }
    }

    /** A random number in the place of the first logit; what is said of it. */
    private static final String BROKEN = """
            {random: integer, from: 1, to: 2} => 1:10: random is 'integer' but must be integers | decimals | choice; did you mean 'integers'?
            {random: integers, to: 2} => 1:10: a random number of integers needs 'from'
            {random: integers, from: 1.5, to: 2} => 1:35: from is '1.5' but must be an integer
            {random: integers, from: 3, to: 2} => 1:10: from is 3 and to is 2; from must not be larger
            {random: integers, from: 1, to: 2, not: [1, 2]} => 1:10: nothing is left to draw: every number from 1 to 2 stands in 'not'
            {random: integers, from: 1, to: 2, places: 1} => 1:45: unknown key 'places' in a random number of integers
            {random: integers, from: a, to: 2} => 1:35: from is 'a' but must be an integer
            {random: decimals, places: 16, from: 0, to: 2} => 1:37: places is '16' but must be an integer from 1 to 15
            {random: decimals, from: 0.05, to: 2} => 1:35: from is '0.05' but must be a number with at most 1 decimal place
            {random: decimals, places: 15, from: 0, to: 99999} => 1:54: to is '99999' but must be a number with at most 15 decimal places, of at most 18 digits
            {random: integers, from: 1, to: 2, not: [x]} => 1:51: an entry of 'not' must be a number such as 0 or 0.5, not 'x'
            {random: choice} => 1:10: a choice needs 'of', a list of numbers
            {random: choice, of: []} => 1:31: a choice needs 'of', a list of numbers
            {random: choice, of: [[1]]} => 1:32: an entry of 'of' must be a number, not a list
            {random: choice, of: [1], rows: 0} => 1:42: rows is '0' but must be an integer from 1 to 1000
            {random: choice, of: [1], rows: 1001} => 1:42: rows is '1001' but must be an integer from 1 to 1000
            {random: {a: 1}} => 1:10: random is 'a map' but must be integers | decimals | choice
            """;

    static Stream<String> brokenNumbers() {
        return BROKEN.lines();
    }

    @ParameterizedTest
    @MethodSource("brokenNumbers")
    void aBadRandomNumberIsNamedWithItsPlace(String line) {
        String[] parts = line.split(" => ");
        assertThat(broken("logits: [" + parts[0] + ", 1]")).startsWith(parts[1]);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            logits: [{random: choice, of: [1]}]\\nvariant: {seed: 1, number: 1}          | 2:10: a variant has no random numbers
            logits: [{random: choice, of: [1]}]\\nrounding: {digits: {random: choice, of: [1]}} | 2:20: a random number stands for a number of the network or its samples, not in rounding.digits
            logits: [{random: choice, of: [1]}]\\nvariants: 3                            | 2:11: variants must be a map
            logits: [{random: choice, of: [1]}]\\nvariants: {seeds: 3}                   | 2:12: unknown key 'seeds' in variants; did you mean 'seed'?
            logits: [{random: choice, of: [1]}]\\nvariants: {seed: -3}                   | 2:18: seed is '-3' but must be an integer of at most 18 digits
            logits: [{random: choice, of: [1]}]\\nvariants: {require: no-kinks}          | 2:21: unknown requirement 'no-kinks'; did you mean 'no-kink'?
            logits: [{random: choice, of: [1]}]\\nvariants: {require: [by-hand, by-hand]} | 2:31: the requirement 'by-hand' stands here twice
            logits: [{random: choice, of: [1]}]\\nvariants: {require: [by-hand: 2]}      | 2:22: the requirement 'by-hand' takes no value
            logits: [{random: choice, of: [1]}]\\nvariants: {require: [results-at-least]} | 2:22: results-at-least needs a number larger than 0
            logits: [{random: choice, of: [1]}]\\nvariants: {require: [results-at-least: 0]} | 2:40: results-at-least needs a number larger than 0
            logits: [{random: choice, of: [1]}]\\nvariants: {require: [some-units-off, all-units-on]} | 2:38: some-units-off and all-units-on contradict each other
            """)
    void whatGoesWithThemIsNamedToo(String file, String message) {
        assertThat(broken(file.replace("\\n", "\n"))).startsWith(message);
    }

    /** A small file must not ask for millions of numbers. */
    @Test
    void moreRandomNumbersThanAnybodyUsesAreRefused() {
        assertThat(broken("inputs: {random: choice, of: [1], rows: 101, columns: 100}"))
                .isEqualTo("1:9: the file has more than 10000 random numbers");
        assertThat(broken("- {random: choice, of: [1], rows: 1000, columns: 1000}\n"
                        .repeat(3000)
                        .indent(2)
                        .replaceFirst("^", "inputs:\n")))
                .startsWith("2:5: the file has more than 10000 random numbers");
    }

    /** What a drawn number makes wrong is said where the random one stands. */
    @Test
    void aSlipOfTheFileIsReportedAtItsPlaceThere() {
        assertThat(broken("""
                network:
                  layers:
                    - weights:
                        random: integers
                        from: 1
                        to: 3
                        rows: 2
                        columns: 3
                      activation: relu
                input: [1, 2]
                learningRate: {random: choice, of: [-1]}
                """))
                .isEqualTo(
                        "4:9: weights of layer 1 is 2×3 (units × inputs) but must be 3×2; the transpose fits: rows are units;"
                                + " if one column of weights is the bias, write biasColumn: first (or last) in the network and no constant 1 in the input\n"
                                + "11:37: learningRate is '-1' but must be 0 or more");
    }

    static String broken(String text) {
        List<String> found = new ArrayList<>();
        try {
            Template template = open(text);
            template.exercise(template.draw(Recipient.number(1), 0), OptionalInt.empty());
        } catch (ExerciseException e) {
            e.problems().forEach(problem -> found.add(line(problem)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return String.join("\n", found);
    }

    private static String line(Problem problem) {
        return problem.line() + ":" + problem.column() + ": " + problem.message();
    }

    static Template open(String text) throws IOException {
        return ExerciseReader.open(
                "t.yaml",
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                Limits.DEFAULT,
                ZeroTest.NONE,
                DerivativeCheck.NONE,
                note -> {});
    }

    private static String text(String file, Recipient recipient, OptionalInt working) throws IOException {
        Template template = open(file);
        return template.text(template.draw(recipient, 0), working);
    }
}
