package org.gradus.symbolic.kernel;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.kernel.algebra.Fraction;
import org.gradus.symbolic.kernel.algebra.Polynomial;
import org.gradus.symbolic.kernel.algebra.Ring;
import org.gradus.symbolic.kernel.algebra.Unsupported;

/**
 * Proves a claimed derivative cell by cell. The domain is split on the signs of all quantities that decide which formula holds or
 * whether the claim is defined; on every cell the derivative is compared with the claim, on surfaces from both sides.
 */
public final class CellProof {
    /** The reason where the claim's own definedness stays open. */
    public static final String DEFINEDNESS = "definedness";

    private static final int MOST_CELLS = 400;

    private final Ring ring;
    private final Problem problem;
    private final Claim claim;
    private final boolean exactly;
    private final List<Result> results = new ArrayList<>();
    private final Set<Expr> positiveBases = new LinkedHashSet<>();
    private int cells;

    public CellProof(Ring ring, Problem problem) {
        this(ring, problem, false);
    }

    /** @param exactly whether it matters if there is a derivative where the claim is right if there is one */
    public CellProof(Ring ring, Problem problem, boolean exactly) {
        this.exactly = exactly;
        this.ring = ring;
        this.problem = problem;
        this.claim = new Claim(List.of(problem.of(), problem.claim()), List.of());
    }

    /** How the claim does on a cell. */
    public enum State {
        EQUAL,
        /** The claim is one of the one-sided derivatives: right, wherever there is a derivative. */
        RIGHT_IF_ANY,
        /** The derivative exists and the claim is something else. */
        DIFFERENT,
        /** The derivative exists and the claim does not. */
        CLAIM_UNDEFINED,
        /** No point of the cell belongs to the domain, or there is no derivative. */
        OUTSIDE,
        NOT_DECIDED
    }

    /**
     * @param cell absent if there is no point in it
     * @param slope the derivative, where it exists
     */
    public record Result(Optional<Cell> cell, State state, Optional<Fraction> slope, String reason) {
        private static Result of(Cell cell, State state, Fraction slope) {
            return new Result(Optional.of(cell), state, Optional.of(slope), "");
        }

        private static Result outside(Optional<Cell> cell, String reason) {
            return new Result(cell, State.OUTSIDE, Optional.empty(), reason);
        }

        /** Whether nothing on the cell contradicts the claim. */
        public boolean isRight() {
            return switch (state) {
                case EQUAL, RIGHT_IF_ANY, OUTSIDE -> true;
                case DIFFERENT, CLAIM_UNDEFINED, NOT_DECIDED -> false;
            };
        }

        /** Whether there is certainly a derivative, or nothing was decided. */
        private boolean hasDerivative() {
            return state != State.OUTSIDE && state != State.RIGHT_IF_ANY;
        }

        public boolean isOpen() {
            return cell.isPresent() && cell.get().isOpen();
        }
    }

    /** The results for all cells, whether there is a derivative on one of them settled. */
    static List<Result> results(Ring ring, Problem problem, Set<Expr> positiveBases) {
        CellProof proof = new CellProof(ring, problem);
        List<Result> results = proof.run();
        positiveBases.addAll(proof.positiveBases);
        boolean any = results.stream().anyMatch(Result::hasDerivative);
        return any ? results : new CellProof(ring, problem, true).run();
    }

    /** The one result, where both sides are seen to be equal on the whole domain and nothing splits it. */
    static Optional<Result> undivided(Ring ring, Problem problem, Set<Expr> positiveBases) {
        CellProof proof = new CellProof(ring, problem);
        try {
            Result result = proof.check(List.of());
            positiveBases.addAll(proof.positiveBases);
            return Optional.of(result).filter(whole -> whole.state() == State.EQUAL);
        } catch (SignWanted divided) {
            return Optional.empty();
        }
    }

    /** The results for all cells. */
    public List<Result> run() {
        List<List<Cell.Choice>> open = new ArrayList<>();
        open.add(List.of());
        while (!open.isEmpty()) {
            if (++cells > MOST_CELLS) {
                throw new Unsupported("work budget");
            }
            List<Cell.Choice> choices = open.remove(open.size() - 1);
            try {
                results.add(check(choices));
            } catch (SignWanted wanted) {
                split(choices, wanted.of(), open);
            }
        }
        return results;
    }

    private void split(List<Cell.Choice> choices, Polynomial on, List<List<Cell.Choice>> open) {
        if (choices.stream().anyMatch(choice -> choice.of().equals(on))) {
            results.add(new Result(Optional.empty(), State.NOT_DECIDED, Optional.empty(), DEFINEDNESS));
            return;
        }
        for (Sign sign : List.of(Sign.ZERO, Sign.NEGATIVE, Sign.POSITIVE)) {
            List<Cell.Choice> more = new ArrayList<>(choices);
            more.add(new Cell.Choice(on, sign));
            open.add(more);
        }
    }

    private Result check(List<Cell.Choice> choices) {
        Optional<Cell> cell = Optional.empty();
        try {
            cell = Optional.of(new Cell(ring, problem, claim, choices));
            return check(cell.get());
        } catch (Cell.Empty e) {
            return Result.outside(Optional.empty(), e.reason());
        } catch (IndexSplit.Unknown e) {
            return new Result(cell, State.NOT_DECIDED, Optional.empty(), e.reason());
        } catch (Unsupported e) {
            if (e.reason().equals("work budget")) {
                throw e;
            }
            return new Result(cell, State.NOT_DECIDED, Optional.empty(), e.reason());
        }
    }

    // ---- one cell ----

    /** A side of the cell: the derivative there, and how far the function comes to the cell. */
    private record Side(boolean touched, Fraction slope, Fraction value) {}

    private Result check(Cell cell) {
        Side right;
        Side left;
        try {
            if (!cell.isOpen()) {
                cell.form().of(problem.of()); // not defined on the cell: nothing to differentiate there
            }
            OneSide above = new OneSide(cell, 1, problem.wrt(), claim);
            Fraction function = above.form().of(problem.of());
            OneSide below = above.touched() ? new OneSide(cell, -1, problem.wrt(), claim) : above;
            if (above.touched()) {
                cell.form().of(problem.of());
            }
            Fraction other = above.touched() ? below.form().of(problem.of()) : function;
            right = side(cell, above, function);
            left = above.touched() ? side(cell, below, other) : right;
            positiveBases.addAll(above.form().positiveBases());
        } catch (Undefined e) {
            return Result.outside(Optional.of(cell), e.reason());
        } catch (Replacement.Pole pole) {
            Sign sign = cell.signs().wanted(pole.numerator());
            if (sign == Sign.ZERO) {
                throw pole;
            }
            return Result.outside(Optional.of(cell), "the slope is infinite");
        }
        Optional<Fraction> claimed = claimed(cell);
        if (claimed.isPresent()) {
            boolean equal = isZero(cell, claimed.get().minus(right.slope));
            if (!right.touched) {
                return Result.of(cell, equal ? State.EQUAL : State.DIFFERENT, right.slope);
            }
            boolean either =
                    equal || isZero(cell, claimed.get().minus(left.slope)) || isMean(cell, claimed.get(), right, left);
            if (either) {
                return rightIfAny(cell, right, left);
            }
        }
        if (right.touched && !isDifferentiable(cell, right, left)) {
            return Result.outside(Optional.of(cell), "a kink");
        }
        return Result.of(cell, claimed.isPresent() ? State.DIFFERENT : State.CLAIM_UNDEFINED, right.slope);
    }

    private Result rightIfAny(Cell cell, Side right, Side left) {
        if (!exactly) {
            return Result.of(cell, State.RIGHT_IF_ANY, right.slope);
        }
        return isDifferentiable(cell, right, left)
                ? Result.of(cell, State.EQUAL, right.slope)
                : Result.outside(Optional.of(cell), "a kink");
    }

    private Side side(Cell cell, OneSide side, Fraction function) {
        Fraction slope =
                cell.on(side.form().elementary().rooted(side.differential().of(function)));
        return new Side(side.touched(), slope, side.touched() ? cell.on(function) : function);
    }

    private Optional<Fraction> claimed(Cell cell) {
        try {
            return Optional.of(cell.strict().of(problem.claim()));
        } catch (Undefined e) {
            return Optional.empty();
        }
    }

    private static boolean isZero(Cell cell, Fraction difference) {
        return cell.form().isCertainlyZero(difference);
    }

    private static boolean isMean(Cell cell, Fraction claimed, Side right, Side left) {
        return isZero(cell, right.slope.plus(left.slope).minus(claimed.times(Rational.of(2))));
    }

    /** Both sides come to the value on the cell with the same slope. */
    private boolean isDifferentiable(Cell cell, Side right, Side left) {
        Fraction value;
        try {
            value = cell.form().of(problem.of());
        } catch (Undefined e) {
            return false;
        }
        for (Fraction difference :
                List.of(right.slope.minus(left.slope), right.value.minus(value), left.value.minus(value))) {
            if (!isZero(cell, difference) && cell.signs().wanted(difference) != Sign.ZERO) {
                return false;
            }
        }
        return true;
    }
}
