package org.gradus.symbolic.kernel.algebra;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.gradus.core.number.Rational;

/**
 * Whether a polynomial in {@linkplain KeptFactors kept factors} vanishes. Generators that occur in the same kept factor are a family, and
 * only what belongs to one family is multiplied out at a time: each term is a product of one monomial from each family, and monomials of a
 * family that are sums of others, {@code e^x B⁻¹ = 1 − B⁻¹} for {@code B = 1 + e^x}, are replaced by these. So n families with a few
 * monomials each cost n times, not the n-th power, of what one costs.
 *
 * <p>Every replacement is an equation between rational functions of the generators, so what becomes zero was zero.
 */
public final class Families {
    private final Ring ring;
    /** What the kept factors stand for, by number. */
    private final SortedMap<Integer, Polynomial> meanings = new TreeMap<>();
    /** Another member of the family; of one nothing, or itself. */
    private final Map<Integer, Integer> next = new HashMap<>();

    private Families(Ring ring) {
        this.ring = ring;
    }

    /** False says nothing. */
    public static boolean isCertainlyZero(Ring ring, Polynomial polynomial) {
        return polynomial.isZero() || new Families(ring).reduced(polynomial).isZero();
    }

    private Polynomial reduced(Polynomial polynomial) {
        for (int number : polynomial.generators()) {
            if (ring.generator(number) instanceof Generator.Base base && KeptFactors.isPlain(ring, base.polynomial())) {
                meanings.put(number, base.polynomial());
            }
        }
        Polynomial reduced = new Renaming(ring, meanings).of(polynomial);
        TreeSet<Integer> families = new TreeSet<>();
        meanings.forEach(this::join);
        meanings.keySet().forEach(number -> families.add(family(number)));
        for (int family : families) {
            reduced = reduced(reduced, number -> family(number) == family);
        }
        return reduced;
    }

    private int family(int number) {
        int other = next.getOrDefault(number, number);
        return other == number ? number : family(other);
    }

    private void join(int number, Polynomial meaning) {
        meaning.generators().forEach(inside -> next.put(family(inside), family(number)));
    }

    /** With as few different monomials of the family as there are independent ones, and those the most frequent. */
    private Polynomial reduced(Polynomial polynomial, IntPredicate isMember) {
        Polynomial.Total sum = new Polynomial.Total(ring);
        Map<Monomial, List<Polynomial>> byPart = new TreeMap<>();
        for (Map.Entry<Monomial, Rational> term : polynomial.terms().entrySet()) {
            Monomial part = term.getKey().only(isMember);
            Polynomial others = Polynomial.of(ring, term.getKey().times(part.inverse()), term.getValue());
            if (part.size() == 0) {
                sum.add(others);
            } else {
                byPart.computeIfAbsent(part, any -> new ArrayList<>()).add(others);
            }
        }
        List<Monomial> parts = new ArrayList<>(byPart.keySet());
        parts.sort(Comparator.comparingInt(
                part -> -byPart.getOrDefault(part, List.of()).size()));
        Basis basis = new Basis(parts);
        basis.of(Monomial.ONE);
        for (Monomial part : parts) {
            Polynomial reduced = basis.of(part);
            byPart.getOrDefault(part, List.of()).forEach(others -> sum.add(reduced.times(others)));
        }
        return sum.polynomial();
    }

    /** A monomial without kept factors, whose powers must not be below 0. */
    private Polynomial multipliedOut(Monomial monomial) {
        Polynomial product = Polynomial.constant(ring, Rational.ONE);
        for (int i = 0; i < monomial.size(); i++) {
            int power = monomial.power(i);
            Polynomial meaning = meanings.get(monomial.generator(i));
            product = meaning == null
                    ? product.times(Monomial.of(monomial.generator(i), power), Rational.ONE)
                    : product.times(meaning.power(power));
        }
        return product;
    }

    /** Of the monomials of a family those that are no sums of earlier ones. */
    private final class Basis {
        private final Monomial common;
        private final List<Row> rows = new ArrayList<>();

        /** A sum of monomials of the basis, and the same multiplied out, times what leaves no powers below 0. */
        private record Row(Polynomial sum, Polynomial value, Monomial lead) {
            private Rational coefficient() {
                return value.terms().getOrDefault(lead, Rational.ONE);
            }
        }

        Basis(List<Monomial> parts) {
            Map<Integer, Integer> lowest = new LinkedHashMap<>();
            for (Monomial part : parts) {
                for (int i = 0; i < part.size(); i++) {
                    lowest.merge(part.generator(i), Math.min(0, part.power(i)), Math::min);
                }
            }
            Monomial product = Monomial.ONE;
            for (Map.Entry<Integer, Integer> entry : lowest.entrySet()) {
                product = product.times(Monomial.of(entry.getKey(), Math.negateExact(entry.getValue())));
            }
            this.common = product;
        }

        /** The monomial, if it is independent of those before, else as a sum of these. */
        Polynomial of(Monomial part) {
            Polynomial itself = Polynomial.of(ring, part, Rational.ONE);
            Polynomial sum = itself;
            Polynomial rest = multipliedOut(part.times(common));
            for (Optional<Row> row = row(rest); row.isPresent(); row = row(rest)) {
                Rational ratio = rest.terms()
                        .getOrDefault(row.get().lead, Rational.ZERO)
                        .over(row.get().coefficient());
                rest = rest.minus(row.get().value.times(ratio));
                sum = sum.minus(row.get().sum.times(ratio));
            }
            if (rest.isZero()) {
                return itself.minus(sum);
            }
            rows.add(new Row(sum, rest, rest.leading()));
            return itself;
        }

        /** By which the greatest monomial goes away. */
        private Optional<Row> row(Polynomial rest) {
            if (rest.isZero()) {
                return Optional.empty();
            }
            Monomial lead = rest.leading();
            return rows.stream().filter(row -> row.lead.equals(lead)).findFirst();
        }
    }
}
