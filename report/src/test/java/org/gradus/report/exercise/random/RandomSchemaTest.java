package org.gradus.report.exercise.random;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.gradus.report.exercise.Exercise;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schema and the reader agree about random numbers. */
class RandomSchemaTest {
    private static Schema schema;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream in = Exercise.class.getResourceAsStream("exercise.schema.json")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text, InputFormat.JSON);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "logits: [{random: integers, from: -3, to: 3, not: [0]}, 1]",
                "logits: {random: decimals, places: 2, from: -1, to: 1, rows: 3}\nvariants: {seed: 1, require: no-ties}",
                "logits: {random: choice, of: [0.1, 1/3], rows: 3, columns: 2}",
                "network: {layers: [{weights: {random: integers, from: 1, to: 2, rows: 2, columns: 1}, bias: {random: integers, from: 1, to: 2, columns: 2}, activation: relu}]}\ninputs: [{random: integers, from: 1, to: 2, rows: 1}, [1]]",
                "network: {layers: [{weights: [{random: integers, from: 1, to: 2, not: 1, columns: 1}, [2]], activation: relu}]}\ninput: [{random: integers, from: 1, to: 2}]\nlearningRate: {random: choice, of: [1]}",
                "logits: [1, 2]\ntarget: {class: {random: choice, of: [1, 2]}}\nvariants: {seed: 1}",
            })
    void bothAccept(String text) {
        assertThat(TemplateTest.broken(text)).isEmpty();
        assertThat(schema.validate(text, InputFormat.YAML)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "logits: [{random: integers, to: 3}]",
                "logits: [{random: normal, from: 1, to: 3}]",
                "logits: [{random: integers, from: 1, to: 3, step: 2}]",
                "logits: [{random: choice}]",
                "logits: [{random: choice, of: []}]",
                "logits: [{random: choice, of: [1], rows: 0}]",
                "logits: [1]\nvariants: 3",
                "logits: [1]\nvariants: {require: [no-kinks]}",
                "logits: [1]\nvariants: {require: [results-at-least]}",
                "logits: [1]\nvariants: {require: [results-at-least: 0]}",
                "logits: [1]\nvariants: {seed: x}",
                "logits: [1]\nrounding: {digits: {random: choice, of: [1]}}",
            })
    void bothRefuse(String text) {
        assertThat(TemplateTest.broken(text)).isNotEmpty();
        assertThat(schema.validate(text, InputFormat.YAML)).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(Requirement.class)
    void everyRequirementHasItsName(Requirement requirement) {
        String value = requirement == Requirement.RESULTS_AT_LEAST ? ": 0.01" : "";
        bothAccept("logits: [{random: choice, of: [1]}, 2]\nvariants: {require: [" + requirement.text() + value + "]}");
    }

    @Test
    void theNamesAreThoseOfTheContract() {
        assertThat(Arrays.stream(Requirement.values()).map(Requirement::text))
                .containsExactly(
                        "no-kink",
                        "some-units-off",
                        "all-units-on",
                        "no-ties",
                        "not-saturated",
                        "predicts-wrong",
                        "distinct-results",
                        "results-at-least",
                        "by-hand",
                        "mistakes-apart",
                        "shapes-apart");
    }
}
