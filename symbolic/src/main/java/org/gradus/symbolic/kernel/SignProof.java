package org.gradus.symbolic.kernel;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.kernel.Inside.Bound;
import org.gradus.symbolic.kernel.algebra.Atoms;
import org.gradus.symbolic.kernel.algebra.Fraction;
import org.gradus.symbolic.kernel.algebra.Monomial;
import org.gradus.symbolic.kernel.algebra.Polynomial;
import org.gradus.symbolic.kernel.algebra.Ring;

/**
 * What is certain about signs where certain facts hold: sums of positive terms are positive, products have the sign of their factors, and
 * what contradicts the facts is false.
 */
final class SignProof implements Inside.Positivity {
    private static final Rational MINUS_ONE = Rational.of(-1);

    private final Ring ring;
    private final Facts facts;
    private final boolean concludes;
    private final Predicate<Polynomial> otherwise;
    private final Map<Polynomial, Sign> known = new HashMap<>();
    private final Set<Polynomial> asked = new HashSet<>();
    private int changes;

    /**
     * @param concludes whether more than sums of positive terms is tried
     * @param otherwise what is known to be positive from elsewhere
     */
    SignProof(Ring ring, Facts facts, boolean concludes, Predicate<Polynomial> otherwise) {
        this.ring = ring;
        this.facts = facts;
        this.concludes = concludes;
        this.otherwise = otherwise;
    }

    @Override
    public boolean concludes() {
        return concludes;
    }

    // ---- products ----

    Sign of(Polynomial polynomial) {
        Sign seen = seen(polynomial);
        if (seen != Sign.UNKNOWN || !concludes) {
            return seen;
        }
        if (changes != facts.changes()) {
            known.clear();
            changes = facts.changes();
        }
        Sign before = known.get(polynomial);
        if (before == null) {
            before = product(Atoms.of(ring, polynomial));
            known.put(polynomial, before);
        }
        return before;
    }

    /** As far as sums of positive terms tell. */
    private Sign seen(Polynomial polynomial) {
        if (polynomial.isZero()) {
            return Sign.ZERO;
        }
        if (isPositive(polynomial)) {
            return Sign.POSITIVE;
        }
        return isPositive(polynomial.times(MINUS_ONE)) ? Sign.NEGATIVE : Sign.UNKNOWN;
    }

    private Sign product(Atoms atoms) {
        Sign sign = Sign.of(atoms.sign());
        for (Map.Entry<Polynomial, Integer> atom : atoms.powers().entrySet()) {
            Sign factor = ofAtom(atom.getKey());
            boolean even = atom.getValue() % 2 == 0;
            if (even && factor != Sign.ZERO && isAtomNotZero(atom.getKey())) {
                factor = Sign.POSITIVE; // also where the sign itself is known to be negative
            }
            sign = sign.times(factor);
        }
        return sign;
    }

    /** Of one that has no factors. */
    Sign ofAtom(Polynomial atom) {
        if (facts.isZero(atom)) {
            return Sign.ZERO;
        }
        Sign seen = seen(atom);
        if (seen != Sign.UNKNOWN) {
            return seen;
        }
        if (FractionValue.isConstant(ring, atom)) {
            return FractionValue.signOf(ring, atom);
        }
        if (entails(atom)) {
            return Sign.POSITIVE;
        }
        return entails(atom.times(MINUS_ONE)) ? Sign.NEGATIVE : Sign.UNKNOWN;
    }

    boolean isAtomNotZero(Polynomial atom) {
        if (facts.isNotZero(atom)) {
            return true;
        }
        Sign sign = ofAtom(atom);
        return sign == Sign.POSITIVE || sign == Sign.NEGATIVE;
    }

    @Override
    public boolean isKnownNotZero(Polynomial polynomial) {
        return concludes
                && Atoms.of(ring, polynomial).powers().keySet().stream()
                        .allMatch(
                                atom -> facts.isNotZero(atom) || isPositive(atom) || isPositive(atom.times(MINUS_ONE)));
    }

    // ---- what contradicts the facts ----

    /** Whether the facts contradict each other, as far as one sees. */
    boolean isContradictory() {
        return inequalities(Set.of()).areContradictory(ring);
    }

    /** Whether the facts contradict {@code polynomial <= 0}. */
    private boolean entails(Polynomial polynomial) {
        boolean bounded = polynomial.terms().keySet().stream().anyMatch(this::isWithinOne);
        if (facts.positive().isEmpty() && !bounded) {
            return false;
        }
        Inequalities all = inequalities(Set.of(polynomial));
        all.add(polynomial.times(MINUS_ONE), false);
        return all.areContradictory(ring);
    }

    /** The facts, and that squares are not negative and exponentials positive. */
    private Inequalities inequalities(Set<Polynomial> also) {
        Inequalities all = new Inequalities();
        facts.positive().forEach(polynomial -> all.add(polynomial, true));
        Set<Monomial> monomials = new LinkedHashSet<>(all.monomials());
        also.forEach(polynomial -> monomials.addAll(polynomial.terms().keySet()));
        for (Monomial monomial : monomials) {
            all.addConstant(ring, monomial);
            Bound bound = bound(monomial);
            Polynomial itself = Polynomial.of(ring, monomial, Rational.ONE);
            if (bound == Bound.POSITIVE || bound == Bound.NOT_NEGATIVE) {
                all.add(itself, bound == Bound.POSITIVE);
            } else if (bound == Bound.NEGATIVE) {
                all.add(itself.times(MINUS_ONE), true);
            } else if (isWithinOne(monomial)) {
                Polynomial one = Polynomial.constant(ring, Rational.ONE);
                all.add(one.minus(itself), false);
                all.add(one.plus(itself), false);
            }
        }
        return all;
    }

    private boolean isWithinOne(Monomial monomial) {
        return monomial.size() == 1
                && monomial.power(0) > 0
                && GeneratorLaw.of(ring, monomial.generator(0)).isWithinOne();
    }

    // ---- sums of positive terms ----

    @Override
    public boolean isPositive(Polynomial polynomial) {
        return isSumOfPositive(polynomial) || otherwise.test(polynomial);
    }

    /** By its terms, and by what was assumed to be positive. */
    boolean isSumOfPositive(Polynomial polynomial) {
        if (facts.isPositive(polynomial)
                || areTermsPositive(polynomial, true)
                || FractionValue.isPositiveConstant(ring, polynomial)) {
            return true;
        }
        // what was assumed may hold the root of what is asked
        if (facts.positive().isEmpty() || !asked.add(polynomial)) {
            return false;
        }
        try {
            return facts.positive().stream().anyMatch(assumed -> exceeds(polynomial, assumed));
        } finally {
            asked.remove(polynomial);
        }
    }

    /** Whether all terms are positive or not negative, over what is positive. */
    boolean isNotNegative(Fraction fraction) {
        return areTermsPositive(fraction.numerator(), false)
                && fraction.denominators().entrySet().stream()
                        .allMatch(entry -> entry.getValue() % 2 == 0 || isPositive(entry.getKey()));
    }

    /** Whether {@code polynomial} is a positive multiple of {@code assumed}, which is positive, and terms that are not negative. */
    private boolean exceeds(Polynomial polynomial, Polynomial assumed) {
        for (Map.Entry<Monomial, Rational> term : assumed.terms().entrySet()) {
            Rational same = polynomial.terms().get(term.getKey());
            Rational ratio = same == null ? Rational.ZERO : same.over(term.getValue());
            if (ratio.signum() > 0) {
                Polynomial rest = polynomial.minus(assumed.times(ratio));
                if (areTermsPositive(rest, false) || FractionValue.isPositiveConstant(ring, rest)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether all terms are positive, or at least not negative. */
    private boolean areTermsPositive(Polynomial polynomial, boolean wantsStrictly) {
        boolean strictly = !wantsStrictly;
        for (Map.Entry<Monomial, Rational> term : polynomial.terms().entrySet()) {
            Bound bound = bound(term.getKey());
            if (bound == Bound.NONE || (term.getValue().signum() > 0) != (bound != Bound.NEGATIVE)) {
                return false;
            }
            strictly |= bound != Bound.NOT_NEGATIVE;
        }
        return strictly;
    }

    // ---- one term ----

    @Override
    public Bound bound(Monomial monomial) {
        Bound product = Bound.POSITIVE;
        for (int i = 0; i < monomial.size(); i++) {
            Bound factor = bound(monomial.generator(i), monomial.power(i));
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

    /** By the facts about the generator, then by its law; an even power is not negative, whatever it is a power of. */
    private Bound bound(int number, int power) {
        GeneratorLaw law = GeneratorLaw.of(ring, number);
        if (law.isPositive()) {
            return Bound.POSITIVE;
        }
        Polynomial itself = Polynomial.of(ring, Monomial.of(number, 1), Rational.ONE);
        if (facts.isPositive(itself)) {
            return Bound.POSITIVE;
        }
        if (facts.isPositive(itself.times(MINUS_ONE))) {
            return power % 2 == 0 ? Bound.POSITIVE : Bound.NEGATIVE;
        }
        if (facts.isNotNegative(itself)) {
            return Bound.NOT_NEGATIVE;
        }
        Bound byLaw = law.bound(this);
        if (byLaw == Bound.NONE || byLaw == Bound.NOT_NEGATIVE) {
            boolean even = power % 2 == 0;
            boolean strictly = even && concludes && facts.isNotZero(itself);
            return strictly ? Bound.POSITIVE : even ? Bound.NOT_NEGATIVE : byLaw;
        }
        return byLaw;
    }
}
