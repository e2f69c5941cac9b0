package org.gradus.symbolic.kernel;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.kernel.algebra.Fraction;
import org.gradus.symbolic.kernel.algebra.Generator;
import org.gradus.symbolic.kernel.algebra.Monomial;
import org.gradus.symbolic.kernel.algebra.Polynomial;
import org.gradus.symbolic.kernel.algebra.Ring;
import org.gradus.symbolic.kernel.algebra.Unsupported;

/**
 * Cosine and sine by their addition theorems: the angle is a sum of terms {@code k·u} with whole k, as exponents are, and {@code cos u}
 * and {@code sin u} are the generators; multiples of π/4 and π/6 have their exact values.
 */
final class Circle {
    private static final int MOST_TERMS = 6;
    private static final int LARGEST_MULTIPLE = 32;

    private final Ring ring;
    private final Elementary elementary;

    Circle(Ring ring, Elementary elementary) {
        this.ring = ring;
        this.elementary = elementary;
    }

    record Point(Fraction cosine, Fraction sine) {
        /** At the sum of the angles. */
        Point plus(Point other) {
            return new Point(
                    cosine.times(other.cosine).minus(sine.times(other.sine)),
                    sine.times(other.cosine).plus(cosine.times(other.sine)));
        }

        Point negate() {
            return new Point(cosine, sine.negate());
        }
    }

    Point of(Fraction angle) {
        if (angle.numerator().size() > MOST_TERMS || ring.hasOpaqueExponentials()) {
            return whole(angle);
        }
        Point sum = new Point(elementary.number(1), elementary.number(0));
        for (Map.Entry<Monomial, Rational> term : angle.numerator().terms().entrySet()) {
            sum = sum.plus(of(term.getKey(), term.getValue(), angle.denominators()));
        }
        return sum;
    }

    private Point of(Monomial monomial, Rational factor, Map<Polynomial, Integer> denominators) {
        boolean ofPi = denominators.isEmpty()
                && monomial.equals(Monomial.of(ring.number(new Generator.Opaque(Generator.PI, List.of())), 1));
        if (ofPi && (isWhole(factor, 4) || isWhole(factor, 6))) {
            return ofPi(factor);
        }
        Optional<Point> known = denominators.isEmpty() && factor.isInteger() ? inverse(monomial) : Optional.empty();
        if (known.isPresent()) {
            return multiple(known.get(), factor.numerator());
        }
        boolean many = ring.hasOwnUnits()
                || factor.abs().times(Rational.of(ring.scale())).compareTo(Rational.of(LARGEST_MULTIPLE)) > 0;
        int multiple = many ? 0 : ring.scaled(factor);
        if (many) {
            return whole(new Fraction(Polynomial.of(ring, monomial, factor), denominators));
        }
        Rational unit = new Rational(BigInteger.ONE, BigInteger.valueOf(ring.scale()));
        Point step = generators(new Fraction(Polynomial.of(ring, monomial, unit), denominators));
        return multiple(step, BigInteger.valueOf(multiple));
    }

    private Point multiple(Point step, BigInteger times) {
        if (times.abs().compareTo(BigInteger.valueOf(LARGEST_MULTIPLE)) > 0) {
            throw new Unsupported("work budget");
        }
        Point sum = step;
        for (int k = 1; k < Math.abs(times.intValueExact()); k++) {
            sum = sum.plus(step);
            sum = new Point(reduced(sum.cosine), reduced(sum.sine));
        }
        return times.signum() < 0 ? sum.negate() : sum;
    }

    /** With {@code sin² = 1 − cos²}, so that {@code 1 + cos 2u = 2 cos² u} is seen. */
    private Fraction reduced(Fraction fraction) {
        return new Fraction(elementary.withoutSquares(fraction.numerator()), fraction.denominators());
    }

    /** {@code sin(asin x) = x}, {@code cos(asin x) = √(1 − x²)}; {@code tan(atan x) = x} and a positive cosine. */
    private Optional<Point> inverse(Monomial monomial) {
        boolean alone = monomial.size() == 1 && monomial.power(0) == 1;
        if (!alone || !(ring.generator(monomial.generator(0)) instanceof Generator.Opaque opaque)) {
            return Optional.empty();
        }
        Fraction one = elementary.number(1);
        switch (opaque.function()) {
            case "asin":
                Fraction sine = opaque.arguments().get(0);
                return Optional.of(new Point(elementary.sqrt(one.minus(sine.times(sine))), sine));
            case "atan":
                Fraction tangent = opaque.arguments().get(0);
                Fraction cosine =
                        elementary.sqrt(one.plus(tangent.times(tangent))).inverse();
                return Optional.of(new Point(cosine, tangent.times(cosine)));
            default:
                return Optional.empty();
        }
    }

    /** The angle as it stands. */
    private Point whole(Fraction angle) {
        if (angle.isZero()) {
            return new Point(elementary.number(1), elementary.number(0));
        }
        boolean negative = angle.numerator().primitive().coefficient().signum() < 0;
        return negative ? generators(angle.negate()).negate() : generators(angle);
    }

    private Point generators(Fraction angle) {
        return new Point(
                ring.fraction(new Generator.Opaque("cos", List.of(angle))),
                ring.fraction(new Generator.Opaque("sin", List.of(angle))));
    }

    private static boolean isWhole(Rational factor, long times) {
        return factor.times(Rational.of(times)).isInteger();
    }

    /** At {@code factor·π}, from the first quadrant by quarter turns. */
    private Point ofPi(Rational factor) {
        BigInteger quarters = factor.numerator()
                .multiply(BigInteger.TWO)
                .divide(factor.denominator())
                .subtract(factor.signum() < 0 ? BigInteger.ONE : BigInteger.ZERO);
        Rational rest = factor.minus(new Rational(quarters, BigInteger.TWO));
        Point point = inFirstQuadrant(rest.times(Rational.of(12)).numerator().intValueExact());
        for (int k = quarters.mod(BigInteger.valueOf(4)).intValueExact(); k > 0; k--) {
            point = new Point(point.sine.negate(), point.cosine);
        }
        return point;
    }

    /** At {@code twelfths·π/12}. */
    private Point inFirstQuadrant(int twelfths) {
        Fraction half = elementary.number(1).times(new Rational(BigInteger.ONE, BigInteger.TWO));
        switch (twelfths) {
            case 0:
                return new Point(elementary.number(1), elementary.number(0));
            case 2:
                return new Point(elementary.sqrt(elementary.number(3)).times(half), half);
            case 3:
                Fraction diagonal = elementary.sqrt(elementary.number(2)).times(half);
                return new Point(diagonal, diagonal);
            case 4:
                return new Point(half, elementary.sqrt(elementary.number(3)).times(half));
            default:
                return new Point(elementary.number(0), elementary.number(1));
        }
    }
}
