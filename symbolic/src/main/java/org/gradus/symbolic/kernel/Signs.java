package org.gradus.symbolic.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.kernel.algebra.Atoms;
import org.gradus.symbolic.kernel.algebra.Fraction;
import org.gradus.symbolic.kernel.algebra.Generator;
import org.gradus.symbolic.kernel.algebra.Monomial;
import org.gradus.symbolic.kernel.algebra.Polynomial;
import org.gradus.symbolic.kernel.algebra.Ring;
import org.gradus.symbolic.kernel.algebra.Unsupported;

/**
 * What is certain about signs on the domain of a claim: sums of positive terms are positive, and so is what was assumed to be
 * or stands under a logarithm.
 */
public class Signs {
    public enum Sign {
        NEGATIVE,
        ZERO,
        POSITIVE,
        UNKNOWN;

        Sign negate() {
            return this == NEGATIVE ? POSITIVE : this == POSITIVE ? NEGATIVE : this;
        }

        public static Sign of(int signum) {
            return signum > 0 ? POSITIVE : signum < 0 ? NEGATIVE : ZERO;
        }
    }

    /** What is done about denominators, logarithms and roots of which it is not known whether they are defined. */
    public enum Undecided {
        /** The claim is about the points where everything is defined; |u| is a root. */
        LEFT_OUT,
        /** The same, and what is defined is taken down; the domain is split where |u| switches. */
        ASSUMED,
        /** It has to be shown, by splitting the domain if need be. */
        SPLIT
    }

    private final Set<Polynomial> positive = new HashSet<>();
    private final Set<Polynomial> notNegative = new HashSet<>();
    private final Set<Polynomial> notZero = new HashSet<>();
    private final Set<Polynomial> zero = new HashSet<>();
    private final List<Fraction> conditions = new ArrayList<>();
    private final Map<Polynomial, Sign> known = new HashMap<>();
    private final Set<Polynomial> asked = new HashSet<>();
    private Undecided undecided = Undecided.LEFT_OUT;

    public void set(Undecided handling) {
        undecided = handling;
    }

    Undecided undecided() {
        return undecided;
    }

    boolean splits() {
        return undecided != Undecided.LEFT_OUT;
    }

    // ---- what is assumed ----

    /** Takes down that {@code fraction} is positive everywhere on the domain. */
    void assumePositive(Fraction fraction) {
        conditions.add(fraction);
        boolean byNumerator = fraction.denominators().entrySet().stream()
                .allMatch(below -> below.getValue() % 2 == 0 || isPositive(below.getKey()));
        if (byNumerator && !fraction.isZero()) {
            positive.add(fraction.numerator().scaled());
            known.clear();
        }
        if (splits() && !fraction.isZero()) {
            assumeNotZero(fraction.numerator());
            assumeSign(fraction);
        }
    }

    /** Where all factors but one have a known sign the last one has it too. */
    private void assumeSign(Fraction fraction) {
        Polynomial product = fraction.numerator();
        Sign others = Sign.POSITIVE;
        for (Map.Entry<Polynomial, Integer> entry : fraction.denominators().entrySet()) {
            if (entry.getValue() % 2 != 0) {
                others = times(others, of(entry.getKey()));
            }
        }
        Polynomial unknown = null;
        Atoms atoms = Atoms.of(product);
        others = times(others, Sign.of(atoms.sign()));
        for (Map.Entry<Polynomial, Integer> atom : atoms.powers().entrySet()) {
            if (atom.getValue() % 2 == 0) {
                continue;
            }
            Sign sign = ofAtom(atom.getKey());
            if (sign == Sign.UNKNOWN && unknown == null) {
                unknown = atom.getKey();
            } else {
                others = times(others, sign);
            }
        }
        if (unknown != null && (others == Sign.POSITIVE || others == Sign.NEGATIVE)) {
            positive.add((others == Sign.POSITIVE ? unknown : unknown.times(Rational.of(-1))).scaled());
            known.clear();
        }
    }

    void assumeNotZero(Polynomial polynomial) {
        for (Polynomial atom : Atoms.of(polynomial).powers().keySet()) {
            notZero.add(
                    atom.primitive().base().isConstant()
                            ? atom
                            : atom.primitive().base());
            assumeCircleNotZero(atom);
        }
    }

    /** {@code sin² = (1 − cos)(1 + cos)}: where the one side does not vanish the factors of the other do not. */
    private void assumeCircleNotZero(Polynomial atom) {
        Ring ring = atom.ring();
        Monomial lead = atom.leading();
        if (atom.size() == 1
                && lead.size() == 1
                && ring.generator(lead.generator(0)) instanceof Generator.Opaque opaque
                && List.of("sin", "cos").contains(opaque.function())) {
            String other = opaque.function().equals("sin") ? "cos" : "sin";
            Polynomial one = Polynomial.constant(ring, Rational.ONE);
            Polynomial itself = Polynomial.of(
                    ring, Monomial.of(ring.number(new Generator.Opaque(other, opaque.arguments())), 1), Rational.ONE);
            notZero.add(itself.minus(one));
            notZero.add(itself.plus(one));
        }
    }

    /** Takes down that {@code polynomial} vanishes on the domain. */
    void assumeZero(Polynomial polynomial) {
        zero.add(polynomial);
        known.clear();
    }

    /** Everything that was assumed to be positive: the domain. */
    public List<Fraction> conditions() {
        return List.copyOf(conditions);
    }

    /** Whether the assumptions contradict each other, as far as one sees. */
    boolean areContradictory(Ring ring) {
        return inequalities(ring, Set.of()).areContradictory(ring);
    }

    // ---- what is asked ----

    public Sign of(Fraction fraction) {
        if (fraction.isZero()) {
            return Sign.ZERO;
        }
        Sign sign = of(fraction.numerator());
        for (Map.Entry<Polynomial, Integer> entry : fraction.denominators().entrySet()) {
            if (entry.getValue() % 2 != 0) {
                sign = times(sign, of(entry.getKey()));
            }
        }
        return sign;
    }

    public Sign of(Polynomial polynomial) {
        if (polynomial.isZero()) {
            return Sign.ZERO;
        }
        if (isPositive(polynomial)) {
            return Sign.POSITIVE;
        }
        if (isPositive(polynomial.times(Rational.of(-1)))) {
            return Sign.NEGATIVE;
        }
        if (!splits()) {
            return Sign.UNKNOWN;
        }
        Sign before = known.get(polynomial);
        if (before == null) {
            before = product(Atoms.of(polynomial));
            known.put(polynomial, before);
        }
        return before;
    }

    private Sign product(Atoms atoms) {
        Sign sign = Sign.of(atoms.sign());
        for (Map.Entry<Polynomial, Integer> atom : atoms.powers().entrySet()) {
            Sign factor = ofAtom(atom.getKey());
            boolean even = atom.getValue() % 2 == 0;
            if (even && factor != Sign.ZERO && isAtomNotZero(atom.getKey())) {
                factor = Sign.POSITIVE; // also where the sign itself is known to be negative
            }
            sign = times(sign, factor);
        }
        return sign;
    }

    private Sign ofAtom(Polynomial atom) {
        if (!zero.isEmpty() && zero.contains(atom)) {
            return Sign.ZERO;
        }
        if (isPositive(atom)) {
            return Sign.POSITIVE;
        }
        Polynomial negative = atom.times(Rational.of(-1));
        if (isPositive(negative)) {
            return Sign.NEGATIVE;
        }
        if (FractionValue.isConstant(Fraction.of(atom))) {
            return FractionValue.signOf(atom);
        }
        if (entails(atom)) {
            return Sign.POSITIVE;
        }
        return entails(negative) ? Sign.NEGATIVE : Sign.UNKNOWN;
    }

    /** Whether the assumptions contradict {@code polynomial <= 0}. */
    private boolean entails(Polynomial polynomial) {
        boolean bounded = polynomial.terms().keySet().stream().anyMatch(m -> isBounded(polynomial.ring(), m));
        if (positive.isEmpty() && !bounded) {
            return false;
        }
        Inequalities all = inequalities(polynomial.ring(), Set.of(polynomial));
        all.add(polynomial.times(Rational.of(-1)), false);
        return all.areContradictory(polynomial.ring());
    }

    /** The assumptions, and that squares are not negative and exponentials positive. */
    private Inequalities inequalities(Ring ring, Set<Polynomial> also) {
        Inequalities all = new Inequalities();
        positive.forEach(polynomial -> all.add(polynomial, true));
        Set<Monomial> monomials = new LinkedHashSet<>(all.monomials());
        also.forEach(polynomial -> monomials.addAll(polynomial.terms().keySet()));
        for (Monomial monomial : monomials) {
            all.addConstant(ring, monomial);
            Bound bound = bound(ring, monomial);
            if (bound == Bound.POSITIVE || bound == Bound.NOT_NEGATIVE) {
                all.add(Polynomial.of(ring, monomial, Rational.ONE), bound == Bound.POSITIVE);
            } else if (bound == Bound.NEGATIVE) {
                all.add(Polynomial.of(ring, monomial, Rational.of(-1)), true);
            } else if (isBounded(ring, monomial)) {
                Polynomial itself = Polynomial.of(ring, monomial, Rational.ONE);
                Polynomial one = Polynomial.constant(ring, Rational.ONE);
                all.add(one.minus(itself), false);
                all.add(one.plus(itself), false);
            }
        }
        return all;
    }

    /** Sines, cosines and erf lie between −1 and 1. */
    private static boolean isBounded(Ring ring, Monomial monomial) {
        return monomial.size() == 1
                && monomial.power(0) > 0
                && ring.generator(monomial.generator(0)) instanceof Generator.Opaque opaque
                && List.of("sin", "cos", "erf").contains(opaque.function());
    }

    /** The sign, or the cell is split on it. */
    Sign wanted(Fraction fraction) {
        Sign sign = of(fraction);
        if (sign == Sign.UNKNOWN && splits()) {
            fraction.denominators().forEach((base, power) -> {
                if (power % 2 != 0) {
                    split(base);
                }
            });
            split(fraction.numerator());
        }
        return sign;
    }

    private void split(Polynomial polynomial) {
        if (of(polynomial) != Sign.UNKNOWN) {
            return;
        }
        for (Map.Entry<Polynomial, Integer> entry :
                Atoms.of(polynomial).powers().entrySet()) {
            Polynomial atom = entry.getKey();
            boolean open = entry.getValue() % 2 == 0 ? !isAtomNotZero(atom) : ofAtom(atom) == Sign.UNKNOWN;
            if (open && ofAtom(atom) != Sign.ZERO) {
                throw new SignWanted(atom);
            }
        }
        throw new Unsupported("the sign of a condition is not known");
    }

    private boolean isAtomNotZero(Polynomial atom) {
        if (notZero.contains(atom) || notZero.contains(atom.primitive().base())) {
            return true;
        }
        Sign sign = ofAtom(atom);
        return sign == Sign.POSITIVE || sign == Sign.NEGATIVE;
    }

    /** Something is divided by {@code divisor}. */
    void requireNotZero(Fraction divisor) {
        if (!splits()) {
            return;
        }
        if (of(divisor) == Sign.ZERO) {
            throw new Undefined("division by zero");
        }
        for (Polynomial atom : Atoms.of(divisor.numerator()).powers().keySet()) {
            if (!isAtomNotZero(atom)) {
                if (undecided == Undecided.SPLIT) {
                    throw new SignWanted(atom);
                }
                assumeNotZero(divisor.numerator());
                return;
            }
        }
    }

    /** {@code argument} stands under a logarithm; elsewhere nothing is claimed, or it is split. */
    void requirePositive(Fraction argument) {
        Sign sign = undecided == Undecided.SPLIT ? wanted(argument) : of(argument);
        if (sign == Sign.NEGATIVE || sign == Sign.ZERO) {
            throw new Undefined("the logarithm or root of a number that is not positive");
        }
        if (sign == Sign.UNKNOWN) {
            assumePositive(argument);
        }
    }

    /** {@code radicand} stands under a root; elsewhere nothing is claimed. Where the domain is split its sign has been asked before. */
    void requireNotNegative(Fraction radicand) {
        Sign sign = of(radicand);
        if (sign == Sign.NEGATIVE) {
            throw new Undefined("the root of a negative number");
        }
        if (sign == Sign.UNKNOWN) {
            conditions.add(radicand);
            if (radicand.isPolynomial()) {
                notNegative.add(radicand.numerator().scaled());
            }
        }
    }

    // ---- sums of positive terms ----

    public boolean isPositive(Polynomial polynomial) {
        if (positive.contains(polynomial.scaled())
                || isSumOfPositive(polynomial, true)
                || FractionValue.isPositiveConstant(polynomial)) {
            return true;
        }
        // what was assumed may hold the root of what is asked
        if (positive.isEmpty() || !asked.add(polynomial)) {
            return false;
        }
        try {
            return positive.stream().anyMatch(assumed -> exceeds(polynomial, assumed));
        } finally {
            asked.remove(polynomial);
        }
    }

    /** Whether all terms are positive or not negative, over what is positive. */
    boolean isCertainlyNotNegative(Fraction fraction) {
        return isSumOfPositive(fraction.numerator(), false)
                && fraction.denominators().entrySet().stream()
                        .allMatch(entry -> entry.getValue() % 2 == 0 || isPositive(entry.getKey()));
    }

    /** {@code |polynomial|} without bars, where the sign is known. */
    Optional<Polynomial> size(Polynomial polynomial) {
        if (isPositive(polynomial) || notNegative.contains(polynomial.scaled())) {
            return Optional.of(polynomial);
        }
        Sign sign = splits() ? of(polynomial) : Sign.UNKNOWN;
        return sign == Sign.POSITIVE
                ? Optional.of(polynomial)
                : sign == Sign.NEGATIVE ? Optional.of(polynomial.times(Rational.of(-1))) : Optional.empty();
    }

    /** Whether {@code polynomial} is a positive multiple of {@code assumed}, which is positive, and terms that are not negative. */
    private boolean exceeds(Polynomial polynomial, Polynomial assumed) {
        for (Map.Entry<Monomial, Rational> term : assumed.terms().entrySet()) {
            Rational same = polynomial.terms().get(term.getKey());
            Rational ratio = same == null ? Rational.ZERO : same.over(term.getValue());
            if (ratio.signum() > 0 && isNotNegative(polynomial.minus(assumed.times(ratio)))) {
                return true;
            }
        }
        return false;
    }

    private boolean isNotNegative(Polynomial rest) {
        return isSumOfPositive(rest, false) || FractionValue.isPositiveConstant(rest);
    }

    /** Whether all terms are positive, or at least not negative. */
    private boolean isSumOfPositive(Polynomial polynomial, boolean wantsStrictly) {
        boolean strictly = !wantsStrictly;
        for (Map.Entry<Monomial, Rational> term : polynomial.terms().entrySet()) {
            Bound bound = bound(polynomial.ring(), term.getKey());
            if (bound == Bound.NONE || (term.getValue().signum() > 0) != (bound != Bound.NEGATIVE)) {
                return false;
            }
            strictly |= bound != Bound.NOT_NEGATIVE;
        }
        return strictly;
    }

    private enum Bound {
        POSITIVE,
        NOT_NEGATIVE,
        NEGATIVE,
        NONE
    }

    private Bound bound(Ring ring, Monomial monomial) {
        Bound product = Bound.POSITIVE;
        for (int i = 0; i < monomial.size(); i++) {
            Bound factor = bound(ring, monomial.generator(i), monomial.power(i));
            if (factor == Bound.NONE || product == Bound.NOT_NEGATIVE && factor == Bound.NEGATIVE) {
                return Bound.NONE;
            }
            if (product == Bound.NEGATIVE) {
                if (factor == Bound.NOT_NEGATIVE) {
                    return Bound.NONE;
                }
                product = factor == Bound.NEGATIVE ? Bound.POSITIVE : Bound.NEGATIVE;
            } else if (product == Bound.POSITIVE) {
                product = factor;
            }
        }
        return product;
    }

    private Bound bound(Ring ring, int number, int power) {
        Generator generator = ring.generator(number);
        if (generator instanceof Generator.Exponential
                || generator instanceof Generator.PrimeRoot
                || generator instanceof Generator.PrimeLogarithm
                || generator instanceof Generator.Opaque opaque
                        && opaque.function().equals(Elementary.PI)) {
            return Bound.POSITIVE;
        }
        Polynomial itself = Polynomial.of(ring, Monomial.of(number, 1), Rational.ONE);
        if (positive.contains(itself)) {
            return Bound.POSITIVE;
        }
        if (positive.contains(itself.times(Rational.of(-1)))) {
            return power % 2 == 0 ? Bound.POSITIVE : Bound.NEGATIVE;
        }
        if (notNegative.contains(itself)) {
            return Bound.NOT_NEGATIVE;
        }
        if (splits() && generator instanceof Generator.Logarithm logarithm && isAboveOne(logarithm.argument())) {
            return Bound.POSITIVE;
        }
        if (generator instanceof Generator.Root root) {
            boolean strictly = isPositive(root.radicand()) || splits() && isKnownNotZero(root.radicand());
            return strictly ? Bound.POSITIVE : Bound.NOT_NEGATIVE;
        }
        if (power % 2 == 0) {
            return splits() && notZero.contains(itself) ? Bound.POSITIVE : Bound.NOT_NEGATIVE;
        }
        return generator instanceof Generator.Rest rest && isNotNegative(ring, rest) ? Bound.NOT_NEGATIVE : Bound.NONE;
    }

    /** By what was assumed, without drawing conclusions from it. */
    private boolean isKnownNotZero(Polynomial polynomial) {
        return Atoms.of(polynomial).powers().keySet().stream()
                .allMatch(
                        atom -> notZero.contains(atom) || isPositive(atom) || isPositive(atom.times(Rational.of(-1))));
    }

    private boolean isAboveOne(Polynomial polynomial) {
        return isPositive(polynomial.minus(Polynomial.constant(polynomial.ring(), Rational.ONE)));
    }

    private boolean isNotNegative(Ring ring, Generator.Rest rest) {
        Bound body = bound(ring, rest.body());
        return (body == Bound.POSITIVE || body == Bound.NOT_NEGATIVE)
                && rest.denominators().keySet().stream().allMatch(this::isPositive);
    }

    static Sign times(Sign left, Sign right) {
        if (left == Sign.ZERO || right == Sign.ZERO) {
            return Sign.ZERO;
        }
        if (left == Sign.UNKNOWN || right == Sign.UNKNOWN) {
            return Sign.UNKNOWN;
        }
        return left == right ? Sign.POSITIVE : Sign.NEGATIVE;
    }
}
