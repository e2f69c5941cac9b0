package org.gradus.core.function;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.expr.Rewriter;
import org.gradus.core.expr.Substitution;
import org.gradus.core.number.Rational;
import org.gradus.core.number.Real;
import org.gradus.core.number.UndecidedException;
import org.gradus.core.number.ZeroTest;

/**
 * Finds where a formula in one variable changes its branch: the zeros of u in |u|, sign u and relu u, of a − b in max(a, b) and
 * min(a, b), and of left − right in the conditions of a piecewise definition. Only quantities made of straight pieces with
 * rational slopes are solved; others are left out.
 */
final class SwitchingPoints extends Rewriter {
    /** Guards against formulas whose pieces multiply. */
    private static final int MOST_PIECES = 64;

    private static final int BITS = 64;

    private static final Expr ZERO = Expr.Num.of(0);

    private final Expr.Symbol variable;
    private final List<Expr> zeros = new ArrayList<>();

    private SwitchingPoints(Expr.Symbol variable) {
        this.variable = variable;
    }

    /** The points as exact constants, in ascending order. */
    public static List<Expr> of(Expr formula, Expr.Symbol variable) {
        SwitchingPoints points = new SwitchingPoints(variable);
        points.rewrite(formula);
        return points.zeros.stream().sorted(SwitchingPoints::order).toList();
    }

    @Override
    public Expr apply(Expr.Apply apply) {
        List<Expr> arguments = apply.arguments();
        boolean bends = apply.function().equals(FunctionName.ABS.text())
                || apply.function().equals(FunctionName.SIGN.text())
                || apply.function().equals(FunctionName.RELU.text());
        if (bends) {
            addZero(arguments.get(0), Expr.Num.of(0));
        }
        if (apply.function().equals(FunctionName.MAX.text()) || apply.function().equals(FunctionName.MIN.text())) {
            for (int i = 0; i < arguments.size(); i++) {
                for (int j = i + 1; j < arguments.size(); j++) {
                    addZero(arguments.get(i), arguments.get(j));
                }
            }
        }
        return super.apply(apply);
    }

    @Override
    public Expr piecewise(Expr.Piecewise piecewise) {
        piecewise.cases().forEach(line -> line.condition().ifPresent(c -> addZero(c.left(), c.right())));
        return super.piecewise(piecewise);
    }

    /** Adds the points at which {@code left} and {@code right} meet. */
    private void addZero(Expr left, Expr right) {
        Expr difference = Expr.Sum.of(left, new Expr.Negation(right));
        for (Linear piece : pieces(difference)) {
            if (piece.slope.signum() != 0) {
                Expr zero =
                        folded(scaledConstant(piece.constant, Rational.of(-1).over(piece.slope)));
                // a piece counts only where it is the one that holds
                if (mayBeZero(Substitution.apply(difference, Map.of(variable, zero)))) {
                    addZero(zero);
                }
            }
        }
    }

    private void addZero(Expr zero) {
        if (zeros.stream().noneMatch(known -> known.equals(zero) || !isApart(known, zero))) {
            zeros.add(zero);
        }
    }

    /** Whether two constants are seen to be different; those that are not count as one point. */
    private static boolean isApart(Expr one, Expr other) {
        try {
            Expr difference = Expr.Sum.of(one, new Expr.Negation(other));
            return Real.of(difference, ZeroTest.NONE).signum() != 0;
        } catch (ArithmeticException undecided) {
            return false;
        }
    }

    private static boolean mayBeZero(Expr constant) {
        try {
            return Real.of(constant, ZeroTest.NONE).signum() == 0;
        } catch (UndecidedException nearZero) {
            return true;
        } catch (ArithmeticException withoutValue) {
            return false;
        }
    }

    /** Of constants that are apart. */
    private static int order(Expr one, Expr other) {
        return one.equals(other)
                ? 0
                : Real.of(Expr.Sum.of(one, new Expr.Negation(other)), ZeroTest.NONE)
                        .signum();
    }

    private static boolean hasValue(Expr constant) {
        try {
            Real.of(constant, ZeroTest.NONE).enclose(BITS);
            return true;
        } catch (ArithmeticException withoutValue) {
            return false;
        }
    }

    private static Expr constant(Rational value) {
        Expr numerator = new Expr.Num(new BigDecimal(value.numerator()));
        return value.isInteger()
                ? numerator
                : new Expr.Quotient(numerator, new Expr.Num(new BigDecimal(value.denominator())));
    }

    /** A constant that is rational arithmetic as that fraction. */
    private static Expr folded(Expr constant) {
        return rational(constant).map(SwitchingPoints::constant).orElse(constant);
    }

    private static Optional<Rational> rational(Expr constant) {
        try {
            return Real.of(constant, ZeroTest.NONE).rational();
        } catch (ArithmeticException withoutValue) {
            return Optional.empty();
        }
    }

    private static Expr scaledConstant(Expr constant, Rational factor) {
        if (factor.equals(Rational.ONE)) {
            return constant;
        }
        if (constant instanceof Expr.Negation minus) {
            return scaledConstant(minus.operand(), factor.negate());
        }
        return factor.equals(Rational.of(-1))
                ? new Expr.Negation(constant)
                : Expr.Product.of(constant(factor), constant);
    }

    /** slope·variable + constant. */
    private record Linear(Rational slope, Expr constant) {
        Linear plus(Linear other) {
            return new Linear(slope.plus(other.slope), sum(constant, other.constant));
        }

        private static Expr sum(Expr left, Expr right) {
            if (left.equals(ZERO) || right.equals(ZERO)) {
                return left.equals(ZERO) ? right : left;
            }
            return folded(Expr.Sum.of(left, right));
        }

        Linear scaled(Rational factor) {
            return new Linear(slope.times(factor), folded(scaledConstant(constant, factor)));
        }

        boolean isConstant() {
            return slope.signum() == 0;
        }
    }

    /** The straight pieces of which the graph of {@code expr} may consist; none if it is not made of straight pieces. */
    private List<Linear> pieces(Expr expr) {
        if (expr.equals(variable)) {
            return List.of(new Linear(Rational.ONE, ZERO));
        } else if (isConstant(expr)) {
            return hasValue(expr) ? List.of(new Linear(Rational.ZERO, folded(expr))) : List.of();
        } else if (expr instanceof Expr.Negation negation) {
            return scaled(pieces(negation.operand()), Rational.of(-1));
        } else if (expr instanceof Expr.Quotient quotient) {
            List<Linear> denominator = pieces(quotient.denominator());
            Optional<Rational> divisor =
                    denominator.size() == 1 && denominator.get(0).isConstant()
                            ? rational(denominator.get(0).constant).filter(value -> value.signum() != 0)
                            : Optional.empty();
            return divisor.map(value -> scaled(pieces(quotient.numerator()), Rational.ONE.over(value)))
                    .orElse(List.of());
        } else if (expr instanceof Expr.Sum sum) {
            return combined(sum.terms(), (a, b) -> Optional.of(a.plus(b)));
        } else if (expr instanceof Expr.Product product) {
            return combined(product.factors(), SwitchingPoints::times);
        } else if (expr instanceof Expr.Apply apply) {
            return branches(apply);
        }
        return List.of();
    }

    private List<Linear> branches(Expr.Apply apply) {
        Set<Linear> branches = new LinkedHashSet<>();
        for (Expr argument : apply.arguments()) {
            List<Linear> pieces = pieces(argument);
            if (pieces.isEmpty()) {
                return List.of();
            }
            branches.addAll(pieces);
        }
        List<Linear> arguments = List.copyOf(branches);
        return switch (FunctionName.of(apply.function()).orElse(FunctionName.EXP)) {
            case MAX, MIN -> arguments;
            case ABS -> both(arguments, scaled(arguments, Rational.of(-1)));
            case RELU -> both(arguments, List.of(new Linear(Rational.ZERO, ZERO)));
            default -> List.of();
        };
    }

    private static List<Linear> both(List<Linear> first, List<Linear> second) {
        List<Linear> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private static List<Linear> scaled(List<Linear> pieces, Rational factor) {
        return pieces.stream().map(piece -> piece.scaled(factor)).toList();
    }

    private List<Linear> combined(List<Expr> parts, BiFunction<Linear, Linear, Optional<Linear>> operation) {
        List<Linear> result = pieces(parts.get(0));
        for (Expr part : parts.subList(1, parts.size())) {
            Set<Linear> next = new LinkedHashSet<>();
            for (Linear right : pieces(part)) {
                for (Linear left : result) {
                    operation.apply(left, right).ifPresent(next::add);
                }
            }
            if (next.size() > MOST_PIECES) {
                return List.of();
            }
            result = List.copyOf(next);
        }
        return result;
    }

    private static Optional<Linear> times(Linear left, Linear right) {
        Optional<Rational> first = left.isConstant() ? rational(left.constant) : Optional.empty();
        if (first.isPresent()) {
            return Optional.of(right.scaled(first.get()));
        }
        return right.isConstant() ? rational(right.constant).map(left::scaled) : Optional.empty();
    }

    private boolean isConstant(Expr expr) {
        return !Children.any(expr, node -> node instanceof Expr.Symbol || node instanceof Expr.Indexed);
    }
}
