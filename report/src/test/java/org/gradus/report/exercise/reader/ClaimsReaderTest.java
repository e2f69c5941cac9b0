package org.gradus.report.exercise.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.Variables;
import org.gradus.report.exercise.ClaimSource;
import org.gradus.report.exercise.ClaimSource.Part;
import org.gradus.report.exercise.Claims;
import org.gradus.report.exercise.ExerciseException;
import org.gradus.report.exercise.StatedClaim;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClaimsReaderTest {
    /** A file of {@code claims.txt}. */
    record Case(String name, List<String> expected, String text) {
        boolean isRefused() {
            return name.endsWith("[file]");
        }

        /** Whether the JSON Schema refuses the file too. */
        boolean isStructural() {
            return name.endsWith("[structure]");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        List<Case> cases = new ArrayList<>();
        String[] sections = BrokenExercisesTest.resource("claims.txt").split("(?m)^=== ");
        for (String section : List.of(sections).subList(1, sections.length)) {
            List<String> lines = section.lines().toList();
            List<String> expected = lines.stream()
                    .filter(line -> line.startsWith("> ") || line.startsWith("! "))
                    .map(line -> line.substring(2))
                    .toList();
            String text = String.join("\n", lines.subList(1 + expected.size(), lines.size()))
                    .replace("LONG", "z+".repeat(1200) + "1")
                    .replace("DEEP", "(".repeat(500) + "z" + ")".repeat(500));
            cases.add(new Case(lines.get(0), expected, text.isEmpty() ? "" : text + "\n"));
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void readsWhatCanBeReadAndSaysWhatCannot(Case file) throws IOException {
        if (file.isRefused()) {
            assertThatExceptionOfType(ExerciseException.class)
                    .isThrownBy(() -> read(file.text))
                    .withMessageStartingWith(file.expected.get(0));
            return;
        }
        List<StatedClaim> claims = read(file.text).claims();
        assertThat(claims).as(file.text).hasSameSizeAs(file.expected);
        for (int i = 0; i < claims.size(); i++) {
            String[] expected = file.expected.get(i).split(": ", 2);
            assertThat(claims.get(i).id()).isEqualTo(expected[0]);
            if (expected.length == 1) {
                assertThat(claims.get(i)).isNotInstanceOf(StatedClaim.Malformed.class);
            } else {
                assertThat(claims.get(i)).isInstanceOf(StatedClaim.Malformed.class);
                assertThat(((StatedClaim.Malformed) claims.get(i)).message()).contains(expected[1].split(" \\| "));
            }
        }
    }

    private static Claims read(String text) throws IOException {
        return ClaimsReader.read(
                "c.yaml", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Limits.DEFAULT);
    }

    @Test
    void aNameStandsForItsFormulaInTheVariable() throws IOException {
        StatedClaim.Formulated claim = (StatedClaim.Formulated)
                read("claims: [{of: tanh, wrt: x, claim: 1-y^2}]").claims().get(0);
        assertThat(claim.of().name()).contains("tanh");
        assertThat(Variables.of(claim.of().formula().orElseThrow())).containsExactly("x");
        assertThat(claim.claim()).isEqualTo(ExprParser.parse("1-y^2"));
    }

    @Test
    void numbersOfThePointAreExact() throws IOException {
        StatedClaim.Formulated claim =
                (StatedClaim.Formulated) read("claims: [{of: x^2, wrt: x, claim: 1.74, at: {x: 0.87, w: 1/3}}]")
                        .claims()
                        .get(0);
        assertThat(claim.at().values()).containsExactly(ExprParser.parse("0.87"), ExprParser.parse("1/3"));
    }

    /** What turns out to be ill-posed later is found where it stands, also in its second assumption. */
    @Test
    void placesAreRemembered() throws IOException {
        StatedClaim.Formulated claim = (StatedClaim.Formulated)
                read("claims:\n  - of: z^2\n    wrt: z\n    claim: \"2*z2 + q*z\"\n    assume: [z > 0, z < q]\n")
                        .claims()
                        .get(0);
        ClaimSource source = claim.source();
        assertThat(source.positioned(Part.CLAIM, Optional.of("q"), "?")).isEqualTo("c.yaml:4:20: ?");
        assertThat(source.positioned(Part.CLAIM, Optional.of("z"), "?")).isEqualTo("c.yaml:4:22: ?");
        assertThat(source.positioned(Part.ASSUME, Optional.of("q"), "?")).isEqualTo("c.yaml:5:25: ?");
        assertThat(source.positioned(Part.OF, Optional.empty(), "?")).isEqualTo("c.yaml:2:9: ?");
        assertThat(source.positioned(Part.AT, Optional.empty(), "?")).isEqualTo("c.yaml:4:13: ?");
    }

    @Test
    void aClaimOfTheCommandLineNamesItsOptions() {
        StatedClaim claim = ClaimsReader.single("z^2", "z", "1/2z", List.of("z >"), Limits.DEFAULT)
                .claims()
                .get(0);
        assertThat(((StatedClaim.Malformed) claim).message())
                .contains("--claim:1:4: ")
                .contains("--assume:1:");
    }
}
