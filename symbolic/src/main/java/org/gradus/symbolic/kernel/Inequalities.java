package org.gradus.symbolic.kernel;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradus.core.number.Interval;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.kernel.algebra.Fraction;
import org.gradus.symbolic.kernel.algebra.Monomial;
import org.gradus.symbolic.kernel.algebra.Polynomial;
import org.gradus.symbolic.kernel.algebra.Ring;

/**
 * Polynomials that are positive, or at least not negative, together: whether that is contradictory, as far as one sees by adding
 * multiples of them (Fourier and Motzkin), every monomial taken for an unknown of its own.
 */
final class Inequalities {
    private static final int BITS = 64;
    private static final int MOST = 160;
    private static final int MOST_UNKNOWNS = 12;

    private record Row(Map<Monomial, Rational> coefficients, boolean strict) {}

    private final List<Row> rows = new ArrayList<>();

    /** Takes down {@code polynomial > 0}, or {@code >= 0}. */
    void add(Polynomial polynomial, boolean strict) {
        rows.add(new Row(Map.copyOf(polynomial.terms()), strict));
    }

    /** Between which fractions a monomial lies that is a constant, such as ln 3: so z > ln 3 is seen to be z > 1/3. */
    void addConstant(Ring ring, Monomial monomial) {
        Fraction itself = Fraction.of(Polynomial.of(ring, monomial, Rational.ONE));
        if (monomial.equals(Monomial.ONE) || !FractionValue.isConstant(ring, itself)) {
            return;
        }
        try {
            Interval value = FractionValue.constant(ring, BITS).of(itself);
            if (Double.isFinite(value.lower()) && Double.isFinite(value.upper())) {
                add(itself.numerator().minus(number(ring, value.lower())), false);
                add(number(ring, value.upper()).minus(itself.numerator()), false);
            }
        } catch (ArithmeticException notSeparated) {
            // nothing is known of it
        }
    }

    private static Polynomial number(Ring ring, double value) {
        return Polynomial.constant(ring, Rational.of(new BigDecimal(value)));
    }

    Set<Monomial> monomials() {
        Set<Monomial> all = new LinkedHashSet<>();
        rows.forEach(row -> all.addAll(row.coefficients.keySet()));
        all.remove(Monomial.ONE);
        return all;
    }

    /** Whether there is certainly no point at which all hold. */
    boolean areContradictory(Ring ring) {
        List<Row> left = new ArrayList<>(rows);
        Set<Monomial> unknowns = monomials();
        if (unknowns.size() > MOST_UNKNOWNS) {
            return false;
        }
        while (!unknowns.isEmpty()) {
            if (left.stream().anyMatch(Inequalities::isFalse)) {
                return true;
            }
            Monomial next = cheapest(left, unknowns);
            unknowns.remove(next);
            left = without(next, left, ring);
            if (left.size() > MOST) {
                return false;
            }
        }
        return left.stream().anyMatch(Inequalities::isFalse);
    }

    private static boolean isFalse(Row row) {
        if (row.coefficients.isEmpty()) {
            return row.strict;
        }
        Rational constant = row.coefficients.get(Monomial.ONE);
        return row.coefficients.size() == 1 && constant != null && constant.signum() < 0;
    }

    private static Monomial cheapest(List<Row> rows, Set<Monomial> unknowns) {
        Monomial best = unknowns.iterator().next();
        long least = Long.MAX_VALUE;
        for (Monomial unknown : unknowns) {
            long above = rows.stream().filter(row -> sign(row, unknown) > 0).count();
            long below = rows.stream().filter(row -> sign(row, unknown) < 0).count();
            if (above * below < least) {
                least = above * below;
                best = unknown;
            }
        }
        return best;
    }

    private static int sign(Row row, Monomial unknown) {
        Rational coefficient = row.coefficients.get(unknown);
        return coefficient == null ? 0 : coefficient.signum();
    }

    private static List<Row> without(Monomial unknown, List<Row> rows, Ring ring) {
        Set<Row> kept = new LinkedHashSet<>();
        for (Row row : rows) {
            if (sign(row, unknown) == 0) {
                kept.add(row);
            }
        }
        for (Row above : rows) {
            for (Row below : rows) {
                if (sign(above, unknown) > 0 && sign(below, unknown) < 0) {
                    ring.spend(above.coefficients.size() + below.coefficients.size());
                    kept.add(sum(above, below, unknown));
                }
            }
        }
        return new ArrayList<>(kept);
    }

    private static Row sum(Row above, Row below, Monomial unknown) {
        Rational a = Rational.ONE.over(above.coefficients.getOrDefault(unknown, Rational.ONE));
        Rational b = Rational.ONE.over(
                below.coefficients.getOrDefault(unknown, Rational.ONE).negate());
        Map<Monomial, Rational> sum = new HashMap<>();
        Set<Monomial> monomials = new HashSet<>(above.coefficients.keySet());
        monomials.addAll(below.coefficients.keySet());
        for (Monomial monomial : monomials) {
            Rational value = above.coefficients
                    .getOrDefault(monomial, Rational.ZERO)
                    .times(a)
                    .plus(below.coefficients
                            .getOrDefault(monomial, Rational.ZERO)
                            .times(b));
            if (value.signum() != 0) {
                sum.put(monomial, value);
            }
        }
        return new Row(Map.copyOf(sum), above.strict || below.strict);
    }
}
