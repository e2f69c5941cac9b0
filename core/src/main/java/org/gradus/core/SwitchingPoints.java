package org.gradus.core;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.gradus.core.expr.Evaluator;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Function;
import org.gradus.core.expr.Rational;
import org.gradus.core.expr.Rewriter;

/**
 * Finds where a formula in one variable changes its branch: the zeros of u in |u|, sign u and relu u, of a − b in max(a, b) and
 * min(a, b), and of left − right in the conditions of a piecewise definition. Only quantities made of straight pieces with
 * rational coefficients are solved; others are left out.
 */
final class SwitchingPoints extends Rewriter {
    /** Guards against formulas whose pieces multiply. */
    private static final int MOST_PIECES = 64;

    private final Expr.Symbol variable;
    private final TreeSet<Rational> zeros = new TreeSet<>();

    private SwitchingPoints(Expr.Symbol variable) {
        this.variable = variable;
    }

    /** The points as exact constants, in ascending order. */
    static List<Expr> of(Expr formula, Expr.Symbol variable) {
        SwitchingPoints points = new SwitchingPoints(variable);
        points.rewrite(formula);
        return points.zeros.stream().map(SwitchingPoints::constant).toList();
    }

    @Override
    public Expr apply(Expr.Apply apply) {
        List<Expr> arguments = apply.arguments();
        boolean bends = apply.function().equals(Function.ABS.text())
                || apply.function().equals(Function.SIGN.text())
                || apply.function().equals(Function.RELU.text());
        if (bends) {
            addZero(arguments.get(0), Expr.Num.of(0));
        }
        if (apply.function().equals(Function.MAX.text()) || apply.function().equals(Function.MIN.text())) {
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
                Rational zero = piece.constant.negate().over(piece.slope);
                double point =
                        zero.numerator().doubleValue() / zero.denominator().doubleValue();
                // a piece counts only where it is the one that holds
                if (Math.abs(Evaluator.value(difference, quantity -> point)) < 1e-9 * (1 + Math.abs(point))) {
                    zeros.add(zero);
                }
            }
        }
    }

    private static Expr constant(Rational value) {
        Expr numerator = new Expr.Num(new BigDecimal(value.numerator()));
        return value.isInteger()
                ? numerator
                : new Expr.Quotient(numerator, new Expr.Num(new BigDecimal(value.denominator())));
    }

    /** slope·variable + constant. */
    private record Linear(Rational slope, Rational constant) {
        Linear plus(Linear other) {
            return new Linear(slope.plus(other.slope), constant.plus(other.constant));
        }

        Linear scaled(Rational factor) {
            return new Linear(slope.times(factor), constant.times(factor));
        }

        boolean isConstant() {
            return slope.signum() == 0;
        }
    }

    /** The straight pieces of which the graph of {@code expr} may consist; none if it is not made of straight pieces. */
    private List<Linear> pieces(Expr expr) {
        if (expr.equals(variable)) {
            return List.of(new Linear(Rational.ONE, Rational.ZERO));
        } else if (expr instanceof Expr.Num num) {
            return List.of(new Linear(Rational.ZERO, Rational.of(num.value())));
        } else if (expr instanceof Expr.Negation negation) {
            return scaled(pieces(negation.operand()), Rational.of(-1));
        } else if (expr instanceof Expr.Quotient quotient) {
            List<Linear> denominator = pieces(quotient.denominator());
            boolean divides = denominator.size() == 1
                    && denominator.get(0).isConstant()
                    && denominator.get(0).constant.signum() != 0;
            return divides
                    ? scaled(pieces(quotient.numerator()), Rational.ONE.over(denominator.get(0).constant))
                    : List.of();
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
        return switch (Function.of(apply.function()).orElse(Function.EXP)) {
            case MAX, MIN -> arguments;
            case ABS -> both(arguments, scaled(arguments, Rational.of(-1)));
            case RELU -> both(arguments, List.of(new Linear(Rational.ZERO, Rational.ZERO)));
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
        if (left.isConstant()) {
            return Optional.of(right.scaled(left.constant));
        }
        return right.isConstant() ? Optional.of(left.scaled(right.constant)) : Optional.empty();
    }
}
