package org.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.solve.Solver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every snippet of the README runs, and prints what the README says it prints. */
class ReadmeTest {
    private static final String README = Gradus.text(Gradus.ROOT.resolve("README.md"));
    private static final Pattern FENCE = Pattern.compile("(?m)^```(\\w+)\\n(.*?)^```$", Pattern.DOTALL);

    @Test
    void theFirstCommandPrintsTheExcerpt() {
        String command = fences("sh").get(0).strip();
        assertThat(command).startsWith("./gradus ");
        String sheet = Gradus.output("", inRoot(command));
        String start = "<!-- excerpt -->\n";
        int from = README.indexOf(start) + start.length();
        assertThat(sheet).contains(README.substring(from, README.indexOf("<!-- end of excerpt -->")));
    }

    @Test
    void theSecondCommandIsTheTests() {
        assertThat(README).contains("<!-- test -->\n```sh\nmvn -B -ntp verify\n```");
    }

    @Test
    void theExerciseCanBeSolved() {
        byte[] yaml = fences("yaml").get(0).getBytes(StandardCharsets.UTF_8);
        assertThat(Solver.solve(ExerciseReader.read("README.md", yaml)).answers())
                .hasSize(13);
    }

    @Test
    void theJavaSnippetsAreTheOnesThatRun() {
        String source =
                Gradus.text(Gradus.ROOT.resolve("examples/src/test/java/org/gradus/examples/ReadmeSnippets.java"));
        assertThat(fences("java"))
                .containsExactly(
                        snippet(source, "sheet"),
                        snippet(source, "network"),
                        snippet(source, "training"),
                        snippet(source, "proof"),
                        snippet(source, "derivation"),
                        snippet(source, "worksheet"),
                        snippet(source, "gradient"));
    }

    @Test
    void fourLinesPrintTheGermanSheet() throws IOException {
        StringBuilder out = new StringBuilder();
        ReadmeSnippets.sheet(Gradus.EXERCISES.resolve("lecture-1.yaml"), out);
        assertThat(out.toString()).isEqualTo(Gradus.text(Gradus.SHEETS.resolve("lecture-1.de.md")));
    }

    @Test
    void theNetworkPrintsItsForwardPass() {
        assertThat(printed(ReadmeSnippets::network)).isEqualTo(fences("text").get(0));
    }

    @Test
    void theNetworkPrintsItsGradientsAndAStep() {
        assertThat(printed(ReadmeSnippets::training)).isEqualTo(fences("text").get(1));
    }

    @Test
    void theProofPrintsItsVerdict() {
        assertThat(printed(ReadmeSnippets::proof)).isEqualTo(fences("text").get(2));
    }

    @Test
    void theDerivationPrintsItsSteps() {
        assertThat(printed(ReadmeSnippets::derivation)).isEqualTo(fences("text").get(3));
    }

    @Test
    void theWorksheetPrintsWhatFollows() {
        assertThat(printed(() -> {
                    try {
                        ReadmeSnippets.worksheet(Gradus.EXERCISES.resolve("lecture-1.yaml"));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }))
                .isEqualTo(fences("text").get(4));
    }

    @Test
    void theDerivationsCanBeAskedFor() {
        List<String> commands = fences("sh").get(1).lines().toList();
        assertThat(commands).hasSize(3).allMatch(command -> command.startsWith("./gradus derive "));
        assertThat(Gradus.output("", inRoot(commands.get(0)))).contains("\\sigma(z) (1 - \\sigma(z))");
        assertThat(commands.get(1)).endsWith(" --wrt w").contains("\"(sigmoid(w*x+b)-t)^2/2\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!-- claims -->", "<!-- claims about backpropagation -->"})
    void theClaimsGetTheirVerdicts(String mark) {
        int from = README.indexOf(mark);
        Matcher fence = FENCE.matcher(README.substring(from));
        assertThat(fence.find()).isTrue();
        String claims = fence.group(2);
        assertThat(fence.find()).isTrue();
        assertThat(Gradus.verdicts(claims, "verify", "-")).isEqualTo(fence.group(2));
    }

    @Test
    void theGradientIsChecked() {
        List<String> printed = fences("text");
        assertThat(printed(ReadmeSnippets::gradient)).isEqualTo(printed.get(printed.size() - 1));
    }

    @Test
    void theSmallProgramComputesXor() {
        assertThat(printed(() -> XorNetwork.main(new String[0])))
                .isEqualTo("0 xor 0 = 0\n0 xor 1 = 1\n1 xor 0 = 1\n1 xor 1 = 0\n");
    }

    @Test
    void theDependencyIsThisVersion() {
        String pom = Gradus.text(Gradus.ROOT.resolve("report/pom.xml"));
        assertThat(pom).contains("<artifactId>gradus-report</artifactId>");
        assertThat(fences("xml").get(0))
                .contains("<artifactId>gradus-report</artifactId>")
                .contains("<version>" + Gradus.output("", "--version").strip().replace("gradus ", "") + "</version>");
    }

    @Test
    void everyLinkLeadsSomewhere() {
        Matcher links = Pattern.compile("\\]\\((?!https?:)([^)]+)\\)").matcher(README);
        while (links.find()) {
            String link = links.group(1);
            if (link.startsWith("#")) {
                assertThat(README.lines().map(ReadmeTest::anchor)).contains(link);
            } else {
                assertThat(Gradus.ROOT.resolve(link)).exists();
            }
        }
    }

    /** What leads to a heading, of any other line something that no link holds. */
    private static String anchor(String line) {
        return line.replaceFirst("^#+ ", "#").toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    private static String[] inRoot(String command) {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.remove(0);
        words.replaceAll(
                word -> word.startsWith("examples/") ? Gradus.ROOT.resolve(word).toString() : word);
        return words.toArray(String[]::new);
    }

    private static List<String> fences(String language) {
        List<String> blocks = new ArrayList<>();
        Matcher fence = FENCE.matcher(README);
        while (fence.find()) {
            if (fence.group(1).equals(language)) {
                blocks.add(fence.group(2));
            }
        }
        return blocks;
    }

    private static String snippet(String source, String name) {
        String start = "        // snippet " + name + "\n";
        int from = source.indexOf(start) + start.length();
        return source.substring(from, source.indexOf("        // end\n", from))
                .lines()
                .map(line -> line.substring(Math.min(8, line.length())))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String printed(Runnable snippet) {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            snippet.run();
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
