package org.gradus.symbolic.kernel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gradus.symbolic.kernel.algebra.Atoms;
import org.gradus.symbolic.kernel.algebra.Fraction;
import org.gradus.symbolic.kernel.algebra.Polynomial;
import org.gradus.symbolic.kernel.algebra.Ring;

/** What is assumed about every point of a domain. Nothing is concluded here: what stands here was taken down. */
final class Facts {
    private final Ring ring;
    private final Set<Polynomial> positive = new HashSet<>();
    private final Set<Polynomial> notNegative = new HashSet<>();
    private final Set<Polynomial> notZero = new HashSet<>();
    private final Set<Polynomial> zero = new HashSet<>();
    private final List<Fraction> conditions = new ArrayList<>();
    private int changes;

    Facts(Ring ring) {
        this.ring = ring;
    }

    /** One more condition of the domain, for a search of points: positive, or not negative, at each. */
    void addCondition(Fraction condition) {
        conditions.add(condition);
    }

    void addPositive(Polynomial polynomial) {
        positive.add(polynomial.scaled());
        changes++;
    }

    void addNotNegative(Polynomial polynomial) {
        notNegative.add(polynomial.scaled());
    }

    void addZero(Polynomial polynomial) {
        zero.add(polynomial);
        changes++;
    }

    /** No factor vanishes. */
    void addNotZero(Polynomial polynomial) {
        for (Polynomial atom : Atoms.of(ring, polynomial).powers().keySet()) {
            notZero.add(withoutUnit(atom));
            if (atom.size() == 1 && atom.leading().size() == 1) {
                notZero.addAll(
                        GeneratorLaw.of(ring, atom.leading().generator(0)).alsoNotZero());
            }
        }
    }

    private static Polynomial withoutUnit(Polynomial atom) {
        Polynomial base = atom.primitive().base();
        return base.isConstant() ? atom : base;
    }

    List<Fraction> conditions() {
        return List.copyOf(conditions);
    }

    Set<Polynomial> positive() {
        return Collections.unmodifiableSet(positive);
    }

    boolean isPositive(Polynomial polynomial) {
        return positive.contains(polynomial.scaled());
    }

    boolean isNotNegative(Polynomial polynomial) {
        return notNegative.contains(polynomial.scaled());
    }

    boolean isZero(Polynomial atom) {
        return zero.contains(atom);
    }

    boolean isNotZero(Polynomial atom) {
        return notZero.contains(atom) || notZero.contains(atom.primitive().base());
    }

    /** Grows whenever a conclusion drawn before may be too weak. */
    int changes() {
        return changes;
    }
}
