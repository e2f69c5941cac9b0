package org.gradus.report.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.gradus.report.compose.Composer;
import org.gradus.report.compose.words.Style;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.ExerciseException;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.render.LatexRenderer;
import org.gradus.report.solve.Solver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** A language is one row here and one file of phrases: reader, schema, command line and formats know the same languages. */
class LanguageTest {
    private static final String EXERCISE = "logits: [1, 2]\ntasks: [forward]\nlanguage: ";

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLanguageIsReadAndWritten(Language language) {
        Exercise exercise = ExerciseReader.read("exercise", EXERCISE + language.code());
        assertThat(exercise.language()).isEqualTo(language.locale());
        String sheet =
                new LatexRenderer().render(Composer.compose(Solver.solve(exercise), Style.of(exercise.language())));
        assertThat(sheet).contains("[" + language.babel() + "]{babel}", "pdflang={" + language.code() + "}");
        assertThat(sheet).contains("0" + language.decimalSign() + "2689");
    }

    @Test
    void noOtherIsRead() {
        assertThatThrownBy(() -> ExerciseReader.read("exercise", EXERCISE + "xx"))
                .isInstanceOf(ExerciseException.class)
                .hasMessageContaining(String.join(" | ", Language.codes()));
        assertThat(Language.of(Locale.forLanguageTag("xx"))).isEqualTo(Language.ENGLISH);
    }

    @Test
    void theSchemaKnowsTheSame() throws IOException {
        try (InputStream schema = Exercise.class.getResourceAsStream("exercise.schema.json")) {
            List<String> codes = new ArrayList<>();
            new JsonMapper()
                    .readTree(Objects.requireNonNull(schema))
                    .at("/properties/language/enum")
                    .forEach(code -> codes.add(code.asString()));
            assertThat(codes).isEqualTo(Language.codes());
        }
    }
}
