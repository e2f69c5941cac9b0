package org.gradus.symbolic.derive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation;
import org.gradus.core.expr.Expr.Relation.Operator;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.expr.Substitution;
import org.gradus.core.expr.Terms;
import org.gradus.core.number.Rational;
import org.gradus.core.number.Real;
import org.gradus.symbolic.form.Solved;
import org.gradus.symbolic.kernel.CellProof;
import org.gradus.symbolic.kernel.DerivativeProof;
import org.gradus.symbolic.kernel.Problem;
import org.gradus.symbolic.kernel.Prover;
import org.gradus.symbolic.kernel.Quantities;
import org.gradus.symbolic.kernel.Verdict;
import org.gradus.symbolic.kernel.algebra.Unsupported;
import org.gradus.symbolic.write.PowersOfE;
import org.gradus.symbolic.write.Tidy;

/**
 * Where a derivative holds, as far as the formula says so: {@code x > 0} for ln x, x^x and √x. A condition that always holds is left out; so
 * is one that is violated at no point that was tried.
 */
public final class DomainOfDerivative {
    private static final Expr ZERO = Expr.Num.of(0);
    private static final Expr ONE = Expr.Num.of(1);
    private static final int MOST_NODES = 300;
    /** Quarters, so that bounds at whole numbers and halves are met, and what lies between. */
    private static final int[] TRIED = {-40, -13, -8, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 8, 13, 40};

    private final Derivation derivation;
    private final Expr formula;
    private final Expr.Symbol wrt;
    private final Set<Relation> conditions = new LinkedHashSet<>();

    private DomainOfDerivative(Derivation derivation, Expr.Symbol wrt) {
        this.derivation = derivation;
        this.formula =
                PowersOfE.written(Substitution.apply(derivation.of(), Derivation.writtenOut(derivation.where())));
        this.wrt = wrt;
    }

    /** Conditions that have to hold together, solved for the variable where that is easy; none for a function of a vector. */
    public static List<Relation> of(Derivation derivation) {
        if (!(derivation.wrt() instanceof Expr.Symbol wrt)) {
            return List.of();
        }
        try {
            return new DomainOfDerivative(derivation, wrt).conditions();
        } catch (Unsupported tooLarge) {
            return List.of();
        }
    }

    private List<Relation> conditions() {
        int[] nodes = {0};
        Children.walk(formula, node -> nodes[0]++);
        if (nodes[0] > MOST_NODES) {
            return List.of();
        }
        collect(formula);
        Set<Relation> solved = new LinkedHashSet<>();
        for (Relation condition : conditions) {
            if (!alwaysHolds(condition) && isViolated(condition)) {
                solved.addAll(Solved.of(condition, wrt));
            }
        }
        List<Relation> kept = new ArrayList<>(solved);
        kept.removeIf(condition -> isImplied(condition, solved));
        kept.removeIf(
                condition -> kept.stream().anyMatch(other -> !other.equals(condition) && isWider(condition, other)));
        return kept;
    }

    /** Whether a bound in the same direction is weaker: x > 0 beside x > 1. */
    private static boolean isWider(Relation condition, Relation other) {
        boolean same = condition.left().equals(other.left())
                && condition.operator() == other.operator()
                && condition.operator() != Operator.NOT_EQUAL;
        try {
            int gap = Real.of(Terms.minus(condition.right(), other.right()), Prover.zeroTest())
                    .signum();
            return same && (condition.operator() == Operator.GREATER ? gap < 0 : gap > 0);
        } catch (ArithmeticException noNumbers) {
            return false;
        }
    }

    /** That x ≠ 0 where x > 0 needs no words; nor that v ≠ 0 where u/v > 0. */
    private boolean isImplied(Relation condition, Set<Relation> all) {
        return condition.operator() == Operator.NOT_EQUAL
                && all.stream()
                        .filter(other -> other.operator() != Operator.NOT_EQUAL)
                        .anyMatch(other -> isBelow(other.left(), condition.left()) || isKeptOff(condition, other));
    }

    private static boolean isBelow(Expr formula, Expr part) {
        return formula instanceof Expr.Quotient quotient
                && quotient.denominator().equals(part);
    }

    /** Whether the variable, which must not be some number, is kept off it by a bound. */
    private boolean isKeptOff(Relation condition, Relation bound) {
        boolean ofSize =
                bound.left() instanceof Expr.Apply apply && apply.function().equals(FunctionName.ABS.text());
        if (!condition.left().equals(wrt) || !ofSize && !bound.left().equals(wrt)) {
            return condition.left().equals(bound.left()) && condition.right().equals(bound.right());
        }
        Expr number = ofSize ? Expr.Apply.of(FunctionName.ABS, condition.right()) : condition.right();
        try {
            int gap = Real.of(Terms.minus(number, bound.right()), Prover.zeroTest())
                    .signum();
            return bound.operator() == Operator.GREATER ? gap <= 0 : gap >= 0;
        } catch (ArithmeticException noNumbers) {
            return false;
        }
    }

    // ---- what has to hold ----

    private void collect(Expr node) {
        if (node instanceof Expr.Piecewise) {
            return; // its conditions are those of the cases
        }
        Children.of(node).forEach(this::collect);
        if (node instanceof Expr.Quotient quotient) {
            notZero(quotient.denominator());
        } else if (node instanceof Expr.Power power) {
            power(power.base(), power.exponent());
        } else if (node instanceof Expr.Apply apply && apply.arguments().size() == 1) {
            function(FunctionName.of(apply.function()), apply.arguments().get(0));
        }
    }

    private void function(Optional<FunctionName> function, Expr u) {
        if (function.isEmpty()) {
            return;
        }
        switch (function.get()) {
            case LN, LOG10 -> add(u, Operator.GREATER);
            case SQRT -> inside(u);
            case TAN -> add(Expr.Apply.of(FunctionName.COS, u), Operator.NOT_EQUAL);
            case ASIN, ACOS -> inside(Terms.minus(ONE, Terms.square(u)));
            default -> {
                // defined everywhere
            }
        }
    }

    private void power(Expr base, Expr exponent) {
        if (base == Expr.Constant.E) {
            return;
        }
        if (!Quantities.of(exponent).isEmpty()) {
            add(base, Operator.GREATER);
            return;
        }
        Rational value = Real.of(exponent, Prover.zeroTest()).rational().orElse(Rational.ONE.over(Rational.of(2)));
        if (!value.isInteger()) {
            inside(base);
        } else if (value.signum() < 0) {
            notZero(base);
        }
    }

    private void notZero(Expr divisor) {
        if (divisor instanceof Expr.Product product) {
            product.factors().forEach(this::notZero);
        } else if (divisor instanceof Expr.Negation negation) {
            notZero(negation.operand());
        } else if (divisor instanceof Expr.Power power && power.base() != Expr.Constant.E) {
            notZero(power.base());
        } else if (divisor instanceof Expr.Apply apply && apply.function().equals(FunctionName.TAN.text())) {
            notZero(Expr.Apply.of(FunctionName.SIN, apply.arguments().get(0)));
        } else if (!(divisor instanceof Expr.Apply apply)
                || !apply.function().equals(FunctionName.SQRT.text())) { // of a root that has been said

            add(divisor, Operator.NOT_EQUAL);
        }
    }

    /** Of a root: not only defined but differentiable, unless there is a derivative at the edge after all. */
    private void inside(Expr radicand) {
        Problem atEdge = new Problem(
                formula, wrt, derivation.result(), List.of(Relation.equal(radicand, ZERO)), Map.of(), Map.of());
        boolean anyway = Quantities.of(radicand).contains(wrt)
                && DerivativeProof.of(atEdge).cells().stream().anyMatch(cell -> cell.state() == CellProof.State.EQUAL);
        if (!anyway) {
            add(radicand, Operator.GREATER);
        }
    }

    /** Of a parameter nobody says that it is not 0 where it stands below a bar. */
    private void add(Expr side, Operator operator) {
        if (operator == Operator.GREATER || Quantities.of(side).contains(wrt)) {
            conditions.add(new Relation(Tidy.of(side), operator, ZERO));
        }
    }

    // ---- whether that needs to be said ----

    private static boolean alwaysHolds(Relation condition) {
        Relation positive = new Relation(condition.left(), Operator.GREATER, ZERO);
        Relation negative = new Relation(condition.left(), Operator.LESS, ZERO);
        return Solved.isWithoutZero(condition.left())
                || isProved(positive)
                || condition.operator() == Operator.NOT_EQUAL && isProved(negative);
    }

    private static boolean isProved(Relation condition) {
        return Prover.holds(condition, List.of()) instanceof Verdict.Proved;
    }

    /** Whether there is a point where it does not hold, or has no meaning itself. */
    private boolean isViolated(Relation condition) {
        if (condition.operator() == Operator.NOT_EQUAL) {
            return true; // zeros lie anywhere
        }
        List<Expr> variables = new ArrayList<>(Quantities.of(formula));
        int points = variables.size() == 1 ? TRIED.length : TRIED.length * TRIED.length;
        for (int step = 0; step < points; step++) {
            Map<Expr, Expr> point = new HashMap<>();
            for (int i = 0; i < variables.size(); i++) {
                int index = (step / (i == 0 ? 1 : TRIED.length) + 5 * Math.max(0, i - 1)) % TRIED.length;
                boolean parameter = TRIED[index] == 0 && !variables.get(i).equals(wrt);
                Rational value = Rational.of(parameter ? 1 : TRIED[index]).over(Rational.of(4));
                point.put(variables.get(i), value.toExpr());
            }
            if (othersHold(condition, point)
                    && sign(condition.left(), point).filter(sign -> sign <= 0).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** Whether the other inequalities hold at a point: what they exclude need not be excluded again. */
    private boolean othersHold(Relation condition, Map<Expr, Expr> point) {
        return conditions.stream()
                .takeWhile(other -> !other.equals(condition))
                .filter(other -> other.operator() == Operator.GREATER)
                .allMatch(other ->
                        sign(other.left(), point).filter(sign -> sign > 0).isPresent());
    }

    private static Optional<Integer> sign(Expr side, Map<Expr, Expr> point) {
        try {
            Real value = Real.of(
                    side,
                    name -> Optional.ofNullable(point.get(name)).map(number -> Real.of(number, Prover.zeroTest())),
                    Prover.zeroTest());
            return Optional.of(value.signum());
        } catch (ArithmeticException | Unsupported undefined) {
            return Optional.empty();
        }
    }
}
