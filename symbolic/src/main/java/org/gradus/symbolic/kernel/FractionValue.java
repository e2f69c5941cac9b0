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
public final class FractionValue {
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

    private Interval of(Polynomial polynomial) {
        Interval sum = integer(0);
        for (Map.Entry<Monomial, Rational> term : polynomial.terms().entrySet()) {
            Interval coefficient = Interval.of(term.getValue(), bits);
            sum = sum.plus(coefficient.times(of(term.getKey()), bits), bits);
        }
        return sum;
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
            Interval exponent = of(e.exponent()).over(of(e.denominators()), bits);
            return exponent.times(Interval.of(ring.unit(e), bits), bits).exp(bits);
        }
        if (generator instanceof Generator.PrimeRoot root) {
            return scaled(integer(root.base().value()).ln(bits)).exp(bits);
        }
        if (generator instanceof Generator.Root root) {
            return scaled(of(root.radicand()).abs().ln(bits)).exp(bits);
        }
        if (generator instanceof Generator.PrimeLogarithm logarithm) {
            return integer(logarithm.argument().value()).ln(bits);
        }
        if (generator instanceof Generator.Logarithm logarithm) {
            return of(logarithm.argument()).abs().ln(bits);
        }
        if (generator instanceof Generator.Rest rest) {
            return of(rest.body()).over(of(rest.denominators()), bits);
        }
        if (generator instanceof Generator.Base base) {
            return of(base.polynomial());
        }
        return opaque((Generator.Opaque) generator);
    }

    private Interval opaque(Generator.Opaque opaque) {
        if (opaque.arguments().isEmpty()) {
            return Interval.pi(bits);
        }
        Interval argument = of(opaque.arguments().get(0));
        return switch (opaque.function()) {
            case "exp" -> argument.exp(bits);
            case "sin" -> argument.sin(bits);
            case "cos" -> argument.cos(bits);
            case "asin" -> argument.asin(bits);
            case "atan" -> argument.atan(bits);
            case "erf" -> argument.erf(bits);
            default -> throw new Unsupported("no enclosure of " + opaque.function());
        };
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

    static boolean isConstant(Fraction fraction) {
        return isConstant(fraction.numerator())
                && fraction.denominators().keySet().stream().allMatch(FractionValue::isConstant);
    }

    private static boolean isConstant(Polynomial polynomial) {
        return polynomial.terms().keySet().stream().allMatch(monomial -> isConstant(polynomial.ring(), monomial));
    }

    private static boolean isConstant(Ring ring, Generator generator) {
        if (generator instanceof Generator.Exponential e) {
            return e.denominators().keySet().stream().allMatch(FractionValue::isConstant)
                    && isConstant(ring, e.exponent());
        }
        if (generator instanceof Generator.Root root) {
            return isConstant(root.radicand());
        }
        if (generator instanceof Generator.Logarithm logarithm) {
            return isConstant(logarithm.argument());
        }
        if (generator instanceof Generator.Base base) {
            return isConstant(base.polynomial());
        }
        if (generator instanceof Generator.Opaque opaque) {
            return opaque.arguments().stream().allMatch(FractionValue::isConstant);
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

    private Interval scaled(Interval value) {
        return value.over(integer(ring.scale()), bits);
    }

    private Interval integer(long value) {
        return Interval.of(Rational.of(value), bits);
    }

    private Interval integer(BigInteger value) {
        return Interval.of(new Rational(value, BigInteger.ONE), bits);
    }

    /** The sign of a constant, where an enclosure tells it from 0. */
    static Signs.Sign signOf(Polynomial constant) {
        for (int bits : BITS) {
            try {
                OptionalInt sign = constant(constant.ring(), bits).of(constant).signum();
                if (sign.isPresent()) {
                    return Signs.Sign.of(sign.getAsInt());
                }
            } catch (ArithmeticException notYet) {
                // more bits
            }
        }
        return Signs.Sign.UNKNOWN;
    }

    /** Whether this is a constant, no plain number, and certainly positive. */
    static boolean isPositiveConstant(Polynomial polynomial) {
        return !polynomial.isConstant() && isConstant(polynomial) && signOf(polynomial) == Signs.Sign.POSITIVE;
    }
}
