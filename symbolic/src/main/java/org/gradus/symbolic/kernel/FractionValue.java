package org.gradus.symbolic.kernel;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.Interval;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.kernel.algebra.Fraction;
import org.gradus.symbolic.kernel.algebra.Generator;
import org.gradus.symbolic.kernel.algebra.Monomial;
import org.gradus.symbolic.kernel.algebra.Polynomial;
import org.gradus.symbolic.kernel.algebra.Ring;
import org.gradus.symbolic.kernel.algebra.Unsupported;

/**
 * Certified enclosures of a rational function of generators at a point. A sum over an index that the claim does not name runs
 * over one index more.
 */
public final class FractionValue implements Inside.Values {
    private static final int[] BITS = {96, 480, 3_000};

    private final Ring ring;
    private final Function<Expr, Rational> point;
    private final int bits;
    private final Map<Integer, Interval> known = new HashMap<>();

    /** {@code point} gives the values of the free symbols and entries. */
    public FractionValue(Ring ring, Function<Expr, Rational> point, int bits) {
        this.ring = ring;
        this.point = point;
        this.bits = bits;
    }

    /** Throws an {@link ArithmeticException} where the function is not defined, or seems not to be at this precision. */
    @Override
    public Interval of(Fraction fraction) {
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

    @Override
    public Interval of(Polynomial polynomial) {
        Interval sum = integer(0);
        for (Map.Entry<Monomial, Rational> term : polynomial.terms().entrySet()) {
            Interval coefficient = Interval.of(term.getValue(), bits);
            sum = sum.plus(coefficient.times(of(term.getKey()), bits), bits);
        }
        return sum;
    }

    @Override
    public Interval of(Monomial above, Map<Polynomial, Integer> below) {
        return of(above).over(of(below), bits);
    }

    @Override
    public Interval at(Expr variable) {
        return Interval.of(point.apply(variable), bits);
    }

    @Override
    public int bits() {
        return bits;
    }

    private Interval of(Monomial monomial) {
        ring.spend(1 + monomial.size());
        Interval product = integer(1);
        for (int i = 0; i < monomial.size(); i++) {
            product = product.times(power(monomial.generator(i), monomial.power(i)), bits);
        }
        return product;
    }

    private Interval power(int number, int power) {
        Interval generator = known.get(number);
        if (generator == null) {
            generator = GeneratorLaw.of(ring, number).value(this);
            known.put(number, generator);
        }
        Interval size = generator.power(BigInteger.valueOf(Math.abs(power)), bits);
        return power < 0 ? integer(1).over(size, bits) : size;
    }

    /** Whether nothing in it depends on a variable. */
    static boolean isConstant(Ring ring, Monomial monomial) {
        for (int i = 0; i < monomial.size(); i++) {
            if (!isConstant(ring, ring.generator(monomial.generator(i)))) {
                return false;
            }
        }
        return true;
    }

    static boolean isConstant(Ring ring, Fraction fraction) {
        return isConstant(ring, fraction.numerator()) && areConstant(ring, fraction.denominators());
    }

    private static boolean areConstant(Ring ring, Map<Polynomial, Integer> denominators) {
        return denominators.keySet().stream().allMatch(base -> isConstant(ring, base));
    }

    static boolean isConstant(Ring ring, Polynomial polynomial) {
        return polynomial.terms().keySet().stream().allMatch(monomial -> isConstant(ring, monomial));
    }

    private static boolean isConstant(Ring ring, Generator generator) {
        if (generator instanceof Generator.Exponential e) {
            return areConstant(ring, e.denominators()) && isConstant(ring, e.exponent());
        }
        if (generator instanceof Generator.Root root) {
            return isConstant(ring, root.radicand());
        }
        if (generator instanceof Generator.Logarithm logarithm) {
            return isConstant(ring, logarithm.argument());
        }
        if (generator instanceof Generator.Base base) {
            return isConstant(ring, base.polynomial());
        }
        if (generator instanceof Generator.Opaque opaque) {
            return opaque.arguments().stream().allMatch(argument -> isConstant(ring, argument));
        }
        return !(generator instanceof Generator.Variable) && !(generator instanceof Generator.Rest);
    }

    /** For constants. */
    public static FractionValue constant(Ring ring, int bits) {
        return new FractionValue(
                ring,
                variable -> {
                    throw new Unsupported("not a constant: " + variable);
                },
                bits);
    }

    private Interval integer(long value) {
        return Interval.of(Rational.of(value), bits);
    }

    /** The sign of a constant, where an enclosure tells it from 0. */
    static Sign signOf(Ring ring, Polynomial constant) {
        for (int bits : BITS) {
            try {
                OptionalInt sign = constant(ring, bits).of(constant).signum();
                if (sign.isPresent()) {
                    return Sign.of(sign.getAsInt());
                }
            } catch (ArithmeticException notYet) {
                // more bits
            }
        }
        return Sign.UNKNOWN;
    }

    /** Whether this is a constant, no plain number, and certainly positive. */
    static boolean isPositiveConstant(Ring ring, Polynomial polynomial) {
        return !polynomial.isConstant() && isConstant(ring, polynomial) && signOf(ring, polynomial) == Sign.POSITIVE;
    }
}
