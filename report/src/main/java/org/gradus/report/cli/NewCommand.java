package org.gradus.report.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gradus.report.cli.machine.WholeFile;
import org.gradus.report.exercise.Near;
import org.gradus.report.vary.Variation;
import picocli.CommandLine.ParseResult;

/** {@code gradus new}: a commented exercise to start from. */
final class NewCommand {
    static final List<String> STARTERS = List.of("neuron", "xor", "softmax", "mlp", "course");
    private static final String USUAL = "mlp";

    private NewCommand() {}

    static int run(ParseResult given, PrintStream out) throws IOException {
        List<String> names = given.matchedPositionalValue(0, List.of(USUAL));
        String name = names.isEmpty() ? USUAL : names.get(0);
        if (names.size() > 1) {
            throw new UsageException("new gives one exercise at a time");
        }
        if (!STARTERS.contains(name)) {
            String hint = Near.hint(name, STARTERS);
            throw new UsageException("there is no starter '" + name + "'"
                    + (hint.isEmpty() ? "; there is one of: " + String.join(", ", STARTERS) : hint));
        }
        Optional<String> output = OptionValues.text(given, Syntax.OUTPUT);
        if (output.isEmpty()) {
            out.print(text(name));
            return ExitCode.DONE;
        }
        Path file = Target.isFolder(output.get())
                ? Target.path(output.get()).resolve(name + ".yaml")
                : Target.path(output.get());
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new UsageException(file + " is there already, and new never replaces a file; name another after -o");
        }
        WholeFile.write(file, text(name));
        return ExitCode.DONE;
    }

    private static String text(String name) throws IOException {
        try (InputStream starter = Variation.class.getResourceAsStream(name + ".yaml")) {
            if (starter == null) {
                throw new IllegalStateException("the starter " + name + " is missing from the program");
            }
            return new String(starter.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
