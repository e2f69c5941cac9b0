package org.gradus.symbolic.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.expr.Rewriter;
import org.gradus.core.number.Rational;

/**
 * Puts formulas together as a lecturer writes them: no factor 1, no term 0, numbers multiplied out and in front, equal factors
 * collected and cancelled, equal terms added. What it makes is proved by the kernel before it is shown, like every step.
 */
public final class Tidy extends Rewriter {

    private final Map<Expr, Expr> values;

    private Tidy(Map<Expr, Expr> values) {
        this.values = values;
    }

    /** The whole formula tidied; derivatives that are not carried out stay as they are. */
    public static Expr of(Expr formula) {
        return of(formula, Map.of());
    }

    /** With these values put in for names and for derivatives, and for names inside the values. */
    public static Expr of(Expr formula, Map<Expr, Expr> values) {
        return formula.accept(new Tidy(values));
    }

    public static boolean isZero(Expr formula) {
        return formula instanceof Expr.Num num && num.value().signum() == 0;
    }

    // ---- putting together ----

    public static Expr sum(List<Expr> terms) {
        Map<Expr, Rational> collected = new LinkedHashMap<>();
        boolean decimals = false;
        for (Expr term : flat(terms)) {
            Factors factors = Factors.of(term);
            decimals |= factors.hasDecimals();
            collected.merge(factors.withoutNumber(), factors.number(), Rational::plus);
        }
        List<Expr> kept = new ArrayList<>();
        for (Map.Entry<Expr, Rational> entry : collected.entrySet()) {
            if (entry.getValue().signum() != 0) {
                kept.add(scaled(entry.getValue(), entry.getKey(), decimals));
            }
        }
        return Notation.sum(kept);
    }

    private static Expr scaled(Rational number, Expr formula, boolean decimals) {
        return Notation.isOne(formula)
                ? Factors.number(number, decimals)
                : Factors.of(List.of(Factors.number(number, decimals), formula)).written();
    }

    private static List<Expr> flat(List<Expr> terms) {
        List<Expr> flat = new ArrayList<>();
        for (Expr term : terms) {
            if (term instanceof Expr.Sum sum) {
                flat.addAll(flat(sum.terms()));
            } else if (term instanceof Expr.Negation negation && negation.operand() instanceof Expr.Sum sum) {
                flat(sum.terms()).forEach(inner -> flat.add(negative(inner)));
            } else {
                flat.add(term);
            }
        }
        return flat;
    }

    public static Expr product(Expr... factors) {
        return Factors.of(List.of(factors)).written();
    }

    public static Expr product(List<Expr> factors) {
        return Factors.of(factors).written();
    }

    public static Expr quotient(Expr numerator, Expr denominator) {
        return isZero(denominator)
                ? new Expr.Quotient(numerator, denominator)
                : Factors.of(numerator).over(denominator).written();
    }

    public static Expr negative(Expr formula) {
        return Factors.of(List.of(Expr.Num.of(-1), formula)).written();
    }

    public static Expr power(Expr base, Expr exponent) {
        if (Notation.isOne(exponent)) {
            return base;
        }
        return isZero(exponent) ? Notation.ONE : new Expr.Power(base, exponent);
    }

    // ---- the visitor ----

    @Override
    public Expr shown(Expr.Shown shown) {
        return rewrite(shown.printed());
    }

    @Override
    public Expr negation(Expr.Negation negation) {
        return negative(rewrite(negation.operand()));
    }

    @Override
    public Expr sum(Expr.Sum sum) {
        return sum(rewrite(sum.terms()));
    }

    @Override
    public Expr product(Expr.Product product) {
        return product(rewrite(product.factors()));
    }

    @Override
    public Expr quotient(Expr.Quotient quotient) {
        return quotient(rewrite(quotient.numerator()), rewrite(quotient.denominator()));
    }

    @Override
    public Expr power(Expr.Power power) {
        return power(rewrite(power.base()), rewrite(power.exponent()));
    }

    /** {@code exp(x)} is written {@code e^x}. */
    @Override
    public Expr apply(Expr.Apply apply) {
        List<Expr> arguments = rewrite(apply.arguments());
        return apply.function().equals(FunctionName.EXP.text())
                ? power(Expr.Constant.E, arguments.get(0))
                : new Expr.Apply(apply.function(), arguments);
    }

    @Override
    public Expr derivative(Expr.Derivative derivative) {
        return value(derivative);
    }

    @Override
    public Expr symbol(Expr.Symbol symbol) {
        return value(symbol);
    }

    private Expr value(Expr name) {
        Expr value = values.get(name);
        return value == null ? name : rewrite(value);
    }
}
