package org.gradus.symbolic.kernel;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.kernel.algebra.Fraction;
import org.gradus.symbolic.kernel.algebra.Generator;
import org.gradus.symbolic.kernel.algebra.Ring;
import org.gradus.symbolic.kernel.algebra.Unsupported;

/** Each named function by its definition. */
final class ElementaryFunctions {
    private static final Rational HALF = new Rational(BigInteger.ONE, BigInteger.TWO);

    private final Ring ring;
    private final Elementary elementary;
    private final Signs signs;
    private final Circle circle;

    ElementaryFunctions(Ring ring, Elementary elementary, Signs signs) {
        this.ring = ring;
        this.elementary = elementary;
        this.signs = signs;
        this.circle = new Circle(ring, elementary);
    }

    Fraction apply(FunctionName function, List<Fraction> arguments) {
        Fraction x = arguments.get(0);
        switch (function) {
            case EXP:
                return elementary.exp(x);
            case LN:
                return elementary.ln(x);
            case LOG10:
                return elementary.ln(x).over(elementary.ln(elementary.number(10)));
            case SQRT:
                return elementary.sqrt(x);
            case ABS:
                return elementary.abs(x);
            case SIGN:
                return sign(x);
            case MAX:
                return extreme(arguments, 1);
            case MIN:
                return extreme(arguments, -1);
            case RELU:
                return extreme(List.of(x, elementary.number(0)), 1);
            case SIGMOID:
                return one().plus(elementary.exp(x.negate())).inverse();
            case SOFTPLUS:
                return elementary.ln(one().plus(elementary.exp(x)));
            case SINH:
                return sinh(x);
            case COSH:
                return cosh(x);
            case TANH:
                return sinh(x).over(cosh(x));
            default:
                return opaque(function, x);
        }
    }

    private Fraction opaque(FunctionName function, Fraction x) {
        switch (function) {
            case TAN:
                Circle.Point tangent = circle.of(x);
                return elementary.over(tangent.sine(), tangent.cosine());
            case SIN:
                return circle.of(x).sine();
            case COS:
                return circle.of(x).cosine();
            case ERFC:
                return one().minus(odd("erf", x));
            case PHI:
                Fraction scaled = x.over(elementary.sqrt(elementary.number(2)));
                return one().plus(odd("erf", scaled)).times(HALF);
            case ACOS:
                requireUnit(x);
                return elementary.pi().times(HALF).minus(odd("asin", x));
            case ASIN:
                requireUnit(x);
                return odd("asin", x);
            default:
                return odd(function.text(), x);
        }
    }

    /** Arcsine and arccosine are defined from −1 to 1. */
    private void requireUnit(Fraction x) {
        if (signs.splits() && signs.wanted(one().minus(x.times(x))) == Sign.NEGATIVE) {
            throw new Undefined("the arcsine of a number outside [-1, 1]");
        }
    }

    private Fraction one() {
        return elementary.number(1);
    }

    private Fraction sinh(Fraction x) {
        return elementary.exp(x).minus(elementary.exp(x.negate())).times(HALF);
    }

    private Fraction cosh(Fraction x) {
        return elementary.exp(x).plus(elementary.exp(x.negate())).times(HALF);
    }

    /** {@code f(-x) = -f(x)}; so {@code f(0) = 0}. */
    private Fraction odd(String function, Fraction x) {
        if (x.isZero()) {
            return x;
        }
        return startsNegative(x) ? value(function, x.negate()).negate() : value(function, x);
    }

    private Fraction value(String function, Fraction x) {
        Optional<Fraction> angle = function.equals("erf") ? Optional.empty() : knownAngle(function, x);
        if (angle.isPresent()) {
            return angle.get();
        }
        return ring.fraction(new Generator.Opaque(function, List.of(x)));
    }

    /** {@code asin(1/2) = π/6}, {@code atan 1 = π/4} and the like, where x is seen to be the sine or tangent. */
    private Optional<Fraction> knownAngle(String function, Fraction x) {
        if (!FractionValue.isConstant(ring, x)) {
            return Optional.empty();
        }
        for (int twelfths : new int[] {2, 3, 4, 6}) {
            Fraction angle = elementary.pi().times(Rational.of(twelfths).over(Rational.of(12)));
            Circle.Point point = circle.of(angle);
            Fraction difference = function.equals("asin")
                    ? x.minus(point.sine())
                    : x.times(point.cosine()).minus(point.sine());
            if (elementary.isCertainlyZero(difference)) {
                return Optional.of(angle);
            }
        }
        return Optional.empty();
    }

    private static boolean startsNegative(Fraction x) {
        return x.numerator().primitive().coefficient().signum() < 0;
    }

    // ---- order ----

    private Fraction sign(Fraction x) {
        switch (signs.wanted(x)) {
            case NEGATIVE:
                return elementary.number(-1);
            case ZERO:
                return elementary.number(0);
            case POSITIVE:
                return one();
            default:
                throw undecidedSign();
        }
    }

    /** The largest (direction 1) or smallest (direction -1): {@code max(a, b) = (a + b + |a - b|)/2}. */
    private Fraction extreme(List<Fraction> values, int direction) {
        Fraction best = values.get(0);
        for (Fraction value : values.subList(1, values.size())) {
            Fraction size = elementary.abs(best.minus(value)).times(Rational.of(direction));
            best = best.plus(value).plus(size).times(HALF);
        }
        return best;
    }

    private static Unsupported undecidedSign() {
        return new Unsupported("the sign of a condition is not known");
    }
}
