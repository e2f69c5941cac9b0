package org.gradus.symbolic.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.write.Factors;
import org.gradus.symbolic.write.Notation;

/** A number times powers of letters and of sums, which are prime to each other; negative powers stand below the bar. */
record Fraction(Rational number, Map<Expr, Integer> powers) {

    /** The factors of a formula that somebody has factored. */
    static Fraction of(Expr factored) {
        Factors factors = Factors.of(factored);
        Map<Expr, Integer> powers = new LinkedHashMap<>();
        factors.powers().forEach((base, power) -> {
            if (power.signum() != 0) {
                powers.put(base, power.numerator().intValueExact());
            }
        });
        return new Fraction(factors.number(), powers);
    }

    int power(Expr base) {
        return powers.getOrDefault(base, 0);
    }

    Fraction times(Rational factor) {
        return new Fraction(number.times(factor), powers);
    }

    /** With one more factor, or one fewer. */
    Fraction times(Expr base, int power) {
        Map<Expr, Integer> changed = new LinkedHashMap<>(powers);
        changed.merge(base, power, Integer::sum);
        changed.values().removeIf(exponent -> exponent == 0);
        return new Fraction(number, changed);
    }

    /** With sums written as {@code known} writes them. */
    Fraction oriented(KnownSums known) {
        Rational factor = number;
        Map<Expr, Integer> turned = new LinkedHashMap<>();
        for (Map.Entry<Expr, Integer> entry : powers.entrySet()) {
            Expr written = entry.getKey() instanceof Expr.Sum sum ? known.written(sum) : entry.getKey();
            if (known.isOpposite(written, entry.getKey()) && entry.getValue() % 2 != 0) {
                factor = factor.negate();
            }
            turned.merge(written, entry.getValue(), Integer::sum);
        }
        Fraction written = new Fraction(factor, knownFirst(turned, known));
        return factor.signum() < 0 ? written.withoutSign(known) : written;
    }

    private static Map<Expr, Integer> knownFirst(Map<Expr, Integer> powers, KnownSums known) {
        Map<Expr, Integer> sorted = new LinkedHashMap<>(powers);
        sorted.keySet().removeIf(base -> !known.isKnown(base));
        powers.forEach(sorted::putIfAbsent);
        return sorted;
    }

    /** The sign in front taken into a sum that has none of its own to lose. */
    private Fraction withoutSign(KnownSums known) {
        for (Map.Entry<Expr, Integer> entry : powers.entrySet()) {
            if (entry.getKey() instanceof Expr.Sum sum && entry.getValue() == 1) {
                Optional<Expr> opposite = known.turned(sum);
                if (opposite.isPresent()) {
                    return new Fraction(number.negate(), powers).times(sum, -1).times(opposite.get(), 1);
                }
            }
        }
        return this;
    }

    /** The letters and sums above the bar, or below it, with the number there. */
    Expr side(boolean above) {
        return side(above, false, KnownSums.NONE);
    }

    /** The same with the sums multiplied out; below the bar where they have one power. */
    Expr side(boolean above, boolean multipliedOut, KnownSums known) {
        List<Expr> letters = factors(above, base -> !(base instanceof Expr.Sum));
        List<Expr> sums = factors(above, Expr.Sum.class::isInstance);
        List<Expr> all = new ArrayList<>();
        all.add(Notation.integer(above ? number.numerator().abs() : number.denominator()));
        all.addAll(letters);
        if (multipliedOut && !above) {
            all.addAll(sumsByPower(known));
            return Notation.product(all);
        }
        Optional<Multiplied> out = multipliedOut ? Multiplied.of(Notation.product(sums)) : Optional.empty();
        if (out.isPresent() && !sums.isEmpty()) {
            all.add(out.get().written());
        } else {
            all.addAll(sums);
        }
        return Notation.product(all);
    }

    /** The sums below the bar, those of one power multiplied with each other: (x − 1)²(x + 1)² as (x² − 1)². */
    private List<Expr> sumsByPower(KnownSums known) {
        Map<Integer, List<Expr>> groups = new TreeMap<>();
        powers.forEach((base, power) -> {
            if (power < 0 && base instanceof Expr.Sum) {
                groups.computeIfAbsent(-power, all -> new ArrayList<>()).add(base);
            }
        });
        List<Expr> factors = new ArrayList<>();
        groups.forEach((power, bases) -> {
            Expr product = Notation.product(bases);
            Expr base = bases.size() == 1
                    ? product
                    : Multiplied.of(product)
                            .map(out -> power % 2 == 0 ? known.ofEvenPower(out) : out.written())
                            .orElse(product);
            factors.add(Notation.power(base, Rational.of(power)));
        });
        return factors;
    }

    private List<Expr> factors(boolean above, Predicate<Expr> wanted) {
        List<Expr> factors = new ArrayList<>();
        powers.forEach((base, power) -> {
            if (power > 0 == above && wanted.test(base)) {
                factors.add(Notation.power(base, Rational.of(Math.abs(power))));
            }
        });
        return factors;
    }

    Expr written(boolean aboveMultipliedOut, boolean belowMultipliedOut, KnownSums known) {
        return signed(Notation.quotient(side(true, aboveMultipliedOut, known), side(false, belowMultipliedOut, known)));
    }

    Expr signed(Expr size) {
        return number.signum() < 0 ? Notation.negative(size) : size;
    }
}
