package org.gradus.symbolic.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measures the claims of the spec files; run by hand: time of one cold pass, then median, 95th percentile and sum when warm. */
final class ClaimsBenchmark {
    private static final int WARM_PASSES = 10;
    private static final int MEASURED_PASSES = 5;

    private ClaimsBenchmark() {}

    public static void main(String[] args) {
        List<DerivativeClaim> claims = new ArrayList<>();
        ClaimLine.read("derivative-claims.txt").forEach(line -> claims.add(line.parsed()));
        ClaimLine.read("mistaken-claims.txt").forEach(line -> claims.add(line.parsed()));
        List<DerivativeClaim> file = claims.subList(0, 400);
        print(
                "cold, 400 claims, ms: %.0f",
                times(file).stream().mapToDouble(t -> t).sum());
        for (int pass = 0; pass < WARM_PASSES; pass++) {
            times(claims);
        }
        List<Double> best = times(claims);
        for (int pass = 1; pass < MEASURED_PASSES; pass++) {
            List<Double> again = times(claims);
            for (int i = 0; i < best.size(); i++) {
                best.set(i, Math.min(best.get(i), again.get(i)));
            }
        }
        best.sort(null);
        print("warm, %.0f claims", (double) best.size());
        print("median ms: %.2f", best.get(best.size() / 2));
        print("95th percentile ms: %.2f", best.get(best.size() * 95 / 100));
        print("longest ms: %.1f", best.get(best.size() - 1));
    }

    private static List<Double> times(List<DerivativeClaim> claims) {
        List<Double> times = new ArrayList<>();
        for (DerivativeClaim claim : claims) {
            long start = System.nanoTime();
            Verifier.verify(claim);
            times.add((System.nanoTime() - start) / 1e6);
        }
        return times;
    }

    private static void print(String format, double value) {
        System.out.println(String.format(Locale.ROOT, format, value));
    }
}
