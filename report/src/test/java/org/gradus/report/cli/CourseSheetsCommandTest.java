package org.gradus.report.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gradus.report.cli.ModelCourse.Numbers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code solve --part …}: what each sheet of a course says, on the model exercise. */
class CourseSheetsCommandTest {
    private static final Pattern DECIMAL = Pattern.compile("\\d+\\.\\d+");

    @TempDir
    private Path folder;

    private String exercise = "";

    @BeforeEach
    void writeExercise() throws IOException {
        exercise = file("c.yaml", ModelCourse.EXERCISE);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static String solve(String... arguments) {
        Run run = Run.of(Stream.concat(Stream.of("solve"), Stream.of(arguments)).toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        return run.out();
    }

    private static JsonNode json(String... arguments) throws IOException {
        return JsonMapper.builder().build().readTree(solve(arguments));
    }

    /** Without signs, as they are written with a point. */
    private static Set<String> decimals(String text) {
        Set<String> found = new LinkedHashSet<>();
        Matcher decimal =
                DECIMAL.matcher(text.replaceAll("hspace\\{[0-9.]+em}", "").replace("{,}", "."));
        while (decimal.find()) {
            found.add(decimal.group());
        }
        return found;
    }

    // ---- what they are called ----

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "question | en | Question sheet, 25 points",
                "question | de | Aufgabenblatt, 25 Punkte",
                "blank    | en | Fill-in sheet, 25 points",
                "blank    | de | Lückenblatt, 25 Punkte",
                "key      | en | Answer key, 25 points",
                "key      | de | Ergebnisliste, 25 Punkte",
                "marking  | en | Marking sheet, 25 points",
                "marking  | de | Korrekturblatt, 25 Punkte"
            })
    void sheetsHaveTheirNames(String part, String language, String kind) {
        String markdown = solve(exercise, "--part", part, "--lang", language);
        assertThat(markdown).contains("\n*" + kind + "*\n", "# Backpropagation in einem 2-2-2-Netz\n");
        assertThat(markdown)
                .startsWith(language.equals("de") ? "*Neuronale Netze I · Blatt 3*" : "*Neuronale Netze I · Sheet 3*");
        assertThat(solve(exercise, "--part", part, "--lang", language, "--to", "tex"))
                .contains("{" + kind + "}\n", "\\coursehead{Neuronale Netze I}");
        boolean handedOut = part.equals("question") || part.equals("blank");
        assertThat(markdown.contains(language.equals("de") ? "Matrikelnummer: " : "Student number: "))
                .isEqualTo(handedOut);
    }

    @Test
    void theMarkingSheetSaysWhatFollows() {
        assertThat(solve(exercise, "--part", "marking")).contains("**Folgefehler.**");
        assertThat(solve(exercise, "--part", "marking", "--lang", "en")).contains("**What follows.**");
    }

    @Test
    void bothAreTheQuestionAndThenTheSolution() {
        String both = solve(exercise, "--part", "both");
        assertThat(both).startsWith(solve(exercise, "--part", "question"));
        assertThat(both.split("\n# ")).hasSize(3);
        assertThat(both.indexOf("*Musterlösung*")).isGreaterThan(both.indexOf("*Aufgabenblatt, 25 Punkte*"));
        assertThat(both.replace("{,}", ".")).contains("0.408");
    }

    // ---- what students get holds no result ----

    @ParameterizedTest
    @ValueSource(strings = {"question", "blank"})
    void nothingIsTold(String part) throws IOException {
        for (String format : List.of("md", "json")) {
            assertThat(ModelCourse.GIVEN)
                    .containsAll(decimals(solve(exercise, "--part", part, "--to", format)).stream()
                            .filter(number -> !number.equals("0.1") && !number.equals("0.5"))
                            .toList());
        }
        String tex = solve(exercise, "--part", part, "--to", "tex");
        Set<String> told = decimals(tex.substring(tex.indexOf("\\begin{rules}")));
        for (Numbers one : ModelCourse.numbers()) {
            assertThat(told).as(one.id()).doesNotContain(one.right().replace("-", ""));
        }
    }

    @Test
    void jsonOfTheQuestionSaysWhatIsAsked() throws IOException {
        JsonNode question = json(exercise, "--part", "question", "--to", "json");
        assertThat(question.get("part").asText()).isEqualTo("question");
        assertThat(question.get("points").toString()).isEqualTo("25");
        assertThat(question.get("decimals").intValue()).isEqualTo(3);
        List<String> asked = new ArrayList<>();
        for (JsonNode one : question.get("asked")) {
            asked.add(one.get("letter").asText() + " " + one.get("id").asText());
            assertThat(one.fieldNames())
                    .toIterable()
                    .containsExactly("letter", "id", "sample", "time", "part", "points");
        }
        assertThat(asked)
                .isEqualTo(ModelCourse.numbers().stream()
                        .filter(Numbers::isAsked)
                        .map(one -> one.letter() + " " + one.id())
                        .toList());
        assertThat(solve(exercise, "--part", "question", "--to", "json", "--lang", "en"))
                .isEqualTo(solve(exercise, "--part", "question", "--to", "json"));
    }

    // ---- the numbers of the model ----

    @ParameterizedTest
    @CsvSource({"MD, de", "MD, en", "TEX, de", "TEX, en"})
    void theKeyHasTheNumbersOfTheModel(Format format, String language) throws IOException {
        String key = solve(exercise, "--part", "key", "--lang", language, "--to", format.extension());
        List<List<String>> rows = ModelCourse.rows(key, format).stream()
                .filter(row -> row.size() >= 4 && row.get(2).matches("-?\\d+\\.\\d+"))
                .map(row -> List.of(row.get(0), row.get(2), row.get(3)))
                .toList();
        assertThat(rows)
                .isEqualTo(Stream.concat(
                                ModelCourse.numbers().stream().filter(Numbers::isAsked),
                                ModelCourse.numbers().stream().filter(one -> !one.isAsked()))
                        .map(one -> List.of(one.letter(), one.right(), one.lo() + " " + one.hi()))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"MD, de", "MD, en", "TEX, de", "TEX, en"})
    void theMarkingSheetHasTheNumbersOfTheModel(Format format, String language) throws IOException {
        String marking = solve(exercise, "--part", "marking", "--lang", language, "--to", format.extension());
        List<List<String>> rows = ModelCourse.rows(marking, format).stream()
                .filter(row -> row.size() >= 11 && !row.get(4).equals(language.equals("de") ? "P." : "pts"))
                .limit(ModelCourse.numbers().size() + 1)
                .toList();
        List<List<String>> found = new ArrayList<>();
        for (List<String> row : rows.subList(0, rows.size() - 1)) {
            List<String> mistakes = row.subList(5, 11).stream()
                    .map(value -> value.equals("·") ? row.get(2) : value)
                    .toList();
            found.add(List.of(row.get(0), row.get(2), row.get(3), String.join(" ", mistakes)));
        }
        assertThat(found)
                .isEqualTo(ModelCourse.numbers().stream()
                        .map(one -> List.of(
                                one.letter(), one.right(), one.lo() + " " + one.hi(), String.join(" ", one.mistakes())))
                        .toList());
        assertThat(rows.get(rows.size() - 1).subList(4, 11)).containsExactly("25", "23", "23", "23", "23", "16", "24");
    }

    @Test
    void jsonHasTheNumbersOfTheModel() throws IOException {
        JsonNode key = json(exercise, "--part", "key", "--to", "json").get("asked");
        JsonNode marking = json(exercise, "--part", "marking", "--to", "json").get("asked");
        List<Numbers> asked =
                ModelCourse.numbers().stream().filter(Numbers::isAsked).toList();
        assertThat(key).hasSameSizeAs(asked);
        for (int i = 0; i < asked.size(); i++) {
            Numbers model = asked.get(i);
            for (JsonNode one : List.of(key.get(i), marking.get(i))) {
                assertThat(one.get("letter").asText()).isEqualTo(model.letter());
                assertThat(one.get("right").asText()).isEqualTo(model.right());
                assertThat(one.get("interval").get(0).asText()).isEqualTo(model.lo());
                assertThat(one.get("interval").get(1).asText()).isEqualTo(model.hi());
            }
            assertThat(key.get(i).has("mistakes")).isFalse();
            JsonNode mistakes = marking.get(i).get("mistakes");
            assertThat(ModelCourse.MISTAKES.stream()
                            .map(name -> mistakes.get(name).asText()))
                    .as(model.id())
                    .isEqualTo(model.mistakes());
        }
    }

    // ---- what is filled in ----

    @Test
    void theFirstLayerIsWorkedOutOnABlankSheetForTheLast() throws IOException {
        String blank = solve(exercise, "--part", "blank", "--blank", "last-layer", "--lang", "en");
        assertThat(blank).contains("*Fill-in sheet, 21 points*", "## (a) Output · 4 pts");
        assertThat(boxes(blank))
                .startsWith("A -1.2", "B 1.8", "C 0.231", "D 0.858", "E", "F")
                .hasSize(24);
        assertThat(boxes(blank).subList(4, 24)).allMatch(box -> box.length() == 1);
        JsonNode json = json(exercise, "--part", "blank", "--blank", "last-layer", "--to", "json");
        assertThat(json.get("points").toString()).isEqualTo("21");
        List<String> filled = new ArrayList<>();
        json.get("asked").forEach(one -> {
            if (one.path("filled").booleanValue()) {
                filled.add(one.get("letter").asText());
            }
        });
        assertThat(filled).containsExactly("A", "B", "C", "D");
        assertThat(decimals(json.toString())).containsOnly("0.1", "0.5"); // the version, half a point
    }

    private static List<String> boxes(String markdown) {
        List<String> boxes = new ArrayList<>();
        Matcher box = Pattern.compile("\\\\mathsf\\{([A-Z])}}(?:\\\\hspace\\{[0-9.]+em}| ([-0-9.]+))}")
                .matcher(markdown);
        while (box.find()) {
            String number = Objects.requireNonNullElse(box.group(2), "");
            boxes.add((box.group(1) + " " + number).strip());
        }
        return boxes.stream().sorted().toList();
    }

    // ---- decimals ----

    /** The command line wins: six decimals are asked, and what is written goes on. */
    @ParameterizedTest
    @ValueSource(strings = {"written", "kept"})
    void theCommandLineSaysHowManyDecimals(String carry) throws IOException {
        String other = file("o.yaml", ModelCourse.EXERCISE.replace("carry: written", "carry: " + carry));
        JsonNode key = json(other, "--digits", "6", "--part", "key", "--to", "json");
        assertThat(key.get("decimals").intValue()).isEqualTo(6);
        double[] a = {sigma(-1.2), sigma(1.8)};
        double[] z = {-0.9 * a[0] - a[1] + 0.3, 0.3 * a[0] + 0.7 * a[1] - 0.3};
        double[] expected = {-1.2, 1.8, a[0], a[1], z[0], z[1], sigma(z[0]), sigma(z[1])};
        for (int i = 0; i < expected.length; i++) {
            JsonNode one = key.get("asked").get(i);
            assertThat(new BigDecimal(one.get("right").asText()).scale()).isEqualTo(6);
            assertThat(Double.parseDouble(one.get("right").asText()))
                    .as(one.get("id").asText())
                    .isCloseTo(expected[i], within(carry.equals("kept") ? 5e-7 : 2e-6));
        }
        assertThat(solve(other, "--digits", "6", "--part", "question", "--lang", "en"))
                .contains("6 decimals")
                .doesNotContain("3 decimals");
    }

    private static double sigma(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    // ---- the table for those who have no calculator ----

    @Test
    void theFunctionTableHoldsWhatIsNeeded() throws IOException {
        String table = file("t.yaml", ModelCourse.EXERCISE + "given: function-table\n");
        String question = solve(table, "--part", "question");
        List<List<String>> rows = ModelCourse.rows(question, Format.MD);
        Set<String> arguments = new LinkedHashSet<>();
        Set<String> shown = new LinkedHashSet<>(ModelCourse.GIVEN);
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).get(0).equals("z")) {
                for (int j = 1; j <= 8; j++) {
                    String z = rows.get(i).get(j);
                    String value = rows.get(i + 1).get(j);
                    assertThat(Double.parseDouble(value)).as(z).isCloseTo(sigma(Double.parseDouble(z)), within(0.0005));
                    arguments.add(z);
                    shown.addAll(List.of(z.replace("-", ""), value));
                }
            }
        }
        assertThat(arguments).contains("-1.200", "1.800", "-0.766", "0.370").hasSizeGreaterThanOrEqualTo(16);
        assertThat(shown).containsAll(decimals(question));
        assertThat(solve(table, "--part", "question", "--to", "tex").replace("{,}", "."))
                .contains("$-0.766$", "$0.317$");
        assertThat(ModelCourse.rows(solve(table, "--part", "blank"), Format.MD)).containsAll(rows);
    }

    // ---- slips ----

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ask: [z1, q7]           | c.yaml:19:11: ask names q7, which no task here calculates",
                "ask: [z1, Delta2]       | c.yaml:19:11: ask names Delta2, which no task here calculates; did you mean 'delta2'?",
                "ask: [z1, \"z1[3]\"]    | c.yaml:19:11: ask names an entry of z1 that is not there; its entries are z1[1], z1[2]",
                "ask: []                 | c.yaml:19:6: ask is empty; name a quantity or leave the key out",
                "answers: {carry: kept}  | c.yaml:18:10: answers needs decimals",
                "answers: {decimals: 16} | c.yaml:18:21: decimals is '16' but must be an integer from 1 to 15",
                "course: {points: {a: 1.3}} | c.yaml:17:22: points of part a are '1.3' but must be a number from 0 to 9999, in quarters",
                "course: {points: {e: 2}}   | c.yaml:17:19: points of part 'e', but the parts here are a to d",
                "course: {logo: ../a.png}   | c.yaml:17:16: logo is '../a.png' but must be a PNG, JPEG or PDF below the folder",
                "given: table            | c.yaml:20:8: given is 'table' but must be function-table"
            })
    void slipsAreNamedWithTheirPlace(String line, String message) throws IOException {
        String key = line.substring(0, line.indexOf(':') + 1);
        String bad = ModelCourse.EXERCISE.contains("\n" + key)
                ? ModelCourse.EXERCISE.replaceFirst("\n" + key + ".*", "\n" + Matcher.quoteReplacement(line))
                : ModelCourse.EXERCISE + line + "\n";
        file("c.yaml", bad);
        for (String part : List.of("question", "blank", "key", "marking", "both")) {
            Run run = Run.of(
                    "solve",
                    exercise,
                    "--part",
                    part,
                    "-o",
                    folder.resolve("out.md").toString());
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.err()).contains(message).hasLineCount(1);
            assertThat(run.out()).isEmpty();
        }
        assertThat(folder.resolve("out.md")).doesNotExist();
    }
}
