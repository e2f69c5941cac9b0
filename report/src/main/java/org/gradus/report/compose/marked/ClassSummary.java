package org.gradus.report.compose.marked;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;
import org.gradus.report.compose.words.MarkingPhrase;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.marking.Marked;
import org.gradus.report.marking.answers.AnswersTemplate;
import org.gradus.report.marking.answers.MarkedClass;
import org.gradus.report.marking.answers.MarkedRow;

/** What a lecturer wants to know of a class: the mean, how the points are spread, at which step most go wrong and why. */
final class ClassSummary {
    private static final int RANGES = 5;

    private final MarkedClass marked;
    private final Wording wording;
    private final Causes causes;

    ClassSummary(MarkedClass marked, Locale language) {
        this.marked = marked;
        this.wording = Wording.of(language);
        this.causes = new Causes(language);
    }

    List<String> lines() {
        List<Marked> all = marked.marked();
        List<String> lines = new ArrayList<>();
        lines.add(say(MarkingPhrase.MARK_ROWS, marked.rows().size(), all.size()));
        if (all.isEmpty()) {
            return lines;
        }
        lines.add(say(
                MarkingPhrase.MARK_MEAN,
                causes.points(mean(Marked::points)),
                causes.points(marked.points()),
                causes.points(mean(Marked::pointsWithoutFollowThrough))));
        if (marked.points().signum() > 0) {
            lines.add(say(MarkingPhrase.MARK_DISTRIBUTION, distribution()));
        }
        String steps = firstSteps();
        if (!steps.isEmpty()) {
            lines.add(say(MarkingPhrase.MARK_FIRST_STEPS, steps));
        }
        return lines;
    }

    private BigDecimal mean(Function<Marked, BigDecimal> points) {
        List<Marked> all = marked.marked();
        BigDecimal sum = all.stream().map(points).reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.divide(BigDecimal.valueOf(all.size()), 2, RoundingMode.HALF_UP);
    }

    /** How many have at least this part of the points and less than the next; the last range holds all points too. */
    private String distribution() {
        int[] counts = new int[RANGES];
        BigDecimal total = marked.points();
        for (Marked row : marked.marked()) {
            int range = row.points()
                    .multiply(BigDecimal.valueOf(RANGES))
                    .divide(total, 0, RoundingMode.DOWN)
                    .intValue();
            counts[Math.max(0, Math.min(RANGES - 1, range))]++;
        }
        StringJoiner ranges = new StringJoiner(", ");
        for (int i = 0; i < RANGES; i++) {
            boolean last = i == RANGES - 1;
            ranges.add(say(
                    last ? MarkingPhrase.MARK_LAST_RANGE : MarkingPhrase.MARK_RANGE,
                    bound(i),
                    bound(i + 1),
                    counts[i]));
        }
        return ranges.toString();
    }

    private String bound(int range) {
        return causes.points(marked.points()
                .multiply(BigDecimal.valueOf(range))
                .divide(BigDecimal.valueOf(RANGES), 2, RoundingMode.HALF_UP));
    }

    /** The most frequent first, with the causes and how often each occurred. */
    private String firstSteps() {
        Map<String, Map<String, Integer>> byStep = new LinkedHashMap<>();
        Map<String, String> names = new LinkedHashMap<>();
        for (MarkedRow row : marked.rows()) {
            row.marked().flatMap(Marked::firstWrong).ifPresent(first -> {
                String letter = first.asked().letter();
                names.put(
                        letter,
                        row.assignment()
                                .map(own -> AnswersTemplate.heading(first.asked(), own))
                                .orElseGet(() -> first.asked().id().text()));
                byStep.computeIfAbsent(letter, step -> new LinkedHashMap<>()).merge(causes.of(first), 1, Integer::sum);
            });
        }
        StringJoiner steps = new StringJoiner("; ");
        byStep.entrySet().stream()
                .sorted(Comparator.comparing(step -> -count(step.getValue())))
                .forEach(step -> steps.add(say(
                        MarkingPhrase.MARK_FIRST_STEP,
                        step.getKey(),
                        names.getOrDefault(step.getKey(), ""),
                        count(step.getValue()),
                        counted(step.getValue()))));
        return steps.toString();
    }

    private static int count(Map<String, Integer> causes) {
        return causes.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static String counted(Map<String, Integer> causes) {
        StringJoiner text = new StringJoiner(", ");
        causes.entrySet().stream()
                .sorted(Comparator.comparing(cause -> -cause.getValue()))
                .forEach(cause ->
                        text.add(causes.size() == 1 ? cause.getKey() : cause.getKey() + " " + cause.getValue()));
        return text.toString();
    }

    private String say(MarkingPhrase phrase, Object... values) {
        return Wording.text(wording.say(phrase, values));
    }
}
