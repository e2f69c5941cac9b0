package org.gradus.symbolic.closed;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.kernel.algebra.Fraction;
import org.gradus.symbolic.kernel.algebra.Generator;
import org.gradus.symbolic.kernel.algebra.Monomial;
import org.gradus.symbolic.kernel.algebra.Polynomial;
import org.gradus.symbolic.kernel.algebra.Ring;
import org.gradus.symbolic.kernel.algebra.Univariate;
import org.gradus.symbolic.write.Notation;

/**
 * Rational functions of {@code u = e} or {@code u = e^{1/2}}, in lowest terms: {@code factor · u^shift · numerator / Π denominators}
 * with primitive polynomials that have a constant term.
 */
final class EulerForm {
    private static final int LARGEST_DEGREE = 40;
    private static final BigInteger LARGEST_COEFFICIENT = BigInteger.valueOf(999);
    private static final int LARGEST_EXPONENT = 99;

    /** The number of units of the ring's scale in one step of u. */
    private final int step;

    private final int euler;
    private Rational factor = Rational.ONE;
    private int shift;
    private Univariate numerator = Univariate.ONE;
    private final List<Univariate> denominators = new ArrayList<>();

    private EulerForm(int euler, int step) {
        this.euler = euler;
        this.step = step;
    }

    /** The form of a value, not zero, in which nothing but e occurs, or else empty. */
    static Optional<Expr> of(Ring ring, Fraction value) {
        return of(ring, value, new Generator.Exponential(Monomial.ONE, Map.of()));
    }

    /** The same with {@code power} for e: what is written as e stands for it. */
    static Optional<Expr> of(Ring ring, Fraction value, Generator.Exponential power) {
        if (ring.hasOwnUnits()) {
            return Optional.empty(); // such exponents make no short form
        }
        int euler = ring.number(power);
        boolean halves = ring.scale() % 2 == 0;
        EulerForm form = new EulerForm(euler, halves ? ring.scale() / 2 : ring.scale());
        return form.read(value) ? form.write(halves) : Optional.empty();
    }

    // ---- reading ----

    private boolean read(Fraction value) {
        Optional<Univariate> top = polynomial(value.numerator(), 1);
        if (top.isEmpty()) {
            return false;
        }
        numerator = top.get();
        for (Map.Entry<Polynomial, Integer> entry : value.denominators().entrySet()) {
            Optional<Univariate> base = polynomial(entry.getKey(), -entry.getValue());
            if (base.isEmpty() || base.get().degree() * entry.getValue() > LARGEST_DEGREE) {
                return false;
            }
            denominators.addAll(Collections.nCopies(entry.getValue(), base.get()));
        }
        for (int i = 0; i < denominators.size(); i++) {
            Univariate common = numerator.gcd(denominators.get(i));
            numerator = numerator.over(common);
            denominators.set(i, denominators.get(i).over(common));
        }
        return true;
    }

    /** The primitive polynomial in u; its content and power of u go, to this power, to {@code factor} and {@code shift}. */
    private Optional<Univariate> polynomial(Polynomial polynomial, int power) {
        BigInteger common = BigInteger.ONE;
        int lowest = Integer.MAX_VALUE;
        int highest = Integer.MIN_VALUE;
        for (Map.Entry<Monomial, Rational> term : polynomial.terms().entrySet()) {
            Monomial monomial = term.getKey();
            int exponent = monomial.powerOf(euler);
            if (exponent % step != 0 || monomial.size() > (exponent == 0 ? 0 : 1)) {
                return Optional.empty();
            }
            BigInteger denominator = term.getValue().denominator();
            common = common.divide(common.gcd(denominator)).multiply(denominator);
            lowest = Math.min(lowest, exponent / step);
            highest = Math.max(highest, exponent / step);
        }
        if (highest - lowest > LARGEST_DEGREE) {
            return Optional.empty();
        }
        List<BigInteger> coefficients = new ArrayList<>(Collections.nCopies(highest - lowest + 1, BigInteger.ZERO));
        for (Map.Entry<Monomial, Rational> term : polynomial.terms().entrySet()) {
            Rational whole = term.getValue().times(new Rational(common, BigInteger.ONE));
            coefficients.set(term.getKey().powerOf(euler) / step - lowest, whole.numerator());
        }
        Univariate whole = new Univariate(coefficients);
        Rational content = new Rational(whole.content(), common);
        for (int i = 0; i < Math.abs(power); i++) {
            factor = power > 0 ? factor.times(content) : factor.over(content);
        }
        shift += lowest * power;
        return Optional.of(whole.primitive());
    }

    // ---- writing ----

    private Optional<Expr> write(boolean halves) {
        if (!isShort()) {
            return Optional.empty();
        }
        BigInteger top = factor.numerator().abs();
        Expr over = shifted(top, Math.max(0, shift), numerator, halves);
        Expr under = denominator(halves);
        Expr quotient = Notation.quotient(over, under);
        return Optional.of(factor.signum() < 0 ? Notation.negative(quotient) : quotient);
    }

    private boolean isShort() {
        boolean small = factor.numerator().abs().compareTo(LARGEST_COEFFICIENT) <= 0
                && factor.denominator().compareTo(LARGEST_COEFFICIENT) <= 0
                && Math.abs(shift) <= LARGEST_EXPONENT
                && isShort(numerator);
        return small && denominators.stream().allMatch(EulerForm::isShort);
    }

    private static boolean isShort(Univariate polynomial) {
        return polynomial.coefficients().stream().allMatch(c -> c.abs().compareTo(LARGEST_COEFFICIENT) <= 0);
    }

    private Expr denominator(boolean halves) {
        Map<Univariate, Integer> powers = new LinkedHashMap<>();
        Univariate all = Univariate.ONE;
        for (Univariate denominator : denominators) {
            if (!denominator.equals(Univariate.ONE)) {
                powers.merge(denominator, 1, Integer::sum);
                all = all.times(denominator);
            }
        }
        List<Expr> factors = new ArrayList<>();
        factors.add(Notation.integer(factor.denominator()));
        factors.add(power(Math.max(0, -shift), halves));
        powers.forEach((base, power) -> factors.add(Notation.power(polynomial(base, 0, halves), Rational.of(power))));
        Expr factored = Notation.product(factors);
        return Notation.shorter(factored, shifted(factor.denominator(), Math.max(0, -shift), all, halves));
    }

    /** {@code factor · u^shift · polynomial}, the number in front or multiplied in, whichever is shorter. */
    private static Expr shifted(BigInteger factor, int shift, Univariate polynomial, boolean halves) {
        Expr inside = polynomial(polynomial.times(factor), shift, halves);
        Expr inFront = Notation.product(Notation.integer(factor), polynomial(polynomial, shift, halves));
        return Notation.shorter(inside, inFront);
    }

    /** Descending powers. */
    private static Expr polynomial(Univariate polynomial, int shift, boolean halves) {
        List<Expr> terms = new ArrayList<>();
        for (int k = polynomial.degree(); k >= 0; k--) {
            BigInteger coefficient = polynomial.coefficients().get(k);
            if (coefficient.signum() != 0) {
                Expr size = Notation.product(Notation.integer(coefficient.abs()), power(k + shift, halves));
                terms.add(coefficient.signum() < 0 ? Notation.negative(size) : size);
            }
        }
        return Notation.sum(terms);
    }

    private static Expr power(int exponent, boolean halves) {
        if (exponent == 0) {
            return Notation.ONE;
        }
        Rational power = Rational.of(exponent).over(Rational.of(halves ? 2 : 1));
        return Notation.power(Expr.Constant.E, power);
    }
}
