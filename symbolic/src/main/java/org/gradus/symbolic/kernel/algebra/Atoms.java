package org.gradus.symbolic.kernel.algebra;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.number.Rational;

/**
 * A polynomial as a product of powers of simpler ones, for the question of its sign: generators, linear factors of polynomials in one
 * variable, and what is left.
 *
 * @param sign of the number in front
 * @param powers of the simpler ones
 */
public record Atoms(int sign, Map<Polynomial, Integer> powers) {
    private static final int HIGHEST_DEGREE = 24;
    private static final int MOST_TERMS = 40;
    private static final int WORK_PER_DEGREE = 50;

    /** Of a polynomial that is not zero. */
    public static Atoms of(Ring ring, Polynomial polynomial) {
        Map<Polynomial, Atoms> known = ring.known(Atoms.class);
        Atoms before = known.get(polynomial);
        if (before == null) {
            before = found(ring, polynomial);
            known.put(polynomial, before);
        }
        return before;
    }

    private static Atoms found(Ring ring, Polynomial polynomial) {
        Polynomial.Primitive primitive = polynomial.primitive();
        Map<Polynomial, Integer> powers = new LinkedHashMap<>();
        Monomial unit = primitive.unit();
        for (int i = 0; i < unit.size(); i++) {
            addGenerator(ring, unit.generator(i), unit.power(i), powers);
        }
        int sign = primitive.coefficient().signum();
        if (!primitive.base().isConstant()) {
            sign *= addBase(ring, primitive.base(), powers);
        }
        return new Atoms(sign, powers);
    }

    private static void addGenerator(Ring ring, int number, int power, Map<Polynomial, Integer> powers) {
        Generator generator = ring.generator(number);
        if (generator instanceof Generator.Exponential
                || generator instanceof Generator.PrimeRoot
                || generator instanceof Generator.PrimeLogarithm) {
            return;
        }
        if (generator instanceof Generator.Root root) {
            of(ring, root.radicand()).powers.keySet().forEach(atom -> add(powers, atom, 2));
        } else if (generator instanceof Generator.Base base) {
            of(ring, base.polynomial()).powers.forEach((atom, inside) -> add(powers, atom, inside * power));
        } else {
            add(powers, Polynomial.of(ring, Monomial.of(number, 1), Rational.ONE), power);
        }
    }

    private static void add(Map<Polynomial, Integer> powers, Polynomial atom, int power) {
        powers.merge(atom, power, Integer::sum);
    }

    private static boolean isDifferenceOfSquares(Polynomial base) {
        if (base.size() != 2) {
            return false;
        }
        Rational product = Rational.ONE;
        boolean squares = true;
        for (Map.Entry<Monomial, Rational> term : base.terms().entrySet()) {
            product = product.times(term.getValue());
            squares &= term.getKey().isSquare();
        }
        return squares && Polynomial.root(product.negate()).isPresent();
    }

    /** {@code c (a² − b²)}, as {@code a − b} and {@code a + b}. */
    private static int addDifference(Ring ring, Polynomial base, Map<Polynomial, Integer> powers) {
        Monomial lead = base.leading();
        Rational coefficient = base.terms().getOrDefault(lead, Rational.ONE);
        Polynomial a = Polynomial.of(ring, lead.squareRoot(), Rational.ONE);
        int sign = coefficient.signum();
        for (Map.Entry<Monomial, Rational> other : base.terms().entrySet()) {
            if (!other.getKey().equals(lead)) {
                Rational root = Polynomial.root(
                                other.getValue().over(coefficient).negate())
                        .orElseThrow();
                Polynomial b = Polynomial.of(ring, other.getKey().squareRoot(), root);
                for (Polynomial factor : List.of(a.minus(b), a.plus(b))) {
                    Atoms atoms = of(ring, factor);
                    sign *= atoms.sign;
                    atoms.powers.forEach((atom, power) -> add(powers, atom, power));
                }
            }
        }
        return sign;
    }

    /** Gives the sign of the number in front. */
    private static int addBase(Ring ring, Polynomial base, Map<Polynomial, Integer> powers) {
        Optional<Polynomial> root = base.squareRoot();
        if (root.isPresent()) {
            of(ring, root.get()).powers.forEach((atom, power) -> add(powers, atom, 2 * power));
            return 1;
        }
        if (isDifferenceOfSquares(base)) {
            return addDifference(ring, base, powers);
        }
        Optional<Integer> only = onlyGenerator(base);
        if (only.isEmpty() || base.size() > MOST_TERMS) {
            add(powers, base, 1);
            return 1;
        }
        int number = only.get();
        Generator generator = ring.generator(number);
        if (!(generator instanceof Generator.Variable) && !(generator instanceof Generator.Exponential)) {
            add(powers, base, 1);
            return 1;
        }
        int highest = 0;
        for (Monomial monomial : base.terms().keySet()) {
            highest = Math.max(highest, monomial.powerOf(number));
        }
        if (highest > HIGHEST_DEGREE || highest == 1 && generator instanceof Generator.Variable) {
            add(powers, base, 1);
            return 1;
        }
        return addFactors(ring, base, number, highest, powers);
    }

    private static int addFactors(Ring ring, Polynomial base, int number, int degree, Map<Polynomial, Integer> powers) {
        Univariate rest = univariate(base, number, degree);
        ring.spend(WORK_PER_DEGREE * (long) degree * degree);
        boolean exponential = ring.generator(number) instanceof Generator.Exponential;
        int sign = 1;
        for (Rational root : rest.rationalRoots()) {
            Univariate factor = Univariate.linear(root);
            int power = 0;
            while (rest.degree() > 0 && rest.isDivisibleBy(factor)) {
                rest = rest.over(factor);
                power++;
            }
            Polynomial linear =
                    Polynomial.of(ring, Monomial.of(number, 1), Rational.ONE).minus(Polynomial.constant(ring, root));
            if (exponential && root.signum() <= 0) {
                continue; // e^x - root is positive
            }
            if (exponential && root.equals(Rational.ONE)) {
                sign *= addExponent(ring, number, power, powers);
            } else {
                add(powers, linear, power);
            }
        }
        boolean rootFree = rest.degree() == 0 || (exponential ? rest.positiveRoots() == 0 : rest.realRoots() == 0);
        if (rootFree) {
            return sign * rest.leading().signum();
        }
        List<Polynomial> terms = new ArrayList<>();
        for (int k = 0; k <= rest.degree(); k++) {
            terms.add(Polynomial.of(
                    ring,
                    Monomial.of(number, k),
                    new Rational(rest.coefficients().get(k), BigInteger.ONE)));
        }
        Polynomial.Primitive left =
                terms.stream().reduce(Polynomial.zero(ring), Polynomial::plus).primitive();
        add(powers, left.base(), 1);
        return sign * left.coefficient().signum();
    }

    /** {@code (e^x − 1)^power}, which has the sign of {@code x^power}: gives the sign of the number in front. */
    private static int addExponent(Ring ring, int number, int power, Map<Polynomial, Integer> powers) {
        Generator.Exponential e = (Generator.Exponential) ring.generator(number);
        for (int i = 0; i < e.exponent().size(); i++) {
            addGenerator(ring, e.exponent().generator(i), e.exponent().power(i) * power, powers);
        }
        int sign = 1;
        for (Map.Entry<Polynomial, Integer> below : e.denominators().entrySet()) {
            Atoms atoms = of(ring, below.getKey());
            int times = below.getValue() * power;
            sign *= times % 2 == 0 ? 1 : atoms.sign;
            atoms.powers.forEach((atom, inside) -> add(powers, atom, inside * times));
        }
        return sign;
    }

    private static Univariate univariate(Polynomial base, int number, int degree) {
        BigInteger common = BigInteger.ONE;
        for (Rational coefficient : base.terms().values()) {
            BigInteger denominator = coefficient.denominator();
            common = common.divide(common.gcd(denominator)).multiply(denominator);
        }
        List<BigInteger> coefficients = new ArrayList<>();
        for (int k = 0; k <= degree; k++) {
            Rational coefficient = base.terms().getOrDefault(Monomial.of(number, k), Rational.ZERO);
            coefficients.add(coefficient.numerator().multiply(common.divide(coefficient.denominator())));
        }
        return new Univariate(coefficients);
    }

    private static Optional<Integer> onlyGenerator(Polynomial polynomial) {
        int only = -1;
        for (Monomial monomial : polynomial.terms().keySet()) {
            if (monomial.size() > 1 || monomial.size() == 1 && only >= 0 && monomial.generator(0) != only) {
                return Optional.empty();
            }
            if (monomial.size() == 1) {
                if (monomial.power(0) < 0) {
                    return Optional.empty();
                }
                only = monomial.generator(0);
            }
        }
        return only < 0 ? Optional.empty() : Optional.of(only);
    }
}
