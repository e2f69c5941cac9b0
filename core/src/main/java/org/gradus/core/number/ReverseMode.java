package org.gradus.core.number;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;

/**
 * All partial derivatives of a formula at a point at once, by reverse mode on intervals that contain them (Griewank and Walther,
 * Evaluating Derivatives, 2008, section 3.2): a weighted sum of n terms takes n steps, not n passes of {@link ForwardMode}.
 *
 * <p>Sums, products and quotients are taken apart here; a function, a power and a definition by cases is one step, whose slopes are
 * those of {@link ForwardMode#differentiate}: where a kink is not separated from the point they cover both sides.
 */
public final class ReverseMode {
    private final Function<Expr, Interval> environment;
    private final int bits;
    /** Softmax puts the same e^z into every line. */
    private final Map<Expr, Step> steps = new HashMap<>();

    /** A node that is not taken apart: its value, and its slope in each of its quantities. */
    private record Step(Interval value, Map<Expr, Interval> slopes) {}

    /**
     * @param environment encloses every quantity
     * @param bits with which is calculated
     */
    public ReverseMode(Function<Expr, Interval> environment, int bits) {
        this.environment = environment;
        this.bits = bits;
    }

    /**
     * ∂formula/∂q for each of its symbols and indexed symbols q, in the order in which they are written.
     *
     * @throws ArithmeticException as {@link Interval}
     */
    public Map<Expr, Interval> partials(Expr formula) {
        Map<Expr, Interval> partials = new LinkedHashMap<>();
        spread(formula, Interval.ONE, partials);
        return partials;
    }

    /** Adds {@code adjoint} times the slopes of {@code expr}. */
    private void spread(Expr expr, Interval adjoint, Map<Expr, Interval> partials) {
        if (expr instanceof Expr.Symbol || expr instanceof Expr.Indexed) {
            partials.merge(expr, adjoint, (one, other) -> one.plus(other, bits));
        } else if (expr instanceof Expr.Negation negation) {
            spread(negation.operand(), adjoint.negate(), partials);
        } else if (expr instanceof Expr.Sum sum && isPlain(sum)) {
            sum.terms().forEach(term -> spread(term, adjoint, partials));
        } else if (expr instanceof Expr.Product product) {
            spread(product.factors(), adjoint, partials);
        } else if (expr instanceof Expr.Quotient quotient) {
            Interval share = adjoint.over(value(quotient.denominator()), bits);
            spread(quotient.numerator(), share, partials);
            spread(quotient.denominator(), share.times(value(quotient), bits).negate(), partials);
        } else {
            step(expr)
                    .slopes
                    .forEach((quantity, slope) -> partials.merge(
                            quantity, adjoint.times(slope, bits), (one, other) -> one.plus(other, bits)));
        }
    }

    /** Each factor gets the product of those before and those behind it. */
    private void spread(List<Expr> factors, Interval adjoint, Map<Expr, Interval> partials) {
        List<Interval> behind = new ArrayList<>();
        Interval product = Interval.ONE;
        for (int i = factors.size() - 1; i >= 0; i--) {
            behind.add(0, product);
            product = product.times(value(factors.get(i)), bits);
        }
        Interval before = adjoint;
        for (int i = 0; i < factors.size(); i++) {
            spread(factors.get(i), before.times(behind.get(i), bits), partials);
            before = before.times(value(factors.get(i)), bits);
        }
    }

    /** Whether the sum's terms do not cancel in a way that {@link Enclosure} knows how to avoid. */
    private static boolean isPlain(Expr.Sum sum) {
        return Enclosure.onePlusSaturating(sum).isEmpty();
    }

    private Interval value(Expr expr) {
        if (expr instanceof Expr.Symbol || expr instanceof Expr.Indexed) {
            return environment.apply(expr);
        }
        return expr instanceof Expr.Num || expr instanceof Expr.Constant
                ? Enclosure.of(expr, environment, bits)
                : step(expr).value;
    }

    private Step step(Expr expr) {
        Step known = steps.get(expr);
        if (known == null) {
            known = new Step(Enclosure.of(expr, environment, bits), isTakenApart(expr) ? Map.of() : slopes(expr));
            steps.put(expr, known);
        }
        return known;
    }

    private static boolean isTakenApart(Expr expr) {
        return expr instanceof Expr.Negation
                || expr instanceof Expr.Sum sum && isPlain(sum)
                || expr instanceof Expr.Product
                || expr instanceof Expr.Quotient;
    }

    private Map<Expr, Interval> slopes(Expr expr) {
        Set<Expr> quantities = new LinkedHashSet<>();
        Children.walk(expr, node -> {
            if (node instanceof Expr.Symbol || node instanceof Expr.Indexed) {
                quantities.add(node);
            }
        });
        Map<Expr, Interval> slopes = new LinkedHashMap<>();
        for (Expr quantity : quantities) {
            slopes.put(
                    quantity,
                    ForwardMode.differentiate(expr, environment, quantity, bits).derivative());
        }
        return slopes;
    }
}
