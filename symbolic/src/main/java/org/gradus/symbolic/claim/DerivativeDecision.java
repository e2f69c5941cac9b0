package org.gradus.symbolic.claim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Terms;
import org.gradus.core.number.Effort;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.kernel.CellProof;
import org.gradus.symbolic.kernel.Points;
import org.gradus.symbolic.kernel.Problem;
import org.gradus.symbolic.kernel.Theorem;
import org.gradus.symbolic.kernel.Verdict;
import org.gradus.symbolic.kernel.algebra.Ring;
import org.gradus.symbolic.kernel.algebra.Unsupported;

/**
 * Decides a claim about a formula: first a few simple points, then the proof, then points where the proof did not go through. The
 * proof also tells how much of the domain a refuted claim is wrong on.
 */
final class DerivativeDecision {
    private static final String ONE_FORMULA = "exponential-polynomials";
    private static final String BY_CASES = "exponential-polynomials-by-cases";
    private static final long BUDGET = 1_000_000;
    /** Most wrong claims are wrong at one of these. */
    private static final int FIRST_POINTS = 6;

    private static final String NO_POINT = "no point was found that certainly belongs to the domain";

    /** So many are tried with very many digits; a claim that is nearly right differs at each. */
    private static final int THOROUGH_POINTS = 4;

    private static final int MOST_CELLS_VISITED = 16;

    private final Problem problem;
    private final Set<Expr> free;
    private Optional<List<Map<Expr, Rational>>> inDomain = Optional.empty();
    private List<CellProof.Result> cells = List.of();
    private List<Expr> positiveBases = List.of();
    private String reason = "";
    private int agreeing;
    private int agreeingDigits = Integer.MAX_VALUE;

    private DerivativeDecision(Problem problem) {
        this.problem = problem;
        this.free = problem.variables();
        free.removeAll(problem.at().keySet());
    }

    /** The finding without derivative and mistake. */
    static Finding of(Problem problem) {
        DerivativeDecision decision = new DerivativeDecision(problem);
        try {
            return decision.decide();
        } catch (Effort.Exhausted e) {
            decision.reason = String.valueOf(e.getMessage());
            return decision.undecided();
        }
    }

    private Finding decide() {
        List<Map<Expr, Rational>> simple = Points.simple(free);
        Optional<Trial> witness = tried(first(simple), true);
        if (witness.isEmpty() && agreeing == 0) {
            witness = tried(first(inDomain()), true);
        }
        prove();
        boolean proved = witness.isEmpty() && isProved();
        if (proved && agreeing > 0) {
            return proved();
        }
        if (witness.isEmpty()) {
            agreeing = 0;
            witness = tried(inDomain(), false).or(() -> tried(simple, false));
        }
        if (witness.isEmpty() && !(proved && agreeing > 0)) {
            witness = onCells()
                    .or(this::atSpecialPoints)
                    .or(() -> tried(Points.others(free), false))
                    .or(() -> agreeing > 0 ? Optional.empty() : tried(DomainPoints.of(problem, free), false));
        }
        if (witness.isPresent()) {
            return refuted(witness.get());
        }
        if (proved && agreeing > 0) {
            return proved();
        }
        if (reason.isEmpty()) {
            requireDomain();
        }
        return proved ? undecided(NO_POINT, Optional.empty()) : undecided();
    }

    /** Points between the bounds of the assumptions, if there are any; sought when they are needed. */
    private List<Map<Expr, Rational>> inDomain() {
        List<Map<Expr, Rational>> points =
                inDomain.orElseGet(() -> problem.assume().isEmpty() ? List.of() : DomainPoints.of(problem, free));
        inDomain = Optional.of(points);
        return points;
    }

    private static List<Map<Expr, Rational>> first(List<Map<Expr, Rational>> points) {
        return points.subList(0, Math.min(FIRST_POINTS, points.size()));
    }

    /** A claim about no point at all says nothing. */
    private void requireDomain() {
        if (cells.stream().allMatch(cell -> cell.state() == CellProof.State.OUTSIDE)) {
            boolean empty = cells.stream().allMatch(cell -> cell.cell().isEmpty());
            throw empty
                    ? new IllPosed(Finding.Part.ASSUME, "no point satisfies the assumptions")
                    : new IllPosed(Finding.Part.OF, "nowhere differentiable on the domain");
        }
    }

    private void prove() {
        try {
            cells = Ring.with(BUDGET, ring -> {
                CellProof proof = new CellProof(ring, problem);
                List<CellProof.Result> results = proof.run();
                positiveBases = List.copyOf(proof.positiveBases());
                boolean any = results.stream().anyMatch(DerivativeDecision::hasDerivative);
                return any ? results : new CellProof(ring, problem, true).run();
            });
        } catch (Unsupported e) {
            reason = e.reason();
        }
    }

    private boolean isProved() {
        return reason.isEmpty()
                && cells.stream().anyMatch(cell -> cell.state() == CellProof.State.EQUAL)
                && cells.stream().allMatch(DerivativeDecision::isRight);
    }

    private static boolean isRight(CellProof.Result cell) {
        return switch (cell.state()) {
            case EQUAL, RIGHT_IF_ANY, OUTSIDE -> true;
            case DIFFERENT, CLAIM_UNDEFINED, NOT_DECIDED -> false;
        };
    }

    private static boolean hasDerivative(CellProof.Result cell) {
        return cell.state() != CellProof.State.OUTSIDE && cell.state() != CellProof.State.RIGHT_IF_ANY;
    }

    // ---- points ----

    private Optional<Trial> tried(List<Map<Expr, Rational>> points, boolean quick) {
        for (Map<Expr, Rational> point : points) {
            Trial trial = new Trial(problem, point);
            if (quick) {
                trial.quick();
            } else if (agreeing >= THOROUGH_POINTS) {
                trial.fairly();
            }
            switch (trial.run()) {
                case DIFFERENT -> {
                    return Optional.of(trial);
                }
                case AGREES -> {
                    agreeing++;
                    agreeingDigits = quick ? agreeingDigits : Math.min(agreeingDigits, trial.digits());
                }
                case PASSED_OVER -> {
                    // says nothing
                }
            }
        }
        return Optional.empty();
    }

    /** At points of cells on which the proof found a difference. */
    private Optional<Trial> onCells() {
        int visited = 0;
        for (CellProof.Result result : cells) {
            if (!isRight(result) && result.cell().isPresent() && visited++ < MOST_CELLS_VISITED) {
                Optional<Trial> witness = new CellPoints(problem, free, result, inDomain()).witness();
                if (witness.isPresent()) {
                    return witness;
                }
            }
        }
        return Optional.empty();
    }

    /** Where no rational point will do. */
    private Optional<Trial> atSpecialPoints() {
        for (Map<Expr, Expr> point : SpecialPoints.of(problem, free, cells)) {
            Trial trial = Trial.atConstants(problem, point);
            if (trial.run() == Trial.Outcome.DIFFERENT) {
                return Optional.of(trial);
            }
        }
        return Optional.empty();
    }

    // ---- findings ----

    private Finding proved() {
        boolean one = cells.stream().filter(CellProof.Result::isOpen).count() == 1;
        List<Expr.Relation> conditions = new ArrayList<>();
        for (Expr base : positiveBases) {
            conditions.add(new Expr.Relation(base, Expr.Relation.Operator.GREATER, Expr.Num.of(0)));
        }
        return proved(problem, one ? ONE_FORMULA : BY_CASES, conditions);
    }

    /** Of {@code of′ = claim} under the assumptions, the side conditions and the values of the variables. */
    static Finding proved(Problem problem, String method, List<Expr.Relation> conditions) {
        List<Expr.Relation> under = new ArrayList<>(problem.assume());
        under.addAll(conditions);
        problem.after().forEach((name, formula) -> under.add(Terms.define(name, formula)));
        problem.at().forEach((name, value) -> under.add(Terms.define(name, value)));
        Verdict.Proved verdict = new Verdict.Proved(new Theorem(
                Expr.Relation.equal(Expr.Derivative.prime(problem.of(), problem.wrt()), problem.claim()),
                under,
                method));
        return new Finding(
                verdict,
                verdict.method(),
                Optional.empty(),
                conditions,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private Finding refuted(Trial witness) {
        return refuted(witness, extent());
    }

    static Finding refuted(Trial witness, Finding.Extent extent) {
        Finding.Counterexample example = witness.counterexample(extent);
        return new Finding(
                new Verdict.Refuted(example.point()),
                Finding.WITNESS,
                Optional.empty(),
                List.of(),
                Optional.of(example),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** By the open cells: on a connected one the sides are equal everywhere or differ but for single points. */
    private Finding.Extent extent() {
        if (!free.isEmpty() && (!reason.isEmpty() || cells.isEmpty())) {
            return Finding.Extent.UNKNOWN;
        }
        boolean equal = cells.stream().anyMatch(cell -> cell.isOpen() && cell.state() == CellProof.State.EQUAL);
        boolean different = cells.stream().anyMatch(cell -> cell.isOpen() && !isRight(cell));
        if (free.isEmpty() || equal && !different) {
            return free.isEmpty() ? Finding.Extent.EVERYWHERE : Finding.Extent.POINT;
        }
        boolean open = cells.stream().anyMatch(cell -> cell.isOpen() && cell.state() == CellProof.State.NOT_DECIDED);
        return equal ? Finding.Extent.REGION : open ? Finding.Extent.UNKNOWN : Finding.Extent.EVERYWHERE;
    }

    private Finding undecided() {
        Optional<Finding.Agreement> agreement = agreeing > 0 && agreeingDigits > 0
                ? Optional.of(new Finding.Agreement(agreeingDigits, agreeing))
                : Optional.empty();
        return undecided(why(), agreement);
    }

    private String why() {
        if (!reason.isEmpty()) {
            return reason;
        }
        Map<String, Integer> reasons = new LinkedHashMap<>();
        for (CellProof.Result cell : cells) {
            switch (cell.state()) {
                case CLAIM_UNDEFINED -> reasons.merge(Finding.DEFINEDNESS, 1, Integer::sum);
                case NOT_DECIDED -> reasons.merge(cell.reason(), 1, Integer::sum);
                case DIFFERENT ->
                    reasons.merge("neither a proof nor a point where the sides differ was found", 1, Integer::sum);
                default -> {
                    // no reason to doubt
                }
            }
        }
        return reasons.isEmpty()
                ? "where the formula is differentiable was not decided"
                : reasons.keySet().iterator().next();
    }

    static Finding undecided(String reason, Optional<Finding.Agreement> agreement) {
        return new Finding(
                new Verdict.Undecided(reason),
                Finding.NONE,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                agreement,
                Optional.empty());
    }
}
