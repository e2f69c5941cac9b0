package org.gradus.report.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Targets that are written as classes, and the names of the classes of a single unit: on the sheet and in the JSON. */
class ClassTargetsTest {
    private static final String NAMED = """
            names: {output: [positive, negative, "n_1 & 5%"]}
            logits: [1, 2, 3]
            loss: cross-entropy
            tasks: [loss, backpropagation]
            target:\s""";
    private static final String UNIT = """
            names: {output: %s}
            network: {layers: [{weights: [[1, -1]], bias: [-0.5], activation: %s}]}
            inputs: [[1, 0], [0, 1]]
            tasks: [classify, truth-table]
            """;

    @TempDir
    private Path folder;

    private String run(String yaml, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("exercise.yaml"), yaml);
        String[] arguments = new String[options.length + 2];
        arguments[0] = "solve";
        arguments[1] = file.toString();
        System.arraycopy(options, 0, arguments, 2, options.length);
        Run run = Run.of(arguments);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        return run.out();
    }

    private JsonNode json(String yaml) throws IOException {
        return new JsonMapper().readTree(run(yaml, "--to", "json"));
    }

    /** The class says the same as its one-hot vector; only Given says more. */
    @ParameterizedTest
    @ValueSource(strings = {"{class: 2}", "{class: negative}"})
    void aClassIsItsOneHotVector(String target) throws IOException {
        String sheet = run(NAMED + target);
        assertThat(sheet)
                .contains("\\boldsymbol{t} = \\left[\\begin{array}{r} 0 \\cr 1 \\cr 0 \\end{array}\\right]")
                .contains("The target stands for class 2 = negative.");
        assertThat(sheet.replace("The target stands for class 2 = negative. ", ""))
                .isEqualTo(run(NAMED + "[0, 1, 0]"));
        assertThat(json(NAMED + target)).isEqualTo(json(NAMED + "[0, 1, 0]"));
    }

    @Test
    void germanAndLatexSayItToo() throws IOException {
        assertThat(run(NAMED + "{class: 2}", "--lang", "de")).contains("Der Zielvektor steht für Klasse 2 = negative.");
        assertThat(run(NAMED + "{class: 3}", "--to", "tex"))
                .contains("The target stands for class 3 = n\\_1 \\& 5\\%.");
        assertThat(run("logits: [1, 2]\ntarget: {class: 1}\nloss: ce\ntasks: loss\n"))
                .contains("The target stands for class 1.");
    }

    @Test
    void ofSeveralSamplesEachSaysItsClass() throws IOException {
        String two = """
                names: {output: [no, yes]}
                logits: [[1, 2], [2, 1], [0, 0]]
                targets: [{class: yes}, [0.5, 0.5], {class: 1}]
                loss: cross-entropy
                tasks: [loss]
                """;
        assertThat(run(two)).contains("The targets stand for class 2 = yes (sample 1), class 1 = no (sample 3).");
        assertThat(run(two, "--lang", "de"))
                .contains("Die Zielvektoren stehen für Klasse 2 = yes (Beispiel 1); Klasse 1 = no (Beispiel 3).");
        // −ln σ(1) = ln(1 + 1/e), and ln 2 for the third
        JsonNode samples = json(two).get("samples");
        assertThat(samples.get(0).get("loss").get("value").asDouble())
                .isCloseTo(Math.log1p(Math.exp(-1)), within(1e-15));
        assertThat(samples.get(2).get("loss").get("value").asDouble()).isCloseTo(Math.log(2), within(1e-15));
    }

    /** Then the overview does not show the targets; the loss does. */
    @Test
    void ofManySamplesTheLossSaysIt() throws IOException {
        String sheet = run("""
                names: {output: [no, yes]}
                logits: [[1, 2], [2, 1], [0, 0], [1, 1], [3, 1]]
                targets: [{class: yes}, {class: no}, {class: 1}, {class: 2}, {class: 1}]
                loss: cross-entropy
                tasks: [loss]
                """);
        assertThat(sheet.split("; the target stands for class 1 = no", -1)).hasSize(4);
        assertThat(sheet.split("; the target stands for class 2 = yes", -1)).hasSize(3);
    }

    @Test
    void probabilitiesHaveClassesToo() throws IOException {
        JsonNode loss = json("probabilities: [1/4, 3/4]\ntarget: {class: 2}\nloss: ce\ntasks: loss\n")
                .get("samples")
                .get(0)
                .get("loss");
        assertThat(loss.get("value").asDouble()).isCloseTo(Math.log(4.0 / 3), within(1e-15));
    }

    // ---- one unit ----

    @ParameterizedTest
    @ValueSource(strings = {"logistic", "step", "tanh", "sign", "identity"})
    void oneUnitNamesBothItsClasses(String activation) throws IOException {
        String yaml = UNIT.formatted("[boring, great]", activation);
        JsonNode samples = json(yaml).get("samples");
        assertThat(samples.get(0).get("classification").toString()).isEqualTo("{\"class\":1,\"name\":\"great\"}");
        assertThat(samples.get(1).get("classification").toString()).isEqualTo("{\"class\":0,\"name\":\"boring\"}");
        assertThat(run(yaml))
                .contains("| class 1 (**great**) |", "| class 0 (**boring**) |")
                .contains("Class 0 is **boring**, class 1 is **great**.");
    }

    /** x1 − x2 ≥ ½ only at (1, 0). */
    @Test
    void theTruthTableNamesThem() throws IOException {
        assertThat(run(UNIT.formatted("[boring, great]", "sigmoid")))
                .contains("The classes, from the first row to the last, are boring, boring, great, boring.");
    }

    @Test
    void oneNameIsThatOfClassOne() throws IOException {
        JsonNode samples = json(UNIT.formatted("[great]", "sigmoid")).get("samples");
        assertThat(samples.get(0).get("classification").toString()).isEqualTo("{\"class\":1,\"name\":\"great\"}");
        assertThat(samples.get(1).get("classification").toString()).isEqualTo("{\"class\":0}");
    }

    /** The unit says how much speaks for class 1. */
    @Test
    void thePictureNamesTheUnitByClassOne() throws IOException {
        String picture = run(UNIT.formatted("[boring, great]", "sigmoid"));
        assertThat(picture).contains("output:\n\n1. great\n").doesNotContain("1. boring");
    }
}
