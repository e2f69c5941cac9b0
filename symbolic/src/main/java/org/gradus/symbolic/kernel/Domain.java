package org.gradus.symbolic.kernel;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.kernel.algebra.Atoms;
import org.gradus.symbolic.kernel.algebra.Fraction;
import org.gradus.symbolic.kernel.algebra.Polynomial;
import org.gradus.symbolic.kernel.algebra.Ring;
import org.gradus.symbolic.kernel.algebra.Unsupported;

/** The domain of a claim while its formulas are read: the facts about it, and what is done where something may not be defined. */
public final class Domain implements Signs {
    private static final Rational MINUS_ONE = Rational.of(-1);

    private final Ring ring;
    private final Facts facts;
    private final Definedness undecided;
    private final SignProof proof;

    public Domain(Ring ring, Definedness undecided) {
        this(ring, new Facts(ring), undecided);
    }

    private Domain(Ring ring, Facts facts, Definedness undecided) {
        this.ring = ring;
        this.facts = facts;
        this.undecided = undecided;
        this.proof = new SignProof(ring, facts, undecided != Definedness.LEFT_OUT, elsewhere -> false);
    }

    /** The same points; what is taken down for the one is known for the other. */
    Domain with(Definedness other) {
        return new Domain(ring, facts, other);
    }

    // ---- what is asked ----

    @Override
    public Sign of(Polynomial polynomial) {
        return proof.of(polynomial);
    }

    @Override
    public boolean isPositive(Polynomial polynomial) {
        return proof.isPositive(polynomial);
    }

    /** Whether all terms are positive or not negative, over what is positive. */
    boolean isCertainlyNotNegative(Fraction fraction) {
        return proof.isNotNegative(fraction);
    }

    @Override
    public Optional<Polynomial> size(Polynomial polynomial) {
        if (isNotNegative(polynomial)) {
            return Optional.of(polynomial);
        }
        Polynomial opposite = polynomial.times(MINUS_ONE);
        if (isNotNegative(opposite)) {
            return Optional.of(opposite);
        }
        return switch (splits() ? of(polynomial) : Sign.UNKNOWN) {
            case POSITIVE -> Optional.of(polynomial);
            case NEGATIVE -> Optional.of(polynomial.times(MINUS_ONE));
            case ZERO, UNKNOWN -> Optional.empty();
        };
    }

    private boolean isNotNegative(Polynomial polynomial) {
        return isPositive(polynomial)
                || facts.isNotNegative(polynomial)
                || proof.isNotNegative(Fraction.of(polynomial));
    }

    /** Whether the assumptions contradict each other, as far as one sees. */
    boolean isContradictory() {
        return proof.isContradictory();
    }

    /** Everything that was assumed to be positive, or not negative. */
    public List<Fraction> conditions() {
        return facts.conditions();
    }

    // ---- what is assumed ----

    /** Takes down that {@code fraction} is positive everywhere on the domain. */
    void assumePositive(Fraction fraction) {
        facts.addCondition(fraction);
        boolean byNumerator = fraction.denominators().entrySet().stream()
                .allMatch(below -> below.getValue() % 2 == 0 || isPositive(below.getKey()));
        if (byNumerator && !fraction.isZero()) {
            facts.addPositive(fraction.numerator());
        }
        if (splits() && !fraction.isZero()) {
            facts.addNotZero(fraction.numerator());
            assumeSign(fraction);
        }
    }

    /** Where all factors but one have a known sign the last one has it too. */
    private void assumeSign(Fraction positive) {
        Sign others = Sign.POSITIVE;
        for (Map.Entry<Polynomial, Integer> entry : positive.denominators().entrySet()) {
            if (entry.getValue() % 2 != 0) {
                others = others.times(of(entry.getKey()));
            }
        }
        Polynomial unknown = null;
        Atoms atoms = Atoms.of(ring, positive.numerator());
        others = others.times(Sign.of(atoms.sign()));
        for (Map.Entry<Polynomial, Integer> atom : atoms.powers().entrySet()) {
            if (atom.getValue() % 2 == 0) {
                continue;
            }
            Sign sign = proof.ofAtom(atom.getKey());
            if (sign == Sign.UNKNOWN && unknown == null) {
                unknown = atom.getKey();
            } else {
                others = others.times(sign);
            }
        }
        if (unknown != null && others == Sign.POSITIVE) {
            facts.addPositive(unknown);
        } else if (unknown != null && others == Sign.NEGATIVE) {
            facts.addPositive(unknown.times(MINUS_ONE));
        }
    }

    void assumeNotZero(Polynomial polynomial) {
        facts.addNotZero(polynomial);
    }

    /** Takes down that {@code polynomial} vanishes on the domain. */
    void assumeZero(Polynomial polynomial) {
        facts.addZero(polynomial);
    }

    // ---- what has to be known ----

    @Override
    public boolean splits() {
        return undecided != Definedness.LEFT_OUT;
    }

    @Override
    public Sign wanted(Fraction fraction) {
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
                Atoms.of(ring, polynomial).powers().entrySet()) {
            Polynomial atom = entry.getKey();
            boolean even = entry.getValue() % 2 == 0;
            boolean open = even ? !proof.isAtomNotZero(atom) : proof.ofAtom(atom) == Sign.UNKNOWN;
            if (open && proof.ofAtom(atom) != Sign.ZERO) {
                throw new SignWanted(atom);
            }
        }
        throw new Unsupported("the sign of a condition is not known");
    }

    @Override
    public void requireNotZero(Fraction divisor) {
        if (!splits()) {
            return;
        }
        if (of(divisor) == Sign.ZERO) {
            throw new Undefined("division by zero");
        }
        for (Polynomial atom : Atoms.of(ring, divisor.numerator()).powers().keySet()) {
            if (!proof.isAtomNotZero(atom)) {
                if (undecided == Definedness.SPLIT) {
                    throw new SignWanted(atom);
                }
                assumeNotZero(divisor.numerator());
                return;
            }
        }
    }

    @Override
    public void requirePositive(Fraction argument) {
        Sign sign = undecided == Definedness.SPLIT ? wanted(argument) : of(argument);
        if (sign == Sign.NEGATIVE || sign == Sign.ZERO) {
            throw new Undefined("the logarithm or root of a number that is not positive");
        }
        if (sign == Sign.UNKNOWN) {
            assumePositive(argument);
        }
    }

    @Override
    public void requireNotNegative(Fraction radicand) {
        Sign sign = of(radicand);
        if (sign == Sign.NEGATIVE) {
            throw new Undefined("the root of a negative number");
        }
        if (sign == Sign.UNKNOWN) {
            facts.addCondition(radicand);
            if (radicand.isPolynomial()) {
                facts.addNotNegative(radicand.numerator());
            }
        }
    }
}
