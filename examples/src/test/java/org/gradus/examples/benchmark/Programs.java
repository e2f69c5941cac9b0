package org.gradus.examples.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs as a shell starts them, and how long their processes and all of theirs are at work. */
final class Programs {
    /** The checkout, also where Maven starts in the folder of a module. */
    static final Path ROOT = root();

    private static final Path COMPANIONS = ROOT.resolve("examples/src/test/java/org/gradus/examples/benchmark");

    /** Whoever starts this has just built. */
    private static final double LOAD_OF_MAVEN = 1.2;

    /** The program itself: what pyenv puts in its place takes a tenth of a second first. */
    private static final String PYTHON = interpreter();

    private Programs() {}

    private static String interpreter() {
        try {
            return output("python3 -c 'import sys; print(sys.executable)'").orElse("python3");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /**
     * @param processor the seconds of all processors
     * @param clock the seconds on the clock
     */
    record Seconds(double processor, double clock) {
        Seconds least(Seconds other) {
            return new Seconds(Math.min(processor, other.processor), Math.min(clock, other.clock));
        }
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("gradus")) ? here : here.resolve("..").normalize();
    }

    /** The command of one of the Python scripts beside this file. */
    static String python(String script, String... args) {
        return "OPENBLAS_NUM_THREADS=1 " + PYTHON + " '" + COMPANIONS.resolve(script) + "' " + String.join(" ", args);
    }

    /** What a shell prints; nothing where the command fails. */
    static Optional<String> output(String command) throws IOException, InterruptedException {
        Path out = Files.createTempFile("benchmark", ".out");
        try {
            int code = start(command + " 2>/dev/null", out);
            return code == 0 ? Optional.of(Files.readString(out).strip()) : Optional.empty();
        } finally {
            Files.delete(out);
        }
    }

    /** Each command so often, one after the other in every round, so that a busy machine meets all alike; the least of each. */
    static Map<String, Seconds> least(List<String> commands, int rounds) throws IOException, InterruptedException {
        Map<String, Seconds> least = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (String command : commands) {
                least.merge(command, seconds(command), Seconds::least);
            }
        }
        return least;
    }

    private static Seconds seconds(String command) throws IOException, InterruptedException {
        Path out = Files.createTempFile("benchmark", ".time");
        try {
            // 1 is a verdict
            String timed = "TIMEFORMAT='%U %S %R'; time { { " + command
                    + "; } >/dev/null 2>&1 || [ $? -eq 1 ] || echo failed; }";
            start(timed + " 2>&1", out);
            String[] said = Files.readString(out).strip().split("\\s+");
            if (said.length != 3) {
                throw new IOException("failed: " + command);
            }
            return new Seconds(Double.parseDouble(said[0]) + Double.parseDouble(said[1]), Double.parseDouble(said[2]));
        } finally {
            Files.delete(out);
        }
    }

    private static int start(String command, Path out) throws IOException, InterruptedException {
        return new ProcessBuilder("bash", "-c", "{ " + command + "; }")
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start()
                .waitFor();
    }

    /** Until the launcher has what makes its starts quick, or two minutes. */
    static void settle() throws IOException, InterruptedException {
        for (int attempt = 0; attempt < 2; attempt++) {
            output("./gradus --version"); // the first may build, which drops the archive
            for (int i = 0; i < 120 && locked(); i++) {
                Thread.sleep(500);
            }
        }
    }

    private static boolean locked() throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve("report/target"))) {
            return files.anyMatch(file -> file.toString().endsWith(".lock"));
        }
    }

    /** The machine in one paragraph: what it is, how busy it was before this began, and what is installed on it. */
    static List<String> machine() throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        int cores = Runtime.getRuntime().availableProcessors();
        String model =
                output("grep -m1 'model name' /proc/cpuinfo | cut -d: -f2").orElse("unknown processor");
        lines.add("* " + cores + " cores, " + model + ", " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch"));
        lines.add("* Java " + Runtime.version() + ", " + System.getProperty("java.vm.vendor"));
        double load = Double.parseDouble(output("cut -d' ' -f1 /proc/loadavg").orElse("0"));
        lines.add("* load when this began: " + load + " on " + cores + " cores"
                + (load > LOAD_OF_MAVEN + 0.3 * cores
                        ? ": **the machine was busy**, figures of single threads are too large"
                        : ""));
        return lines;
    }

    /** The version of a Python module. */
    static Optional<String> version(String module) throws IOException, InterruptedException {
        return output(PYTHON + " -c 'import " + module + "; print(" + module + ".__version__)'");
    }

    static byte[] bytes(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
