package org.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.gradus.report.compose.Composer;
import org.gradus.report.compose.words.Style;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.render.MarkdownRenderer;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Sheet;
import org.gradus.report.solution.Solution;
import org.gradus.report.solve.Solver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a sheet says does not depend on whether its pictures are drawn. */
class WithoutPicturesTest {
    static Stream<Path> exercises() {
        return Gradus.exercises().stream();
    }

    @ParameterizedTest
    @MethodSource("exercises")
    void wordsAndFormulasAreTheSame(Path exercise) {
        byte[] yaml = Gradus.text(exercise).getBytes(StandardCharsets.UTF_8);
        Solution solution = Solver.solve(ExerciseReader.read(Gradus.name(exercise), yaml));
        for (Locale language : new Locale[] {Locale.ENGLISH, Locale.GERMAN}) {
            for (Style.Detail detail : Style.Detail.values()) {
                Style style = new Style(language, detail);
                Sheet drawn = Composer.compose(solution, style);
                Sheet plain = Composer.compose(solution, style.withoutPictures());
                assertThat(plain.blocks()).noneMatch(WithoutPicturesTest::isDrawn);
                assertThat(new MarkdownRenderer().render(plain)).isEqualTo(new MarkdownRenderer().render(drawn));
            }
        }
    }

    private static boolean isDrawn(Block block) {
        return block instanceof Block.Figure
                || block instanceof Block.Overview overview
                        && overview.drawing().isPresent();
    }
}
