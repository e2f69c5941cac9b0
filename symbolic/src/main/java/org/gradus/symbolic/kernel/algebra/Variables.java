package org.gradus.symbolic.kernel.algebra;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The variables a function depends on, also inside exponents, logarithms and roots. */
public final class Variables {
    private Variables() {}

    /** Their numbers, ascending. */
    public static Set<Integer> of(Ring ring, Fraction fraction) {
        Set<Integer> found = new TreeSet<>();
        collect(ring, fraction, found);
        return found;
    }

    private static void collect(Ring ring, Fraction fraction, Set<Integer> found) {
        collect(ring, fraction.numerator(), found);
        fraction.denominators().keySet().forEach(base -> collect(ring, base, found));
    }

    private static void collect(Ring ring, Polynomial polynomial, Set<Integer> found) {
        polynomial.terms().keySet().forEach(monomial -> collect(ring, monomial, Map.of(), found));
    }

    private static void collect(
            Ring ring, Monomial monomial, Map<Polynomial, Integer> denominators, Set<Integer> found) {
        for (int i = 0; i < monomial.size(); i++) {
            collect(ring, monomial.generator(i), found);
        }
        denominators.keySet().forEach(base -> collect(ring, base, found));
    }

    /** Adds the variables inside a generator. */
    static void collect(Ring ring, int number, Set<Integer> found) {
        Generator generator = ring.generator(number);
        if (generator instanceof Generator.Variable) {
            found.add(number);
        } else if (generator instanceof Generator.Exponential e) {
            collect(ring, e.exponent(), e.denominators(), found);
        } else if (generator instanceof Generator.Root root) {
            collect(ring, root.radicand(), found);
        } else if (generator instanceof Generator.Logarithm logarithm) {
            collect(ring, logarithm.argument(), found);
        } else if (generator instanceof Generator.Base base) {
            collect(ring, base.polynomial(), found);
        } else if (generator instanceof Generator.Opaque opaque) {
            opaque.arguments().forEach(argument -> collect(ring, argument, found));
        } else if (generator instanceof Generator.Rest rest) {
            collect(ring, rest.body(), rest.denominators(), found);
        }
    }
}
