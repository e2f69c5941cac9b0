package org.gradus.symbolic.kernel;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradus.core.expr.Expr;
import org.gradus.symbolic.kernel.algebra.Attempts;
import org.gradus.symbolic.kernel.algebra.Ring;
import org.gradus.symbolic.kernel.algebra.Unsupported;

/**
 * The attempt to prove a claimed derivative cell by cell, with what was found out on each.
 *
 * @param cells none if the attempt ended early
 * @param conditions what the proof rests on besides the assumptions, for example {@code x > 0} for x^a
 * @param reason why it did; else empty
 */
public record DerivativeProof(
        List<CellProof.Result> cells, List<Expr.Relation> conditions, Optional<Theorem> theorem, String reason) {
    private static final String ONE_FORMULA = "exponential-polynomials";
    private static final String BY_CASES = "exponential-polynomials-by-cases";
    private static final long BUDGET = 1_000_000;

    public DerivativeProof {
        cells = List.copyOf(cells);
        conditions = List.copyOf(conditions);
    }

    /** Whether the claim is proved; the theorem may still be about no point at all. */
    public static DerivativeProof of(Problem problem) {
        Set<Expr> positiveBases = new LinkedHashSet<>();
        try {
            List<CellProof.Result> cells = Attempts.of(
                    BUDGET,
                    ring -> {
                        positiveBases.clear();
                        return CellProof.results(ring, problem, positiveBases);
                    },
                    ring -> {
                        positiveBases.clear();
                        return undivided(ring, problem, positiveBases);
                    });
            List<Expr.Relation> conditions = positiveBases.stream()
                    .map(base -> new Expr.Relation(base, Expr.Relation.Operator.GREATER, Expr.Num.of(0)))
                    .toList();
            return new DerivativeProof(cells, conditions, theorem(problem, cells, conditions), "");
        } catch (Unsupported e) {
            return new DerivativeProof(List.of(), List.of(), Optional.empty(), e.reason());
        }
    }

    /** Of {@code of′ = claim} under the assumptions, the conditions, and the values of the variables. */
    private static Optional<Theorem> theorem(
            Problem problem, List<CellProof.Result> cells, List<Expr.Relation> conditions) {
        boolean proved = cells.stream().anyMatch(cell -> cell.state() == CellProof.State.EQUAL)
                && cells.stream().allMatch(CellProof.Result::isRight);
        boolean one = cells.stream().filter(CellProof.Result::isOpen).count() == 1;
        return proved
                ? Optional.of(new Theorem(
                        Expr.Relation.equal(problem.derivative(), problem.claim()),
                        problem.under(conditions),
                        one ? ONE_FORMULA : BY_CASES))
                : Optional.empty();
    }

    /** With factors kept; where a value or a formula is put in they would be multiplied out. */
    private static Optional<List<CellProof.Result>> undivided(Ring ring, Problem problem, Set<Expr> positiveBases) {
        return problem.at().isEmpty() && problem.after().isEmpty()
                ? CellProof.undivided(ring, problem, positiveBases).map(List::of)
                : Optional.empty();
    }

    /** Whether the claim holds at every inner point of the domain, for formulas that need not be written down at their joins. */
    public static boolean isEqualOnOpenCells(Problem problem, long budget) {
        try {
            List<CellProof.Result> cells = Attempts.of(
                    budget,
                    ring -> new CellProof(ring, problem).run(),
                    ring -> undivided(ring, problem, new LinkedHashSet<>()));
            return cells.stream().anyMatch(cell -> cell.state() == CellProof.State.EQUAL)
                    && cells.stream()
                            .filter(CellProof.Result::isOpen)
                            .allMatch(cell ->
                                    cell.state() == CellProof.State.EQUAL || cell.state() == CellProof.State.OUTSIDE);
        } catch (Unsupported e) {
            return false;
        }
    }
}
