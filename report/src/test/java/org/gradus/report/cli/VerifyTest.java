package org.gradus.report.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class VerifyTest {
    private static final String RIGHT = """
            claims:
              - {id: parabola, of: "z^2", wrt: z, claim: "2*z"}
              - {of: sigmoid, wrt: z, claim: "y*(1-y)"}
            """;
    private static final String MIXED = """
            claims:
              - {id: parabola, of: "z^2", wrt: z, claim: "2*z"}
              - {id: relu, of: relu, wrt: z, claim: "1"}
              - {id: open, of: "z^2", wrt: z, claim: "2*(z"}
              - {id: undefined, of: "z^2/2", wrt: z, claim: "z^2/z"}
            """;

    @TempDir
    private Path folder;

    private Path right;
    private Path mixed;

    @BeforeEach
    void writeClaims() throws IOException {
        right = Files.writeString(folder.resolve("right.yaml"), RIGHT);
        mixed = Files.writeString(folder.resolve("mixed.v2.yaml"), MIXED);
    }

    @Test
    void aTableWithASummaryGoesToStandardOutput() {
        assertThat(Run.of("verify", right.toString())).isEqualTo(new Run(0, """
                Claim     Verdict  Witness  Reason
                parabola  proved
                2         proved

                2 claims: 2 proved, 0 refuted, 0 undecided
                """, ""));
    }

    /** ReLU′ = 1 is wrong left of 0; z²/z has no value at 0, where (z²/2)′ is 0. */
    @Test
    void oneClaimThatIsNotProvedIsExitCodeOne() {
        assertThat(Run.of("verify", mixed.toString())).isEqualTo(new Run(1, """
                Claim      Verdict     Witness  Reason
                parabola   proved
                relu       refuted     z = -1   derivative 0, claim 1; the slope of one side is claimed for both; that of ReLU is 1 for positive and 0 for negative arguments
                open       unreadable           %s:4:47: the parenthesis opened at character 3 is not closed before the end of the formula
                undefined  refuted     z = 0    derivative 0, claim undefined

                4 claims: 1 proved, 2 refuted, 1 unreadable
                """.formatted(mixed), ""));
    }

    @Test
    void jsonHoldsWhatTheContractSays() {
        Run run = Run.of("verify", mixed.toString(), "--to", "json");
        assertThat(run.code()).isEqualTo(1);
        JsonNode json = new JsonMapper().readTree(run.out());
        assertThat(json.at("/gradus").asString()).isEqualTo("0.1.0");
        assertThat(json.at("/claims").size()).isEqualTo(4);
        assertThat(keys(json.at("/claims/0"))).containsExactly("id", "verdict", "method", "derivative");
        assertThat(json.at("/claims/1").toString())
                .contains("\"id\":\"relu\",\"verdict\":\"refuted\",\"method\":\"witness\"")
                .contains("\"witness\":{\"z\":\"-1\"},\"expected\":\"0\",\"claimed\":\"1\",\"mistake\":\"relu-slope\"")
                .contains("\"reason\":\"wrong on a region\"");
        assertThat(keys(json.at("/claims/2"))).containsExactly("id", "verdict", "method", "reason");
        assertThat(json.at("/claims/2/method").asString()).isEqualTo("invalid");
        assertThat(json.at("/claims/2/reason").asString()).startsWith(mixed + ":4:47: ");
        assertThat(keys(json.at("/claims/3")))
                .containsExactly("id", "verdict", "method", "derivative", "witness", "expected", "reason");
    }

    private static List<String> keys(JsonNode node) {
        return List.copyOf(node.propertyNames());
    }

    @Test
    void jsonDoesNotDependOnTheLanguage() {
        assertThat(Run.of("verify", mixed.toString(), "--to", "json", "--lang", "de"))
                .isEqualTo(Run.of("verify", mixed.toString(), "--to", "json"));
    }

    @Test
    void germanIsSpoken() {
        assertThat(Run.of("verify", mixed.toString(), "--lang", "de").out())
                .contains(
                        "relu        widerlegt  z = -1         Ableitung 0, Behauptung 1; die Steigung der einen Seite")
                .endsWith("4 Behauptungen: 1 bewiesen, 2 widerlegt, 1 unlesbar\n");
    }

    @Test
    void oneClaimStandsOnTheCommandLine() {
        assertThat(Run.of("verify", "--of", "x^a", "--wrt", "x", "--claim", "a*x^(a-1)", "--assume", "x > 0"))
                .isEqualTo(new Run(0, """
                        Claim  Verdict  Witness  Reason
                        1      proved            for x > 0

                        1 claim: proved
                        """, ""));
        Run wrong = Run.of("verify", "--of", "z^2", "--wrt", "z", "--claim", "4/2z");
        assertThat(wrong.code()).isEqualTo(1);
        assertThat(wrong.out())
                .contains("unreadable           --claim:1:4: this can be read in two ways; write 4/2*z or 4/(2*z)");
        assertThat(Run.of("verify", "--of=z^2", "--wrt=z", "--claim=-2*z").out())
                .contains("the sign is wrong");
    }

    @Test
    void standardInputIsReadAsAFileIs() {
        assertThat(Run.withInput(RIGHT, "verify", "-")).isEqualTo(Run.of("verify", right.toString()));
        assertThat(Run.withInput(MIXED, "verify", "-").out()).contains("stdin:4:47: ");
    }

    @Test
    void resultsAreNamedAfterTheInput() throws IOException {
        Path out = folder.resolve("new/results");
        Run run = Run.of(
                "verify", mixed.toString(), right.toString(), "--to", "table,json", "--to", "md,tex", "-o", out + "/");
        assertThat(run).isEqualTo(new Run(1, "", ""));
        try (Stream<Path> results = Files.list(out)) {
            assertThat(results.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "mixed.v2.txt",
                            "mixed.v2.json",
                            "mixed.v2.md",
                            "mixed.v2.tex",
                            "right.txt",
                            "right.json",
                            "right.md",
                            "right.tex");
        }
        assertThat(Files.readString(out.resolve("right.txt")))
                .isEqualTo(Run.of("verify", right.toString()).out());
        Run one = Run.of(
                "verify", "--of", "z", "--wrt", "z", "--claim", "1", "--to", "md,json", "-o", folder + "/single/");
        assertThat(one).isEqualTo(new Run(0, "", ""));
        assertThat(folder.resolve("single/claim.md")).exists();
        assertThat(folder.resolve("single/claim.json")).exists();
    }

    @Test
    void aFileThatIsNoClaimsFileDoesNotStopTheOthers() throws IOException {
        Path exercise = Files.writeString(folder.resolve("exercise.yaml"), "logits: [1, 2]\n");
        Path out = folder.resolve("out");
        Run run = Run.of("verify", exercise.toString(), mixed.toString(), "nowhere.yaml", "-o", out + "/");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo(exercise + ":1:1: unknown key 'logits' in a claims file; the keys here are claims\n"
                        + "nowhere.yaml: not found\n");
        assertThat(out.resolve("mixed.v2.txt")).exists();
        assertThat(out.resolve("exercise.txt")).doesNotExist();
    }

    /** The sheet of an exercise is written although one of its claims is wrong. */
    @Test
    void aTaskCanBeAClaim() {
        String exercise = """
                tasks:
                  - verify: {of: sigmoid, wrt: z, claim: "y*(1-y)"}
                  - verify: {id: wrong, of: sigmoid, wrt: z, claim: "y*(1+y)"}
                """;
        Run run = Run.withInput(exercise, "solve", "-");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("## (a) Claim 1")
                .contains("> **(a)** **proved**: the claim is right.")
                .contains("> **(b)** **refuted**: at $z = ");
        JsonNode json = new JsonMapper()
                .readTree(Run.withInput(exercise, "solve", "-", "--to", "json").out());
        assertThat(json.at("/verdicts/0/verdict").asString()).isEqualTo("proved");
        assertThat(json.at("/verdicts/1/id").asString()).isEqualTo("wrong");
        double z = Double.parseDouble(json.at("/verdicts/1/witness/z").asString());
        double y = 1 / (1 + Math.exp(-z));
        assertThat(Double.parseDouble(json.at("/verdicts/1/expected").asString()))
                .isCloseTo(y * (1 - y), within(1e-3));
        assertThat(Double.parseDouble(json.at("/verdicts/1/claimed").asString()))
                .isCloseTo(y * (1 + y), within(1e-3));
    }

    @Test
    void aTaskWhoseFormulaCannotBeReadIsUndecided() {
        Run run = Run.withInput("tasks: [{verify: {of: sigmoid, wrt: z, claim: \"y*(1-y\"}}]\n", "solve", "-");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("**unreadable**: the claim says nothing that can be decided: stdin:1:54: ");
    }

    @Test
    void theVerdictIsInColourWhereTheTerminalHasIt() {
        String property = "gradus.colours";
        System.setProperty(property, "true");
        try {
            boolean refused = System.getenv("NO_COLOR") != null
                    && !System.getenv("NO_COLOR").isEmpty();
            String table = Run.of("verify", mixed.toString()).out();
            assertThat(table.contains("\u001b[31mrefuted   \u001b[0m")).isEqualTo(!refused);
            assertThat(table.replaceAll("\u001b\\[[0-9]+m", "")).isEqualTo(plain());
        } finally {
            System.clearProperty(property);
        }
    }

    private String plain() {
        System.clearProperty("gradus.colours");
        return Run.of("verify", mixed.toString()).out();
    }

    /** What stood on a command line may hold anything, a terminal gets no control characters. */
    @Test
    void noControlCharacterReachesTheTerminal() {
        String table = Run.of("verify", "--of", "z", "--wrt", "z", "--claim", "1\u001b[31m")
                .out();
        assertThat(table.replace("\n", "")).matches("[^\\p{Cntrl}]*");
    }

    /** What cannot be explained is decided all the same, and costs the other claims nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"md", "tex", "json", "table"})
    void aClaimDoesNotCostItsNeighboursTheirVerdicts(String format) {
        String claims = """
                claims:
                  - {of: "max(acos(x)*(0.1+x), min(100+x, x+x))", wrt: x, claim: "7"}
                  - of: "((x+x)^3)^(2/3)-piecewise(log10(sin(pi/2)) > cos(pi/5)-(1+sqrt(5))/4, max(x, 10), x^(3/2))^0"
                    wrt: x
                    claim: "2/3*(-(-((x+x)^3)^(2/3-1)))*(3*(x+x)^2*(1+1))"
                    assume: ["x < abs(-1)"]
                  - {of: sigmoid, wrt: z, claim: "y*(1-y)"}
                """;
        Run run = Run.withInput(claims, "verify", "-", "--to", format);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("proved");
    }
}
