package org.gradus.symbolic.claim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.Rational;

/** Points at which a claim is tried, simple ones first, then far ones and random ones from a fixed seed. */
final class Points {
    private static final List<Rational> SIMPLE = List.of(
            Rational.of(0),
            Rational.of(1),
            Rational.of(-1),
            Rational.of(2),
            half(1),
            Rational.of(-2),
            half(-1),
            Rational.of(3),
            Rational.of(-3));
    private static final List<Rational> FAR = List.of(
            Rational.of(10),
            Rational.of(-10),
            Rational.of(60),
            Rational.of(-60),
            Rational.of(1000),
            Rational.of(-1000));
    private static final int RANDOM_POINTS = 16;
    private static final int RANDOM_RANGE = 40;
    private static final int SEED = 2017;

    private Points() {}

    private static Rational half(int numerator) {
        return Rational.of(numerator).over(Rational.of(2));
    }

    /** A few simple points, the simplest first. */
    static List<Map<Expr, Rational>> simple(Set<Expr> variables) {
        Set<Map<Expr, Rational>> points = new LinkedHashSet<>();
        int steps = variables.size() > 1 ? 3 : 1;
        for (int start = 0; start < SIMPLE.size(); start++) {
            for (int step = steps - 1; step >= 0; step--) {
                points.add(diagonal(variables, SIMPLE, start, step));
            }
        }
        List<Map<Expr, Rational>> sorted = new ArrayList<>(points);
        sorted.sort(Comparator.comparingInt(Points::places));
        return sorted;
    }

    /** By the places of the values among the simple ones. */
    private static int places(Map<Expr, Rational> point) {
        return point.values().stream().mapToInt(SIMPLE::indexOf).sum();
    }

    /** Further ones. */
    static List<Map<Expr, Rational>> others(Set<Expr> variables) {
        Set<Map<Expr, Rational>> points = new LinkedHashSet<>();
        Random random = new Random(SEED);
        for (int i = 0; i < RANDOM_POINTS; i++) {
            Map<Expr, Rational> point = new LinkedHashMap<>();
            for (Expr variable : variables) {
                point.put(
                        variable,
                        Rational.of(random.nextInt(2 * RANDOM_RANGE + 1) - RANDOM_RANGE)
                                .over(Rational.of(8)));
            }
            points.add(point);
        }
        for (int i = 0; i < RANDOM_POINTS; i++) {
            Map<Expr, Rational> point = new LinkedHashMap<>();
            for (Expr variable : variables) {
                point.put(variable, Rational.of(1 + random.nextInt(7)).over(Rational.of(16)));
            }
            points.add(point);
        }
        List<Rational> all = new ArrayList<>(FAR);
        all.addAll(SIMPLE);
        for (int start = 0; start < FAR.size(); start++) {
            for (int step = 0; step < (variables.size() > 1 ? 3 : 1); step++) {
                points.add(diagonal(variables, step == 0 ? FAR : all, start, 2 * step));
            }
        }
        return new ArrayList<>(points);
    }

    private static Map<Expr, Rational> diagonal(Set<Expr> variables, List<Rational> values, int start, int step) {
        Map<Expr, Rational> point = new LinkedHashMap<>();
        for (Expr variable : variables) {
            point.put(variable, values.get((start + step * point.size()) % values.size()));
        }
        return point;
    }
}
