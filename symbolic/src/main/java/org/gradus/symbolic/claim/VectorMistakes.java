package org.gradus.symbolic.claim;

import static org.gradus.symbolic.claim.Mistake.Kind.ARGUMENT_FOR_VALUE;
import static org.gradus.symbolic.claim.Mistake.Kind.DIAGONAL_FOR_OFF_DIAGONAL;
import static org.gradus.symbolic.claim.Mistake.Kind.INNER_DERIVATIVE;
import static org.gradus.symbolic.claim.Mistake.Kind.LOG_BASE;
import static org.gradus.symbolic.claim.Mistake.Kind.MISSING_TERM;
import static org.gradus.symbolic.claim.Mistake.Kind.OFF_DIAGONAL_FOR_DIAGONAL;
import static org.gradus.symbolic.claim.Mistake.Kind.OFF_DIAGONAL_SIGN;
import static org.gradus.symbolic.claim.Mistake.Kind.SIGN;
import static org.gradus.symbolic.claim.Mistake.Kind.WRONG_VARIABLE;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Terms;
import org.gradus.symbolic.derive.SoftmaxRoute;
import org.gradus.symbolic.kernel.EntryProblem;
import org.gradus.symbolic.kernel.VectorProof;

/** The derivatives of the functions of a vector, and the typical mistakes in them. */
final class VectorMistakes {
    private static final Expr ONE = Expr.Num.of(1);
    private static final Expr YI = SoftmaxRoute.YI;
    private static final Expr YJ = SoftmaxRoute.YJ;
    private static final Expr TI = Expr.Indexed.of("t", "i");
    private static final Expr TJ = Expr.Indexed.of("t", "j");
    private static final Expr ZI = Expr.Indexed.of("z", "i");
    private static final Expr ZJ = SoftmaxRoute.ZJ;
    private static final Expr DELTA = new Expr.Kronecker(VectorProblem.I, VectorProblem.J);

    private final VectorProblem problem;
    private final List<Candidate> candidates = new ArrayList<>();
    /** y and t of the entry that the derivative is for, and of the other one. */
    private final Expr own;

    private final Expr other;
    private final Expr target;
    /** Which entry of the Jacobian matrix it is. */
    private final EntryProblem.Indices entry;

    private record Candidate(Mistake.Kind kind, Expr derivative, List<Expr> details) {}

    private VectorMistakes(VectorProblem problem) {
        this.problem = problem;
        boolean first = problem.entry().wrt().equals(ZI);
        this.own = first ? YI : YJ;
        this.other = first ? YJ : YI;
        this.target = first ? TI : TJ;
        this.entry = problem.isOnDiagonal()
                ? EntryProblem.Indices.EQUAL
                : problem.entry().indices();
    }

    /** As one would write it in the case that is claimed. */
    static Expr derivative(VectorProblem problem) {
        VectorMistakes all = new VectorMistakes(problem);
        return switch (problem.subject()) {
            case SOFTMAX ->
                switch (all.entry) {
                    case EQUAL -> Terms.times(all.own, Terms.minus(ONE, all.own));
                    case DIFFERENT -> Terms.negative(Terms.times(YI, YJ));
                    case BOTH -> Terms.times(YI, Terms.minus(DELTA, YJ));
                };
            case LOG_SOFTMAX ->
                switch (all.entry) {
                    case EQUAL -> Terms.minus(ONE, all.own);
                    case DIFFERENT -> Terms.negative(all.own);
                    case BOTH -> Terms.minus(DELTA, all.own);
                };
            case LOG_SUM_EXP -> all.own;
            case SOFTMAX_CROSS_ENTROPY -> Terms.minus(all.own, all.target);
        };
    }

    static Optional<Mistake> in(VectorProblem problem) {
        return new VectorMistakes(problem).find();
    }

    private Optional<Mistake> find() {
        switch (problem.subject()) {
            case SOFTMAX -> softmax();
            case LOG_SOFTMAX -> logSoftmax();
            case LOG_SUM_EXP -> logSumExp();
            case SOFTMAX_CROSS_ENTROPY -> crossEntropy();
        }
        add(SIGN, Terms.negative(derivative(problem)));
        candidates.sort(Comparator.comparing(Candidate::kind));
        return candidates.stream()
                .filter(candidate -> VectorProof.isSame(problem.entry(), candidate.derivative))
                .map(candidate -> new Mistake(candidate.kind, candidate.details))
                .findFirst();
    }

    private void add(Mistake.Kind kind, Expr derivative) {
        candidates.add(new Candidate(kind, derivative, List.of()));
    }

    private void softmax() {
        Expr product = Terms.times(YI, YJ);
        switch (entry) {
            case EQUAL -> {
                add(OFF_DIAGONAL_FOR_DIAGONAL, Terms.negative(product));
                add(OFF_DIAGONAL_FOR_DIAGONAL, product);
                add(OFF_DIAGONAL_FOR_DIAGONAL, Terms.negative(Terms.square(own)));
                add(MISSING_TERM, own);
                add(ARGUMENT_FOR_VALUE, Terms.times(ZJ, Terms.minus(ONE, ZJ)));
                add(ARGUMENT_FOR_VALUE, Terms.times(ZI, Terms.minus(ONE, ZI)));
            }
            case DIFFERENT -> {
                add(OFF_DIAGONAL_SIGN, product);
                add(DIAGONAL_FOR_OFF_DIAGONAL, Terms.times(YI, Terms.minus(ONE, YI)));
                add(DIAGONAL_FOR_OFF_DIAGONAL, Terms.times(YJ, Terms.minus(ONE, YJ)));
                add(DIAGONAL_FOR_OFF_DIAGONAL, Terms.times(YI, Terms.minus(ONE, YJ)));
                add(DIAGONAL_FOR_OFF_DIAGONAL, Terms.times(YJ, Terms.minus(ONE, YI)));
                add(ARGUMENT_FOR_VALUE, Terms.negative(Terms.times(ZI, ZJ)));
            }
            case BOTH -> {
                add(OFF_DIAGONAL_SIGN, Terms.times(YI, Terms.plus(DELTA, YJ)));
                add(MISSING_TERM, Terms.times(YI, DELTA));
                add(ARGUMENT_FOR_VALUE, Terms.times(ZI, Terms.minus(DELTA, ZJ)));
            }
        }
    }

    private void logSoftmax() {
        switch (entry) {
            case EQUAL -> {
                add(OFF_DIAGONAL_FOR_DIAGONAL, Terms.negative(own));
                add(MISSING_TERM, ONE);
                add(ARGUMENT_FOR_VALUE, Terms.minus(ONE, ZJ));
            }
            case DIFFERENT -> {
                add(OFF_DIAGONAL_SIGN, own);
                add(DIAGONAL_FOR_OFF_DIAGONAL, Terms.minus(ONE, own));
                addVariable(Terms.negative(other));
            }
            case BOTH -> {
                add(OFF_DIAGONAL_SIGN, Terms.plus(DELTA, own));
                add(MISSING_TERM, DELTA);
                addVariable(Terms.minus(DELTA, other));
            }
        }
    }

    private void logSumExp() {
        add(INNER_DERIVATIVE, Terms.over(ONE, SoftmaxRoute.S));
        add(LOG_BASE, Terms.over(own, Expr.Apply.of("ln", Expr.Num.of(10))));
        addVariable(other);
    }

    private void crossEntropy() {
        add(MISSING_TERM, own);
        add(MISSING_TERM, Terms.negative(target));
        add(MISSING_TERM, Terms.negative(Terms.times(target, Terms.minus(ONE, own))));
        candidates.add(new Candidate(WRONG_VARIABLE, Terms.negative(Terms.over(target, own)), List.of(own)));
    }

    private void addVariable(Expr derivative) {
        candidates.add(new Candidate(
                WRONG_VARIABLE, derivative, List.of(problem.entry().wrt().equals(ZI) ? ZJ : ZI)));
    }
}
