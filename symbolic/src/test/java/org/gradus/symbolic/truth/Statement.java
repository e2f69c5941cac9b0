package org.gradus.symbolic.truth;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.symbolic.oracle.Ball;
import org.gradus.symbolic.oracle.CannotTell;
import org.gradus.symbolic.oracle.NotDefined;
import org.gradus.symbolic.oracle.Oracle;
import org.gradus.symbolic.random.Trees;

/**
 * One equation in variables: {@code left}, or its derivative where {@code wrt} is given, is {@code right}.
 *
 * @param where comparisons
 * @param after what is put in after differentiating
 * @param at the one point, where the statement is about one
 * @param everywhere whether the right side must have a value wherever there is a derivative; else only where both have one
 */
record Statement(
        Expr left,
        Optional<Expr> wrt,
        Expr right,
        List<Expr.Relation> where,
        Map<Expr, Expr> after,
        Map<Expr, Expr> at,
        boolean everywhere) {
    private static final int TRIES = 1_500;
    private static final List<String> SIMPLE = List.of("0", "1", "-1", "2", "-2", "1/2", "-1/2", "3");

    /** What was seen at points. */
    record Seen(int agrees, int differs, int unknown) {}

    private enum At {
        AGREES,
        DIFFERS,
        UNKNOWN,
        NOTHING
    }

    /** So that one look is all there is. */
    boolean isAboutOnePoint() {
        return names().stream().allMatch(at::containsKey);
    }

    /** Looks at so many points of the domain; stops early where the two sides differ. */
    Seen look(int points, long seed) {
        if (isAboutOnePoint() && !at.isEmpty()) {
            return lookAt(at);
        }
        Random random = new Random(seed);
        Set<Map<Expr, Expr>> known = new LinkedHashSet<>();
        List<At> seen = new ArrayList<>();
        int unknown = 0;
        Set<Expr> names = names();
        List<Expr> special = special();
        for (int i = 0; i < TRIES && seen.size() < points; i++) {
            Map<Expr, Expr> point = new LinkedHashMap<>();
            for (Expr name : names) {
                point.put(name, value(name, i, special, point, random));
            }
            if (known.add(point) && holds(point)) {
                At what = see(point);
                if (what == At.UNKNOWN) {
                    unknown++;
                } else if (what != At.NOTHING) {
                    seen.add(what);
                }
                if (what == At.DIFFERS) {
                    break;
                }
            }
            if (names.isEmpty()) {
                break;
            }
        }
        return count(seen, unknown);
    }

    /** Looks at one point. */
    Seen lookAt(Map<Expr, Expr> point) {
        At what = holds(point) ? see(new LinkedHashMap<>(point)) : At.NOTHING;
        return count(List.of(what), what == At.UNKNOWN ? 1 : 0);
    }

    private static Seen count(List<At> seen, int unknown) {
        return new Seen(
                (int) seen.stream().filter(At.AGREES::equals).count(),
                (int) seen.stream().filter(At.DIFFERS::equals).count(),
                unknown);
    }

    private At see(Map<Expr, Expr> free) {
        Map<Expr, Expr> point = new LinkedHashMap<>(free);
        after.forEach((name, formula) -> point.put(name, put(formula, free)));
        try {
            Ball one;
            if (wrt.isPresent()) {
                Oracle.Slope slope = Oracle.derivative(left, wrt.get(), point);
                if (slope.kind() == Oracle.Kind.CANNOT_TELL) {
                    return At.UNKNOWN;
                }
                if (slope.kind() != Oracle.Kind.DERIVATIVE) {
                    return At.NOTHING;
                }
                one = slope.value();
            } else {
                one = Oracle.value(left, point);
            }
            return isRight(one, point) ? At.AGREES : At.DIFFERS;
        } catch (NotDefined e) {
            return everywhere ? At.DIFFERS : At.NOTHING;
        } catch (CannotTell e) {
            return At.UNKNOWN;
        }
    }

    /** A decimal claimed at a point is a rounding. */
    private boolean isRight(Ball one, Map<Expr, Expr> point) {
        BigDecimal printed = decimal(right);
        if (at.isEmpty() || printed.scale() <= 0) {
            return Oracle.same(one, Oracle.value(right, point));
        }
        BigDecimal size = one.middle().abs();
        return size.setScale(printed.scale(), RoundingMode.HALF_UP)
                        .multiply(BigDecimal.valueOf(one.middle().signum()))
                        .compareTo(printed)
                == 0;
    }

    private static BigDecimal decimal(Expr expr) {
        if (expr instanceof Expr.Negation negation) {
            return decimal(negation.operand()).negate();
        }
        return expr instanceof Expr.Num num ? num.value() : BigDecimal.ZERO;
    }

    private static Expr put(Expr formula, Map<Expr, Expr> values) {
        Expr result = formula;
        for (Map.Entry<Expr, Expr> value : values.entrySet()) {
            result = Trees.replaced(result, value.getKey(), value.getValue());
        }
        return result;
    }

    private boolean holds(Map<Expr, Expr> point) {
        try {
            for (Expr.Relation relation : where) {
                if (!Oracle.holds(relation, point)) {
                    return false;
                }
            }
            return true;
        } catch (NotDefined | CannotTell e) {
            return false;
        }
    }

    // ---- points ----

    private Set<Expr> names() {
        Set<Expr> names = new LinkedHashSet<>(Trees.variables(left));
        wrt.ifPresent(names::add);
        names.addAll(Trees.variables(right));
        where.forEach(relation -> names.addAll(Trees.variables(relation)));
        after.values().forEach(formula -> names.addAll(Trees.variables(formula)));
        names.removeAll(after.keySet());
        return names;
    }

    /** Numbers at which something may happen: those that stand in the statement, and simple ones. */
    private List<Expr> special() {
        Set<Expr> special = new LinkedHashSet<>();
        SIMPLE.forEach(text -> special.add(ExprParser.parse(text)));
        List<Expr> parts = new ArrayList<>(List.of(left, right));
        where.forEach(relation -> parts.addAll(List.of(relation.left(), relation.right())));
        for (Expr part : parts) {
            Trees.each(part, node -> {
                if (Trees.variables(node).isEmpty() && (node instanceof Expr.Num || node instanceof Expr.Quotient)) {
                    special.add(node);
                    special.add(new Expr.Negation(node));
                }
            });
        }
        return new ArrayList<>(special);
    }

    /** Within the bounds that stand in the conditions; else anything, now and then the same as another variable. */
    private Expr value(Expr name, int round, List<Expr> special, Map<Expr, Expr> point, Random random) {
        int kind = random.nextInt(8);
        if (kind < 3 && round % 2 == 1) {
            return special.get(random.nextInt(special.size()));
        }
        if (kind == 3 && !point.isEmpty() && round % 2 == 1) {
            List<Expr> others = new ArrayList<>(point.values());
            return others.get(random.nextInt(others.size()));
        }
        Optional<BigDecimal> low = bound(name, ">");
        Optional<BigDecimal> high = bound(name, "<");
        BigDecimal reach = BigDecimal.valueOf(random.nextBoolean() ? 1 : random.nextInt(4) == 0 ? 30 : 4);
        BigDecimal free = random.nextBoolean() ? BigDecimal.ZERO : reach.negate();
        BigDecimal from = low.orElse(high.map(end -> end.subtract(reach)).orElse(free));
        BigDecimal to = high.orElse(from.max(BigDecimal.ZERO).add(reach));
        boolean nearTheEnd = random.nextInt(4) == 0;
        BigDecimal share = BigDecimal.valueOf(1 + random.nextInt(9_998), nearTheEnd ? 8 : 4);
        return new Expr.Num(from.add(to.subtract(from).multiply(share)));
    }

    /** The number that the name is to be above or below. */
    private Optional<BigDecimal> bound(Expr name, String sign) {
        return where.stream()
                .filter(relation -> relation.left().equals(name)
                        && relation.operator().text().startsWith(sign)
                        && Trees.variables(relation.right()).isEmpty())
                .map(relation ->
                        Oracle.value(relation.right(), Map.of()).middle().setScale(9, RoundingMode.HALF_EVEN))
                .findFirst();
    }
}
