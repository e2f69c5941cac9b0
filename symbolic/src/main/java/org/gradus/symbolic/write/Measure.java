package org.gradus.symbolic.write;

import java.util.Comparator;
import java.util.List;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;

/**
 * How long a formula is on paper; of several proved forms of a derivative the one with the smallest length is written. What counts:
 *
 * <pre>
 * a number, letter or constant        2
 * a name of a function                2, and 1 for the brackets around what it is taken of
 * + and − between two terms           2, a sign in front 1
 * a product                           nothing: factors stand side by side
 * brackets around a sum               1
 * a fraction bar                      4
 * a power                             nothing but base and exponent; 1 more if the base is a function or has a sign or a bar,
 *                                     3 if it is a power itself; 3 more if the exponent is a number with a sign: 1/u² is read more easily
 *                                     than u^(−2)
 * a case                              6
 * </pre>
 *
 * So 1 + tan²x (12) is shorter than 1/cos²x (14), 4x³ − 6x (12) than x(4x² − 6) (13), σ(z) − t (9) than −t(1 − σ(z)) + (1 − t)σ(z) (27).
 * Of two forms of one length the one that was there first stays.
 */
public final class Measure {
    private static final int ATOM = 2;
    private static final int NAME = 2;
    private static final int OPERATOR = 2;
    private static final int SIGN = 1;
    private static final int BRACKETS = 1;
    private static final int BAR = 4;
    private static final int SIGN_ABOVE = 3;
    private static final int POWER_OF_POWER = 3;
    private static final int CASE = 6;

    /** The shortest first. */
    public static final Comparator<Expr> SHORTEST = Comparator.comparingInt(Measure::of);

    private Measure() {}

    /** The length of the formula, at least 2. */
    public static int of(Expr formula) {
        if (formula instanceof Expr.Sum sum) {
            return sum(sum.terms());
        }
        if (formula instanceof Expr.Negation negation) {
            return SIGN + factor(negation.operand());
        }
        if (formula instanceof Expr.Product product) {
            return product.factors().stream().mapToInt(Measure::factor).sum();
        }
        if (formula instanceof Expr.Quotient quotient) {
            return of(quotient.numerator()) + BAR + of(quotient.denominator());
        }
        if (formula instanceof Expr.Power power) {
            return base(power.base()) + exponent(power.exponent());
        }
        if (formula instanceof Expr.Apply apply) {
            return NAME
                    + BRACKETS
                    + apply.arguments().stream().mapToInt(Measure::of).sum();
        }
        if (formula instanceof Expr.Piecewise cases) {
            return cases.cases().stream().mapToInt(Measure::line).sum();
        }
        return ATOM + Children.of(formula).stream().mapToInt(Measure::of).sum();
    }

    /** How many functions, roots and powers that are no whole ones have to be worked out: what a form in y can spare. */
    public static int functions(Expr formula) {
        boolean power = formula instanceof Expr.Power raised && !(raised.exponent() instanceof Expr.Num);
        int own = formula instanceof Expr.Apply || power ? 1 : 0;
        return own + Children.of(formula).stream().mapToInt(Measure::functions).sum();
    }

    private static int sum(List<Expr> terms) {
        int length = OPERATOR * (terms.size() - 1);
        for (int i = 0; i < terms.size(); i++) {
            boolean signIsOperator = i > 0 && terms.get(i) instanceof Expr.Negation;
            length += signIsOperator ? factor(((Expr.Negation) terms.get(i)).operand()) : of(terms.get(i));
        }
        return length;
    }

    private static int factor(Expr factor) {
        return of(factor) + (factor instanceof Expr.Sum || factor instanceof Expr.Negation ? BRACKETS : 0);
    }

    private static int base(Expr base) {
        boolean plain = base instanceof Expr.Symbol || base instanceof Expr.Num || base instanceof Expr.Constant;
        int brackets = base instanceof Expr.Power ? POWER_OF_POWER : BRACKETS;
        return of(base) + (plain ? 0 : brackets);
    }

    private static int exponent(Expr exponent) {
        boolean sign = exponent instanceof Expr.Num num && num.value().signum() < 0
                || exponent instanceof Expr.Negation negation && isNumber(negation.operand());
        return of(exponent) + (sign ? SIGN_ABOVE : 0);
    }

    private static boolean isNumber(Expr exponent) {
        return exponent instanceof Expr.Num
                || exponent instanceof Expr.Quotient fraction
                        && fraction.numerator() instanceof Expr.Num
                        && fraction.denominator() instanceof Expr.Num;
    }

    private static int line(Expr.Case line) {
        return CASE + of(line.value()) + line.condition().map(Measure::of).orElse(0);
    }
}
