package org.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.SAXParserFactory;
import nu.validator.client.EmbeddedValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;
import org.xml.sax.helpers.DefaultHandler;

/** Every exercise of the show room as a page: valid, whole, safe, and the same every time. */
class GoldenHtmlTest {
    /** Each is looked at in several ways. */
    private static final Map<String, HtmlPage> PAGES = new ConcurrentHashMap<>();

    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,]|\\{,\\})\\d+");

    static List<Arguments> exercises() {
        List<Arguments> all = new ArrayList<>();
        for (Path exercise : Gradus.exercises()) {
            all.add(Arguments.of(exercise, "en"));
            all.add(Arguments.of(exercise, "de"));
        }
        return all;
    }

    private static HtmlPage page(Path exercise, String language) {
        return PAGES.computeIfAbsent(exercise + language, unused -> HtmlPage.ofExercise(exercise, language));
    }

    @ParameterizedTest
    @MethodSource("exercises")
    void theValidatorFindsNothing(Path exercise, String language) throws Exception {
        assertThat(complaints(page(exercise, language).text())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"question", "blank", "key", "marking", "both"})
    void theValidatorFindsNothingOnSheetsOfACourse(String part) throws Exception {
        String exercise = Gradus.EXERCISES.resolve("course-student.yaml").toString();
        HtmlPage page = HtmlPage.of("solve", exercise, "--to", "html", "--part", part);
        assertThat(complaints(page.text())).isEmpty();
    }

    @Test
    void theValidatorFindsNothingOnSeveralSheets() throws Exception {
        HtmlPage page = HtmlPage.of(
                "solve",
                "--together",
                "--to",
                "html",
                Gradus.EXERCISES.resolve("lecture-1.yaml").toString(),
                Gradus.EXERCISES.resolve("batch-german.yaml").toString());
        assertThat(complaints(page.text())).isEmpty();
    }

    /** The validator does not calculate hashes and takes every inline style for forbidden; {@link #thePolicyAllows} calculates them. */
    private static List<String> complaints(String page) throws Exception {
        EmbeddedValidator validator = new EmbeddedValidator();
        validator.setOutputFormat(EmbeddedValidator.OutputFormat.TEXT);
        String said = validator.validate(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)));
        List<String> complaints = new ArrayList<>();
        for (String line : said.lines().toList()) {
            boolean says = line.startsWith("Error") || line.startsWith("Warning") || line.startsWith("Info");
            if (says && !line.contains("violates Content Security Policy (meta tag)")) {
                complaints.add(line);
            }
        }
        return complaints;
    }

    @ParameterizedTest
    @MethodSource("exercises")
    void everyNumberIsThere(Path exercise, String language) {
        String sheet = Gradus.verdicts("", "solve", exercise.toString(), "--lang", language);
        String words = page(exercise, language).words();
        Matcher number = NUMBER.matcher(sheet);
        while (number.find()) {
            assertThat(words).contains(number.group().replace("{,}", ","));
        }
    }

    @ParameterizedTest
    @MethodSource("exercises")
    void isWellFormedAndHarmless(Path exercise, String language) throws Exception {
        HtmlPage page = page(exercise, language);
        SAXParserFactory.newInstance()
                .newSAXParser()
                .parse(new InputSource(new StringReader(page.asXml())), new DefaultHandler());
        assertThat(page.asXml())
                .doesNotContainPattern("<[^>]* (style|on[a-z]+|src|srcdoc|action)=")
                .doesNotContainPattern("<[^>]* href=\"[^#]")
                .doesNotContain("\u202e");
        thePolicyAllows(page);
    }

    private static void thePolicyAllows(HtmlPage page) {
        assertThat(page.hashes("style")).hasSize(2).allMatch(page.policy()::contains);
        assertThat(page.hashes("script")).hasSize(1).allMatch(page.policy()::contains);
        assertThat(page.policy())
                .startsWith("default-src 'none';")
                .doesNotContain("unsafe")
                .doesNotContain("http");
    }

    @Test
    void isTheSameEveryTime() {
        Path exercise = Gradus.EXERCISES.resolve("mazur-2-2-2.yaml");
        assertThat(HtmlPage.ofExercise(exercise, "en").text())
                .isEqualTo(HtmlPage.ofExercise(exercise, "en").text());
    }

    @Test
    void whatIsCopiedHasItsLines() {
        Path exercise = Gradus.EXERCISES.resolve("lecture-1.yaml");
        assertThat(HtmlPage.ofExercise(exercise, "de").text())
                .contains(
                        "data-np=\"import numpy as np&#10;z1 = np.array([[1, 1], [0, 1], [-1, 0]]) @ np.array([[1], [0]]) + "
                                + "np.array([[1], [0], [-1]])\"");
    }

    @Test
    void isSmallWithItsFont() {
        Path exercise = Gradus.EXERCISES.resolve("lecture-1.yaml");
        assertThat(HtmlPage.ofExercise(exercise, "en").text().getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThan(200_000);
    }

    @Test
    void aSheetToBeFilledInHoldsNoResult() {
        String exercise = Gradus.EXERCISES.resolve("course-student.yaml").toString();
        HtmlPage blank = HtmlPage.of("solve", exercise, "--to", "html", "--part", "blank");
        HtmlPage question = HtmlPage.of("solve", exercise, "--to", "html", "--part", "question");
        Matcher result = Pattern.compile("\\b0\\.\\d{4}")
                .matcher(HtmlPage.of("solve", exercise, "--to", "html").words());
        while (result.find()) {
            assertThat(blank.text()).doesNotContain(result.group());
            assertThat(question.text()).doesNotContain(result.group());
        }
    }

    @Test
    void whatUsersWriteIsText() throws Exception {
        String nasty = "</title><script>alert(1)</script> \\input{/etc/passwd} $ % & \\\\( x \\\\) 😀 ‮abc"
                + " \u0645\u0631\u062d\u0628\u0627 ]]> <!-- " + "A".repeat(5000);
        String exercise = "title: '" + nasty
                + "'\nnetwork: {layers: [{weights: [[1, 2], [3, 4]], bias: [0, 0], activation: softmax}]}\n"
                + "names: {input: ['<img src=x onerror=alert(2)>', '\"> <b>'], output: ['</script>', '<i>']}\ninput: [1, 2]\ntasks: [forward]\n";
        Gradus.Run run = Gradus.run(exercise, "solve", "-", "--to", "html");
        assertThat(run.err()).isEmpty();
        HtmlPage page = new HtmlPage(run.out());
        assertThat(page.text())
                .doesNotContain("<script>alert")
                .doesNotContain("<img")
                .doesNotContain("<b> ")
                .doesNotContain("\u202e");
        assertThat(page.words()).contains("<script>alert(1)</script>").contains("[U+202E]abc");
        assertThat(complaints(page.text())).isEmpty();
        thePolicyAllows(page);
    }
}
