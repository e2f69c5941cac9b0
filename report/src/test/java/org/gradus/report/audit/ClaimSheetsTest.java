package org.gradus.report.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gradus.report.compose.Composer;
import org.gradus.report.compose.words.Style;
import org.gradus.report.exercise.Claims;
import org.gradus.report.exercise.StatedClaim;
import org.gradus.report.exercise.reader.ClaimsReader;
import org.gradus.report.exercise.reader.Limits;
import org.gradus.report.render.KatexCheck;
import org.gradus.report.render.LatexRenderer;
import org.gradus.report.render.MarkdownRenderer;
import org.gradus.report.sheet.Sheet;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.ClaimResult;
import org.gradus.report.solution.Solution;
import org.gradus.report.solution.ValuesAtPoint;
import org.gradus.report.solve.ClaimVerifier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The claims of the kernel's specification as a claims file: every verdict, and every number on the sheets. */
class ClaimSheetsTest {
    private static final Path SPECIFICATION = Path.of(
            "..",
            "symbolic",
            "src",
            "test",
            "resources",
            "org",
            "gradus",
            "symbolic",
            "claim",
            "derivative-claims.txt");

    /** KaTeX in Rhino takes a tenth of a second a claim. */
    private static final int KATEX_EVERY = 12;

    private static List<String[]> lines = List.of();
    private static Claims claims = new Claims("", List.of());
    private static List<ClaimResult> results = List.of();

    @BeforeAll
    static void verify() throws IOException {
        lines = Files.readAllLines(SPECIFICATION).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\\s*\\|\\s*"))
                .toList();
        StringBuilder yaml = new StringBuilder("claims:\n");
        for (String[] cells : lines) {
            yaml.append("  - {of: \"" + cells[0] + "\", wrt: " + cells[1] + ", claim: \"" + cells[2] + "\"");
            if (!cells[3].equals("-")) {
                yaml.append(", assume: [\"" + String.join("\", \"", cells[3].split("\\s*;\\s*")) + "\"]");
            }
            yaml.append("}\n");
        }
        byte[] bytes = yaml.toString().getBytes(StandardCharsets.UTF_8);
        claims = ClaimsReader.read("claims.yaml", new ByteArrayInputStream(bytes), Limits.DEFAULT);
        results = ClaimVerifier.verify(claims);
    }

    @Test
    void theFileGetsTheVerdictsOfTheSpecification() {
        assertThat(results).hasSizeGreaterThan(300);
        for (int i = 0; i < results.size(); i++) {
            assertThat(results.get(i).verdict())
                    .as(String.join(" | ", lines.get(i)) + ": " + results.get(i).reason())
                    .isEqualTo(lines.get(i)[4]);
        }
    }

    /** Both languages, audited number by number, some of them read by KaTeX in strict mode. */
    @Test
    void everythingPrintedIsTrue() {
        for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            int checked = 0;
            List<String> faults = new ArrayList<>();
            for (int i = 0; i < results.size(); i++) {
                String sheet = new MarkdownRenderer().render(sheet(i, language));
                SheetAudit.Report report = SheetAudit.of(sheet.replace("{,}", "."));
                checked += report.relationsChecked();
                report.faults().forEach(faults::add);
                if (language.equals(Locale.ENGLISH) && i % KATEX_EVERY == 0) {
                    faults.addAll(KatexCheck.complaints(sheet));
                }
            }
            assertThat(faults).isEmpty();
            assertThat(checked).isGreaterThan(60);
        }
    }

    private static Sheet sheet(int index, Locale language) {
        Claims one = new Claims(claims.name(), List.of(claims.claims().get(index)));
        Solution solution = ClaimVerifier.workOut(one, List.of(results.get(index)), language);
        return Composer.compose(solution, Style.of(language));
    }

    /** The certified decimals alone stand where 15 places show no difference. */
    @Test
    void counterexamplesAreWorkedOut() {
        int refuted = 0;
        List<String> bare = new ArrayList<>();
        Solution solution = ClaimVerifier.workOut(claims, results, Locale.ENGLISH);
        for (int i = 0; i < results.size(); i++) {
            Answer.Verification answer =
                    (Answer.Verification) solution.answers().get(i);
            if (results.get(i).verdict().equals("refuted")) {
                refuted++;
                if (answer.values().isEmpty()) {
                    bare.add(String.join(" | ", lines.get(i)));
                }
                answer.values().ifPresent(values -> agree(values, answer.result()));
            }
        }
        assertThat(bare).as("of " + refuted).hasSizeLessThanOrEqualTo(refuted / 10);
    }

    /** The worked values are those of the kernel's own enclosures. */
    private static void agree(ValuesAtPoint values, ClaimResult result) {
        double expected = result.finding()
                .counterexample()
                .orElseThrow()
                .expected()
                .enclosure()
                .lower();
        if (values.expected().isEmpty()) {
            return;
        }
        assertThat(values.expected().get().value().real().nearestDouble())
                .as(((StatedClaim.Formulated) result.claim()).claim().toString())
                .isCloseTo(expected, org.assertj.core.data.Offset.offset(1e-9 * (1 + Math.abs(expected))));
    }

    @Test
    void latexIsWritten() {
        String tex = new LatexRenderer()
                .render(Composer.compose(
                        ClaimVerifier.workOut(claims, results, Locale.GERMAN), Style.of(Locale.GERMAN)));
        assertThat(tex).contains("widerlegt").contains("bewiesen").doesNotContain("null");
    }
}
