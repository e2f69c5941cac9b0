package org.gradus.symbolic.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.gradus.core.expr.Expr;
import org.gradus.symbolic.kernel.Claim;
import org.gradus.symbolic.kernel.DerivativeProof;
import org.gradus.symbolic.kernel.NormalForm;
import org.gradus.symbolic.kernel.Problem;
import org.gradus.symbolic.kernel.RoundingProof;
import org.gradus.symbolic.kernel.VectorProof;
import org.gradus.symbolic.kernel.WithFactorsKept;
import org.gradus.symbolic.kernel.algebra.Ring;
import org.gradus.symbolic.kernel.algebra.Unsupported;
import org.gradus.symbolic.random.PlantedClaim;
import org.gradus.symbolic.random.RandomClaim;
import org.gradus.symbolic.random.WildClaim;
import org.gradus.symbolic.truth.Falsehoods;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Claims known to be false, handed straight to the proof: no search for a witness stands in front of it, and it proves none. For in the
 * program most false claims fall to the first points, and a hole in the proof would not show.
 */
class ProverAloneTest {
    private static final long BUDGET = 1_000_000;
    private static final long BUDGET_WITH_FACTORS = 40_000;
    private static final long RANDOM_CLAIMS = 400;
    private static final long WILD_CLAIMS = 150;
    private static final long PLANTED_CLAIMS = Long.getLong("gradus.planted", 2_000);
    private static final int POINTS = 12;

    /** Whether the proof goes through by itself, or that with factors kept, which otherwise has its turn only where the other is long. */
    private static boolean proves(DerivativeClaim claim) {
        try {
            if (claim.of() instanceof Subject.Vector vector) {
                return VectorProof.of(VectorProblem.of(claim, vector, Optional.empty())
                                .entry())
                        .theorem()
                        .isPresent();
            }
            Problem problem = ClaimCheck.problem(claim, (Subject.Formula) claim.of());
            if (WithFactorsKept.proves(problem, BUDGET_WITH_FACTORS)) {
                return true;
            }
            boolean rounded = !claim.at().isEmpty()
                    && RoundingProof.decimal(problem.claim()).isPresent();
            return rounded
                    ? RoundingProof.of(problem) instanceof RoundingProof.Fits
                    : DerivativeProof.of(problem).theorem().isPresent();
        } catch (Unsupported | IllPosedException | ArithmeticException noProof) {
            return false;
        }
    }

    // ---- that it is the proof ----

    @Test
    void trueClaimsAreProvedByIt() {
        List<ClaimLine> lines = ClaimLine.read("derivative-claims.txt").stream()
                .filter(line -> line.verdict().equals("proved"))
                .toList();
        long proved = lines.stream().filter(line -> proves(line.parsed())).count();
        assertThat(proved).isEqualTo(lines.size());
    }

    /** Many of the true claims need no splitting, and then it does not matter whether factors are kept. */
    @Test
    void mostTrueClaimsAreProvedWithFactorsKeptToo() {
        List<Problem> problems = ClaimLine.read("derivative-claims.txt").stream()
                .filter(line -> line.verdict().equals("proved"))
                .map(ClaimLine::parsed)
                .filter(claim -> claim.of() instanceof Subject.Formula)
                .map(claim -> ClaimCheck.problem(claim, (Subject.Formula) claim.of()))
                .toList();
        long proved = problems.stream()
                .filter(problem -> WithFactorsKept.proves(problem, BUDGET_WITH_FACTORS))
                .count();
        assertThat(proved).isGreaterThan(problems.size() / 2);
    }

    // ---- false ones ----

    static Stream<ClaimLine> falseLines() {
        List<ClaimLine> lines = new ArrayList<>(ClaimLine.read("derivative-claims.txt"));
        lines.addAll(ClaimLine.read("mistaken-claims.txt"));
        return lines.stream().filter(line -> line.verdict().equals("refuted"));
    }

    @ParameterizedTest
    @MethodSource("falseLines")
    void noFalseLineIsProved(ClaimLine line) {
        assertThat(proves(line.parsed())).as("%s", line).isFalse();
    }

    static Stream<Falsehoods.Claim> falsehoods() {
        return Falsehoods.all().stream();
    }

    @ParameterizedTest
    @MethodSource("falsehoods")
    void nothingFoundByAttackIsProved(Falsehoods.Claim claim) {
        assertThat(proves(DerivativeClaim.of(
                        new Subject.Formula(claim.of()), claim.wrt(), claim.claim(), claim.conditions(), claim.at())))
                .as("%s", claim)
                .isFalse();
    }

    @Test
    void noFalseRandomClaimIsProved() {
        List<RandomClaim> wrong = LongStream.rangeClosed(1, RANDOM_CLAIMS)
                .mapToObj(seed -> RandomClaim.of(2 * seed + 1))
                .filter(claim -> proves(DerivativeClaim.of(
                        new Subject.Formula(claim.of()), claim.wrt(), claim.claim(), claim.assume(), Map.of())))
                .toList();
        assertThat(wrong).isEmpty();
    }

    /** In what gets through the oracle must find no fault: the error does not reach the domain. */
    @Test
    void noPlantedErrorIsProved() {
        List<String> wrong = new ArrayList<>();
        long through = 0;
        for (long seed = 1; seed <= PLANTED_CLAIMS; seed++) {
            PlantedClaim claim = PlantedClaim.of(seed);
            if (proves(DerivativeClaim.of(
                    new Subject.Formula(claim.of()), claim.wrt(), claim.claim(), claim.assume(), Map.of()))) {
                through++;
                claim.failure().ifPresent(point -> wrong.add(claim + " fails at " + point));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(through).isLessThan(PLANTED_CLAIMS / 4);
    }

    @Test
    void noFalseWildClaimIsProved() {
        List<String> wrong = new ArrayList<>();
        for (long seed = 1; seed <= WILD_CLAIMS; seed++) {
            WildClaim claim = WildClaim.of(seed);
            boolean everywhere = claim.at().isEmpty();
            if (everywhere
                    && proves(DerivativeClaim.of(
                            new Subject.Formula(claim.of()), claim.wrt(), claim.claim(), claim.assume(), Map.of()))) {
                claim.failure(seed, POINTS).ifPresent(point -> wrong.add(claim.entry() + " fails at " + point));
            }
        }
        assertThat(wrong).isEmpty();
    }

    // ---- identities ----

    static Stream<String> falseIdentities() throws IOException {
        return ClaimsTest.claims().filter(line -> line.endsWith("refuted")).map(line -> line.split("->")[0].strip());
    }

    @ParameterizedTest
    @MethodSource("falseIdentities")
    void noFalseIdentityIsProved(String line) {
        ClaimsTest.Equation equation = ClaimsTest.Equation.of(line);
        assertThat(isZero(equation.left(), equation.right(), equation.where()))
                .as(line)
                .isFalse();
    }

    private static boolean isZero(Expr left, Expr right, List<Expr.Relation> where) {
        try {
            return Ring.with(BUDGET, ring -> {
                NormalForm form = new NormalForm(ring, new Claim(List.of(left, right), where));
                return form.isCertainlyZero(form.of(left).minus(form.of(right)));
            });
        } catch (Unsupported | ArithmeticException noProof) {
            return false;
        }
    }
}
