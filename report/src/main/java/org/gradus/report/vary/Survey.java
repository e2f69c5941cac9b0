package org.gradus.report.vary;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.TextWriter;
import org.gradus.report.course.Assignment;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.Rounding.Mode;
import org.gradus.report.solution.Solution;
import org.gradus.report.solve.Solver;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.WorkingPlaces;

/** What a lecturer wants to know of the variants before they are given out; every one of them is solved for it. */
public final class Survey {
    private static final int SHOWN = 5;

    private final ToIntFunction<Solution> lengths;
    private final List<One> ones = new ArrayList<>();

    /** @param lengths how many lines the sheet of a solution has */
    public Survey(ToIntFunction<Solution> lengths) {
        this.lengths = lengths;
    }

    /** What is found out about one variant. */
    private record One(
            Variant variant,
            int lines,
            int places,
            int exceptions,
            Optional<Result> largest,
            Optional<Result> smallest,
            List<String> alike,
            List<String> unseen,
            List<String> confused) {}

    private record Result(String id, double size, String printed) {}

    /** Solves a variant and takes note of it. */
    public void add(Variant variant) {
        Exercise exercise = variant.exercise();
        Solution solution = Solver.solve(exercise);
        WorkingPlaces places = solution.worksheet().places();
        int exceptions = (int) solution.worksheet().lines().stream()
                .filter(line -> !places.isAside(line.id()) && line.value().isException())
                .count();
        Assignment assignment = Assignment.of(solution);
        List<Evaluation> asked =
                assignment.asked().stream().map(assignment::line).toList();
        int samples = exercise.samples().size();
        SeenMistakes mistakes = SeenMistakes.of(assignment);
        List<Result> results =
                asked.stream().flatMap(line -> result(line, samples).stream()).toList();
        ones.add(new One(
                variant,
                lengths.applyAsInt(solution),
                places.places(),
                exceptions,
                results.stream().max(Comparator.comparingDouble(Result::size)),
                results.stream().min(Comparator.comparingDouble(Result::size)),
                alike(asked, samples),
                mistakes.unseen(),
                mistakes.alike()));
    }

    /** Nothing for a 0. */
    private static Optional<Result> result(Evaluation line, int samples) {
        OptionalDouble value = line.value().nearestDouble();
        return value.isPresent() && value.getAsDouble() != 0
                ? Optional.of(new Result(id(line, samples), Math.abs(value.getAsDouble()), printed(line)))
                : Optional.empty();
    }

    /** Of a single sample without its number. */
    private static String id(Evaluation line, int samples) {
        return samples == 1 ? line.id().text() : line.id().toString();
    }

    private static String printed(Evaluation line) {
        Expr number = line.value().result().number();
        return number instanceof Expr.Num num ? num.value().toPlainString() : TextWriter.write(number);
    }

    private static List<String> alike(List<Evaluation> asked, int samples) {
        Map<Object, List<String>> byText = new LinkedHashMap<>();
        for (Evaluation line : asked) {
            Expr number = line.value().result().number();
            Object key = number instanceof Expr.Num num ? shortest(num.value()) : number;
            byText.computeIfAbsent(key, text -> new ArrayList<>()).add(id(line, samples));
        }
        List<String> pairs = new ArrayList<>();
        for (List<String> ids : byText.values()) {
            ids.subList(1, ids.size()).forEach(other -> pairs.add(ids.get(0) + " = " + other));
        }
        return pairs;
    }

    private static BigDecimal shortest(BigDecimal value) {
        return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    /** The findings, a line each. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(row("variants", ones.size() + ", " + text(duplicates())));
        lines.add(row("sheet", extreme(Comparator.comparingInt(One::lines), One::lines, "lines")));
        Exercise exercise = ones.get(0).variant().exercise();
        boolean isWorking = exercise.rounding().mode() == Mode.WORKING;
        lines.add(row(
                "decimals",
                exercise.rounding().digits()
                        + (isWorking ? ", calculated with " + ones.get(0).places() : "")));
        lines.add(row("exceptions", exceptions()));
        ones.stream()
                .filter(one -> one.largest().isPresent())
                .max(Comparator.comparingDouble(
                        one -> one.largest().orElseThrow().size()))
                .ifPresent(one ->
                        lines.add(row("largest", result(one, one.largest().orElseThrow()))));
        ones.stream()
                .filter(one -> one.smallest().isPresent())
                .min(Comparator.comparingDouble(
                        one -> one.smallest().orElseThrow().size()))
                .ifPresent(one ->
                        lines.add(row("smallest", result(one, one.smallest().orElseThrow()))));
        lines.add(row("print alike", frequent(One::alike, "asked numbers", "no asked numbers")));
        lines.add(row("mistakes", frequent(One::unseen, "that change nothing asked", "each changes an asked number")));
        lines.add(row("confused", frequent(One::confused, "mistakes with the same numbers", "no mistakes")));
        return lines;
    }

    private static String row(String what, String found) {
        return String.format(Locale.ROOT, "%-12s %s", what, found);
    }

    private static String text(String duplicates) {
        return duplicates.isEmpty() ? "alone" : duplicates;
    }

    private String duplicates() {
        return Duplicates.text(ones.stream().map(One::variant).toList());
    }

    private String extreme(Comparator<One> order, ToIntFunction<One> value, String unit) {
        One least = ones.stream().min(order).orElseThrow();
        One most = ones.stream().max(order).orElseThrow();
        return value.applyAsInt(least) + " to " + value.applyAsInt(most) + " " + unit + ", the longest is "
                + name(most);
    }

    private String exceptions() {
        List<One> some = ones.stream().filter(one -> one.exceptions() > 0).toList();
        int all = some.stream().mapToInt(One::exceptions).sum();
        return some.isEmpty()
                ? "none"
                : all + " in " + some.size() + " of " + ones.size() + ": "
                        + shown(some.stream()
                                .map(one -> name(one) + (one.exceptions() > 1 ? " (" + one.exceptions() + ")" : ""))
                                .toList());
    }

    /** What is found, in how many variants, the most frequent first. */
    private String frequent(Function<One, List<String>> finding, String what, String nothing) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        ones.forEach(one -> finding.apply(one).forEach(found -> counts.merge(found, 1, Integer::sum)));
        List<String> texts = new ArrayList<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(count -> texts.add(count.getKey() + " in " + count.getValue()));
        long variants =
                ones.stream().filter(one -> !finding.apply(one).isEmpty()).count();
        return texts.isEmpty() ? nothing : what + " in " + variants + " of " + ones.size() + ": " + shown(texts);
    }

    private static String shown(List<String> texts) {
        return String.join(", ", texts.subList(0, Math.min(SHOWN, texts.size())))
                + (texts.size() > SHOWN ? ", … (" + (texts.size() - SHOWN) + " more)" : "");
    }

    private static String result(One one, Result result) {
        return result.id() + " = " + result.printed() + " in " + name(one);
    }

    private static String name(One one) {
        return one.variant().recipient().id();
    }
}
