package org.gradus.symbolic.kernel;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.gradus.core.number.Interval;
import org.gradus.core.number.Rational;
import org.gradus.core.number.WholeNumbers;
import org.gradus.symbolic.kernel.algebra.Bases;
import org.gradus.symbolic.kernel.algebra.Factorization;
import org.gradus.symbolic.kernel.algebra.Families;
import org.gradus.symbolic.kernel.algebra.Fraction;
import org.gradus.symbolic.kernel.algebra.Generator;
import org.gradus.symbolic.kernel.algebra.Monomial;
import org.gradus.symbolic.kernel.algebra.Polynomial;
import org.gradus.symbolic.kernel.algebra.Ring;
import org.gradus.symbolic.kernel.algebra.Unsupported;

/**
 * The laws of exp, ln and roots over the reals, by which everything elementary becomes a rational function of generators.
 *
 * <p>{@code e^{a+b} = e^a e^b}; {@code e^{c ln p} = p^c}; {@code ln u = ln |u| = Σ ± ln |factor|}, wherever {@code ln u} is
 * defined; {@code u^r = e^{r ln u}} for {@code u > 0} (and by continuity at {@code u = 0}).
 */
final class Elementary implements Inside.Functions {
    private static final int LARGEST_POWER = 10_000;
    /** A power with more terms is not multiplied out. */
    private static final int MOST_TERMS = 200;

    private static final int BITS = 128;
    private static final int MOST_PASSES = 8;

    private final Ring ring;
    private final Signs signs;

    Elementary(Ring ring, Signs signs) {
        this.ring = ring;
        this.signs = signs;
    }

    @Override
    public Fraction pi() {
        return ring.fraction(new Generator.Opaque(Generator.PI, List.of()));
    }

    Fraction number(long value) {
        return Fraction.of(ring, value);
    }

    // ---- powers ----

    @Override
    public Fraction exp(Fraction exponent) {
        if (exponent.denominators().size() == 1 && !ring.hasOpaqueExponentials()) {
            return expOverOneBase(exponent);
        }
        return expOfTerms(exponent);
    }

    /**
     * With the exponent as {@code q + r_1/P + r_2/P^2 + …}, every r reduced modulo P: so exponents that differ by a polynomial are
     * seen to, {@code z^2/(1 + z^2) = 1 - 1/(1 + z^2)}.
     */
    private Fraction expOverOneBase(Fraction exponent) {
        Map.Entry<Polynomial, Integer> only =
                exponent.denominators().entrySet().iterator().next();
        Fraction product = number(1);
        Polynomial rest = exponent.numerator();
        for (int power = only.getValue(); power > 0 && !rest.isZero(); power--) {
            Polynomial.Division division = rest.over(only.getKey());
            Fraction digit = new Fraction(division.remainder(), Map.of(only.getKey(), power));
            product = product.times(expOfTerms(digit));
            rest = division.quotient();
        }
        return product.times(expOfTerms(Fraction.of(rest)));
    }

    private Fraction expOfTerms(Fraction exponent) {
        Fraction product = number(1);
        for (Map.Entry<Monomial, Rational> term : exponent.numerator().terms().entrySet()) {
            product = product.times(exp(term.getKey(), term.getValue(), exponent.denominators()));
        }
        return product;
    }

    private Fraction exp(Monomial monomial, Rational factor, Map<Polynomial, Integer> denominators) {
        if (ring.hasOpaqueExponentials()) {
            Rational size = factor.signum() < 0 ? factor.negate() : factor;
            Fraction exponent = new Fraction(Polynomial.of(ring, monomial, size), denominators);
            int generator = ring.number(new Generator.Opaque("exp", List.of(exponent)));
            return Fraction.of(Polynomial.of(ring, Monomial.of(generator, factor.signum()), Rational.ONE));
        }
        if (denominators.isEmpty() && monomial.size() == 1 && monomial.power(0) == 1) {
            Generator generator = ring.generator(monomial.generator(0));
            if (generator instanceof Generator.PrimeLogarithm logarithm) {
                return root(new Generator.PrimeRoot(logarithm.argument()), factor);
            }
            if (generator instanceof Generator.Logarithm logarithm) {
                return powerOfSize(logarithm.argument(), factor);
            }
        }
        Monomial power = ring.power(new Generator.Exponential(monomial, denominators), factor);
        return Fraction.of(Polynomial.of(ring, power, Rational.ONE));
    }

    /** {@code |base|^exponent}. */
    private Fraction powerOfSize(Polynomial base, Rational exponent) {
        Optional<Polynomial> size = exponent.numerator().testBit(0) ? signs.size(base) : Optional.of(base);
        if (exponent.isInteger() && size.isPresent()) {
            return power(Fraction.of(size.get()), exponent.numerator());
        }
        return root(new Generator.Root(base), exponent);
    }

    private Fraction root(Generator root, Rational exponent) {
        Monomial monomial = Monomial.of(ring.number(root), ring.scaled(exponent));
        return Fraction.of(Polynomial.of(ring, monomial, Rational.ONE).times(Rational.ONE));
    }

    /** {@code base^exponent}; long results are refused. */
    Fraction power(Fraction base, BigInteger exponent) {
        if (exponent.abs().compareTo(BigInteger.valueOf(LARGEST_POWER)) > 0) {
            throw new Unsupported("work budget");
        }
        if (exponent.signum() < 0) {
            signs.requireNotZero(base);
        }
        int power = exponent.intValueExact();
        return terms(base.numerator().size(), Math.abs(power)) > MOST_TERMS
                ? unexpanded(base, power)
                : base.power(power);
    }

    /** How many terms a power of a sum has at most. */
    private static double terms(int summands, int power) {
        double count = 1;
        for (int i = 1; i < summands && count <= MOST_TERMS; i++) {
            count = count * (power + i) / i;
        }
        return count;
    }

    private Fraction unexpanded(Fraction base, int power) {
        Polynomial.Primitive primitive = base.numerator().primitive();
        Fraction itself = ring.fraction(new Generator.Base(primitive.base()))
                .times(Fraction.of(Polynomial.of(ring, primitive.unit(), Rational.ONE)));
        Rational coefficient = primitive.coefficient();
        Rational raised = ring.power(coefficient.numerator(), power).over(ring.power(coefficient.denominator(), power));
        Fraction above = itself.power(power).times(raised);
        if (base.isPolynomial()) {
            return above;
        }
        Polynomial one = Polynomial.constant(ring, Rational.ONE);
        return above.times(new Fraction(one, base.denominators()).power(power));
    }

    /** {@code above/below}; where {@code below} may vanish is taken down or asked. */
    Fraction over(Fraction above, Fraction below) {
        signs.requireNotZero(below);
        return above.over(below);
    }

    /** {@code base^exponent} for a real exponent. */
    Fraction power(Fraction base, Fraction exponent) {
        Optional<BigInteger> whole = wholeNumber(exponent);
        if (whole.isPresent()) {
            return power(base, whole.get());
        }
        if (base.isZero() && signs.of(exponent) == Sign.POSITIVE) {
            return base;
        }
        if (signs.splits() && FractionValue.isConstant(ring, exponent) && signs.of(exponent) == Sign.POSITIVE) {
            switch (signs.wanted(base)) {
                case ZERO:
                    return number(0);
                case NEGATIVE:
                    throw mayBeWhole(exponent) ? unknownWhole() : new Undefined("the root of a negative number");
                default:
                    return exp(exponent.times(logarithmOfSize(base)));
            }
        }
        if (signs.of(base) != Sign.POSITIVE && mayBeWhole(exponent)) {
            throw unknownWhole();
        }
        if (FractionValue.isConstant(ring, exponent) && signs.of(exponent) == Sign.POSITIVE) {
            signs.requireNotNegative(base); // 0^r = 0
            return exp(exponent.times(logarithmOfSize(base)));
        }
        return exp(exponent.times(ln(base)));
    }

    private static Unsupported unknownWhole() {
        return new Unsupported("whether an exponent is a whole number is not known");
    }

    /** The whole number that the exponent is, also in disguise: {@code ln(x^2)/ln(|x|)} is not sought, {@code sin^2 + cos^2} is. */
    private Optional<BigInteger> wholeNumber(Fraction exponent) {
        if (exponent.isNumber()) {
            Rational value = exponent.numerator().constantTerm();
            return value.isInteger() ? Optional.of(value.numerator()) : Optional.empty();
        }
        return sample(exponent)
                .flatMap(WholeNumbers::onlyOneIn)
                .filter(n -> isCertainlyZero(exponent.minus(Fraction.of(ring, new Rational(n, BigInteger.ONE)))));
    }

    /**
     * Whether a constant exponent is not certainly off the whole numbers. One with variables is not asked: such a power is meant for positive
     * bases.
     */
    private boolean mayBeWhole(Fraction exponent) {
        return !exponent.isNumber()
                && FractionValue.isConstant(ring, exponent)
                && sample(exponent).map(WholeNumbers::mayBeIn).orElse(true);
    }

    /** The value where each variable is some number of its own. */
    private Optional<Interval> sample(Fraction exponent) {
        ring.spend(BITS);
        try {
            return Optional.of(new FractionValue(
                            ring,
                            variable -> Rational.of(3 + Math.floorMod(variable.hashCode(), 5))
                                    .over(Rational.of(7)),
                            BITS)
                    .of(exponent));
        } catch (ArithmeticException | Unsupported notThere) {
            return Optional.empty();
        }
    }

    @Override
    public Fraction sqrt(Fraction radicand) {
        return power(radicand, Fraction.of(ring, new Rational(BigInteger.ONE, BigInteger.TWO)));
    }

    // ---- logarithms ----

    /** {@code ln u}; from here on u counts as positive, for elsewhere the claim is not defined. */
    Fraction ln(Fraction argument) {
        signs.requirePositive(argument);
        return logarithmOfSize(argument);
    }

    /** {@code ln |u|}. */
    Fraction logarithmOfSize(Fraction argument) {
        Fraction sum = logarithmOfSize(argument.numerator());
        for (Map.Entry<Polynomial, Integer> entry : argument.denominators().entrySet()) {
            sum = sum.minus(logarithm(entry.getKey()).times(Rational.of(entry.getValue())));
        }
        return sum;
    }

    private Fraction logarithmOfSize(Polynomial polynomial) {
        Polynomial.Primitive primitive = polynomial.primitive();
        Fraction sum = logarithm(primitive.coefficient().numerator().abs())
                .minus(logarithm(primitive.coefficient().denominator()));
        Monomial unit = primitive.unit();
        for (int i = 0; i < unit.size(); i++) {
            sum = sum.plus(GeneratorLaw.of(ring, unit.generator(i))
                    .logarithm(this::logarithm)
                    .times(Rational.of(unit.power(i))));
        }
        return primitive.base().isConstant() ? sum : sum.plus(logarithm(primitive.base()));
    }

    private Fraction logarithm(Polynomial base) {
        Optional<Polynomial> root = base.squareRoot();
        if (root.isPresent()) {
            return logarithmOfSize(root.get()).times(Rational.of(2));
        }
        return ring.fraction(new Generator.Logarithm(base));
    }

    /** {@code ln n} as a sum over the factors of n; a factor that may not be prime is marked so, which is sound. */
    private Fraction logarithm(BigInteger n) {
        ring.spend(16 + (n.bitLength() >> 3));
        Fraction sum = number(0);
        for (Map.Entry<Factorization.Factor, Integer> entry :
                Factorization.of(n).powers().entrySet()) {
            sum = sum.plus(
                    ring.fraction(new Generator.PrimeLogarithm(entry.getKey())).times(Rational.of(entry.getValue())));
        }
        return sum;
    }

    // ---- size, and the zero test ----

    /** {@code |u|}. */
    Fraction abs(Fraction argument) {
        Sign sign = signs.wanted(argument);
        if (sign == Sign.UNKNOWN) {
            return exp(logarithmOfSize(argument));
        }
        return sign == Sign.NEGATIVE ? argument.negate() : argument;
    }

    /**
     * Whether the function is identically zero. Powers of {@code |P|} are first made whole where they can be:
     * {@code (|P|^{1/2})^4 = P^2}.
     */
    boolean isCertainlyZero(Fraction fraction) {
        if (ring.keepsFactors()) {
            return Families.isCertainlyZero(ring, fraction.numerator());
        }
        Polynomial numerator = Bases.putIn(ring, fraction.numerator());
        for (int pass = 0; pass < MOST_PASSES && !numerator.isZero(); pass++) {
            Polynomial reduced = reduced(numerator);
            if (reduced.equals(numerator)) {
                return false;
            }
            numerator = reduced;
        }
        return numerator.isZero();
    }

    /** With the equations of the generators put in, times what leaves no powers below 0. */
    private Polynomial reduced(Polynomial polynomial) {
        return reduced(polynomial, law -> true);
    }

    /** With {@code sin² = 1 − cos²}. */
    Polynomial withoutSquares(Polynomial polynomial) {
        return reduced(polynomial, GeneratorLaw.OfSine.class::isInstance);
    }

    private Polynomial reduced(Polynomial polynomial, Predicate<GeneratorLaw> wanted) {
        Polynomial reduced = polynomial;
        for (int number : polynomial.generators()) {
            GeneratorLaw law = GeneratorLaw.of(ring, number);
            Optional<GeneratorLaw.Equation> equation = wanted.test(law) ? law.equation(signs::size) : Optional.empty();
            if (equation.isPresent()) {
                reduced = Bases.putIn(
                        reduced, number, equation.get().power(), equation.get().meaning());
            }
        }
        return reduced;
    }

    /** Powers below 0 of a variable that also stands under a root as powers of the root: {@code z^{1/2}/z = z^{-1/2}}. */
    Fraction rooted(Fraction fraction) {
        Polynomial.Total total = new Polynomial.Total(ring);
        for (Map.Entry<Monomial, Rational> term : fraction.numerator().terms().entrySet()) {
            Monomial monomial = term.getKey();
            Rational factor = term.getValue();
            for (int i = 0; i < term.getKey().size(); i++) {
                Optional<Integer> variable = rootOf(term.getKey().generator(i));
                int power = variable.map(monomial::powerOf).orElse(0);
                if (power < 0) {
                    Polynomial itself = Polynomial.of(ring, Monomial.of(variable.get(), 1), Rational.ONE);
                    Optional<Polynomial> size = signs.size(itself);
                    if (size.isPresent()) {
                        monomial = monomial.times(Monomial.of(variable.get(), -power))
                                .times(Monomial.of(term.getKey().generator(i), power * ring.scale()));
                        boolean turns = !size.get().equals(itself) && power % 2 != 0;
                        factor = turns ? factor.negate() : factor;
                    }
                }
            }
            total.add(Polynomial.of(ring, monomial, factor));
        }
        Polynomial sum = total.polynomial();
        return new Fraction(sum, sum.isZero() ? Map.of() : fraction.denominators());
    }

    /** The variable of a root of a variable. */
    private Optional<Integer> rootOf(int number) {
        if (!(ring.generator(number) instanceof Generator.Root root)
                || root.radicand().size() != 1) {
            return Optional.empty();
        }
        Monomial radicand = root.radicand().leading();
        boolean variable = radicand.size() == 1
                && radicand.power(0) == 1
                && ring.generator(radicand.generator(0)) instanceof Generator.Variable;
        return variable ? Optional.of(radicand.generator(0)) : Optional.empty();
    }
}
