package org.gradus.symbolic.random;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.TextWriter;
import org.gradus.symbolic.oracle.Ball;
import org.gradus.symbolic.oracle.CannotTell;
import org.gradus.symbolic.oracle.NotDefined;
import org.gradus.symbolic.oracle.Oracle;

/**
 * A claim about a random function on a random domain, with its truth. A false one is false at a point of its domain: the oracle saw it.
 *
 * @param witness where a false claim fails; absent for a true one
 */
public record RandomClaim(
        long seed,
        Expr of,
        Expr.Symbol wrt,
        Expr claim,
        List<Expr.Relation> assume,
        Optional<Slip> slip,
        Optional<Map<Expr, Expr>> witness) {
    private static final int POINTS = 4;

    /** What the oracle says at a point. */
    public enum Truth {
        AGREES,
        DIFFERS,
        /** Not in the domain, or nothing is claimed there, or the oracle does not know. */
        NOTHING
    }

    public boolean isTrue() {
        return slip.isEmpty();
    }

    /** The claim of a seed; the same on every machine. */
    public static RandomClaim of(long seed) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L + 17);
        while (true) {
            Optional<RandomClaim> claim = tried(seed, random);
            if (claim.isPresent()) {
                return claim.get();
            }
        }
    }

    private static Optional<RandomClaim> tried(long seed, Random random) {
        Expr of = Functions.random(random);
        List<Expr.Symbol> names = new ArrayList<>(Trees.variables(of));
        Expr.Symbol wrt = names.get(random.nextInt(names.size()));
        Domain domain = Domain.random(new LinkedHashSet<>(names), random);
        Expr derivative = Rules.derivative(of, wrt);
        Map<Map<Expr, Expr>, Ball> slopes = new LinkedHashMap<>();
        for (Map<Expr, Expr> point : domain.points(POINTS, random)) {
            Oracle.Slope slope = Oracle.derivative(of, wrt, point);
            if (slope.kind() == Oracle.Kind.DERIVATIVE) {
                slopes.put(point, slope.value());
            }
        }
        if (slopes.size() < 2 || failsToAgree(derivative, slopes, "the rules of the tests are wrong about " + of)) {
            return Optional.empty();
        }
        if (seed % 2 == 0) {
            Expr claim = Rephrasing.of(derivative, random, random.nextInt(6));
            failsToAgree(claim, slopes, "an identity of the tests is wrong in " + TextWriter.write(claim));
            return Optional.of(
                    new RandomClaim(seed, of, wrt, claim, domain.relations(), Optional.empty(), Optional.empty()));
        }
        Slip slip = Slip.values()[random.nextInt(Slip.values().length)];
        Map<Expr, Expr> first = slopes.keySet().iterator().next();
        return slip.plantedIn(of, wrt, derivative, first, random)
                .map(claim -> Rephrasing.of(claim, random, random.nextInt(3)))
                .flatMap(claim -> slopes.entrySet().stream()
                        .filter(entry -> truth(entry.getValue(), claim, entry.getKey()) == Truth.DIFFERS)
                        .findFirst()
                        .map(entry -> new RandomClaim(
                                seed,
                                of,
                                wrt,
                                claim,
                                domain.relations(),
                                Optional.of(slip),
                                Optional.of(entry.getKey()))));
    }

    /** A claim that is made to be true differs nowhere; whether the oracle knows so at no point. */
    private static boolean failsToAgree(Expr claim, Map<Map<Expr, Expr>, Ball> slopes, String otherwise) {
        boolean agrees = false;
        for (Map.Entry<Map<Expr, Expr>, Ball> entry : slopes.entrySet()) {
            Truth truth = truth(entry.getValue(), claim, entry.getKey());
            if (truth == Truth.DIFFERS) {
                throw new AssertionError(otherwise + " at " + entry.getKey());
            }
            agrees |= truth == Truth.AGREES;
        }
        return !agrees;
    }

    /** Whether derivative and claim agree at a point of the domain. */
    public Truth truthAt(Map<Expr, Expr> point) {
        return assume.stream().allMatch(relation -> Domain.holds(relation, point))
                ? truthAt(of, wrt, claim, point)
                : Truth.NOTHING;
    }

    static Truth truthAt(Expr of, Expr wrt, Expr claim, Map<Expr, Expr> point) {
        Oracle.Slope slope = Oracle.derivative(of, wrt, point);
        return slope.kind() == Oracle.Kind.DERIVATIVE ? truth(slope.value(), claim, point) : Truth.NOTHING;
    }

    private static Truth truth(Ball slope, Expr claim, Map<Expr, Expr> point) {
        try {
            return Oracle.same(slope, Oracle.value(claim, point)) ? Truth.AGREES : Truth.DIFFERS;
        } catch (NotDefined e) {
            return Truth.DIFFERS;
        } catch (CannotTell e) {
            return Truth.NOTHING;
        }
    }

    /** As it would stand in a claims file. */
    @Override
    public String toString() {
        List<String> conditions =
                assume.stream().map(relation -> TextWriter.write(relation)).toList();
        return "seed " + seed + slip.map(kind -> " (" + kind + ")").orElse("") + ": {of: \"" + TextWriter.write(of)
                + "\", wrt: " + wrt.name() + ", claim: \"" + TextWriter.write(claim) + "\", assume: " + conditions
                + "}" + witness.map(point -> " false at " + written(point)).orElse(" true");
    }

    private static String written(Map<Expr, Expr> point) {
        StringBuilder text = new StringBuilder();
        point.forEach((name, value) -> text.append(text.isEmpty() ? "" : ", ")
                .append(TextWriter.write(name))
                .append(" = ")
                .append(TextWriter.write(value)));
        return text.toString();
    }
}
