package org.gradus.report.vary;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gradus.report.exercise.random.Requirement;

/** How many draws there were, and what those that were thrown away missed. */
public final class Tally {
    private final Map<Requirement, Integer> missed = new EnumMap<>(Requirement.class);
    private final Map<Requirement, Map<Object, Integer>> causes = new EnumMap<>(Requirement.class);
    private int draws;
    private int accepted;
    private int unsolvable;
    private String lastReason = "";

    int draws() {
        return draws;
    }

    void drawn() {
        draws++;
    }

    void accepted() {
        accepted++;
    }

    void unsolvable(String reason) {
        unsolvable++;
        lastReason = reason;
    }

    /** @param by what missed it, where that has names */
    void missed(Requirement requirement, List<?> by) {
        missed.merge(requirement, 1, Integer::sum);
        by.forEach(cause -> causes.computeIfAbsent(requirement, any -> new LinkedHashMap<>())
                .merge(cause, 1, Integer::sum));
    }

    void add(Tally other) {
        draws += other.draws;
        accepted += other.accepted;
        unsolvable += other.unsolvable;
        lastReason = other.lastReason.isEmpty() ? lastReason : other.lastReason;
        other.missed.forEach((requirement, count) -> missed.merge(requirement, count, Integer::sum));
    }

    /** What was missed most often. */
    Optional<Requirement> worst() {
        return missed.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }

    /** What missed a requirement most often: {@code "always by y[2] = delta2[2]"}, {@code "1990 times by y[2] = delta2[2]"}. */
    Optional<String> cause(Requirement requirement) {
        int all = missed.getOrDefault(requirement, 0);
        return causes.getOrDefault(requirement, Map.of()).entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(cause -> (cause.getValue() == all ? "always" : times(cause.getValue())) + " by " + cause.getKey());
    }

    /** {@code "37 % of 324 draws met the requirements (missed: no-kink 150 times)"}. */
    public String text() {
        String share = String.format(Locale.ROOT, "%.3g", 100.0 * accepted / Math.max(1, draws));
        String percent = share.contains(".") ? share.replaceAll("\\.?0+$", "") : share;
        return percent + " % of " + draws + " draws met the requirements"
                + (draws == accepted ? "" : " (" + reasons() + ")");
    }

    /** {@code "missed: no-kink 150 times, by-hand 3 times"}, the most frequent first; also draws that cannot be solved. */
    String reasons() {
        List<String> reasons = new ArrayList<>();
        missed.entrySet().stream()
                .sorted(Map.Entry.<Requirement, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> reasons.add(entry.getKey().text() + " " + times(entry.getValue())));
        if (unsolvable > 0) {
            reasons.add("a solution " + times(unsolvable) + ", last because " + lastReason);
        }
        return "missed: " + String.join(", ", reasons);
    }

    private static String times(int count) {
        return count + (count == 1 ? " time" : " times");
    }
}
