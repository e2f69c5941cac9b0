package org.gradus.symbolic.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Terms;
import org.gradus.core.number.ZeroTest;
import org.gradus.symbolic.kernel.algebra.Attempts;
import org.gradus.symbolic.kernel.algebra.Fraction;
import org.gradus.symbolic.kernel.algebra.Ring;
import org.gradus.symbolic.kernel.algebra.Unsupported;

/**
 * Decides equality of formulas, exactly: a rational function of symbols, exponentials, logarithms and roots is zero if the
 * numerator of its normal form is the zero polynomial.
 *
 * <p>For rational functions of exponentials of polynomials that is also necessary, since exponentials of linearly independent
 * monomials are algebraically independent (Ax 1971; for constants Lindemann and Weierstrass).
 */
public final class Prover {
    private static final String METHOD = "exponential-polynomials";
    private static final String BY_DEFINITION = "definition";
    private static final String POSITIVE_TERMS = "sum-of-positive-terms";
    private static final long BUDGET = 500_000;

    private Prover() {}

    /**
     * Whether {@code left} equals {@code right} wherever both are defined, for all real values of the free symbols and entries.
     *
     * <p>{@code where}: a relation {@code name := formula} or {@code name == formula} gives the meaning of a symbol, an entry or
     * a function value such as {@code sigma(z)}; every other relation is an assumption ({@code z > 0}). Sums over the whole of an
     * index hold for every N. The case of the indices is part of the claim: {@code i == j} or {@code i != j}; without either the
     * claim means both. Names without a definition are independent variables.
     */
    public static Verdict equal(Expr left, Expr right, List<Expr.Relation> where) {
        try {
            List<Expr> sides = List.of(left, right);
            Claim claim = new Claim(sides, Claim.about(sides, where));
            Attempt attempt = attempt(checked(left), checked(right), claim);
            if (attempt.unknown().isPresent()) {
                return byCases(left, right, where, attempt.unknown().get());
            }
            return attempt.method().isPresent()
                    ? proved(
                            Expr.Relation.equal(left, right),
                            where,
                            attempt.method().get())
                    : Witness.search(checked(left), checked(right), claim)
                            .orElse(new Verdict.Undecided(attempt.reason()));
        } catch (Unsupported e) {
            return new Verdict.Undecided(e.reason());
        }
    }

    /**
     * Whether the relation holds wherever both sides are defined: an equation as {@link #equal} decides it, an inequality when
     * the difference is seen to be a quotient of sums of positive terms. Inequalities are never refuted.
     *
     * <p>Indices that {@code where} says differ ({@code i != j}) are two different ones: so a second output is assumed.
     */
    public static Verdict holds(Expr.Relation relation, List<Expr.Relation> where) {
        Expr left = relation.left();
        Expr right = relation.right();
        return switch (relation.operator()) {
            case EQUAL -> equal(left, right, where);
            case GREATER -> positive(relation, Terms.minus(left, right), where, false);
            case GREATER_OR_EQUAL -> positive(relation, Terms.minus(left, right), where, true);
            case LESS -> positive(relation, Terms.minus(right, left), where, false);
            case LESS_OR_EQUAL -> positive(relation, Terms.minus(right, left), where, true);
            default -> new Verdict.Undecided("not an equation and no inequality");
        };
    }

    private static Verdict proved(Expr.Relation statement, List<Expr.Relation> under, String method) {
        return new Verdict.Proved(new Theorem(statement, under, method));
    }

    private static Verdict positive(Expr.Relation relation, Expr formula, List<Expr.Relation> where, boolean orZero) {
        try {
            Claim claim = new Claim(List.of(checked(formula)), where);
            boolean positive = Ring.with(BUDGET, ring -> {
                Domain domain = new Domain(ring, Definedness.LEFT_OUT);
                Fraction value = new NormalForm(ring, claim, domain).of(formula);
                return domain.of(value) == Sign.POSITIVE || orZero && domain.isCertainlyNotNegative(value);
            });
            return positive
                    ? proved(relation, where, POSITIVE_TERMS)
                    : new Verdict.Undecided("not a sum of positive terms");
        } catch (Unsupported e) {
            return new Verdict.Undecided(e.reason());
        }
    }

    /**
     * @param method the procedure by which the sides are seen to be equal
     * @param unknown the indices of which has to be said whether they are equal
     * @param reason why the sides are not seen to be equal
     */
    private record Attempt(Optional<String> method, Optional<IndexSplit.Unknown> unknown, String reason) {
        static Attempt failed(String reason) {
            return new Attempt(Optional.empty(), Optional.empty(), reason);
        }

        static Attempt by(String method) {
            return new Attempt(Optional.of(method), Optional.empty(), "");
        }
    }

    private static Attempt attempt(Expr left, Expr right, Claim claim) {
        if (claim.definition(left).filter(right::equals).isPresent()) {
            return Attempt.by(BY_DEFINITION);
        }
        try {
            return Attempts.of(
                    BUDGET,
                    ring -> attempt(ring, left, right, claim),
                    ring -> claim.indices().isEmpty()
                            ? Optional.of(attempt(ring, left, right, claim))
                                    .filter(attempt -> attempt.method().isPresent())
                            : Optional.empty());
        } catch (Unsupported e) {
            return Attempt.failed(e.reason());
        }
    }

    private static Attempt attempt(Ring ring, Expr left, Expr right, Claim claim) {
        try {
            NormalForm form = new NormalForm(ring, claim);
            return form.isCertainlyZero(form.of(left).minus(form.of(right)))
                    ? Attempt.by(METHOD)
                    : Attempt.failed("neither a proof nor a point where the sides differ was found");
        } catch (IndexSplit.Unknown e) {
            return new Attempt(Optional.empty(), Optional.of(e), e.reason());
        }
    }

    /**
     * As {@link #equal}; a definition by cases on the right is proved case by case. Where no case applies nothing is claimed.
     */
    public static Verdict equalInEachCase(Expr left, Expr right, List<Expr.Relation> where) {
        if (!(right instanceof Expr.Piecewise piecewise)
                || piecewise.cases().stream().anyMatch(line -> line.condition().isEmpty())) {
            return equal(left, right, where);
        }
        Verdict verdict = new Verdict.Undecided("no case");
        for (Expr.Case line : piecewise.cases()) {
            List<Expr.Relation> conditions = new ArrayList<>(where);
            line.condition().ifPresent(conditions::add);
            verdict = equal(left, line.value(), conditions);
            if (!(verdict instanceof Verdict.Proved)) {
                return verdict;
            }
        }
        return verdict instanceof Verdict.Proved last
                ? proved(Expr.Relation.equal(left, right), where, last.method())
                : verdict;
    }

    /**
     * As {@link #equalInEachCase}, of what the reading makes of the sides; the theorem is about what is written, and says what letters stand
     * for.
     */
    public static Verdict equalAsRead(Expr left, Expr right, List<Expr.Relation> where, Reading reading) {
        if (!reading.isFirstOrder(left) || !reading.isFirstOrder(right)) {
            return new Verdict.Undecided("more is said of a function than its first derivative");
        }
        List<Expr.Relation> under = new ArrayList<>(where);
        under.addAll(reading.under(left, right));
        Verdict verdict = equalInEachCase(reading.of(left), reading.of(right), where);
        return verdict instanceof Verdict.Proved proof
                ? proved(Expr.Relation.equal(left, right), under, proof.method())
                : verdict;
    }

    /** Not too large, and written-out sums read. */
    private static Expr checked(Expr side) {
        boolean[] ellipsis = new boolean[1];
        Claim.walk(side, expr -> ellipsis[0] |= expr instanceof Expr.Ellipsis);
        return ellipsis[0] ? WrittenOut.read(side) : side;
    }

    /** Both {@code i = j} and {@code i ≠ j}. */
    private static Verdict byCases(Expr left, Expr right, List<Expr.Relation> where, IndexSplit.Unknown unknown) {
        Verdict same = equal(left, right, and(where, unknown, Expr.Relation.Operator.EQUAL));
        if (same instanceof Verdict.Refuted) {
            return same;
        }
        Verdict different = equal(left, right, and(where, unknown, Expr.Relation.Operator.NOT_EQUAL));
        return same instanceof Verdict.Proved proof && different instanceof Verdict.Proved
                ? proved(Expr.Relation.equal(left, right), where, proof.method())
                : same instanceof Verdict.Proved ? different : same;
    }

    private static List<Expr.Relation> and(
            List<Expr.Relation> where, IndexSplit.Unknown unknown, Expr.Relation.Operator operator) {
        List<Expr.Relation> all = new ArrayList<>(where);
        boolean number = unknown.left() instanceof Expr.Num;
        Expr name = number ? unknown.right() : unknown.left();
        Expr other = number ? unknown.left() : unknown.right();
        all.add(new Expr.Relation(name, operator, other));
        return all;
    }

    /** The kernel as a test for exact zeros among constants. */
    public static ZeroTest zeroTest() {
        return ZeroProof::of;
    }
}
