package org.gradus.symbolic.random;

import java.math.BigDecimal;
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
import org.gradus.symbolic.oracle.CannotTell;
import org.gradus.symbolic.oracle.NotDefined;
import org.gradus.symbolic.oracle.Oracle;

/** Assumptions about variables, and points that satisfy them: both are made here, so neither has to be found by the program. */
final class Domain {
    private static final int PLACES = 4;
    private static final int TRIES = 200;

    /** The ends of an interval, at most one of them without bound. */
    private record Range(String low, String high, String lowSign, String highSign) {
        private static Range open(String low, String high) {
            return new Range(low, high, ">", "<");
        }
    }

    private static final Range ALL = Range.open("", "");
    private static final List<Range> PROBABILITIES = List.of(
            Range.open("0", "1"),
            Range.open("0.9", "1"),
            Range.open("0", "0.1"),
            Range.open("0.5", "1"),
            Range.open("1/3", "1/2"),
            Range.open("0.42", "0.43"));
    private static final List<Range> TARGETS =
            List.of(new Range("0", "1", ">=", "<="), Range.open("0", "1"), Range.open("", ""));
    private static final List<Range> POSITIVE = List.of(
            Range.open("0", ""),
            Range.open("1", ""),
            Range.open("0", "1"),
            Range.open("1", "2"),
            Range.open("2", "2.01"),
            Range.open("50", ""),
            Range.open("0.001", "0.1"));
    private static final List<Range> EXPONENTS =
            List.of(Range.open("1", ""), Range.open("0", ""), Range.open("1", "3"), Range.open("2", "5"));
    private static final List<Range> ANY = List.of(
            ALL,
            ALL,
            Range.open("0", ""),
            Range.open("", "0"),
            Range.open("1", ""),
            Range.open("50", ""),
            Range.open("2000", ""),
            Range.open("", "-10"),
            Range.open("1000", "1001"),
            Range.open("1", "2"),
            Range.open("0.5", "1"),
            Range.open("-1", "1"),
            Range.open("-0.5", "0.25"),
            Range.open("2/3", "5/7"),
            Range.open("-3.2", "-3.1"),
            new Range("0", "1", ">=", "<="),
            new Range("-2", "3", ">=", "<"),
            new Range("", "1", "", "<="));

    private final Map<Expr.Symbol, Range> ranges = new LinkedHashMap<>();
    private final List<Expr.Relation> relations = new ArrayList<>();

    private Domain() {}

    /** For these variables; their names tell what they mean to people of the field. */
    static Domain random(Set<Expr.Symbol> variables, Random random) {
        Domain domain = new Domain();
        List<Expr.Symbol> names = new ArrayList<>(variables);
        for (Expr.Symbol name : names) {
            List<Range> usual = usual(name.name());
            List<Range> choice = random.nextInt(6) == 0 ? ANY : usual;
            domain.restrict(name, choice.get(random.nextInt(choice.size())));
        }
        if (random.nextInt(4) == 0) {
            domain.relate(names, random);
        }
        return domain;
    }

    private static List<Range> usual(String name) {
        return switch (name.charAt(0)) {
            case 'p', 'q' -> PROBABILITIES;
            case 't' -> TARGETS;
            case 'a', 'c', 'd', 's', 'T' -> POSITIVE;
            case 'g' -> EXPONENTS;
            default -> ANY;
        };
    }

    private void restrict(Expr.Symbol name, Range range) {
        ranges.put(name, range);
        if (!range.low.isEmpty()) {
            relations.add(relation(name.name() + " " + range.lowSign + " " + range.low));
        }
        if (!range.high.isEmpty()) {
            relations.add(relation(name.name() + " " + range.highSign + " " + range.high));
        }
    }

    /** Between variables: orders, simplices, discs, products. */
    private void relate(List<Expr.Symbol> names, Random random) {
        String a = names.get(random.nextInt(names.size())).name();
        String b = names.get(random.nextInt(names.size())).name();
        List<String> between = a.equals(b)
                ? List.of(a + " != 1", a + "^2 < 9", "abs(" + a + ") > 0.25", "exp(" + a + ") > 0.5")
                : List.of(
                        a + " > " + b,
                        a + "+" + b + " < 1",
                        a + "^2+" + b + "^2 < 1",
                        a + "*" + b + " > 0",
                        a + " != " + b,
                        a + " >= 2*" + b,
                        a + "*" + b + "+1 > 0");
        relations.add(relation(between.get(random.nextInt(between.size()))));
    }

    private static Expr.Relation relation(String text) {
        return ExprParser.parseRelation(text, ExprParser.Limits.DEFAULT);
    }

    List<Expr.Relation> relations() {
        return relations;
    }

    /** Points of the domain, at most so many; fewer where the relations between variables leave little. */
    Set<Map<Expr, Expr>> points(int count, Random random) {
        Set<Map<Expr, Expr>> points = new LinkedHashSet<>();
        for (int i = 0; i < TRIES && points.size() < count; i++) {
            Map<Expr, Expr> point = new LinkedHashMap<>();
            ranges.forEach((name, range) -> point.put(name, within(range, random)));
            if (relations.stream().allMatch(relation -> holds(relation, point))) {
                points.add(point);
            }
        }
        return points;
    }

    static boolean holds(Expr.Relation relation, Map<Expr, Expr> point) {
        try {
            return Oracle.holds(relation, point);
        } catch (NotDefined | CannotTell e) {
            return false;
        }
    }

    /** A decimal between the ends, finer than their distance by some places. */
    private static Expr within(Range range, Random random) {
        Optional<BigDecimal> low = end(range.low);
        Optional<BigDecimal> high = end(range.high);
        BigDecimal reach = BigDecimal.valueOf(random.nextBoolean() ? 1 : 4);
        BigDecimal from = low.orElseGet(() -> high.map(h -> h.subtract(reach)).orElse(reach.negate()));
        BigDecimal to = high.orElseGet(() -> low.map(l -> l.add(reach)).orElse(reach));
        int steps = 1 + random.nextInt(997);
        BigDecimal share = BigDecimal.valueOf(steps).movePointLeft(3);
        BigDecimal value = from.add(to.subtract(from).multiply(share));
        int places = to.subtract(from).scale() + PLACES;
        return new Expr.Num(value.setScale(Math.min(places, 6), java.math.RoundingMode.HALF_EVEN));
    }

    private static Optional<BigDecimal> end(String text) {
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(Oracle.value(ExprParser.parse(text), Map.of())
                        .middle()
                        .setScale(Math.max(4, text.length()), java.math.RoundingMode.HALF_EVEN));
    }
}
