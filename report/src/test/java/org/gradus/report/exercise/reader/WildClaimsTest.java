package org.gradus.report.exercise.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradus.core.expr.TextWriter;
import org.gradus.report.exercise.StatedClaim;
import org.gradus.report.solution.ClaimResult;
import org.gradus.report.solve.ClaimVerifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Claims as people write them: each is read as it is meant and decided, or refused with its readings. */
class WildClaimsTest {
    /** A line of {@code wild-claims.txt}. */
    record Wild(String id, String of, String wrt, String claim, List<String> assume, String read, String verdict) {
        static Wild of(String line) {
            String[] columns = line.split("\\s+\\|\\s+");
            List<String> assume = columns[4].equals("-") ? List.of() : List.of(columns[4]);
            return new Wild(columns[0], columns[1], columns[2], columns[3], assume, columns[5], columns[6]);
        }

        ClaimResult decided() {
            return ClaimVerifier.verify(ClaimsReader.single(of, wrt, claim, assume, Limits.DEFAULT)
                    .claims()
                    .get(0));
        }
    }

    static List<Wild> claims() {
        return BrokenExercisesTest.resource("wild-claims.txt")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Wild::of)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("claims")
    void isReadAsMeantAndDecidedOrRefused(Wild wild) {
        ClaimResult result = wild.decided();
        assertThat(read(result)).as(wild.id()).isEqualTo(wild.read());
        assertThat(result.verdict()).as(wild.id()).isEqualTo(wild.verdict());
    }

    private static String read(ClaimResult result) {
        return result.claim() instanceof StatedClaim.Formulated claim
                ? claim.of()
                                .formula()
                                .map(TextWriter::write)
                                .orElseGet(() -> claim.of().name().orElse(""))
                        + " ; " + TextWriter.write(claim.claim())
                : "! " + result.reason().orElse("");
    }

    @Test
    void thereAreMoreThanAHundredAndTwenty() {
        assertThat(claims()).hasSizeGreaterThanOrEqualTo(120);
    }
}
