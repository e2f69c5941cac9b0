package org.gradus.report.exercise.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gradus.core.function.Activations;
import org.gradus.core.function.Losses;
import org.gradus.report.exercise.TaskKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published schema says what the reader does, as far as a schema can say it. */
class ExerciseSchemaTest {
    private static final String TEXT = BrokenExercisesTest.resource("exercise.schema.json");
    private static final JsonNode TREE = new JsonMapper().readTree(TEXT);
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(TEXT, InputFormat.JSON);

    static Stream<Path> examples() throws IOException {
        return ExerciseReaderTest.examples();
    }

    static Stream<BrokenExercisesTest.Case> structural() {
        return BrokenExercisesTest.cases().filter(BrokenExercisesTest.Case::isStructural);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void acceptsEveryExample(Path file) throws IOException {
        assertThat(SCHEMA.validate(Files.readString(file), InputFormat.YAML)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ExerciseReaderTest.EVERY_KEY,
                "tasks: softmax-derivative",
                "tasks: xor-impossibility",
                "tasks: [{xor-impossibility: {table: [0, 1, 1, 0, 1, 0, 0, 1]}}, backpropagation-derivation]",
                "logits: [[1, -.inf], [0, ln(3)]]",
                "probabilities: [1/3, 2/3]\ntasks: [classify]",
                "activation: {name: tanh}\ntasks: activation-derivative",
                "logits: [1, 2]\ntarget: {class: 2}\nloss: ce\ntasks: [loss, backprop]",
                "names: {output: [no, yes]}\nlogits: [[1, 2], [2, 1]]\ntargets: [{class: yes}, [1, 0]]\nloss: cross-entropy\ntasks: loss",
                "names: {output: [0, 1, 2]}\nlogits: [1, 2, 3]\ntarget: {class: \"2\"}\nloss: cross-entropy\ntasks: loss",
                "names: {output: [no, yes]}\nlogits: [1]\nactivation: logistic\ntasks: classify",
                "network: {layers: [{weights: [[1]], activation: {name: lrelu, alpha: 0.1}}]}\ninput: [1]\ntarget: [1]\nloss: {name: mse}\ntasks: loss",
                "title: 2026\nlogits: [1]\nactivation: sigmoid\nconventions: {kinkDerivative: undefined}\nloss: hinge"
            })
    void acceptsWhatTheReaderAccepts(String text) {
        ExerciseReader.read("f.yaml", text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(SCHEMA.validate(text, InputFormat.YAML)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("structural")
    void refusesWhatIsWronglyBuilt(BrokenExercisesTest.Case broken) {
        assertThat(SCHEMA.validate(broken.text(), InputFormat.YAML))
                .as(broken.text())
                .isNotEmpty();
    }

    @Test
    void keysAreTheReaders() {
        assertThat(keys("")).isEqualTo(ExerciseFields.KEYS);
        assertThat(keys("/properties/names")).isEqualTo(ExerciseFields.NAMES);
        assertThat(keys("/properties/network")).isEqualTo(NetworkReader.KEYS);
        assertThat(keys("/properties/conventions")).isEqualTo(SettingsReader.CONVENTIONS);
        assertThat(keys("/properties/regularisation")).isEqualTo(SettingsReader.REGULARISATION);
        assertThat(keys("/properties/rounding")).isEqualTo(SettingsReader.ROUNDING);
        assertThat(keys("/properties/notation")).isEqualTo(SettingsReader.NOTATION);
        assertThat(keys("/$defs/layer")).isEqualTo(NetworkReader.LAYER_KEYS);
        assertThat(keys("/$defs/target/anyOf/1")).isEqualTo(TargetReader.KEYS);
        assertThat(Stream.of(keys("/$defs/loss/anyOf/1"), keys("/$defs/loss/anyOf/2"))
                        .flatMap(List::stream)
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(LossReader.KEYS);
        assertThat(keys("/$defs/task/anyOf/1/properties/xor-impossibility")).isEqualTo(TruthTableReader.KEYS);
        assertThat(keys("/$defs/task/anyOf/3/properties/graph")).isEqualTo(PointFunctionReader.GRAPH_KEYS);
        assertThat(keys("/$defs/task/anyOf/4/properties/jacobian")).isEqualTo(PointFunctionReader.KEYS);
        assertThat(keys("/$defs/task/anyOf/5/properties/hessian")).isEqualTo(PointFunctionReader.KEYS);
        assertThat(keys("/$defs/task/anyOf/6/properties/statements/items")).isEqualTo(StatementsReader.KEYS);
        assertThat(Stream.of(keys("/$defs/activation/anyOf/1"), keys("/$defs/activation/anyOf/2"))
                        .flatMap(List::stream)
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(ActivationReader.KEYS);
    }

    @Test
    void namesAreTheReaders() {
        List<String> activations = and(Activations.names(), Activations.aliases());
        List<String> losses = and(LossReader.NAMES, Losses.aliases());
        assertThat(words("/$defs/activation/anyOf/0/enum")).isEqualTo(activations);
        assertThat(words("/$defs/activation/anyOf/1/properties/name/enum")).isEqualTo(activations);
        assertThat(words("/$defs/loss/anyOf/0/enum")).isEqualTo(losses);
        assertThat(words("/$defs/loss/anyOf/1/properties/name/enum")).isEqualTo(losses);
        assertThat(words("/$defs/task/anyOf/0/enum")).isEqualTo(and(TaskKind.names(), TaskKind.aliases()));
    }

    /** The names, then the aliases in alphabetical order. */
    private static List<String> and(List<String> names, Map<String, String> aliases) {
        return Stream.concat(names.stream(), aliases.keySet().stream().sorted()).toList();
    }

    private static List<String> keys(String owner) {
        return List.copyOf(TREE.at(owner + "/properties").propertyNames());
    }

    private static List<String> words(String path) {
        List<String> words = new ArrayList<>();
        TREE.at(path).forEach(word -> words.add(word.asString()));
        return words;
    }
}
