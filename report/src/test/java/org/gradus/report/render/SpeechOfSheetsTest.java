package org.gradus.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gradus.core.expr.LayerIndex;
import org.gradus.report.compose.Composer;
import org.gradus.report.compose.CourseSheets;
import org.gradus.report.compose.Handout;
import org.gradus.report.compose.Handout.Blank;
import org.gradus.report.compose.SheetKind;
import org.gradus.report.compose.words.Style;
import org.gradus.report.course.Assignment;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.render.speech.Speech;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Language;
import org.gradus.report.sheet.Sheet;
import org.gradus.report.solution.Solution;
import org.gradus.report.solve.Solver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every formula on the sheets of the show room can be said, and what looks different sounds different. */
class SpeechOfSheetsTest {
    private static final Path EXERCISES = Path.of("..", "examples", "exercises");

    private static List<Path> exercises() throws IOException {
        try (Stream<Path> files = Files.list(EXERCISES)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("exercises")
    void everyFormulaHasWordsOfItsOwn(Path exercise) throws IOException {
        Solution solution = Solver.solve(ExerciseReader.read(exercise));
        for (Language language : Language.values()) {
            for (Style.Detail detail : Style.Detail.values()) {
                Sheet sheet =
                        Composer.compose(solution, Style.of(language.locale()).with(detail));
                soundsAsItLooks(sheet, language);
            }
        }
    }

    /** What students get: fields to fill in are said, though two empty ones sound alike. */
    @ParameterizedTest
    @MethodSource("exercises")
    void everyFieldCanBeSaid(Path exercise) throws IOException {
        Assignment assignment = Assignment.of(Solver.solve(ExerciseReader.read(exercise)));
        for (Blank blank : Blank.values()) {
            Handout handout = new Handout(blank, Optional.empty());
            Sheet sheet = CourseSheets.compose(assignment, SheetKind.BLANK, Style.of(Locale.ENGLISH), handout);
            chains(sheet).forEach(chain -> said(chain, Language.ENGLISH));
        }
    }

    private static void soundsAsItLooks(Sheet sheet, Language language) {
        List<Chain> chains = chains(sheet);
        assertThat(chains).isNotEmpty();
        Map<String, String> heard = new HashMap<>();
        for (Chain chain : chains) {
            String said = said(chain, language);
            String printed = printed(chain, language);
            assertThat(heard.merge(said, printed, (first, second) -> first))
                    .as("'%s' is said for both", said)
                    .isEqualTo(printed);
        }
    }

    private static String said(Chain chain, Language language) {
        String said = Speech.of(language).of(chain);
        assertThat(said).as("%s", chain).isNotBlank().doesNotContainPattern("[{}\\\\_^]|\\s\\s| ,|,,|null");
        return said;
    }

    /** All but the empty cells of the data. */
    private static List<Chain> chains(Sheet sheet) {
        List<Chain> chains = new ArrayList<>();
        collect(sheet, chains);
        chains.removeIf(chain -> chain.left().isEmpty()
                && chain.links().isEmpty()
                && chain.lead().isEmpty());
        return chains;
    }

    /** As it looks on paper, but for bold letters: that x is a vector is heard from what stands beside it. */
    private static String printed(Chain chain, Language language) {
        TexStyle style = new TexStyle(TexDialect.PORTABLE, language, LayerIndex.PLAIN, Optional.empty());
        ChainWriter writer = new ChainWriter(new TexWriter(style));
        return (writer.words(chain.lead()) + " " + writer.chain(chain)).replaceAll("\\\\boldsymbol\\{(\\w+)}", "$1");
    }

    private static void collect(Object part, List<Chain> chains) {
        if (part instanceof Chain chain) {
            chains.add(chain);
        } else if (part instanceof Collection<?> parts) {
            parts.forEach(inner -> collect(inner, chains));
        } else if (part instanceof Map<?, ?> map) {
            map.values().forEach(inner -> collect(inner, chains));
        } else if (part instanceof Optional<?> inner) {
            inner.ifPresent(value -> collect(value, chains));
        } else if (part instanceof Record record) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                try {
                    component.getAccessor().setAccessible(true);
                    collect(component.getAccessor().invoke(record), chains);
                } catch (ReflectiveOperationException e) {
                    throw new AssertionError(e);
                }
            }
        }
    }
}
