package org.gradus.symbolic.derive;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.expr.Terms;
import org.gradus.symbolic.write.Notation;
import org.gradus.symbolic.write.Outer;
import org.gradus.symbolic.write.Tidy;

/**
 * Differentiates by one named rule at a time: what is left to do stands in the answer as derivatives of smaller formulas. It
 * proves nothing; each answer is a claim that the kernel, which never looks here, has to prove.
 */
public final class Differentiator {
    private static final Expr ZERO = Expr.Num.of(0);
    private static final Expr ONE = Expr.Num.of(1);

    private final Expr wrt;
    private final Expr.DerivativeStyle style;
    private final Set<Expr> dependent;

    /** With respect to {@code wrt}, a variable or an entry such as z_j; {@code names} stand for formulas that depend on it. */
    public Differentiator(Expr wrt, Expr.DerivativeStyle style, Set<Expr> names) {
        this.wrt = wrt;
        this.style = style;
        this.dependent = Set.copyOf(names);
    }

    /** What a rule makes of the derivative of a formula. */
    public record Ruled(Rule rule, Expr after) {}

    /** The derivative, to be carried out. */
    Expr derivative(Expr of) {
        return new Expr.Derivative(of, wrt, style);
    }

    /** Whether the formula does not depend on the variable. */
    public boolean isFree(Expr formula) {
        return !formula.equals(wrt)
                && !isEntryBeside(formula)
                && !dependent.contains(formula)
                && Children.of(formula).stream().allMatch(this::isFree);
    }

    /** Another entry of what {@code wrt} is an entry of: z_k may be z_j, z_1 is not z_2. */
    private boolean isEntryBeside(Expr formula) {
        return formula instanceof Expr.Indexed entry
                && wrt instanceof Expr.Indexed variable
                && entry.base().equals(variable.base())
                && entry.indices().size() == variable.indices().size()
                && !Tidy.isZero(indicator(entry, variable));
    }

    /** {@code ∂z_k/∂z_j}: 1 where all indices are equal, else 0. */
    private static Expr indicator(Expr.Indexed entry, Expr.Indexed variable) {
        List<Expr> same = new ArrayList<>();
        for (int i = 0; i < entry.indices().size(); i++) {
            Expr left = entry.indices().get(i);
            Expr right = variable.indices().get(i);
            if (left instanceof Expr.Num && right instanceof Expr.Num && !left.equals(right)) {
                return ZERO;
            }
            if (!left.equals(right)) {
                same.add(new Expr.Kronecker(left, right));
            }
        }
        return Notation.product(same);
    }

    /**
     * The outermost rule applied to the derivative of {@code formula}.
     *
     * @throws IllegalArgumentException for notation and functions without a rule
     */
    public Ruled apply(Expr formula) {
        if (isFree(formula)) {
            return new Ruled(Rule.CONSTANT, ZERO);
        }
        if (formula.equals(wrt)) {
            return new Ruled(Rule.VARIABLE, ONE);
        }
        if (isEntryBeside(formula)) {
            return new Ruled(Rule.INDICATOR, indicator((Expr.Indexed) formula, (Expr.Indexed) wrt));
        }
        if (formula instanceof Expr.IndexedSum sum) {
            return new Ruled(Rule.SUM, new Expr.IndexedSum(sum.index(), sum.from(), sum.to(), prime(sum.body())));
        }
        if (formula instanceof Expr.Negation negation) {
            return new Ruled(Rule.CONSTANT_FACTOR, Tidy.negative(prime(negation.operand())));
        }
        if (formula instanceof Expr.Sum sum) {
            return new Ruled(
                    Rule.SUM, Tidy.sum(sum.terms().stream().map(this::term).toList()));
        }
        if (formula instanceof Expr.Product product) {
            return product(product.factors());
        }
        if (formula instanceof Expr.Quotient quotient) {
            return quotient(quotient.numerator(), quotient.denominator());
        }
        if (formula instanceof Expr.Power power) {
            return power(power.base(), power.exponent());
        }
        if (formula instanceof Expr.Apply apply && apply.arguments().size() == 1) {
            return function(apply);
        }
        throw new IllegalArgumentException("there is no rule for the derivative of " + formula);
    }

    /** As {@link #prime}; in a sum nobody writes down the derivative of c·z^n either before it is carried out. */
    private Expr term(Expr part) {
        return monomial(part).orElseGet(() -> prime(part));
    }

    /** {@code c n z^(n−1)} where the part is {@code c z^n} with a whole number n. */
    private Optional<Expr> monomial(Expr part) {
        if (part instanceof Expr.Negation negation) {
            return monomial(negation.operand()).map(Tidy::negative);
        }
        if (part instanceof Expr.Quotient quotient && isFree(quotient.denominator())) {
            return monomial(quotient.numerator()).map(above -> Tidy.quotient(above, quotient.denominator()));
        }
        if (part instanceof Expr.Product product) {
            List<Expr> factors = new ArrayList<>(product.factors());
            List<Expr> moving =
                    factors.stream().filter(factor -> !isFree(factor)).toList();
            return moving.size() == 1
                    ? monomial(moving.get(0)).map(power -> {
                        factors.set(factors.indexOf(moving.get(0)), power);
                        return Tidy.product(factors);
                    })
                    : Optional.empty();
        }
        return part instanceof Expr.Power power
                        && power.base().equals(wrt)
                        && power.exponent() instanceof Expr.Num exponent
                        && exponent.value().signum() > 0
                        && exponent.value().scale() <= 0
                ? Optional.of(Tidy.product(exponent, Tidy.power(wrt, lowered(exponent))))
                : Optional.empty();
    }

    /**
     * The derivative with all rules applied.
     *
     * @throws IllegalArgumentException for notation and functions without a rule
     */
    Expr carriedOut(Expr formula) {
        Expr line = apply(formula).after();
        for (Optional<Expr.Derivative> next = pending(line); next.isPresent(); next = pending(line)) {
            line = Tidy.of(line, Map.of(next.get(), apply(next.get().of()).after()));
        }
        return line;
    }

    private static Optional<Expr.Derivative> pending(Expr line) {
        if (line instanceof Expr.Derivative derivative) {
            return Optional.of(derivative);
        }
        return Children.of(line).stream()
                .flatMap(child -> pending(child).stream())
                .findFirst();
    }

    /** The derivative of a part; at once where a lecturer would not write it down: of constants, c·z and signs. */
    private Expr prime(Expr part) {
        if (isFree(part)) {
            return ZERO;
        }
        if (part.equals(wrt)) {
            return ONE;
        }
        if (part instanceof Expr.Negation negation) {
            return Tidy.negative(prime(negation.operand()));
        }
        if (part instanceof Expr.Product product) {
            List<Expr> constants =
                    product.factors().stream().filter(this::isFree).toList();
            boolean multiple = product.factors().contains(wrt)
                    && constants.size() == product.factors().size() - 1;
            if (multiple) {
                return Tidy.product(constants);
            }
        }
        boolean divided = part instanceof Expr.Quotient q && q.numerator().equals(wrt) && isFree(q.denominator());
        return divided ? Tidy.quotient(ONE, ((Expr.Quotient) part).denominator()) : derivative(part);
    }

    private Ruled product(List<Expr> factors) {
        List<Expr> constants =
                new ArrayList<>(factors.stream().filter(this::isFree).toList());
        List<Expr> others = factors.stream().filter(factor -> !isFree(factor)).toList();
        if (!constants.isEmpty()) {
            constants.add(prime(Notation.product(others)));
            return new Ruled(Rule.CONSTANT_FACTOR, Tidy.product(constants));
        }
        List<Expr> terms = new ArrayList<>();
        for (int i = 0; i < others.size(); i++) {
            List<Expr> term = new ArrayList<>(others);
            term.set(i, prime(others.get(i)));
            terms.add(Tidy.product(term));
        }
        return new Ruled(Rule.PRODUCT, Tidy.sum(terms));
    }

    private Ruled quotient(Expr above, Expr below) {
        if (isFree(below)) {
            return new Ruled(Rule.CONSTANT_FACTOR, Tidy.quotient(prime(above), below));
        }
        Expr square = Terms.square(below);
        if (isFree(above)) {
            Expr top = Tidy.product(above, prime(below));
            return new Ruled(Rule.RECIPROCAL, Tidy.negative(Tidy.quotient(top, square)));
        }
        Expr first = Tidy.product(prime(above), below);
        Expr second = Tidy.negative(Tidy.product(above, prime(below)));
        return new Ruled(Rule.QUOTIENT, new Expr.Quotient(Tidy.sum(List.of(first, second)), square));
    }

    private Ruled power(Expr base, Expr exponent) {
        if (isFree(exponent)) {
            Expr lower = Tidy.power(base, lowered(exponent));
            Rule rule = base.equals(wrt) ? Rule.POWER : Rule.CHAIN;
            return new Ruled(rule, Tidy.product(exponent, lower, prime(base)));
        }
        Expr power = new Expr.Power(base, exponent);
        Rule rule = exponent.equals(wrt) ? Rule.ELEMENTARY : Rule.CHAIN;
        if (base == Expr.Constant.E) {
            return new Ruled(rule, Tidy.product(prime(exponent), power));
        }
        Expr logarithm = Expr.Apply.of(FunctionName.LN, base);
        if (isFree(base)) {
            return new Ruled(rule, Tidy.product(prime(exponent), power, logarithm));
        }
        return new Ruled(Rule.CHAIN, Tidy.product(power, derivative(Notation.product(exponent, logarithm))));
    }

    private static Expr lowered(Expr exponent) {
        if (exponent instanceof Expr.Num num) {
            return new Expr.Num(num.value().subtract(BigDecimal.ONE));
        }
        return Tidy.sum(List.of(exponent, Expr.Num.of(-1)));
    }

    private Ruled function(Expr.Apply apply) {
        Expr argument = apply.arguments().get(0);
        Expr outer = FunctionName.of(apply.function())
                .flatMap(function -> Outer.derivative(function, argument))
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no rule for the derivative of the function " + apply.function()));
        Rule rule = argument.equals(wrt) ? Rule.ELEMENTARY : Rule.CHAIN;
        return new Ruled(rule, Tidy.product(Tidy.of(outer), prime(argument)));
    }
}
