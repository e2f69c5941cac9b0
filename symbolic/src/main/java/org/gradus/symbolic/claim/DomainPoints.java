package org.gradus.symbolic.claim;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.expr.Substitution;
import org.gradus.core.expr.Terms;
import org.gradus.core.number.Evaluator;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.kernel.Claim;
import org.gradus.symbolic.kernel.Problem;
import org.gradus.symbolic.kernel.Quantities;

/**
 * Points that satisfy the assumptions of a claim, and at which its formula seems to be defined: one variable after the other between the
 * bounds that the linear assumptions leave it, nice values first. Other assumptions are looked at in doubles. Whether a point really
 * belongs to the domain is for the {@link Trial} to say.
 */
final class DomainPoints {
    private static final List<Rational> NICE = nice();
    private static final int POINTS = 48;
    private static final int ATTEMPTS = 160;
    private static final int NODES = 400;
    private static final int SCANNED = 60;
    private static final int SEED = 2017;
    private static final Expr ZERO = Expr.Num.of(0);
    private static final Expr ONE = Expr.Num.of(1);

    private final List<Expr> variables;
    private final List<LinearForm> linear = new ArrayList<>();
    private final Set<LinearForm> strict = new HashSet<>();
    private final List<Expr.Relation> others = new ArrayList<>();
    private final Bounds bounds;
    private int nodes;

    private DomainPoints(Problem problem, Set<Expr> free) {
        this.variables = List.copyOf(free);
        Map<Expr, Expr> given = new LinkedHashMap<>(problem.after());
        given.putAll(problem.at());
        for (Expr.Relation relation : conditions(problem)) {
            Expr left = Substitution.apply(relation.left(), given);
            Expr right = Substitution.apply(relation.right(), given);
            add(left, relation.operator(), right);
        }
        this.bounds = new Bounds(linear).narrowed();
    }

    /** At most some fifty, the nicest first. */
    static List<Map<Expr, Rational>> of(Problem problem, Set<Expr> free) {
        return free.isEmpty() ? List.of(Map.of()) : new DomainPoints(problem, free).points();
    }

    private static List<Rational> nice() {
        List<Rational> values = new ArrayList<>();
        for (int[] ratio : new int[][] {
            {1, 2}, {2, 1}, {1, 1}, {-1, 1}, {-1, 2}, {3, 1}, {-2, 1}, {0, 1}, {1, 4}, {3, 4}, {3, 2}, {-3, 1}, {1, 3},
            {5, 1}, {-1, 4}, {1, 10}, {9, 10}, {10, 1}, {-10, 1}
        }) {
            values.add(Rational.of(ratio[0]).over(Rational.of(ratio[1])));
        }
        return List.copyOf(values);
    }

    // ---- what has to hold ----

    private static List<Expr.Relation> conditions(Problem problem) {
        List<Expr.Relation> all = new ArrayList<>(problem.assume());
        problem.powerBases().forEach(base -> all.add(positive(base)));
        Claim.walk(problem.of(), node -> {
            if (node instanceof Expr.Apply apply && !apply.arguments().isEmpty()) {
                Expr argument = apply.arguments().get(0);
                switch (FunctionName.of(apply.function()).orElse(FunctionName.EXP)) {
                    case LN, LOG10, SQRT -> all.add(positive(argument));
                    case ASIN, ACOS -> {
                        all.add(new Expr.Relation(argument, Expr.Relation.Operator.LESS, ONE));
                        all.add(positive(Terms.plus(argument, ONE)));
                    }
                    default -> {
                        // defined everywhere, or nearly
                    }
                }
            }
        });
        return all;
    }

    private static Expr.Relation positive(Expr formula) {
        return new Expr.Relation(formula, Expr.Relation.Operator.GREATER, ZERO);
    }

    private void add(Expr left, Expr.Relation.Operator operator, Expr right) {
        switch (operator) {
            case LESS -> add(right, left, true);
            case LESS_OR_EQUAL -> add(right, left, false);
            case GREATER -> add(left, right, true);
            case GREATER_OR_EQUAL -> add(left, right, false);
            default -> others.add(new Expr.Relation(left, operator, right));
        }
    }

    /** {@code large > small}; {@code r > |u|} is {@code r > u} and {@code r > -u}. */
    private void add(Expr large, Expr small, boolean strictly) {
        if (small instanceof Expr.Apply apply && apply.function().equals(FunctionName.ABS.text())) {
            Expr inside = apply.arguments().get(0);
            add(large, inside, strictly);
            add(large, new Expr.Negation(inside), strictly);
            return;
        }
        Expr difference = Terms.minus(large, small);
        Optional<LinearForm> form = LinearForm.of(difference);
        if (form.isPresent()) {
            linear.add(form.get());
            if (strictly) {
                strict.add(form.get());
            }
        } else {
            others.add(positive(difference));
        }
    }

    // ---- points ----

    private List<Map<Expr, Rational>> points() {
        Set<Map<Expr, Rational>> points = new LinkedHashSet<>();
        Random random = new Random(SEED);
        for (int attempt = 0; attempt < ATTEMPTS && points.size() < POINTS; attempt++) {
            nodes = NODES;
            List<Rational> values = new ArrayList<>(NICE);
            if (attempt > 0) {
                Collections.shuffle(values, random);
            }
            point(Map.of(), bounds, values, attempt, random).ifPresent(points::add);
        }
        return List.copyOf(points);
    }

    /** The first complete point; nice values first, and every third time those that the bounds suggest. */
    private Optional<Map<Expr, Rational>> point(
            Map<Expr, Rational> known, Bounds narrowed, List<Rational> values, int attempt, Random random) {
        if (narrowed.areContradictory() || !mayHold(known)) {
            return Optional.empty();
        }
        if (known.size() == variables.size()) {
            boolean inside = linear.stream()
                    .allMatch(form -> form.at(known).signum() > 0
                            || !strict.contains(form) && form.at(known).signum() == 0);
            return inside ? Optional.of(ordered(known)) : Optional.empty();
        }
        Expr next = variables.get(known.size());
        for (Rational value : candidates(next, narrowed, values, attempt, random)) {
            if (--nodes < 0) {
                return Optional.empty();
            }
            Map<Expr, Rational> more = new LinkedHashMap<>(known);
            more.put(next, value);
            Optional<Map<Expr, Rational>> found = point(more, narrowed.with(next, value), values, attempt, random);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Map<Expr, Rational> ordered(Map<Expr, Rational> known) {
        Map<Expr, Rational> point = new LinkedHashMap<>();
        variables.forEach(variable -> point.put(variable, known.getOrDefault(variable, Rational.ZERO)));
        return point;
    }

    private List<Rational> candidates(
            Expr variable, Bounds narrowed, List<Rational> values, int attempt, Random random) {
        Set<Rational> candidates = new LinkedHashSet<>();
        List<Rational> between = new ArrayList<>(narrowed.between(variable));
        if (attempt % 3 == 2) {
            Collections.shuffle(between, random);
            candidates.addAll(between);
        }
        values.stream().filter(value -> narrowed.isInside(variable, value)).forEach(candidates::add);
        candidates.addAll(between);
        if (isScanned(variable)) {
            candidates.addAll(scan(variable, narrowed));
        }
        return List.copyOf(candidates);
    }

    private boolean isScanned(Expr variable) {
        return others.stream()
                .anyMatch(relation -> Quantities.of(relation.left()).contains(variable));
    }

    /** From small to large sizes on both sides of the end or of 0. */
    private List<Rational> scan(Expr variable, Bounds narrowed) {
        Rational origin =
                narrowed.low(variable).or(() -> narrowed.high(variable)).orElse(Rational.ZERO);
        List<Rational> scanned = new ArrayList<>();
        for (int k = 0; k < SCANNED; k++) {
            // 16 steps for each power of ten, from a thousandth to some thousands
            Rational step = Rational.of(Math.round(Math.pow(10, k / 8.0) * 10)).over(Rational.of(10_000));
            for (Rational value : List.of(origin.plus(step), origin.minus(step))) {
                if (narrowed.isInside(variable, value)) {
                    scanned.add(value);
                }
            }
        }
        return scanned;
    }

    /** False when a condition about known variables certainly looks broken. */
    private boolean mayHold(Map<Expr, Rational> known) {
        for (Expr.Relation relation : others) {
            Expr difference = Terms.minus(relation.left(), relation.right());
            if (known.keySet().containsAll(Quantities.of(difference)) && !holds(difference, relation, known)) {
                return false;
            }
        }
        return true;
    }

    private static double nearly(Rational value) {
        return new BigDecimal(value.numerator())
                .divide(new BigDecimal(value.denominator()), MathContext.DECIMAL64)
                .doubleValue();
    }

    private static boolean holds(Expr difference, Expr.Relation relation, Map<Expr, Rational> known) {
        try {
            double value = Evaluator.value(difference, quantity -> nearly(known.getOrDefault(quantity, Rational.ZERO)));
            return switch (relation.operator()) {
                case GREATER -> value > 0;
                case NOT_EQUAL -> value != 0;
                default -> true;
            };
        } catch (IllegalArgumentException | ArithmeticException noValue) {
            return false;
        }
    }
}
