package org.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.gradus.report.cli.Main;

/** The command line, called as a user calls it, and the folders of the show room. */
final class Gradus {
    static final Path ROOT = root();
    static final Path EXERCISES = ROOT.resolve("examples/exercises");
    static final Path CLAIMS = ROOT.resolve("examples/claims");
    static final Path SHEETS = ROOT.resolve("examples/sheets");

    private Gradus() {}

    record Run(int exitCode, String out, String err) {}

    static Run run(String in, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Main.run(
                arguments,
                new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Run(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** The standard output of a command that must succeed silently. */
    static String output(String in, String... arguments) {
        Run run = run(in, arguments);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return run.out();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The standard output of a command that must report nothing, whether all its claims are right or not. */
    static String verdicts(String in, String... arguments) {
        Run run = run(in, arguments);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isBetween(0, 1);
        return run.out();
    }

    /** All claims files, in order of their names. */
    static List<Path> claims() {
        return files(CLAIMS, ".yaml");
    }

    /** All exercise files, in order of their names. */
    static List<Path> exercises() {
        return files(EXERCISES, ".yaml");
    }

    /** Exercises of every size, one neuron to ten units a layer and six layers. */
    static List<Path> growing() {
        return files(ROOT.resolve("examples/src/test/resources/growing"), ".yaml");
    }

    /** All sheets of the show room whose names end like this, in order of their names. */
    static List<Path> sheets(String extension) {
        return files(SHEETS, extension);
    }

    private static List<Path> files(Path folder, String extension) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(extension))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The name of an exercise: its file's name without the extension. */
    static String name(Path exercise) {
        return exercise.getFileName().toString().replace(".yaml", "");
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("gradus"))) {
            folder = Objects.requireNonNull(folder.getParent(), "not within the checkout");
        }
        return folder;
    }
}
