package org.gradus.examples.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gradus.examples.benchmark.Programs.Seconds;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Measures everything and writes {@code examples/benchmarks.md}: JMH's benchmarks, whole processes as users start them, and the same
 * work in SymPy, NumPy and EJML. Started by profile bench; with an expression it runs these benchmarks of JMH alone and writes nothing.
 */
public final class Benchmarks {
    private static final Pattern OF_PYTHON = Pattern.compile("(?m)^(\\S.*?)\\s{2,}([\\d.]+) \\w+/op$");
    private static final String EXERCISES = "examples/exercises/";
    private static final String CLAIM = "exp(-z)/(1+exp(-z))^2";

    /** Arguments of Gradus → the same work in {@code sheets.py}. */
    private static final Map<String, String> COLD = Map.ofEntries(
            Map.entry("solve " + EXERCISES + "lecture-1.yaml", "lecture-1"),
            Map.entry("solve " + EXERCISES + "mazur-2-2-2.yaml", "mazur-2-2-2"),
            Map.entry("derive sigmoid", "sigmoid"),
            Map.entry("derive softmax", "softmax"),
            Map.entry("verify --of sigmoid --wrt z --claim '" + CLAIM + "'", "claim"),
            Map.entry("verify examples/claims/student-claims.yaml", "claims"));

    private final boolean quick;
    private final String blas;
    private final Optional<String> sympy;
    private final Optional<String> numpy;
    private final List<String> lines = new ArrayList<>();

    private Benchmarks(boolean quick, String blas) throws IOException, InterruptedException {
        this.quick = quick;
        this.blas = blas;
        this.sympy = Programs.version("sympy");
        this.numpy = Programs.version("numpy");
    }

    /** @param args which benchmarks of JMH, a regular expression; {@code quick} or {@code full}; the class path of the optional BLAS */
    public static void main(String[] args) throws IOException, InterruptedException, RunnerException {
        Benchmarks benchmarks = new Benchmarks(args[1].equals("quick"), args[2]);
        if (args[0].equals(".*")) {
            benchmarks.all();
        } else {
            benchmarks.jmh(args[0]);
        }
    }

    private void all() throws IOException, InterruptedException, RunnerException {
        lines.add("# Benchmarks");
        lines.add("");
        lines.add("Written by `mvn -B -ntp -Pbench -DskipTests verify`" + (quick ? " with `-Dbench.time=quick`" : "")
                + ". A ratio says how many times as long Gradus takes as the program beside it.");
        lines.add("");
        lines.addAll(Programs.machine());
        String missing = "(**not installed**)";
        lines.add("* beside it: SymPy " + sympy.orElse(missing) + ", NumPy " + numpy.orElse(missing)
                + " on one thread, EJML, mpmath " + Programs.version("mpmath").orElse(missing)
                + ", Arb by python-flint "
                + Programs.version("flint").orElse(missing));
        Programs.settle();
        cold();
        files();
        Map<String, RunResult> results = jmh(".*");
        warm(results);
        numbers(results);
        matrices(results, withBlas());
        everything(results.values());
        Files.write(Programs.ROOT.resolve("examples/benchmarks.md"), Programs.bytes(lines));
    }

    // ---- whole processes ----

    private void cold() throws IOException, InterruptedException {
        List<String> commands = new ArrayList<>();
        List<String> runs = COLD.keySet().stream().sorted().toList();
        for (String run : runs) {
            commands.add(gradus(run));
            sympy.ifPresent(version -> commands.add(sympy(run)));
        }
        String pdf = "solve " + EXERCISES + "lecture-1.yaml --to pdf -o /dev/null";
        commands.add(gradus(pdf));
        Map<String, Seconds> least = Programs.least(commands, quick ? 5 : 15);
        head("Cold starts", "`gradus …`", "processor s", "clock s", "SymPy, processor s", "ratio");
        for (String run : runs) {
            Seconds own = least.get(gradus(run));
            Optional<Double> other = sympy.map(version -> least.get(sympy(run)).processor());
            row("`" + run + "`", text(own.processor()), text(own.clock()), text(other), ratio(own.processor(), other));
        }
        Seconds own = least.get(gradus(pdf));
        row("`" + pdf + "`", text(own.processor()), text(own.clock()), "", "");
    }

    private static String gradus(String run) {
        return "./gradus " + run;
    }

    private static String sympy(String run) {
        return Programs.python("sheets.py", COLD.get(run));
    }

    private void files() throws IOException, InterruptedException {
        int count = quick ? 200 : 1000;
        Path folder = Files.createTempDirectory("benchmark");
        try {
            for (int i = 0; i < count; i++) {
                Files.copy(
                        Programs.ROOT.resolve(EXERCISES + (i % 2 == 0 ? "lecture-1.yaml" : "mazur-2-2-2.yaml")),
                        folder.resolve("sheet-" + i + ".yaml"));
            }
            String solve = "solve '" + folder + "'/*.yaml -o '" + folder + "/out/' --jobs ";
            int cores = Runtime.getRuntime().availableProcessors();
            String one = "taskset -c 0 " + gradus(solve + 1);
            String two = gradus(solve + 1);
            String all = gradus(solve + cores);
            Map<String, Seconds> least = Programs.least(List.of(one, two, all), quick ? 2 : 4);
            head(
                    "Many files",
                    "`gradus solve` of " + count + " files, both exercises",
                    "processor s",
                    "clock s",
                    "a second");
            row("on one core", least.get(one), count);
            row("`--jobs 1`, the VM's own threads on another core", least.get(two), count);
            row("`--jobs " + cores + "`", least.get(all), count);
            double gain = least.get(one).clock() / least.get(all).clock();
            row(cores + " cores are faster than one", "", text(gain) + " times", "");
        } finally {
            delete(folder);
        }
    }

    private void row(String name, Seconds own, int count) {
        row(name, text(own.processor()), text(own.clock()), text(count / own.clock()));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }

    // ---- in one process ----

    /** Large products and passes once more, with the optional BLAS on the class path; nothing where the machine has none to offer. */
    private Map<String, RunResult> withBlas() throws IOException, InterruptedException, RunnerException {
        String classPath = System.getProperty("java.class.path");
        String extended = classPath + System.getProperty("path.separator") + blas;
        Optional<String> backend = Programs.output("java -cp '" + extended + "' " + Backend.class.getName());
        if (backend.filter(name -> name.contains("BLAS")).isEmpty()) {
            return Map.of();
        }
        try {
            System.setProperty("java.class.path", extended); // JMH starts its processes with it
            return jmh("MatrixProductBenchmark.gradus|NetworkBenchmark");
        } finally {
            System.setProperty("java.class.path", classPath);
        }
    }

    private Map<String, RunResult> jmh(String which) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder().include(which).shouldFailOnError(true);
        if (quick) {
            options.forks(1)
                    .warmupIterations(3)
                    .warmupTime(TimeValue.seconds(2))
                    .measurementIterations(3)
                    .measurementTime(TimeValue.seconds(2));
        }
        Map<String, RunResult> results = new LinkedHashMap<>();
        for (RunResult result : new Runner(options.build()).run()) {
            results.put(name(result), result);
        }
        return results;
    }

    /** {@code SheetBenchmark.sheet lecture-1}. */
    private static String name(RunResult result) {
        String name = result.getParams().getBenchmark().replaceFirst("^.*\\.(?=[^.]+\\.[^.]+$)", "");
        StringBuilder text = new StringBuilder(name);
        result.getParams()
                .getParamsKeys()
                .forEach(key -> text.append(' ').append(result.getParams().getParam(key)));
        return text.toString();
    }

    private void warm(Map<String, RunResult> results) throws IOException, InterruptedException {
        head("Warm, one core", "YAML to Markdown", "Gradus, ms", "sheets a second", "SymPy, ms", "SymPy is slower");
        for (String exercise : List.of("lecture-1", "mazur-2-2-2")) {
            double own = score(results, "SheetBenchmark.sheet " + exercise);
            Optional<Double> other = sympy.isEmpty()
                    ? Optional.empty()
                    : Programs.output(Programs.python("sheets.py", exercise, quick ? "3" : "10"))
                            .map(Double::parseDouble);
            row(
                    exercise,
                    text(own),
                    text(1000 / own),
                    text(other),
                    other.map(ms -> text(ms / own) + " times").orElse(""));
        }
    }

    private void numbers(Map<String, RunResult> results) throws IOException, InterruptedException {
        Map<String, Double> python = python("certified.py");
        head("Certified numbers", "function at decimals of (0, 4)", "Gradus, µs", "beside it, µs", "ratio");
        for (String way : List.of("hundredPlaces", "bits64")) {
            for (String function : List.of("exp", "ln", "sigmoid")) {
                double own = score(results, "NumberBenchmark." + way + " " + function);
                Optional<Double> other = Optional.ofNullable(python.get(way + " " + function));
                String words = way.equals("bits64") ? ", 64 bits, beside Arb" : ", 100 places, beside mpmath";
                row(function + words, text(own), text(other), ratio(own, other));
            }
        }
    }

    private void matrices(Map<String, RunResult> results, Map<String, RunResult> withBlas)
            throws IOException, InterruptedException {
        Map<String, Double> python = numpy.isPresent() ? python("matrices.py") : Map.of();
        String size = "product of n × n";
        head(
                "Matrices, one thread",
                size,
                "Gradus, ms",
                "EJML, ms",
                "ratio",
                "NumPy, ms",
                "ratio",
                "with BLAS, ms",
                "ratio");
        for (String n : List.of("64", "256", "1024")) {
            String name = "MatrixProductBenchmark.gradus " + n;
            double own = score(results, name);
            double ejml = score(results, "MatrixProductBenchmark.ejml " + n);
            Optional<Double> numpy = Optional.ofNullable(python.get("product n = " + n));
            Optional<Double> blas = found(withBlas, name);
            row(
                    n,
                    text(own),
                    text(ejml),
                    text(own / ejml),
                    text(numpy),
                    ratio(own, numpy),
                    some(blas),
                    ratio(blas, numpy));
        }
        String passes = "784-128-64-10 with 256 samples";
        head("Passes, one thread", passes, "Gradus, µs", "NumPy, µs", "ratio", "with BLAS, µs", "ratio");
        for (String pass : List.of("forward", "backward", "forwardAndBackward")) {
            String name = "NetworkBenchmark." + pass;
            double own = score(results, name);
            Optional<Double> numpy = Optional.ofNullable(python.get(pass));
            Optional<Double> blas = found(withBlas, name);
            row(pass, text(own), text(numpy), ratio(own, numpy), some(blas), ratio(blas, numpy));
        }
    }

    /** What a script beside this file prints: a name and its time in each line. */
    private static Map<String, Double> python(String script) throws IOException, InterruptedException {
        Map<String, Double> times = new LinkedHashMap<>();
        Matcher found =
                OF_PYTHON.matcher(Programs.output(Programs.python(script)).orElse(""));
        while (found.find()) {
            times.put(found.group(1).replaceAll(" +", " "), Double.parseDouble(found.group(2)));
        }
        return times;
    }

    private void everything(Collection<RunResult> results) {
        head("All of JMH", "benchmark", "score", "±", "unit");
        for (RunResult result : results) {
            row(
                    name(result),
                    text(result.getPrimaryResult().getScore()),
                    text(result.getPrimaryResult().getScoreError()),
                    result.getPrimaryResult().getScoreUnit());
        }
    }

    private static double score(Map<String, RunResult> results, String name) {
        RunResult result = results.get(name);
        if (result == null) {
            throw new IllegalArgumentException(name + " is none of " + results.keySet());
        }
        return result.getPrimaryResult().getScore();
    }

    private static Optional<Double> found(Map<String, RunResult> results, String name) {
        return Optional.ofNullable(results.get(name))
                .map(result -> result.getPrimaryResult().getScore());
    }

    // ---- tables ----

    private void head(String title, String... columns) {
        lines.addAll(List.of("", "## " + title, ""));
        row(columns);
        lines.add("|---" + "|---:".repeat(columns.length - 1) + "|");
    }

    private void row(String... cells) {
        lines.add("| " + String.join(" | ", cells) + " |");
    }

    private static String ratio(double own, Optional<Double> other) {
        return other.map(seconds -> text(own / seconds)).orElse("");
    }

    private static String ratio(Optional<Double> own, Optional<Double> other) {
        return own.map(time -> ratio(time, other)).orElse("");
    }

    /** Empty where nothing was measured. */
    private static String some(Optional<Double> value) {
        return value.map(Benchmarks::text).orElse("");
    }

    private static String text(Optional<Double> value) {
        return value.map(Benchmarks::text).orElse("not installed");
    }

    /** Three significant digits or all before the point. */
    private static String text(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        int digits = Math.max(0, Math.min(6, 2 - (int) Math.floor(Math.log10(Math.abs(value)))));
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
