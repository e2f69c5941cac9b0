package org.gradus.report.exercise.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published schema of claims files says what the reader does, as far as a schema can say it. */
class ClaimsSchemaTest {
    private static final String TEXT = BrokenExercisesTest.resource("claims.schema.json");
    private static final JsonNode TREE = new JsonMapper().readTree(TEXT);
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(TEXT, InputFormat.JSON);

    static Stream<ClaimsReaderTest.Case> wellBuilt() {
        return ClaimsReaderTest.cases().filter(file -> !file.isStructural() && !file.isRefused());
    }

    static Stream<ClaimsReaderTest.Case> structural() {
        return ClaimsReaderTest.cases().filter(ClaimsReaderTest.Case::isStructural);
    }

    @ParameterizedTest
    @MethodSource("wellBuilt")
    void acceptsWhatIsWellBuilt(ClaimsReaderTest.Case file) {
        assertThat(SCHEMA.validate(file.text(), InputFormat.YAML)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("structural")
    void refusesWhatIsWronglyBuilt(ClaimsReaderTest.Case file) {
        assertThat(SCHEMA.validate(file.text(), InputFormat.YAML)).isNotEmpty();
    }

    @Test
    void keysAreTheReaders() {
        assertThat(List.copyOf(TREE.at("/$defs/claim/properties").propertyNames()))
                .isEqualTo(ClaimFields.KEYS);
    }

    /** The task verify of an exercise takes the same claim. */
    @Test
    void anExerciseTakesTheSameClaim() {
        JsonNode exercise = new JsonMapper().readTree(BrokenExercisesTest.resource("exercise.schema.json"));
        assertThat(exercise.at("/$defs/claim")).isEqualTo(TREE.at("/$defs/claim"));
        assertThat(exercise.at("/$defs/formula")).isEqualTo(TREE.at("/$defs/formula"));
    }
}
