package org.gradus.symbolic.random;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.FormulaException;
import org.gradus.core.expr.TextWriter;
import org.gradus.symbolic.oracle.Oracle;

/**
 * A claim from a grammar that goes where people rarely do: functions in functions, odd and broken powers, cases in cases, zeros and ones
 * in disguise. Nobody promises its truth; the oracle tells it at points.
 */
public record WildClaim(Expr of, Expr.Symbol wrt, Expr claim, List<Expr.Relation> assume, Map<Expr.Symbol, Expr> at) {
    private static final List<String> ONES = List.of(
            "ln(e)",
            "sin(pi/2)",
            "log10(10)",
            "8^(1/3)-1",
            "sqrt(2)^2-1",
            "4*atan(1)/pi",
            "abs(-1)",
            "(sqrt(2)-1)*(sqrt(2)+1)",
            "tanh(ln(2))*5/3");
    private static final List<String> ZEROS = List.of(
            "(4*atan(1)-pi)",
            "(2*asin(1)-pi)",
            "(cos(pi/5)-(1+sqrt(5))/4)",
            "(sqrt(3-2*sqrt(2))-sqrt(2)+1)",
            "(ln(6)-ln(2)-ln(3))",
            "(2176782336^(1/4)-216)",
            "(exp(1)-e)",
            "(tan(pi/8)-sqrt(2)+1)",
            "(sin(pi/10)-(sqrt(5)-1)/4)",
            "(sigmoid(ln(3))-3/4)",
            "sin(pi)");
    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "2",
            "3",
            "1/2",
            "0.1",
            "10",
            "100",
            "1/3",
            "0.7978845608",
            "pi",
            "e",
            "sqrt(2)",
            "1000",
            "0.000001");
    private static final List<String> EXPONENTS = List.of(
            "2",
            "3",
            "5",
            "1/3",
            "2/3",
            "3/2",
            "0.5",
            "-1",
            "-2",
            "-1/2",
            "0",
            "1",
            "7/3",
            "pi",
            "ln(e)",
            "sqrt(4)",
            "1+log10(10)",
            "1.0000000001");
    private static final List<String> FUNCTIONS = List.of(
            "exp",
            "ln",
            "log10",
            "sqrt",
            "abs",
            "sign",
            "sin",
            "cos",
            "tan",
            "asin",
            "acos",
            "atan",
            "sinh",
            "cosh",
            "tanh",
            "sigmoid",
            "softplus",
            "relu",
            "erf",
            "erfc",
            "Phi");
    private static final List<String> RELATIONS = List.of("<", "<=", ">", ">=", "==", "!=");
    private static final List<String> VARIABLES = List.of("x", "x", "x", "z", "a");

    /** The claim of a seed; the same on every machine. */
    public static WildClaim of(long seed) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L + 29);
        while (true) {
            try {
                return tried(random);
            } catch (FormulaException tooDeep) {
                // another one
            }
        }
    }

    private static WildClaim tried(Random random) {
        Expr of = ExprParser.parse(formula(random, 1 + random.nextInt(4)));
        List<Expr.Symbol> names = new ArrayList<>(Trees.variables(of));
        Expr.Symbol wrt = names.isEmpty() ? Expr.Symbol.of("x") : any(names, random);
        List<Expr.Relation> assume = new ArrayList<>();
        for (Expr.Symbol name : names) {
            if (random.nextInt(3) == 0) {
                String bound = random.nextBoolean() ? number(random) : "-" + any(NUMBERS, random);
                assume.add(relation(name.name() + any(RELATIONS.subList(0, 4), random) + "(" + bound + ")"));
            }
        }
        Expr claim = claim(of, wrt, names, random);
        Map<Expr.Symbol, Expr> at = new LinkedHashMap<>();
        if (random.nextInt(5) == 0) {
            for (Expr.Symbol name : names) {
                at.put(name, ExprParser.parse(random.nextInt(3) == 0 ? any(NUMBERS, random) : decimal(random)));
            }
            claim = rounded(of, wrt, at, random).orElse(claim);
            assume.clear();
        }
        return new WildClaim(of, wrt, claim, assume, at);
    }

    private static Expr claim(Expr of, Expr.Symbol wrt, List<Expr.Symbol> names, Random random) {
        if (random.nextInt(8) == 0) {
            String text = formula(random, 2);
            Expr claim = ExprParser.parse(text);
            return names.containsAll(Trees.variables(claim)) ? claim : Expr.Num.of(7);
        }
        Expr derivative = Rules.derivative(of, wrt);
        Expr claim = Rephrasing.of(derivative, random, random.nextInt(4));
        return switch (random.nextInt(9)) {
            case 0 -> Trees.plus(claim, new Expr.Quotient(Trees.ZERO, ExprParser.parse(any(ZEROS, random))));
            case 1 -> Trees.plus(claim, ExprParser.parse(any(ZEROS, random)));
            case 2 -> Trees.times(claim, ExprParser.parse("(" + any(ONES, random) + ")"));
            case 3 ->
                Trees.when(
                        new Expr.Relation(
                                ExprParser.parse(any(ZEROS, random)), Expr.Relation.Operator.EQUAL, Trees.ZERO),
                        Expr.Num.of(7),
                        claim);
            case 4 ->
                Slip.values()[random.nextInt(Slip.values().length)]
                        .plantedIn(of, wrt, derivative, Map.of(wrt, Expr.Num.of(1)), random)
                        .orElse(claim);
            default -> claim;
        };
    }

    /** What the oracle says to some places, now and then one off; absent where there is no derivative. */
    private static Optional<Expr> rounded(Expr of, Expr.Symbol wrt, Map<Expr.Symbol, Expr> at, Random random) {
        Oracle.Slope slope = Oracle.derivative(of, wrt, new LinkedHashMap<>(at));
        BigDecimal value = slope.value().middle();
        if (slope.kind() != Oracle.Kind.DERIVATIVE || value.precision() - value.scale() > 12) {
            return Optional.empty();
        }
        BigDecimal rounded = value.setScale(1 + random.nextInt(8), RoundingMode.HALF_UP);
        BigDecimal off = random.nextInt(3) == 0 ? rounded.ulp() : BigDecimal.ZERO;
        return Optional.of(new Expr.Num(rounded.add(off)));
    }

    private static String formula(Random random, int depth) {
        if (depth == 0 || random.nextInt(9) == 0) {
            int kind = random.nextInt(10);
            return kind < 7 ? any(VARIABLES, random) : kind < 9 ? "(" + number(random) + ")" : any(ZEROS, random);
        }
        String a = formula(random, depth - 1);
        return switch (random.nextInt(12)) {
            case 0 -> "(" + a + "+" + formula(random, depth - 1) + ")";
            case 1 -> "(" + a + "-" + formula(random, depth - 1) + ")";
            case 2, 3 -> a + "*" + formula(random, depth - 1);
            case 4 -> "(" + a + ")/(" + formula(random, depth - 1) + ")";
            case 5, 6 -> "(" + a + ")^(" + any(EXPONENTS, random) + ")";
            case 7 -> any(List.of("max", "min"), random) + "(" + a + ", " + formula(random, depth - 1) + ")";
            case 8 ->
                "piecewise(" + formula(random, random.nextInt(2)) + " " + any(RELATIONS, random) + " "
                        + formula(random, 0) + ", " + a + ", " + formula(random, depth - 1) + ")";
            default -> any(FUNCTIONS, random) + "(" + a + ")";
        };
    }

    private static String number(Random random) {
        return random.nextInt(6) == 0 ? any(ONES, random) : any(NUMBERS, random);
    }

    private static String decimal(Random random) {
        return BigDecimal.valueOf(random.nextInt(6_001) - 3_000L, 1 + random.nextInt(3))
                .toPlainString();
    }

    /** Not far out: there erf and tanh are 1 to all digits that the oracle has. */
    private static BigDecimal near(Random random) {
        return BigDecimal.valueOf(random.nextInt(16_001) - 8_000L, 3);
    }

    private static Expr.Relation relation(String text) {
        return ExprParser.parseRelation(text, ExprParser.Limits.DEFAULT);
    }

    private static <T> T any(List<T> choice, Random random) {
        return choice.get(random.nextInt(choice.size()));
    }

    // ---- truth ----

    /** A point at which the claim is false, if the oracle finds one among some simple and some random ones. */
    public Optional<Map<Expr, Expr>> failure(long seed, int points) {
        Random random = new Random(seed);
        Set<Expr.Symbol> names = new java.util.LinkedHashSet<>(Trees.variables(of));
        names.addAll(Trees.variables(claim));
        assume.forEach(relation -> names.addAll(Trees.variables(relation)));
        for (int i = 0; i < points; i++) {
            Map<Expr, Expr> point = new LinkedHashMap<>();
            for (Expr.Symbol name : names) {
                Expr simple = ExprParser.parse(any(List.of("0", "1", "-1", "2", "1/2", "-2", "-1/3"), random));
                point.put(name, random.nextBoolean() ? simple : new Expr.Num(near(random)));
            }
            point.putAll(at);
            if (truthAt(point) == RandomClaim.Truth.DIFFERS) {
                return Optional.of(point);
            }
        }
        return Optional.empty();
    }

    /** Whether derivative and claim agree at a point; a decimal at a point is to be the rounding. */
    public RandomClaim.Truth truthAt(Map<Expr, Expr> point) {
        for (Expr.Relation relation : assume) {
            if (!Domain.holds(relation, point)) {
                return RandomClaim.Truth.NOTHING;
            }
        }
        if (basesOfPowers().anyMatch(base -> !Domain.holds(Trees.greater(base, Trees.ZERO), point))) {
            return RandomClaim.Truth.NOTHING;
        }
        if (!at.isEmpty() && claim instanceof Expr.Num num && num.value().scale() > 0) {
            Oracle.Slope slope = Oracle.derivative(of, wrt, point);
            if (slope.kind() != Oracle.Kind.DERIVATIVE) {
                return RandomClaim.Truth.NOTHING;
            }
            BigDecimal off = slope.value().middle().subtract(num.value()).abs();
            BigDecimal half = num.value().ulp().divide(BigDecimal.valueOf(2));
            boolean tie = off.subtract(half).abs().compareTo(new BigDecimal("1e-30")) < 0;
            return tie
                    ? RandomClaim.Truth.NOTHING
                    : off.compareTo(half) < 0 ? RandomClaim.Truth.AGREES : RandomClaim.Truth.DIFFERS;
        }
        RandomClaim.Truth truth = RandomClaim.truthAt(of, wrt, claim, point);
        return truth == RandomClaim.Truth.AGREES && isHuge(point) ? RandomClaim.Truth.NOTHING : truth;
    }

    /** Then to agree in all digits that the oracle has says little. */
    private boolean isHuge(Map<Expr, Expr> point) {
        BigDecimal size = Oracle.derivative(of, wrt, point).value().middle().abs();
        return size.compareTo(new BigDecimal("1e30")) > 0;
    }

    /** Powers whose exponent is no number are meant for positive bases. */
    private java.util.stream.Stream<Expr> basesOfPowers() {
        List<Expr> bases = new ArrayList<>();
        Trees.each(of, node -> {
            if (node instanceof Expr.Power power
                    && !Trees.variables(power.exponent()).isEmpty()) {
                bases.add(power.base());
            }
        });
        return bases.stream();
    }

    /** As an entry of a claims file, in one line. */
    public String entry() {
        StringBuilder text = new StringBuilder("{of: \"" + TextWriter.write(of) + "\", wrt: " + wrt.name()
                + ", claim: \"" + TextWriter.write(claim) + "\"");
        if (!assume.isEmpty()) {
            text.append(", assume: [")
                    .append(String.join(
                            ", ",
                            assume.stream()
                                    .map(relation -> "\"" + TextWriter.write(relation) + "\"")
                                    .toList()))
                    .append("]");
        }
        if (!at.isEmpty()) {
            List<String> values = new ArrayList<>();
            at.forEach((name, value) -> values.add(name.name() + ": \"" + TextWriter.write(value) + "\""));
            text.append(", at: {").append(String.join(", ", values)).append("}");
        }
        return text.append("}").toString();
    }
}
