package org.gradus.symbolic.claim;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.Effort;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.kernel.CellProof;
import org.gradus.symbolic.kernel.DerivativeProof;
import org.gradus.symbolic.kernel.Problem;
import org.gradus.symbolic.kernel.Theorem;

/**
 * Decides a claim about a formula: first a few simple points, then the proof, then points where the proof did not go through. The
 * proof also tells how much of the domain a refuted claim is wrong on.
 */
final class DerivativeDecision {
    /** Most wrong claims are wrong at one of these. */
    private static final int FIRST_POINTS = 6;

    private static final String NO_POINT = "no point was found that certainly belongs to the domain";

    private static final int MOST_CELLS_VISITED = 16;

    private final Problem problem;
    private final Set<Expr> free;
    private Optional<List<Map<Expr, Rational>>> inDomain = Optional.empty();
    private DerivativeProof proof = new DerivativeProof(List.of(), List.of(), Optional.empty(), "");
    private final PointSearch search = new PointSearch();
    private final Map<Map<Expr, Rational>, Trial> trials = new HashMap<>();

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
            return decision.undecided(String.valueOf(e.getMessage()));
        }
    }

    private Finding decide() {
        List<Map<Expr, Rational>> simple = Points.simple(free);
        Optional<Trial> witness = search.quickly(at(first(simple)), false);
        if (witness.isEmpty() && !search.hasAgreed()) {
            witness = search.quickly(at(first(inDomain())), false);
        }
        proof = DerivativeProof.of(problem);
        Optional<Theorem> theorem = witness.isEmpty() ? proof.theorem() : Optional.empty();
        if (theorem.isPresent() && !search.hasAgreed()) {
            witness = search.quickly(at(inDomain()), true)
                    .or(() -> search.hasAgreed() ? Optional.empty() : search.quickly(at(simple), true));
        }
        if (witness.isEmpty() && theorem.isPresent() && search.hasAgreed()) {
            return new Finding.Proved(theorem.get(), proof.conditions(), Optional.empty(), Optional.empty());
        }
        if (witness.isEmpty()) {
            witness = search.fairly(at(inDomain())).or(() -> search.fairly(at(simple)));
        }
        if (witness.isEmpty() && !(theorem.isPresent() && search.hasAgreed())) {
            witness = elsewhere();
        }
        if (witness.isPresent()) {
            return refuted(witness.get());
        }
        if (theorem.isPresent() && search.hasAgreed()) {
            return new Finding.Proved(theorem.get(), proof.conditions(), Optional.empty(), Optional.empty());
        }
        if (proof.reason().isEmpty()) {
            requireDomain();
        }
        return theorem.isPresent() ? undecided(NO_POINT, Optional.empty()) : undecided(why());
    }

    private Optional<Trial> elsewhere() {
        return onCells()
                .or(this::atSpecialPoints)
                .or(() -> search.fairly(at(Points.others(free))))
                .or(() -> search.hasAgreed() ? Optional.empty() : search.fairly(at(DomainPoints.of(problem, free))))
                .or(search::thoroughly);
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
        if (proof.cells().stream().allMatch(cell -> cell.state() == CellProof.State.OUTSIDE)) {
            boolean empty = proof.cells().stream().allMatch(cell -> cell.cell().isEmpty());
            throw empty
                    ? new IllPosedException(Finding.Part.ASSUME, "no point satisfies the assumptions")
                    : new IllPosedException(Finding.Part.OF, "nowhere differentiable on the domain");
        }
    }

    // ---- points ----

    /** Each point is looked at once with the same number of digits, however often it is asked for. */
    private Iterable<Trial> at(List<Map<Expr, Rational>> points) {
        return () -> points.stream()
                .map(point -> trials.computeIfAbsent(point, any -> new Trial(problem, point)))
                .iterator();
    }

    /** At points of cells on which the proof found a difference. */
    private Optional<Trial> onCells() {
        int visited = 0;
        for (CellProof.Result result : proof.cells()) {
            if (!result.isRight() && result.cell().isPresent() && visited++ < MOST_CELLS_VISITED) {
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
        PointSearch special = new PointSearch();
        List<Map<Expr, Expr>> points = SpecialPoints.of(problem, free, proof.cells());
        return special.fairly(() -> points.stream()
                        .map(point -> Trial.atConstants(problem, point))
                        .iterator())
                .or(special::thoroughly);
    }

    // ---- findings ----

    private Finding refuted(Trial witness) {
        return refuted(witness, extent());
    }

    static Finding refuted(Trial witness, Finding.Extent extent) {
        return new Finding.Refuted(witness.counterexample(extent), Optional.empty(), Optional.empty());
    }

    /** By the open cells: on a connected one the sides are equal everywhere or differ but for single points. */
    private Finding.Extent extent() {
        if (!free.isEmpty() && (!proof.reason().isEmpty() || proof.cells().isEmpty())) {
            return Finding.Extent.UNKNOWN;
        }
        boolean equal = proof.cells().stream().anyMatch(cell -> cell.isOpen() && cell.state() == CellProof.State.EQUAL);
        boolean different = proof.cells().stream().anyMatch(cell -> cell.isOpen() && !cell.isRight());
        if (free.isEmpty() || equal && !different) {
            return free.isEmpty() ? Finding.Extent.EVERYWHERE : Finding.Extent.POINT;
        }
        boolean open =
                proof.cells().stream().anyMatch(cell -> cell.isOpen() && cell.state() == CellProof.State.NOT_DECIDED);
        return equal ? Finding.Extent.REGION : open ? Finding.Extent.UNKNOWN : Finding.Extent.EVERYWHERE;
    }

    private Finding undecided(String why) {
        return undecided(why, search.agreement());
    }

    private String why() {
        if (!proof.reason().isEmpty()) {
            return proof.reason();
        }
        Map<String, Integer> reasons = new LinkedHashMap<>();
        for (CellProof.Result cell : proof.cells()) {
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
        return new Finding.Undecided(reason, Optional.empty(), agreement);
    }
}
