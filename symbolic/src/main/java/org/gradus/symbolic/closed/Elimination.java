package org.gradus.symbolic.closed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Terms;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.cas.Cas;
import org.gradus.symbolic.kernel.Claim;
import org.gradus.symbolic.kernel.NormalForm;
import org.gradus.symbolic.kernel.Quantities;
import org.gradus.symbolic.kernel.Signs;
import org.gradus.symbolic.kernel.algebra.Fraction;
import org.gradus.symbolic.kernel.algebra.Generator;
import org.gradus.symbolic.kernel.algebra.Monomial;
import org.gradus.symbolic.kernel.algebra.Polynomial;
import org.gradus.symbolic.kernel.algebra.Ring;
import org.gradus.symbolic.kernel.algebra.Unsupported;
import org.gradus.symbolic.write.Factors;
import org.gradus.symbolic.write.Notation;
import org.gradus.symbolic.write.PositiveFirst;
import org.gradus.symbolic.write.Tidy;

/**
 * Eliminates exponentials and roots from {@code y = f(z)} and {@code d = f′(z)}, both in the kernel's normal form, by a Gröbner
 * basis; members linear in d are the candidates for a closed form. Every denominator has a saturation variable of its own: a
 * shared one gave wrong answers. Nothing is proved here.
 */
final class Elimination {
    private static final long BUDGET = 100_000;
    private static final int LARGEST_SCALE = 12;
    /** Of all equations together, and the highest degree of a term: beyond them a basis can take for ever. */
    private static final int MOST_TERMS = 40;

    private static final int HIGHEST_DEGREE = 6;
    private static final Expr.Symbol D = Expr.Symbol.of("d#");
    private static final Expr.Symbol POWER_OF_E = Expr.Symbol.of("w#");
    private static final Expr.Symbol SIGMA = Expr.Symbol.of("s#");

    private final Expr of;
    private final Expr.Symbol wrt;
    private final boolean keepsVariable;
    private final Optional<Expr> sigma;
    private final int sign;

    private int terms;
    private final List<Expr> equations = new ArrayList<>();
    private final Set<Expr> eliminated = new LinkedHashSet<>();
    private final Set<Expr> kept = new LinkedHashSet<>();
    private final Map<Expr, Expr> meaning = new HashMap<>();

    /**
     * @param sigma a formula that the answer may hold
     * @param sign a formula with logarithms is answered in {@code e^y} (1) or {@code e^{-y}} (−1)
     */
    Elimination(Expr of, Expr.Symbol wrt, boolean keepsVariable, Optional<Expr> sigma, int sign) {
        this.of = of;
        this.wrt = wrt;
        this.keepsVariable = keepsVariable;
        this.sigma = sigma;
        this.sign = sign;
    }

    /**
     * Formulas for d in y and what else is kept, the first likely the shortest.
     *
     * @throws Unsupported for formulas that do not become polynomials
     */
    List<Expr> candidates() {
        Ring.with(BUDGET, LARGEST_SCALE, this::state);
        List<Expr> order = new ArrayList<>(eliminated);
        kept.add(ClosedForm.VALUE);
        order.add(D);
        order.addAll(kept);
        List<Expr> found = new ArrayList<>();
        for (Expr member : Cas.groebnerBasis(equations, order)) {
            Set<Expr> names = Quantities.of(member);
            if (names.contains(D) && names.stream().noneMatch(eliminated::contains)) {
                LinearIn.solve(member, D).ifPresent(solution -> found.add(shown(Cas.factor(solution))));
            }
        }
        return found;
    }

    private Expr shown(Expr solution) {
        Expr tidy = Tidy.of(solution);
        boolean decimals = hasDecimals(of)
                && tidy instanceof Expr.Quotient quotient
                && quotient.numerator() instanceof Expr.Sum
                && quotient.denominator() instanceof Expr.Num;
        return PositiveFirst.in(Tidy.of(decimals ? withDecimals((Expr.Quotient) tidy) : tidy, meaning));
    }

    private static boolean hasDecimals(Expr formula) {
        return formula instanceof Expr.Num num && num.value().scale() > 0
                || Children.of(formula).stream().anyMatch(Elimination::hasDecimals);
    }

    /** {@code (3 + 2y)/4} is written {@code 0.75 + 0.5y}. */
    private static Expr withDecimals(Expr.Quotient quotient) {
        List<Expr> terms = new ArrayList<>();
        for (Expr term : ((Expr.Sum) quotient.numerator()).terms()) {
            Factors factors = Factors.of(term).over(quotient.denominator());
            terms.add(Notation.product(Factors.number(factors.number(), true), factors.withoutNumber()));
        }
        return Notation.sum(terms);
    }

    /** The equations in one ring; false is no answer, only there to have one. */
    private boolean state(Ring ring) {
        terms = 0;
        equations.clear();
        eliminated.clear();
        kept.clear();
        NormalForm form = new NormalForm(ring, new Claim(List.of(of), List.of()));
        Fraction value = form.of(of);
        Fraction derivative = form.of(Expr.Derivative.prime(of, wrt));
        if (hasLogarithm(ring, value)) {
            name(ring, POWER_OF_E, form.of(Terms.exp(signed(of))));
            meaning.put(POWER_OF_E, Terms.exp(signed(ClosedForm.VALUE)));
            kept.add(POWER_OF_E);
        } else if (sign < 0) {
            throw new Unsupported("no logarithm");
        } else {
            name(ring, ClosedForm.VALUE, value);
        }
        name(ring, D, derivative);
        sigma.ifPresent(formula -> {
            name(ring, SIGMA, form.of(formula));
            meaning.put(SIGMA, formula);
            kept.add(SIGMA);
        });
        roots(ring, form.signs());
        return false;
    }

    private Expr signed(Expr formula) {
        return sign < 0 ? Terms.negative(formula) : formula;
    }

    private static boolean hasLogarithm(Ring ring, Fraction value) {
        return value.numerator().terms().keySet().stream().anyMatch(monomial -> {
            for (int i = 0; i < monomial.size(); i++) {
                if (ring.generator(monomial.generator(i)) instanceof Generator.Logarithm) {
                    return true;
                }
            }
            return false;
        });
    }

    /** {@code name · denominator = numerator}, and that the denominator is not zero. */
    private void name(Ring ring, Expr.Symbol name, Fraction value) {
        Polynomial below = Polynomial.constant(ring, Rational.ONE);
        for (Map.Entry<Polynomial, Integer> entry : value.denominators().entrySet()) {
            below = below.times(entry.getKey().power(entry.getValue()));
            saturate(ring, entry.getKey());
        }
        Monomial whole = lowest(value.numerator(), below);
        Expr left = Terms.times(name, expr(ring, below.times(whole, Rational.ONE)));
        Expr right = expr(ring, value.numerator().times(whole, Rational.ONE));
        equations.add(Terms.minus(left, right));
    }

    private void saturate(Ring ring, Polynomial denominator) {
        Monomial whole = lowest(denominator, denominator);
        saturate(expr(ring, denominator.times(whole, Rational.ONE)));
    }

    private void saturate(Expr notZero) {
        Expr.Symbol inverse = Expr.Symbol.of("i" + equations.size() + "#");
        eliminated.add(inverse);
        equations.add(Terms.minus(Terms.times(inverse, notZero), Expr.Num.of(1)));
    }

    /** What has to be multiplied with so that no power is below 0. */
    private static Monomial lowest(Polynomial first, Polynomial second) {
        Map<Integer, Integer> lowest = new HashMap<>();
        for (Polynomial polynomial : List.of(first, second)) {
            for (Monomial monomial : polynomial.terms().keySet()) {
                for (int i = 0; i < monomial.size(); i++) {
                    lowest.merge(monomial.generator(i), monomial.power(i), Math::min);
                }
            }
        }
        Monomial whole = Monomial.ONE;
        for (Map.Entry<Integer, Integer> entry : lowest.entrySet()) {
            whole = whole.times(Monomial.of(entry.getKey(), Math.max(0, -entry.getValue())));
        }
        return whole;
    }

    private static boolean isHigh(Monomial monomial) {
        int degree = 0;
        for (int i = 0; i < monomial.size(); i++) {
            degree += Math.abs(monomial.power(i));
        }
        return degree > HIGHEST_DEGREE;
    }

    private Expr expr(Ring ring, Polynomial polynomial) {
        terms += polynomial.size();
        if (terms > MOST_TERMS || polynomial.terms().keySet().stream().anyMatch(Elimination::isHigh)) {
            throw new Unsupported("too much to eliminate");
        }
        List<Expr> written = new ArrayList<>();
        for (Map.Entry<Monomial, Rational> term : polynomial.terms().entrySet()) {
            List<Expr> factors = new ArrayList<>(List.of(Notation.number(term.getValue())));
            Monomial monomial = term.getKey();
            for (int i = 0; i < monomial.size(); i++) {
                factors.add(new Expr.Power(name(ring, monomial.generator(i)), Expr.Num.of(monomial.power(i))));
            }
            written.add(Notation.product(factors));
        }
        return Notation.sum(written);
    }

    /** Variables keep their names; all else is to be eliminated under a number. */
    private Expr name(Ring ring, int number) {
        Generator generator = ring.generator(number);
        if (generator instanceof Generator.Variable variable) {
            boolean goes = wrt.equals(variable.name()) && !keepsVariable;
            (goes ? eliminated : kept).add(variable.name());
            return variable.name();
        }
        if (generator instanceof Generator.Exponential || generator instanceof Generator.Root) {
            Expr.Symbol name = Expr.Symbol.of("g" + number + "#");
            if (eliminated.add(name)) {
                saturate(name);
            }
            return name;
        }
        throw new Unsupported("a closed form is sought for exponentials and roots only");
    }

    /** {@code r^scale = radicand}, squared where the sign is not known. */
    private void roots(Ring ring, Signs signs) {
        List<Generator> generators = ring.generators();
        for (int number = 0; number < generators.size(); number++) {
            Expr.Symbol name = Expr.Symbol.of("g" + number + "#");
            if (generators.get(number) instanceof Generator.Root root && eliminated.contains(name)) {
                int step = signs.isPositive(root.radicand()) ? 1 : 2;
                Expr power = new Expr.Power(name, Expr.Num.of((long) step * ring.scale()));
                Expr radicand = new Expr.Power(expr(ring, root.radicand()), Expr.Num.of(step));
                equations.add(Terms.minus(power, radicand));
            }
        }
    }
}
