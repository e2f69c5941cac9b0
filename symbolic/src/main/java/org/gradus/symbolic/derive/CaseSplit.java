package org.gradus.symbolic.derive;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.expr.Rewriter;
import org.gradus.core.expr.Substitution;
import org.gradus.core.function.Activations;
import org.gradus.core.number.Rational;
import org.gradus.core.number.Real;
import org.gradus.symbolic.kernel.Prover;
import org.gradus.symbolic.kernel.Quantities;
import org.gradus.symbolic.write.Tidy;

/**
 * Splits a formula with kinks into smooth branches: between the points where abs, sign, max, min, relu or a definition by cases
 * switches. What is found here is a claim; that a branch is the formula in its case is proved by the kernel.
 */
public final class CaseSplit {
    private static final Expr ZERO = Expr.Num.of(0);

    private CaseSplit() {}

    /** A smooth formula and the open case in which it holds. */
    public record Branch(Expr.Relation condition, Expr formula) {}

    /**
     * @param branches from the largest values of the variable to the smallest
     * @param switches between them: points, or an equation {@code u == 0} where they are not points
     */
    public record Split(List<Branch> branches, List<Expr> switches) {}

    public static boolean isSmooth(Expr formula) {
        boolean kinked = formula instanceof Expr.Piecewise
                || formula instanceof Expr.Apply apply
                        && FunctionName.of(apply.function())
                                .filter(CaseSplit::isKinked)
                                .isPresent();
        return !kinked && Children.of(formula).stream().allMatch(CaseSplit::isSmooth);
    }

    private static boolean isKinked(FunctionName function) {
        return switch (function) {
            case ABS, SIGN, MAX, MIN, RELU -> true;
            default -> false;
        };
    }

    /**
     * @throws IllegalArgumentException when the formula switches in a way that one condition for each case cannot say
     */
    public static Split of(Expr formula, Expr.Symbol wrt) {
        boolean oneVariable = Quantities.of(formula).stream().allMatch(wrt::equals);
        List<Expr> points = oneVariable ? points(formula, wrt) : List.of();
        return points.isEmpty() ? bySign(formula) : atPoints(formula, wrt, points);
    }

    private static List<Expr> points(Expr formula, Expr.Symbol wrt) {
        Expr.Symbol z = Expr.Symbol.of("z");
        return Activations.own("f", Substitution.apply(formula, Map.of(wrt, z))).kinks();
    }

    // ---- one switch that is not a point ----

    private static Split bySign(Expr formula) {
        Set<Expr> switches = new LinkedHashSet<>();
        List<Branch> branches = new ArrayList<>();
        for (int side : new int[] {1, -1}) {
            Expr branch = formula.accept(new Choice(difference -> {
                switches.add(difference);
                return side;
            }));
            if (switches.size() > 1) {
                throw new IllegalArgumentException("the formula switches in " + switches.size()
                        + " places that are not points of one variable; a derivation has one condition for each case");
            }
            if (switches.isEmpty()) {
                throw new IllegalArgumentException("the formula switches at single points only");
            }
            Expr.Relation.Operator operator = side > 0 ? Expr.Relation.Operator.GREATER : Expr.Relation.Operator.LESS;
            branches.add(new Branch(new Expr.Relation(switches.iterator().next(), operator, ZERO), Tidy.of(branch)));
        }
        return new Split(
                branches, List.of(Expr.Relation.equal(switches.iterator().next(), ZERO)));
    }

    // ---- points of one variable ----

    private static Split atPoints(Expr formula, Expr.Symbol wrt, List<Expr> points) {
        List<Branch> branches = new ArrayList<>();
        for (int i = points.size(); i >= 0; i--) {
            branches.add(new Branch(condition(wrt, points, i), branch(formula, wrt, inside(points, i))));
        }
        return new Split(branches, points);
    }

    /** The formula as it reads around this point. */
    private static Expr branch(Expr formula, Expr.Symbol wrt, Rational at) {
        return Tidy.of(formula.accept(new Choice(difference -> {
            Expr value = Substitution.apply(difference, Map.of(wrt, at.toExpr()));
            return Real.of(value, Prover.zeroTest()).signum();
        })));
    }

    /** A point between the (i − 1)-th and the i-th. */
    private static Rational inside(List<Expr> at, int i) {
        if (i == 0) {
            return near(at.get(0)).minus(Rational.ONE);
        }
        return i == at.size() ? near(at.get(i - 1)).plus(Rational.ONE) : between(at.get(i - 1), at.get(i));
    }

    private static Rational between(Expr left, Expr right) {
        Optional<Rational> from = real(left).rational();
        Optional<Rational> to = real(right).rational();
        return from.isPresent() && to.isPresent()
                ? from.get().plus(to.get()).over(Rational.of(2))
                : near(half(Expr.Sum.of(left, right)));
    }

    /** The constant itself, or a fraction very near to one that is none. */
    private static Rational near(Expr constant) {
        Real real = real(constant);
        double nearest = real.nearestDouble();
        return real.rational()
                .orElseGet(() -> Rational.of(Double.isInfinite(nearest) ? real.round(0) : new BigDecimal(nearest)));
    }

    private static Real real(Expr constant) {
        return Real.of(constant, Prover.zeroTest());
    }

    private static Expr half(Expr value) {
        return new Expr.Quotient(value, Expr.Num.of(2));
    }

    /** {@code z > p}, {@code z < p}, or {@code |z - m| < r} between two points. */
    static Expr.Relation condition(Expr.Symbol wrt, List<Expr> at, int i) {
        if (i == 0) {
            return new Expr.Relation(wrt, Expr.Relation.Operator.LESS, written(at.get(0)));
        }
        if (i == at.size()) {
            return new Expr.Relation(wrt, Expr.Relation.Operator.GREATER, written(at.get(i - 1)));
        }
        Expr left = at.get(i - 1);
        Expr right = at.get(i);
        Expr middle = Tidy.of(half(Tidy.of(Expr.Sum.of(left, right))));
        Expr radius = Tidy.of(half(Tidy.of(Expr.Sum.of(right, new Expr.Negation(left)))));
        Expr back = real(middle).rational().map(m -> m.negate().toExpr()).orElseGet(() -> Tidy.negative(middle));
        Expr distance = Tidy.sum(List.of(wrt, back));
        return new Expr.Relation(
                Expr.Apply.of(FunctionName.ABS, distance), Expr.Relation.Operator.LESS, written(radius));
    }

    /** A fraction as it is always written. */
    private static Expr written(Expr constant) {
        return real(constant).rational().map(Rational::toExpr).orElse(constant);
    }

    /** Replaces every switch by the branch on one side of it. */
    private static final class Choice extends Rewriter {
        private final ToIntFunction<Expr> side;

        Choice(ToIntFunction<Expr> side) {
            this.side = side;
        }

        private int sign(Expr left, Expr right) {
            return side.applyAsInt(Tidy.sum(List.of(left, Tidy.negative(right))));
        }

        @Override
        public Expr apply(Expr.Apply apply) {
            List<Expr> arguments = rewrite(apply.arguments());
            Expr first = arguments.get(0);
            FunctionName function = FunctionName.of(apply.function()).orElse(FunctionName.EXP);
            return switch (function) {
                case ABS -> sign(first, ZERO) > 0 ? first : new Expr.Negation(first);
                case SIGN -> Expr.Num.of(sign(first, ZERO) > 0 ? 1 : -1);
                case RELU -> sign(first, ZERO) > 0 ? first : ZERO;
                case MAX -> extreme(arguments, 1);
                case MIN -> extreme(arguments, -1);
                default -> new Expr.Apply(apply.function(), arguments);
            };
        }

        private Expr extreme(List<Expr> arguments, int direction) {
            Expr best = arguments.get(0);
            for (Expr other : arguments.subList(1, arguments.size())) {
                best = sign(other, best) * direction > 0 ? other : best;
            }
            return best;
        }

        @Override
        public Expr piecewise(Expr.Piecewise piecewise) {
            for (Expr.Case line : piecewise.cases()) {
                if (line.condition().isEmpty() || holds(line.condition().get())) {
                    return rewrite(line.value());
                }
            }
            throw new IllegalArgumentException("no case of the definition applies everywhere");
        }

        /** Inside an open case, where no switch is at zero. */
        private boolean holds(Expr.Relation condition) {
            return switch (condition.operator()) {
                case GREATER, GREATER_OR_EQUAL -> sign(rewrite(condition.left()), rewrite(condition.right())) > 0;
                case LESS, LESS_OR_EQUAL -> sign(rewrite(condition.left()), rewrite(condition.right())) < 0;
                case NOT_EQUAL -> true;
                default -> false;
            };
        }
    }
}
