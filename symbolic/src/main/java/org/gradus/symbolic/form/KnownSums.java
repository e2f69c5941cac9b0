package org.gradus.symbolic.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.write.Measure;

/** The sums that the formula itself holds, as it writes them: 1 + x² stays 1 + x², and 1 − x does not become x − 1. */
final class KnownSums {
    static final KnownSums NONE = new KnownSums(List.of());

    private final List<Expr> sums = new ArrayList<>();
    private final List<Multiplied> polynomials = new ArrayList<>();

    KnownSums(List<Expr> formulas) {
        formulas.forEach(formula -> Children.walk(formula, this::collect));
    }

    private void collect(Expr node) {
        if (!(node instanceof Expr.Sum sum) || sum.terms().get(0) instanceof Expr.Negation || sums.contains(sum)) {
            return;
        }
        Multiplied.of(sum)
                .filter(polynomial -> Measure.of(sum) <= Measure.of(polynomial.written()))
                .ifPresent(polynomial -> {
                    sums.add(sum);
                    polynomials.add(polynomial);
                });
    }

    /** The same sum, or its opposite, in the known writing; a new one in its own. */
    Expr written(Expr.Sum sum) {
        Optional<Multiplied> asked = Multiplied.of(sum);
        if (asked.isEmpty()) {
            return sum;
        }
        for (int i = 0; i < sums.size(); i++) {
            if (polynomials.get(i).signOf(asked.get()) != 0) {
                return sums.get(i);
            }
        }
        Expr own = asked.get().written();
        boolean signed = own instanceof Expr.Sum terms && terms.terms().get(0) instanceof Expr.Negation;
        return signed ? opposite(asked.get()).written() : own;
    }

    private static Multiplied opposite(Multiplied polynomial) {
        return polynomial.times(Multiplied.number(Rational.of(-1)));
    }

    boolean isKnown(Expr sum) {
        return sums.contains(sum);
    }

    /** The base of an even power, of which the sign does not matter. */
    Expr ofEvenPower(Multiplied base) {
        for (int i = 0; i < sums.size(); i++) {
            if (polynomials.get(i).signOf(base) != 0) {
                return sums.get(i);
            }
        }
        return base.withoutSign().written();
    }

    /** The opposite of a sum that is not known, where that begins without a sign too: t − σ for σ − t. */
    Optional<Expr> turned(Expr.Sum sum) {
        Optional<Multiplied> asked = Multiplied.of(sum);
        boolean isKnown = asked.isEmpty() || polynomials.stream().anyMatch(one -> one.signOf(asked.get()) != 0);
        return isKnown
                ? Optional.empty()
                : asked.map(polynomial -> opposite(polynomial).written())
                        .filter(opposite -> opposite instanceof Expr.Sum other
                                && !(other.terms().get(0) instanceof Expr.Negation));
    }

    boolean isOpposite(Expr written, Expr sum) {
        Optional<Multiplied> one = Multiplied.of(written);
        Optional<Multiplied> other = Multiplied.of(sum);
        return one.isPresent() && other.isPresent() && one.get().signOf(other.get()) < 0;
    }
}
