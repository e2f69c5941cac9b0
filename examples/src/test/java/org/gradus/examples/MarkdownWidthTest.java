package org.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gradus.report.render.KatexWidth;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No displayed formula needs a scroll bar: a page leaves 700 px for text of 16 px. */
class MarkdownWidthTest {
    private static final double MOST = 700;

    static Stream<List<String>> commands() {
        Stream<List<String>> exercises = Stream.concat(Gradus.exercises().stream(), Gradus.growing().stream())
                .flatMap(exercise -> Stream.of(solve(exercise, "en"), solve(exercise, "de")));
        Stream<List<String>> functions = Stream.of("softmax", "elu", "gelu-tanh", "mish", "(sigmoid(w*z+b)-t)^2/2")
                .map(function -> List.of("derive", function));
        Stream<List<String>> claims =
                Gradus.claims().stream().map(file -> List.of("verify", file.toString(), "--to", "md"));
        return Stream.of(exercises, functions, claims).flatMap(all -> all);
    }

    private static List<String> solve(Path exercise, String language) {
        return List.of("solve", exercise.toString(), "--lang", language);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void noDisplayedFormulaIsTooWide(List<String> command) {
        String markdown = Gradus.run("", command.toArray(String[]::new)).out();
        assertThat(markdown).isNotEmpty();
        assertThat(KatexWidth.wider(markdown, MOST)).isEmpty();
    }
}
