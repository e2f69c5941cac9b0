package org.gradus.core;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Function;
import org.gradus.core.expr.Rational;
import org.gradus.core.expr.Rewriter;

/**
 * Finds where a formula in one variable changes its branch: the zeros of u in |u|, sign u and relu u, of a − b in max(a, b) and
 * min(a, b), and of left − right in the conditions of a piecewise definition. Only quantities that are linear in the variable
 * with rational coefficients are solved; others are left out.
 */
final class SwitchingPoints extends Rewriter {
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

    private void addZero(Expr left, Expr right) {
        Optional<Linear> difference = linear(Expr.Sum.of(left, new Expr.Negation(right)));
        difference
                .filter(d -> d.slope.signum() != 0)
                .ifPresent(d -> zeros.add(d.constant.negate().over(d.slope)));
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

    private Optional<Linear> linear(Expr expr) {
        if (expr.equals(variable)) {
            return Optional.of(new Linear(Rational.ONE, Rational.ZERO));
        } else if (expr instanceof Expr.Num num) {
            return Optional.of(new Linear(Rational.ZERO, Rational.of(num.value())));
        } else if (expr instanceof Expr.Negation negation) {
            return linear(negation.operand()).map(l -> l.scaled(Rational.of(-1)));
        } else if (expr instanceof Expr.Quotient quotient) {
            return divided(linear(quotient.numerator()), linear(quotient.denominator()));
        } else if (expr instanceof Expr.Sum sum) {
            return combined(sum.terms(), (a, b) -> Optional.of(a.plus(b)));
        } else if (expr instanceof Expr.Product product) {
            return combined(product.factors(), SwitchingPoints::times);
        }
        return Optional.empty();
    }

    private Optional<Linear> combined(
            List<Expr> parts, java.util.function.BiFunction<Linear, Linear, Optional<Linear>> operation) {
        List<Linear> values = new ArrayList<>();
        for (Expr part : parts) {
            linear(part).ifPresent(values::add);
        }
        if (values.size() < parts.size()) {
            return Optional.empty();
        }
        Optional<Linear> result = Optional.of(values.get(0));
        for (Linear value : values.subList(1, values.size())) {
            result = result.flatMap(r -> operation.apply(r, value));
        }
        return result;
    }

    private static Optional<Linear> times(Linear left, Linear right) {
        if (left.isConstant()) {
            return Optional.of(right.scaled(left.constant));
        }
        return right.isConstant() ? Optional.of(left.scaled(right.constant)) : Optional.empty();
    }

    private static Optional<Linear> divided(Optional<Linear> numerator, Optional<Linear> denominator) {
        return denominator
                .filter(d -> d.isConstant() && d.constant.signum() != 0)
                .flatMap(d -> numerator.map(n -> n.scaled(Rational.ONE.over(d.constant))));
    }
}
