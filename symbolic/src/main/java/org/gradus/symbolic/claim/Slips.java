package org.gradus.symbolic.claim;

import static org.gradus.symbolic.claim.Mistake.Kind.ARGUMENT_FOR_VALUE;
import static org.gradus.symbolic.claim.Mistake.Kind.INNER_DERIVATIVE;
import static org.gradus.symbolic.claim.Mistake.Kind.LOG_BASE;
import static org.gradus.symbolic.claim.Mistake.Kind.MISSING_HALF;
import static org.gradus.symbolic.claim.Mistake.Kind.MISSING_TERM;
import static org.gradus.symbolic.claim.Mistake.Kind.MISSING_TWO;
import static org.gradus.symbolic.claim.Mistake.Kind.PRODUCT_OF_DERIVATIVES;
import static org.gradus.symbolic.claim.Mistake.Kind.QUOTIENT_REVERSED;
import static org.gradus.symbolic.claim.Mistake.Kind.SIGN;
import static org.gradus.symbolic.claim.Mistake.Kind.VALUE_FOR_ARGUMENT;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.expr.Terms;
import org.gradus.symbolic.closed.ClosedForm;
import org.gradus.symbolic.derive.Differentiator;
import org.gradus.symbolic.kernel.algebra.Unsupported;
import org.gradus.symbolic.write.Notation;
import org.gradus.symbolic.write.Outer;
import org.gradus.symbolic.write.Tidy;

/** Differentiates with exactly one slip, in every place where one can be made. */
final class Slips {
    private static final Expr ONE = Expr.Num.of(1);
    private static final Expr HALF = Terms.over(ONE, Expr.Num.of(2));
    private static final BigDecimal HALF_DECIMAL = new BigDecimal("0.5");
    private static final int MOST = 300;

    private final Expr.Symbol wrt;
    private final Differentiator differentiator;
    private final Map<Expr, Expr> derivatives = new HashMap<>();

    /** A wrong derivative and what went wrong. */
    record Slip(Mistake mistake, Expr derivative) {}

    Slips(Expr.Symbol wrt) {
        this.wrt = wrt;
        this.differentiator = new Differentiator(wrt, Expr.DerivativeStyle.PRIME, Set.of());
    }

    /** All wrong derivatives of a smooth formula. */
    List<Slip> of(Expr formula) {
        List<Slip> slips = new ArrayList<>();
        if (!differentiator.isFree(formula)) {
            collect(formula, slips);
        }
        return slips.size() > MOST ? slips.subList(0, MOST) : slips;
    }

    /** The right one. */
    Expr right(Expr formula) {
        return derivatives.computeIfAbsent(formula, f -> WrittenDerivative.byRules(f, wrt));
    }

    private void collect(Expr formula, List<Slip> slips) {
        if (formula instanceof Expr.Negation negation) {
            inside(negation.operand(), Tidy::negative, slips);
        } else if (formula instanceof Expr.Sum sum) {
            sum(sum, slips);
        } else if (formula instanceof Expr.Product product) {
            product(product, slips);
        } else if (formula instanceof Expr.Quotient quotient) {
            quotient(quotient, slips);
        } else if (formula instanceof Expr.Power power) {
            power(power, slips);
        } else if (formula instanceof Expr.Apply apply && apply.arguments().size() == 1) {
            function(apply, slips);
        }
    }

    /** The slips inside a part, each completed to a derivative of the whole. */
    private void inside(Expr part, UnaryOperator<Expr> completed, List<Slip> slips) {
        for (Slip slip : of(part)) {
            slips.add(new Slip(slip.mistake, completed.apply(slip.derivative)));
        }
    }

    private static void add(List<Slip> slips, Mistake.Kind kind, Expr derivative) {
        slips.add(new Slip(new Mistake(kind, List.of()), derivative));
    }

    // ---- sums and products ----

    private void sum(Expr.Sum sum, List<Slip> slips) {
        List<Expr> terms = sum.terms().stream().map(this::right).toList();
        long moving = terms.stream().filter(term -> !Tidy.isZero(term)).count();
        terms(sum.terms(), terms, moving, slips);
    }

    /** One term of a sum of derivatives with the other sign, left out, or with a slip inside. */
    private void terms(List<Expr> parts, List<Expr> terms, long moving, List<Slip> slips) {
        for (int i = 0; i < terms.size(); i++) {
            if (!Tidy.isZero(terms.get(i))) {
                int at = i;
                UnaryOperator<Expr> completed = other -> Tidy.sum(with(terms, at, other));
                if (moving > 1) {
                    add(slips, SIGN, completed.apply(Tidy.negative(terms.get(i))));
                    add(slips, MISSING_TERM, completed.apply(Expr.Num.of(0)));
                }
                inside(parts.get(i), completed, slips);
            }
        }
    }

    private static List<Expr> with(List<Expr> all, int at, Expr other) {
        List<Expr> changed = new ArrayList<>(all);
        changed.set(at, other);
        return changed;
    }

    private void product(Expr.Product product, List<Slip> slips) {
        List<Expr> constants =
                product.factors().stream().filter(differentiator::isFree).toList();
        List<Expr> others = product.factors().stream()
                .filter(factor -> !differentiator.isFree(factor))
                .toList();
        Expr constant = Notation.product(constants);
        UnaryOperator<Expr> scaled = derivative -> Tidy.product(constant, derivative);
        Expr rest = Notation.product(others);
        halves(constants, rest, slips);
        if (others.size() == 1) {
            inside(others.get(0), scaled, slips);
            return;
        }
        List<Expr> derivatives = others.stream().map(this::right).toList();
        add(slips, PRODUCT_OF_DERIVATIVES, scaled.apply(Tidy.product(derivatives)));
        List<Expr> terms = new ArrayList<>();
        for (int i = 0; i < others.size(); i++) {
            terms.add(Tidy.product(with(others, i, derivatives.get(i))));
        }
        for (int i = 0; i < others.size(); i++) {
            int at = i;
            add(slips, MISSING_TERM, scaled.apply(Tidy.sum(with(terms, at, Expr.Num.of(0)))));
            add(slips, SIGN, scaled.apply(Tidy.sum(with(terms, at, Tidy.negative(terms.get(at))))));
            inside(
                    others.get(i),
                    slip -> scaled.apply(Tidy.sum(with(terms, at, Tidy.product(with(others, at, slip))))),
                    slips);
        }
    }

    /** A factor ½ or 2 before the rest forgotten. */
    private void halves(List<Expr> constants, Expr rest, List<Slip> slips) {
        for (int i = 0; i < constants.size(); i++) {
            Expr without = Notation.product(with(constants, i, ONE));
            boolean two = constants.get(i).equals(Expr.Num.of(2));
            boolean half = Tidy.of(constants.get(i)).equals(HALF)
                    || constants.get(i) instanceof Expr.Num num && num.value().compareTo(HALF_DECIMAL) == 0;
            if (constants.get(i) instanceof Expr.Quotient quotient
                    && quotient.denominator().equals(Expr.Num.of(2))
                    && !half) {
                Expr doubled = Notation.product(with(constants, i, quotient.numerator()));
                add(slips, MISSING_HALF, Tidy.product(doubled, right(rest)));
            }
            if (two || half) {
                add(slips, two ? MISSING_TWO : MISSING_HALF, Tidy.product(without, right(rest)));
            }
        }
    }

    private void quotient(Expr.Quotient quotient, List<Slip> slips) {
        Expr u = quotient.numerator();
        Expr v = quotient.denominator();
        if (differentiator.isFree(v)) {
            if (v.equals(Expr.Num.of(2))) {
                add(slips, MISSING_HALF, right(u));
            }
            inside(u, slip -> Tidy.quotient(slip, v), slips);
            return;
        }
        Expr square = Terms.square(v);
        Expr first = Tidy.product(right(u), v);
        Expr second = Tidy.product(u, right(v));
        if (!differentiator.isFree(u)) {
            Expr reciprocal = Tidy.negative(Tidy.quotient(right(v), square));
            add(slips, PRODUCT_OF_DERIVATIVES, Tidy.product(right(u), reciprocal));
            add(slips, QUOTIENT_REVERSED, Tidy.quotient(Tidy.sum(List.of(second, Tidy.negative(first))), square));
            add(slips, SIGN, Tidy.quotient(Tidy.sum(List.of(first, second)), square));
            add(slips, MISSING_TERM, Tidy.quotient(first, square));
            add(slips, MISSING_TERM, Tidy.negative(Tidy.quotient(second, square)));
        }
        inside(
                u,
                slip -> Tidy.quotient(Tidy.sum(List.of(Tidy.product(slip, v), Tidy.negative(second))), square),
                slips);
        inside(v, slip -> Tidy.quotient(Tidy.sum(List.of(first, Tidy.negative(Tidy.product(u, slip)))), square), slips);
    }

    // ---- chains ----

    private void power(Expr.Power power, List<Slip> slips) {
        Expr base = power.base();
        Expr exponent = power.exponent();
        if (differentiator.isFree(exponent)) {
            Expr lower = Tidy.power(base, Tidy.sum(List.of(exponent, Expr.Num.of(-1))));
            Expr outer = Tidy.product(exponent, lower);
            if (exponent.equals(Expr.Num.of(2))) {
                add(slips, MISSING_TWO, Tidy.product(lower, right(base)));
            }
            chain(base, outer, slips);
            return;
        }
        if (base == Expr.Constant.E) {
            chain(exponent, power, slips);
        } else if (differentiator.isFree(base)) {
            add(slips, LOG_BASE, Tidy.product(power, right(exponent)));
            chain(exponent, Tidy.product(power, Expr.Apply.of(FunctionName.LN, base)), slips);
        }
    }

    /** {@code outer·u′}: u′ forgotten, or a slip in it. */
    private void chain(Expr u, Expr outer, List<Slip> slips) {
        if (!Notation.isOne(right(u))) {
            add(slips, INNER_DERIVATIVE, outer);
        }
        inside(u, slip -> Tidy.product(outer, slip), slips);
    }

    private void function(Expr.Apply apply, List<Slip> slips) {
        Expr u = apply.arguments().get(0);
        FunctionName function = FunctionName.of(apply.function()).orElseThrow();
        Expr outer = Outer.derivative(function, u).orElseThrow(() -> new Unsupported("not smooth"));
        Expr inner = right(u);
        switch (function) {
            case SIGMOID -> {
                add(slips, ARGUMENT_FOR_VALUE, Tidy.product(u, Terms.minus(ONE, u), inner));
                add(slips, SIGN, Tidy.product(apply, Terms.plus(ONE, apply), inner));
                otherFunction(apply, FunctionName.TANH, inner, slips);
            }
            case TANH -> {
                add(slips, ARGUMENT_FOR_VALUE, Tidy.product(Terms.minus(ONE, Terms.square(u)), inner));
                add(slips, SIGN, Tidy.product(Terms.plus(ONE, Terms.square(apply)), inner));
                otherFunction(apply, FunctionName.SIGMOID, inner, slips);
            }
            case LOG10 -> add(slips, LOG_BASE, Tidy.quotient(inner, u));
            case LN ->
                add(
                        slips,
                        LOG_BASE,
                        Tidy.quotient(inner, Terms.times(u, Expr.Apply.of(FunctionName.LN, Expr.Num.of(10)))));
            case COS -> add(slips, SIGN, Tidy.negative(Tidy.product(outer, inner)));
            default -> {
                // no slip of its own
            }
        }
        Outer.derivative(function, apply)
                .ifPresent(atValue -> add(slips, VALUE_FOR_ARGUMENT, Tidy.product(atValue, inner)));
        chain(u, outer, slips);
    }

    /** The rule of the sigmoid for tanh, and the other way round. */
    private static void otherFunction(Expr.Apply asked, FunctionName other, Expr inner, List<Slip> slips) {
        Expr u = asked.arguments().get(0);
        FunctionName function = FunctionName.of(asked.function()).orElseThrow();
        Expr y = ClosedForm.VALUE;
        Mistake mistake = new Mistake(
                Mistake.Kind.OTHER_FUNCTION,
                List.of(Expr.Apply.of(other, u), rule(other, y), asked, rule(function, y)));
        slips.add(new Slip(mistake, Tidy.product(rule(other, asked), inner)));
    }

    private static Expr rule(FunctionName function, Expr y) {
        return function == FunctionName.SIGMOID
                ? Terms.times(y, Terms.minus(ONE, y))
                : Terms.minus(ONE, Terms.square(y));
    }
}
