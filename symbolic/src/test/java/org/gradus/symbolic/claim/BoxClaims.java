package org.gradus.symbolic.claim;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.symbolic.random.RandomClaim;

/**
 * Random claims over random boxes and what becomes of them: run by hand with the first seed and the number of claims, it prints the
 * figures and every claim that went wrong.
 */
final class BoxClaims {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** What a claim got. */
    enum Outcome {
        PROVED,
        REFUTED,
        UNDECIDED,
        /** Refused as ill-posed. */
        REFUSED
    }

    private final Map<Outcome, List<RandomClaim>> ofTrue = new EnumMap<>(Outcome.class);
    private final Map<Outcome, List<RandomClaim>> ofFalse = new EnumMap<>(Outcome.class);
    /** Meant to be true, but the oracle confirms the witness against them: a rule of the tests at a join. */
    private final List<RandomClaim> falseAtAJoin = new ArrayList<>();

    private final List<String> slow = new ArrayList<>();

    BoxClaims() {
        for (Outcome outcome : Outcome.values()) {
            ofTrue.put(outcome, new ArrayList<>());
            ofFalse.put(outcome, new ArrayList<>());
        }
    }

    List<RandomClaim> ofTrue(Outcome outcome) {
        return ofTrue.getOrDefault(outcome, List.of());
    }

    List<RandomClaim> ofFalse(Outcome outcome) {
        return ofFalse.getOrDefault(outcome, List.of());
    }

    void add(RandomClaim claim) {
        long start = THREADS.getCurrentThreadCpuTime();
        Finding finding = Verifier.verify(DerivativeClaim.of(
                new Subject.Formula(claim.of()), claim.wrt(), claim.claim(), claim.assume(), Map.of()));
        long millis = (THREADS.getCurrentThreadCpuTime() - start) / 1_000_000;
        if (millis > 2_000) {
            slow.add(millis + " ms: " + claim);
        }
        Outcome outcome = outcome(finding);
        boolean confirmed = finding.counterexample()
                .map(example -> claim.truthAt(point(example.point())) == RandomClaim.Truth.DIFFERS)
                .orElse(false);
        if (claim.isTrue() && confirmed) {
            falseAtAJoin.add(claim);
        } else {
            (claim.isTrue() ? ofTrue : ofFalse)
                    .computeIfAbsent(outcome, none -> new ArrayList<>())
                    .add(claim);
        }
    }

    private static Outcome outcome(Finding finding) {
        if (finding.method().equals(Finding.INVALID)) {
            return Outcome.REFUSED;
        }
        return switch (finding.getClass().getSimpleName()) {
            case "Proved" -> Outcome.PROVED;
            case "Refuted" -> Outcome.REFUTED;
            default -> Outcome.UNDECIDED;
        };
    }

    private static Map<Expr, Expr> point(Map<String, Expr> values) {
        Map<Expr, Expr> point = new LinkedHashMap<>();
        values.forEach((name, value) -> point.put(ExprParser.parse(name), value));
        return point;
    }

    /** The share of the false claims that got no answer. */
    double undecidedShare() {
        double all = ofFalse.values().stream().mapToInt(List::size).sum();
        return (ofFalse(Outcome.UNDECIDED).size() + ofFalse(Outcome.REFUSED).size()) / all;
    }

    String figures() {
        return String.format(
                Locale.ROOT,
                "true: %s, and %d false at a join; false: %s, %.1f %% of these without answer",
                counts(ofTrue),
                falseAtAJoin.size(),
                counts(ofFalse),
                100 * undecidedShare());
    }

    private static String counts(Map<Outcome, List<RandomClaim>> claims) {
        StringBuilder text = new StringBuilder();
        claims.forEach((outcome, list) -> text.append(text.isEmpty() ? "" : ", ")
                .append(list.size())
                .append(' ')
                .append(outcome.name().toLowerCase(Locale.ROOT)));
        return text.toString();
    }

    public static void main(String[] args) {
        long first = args.length > 0 ? Long.parseLong(args[0]) : 1;
        int count = args.length > 1 ? Integer.parseInt(args[1]) : 2_000;
        BoxClaims claims = new BoxClaims();
        for (long seed = first; seed < first + count; seed++) {
            claims.add(RandomClaim.of(seed));
        }
        System.out.println("seeds " + first + " to " + (first + count - 1) + ": " + claims.figures());
        print("FALSE BUT PROVED", claims.ofFalse(Outcome.PROVED));
        print("TRUE BUT REFUTED", claims.ofTrue(Outcome.REFUTED));
        print("TRUE BUT REFUSED", claims.ofTrue(Outcome.REFUSED));
        print("FALSE, UNDECIDED", claims.ofFalse(Outcome.UNDECIDED));
        print("FALSE, REFUSED", claims.ofFalse(Outcome.REFUSED));
        print("TRUE, UNDECIDED", claims.ofTrue(Outcome.UNDECIDED));
        print("MEANT TRUE, FALSE AT A JOIN", claims.falseAtAJoin);
        claims.slow.forEach(line -> System.out.println("SLOW " + line));
    }

    private static void print(String title, List<RandomClaim> claims) {
        claims.forEach(claim -> System.out.println(title + " " + claim));
    }
}
