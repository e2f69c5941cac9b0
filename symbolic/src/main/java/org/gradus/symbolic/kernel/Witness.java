package org.gradus.symbolic.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.TextWriter;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.kernel.algebra.Ring;
import org.gradus.symbolic.kernel.algebra.Unsupported;

/**
 * Searches a point at which certified enclosures of the two sides of a claim are disjoint: 0, ±1, 2, 1/2, ±10, then random rationals
 * from a fixed seed. Points at which a side is undefined or an assumption does not hold are passed over.
 */
final class Witness {
    private static final List<Rational> SIMPLE = List.of(
            Rational.ZERO,
            Rational.ONE,
            Rational.of(-1),
            Rational.of(2),
            Rational.ONE.over(Rational.of(2)),
            Rational.of(10),
            Rational.of(-10));
    private static final int RANDOM_POINTS = 8;
    private static final int RANDOM_RANGE = 24;
    private static final int SEED = 2017;
    private static final int[] BITS = {96, 480};
    private static final int[] BITS_OF_CONSTANTS = {96, 480, 3_000};
    private static final long BUDGET = 500_000;

    private Witness() {}

    /** A refutation, if a witness is found. */
    static Optional<Verdict> search(Expr left, Expr right, Claim claim) {
        try {
            Optional<Sides> plain = Sides.Plain.of(left, right, claim);
            if (plain.isPresent()) {
                return search(plain.get());
            }
            return Ring.with(BUDGET, ring -> search(new Sides.Normal(ring, left, right, claim)));
        } catch (Unsupported | IllegalArgumentException e) {
            return Optional.empty(); // not a formula that can be evaluated
        }
    }

    private static Optional<Verdict> search(Sides sides) {
        for (Map<Expr, Rational> point : points(sides.variables())) {
            if (isWitness(sides, point)) {
                return Optional.of(new Verdict.Refuted(named(point)));
            }
        }
        return Optional.empty();
    }

    private static boolean isWitness(Sides sides, Map<Expr, Rational> point) {
        try {
            for (int bits : point.isEmpty() ? BITS_OF_CONSTANTS : BITS) {
                Optional<Sides.Pair> pair = sides.at(point, bits);
                if (pair.isEmpty()) {
                    return false;
                }
                if (pair.get().left().isDisjointFrom(pair.get().right())) {
                    return true;
                }
            }
            return false;
        } catch (ArithmeticException e) {
            return false; // not defined here, or not to be separated from it
        }
    }

    private static List<Map<Expr, Rational>> points(Set<Expr> variables) {
        Set<Map<Expr, Rational>> points = new LinkedHashSet<>();
        for (int step = 0; step <= 1; step++) {
            for (int start = 0; start < SIMPLE.size(); start++) {
                Map<Expr, Rational> point = new LinkedHashMap<>();
                for (Expr variable : variables) {
                    point.put(variable, SIMPLE.get((start + step * point.size()) % SIMPLE.size()));
                }
                points.add(point);
            }
        }
        Random random = new Random(SEED);
        for (int i = 0; i < RANDOM_POINTS; i++) {
            Map<Expr, Rational> point = new LinkedHashMap<>();
            for (Expr variable : variables) {
                int eighths = random.nextInt(2 * RANDOM_RANGE + 1) - RANDOM_RANGE;
                point.put(variable, Rational.of(eighths).over(Rational.of(8)));
            }
            points.add(point);
        }
        return new ArrayList<>(points);
    }

    private static Map<String, Expr> named(Map<Expr, Rational> point) {
        Map<String, Expr> named = new LinkedHashMap<>();
        point.forEach((variable, value) -> named.put(TextWriter.write(variable), value.toExpr()));
        return named;
    }
}
