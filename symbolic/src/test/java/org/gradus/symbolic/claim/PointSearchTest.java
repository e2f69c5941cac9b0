package org.gradus.symbolic.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.number.Effort;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.kernel.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Few digits before many: what is counted is the work, never the time. */
class PointSearchTest {
    private static final Expr.Symbol X = Expr.Symbol.of("x");

    private static Problem problem(String of, String claim) {
        return new Problem(ExprParser.parse(of), X, ExprParser.parse(claim), List.of(), Map.of(), Map.of());
    }

    private static List<Trial> trials(Problem problem, long... points) {
        return Arrays.stream(points)
                .mapToObj(point -> new Trial(problem, Map.of(X, Rational.of(point))))
                .toList();
    }

    private static DerivativeClaim claim(String of, String claim) {
        return DerivativeClaim.of(ExprParser.parse(of), X, ExprParser.parse(claim));
    }

    /** Six hundred digits at the first points would be more than all the work that is allowed. */
    @Test
    void aDifferenceAtTheLastPointIsSeenWithFewDigits() {
        Problem problem = problem("erf(x)", "2*exp(-x^2)/sqrt(pi)+piecewise(x == 7, 1, 0)");
        boolean found = Effort.within(
                100_000,
                () -> new PointSearch()
                        .fairly(trials(problem, 1, 2, 3, 4, 5, 6, 7))
                        .isPresent(),
                reason -> false);
        assertThat(found).isTrue();
    }

    @Test
    void aSmallDifferenceIsSeenInTheEnd() {
        Problem problem = problem("x^2", "2*x+10^(-200)");
        PointSearch search = new PointSearch();
        assertThat(search.fairly(trials(problem, 1, 2, 3))).isEmpty();
        assertThat(search.hasAgreed()).isTrue();
        assertThat(search.thoroughly()).isPresent();
    }

    @Test
    void oneAgreementMayBeEnough() {
        Problem problem = problem("x^2", "2*x+piecewise(x == 3, 1, 0)");
        PointSearch search = new PointSearch();
        assertThat(search.quickly(trials(problem, 1, 2, 3), true)).isEmpty();
        assertThat(search.hasAgreed()).isTrue();
        assertThat(new PointSearch().quickly(trials(problem, 1, 2, 3), false)).isPresent();
    }

    /** A first look at a few digits is no evidence that is told. */
    @Test
    void theEvidenceIsWhatWasLookedAt() {
        PointSearch search = new PointSearch();
        Problem problem = problem("exp(x)", "exp(x)");
        search.quickly(trials(problem, 1, 2, 3), false);
        assertThat(search.agreement()).isEmpty();
        search.fairly(trials(problem, 1, 2, 3));
        assertThat(search.agreement()).contains(new Finding.Agreement(100, 3));
    }

    /** False on a half-line, of a power whose exponent is 1 in disguise: the many digits at the first points took all the work. */
    @Test
    void moreIsDecidedWithTheSameWork() {
        DerivativeClaim claim = claim("x^(4*atan(1)/pi)", "piecewise(x > 0, 4*atan(1)/pi*x^(4*atan(1)/pi-1), 7)");
        assertThat(Verifier.verify(claim)).isInstanceOf(Finding.Refuted.class);
    }

    /** Whatever the work allowed, the evidence is at most a hundred digits at the points that were looked at. */
    @ParameterizedTest
    @CsvSource({"500", "5000", "20000", "60000", "200000", "600000"})
    void theEvidenceIsNeverMoreThanAHundredDigits(long work) {
        DerivativeClaim claim = claim("sin(sin(x^2+1)+exp(x))^2", "sin(2*sin(x^2+1)+2*exp(x))*(2*x*cos(x^2+1)+exp(x))");
        Finding finding = Verifier.verify(claim, work);
        finding.agreement()
                .ifPresent(agreement -> assertThat(agreement.digits()).isBetween(1, 100));
    }
}
