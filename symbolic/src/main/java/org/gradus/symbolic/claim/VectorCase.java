package org.gradus.symbolic.claim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Substitution;
import org.gradus.core.expr.Terms;
import org.gradus.core.expr.TextWriter;
import org.gradus.core.number.Interval;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.kernel.EntrySides;
import org.gradus.symbolic.kernel.FractionValue;
import org.gradus.symbolic.kernel.IndexSplit;
import org.gradus.symbolic.kernel.Sign;
import org.gradus.symbolic.kernel.algebra.Fraction;
import org.gradus.symbolic.kernel.algebra.Generator;
import org.gradus.symbolic.write.Decimals;

/** The search for witnesses against a claim about a vector in one case of its indices, with one index more than are named. */
final class VectorCase {
    private static final int[] BITS = {96, 480};

    private final EntrySides sides;
    private final VectorProblem problem;
    private final boolean equal;

    VectorCase(EntrySides sides, VectorProblem problem, boolean equal) {
        this.sides = sides;
        this.problem = problem;
        this.equal = equal;
    }

    Optional<Finding.Counterexample> witness(Finding.Extent extent) {
        return points().stream()
                .flatMap(point -> witness(point, extent).stream())
                .findFirst();
    }

    /** Whether some point is found that satisfies the assumptions. */
    boolean hasPoint() {
        return points().stream().anyMatch(point -> isInDomain(point, BITS[0]));
    }

    private boolean isInDomain(Map<Expr, Rational> point, int bits) {
        try {
            return isInDomain(value(point, bits));
        } catch (ArithmeticException notHere) {
            return false;
        }
    }

    private FractionValue value(Map<Expr, Rational> point, int bits) {
        return new FractionValue(sides.ring(), variable -> point.getOrDefault(named(variable), Rational.ZERO), bits);
    }

    private List<Map<Expr, Rational>> points() {
        Set<Expr> variables = new LinkedHashSet<>();
        for (Generator generator : sides.ring().generators()) {
            if (generator instanceof Generator.Variable variable && !isFixed(named(variable.name()))) {
                variables.add(named(variable.name()));
            }
        }
        List<Map<Expr, Rational>> points = new ArrayList<>(Points.simple(variables));
        points.addAll(Points.others(variables));
        return points.stream().map(this::completed).toList();
    }

    /** N, and the target that makes the sum 1. */
    private static boolean isFixed(Expr name) {
        return name.equals(VectorProblem.N) || name.equals(Expr.Indexed.of("t", "k"));
    }

    private Map<Expr, Rational> completed(Map<Expr, Rational> point) {
        Map<Expr, Rational> all = new LinkedHashMap<>(point);
        Rational rest = Rational.ONE;
        Set<Expr> indices = new LinkedHashSet<>();
        for (Map.Entry<Expr, Rational> entry : point.entrySet()) {
            if (entry.getKey() instanceof Expr.Indexed indexed) {
                indices.addAll(indexed.indices());
                rest = indexed.base().isLetter("t") ? rest.minus(entry.getValue()) : rest;
            }
        }
        indices.add(Expr.Symbol.of("k"));
        if (problem.subject() == Subject.Vector.SOFTMAX_CROSS_ENTROPY) {
            all.put(Expr.Indexed.of("t", "k"), rest);
        }
        all.put(VectorProblem.N, Rational.of(indices.size()));
        return all;
    }

    private Optional<Finding.Counterexample> witness(Map<Expr, Rational> point, Finding.Extent extent) {
        try {
            for (int bits : BITS) {
                FractionValue value = value(point, bits);
                if (!isInDomain(value)) {
                    return Optional.empty();
                }
                Interval left = value.of(sides.derivative());
                Interval right = value.of(sides.claimed());
                if (left.isDisjointFrom(right)) {
                    Rational scale = temperature(point);
                    Interval divisor = Interval.of(scale, bits);
                    return Optional.of(counterexample(
                            byZ(point, scale), left.over(divisor, bits), right.over(divisor, bits), extent));
                }
            }
        } catch (ArithmeticException notHere) {
            // the next point
        }
        return Optional.empty();
    }

    /** What z is divided by: 1 without a temperature. */
    private Rational temperature(Map<Expr, Rational> point) {
        return problem.temperature()
                .map(t -> t instanceof Expr.Num num ? Rational.of(num.value()) : point.getOrDefault(t, Rational.ONE))
                .orElse(Rational.ONE);
    }

    /** The entries of z in place of those of z/T. */
    private static Map<Expr, Rational> byZ(Map<Expr, Rational> point, Rational scale) {
        Map<Expr, Rational> entries = new LinkedHashMap<>(point);
        entries.replaceAll((name, value) ->
                name instanceof Expr.Indexed entry && entry.base().isLetter("z") ? value.times(scale) : value);
        return entries;
    }

    private boolean isInDomain(FractionValue value) {
        for (Fraction positive : sides.conditions()) {
            if (value.of(positive).signum().orElse(0) <= 0) {
                return false;
            }
        }
        for (Expr.Relation assumption : sides.assumptions()) {
            if (!VectorProblem.isAboutIndices(assumption) && !holds(assumption, value)) {
                return false;
            }
        }
        return true;
    }

    /** Certainly, not only perhaps. */
    private boolean holds(Expr.Relation assumption, FractionValue value) {
        Fraction difference = sides.of(Terms.minus(assumption.left(), assumption.right()));
        OptionalInt sign = sides.isCertainlyZero(difference)
                ? OptionalInt.of(0)
                : value.of(difference).signum();
        return sign.isPresent() && Sign.of(sign.getAsInt()).is(assumption.operator());
    }

    private static Finding.Counterexample counterexample(
            Map<Expr, Rational> point, Interval left, Interval right, Finding.Extent extent) {
        Map<String, Expr> named = new LinkedHashMap<>();
        point.forEach((variable, value) -> named.put(text(variable), value.toExpr()));
        Decimals.Pair decimals = Decimals.apart(left, right);
        return new Finding.Counterexample(
                named,
                new Finding.Value(decimals.left(), left),
                Optional.of(new Finding.Value(decimals.right(), right)),
                extent);
    }

    private static String text(Expr variable) {
        return TextWriter.write(variable);
    }

    /** The index beyond the named ones is called k; with i = j both are called j. */
    private Expr named(Expr variable) {
        return Substitution.apply(variable, part -> {
            if (part instanceof Expr.Symbol symbol && symbol.name().startsWith(IndexSplit.MARK)) {
                return Optional.of(Expr.Symbol.of("k"));
            }
            return equal && part.equals(VectorProblem.I) ? Optional.of(VectorProblem.J) : Optional.empty();
        });
    }
}
