package org.gradus.symbolic.claim;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.Rewriter;
import org.gradus.core.number.Evaluator;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.derive.CaseSplit;
import org.gradus.symbolic.kernel.Problem;
import org.gradus.symbolic.kernel.Quantities;
import org.gradus.symbolic.write.Notation;

/** A claim that would be right if one of its decimals were the number it is a rounding of. */
final class RoundedConstant {
    private static final int FEWEST_DIGITS = 3;
    private static final int LARGEST_DENOMINATOR = 1000;
    /** How far doubles may be off. */
    private static final double ULPS = 1e-15;

    private static final List<Expr> CONSTANTS = List.of(
                    "pi",
                    "pi/2",
                    "pi/4",
                    "2*pi",
                    "1/pi",
                    "sqrt(pi)",
                    "1/sqrt(pi)",
                    "2/sqrt(pi)",
                    "sqrt(2*pi)",
                    "1/sqrt(2*pi)",
                    "sqrt(2/pi)",
                    "sqrt(2)",
                    "1/sqrt(2)",
                    "sqrt(3)",
                    "1/sqrt(3)",
                    "e",
                    "1/e",
                    "ln(2)",
                    "1/ln(2)",
                    "ln(10)",
                    "1/ln(10)",
                    "ln(3)",
                    "sqrt(pi/2)",
                    "sqrt(5)",
                    "3*sqrt(2/pi)",
                    "2*sqrt(2/pi)")
            .stream()
            .map(ExprParser::parse)
            .toList();

    private RoundedConstant() {}

    static Optional<Mistake> in(Problem problem) {
        Set<Expr.Num> decimals = new LinkedHashSet<>();
        collect(problem.claim(), decimals);
        for (Expr.Num decimal : decimals) {
            for (Expr exact : candidates(problem, decimal)) {
                Problem corrected = problem.withClaim(problem.claim().accept(new Corrected(decimal, exact)));
                if (DerivativeDecision.of(corrected) instanceof Finding.Proved) {
                    return Optional.of(new Mistake(Mistake.Kind.ROUNDED_CONSTANT, List.of(decimal, exact)));
                }
            }
        }
        return Optional.empty();
    }

    private static void collect(Expr formula, Set<Expr.Num> decimals) {
        if (formula instanceof Expr.Num num
                && num.value().precision() >= FEWEST_DIGITS
                && num.value().scale() > 0) {
            decimals.add(num);
        }
        Children.of(formula).forEach(child -> collect(child, decimals));
    }

    /** Numbers near the decimal: well known ones, fractions, and those of the formula itself. */
    private static List<Expr> candidates(Problem problem, Expr.Num decimal) {
        List<Expr> all = new ArrayList<>(CONSTANTS);
        Set<Expr> own = new LinkedHashSet<>();
        constants(problem.of(), own);
        WrittenDerivative.of(problem.of(), problem.wrt()).ifPresent(derivative -> constants(derivative, own));
        all.addAll(own);
        all.addAll(fractions(decimal.value()));
        double value = decimal.value().doubleValue();
        double unit = 2 * BigDecimal.ONE.movePointLeft(decimal.value().scale()).doubleValue() + ULPS * Math.abs(value);
        return all.stream()
                .filter(exact -> !exact.equals(decimal))
                .filter(exact -> Math.abs(Evaluator.value(exact, quantity -> Double.NaN) - value) <= unit)
                .toList();
    }

    private static void constants(Expr formula, Set<Expr> found) {
        if (Quantities.of(formula).isEmpty() && CaseSplit.isSmooth(formula)) {
            found.add(formula);
        }
        if (!(formula instanceof Expr.Relation)) {
            Children.of(formula).forEach(child -> constants(child, found));
        }
    }

    private static List<Expr> fractions(BigDecimal decimal) {
        List<Expr> found = new ArrayList<>();
        double unit = 2 * BigDecimal.ONE.movePointLeft(decimal.scale()).doubleValue();
        for (int below = 1; below <= LARGEST_DENOMINATOR && found.size() < 2; below++) {
            if (unit * below > 0.1) {
                break;
            }
            long above = Math.round(decimal.doubleValue() * below);
            if (Math.abs((double) above / below - decimal.doubleValue()) <= unit) {
                found.add(Notation.number(Rational.of(above).over(Rational.of(below))));
            }
        }
        return found;
    }

    private static final class Corrected extends Rewriter {
        private final Expr.Num decimal;
        private final Expr exact;

        Corrected(Expr.Num decimal, Expr exact) {
            this.decimal = decimal;
            this.exact = exact;
        }

        @Override
        public Expr num(Expr.Num num) {
            return num.equals(decimal) ? exact : num;
        }
    }
}
