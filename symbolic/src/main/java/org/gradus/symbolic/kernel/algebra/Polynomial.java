package org.gradus.symbolic.kernel.algebra;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.gradus.core.number.Rational;

/** A Laurent polynomial with exact rational coefficients in the generators of a {@link Ring}; immutable, value-equal. */
public final class Polynomial {
    private static final int LONGEST_SQUARE = 30;

    private final Arithmetic ring;
    private final Map<Monomial, Rational> terms;

    private Polynomial(Arithmetic ring, Map<Monomial, Rational> terms) {
        this.ring = ring;
        this.terms = terms;
    }

    public static Polynomial zero(Arithmetic ring) {
        return new Polynomial(ring, Map.of());
    }

    public static Polynomial constant(Arithmetic ring, Rational value) {
        return of(ring, Monomial.ONE, value);
    }

    public static Polynomial of(Arithmetic ring, Monomial monomial, Rational coefficient) {
        return coefficient.signum() == 0 ? zero(ring) : new Polynomial(ring, Map.of(monomial, coefficient));
    }

    public Arithmetic ring() {
        return ring;
    }

    /** The terms, without order. */
    public Map<Monomial, Rational> terms() {
        return terms;
    }

    public int size() {
        return terms.size();
    }

    /** The numbers of the generators that occur. */
    public SortedSet<Integer> generators() {
        SortedSet<Integer> found = new TreeSet<>();
        for (Monomial monomial : terms.keySet()) {
            for (int i = 0; i < monomial.size(); i++) {
                found.add(monomial.generator(i));
            }
        }
        return found;
    }

    public boolean isZero() {
        return terms.isEmpty();
    }

    public boolean isConstant() {
        return terms.isEmpty() || terms.size() == 1 && terms.containsKey(Monomial.ONE);
    }

    /** The coefficient of 1. */
    public Rational constantTerm() {
        return terms.getOrDefault(Monomial.ONE, Rational.ZERO);
    }

    /** The greatest monomial; the polynomial must not be zero. */
    public Monomial leading() {
        Monomial lead = terms.keySet().iterator().next();
        for (Monomial monomial : terms.keySet()) {
            if (monomial.compareTo(lead) > 0) {
                lead = monomial;
            }
        }
        return lead;
    }

    public Polynomial plus(Polynomial other) {
        if (other.terms.size() > terms.size()) {
            return other.plus(this);
        }
        if (other.isZero()) {
            return this;
        }
        ring.spend(other.terms.size() + (terms.size() >> 4));
        Map<Monomial, Rational> sum = new HashMap<>(terms);
        other.terms.forEach((monomial, coefficient) -> addTo(ring, sum, monomial, coefficient));
        return new Polynomial(ring, sum);
    }

    /** Adds up many summands without a copy for each. */
    public static final class Total {
        private final Arithmetic ring;
        private final Map<Monomial, Rational> terms = new HashMap<>();

        public Total(Arithmetic ring) {
            this.ring = ring;
        }

        public void add(Polynomial summand) {
            ring.spend(summand.terms.size());
            summand.terms.forEach((monomial, coefficient) -> addTo(ring, terms, monomial, coefficient));
        }

        /** The sum; nothing may be added afterwards. */
        public Polynomial polynomial() {
            return new Polynomial(ring, terms);
        }
    }

    public Polynomial minus(Polynomial other) {
        return plus(other.times(Rational.of(-1)));
    }

    public Polynomial times(Rational factor) {
        return times(Monomial.ONE, factor);
    }

    public Polynomial times(Monomial monomial, Rational factor) {
        return times(of(ring, monomial, factor));
    }

    public Polynomial times(Polynomial other) {
        ring.spend((long) terms.size() * other.terms.size());
        Map<Monomial, Rational> product = new HashMap<>();
        for (Map.Entry<Monomial, Rational> a : terms.entrySet()) {
            for (Map.Entry<Monomial, Rational> b : other.terms.entrySet()) {
                Monomial monomial = a.getKey().times(b.getKey());
                Rational coefficient = a.getValue().times(b.getValue());
                ring.spendDigits(coefficient);
                Monomial reduced = ring.withoutWholeRoots(monomial);
                if (reduced != monomial) {
                    coefficient = coefficient.times(ring.wholeRoots(monomial));
                }
                addTo(ring, product, reduced, coefficient);
            }
        }
        return new Polynomial(ring, product);
    }

    private static void addTo(Arithmetic ring, Map<Monomial, Rational> sum, Monomial monomial, Rational coefficient) {
        Rational before = sum.get(monomial);
        Rational after = before == null ? coefficient : before.plus(coefficient);
        if (before != null) {
            ring.spendDigits(after);
        }
        if (after.signum() == 0) {
            sum.remove(monomial);
        } else {
            sum.put(monomial, after);
        }
    }

    /** The polynomial whose square this primitive one is, if there is one; long ones are not searched. */
    public Optional<Polynomial> squareRoot() {
        if (terms.size() < 3
                || terms.size() > LONGEST_SQUARE
                || !leadingByDegree().isSquare()) {
            return Optional.empty();
        }
        Monomial top = leadingByDegree();
        Rational size = terms.getOrDefault(top, Rational.ONE);
        Optional<Rational> first = root(size);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        Monomial lead = top.squareRoot();
        Polynomial root = of(ring, lead, first.get());
        Polynomial rest = minus(root.times(root));
        for (int step = 0; step < LONGEST_SQUARE && !rest.isZero(); step++) {
            Monomial next = rest.leadingByDegree();
            Monomial ratio = next.times(lead.inverse());
            if (!ratio.isWhole()) {
                return Optional.empty();
            }
            Rational factor =
                    rest.terms.getOrDefault(next, Rational.ONE).over(first.get().times(Rational.of(2)));
            Polynomial term = of(ring, ratio, factor);
            rest = rest.minus(term.times(root.times(Rational.of(2)).plus(term)));
            root = root.plus(term);
        }
        return rest.isZero() ? Optional.of(root) : Optional.empty();
    }

    /** The root of a number, if it is rational. */
    public static Optional<Rational> root(Rational square) {
        if (square.signum() < 0) {
            return Optional.empty();
        }
        Rational root =
                new Rational(square.numerator().sqrt(), square.denominator().sqrt());
        return root.times(root).equals(square) ? Optional.of(root) : Optional.empty();
    }

    /** {@code quotient · divisor + remainder}. */
    public record Division(Polynomial quotient, Polynomial remainder) {}

    /**
     * Divided by a polynomial without the powers below 0 until no term is a multiple of its greatest one; the remainder is unique.
     */
    public Division over(Polynomial divisor) {
        Monomial lead = divisor.leadingByDegree();
        Rational coefficient = divisor.terms.getOrDefault(lead, Rational.ONE);
        Polynomial rest = this;
        Polynomial quotient = zero(ring);
        Polynomial remainder = zero(ring);
        while (!rest.isZero()) {
            Monomial top = rest.leadingByDegree();
            Rational factor = rest.terms.getOrDefault(top, Rational.ONE).over(coefficient);
            Monomial ratio = top.times(lead.inverse());
            if (ratio.isWhole()) {
                Polynomial term = of(ring, ratio, factor);
                quotient = quotient.plus(term);
                rest = rest.minus(divisor.times(term));
            } else {
                Polynomial term = of(ring, top, rest.terms.getOrDefault(top, Rational.ONE));
                remainder = remainder.plus(term);
                rest = rest.minus(term);
            }
        }
        return new Division(quotient, remainder);
    }

    /** The greatest monomial by degree; the polynomial must not be zero. */
    private Monomial leadingByDegree() {
        Monomial lead = terms.keySet().iterator().next();
        for (Monomial monomial : terms.keySet()) {
            if (monomial.compareByDegree(lead) > 0) {
                lead = monomial;
            }
        }
        return lead;
    }

    /** {@code exponent >= 0}. */
    public Polynomial power(int exponent) {
        Polynomial power = constant(ring, Rational.ONE);
        Polynomial square = this;
        for (int left = exponent; left > 0; left >>= 1) {
            if ((left & 1) == 1) {
                power = power.times(square);
            }
            if (left > 1) {
                square = square.times(square);
            }
        }
        return power;
    }

    /** Divided by the size of the leading coefficient. */
    public Polynomial scaled() {
        Rational size = terms.getOrDefault(leading(), Rational.ONE).abs();
        return size.equals(Rational.ONE) ? this : times(Rational.ONE.over(size));
    }

    /** Writes the polynomial, not zero, as {@code coefficient · monomial · base} with a base that its associates share. */
    public Primitive primitive() {
        Monomial unit = lowestPowers();
        Polynomial base = unit == Monomial.ONE ? this : times(unit.inverse(), Rational.ONE);
        Rational coefficient = base.terms.getOrDefault(base.leading(), Rational.ONE);
        return new Primitive(coefficient, unit, base.times(Rational.ONE.over(coefficient)));
    }

    /** A polynomial without its monomial and constant factors. */
    public record Primitive(Rational coefficient, Monomial unit, Polynomial base) {}

    /** The product of each generator to its lowest power; a generator that a term lacks has power 0 there. */
    private Monomial lowestPowers() {
        Map<Integer, Integer> lowest = new HashMap<>();
        Map<Integer, Integer> seen = new HashMap<>();
        for (Monomial monomial : terms.keySet()) {
            for (int i = 0; i < monomial.size(); i++) {
                lowest.merge(monomial.generator(i), monomial.power(i), Math::min);
                seen.merge(monomial.generator(i), 1, Integer::sum);
            }
        }
        Monomial unit = Monomial.ONE;
        for (Map.Entry<Integer, Integer> entry : lowest.entrySet()) {
            boolean everywhere = seen.getOrDefault(entry.getKey(), 0) == terms.size();
            int power = everywhere ? entry.getValue() : Math.min(0, entry.getValue());
            unit = unit.times(Monomial.of(entry.getKey(), power));
        }
        return unit;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Polynomial p && terms.equals(p.terms);
    }

    @Override
    public int hashCode() {
        return terms.hashCode();
    }
}
