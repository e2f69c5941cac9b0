package org.gradus.report.compose.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradus.core.expr.Expr;
import org.gradus.report.sheet.Inline;
import org.gradus.report.sheet.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both languages say the same things, and nothing is said that no sheet needs. */
class WordingTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)}");

    private static Stream<Words> all() {
        return Stream.of(
                        Phrase.values(),
                        CalculusPhrase.values(),
                        ClaimPhrase.values(),
                        CoursePhrase.values(),
                        DerivationPhrase.values(),
                        FilePhrase.values(),
                        FigurePhrase.values(),
                        NumberPhrase.values(),
                        SamplePhrase.values(),
                        TrainingPhrase.values(),
                        MarkingPhrase.values())
                .flatMap(Arrays::stream);
    }

    @ParameterizedTest
    @MethodSource("org.gradus.report.sheet.Language#codes")
    void everyPhraseHasWordsAndNoWordsAreLeftOver(String language) throws IOException {
        Set<String> keys = all().map(Words::key).collect(Collectors.toCollection(TreeSet::new));
        assertThat(properties(language).stringPropertyNames()).containsExactlyInAnyOrderElementsOf(keys);
    }

    @ParameterizedTest
    @MethodSource("all")
    void allLanguagesTakeTheSamePlaceholders(Words phrase) {
        Set<Integer> english = placeholders(Wording.of(Locale.ENGLISH).pattern(phrase));
        for (Language language : Language.values()) {
            assertThat(placeholders(Wording.of(language.locale()).pattern(phrase)))
                    .as(language.code())
                    .isEqualTo(english);
        }
        assertThat(english).as("numbered from 0 without gap").allMatch(i -> i < english.size());
    }

    @Test
    void everyPhraseIsSaidSomewhere() throws IOException {
        String sources = sources();
        for (Words phrase : all().toList()) {
            assertThat(Pattern.compile("\\b" + phrase.getClass().getSimpleName() + "\\." + phrase.name() + "\\b")
                            .matcher(sources)
                            .find())
                    .as(phrase.name())
                    .isTrue();
        }
    }

    @Test
    void germanIsNotEnglish() {
        Wording english = Wording.of(Locale.ENGLISH);
        Wording german = Wording.of(Locale.GERMANY);
        List<String> same = all().filter(phrase -> english.pattern(phrase).equals(german.pattern(phrase)))
                .map(Words::name)
                .toList();
        assertThat(same).containsExactly("BACKPROPAGATION_TITLE", "NAME", "ADAGRAD", "RMSPROP", "ADAM");
    }

    @Test
    void fillsWordsFormulasAndReferences() {
        Expr a = Expr.Symbol.vector("a", 1);
        assertThat(Wording.of(Locale.ENGLISH).say(Phrase.INSERT_FROM, a, new Inline.Reference(2)))
                .containsExactly(
                        new Inline.Text("insert "),
                        Inline.Formula.of(a),
                        new Inline.Text(" from "),
                        new Inline.Reference(2));
        assertThat(Wording.of(Locale.GERMAN).say(NumberPhrase.LEGEND_DECIMALS, 6))
                .containsExactly(new Inline.Text("6 Nachkommastellen"));
    }

    @Test
    void neighbouringTextsBecomeOne() {
        assertThat(Wording.join(List.of(new Inline.Text("a")), List.of(new Inline.Text("b"))))
                .containsExactly(new Inline.Text("ab"));
    }

    @Test
    void smallNumbersAreWords() {
        assertThat(Wording.of(Locale.ENGLISH).number(2)).isEqualTo("two");
        assertThat(Wording.of(Locale.GERMAN).number(12)).isEqualTo("zwölf");
        assertThat(Wording.of(Locale.GERMAN).number(13)).isEqualTo("13");
    }

    private static Set<Integer> placeholders(String pattern) {
        Set<Integer> found = new TreeSet<>();
        Matcher matcher = PLACEHOLDER.matcher(pattern);
        while (matcher.find()) {
            found.add(Integer.valueOf(matcher.group(1)));
        }
        return found;
    }

    private static Properties properties(String language) throws IOException {
        Properties properties = new Properties();
        String file = "phrases_" + language + ".properties";
        try (InputStreamReader reader =
                new InputStreamReader(Wording.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }

    private static String sources() throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/gradus/report/compose"))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }
}
