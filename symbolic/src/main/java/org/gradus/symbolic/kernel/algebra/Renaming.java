package org.gradus.symbolic.kernel.algebra;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.gradus.core.number.Rational;

/**
 * New names for products, by which kept factors share fewer generators: {@code 1 + e^z e^b} and {@code 1 + e^z e^c} have the one
 * {@code e^z} in common, {@code 1 + f} and {@code 1 + g} with {@code f = e^z e^b} and {@code g = e^z e^c} nothing.
 *
 * <p>A generator becomes itself over a product of others. That can be undone, so a polynomial with whole powers of either sign vanishes
 * exactly if its image does.
 */
final class Renaming {
    private final Ring ring;
    private final SortedMap<Integer, Polynomial> meanings;
    /** Each generator that stands for a product now, by the order in which they were chosen. */
    private final Set<Integer> renamed = new HashSet<>();

    private final Map<Integer, Integer> occurrences = new HashMap<>();

    /** What the kept factors stand for is changed in place. */
    Renaming(Ring ring, SortedMap<Integer, Polynomial> meanings) {
        this.ring = ring;
        this.meanings = meanings;
        meanings.values()
                .forEach(meaning -> meaning.generators().forEach(number -> occurrences.merge(number, 1, Integer::sum)));
    }

    Polynomial of(Polynomial polynomial) {
        Polynomial image = polynomial;
        for (int number : meanings.keySet()) {
            Optional<Change> change = change(meanings.getOrDefault(number, polynomial));
            if (change.isPresent()) {
                renamed.add(change.get().generator);
                meanings.replaceAll((any, meaning) -> change.get().of(meaning));
                image = change.get().of(image);
            }
        }
        return image;
    }

    /** The generator becomes itself times {@code factor}. */
    private record Change(int generator, Monomial factor) {
        Polynomial of(Polynomial polynomial) {
            Polynomial.Total image = new Polynomial.Total(polynomial.ring());
            for (Map.Entry<Monomial, Rational> term : polynomial.terms().entrySet()) {
                int power = term.getKey().powerOf(generator);
                image.add(
                        Polynomial.of(polynomial.ring(), term.getKey().times(raised(factor, power)), term.getValue()));
            }
            return image.polynomial();
        }

        private static Monomial raised(Monomial monomial, int power) {
            Monomial raised = Monomial.ONE;
            for (int i = 0; i < monomial.size(); i++) {
                raised = raised.times(Monomial.of(monomial.generator(i), Math.multiplyExact(monomial.power(i), power)));
            }
            return raised;
        }
    }

    /** By which a product of exponentials in a kept factor becomes a power of one of them, the one that occurs most seldom. */
    private Optional<Change> change(Polynomial meaning) {
        Optional<Change> best = Optional.empty();
        for (Monomial monomial : meaning.terms().keySet()) {
            for (int i = 0; i < monomial.size() && monomial.size() > 1; i++) {
                Optional<Change> change = change(monomial, i);
                if (change.isPresent() && (best.isEmpty() || rank(change.get()) < rank(best.get()))) {
                    best = change;
                }
            }
        }
        return best;
    }

    private long rank(Change change) {
        return ((long) occurrences.getOrDefault(change.generator, 0) << 32) + change.generator;
    }

    private Optional<Change> change(Monomial monomial, int at) {
        int number = monomial.generator(at);
        int power = monomial.power(at);
        Monomial factor = Monomial.ONE;
        for (int i = 0; i < monomial.size(); i++) {
            boolean exponential = ring.generator(monomial.generator(i)) instanceof Generator.Exponential;
            if (!exponential || renamed.contains(monomial.generator(i)) || monomial.power(i) % power != 0) {
                return Optional.empty();
            }
            if (i != at) {
                factor = factor.times(Monomial.of(monomial.generator(i), -(monomial.power(i) / power)));
            }
        }
        return Optional.of(new Change(number, factor));
    }
}
