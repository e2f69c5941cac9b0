package org.gradus.symbolic;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Interval;
import org.gradus.core.expr.Rational;

/**
 * Certified enclosures of a rational function of generators at a point. A sum over an index that the claim does not name runs
 * over one index more.
 */
final class FractionValue {
    private final Ring ring;
    private final Function<Expr, Rational> point;
    private final int bits;
    private final Map<Integer, Interval> known = new HashMap<>();

    /** {@code point} gives the values of the free symbols and entries. */
    FractionValue(Ring ring, Function<Expr, Rational> point, int bits) {
        this.ring = ring;
        this.point = point;
        this.bits = bits;
    }

    /** Throws an {@link ArithmeticException} where the function is not defined, or seems not to be at this precision. */
    Interval of(Fraction fraction) {
        return of(fraction.numerator()).over(of(fraction.denominators()), bits);
    }

    private Interval of(Map<Polynomial, Integer> denominators) {
        Interval product = integer(1);
        for (Map.Entry<Polynomial, Integer> entry : denominators.entrySet()) {
            Interval power = of(entry.getKey()).power(BigInteger.valueOf(entry.getValue()), bits);
            product = product.times(power, bits);
        }
        return product;
    }

    private Interval of(Polynomial polynomial) {
        Interval sum = integer(0);
        for (Map.Entry<Monomial, Rational> term : polynomial.terms().entrySet()) {
            Interval coefficient = Interval.of(term.getValue(), bits);
            sum = sum.plus(coefficient.times(of(term.getKey()), bits), bits);
        }
        return sum;
    }

    private Interval of(Monomial monomial) {
        Interval product = integer(1);
        for (int i = 0; i < monomial.size(); i++) {
            product = product.times(power(monomial.generator(i), monomial.power(i)), bits);
        }
        return product;
    }

    private Interval power(int number, int power) {
        Interval generator = known.get(number);
        if (generator == null) {
            generator = value(ring.generator(number));
            known.put(number, generator);
        }
        Interval size = generator.power(BigInteger.valueOf(Math.abs(power)), bits);
        return power < 0 ? integer(1).over(size, bits) : size;
    }

    private Interval value(Generator generator) {
        if (generator instanceof Generator.Variable variable) {
            return Interval.of(point.apply(variable.name()), bits);
        }
        if (generator instanceof Generator.Exponential e) {
            return scaled(of(e.exponent()).over(of(e.denominators()), bits)).exp(bits);
        }
        if (generator instanceof Generator.PrimeRoot root) {
            return scaled(integer(root.prime()).ln(bits)).exp(bits);
        }
        if (generator instanceof Generator.Root root) {
            return scaled(of(root.radicand()).abs().ln(bits)).exp(bits);
        }
        if (generator instanceof Generator.PrimeLogarithm logarithm) {
            return integer(logarithm.prime()).ln(bits);
        }
        if (generator instanceof Generator.Logarithm logarithm) {
            return of(logarithm.argument()).abs().ln(bits);
        }
        if (generator instanceof Generator.Rest rest) {
            return of(rest.body()).over(of(rest.denominators()), bits);
        }
        if (generator.equals(new Generator.Opaque(Elementary.PI, List.of()))) {
            return Interval.pi(bits);
        }
        throw new Unsupported("no enclosure of " + generator);
    }

    private Interval scaled(Interval value) {
        return value.over(integer(ring.scale()), bits);
    }

    private Interval integer(long value) {
        return Interval.of(Rational.of(value), bits);
    }

    private Interval integer(BigInteger value) {
        return Interval.of(new Rational(value, BigInteger.ONE), bits);
    }
}
