package org.gradus.report.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever stands in a file, its name or an argument: no terminal, no Markdown and no JSON gets a character that hides. */
class HiddenCharactersTest {
    /** All that Unicode calls control, format, separator of lines or half of a pair, but for the line feed that ends our lines. */
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\u3164&&[^\\n]]");

    /** As YAML writes them: C0, DEL, C1, direction, separators, zero width. */
    static Stream<String> escapes() {
        return Stream.of(
                "\\0",
                "\\a",
                "\\e[31m",
                "\\x7f",
                "\\x9b31m",
                "\\u061c",
                "\\u200b",
                "\\u200d",
                "\\u200e",
                "\\u200f",
                "\\u202a",
                "\\u202b",
                "\\u202d",
                "\\u202e",
                "\\u2066",
                "\\u2067",
                "\\u2069",
                "\\u2028",
                "\\u2029",
                "\\x85",
                "\\ufeff",
                "\\U000e0041",
                "\\u3164");
    }

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("escapes")
    void aSheetNamesWhatItsFileHides(String escape) {
        String yaml = """
                title: "A%1$sB"
                text: "Q%1$sR"
                names: {input: ["n%1$sm"], output: ["p%1$sq"]}
                network:
                  layers:
                    - {weights: [[1]], bias: [1], activation: sigmoid}
                input: [1]
                tasks: [forward, activation-derivative, {verify: {id: "i%1$sj", of: "z^2", wrt: z, claim: "3*z"}}]
                """.formatted(escape);
        for (List<String> options : List.of(
                List.of("md"),
                List.of("md", "--markdown", "github"),
                List.of("md", "--markdown", "pandoc"),
                List.of("tex"))) {
            Run run = solve(yaml, options);
            assertThat(run.code()).as(run.err()).isEqualTo(1);
            assertThat(run.out() + run.err()).as("%s", options).doesNotContainPattern(HIDDEN);
        }
        Run json = solve(yaml, List.of("json"));
        assertThat(json.out() + json.err()).doesNotContainPattern(HIDDEN);
        JsonNode title = new JsonMapper().readTree(json.out()).at("/title");
        JsonNode wanted = new JsonMapper().readTree("\"" + inJson("A" + escape + "B") + "\"");
        assertThat(title.asString().strip()).isEqualTo(wanted.asString());
    }

    private static Run solve(String yaml, List<String> options) {
        List<String> args = new java.util.ArrayList<>(List.of("solve", "-", "--to"));
        args.addAll(options);
        return Run.withInput(yaml, args.toArray(String[]::new));
    }

    /** The same escape as JSON knows it. */
    private static String inJson(String escaped) {
        return escaped.replace("\\0", "\\u0000")
                .replace("\\a", "\\u0007")
                .replace("\\e", "\\u001b")
                .replaceAll("\\\\x(..)", "\\\\u00$1")
                .replace("\\U000e0041", "\\udb40\\udc41");
    }

    @ParameterizedTest
    @MethodSource("escapes")
    void aVerdictNamesWhatItsFileHides(String escape) {
        String yaml = """
                claims:
                  - {id: "refuted%1$sproved", of: "z^2", wrt: z, claim: "3*z"}
                  - {id: "x%1$sy", of: "z^2", wrt: z, claim: "3*%1$sz"}
                """.formatted(escape);
        for (String format : List.of("table", "md", "tex", "json")) {
            Run run = Run.withInput(yaml, "verify", "-", "--to", format);
            assertThat(run.out() + run.err()).as(format).doesNotContainPattern(HIDDEN);
        }
        assertThat(Run.withInput(yaml, "verify", "-").out().lines())
                .hasSize(5); // head, two claims, a blank line, the summary
    }

    @ParameterizedTest
    @MethodSource("escapes")
    void aMessageAboutAFileNamesWhatIsHidden(String escape) {
        String yaml = "network: {layers: [{weights: [[1]], activation: \"re%1$slu\"}]}\n\"in%1$sput\": [\"1%1$s\"]\n";
        Run run = Run.withInput(yaml.formatted(escape), "solve", "-");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).isNotEmpty().doesNotContainPattern(HIDDEN);
        assertThat(run.err().lines()).allMatch(line -> line.startsWith("stdin:"));
    }

    /** What a shell can pass. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b[31m",
                "\u009b31m",
                "\u007f",
                "\u202e",
                "\u2066",
                "\u200f",
                "\u061c",
                "\u2028",
                "\ufeff",
                "\n"
            })
    void aMessageAboutAnArgumentNamesWhatIsHidden(String hidden) {
        String word = "a" + hidden + "b";
        for (String[] args : new String[][] {
            {word},
            {"--" + word},
            {"help", word},
            {"solve", word},
            {"solve", "x.yaml", "--to", word},
            {"solve", "x.yaml", "--lang", word},
            {"solve", "x.yaml", "--limit", word},
            {"solve", "x.yaml", "--help=" + word},
            {"solve", word, "-o", word},
            {"derive", word},
            {"derive", "z", "--wrt", word},
            {"derive", "z", "-o", "x." + word, "--to", word},
            {"verify", word},
            {"verify", "--of", word},
            {"verify", "--of", word, "--wrt", word, "--claim", word, "--assume", word},
            {"verify", "--of", "z", "--wrt", "z", "--claim", word},
            {"schema", word},
            {"schema", word, word},
            {"generate-completion", word}
        }) {
            Run run = Run.of(args);
            assertThat(run.code()).as("%s", (Object) args).isIn(1, 2);
            assertThat(run.out() + run.err()).as("%s", (Object) args).doesNotContainPattern(HIDDEN);
            assertThat(run.err().lines()).as("%s", (Object) args).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFileNameWithALineFeedAndAnEscapeIsOneLine() throws IOException {
        Path bad = Files.writeString(folder.resolve("a\u001b[2K\nb.yaml"), "network: 3\n");
        Run run = Run.of("solve", bad.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err().lines()).allMatch(line -> line.contains("a[U+001B][2K b.yaml:1:"));
        Run unwritable = Run.of("derive", "z", "-o", bad + "/x");
        assertThat(unwritable.code()).isEqualTo(2);
        assertThat(unwritable.err()).hasLineCount(1).doesNotContainPattern(HIDDEN);
    }
}
