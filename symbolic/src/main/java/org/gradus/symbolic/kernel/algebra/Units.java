package org.gradus.symbolic.kernel.algebra;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gradus.core.number.Rational;

/**
 * For each exponential the largest number of which all its exponents are multiples: with exponents 0.7978845608 z and 1.5957691216 z
 * it is 0.7978845608, where one scale for all would count in units of 1/1250000000. Any unit is right; one that is too coarse is
 * made finer, and the run begins again.
 *
 * <p>Exponents whose ratio is no fraction of small numbers get units of their own: then {@code e^{ax}} and {@code e^{bx}} count as
 * unrelated. What is proved so is true; that something is not zero must not be concluded from it.
 */
final class Units {
    private static final int MOST_REFINEMENTS = 100;
    private static final int LARGEST_BITS = 30;
    /** Of numerator and denominator of a ratio that is kept. */
    private static final int SMALL_BITS = 20;

    /** By the exponential of kind 0. */
    private final Map<Generator.Exponential, List<Rational>> units = new HashMap<>();

    private int refinements;
    private boolean split;

    /** A unit was too coarse: start again with what is known now. */
    static final class Finer extends Retry {
        private static final long serialVersionUID = 1L;

        Finer() {
            super("exponents without a common unit");
        }
    }

    /** Whether an exponential has several unrelated units. */
    boolean isSplit() {
        return split;
    }

    Rational of(Generator.Exponential generator) {
        return Objects.requireNonNull(units.get(generator.first())).get(generator.kind());
    }

    /** The generator of which {@code e^{factor·x}} is a whole power; {@code first} is that of kind 0. */
    Generator.Exponential generator(Generator.Exponential first, Rational factor) {
        List<Rational> kinds = units.computeIfAbsent(first, any -> new ArrayList<>());
        Rational size = factor.abs();
        for (int kind = 0; kind < kinds.size(); kind++) {
            Rational ratio = size.over(kinds.get(kind));
            if (isSmall(ratio)) {
                if (!ratio.isInteger()) {
                    refine(kinds, kind, size);
                }
                return first.ofKind(kind);
            }
        }
        split |= !kinds.isEmpty();
        kinds.add(size);
        return first.ofKind(kinds.size() - 1);
    }

    private void refine(List<Rational> kinds, int kind, Rational size) {
        refinements++;
        if (refinements > MOST_REFINEMENTS) {
            throw new Unsupported("exponents without a common unit");
        }
        kinds.set(kind, common(kinds.get(kind), size));
        throw new Finer();
    }

    private static boolean isSmall(Rational ratio) {
        return ratio.numerator().bitLength() <= SMALL_BITS
                && ratio.denominator().bitLength() <= SMALL_BITS;
    }

    int count(Generator.Exponential generator, Rational factor) {
        Rational count = factor.over(of(generator));
        if (!count.isInteger() || count.numerator().bitLength() > LARGEST_BITS) {
            throw new Unsupported("fractional exponents with too large denominators");
        }
        return count.numerator().intValue();
    }

    /** The greatest common divisor of two fractions. */
    private static Rational common(Rational one, Rational other) {
        return new Rational(
                one.numerator()
                        .multiply(other.denominator())
                        .gcd(other.numerator().multiply(one.denominator())),
                one.denominator().multiply(other.denominator()));
    }
}
