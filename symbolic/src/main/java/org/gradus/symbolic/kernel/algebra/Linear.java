package org.gradus.symbolic.kernel.algebra;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.gradus.core.number.Rational;

/** {@code slope·x + constant} for a variable x. */
public record Linear(Polynomial slope, Polynomial constant) {

    /** The polynomial by this variable, if it occurs linearly and nowhere inside other generators. */
    public static Optional<Linear> of(Ring ring, Polynomial polynomial, int variable) {
        Polynomial slope = Polynomial.zero(ring);
        Polynomial constant = Polynomial.zero(ring);
        for (Map.Entry<Monomial, Rational> term : polynomial.terms().entrySet()) {
            int power = term.getKey().powerOf(variable);
            Monomial rest = term.getKey().times(Monomial.of(variable, -power));
            if (power < 0 || power > 1 || occurs(ring, rest, variable)) {
                return Optional.empty();
            }
            Polynomial part = Polynomial.of(ring, rest, term.getValue());
            if (power == 1) {
                slope = slope.plus(part);
            } else {
                constant = constant.plus(part);
            }
        }
        return slope.isZero() ? Optional.empty() : Optional.of(new Linear(slope, constant));
    }

    private static boolean occurs(Ring ring, Monomial monomial, int variable) {
        Set<Integer> inside = new TreeSet<>();
        for (int i = 0; i < monomial.size(); i++) {
            Variables.collect(ring, monomial.generator(i), inside);
        }
        return inside.contains(variable);
    }
}
