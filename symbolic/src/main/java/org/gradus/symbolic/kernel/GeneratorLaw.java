package org.gradus.symbolic.kernel;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.gradus.core.number.Interval;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.kernel.algebra.Fraction;
import org.gradus.symbolic.kernel.algebra.Generator;
import org.gradus.symbolic.kernel.algebra.Monomial;
import org.gradus.symbolic.kernel.algebra.Polynomial;
import org.gradus.symbolic.kernel.algebra.Ring;
import org.gradus.symbolic.kernel.algebra.Unsupported;

/**
 * All that is believed about a generator g, kind by kind: its derivative, its logarithm, where its value lies, its sign, and the equation
 * that it satisfies. Whatever is not said here is not used: two generators without an equation count as independent.
 *
 * <p>Beside this page only the arithmetic of polynomials is trusted, how exponentials and logarithms of sums fall into generators ({@link
 * Elementary}), the angles of sums ({@link Circle}), and the definitions of named functions ({@link ElementaryFunctions}).
 */
sealed interface GeneratorLaw {

    Ring ring();

    int number();

    /** {@code g′/g}. */
    Fraction slope(Inside.Slopes slopes);

    /** {@code ln |g|}, by that of polynomials. */
    default Fraction logarithm(Function<Polynomial, Fraction> logarithm) {
        return logarithm.apply(itself(this));
    }

    /** Contains g at a point; throws an {@link ArithmeticException} where g is not defined, or seems not to be at this precision. */
    Interval value(Inside.Values values);

    /** Whether g is positive wherever it is defined. */
    default boolean isPositive() {
        return false;
    }

    /** Whether −1 ≤ g ≤ 1. */
    default boolean isWithinOne() {
        return false;
    }

    /** The sign of g, where it follows from that of something inside. */
    default Inside.Bound bound(Inside.Positivity known) {
        return Inside.Bound.NONE;
    }

    /** What does not vanish where g does not. */
    default List<Polynomial> alsoNotZero() {
        return List.of();
    }

    /** The generator that does not vanish where g does. */
    default OptionalInt notZeroWhereZero() {
        return OptionalInt.empty();
    }

    /** The equation of g, by {@code |P|} without bars where the sign of P is known. */
    default Optional<Equation> equation(Function<Polynomial, Optional<Polynomial>> size) {
        return Optional.empty();
    }

    /** {@code g^power = meaning}, powers of g as the ring counts them. */
    record Equation(int power, Polynomial meaning) {}

    static GeneratorLaw of(Ring ring, int number) {
        Generator generator = ring.generator(number);
        if (generator instanceof Generator.Variable variable) {
            return new OfVariable(ring, number, variable);
        }
        if (generator instanceof Generator.Exponential exponential) {
            return new OfExponential(ring, number, exponential);
        }
        if (generator instanceof Generator.PrimeRoot root) {
            return new OfPrimeRoot(ring, number, root);
        }
        if (generator instanceof Generator.Root root) {
            return new OfRoot(ring, number, root);
        }
        if (generator instanceof Generator.Base base) {
            return new OfBase(ring, number, base);
        }
        if (generator instanceof Generator.PrimeLogarithm logarithm) {
            return new OfPrimeLogarithm(ring, number, logarithm);
        }
        if (generator instanceof Generator.Logarithm logarithm) {
            return new OfLogarithm(ring, number, logarithm);
        }
        if (generator instanceof Generator.Rest rest) {
            return new OfRest(ring, number, rest);
        }
        Generator.Opaque opaque = (Generator.Opaque) generator;
        List<Fraction> x = opaque.arguments();
        return switch (opaque.function()) {
            case Generator.PI -> new OfPi(ring, number);
            case "sin" -> new OfSine(ring, number, x.get(0));
            case "cos" -> new OfCosine(ring, number, x.get(0));
            default -> function(ring, number, opaque.function(), x.get(0));
        };
    }

    // ---- free, or standing for something else ----

    /** A free real number. */
    record OfVariable(Ring ring, int number, Generator.Variable g) implements GeneratorLaw {
        @Override
        public Fraction slope(Inside.Slopes slopes) {
            return slopes.isWrt(g) ? Fraction.of(itself(this)).inverse() : constant(this);
        }

        @Override
        public Interval value(Inside.Values values) {
            return values.at(g.name());
        }
    }

    /** P. */
    record OfBase(Ring ring, int number, Generator.Base g) implements GeneratorLaw {
        /** {@code P′/g}: P itself may be long. */
        @Override
        public Fraction slope(Inside.Slopes slopes) {
            return slopes.of(Fraction.of(g.polynomial())).over(Fraction.of(itself(this)));
        }

        @Override
        public Fraction logarithm(Function<Polynomial, Fraction> logarithm) {
            return logarithm.apply(g.polynomial());
        }

        @Override
        public Interval value(Inside.Values values) {
            return values.of(g.polynomial());
        }

        @Override
        public Inside.Bound bound(Inside.Positivity known) {
            return known.isPositive(g.polynomial()) ? Inside.Bound.POSITIVE : Inside.Bound.NONE;
        }

        @Override
        public Optional<Equation> equation(Function<Polynomial, Optional<Polynomial>> size) {
            return Optional.of(new Equation(1, g.polynomial()));
        }
    }

    /** Σ body over the values of an index that no formula names; at a point one value more. */
    record OfRest(Ring ring, int number, Generator.Rest g) implements GeneratorLaw {
        @Override
        public Fraction slope(Inside.Slopes slopes) {
            Fraction body = new Fraction(Polynomial.of(ring, g.body(), Rational.ONE), g.denominators());
            return slopes.rest(slopes.of(body), g.bound()).over(Fraction.of(itself(this)));
        }

        @Override
        public Interval value(Inside.Values values) {
            return values.of(g.body(), g.denominators());
        }

        /** Never positive: there may be no such index. */
        @Override
        public Inside.Bound bound(Inside.Positivity known) {
            Inside.Bound body = known.bound(g.body());
            boolean notNegative = (body == Inside.Bound.POSITIVE || body == Inside.Bound.NOT_NEGATIVE)
                    && g.denominators().keySet().stream().allMatch(known::isPositive);
            return notNegative ? Inside.Bound.NOT_NEGATIVE : Inside.Bound.NONE;
        }
    }

    // ---- exponentials and logarithms ----

    /** {@code e^{unit·x}}. */
    record OfExponential(Ring ring, int number, Generator.Exponential g) implements GeneratorLaw {
        @Override
        public Fraction slope(Inside.Slopes slopes) {
            return slopes.of(exponent());
        }

        @Override
        public Fraction logarithm(Function<Polynomial, Fraction> logarithm) {
            return exponent();
        }

        private Fraction exponent() {
            return new Fraction(Polynomial.of(ring, g.exponent(), ring.unit(g)), g.denominators());
        }

        @Override
        public Interval value(Inside.Values values) {
            Interval unit = Interval.of(ring.unit(g), values.bits());
            return values.of(g.exponent(), g.denominators())
                    .times(unit, values.bits())
                    .exp(values.bits());
        }

        @Override
        public boolean isPositive() {
            return true;
        }
    }

    /** {@code ln |P|}. */
    record OfLogarithm(Ring ring, int number, Generator.Logarithm g) implements GeneratorLaw {
        @Override
        public Fraction slope(Inside.Slopes slopes) {
            return relative(g.argument(), slopes).over(Fraction.of(itself(this)));
        }

        @Override
        public Interval value(Inside.Values values) {
            return values.of(g.argument()).abs().ln(values.bits());
        }

        /** Where P > 1. */
        @Override
        public Inside.Bound bound(Inside.Positivity known) {
            Polynomial aboveOne = g.argument().minus(Polynomial.constant(ring, Rational.ONE));
            return known.concludes() && known.isPositive(aboveOne) ? Inside.Bound.POSITIVE : Inside.Bound.NONE;
        }
    }

    /** {@code ln n} for a whole n > 1. */
    record OfPrimeLogarithm(Ring ring, int number, Generator.PrimeLogarithm g) implements GeneratorLaw {
        @Override
        public Fraction slope(Inside.Slopes slopes) {
            return constant(this);
        }

        @Override
        public Interval value(Inside.Values values) {
            return whole(g.argument().value(), values).ln(values.bits());
        }

        @Override
        public boolean isPositive() {
            return true;
        }
    }

    // ---- roots ----

    /** {@code |P|^{1/scale}}. */
    record OfRoot(Ring ring, int number, Generator.Root g) implements GeneratorLaw {
        @Override
        public Fraction slope(Inside.Slopes slopes) {
            return perScale(relative(g.radicand(), slopes), ring);
        }

        @Override
        public Fraction logarithm(Function<Polynomial, Fraction> logarithm) {
            return perScale(logarithm.apply(g.radicand()), ring);
        }

        @Override
        public Interval value(Inside.Values values) {
            return root(values.of(g.radicand()).abs(), ring, values.bits());
        }

        @Override
        public Inside.Bound bound(Inside.Positivity known) {
            boolean strictly = known.isPositive(g.radicand()) || known.isKnownNotZero(g.radicand());
            return strictly ? Inside.Bound.POSITIVE : Inside.Bound.NOT_NEGATIVE;
        }

        /** {@code g^scale = |P|}; else {@code g^{2 scale} = P²}. */
        @Override
        public Optional<Equation> equation(Function<Polynomial, Optional<Polynomial>> size) {
            return Optional.of(size.apply(g.radicand())
                    .map(known -> new Equation(ring.scale(), known))
                    .orElseGet(() -> new Equation(2 * ring.scale(), g.radicand().power(2))));
        }
    }

    /** {@code n^{1/scale}} for a whole n > 1; its equation {@code g^scale = n} is put in by {@link Ring} wherever it occurs. */
    record OfPrimeRoot(Ring ring, int number, Generator.PrimeRoot g) implements GeneratorLaw {
        @Override
        public Fraction slope(Inside.Slopes slopes) {
            return constant(this);
        }

        @Override
        public Fraction logarithm(Function<Polynomial, Fraction> logarithm) {
            return perScale(ring.fraction(new Generator.PrimeLogarithm(g.base())), ring);
        }

        @Override
        public Interval value(Inside.Values values) {
            return root(whole(g.base().value(), values), ring, values.bits());
        }

        @Override
        public boolean isPositive() {
            return true;
        }
    }

    // ---- angles ----

    /** π. */
    record OfPi(Ring ring, int number) implements GeneratorLaw {
        @Override
        public Fraction slope(Inside.Slopes slopes) {
            return constant(this);
        }

        @Override
        public Interval value(Inside.Values values) {
            return Interval.pi(values.bits());
        }

        @Override
        public boolean isPositive() {
            return true;
        }
    }

    /** sin x. */
    record OfSine(Ring ring, int number, Fraction x) implements GeneratorLaw {
        @Override
        public Fraction slope(Inside.Slopes slopes) {
            return chain(this, x, slopes, elementary -> Fraction.of(cosine()));
        }

        @Override
        public Interval value(Inside.Values values) {
            return values.of(x).sin(values.bits());
        }

        @Override
        public boolean isWithinOne() {
            return true;
        }

        /** {@code sin² = (1 − cos)(1 + cos)}. */
        @Override
        public List<Polynomial> alsoNotZero() {
            return besideOne(cosine());
        }

        @Override
        public OptionalInt notZeroWhereZero() {
            return OptionalInt.of(cosine().leading().generator(0));
        }

        /** {@code sin² = 1 − cos²}. */
        @Override
        public Optional<Equation> equation(Function<Polynomial, Optional<Polynomial>> size) {
            Polynomial square = cosine().power(2);
            return Optional.of(
                    new Equation(2, Polynomial.constant(ring, Rational.ONE).minus(square)));
        }

        private Polynomial cosine() {
            return named(this, "cos", x);
        }
    }

    /** cos x; its equation is that of the sine. */
    record OfCosine(Ring ring, int number, Fraction x) implements GeneratorLaw {
        @Override
        public Fraction slope(Inside.Slopes slopes) {
            return chain(
                    this,
                    x,
                    slopes,
                    elementary -> Fraction.of(named(this, "sin", x)).negate());
        }

        @Override
        public Interval value(Inside.Values values) {
            return values.of(x).cos(values.bits());
        }

        @Override
        public boolean isWithinOne() {
            return true;
        }

        /** {@code cos² = (1 − sin)(1 + sin)}. */
        @Override
        public List<Polynomial> alsoNotZero() {
            return besideOne(named(this, "sin", x));
        }
    }

    // ---- functions without an equation ----

    /** f(x), with its enclosure and {@code f′(x)}. */
    record OfFunction(
            Ring ring,
            int number,
            Fraction x,
            boolean isWithinOne,
            BiFunction<Interval, Integer, Interval> enclosure,
            Function<Inside.Functions, Fraction> derivative)
            implements GeneratorLaw {
        @Override
        public Fraction slope(Inside.Slopes slopes) {
            return chain(this, x, slopes, derivative);
        }

        @Override
        public Interval value(Inside.Values values) {
            return enclosure.apply(values.of(x), values.bits());
        }
    }

    private static GeneratorLaw function(Ring ring, int number, String name, Fraction x) {
        Fraction one = Fraction.of(ring, 1);
        return switch (name) {
            // related to no other exponential; nobody differentiates where exponents are too large to be counted
            case "exp" ->
                new OfFunction(ring, number, x, false, Interval::exp, known -> {
                    throw new Unsupported("the derivative of exp is not known to the kernel");
                });
            case "asin" ->
                new OfFunction(
                        ring, number, x, false, Interval::asin, known -> one.over(known.sqrt(one.minus(x.times(x)))));
            case "atan" ->
                new OfFunction(ring, number, x, false, Interval::atan, known -> one.over(one.plus(x.times(x))));
            case "erf" ->
                new OfFunction(
                        ring,
                        number,
                        x,
                        true,
                        Interval::erf,
                        known -> known.exp(x.times(x).negate())
                                .times(Rational.of(2))
                                .over(known.sqrt(known.pi())));
            default -> throw new Unsupported("the kernel does not know the function " + name);
        };
    }

    // ---- what several laws are made of ----

    private static Polynomial itself(GeneratorLaw law) {
        return Polynomial.of(law.ring(), Monomial.of(law.number(), 1), Rational.ONE);
    }

    private static Polynomial named(GeneratorLaw law, String function, Fraction x) {
        int number = law.ring().number(new Generator.Opaque(function, List.of(x)));
        return Polynomial.of(law.ring(), Monomial.of(number, 1), Rational.ONE);
    }

    /** The derivative of a constant. */
    private static Fraction constant(GeneratorLaw law) {
        return Fraction.of(law.ring(), 0);
    }

    /** {@code P′/P}. */
    private static Fraction relative(Polynomial polynomial, Inside.Slopes slopes) {
        Fraction itself = Fraction.of(polynomial);
        return slopes.of(itself).over(itself);
    }

    /** {@code f′(x)·x′/g} for {@code g = f(x)}; where x does not move, f need have no derivative. */
    private static Fraction chain(
            GeneratorLaw law, Fraction x, Inside.Slopes slopes, Function<Inside.Functions, Fraction> derivative) {
        Fraction inner = slopes.of(x);
        return inner.isZero()
                ? inner
                : derivative.apply(slopes.functions()).times(inner).over(Fraction.of(itself(law)));
    }

    private static Fraction perScale(Fraction logarithm, Ring ring) {
        return logarithm.times(Rational.ONE.over(Rational.of(ring.scale())));
    }

    private static Interval root(Interval radicand, Ring ring, int bits) {
        Interval scale = Interval.of(Rational.of(ring.scale()), bits);
        return radicand.ln(bits).over(scale, bits).exp(bits);
    }

    private static Interval whole(BigInteger n, Inside.Values values) {
        return Interval.of(new Rational(n, BigInteger.ONE), values.bits());
    }

    /** {@code P − 1} and {@code P + 1}. */
    private static List<Polynomial> besideOne(Polynomial polynomial) {
        Polynomial one = Polynomial.constant(polynomial.ring(), Rational.ONE);
        return List.of(polynomial.minus(one), polynomial.plus(one));
    }
}
