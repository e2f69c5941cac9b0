package org.gradus.report.cli;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.gradus.report.cli.machine.WholeFile;
import org.gradus.report.cli.many.Finished;
import org.gradus.report.cli.many.Reading;
import org.gradus.report.cli.many.Task;

/**
 * Where one result goes.
 *
 * @param input the file as named on the command line, {@code -} for standard input
 * @param file absent for standard output
 */
record Target(String input, Format format, Optional<Path> file) {
    static final String STANDARD_INPUT = "-";

    /** What the document of several exercises is called in a folder. */
    private static final String TOGETHER = "sheet";

    /**
     * A place for every result, in the order of the inputs and formats.
     *
     * @param output what {@code -o} names
     * @throws UsageException when two results would get one name, or a result the name of an input; nothing is written yet
     */
    static List<Target> plan(List<String> inputs, List<Format> formats, Optional<String> output) {
        return plan(inputs, formats, output, inputs);
    }

    /**
     * As above.
     *
     * @param read all files that are read, none of which may be overwritten
     */
    static List<Target> plan(List<String> inputs, List<Format> formats, Optional<String> output, List<String> read) {
        refuseTwiceStandard(inputs);
        if (output.isEmpty()) {
            return unnamed(inputs, formats, read);
        }
        int results = inputs.size() * formats.size();
        List<Target> targets = new ArrayList<>();
        for (String input : inputs) {
            for (Format format : formats) {
                targets.add(new Target(input, format, Optional.of(place(input, format, output.get(), results))));
            }
        }
        refuseCollisions(read, targets);
        return targets;
    }

    /** A text goes to standard output, what is none beside its input. */
    private static List<Target> unnamed(List<String> inputs, List<Format> formats, List<String> read) {
        long texts = inputs.size() * formats.stream().filter(Format::isText).count();
        if (texts > 1) {
            throw new UsageException(texts + " results do not fit on standard output; name a folder with -o FOLDER/");
        }
        List<Target> targets = new ArrayList<>();
        for (String input : inputs) {
            for (Format format : formats) {
                targets.add(new Target(
                        input, format, format.isText() ? Optional.empty() : Optional.of(beside(input, format))));
            }
        }
        refuseCollisions(
                read,
                targets.stream().filter(target -> target.file().isPresent()).toList());
        return targets;
    }

    private static Path beside(String input, Format format) {
        String name = stem(input) + "." + format.extension();
        return input.equals(STANDARD_INPUT) ? path(name) : path(input).resolveSibling(name);
    }

    /** A place for the one result of all inputs in each format. */
    static List<Target> together(
            List<String> inputs, List<Format> formats, Optional<String> output, List<String> read) {
        refuseTwiceStandard(inputs);
        List<Target> targets = of(TOGETHER, formats, output);
        if (output.isPresent()) {
            refuseCollisions(read, targets);
        }
        return targets;
    }

    private static void refuseTwiceStandard(List<String> inputs) {
        if (inputs.stream().filter(STANDARD_INPUT::equals).count() > 1) {
            throw new UsageException("standard input (-) can be read only once");
        }
    }

    /**
     * A place for every result of something that is no file.
     *
     * @param name what files in a folder are called
     * @throws UsageException as {@link #plan}
     */
    static List<Target> of(String name, List<Format> formats, Optional<String> output) {
        if (output.isEmpty()) {
            return plan(List.of(name), formats, output);
        }
        List<Target> targets = formats.stream()
                .map(format -> new Target(name, format, Optional.of(place(name, format, output.get(), formats.size()))))
                .toList();
        refuseCollisions(List.of(), targets);
        return targets;
    }

    /** What is to be written of each input, so that it is read once; in the order of the inputs. */
    static Map<String, List<Target>> byInput(List<Target> targets) {
        Map<String, List<Target>> grouped = new LinkedHashMap<>();
        for (Target target : targets) {
            grouped.computeIfAbsent(target.input(), input -> new ArrayList<>()).add(target);
        }
        return grouped;
    }

    /** Work on one input. */
    static Task task(String input, List<Target> targets, Function<Reading, Finished> work) {
        boolean standard = input.equals(STANDARD_INPUT);
        return new Task(
                standard ? "stdin" : input,
                standard ? Optional.empty() : Optional.of(path(input)),
                targets.stream().flatMap(target -> target.file().stream()).toList(),
                work);
    }

    /** Makes sure that no result goes to standard output, which keeps nothing that could be left as it is. */
    static List<Target> inFiles(List<Target> targets) {
        if (targets.stream().anyMatch(target -> target.file().isEmpty())) {
            throw new UsageException(
                    Syntax.SKIP_UNCHANGED + " looks at results in files; name a folder with -o FOLDER/");
        }
        return targets;
    }

    /** Writes the result, or says why not; returns the exit code. */
    int write(String text, PrintStream out, PrintStream err) {
        return write(text.getBytes(StandardCharsets.UTF_8), out, err);
    }

    /** The same of a result that may be no text. */
    int write(byte[] result, PrintStream out, PrintStream err) {
        if (file.isEmpty()) {
            out.write(result, 0, result.length);
            return ExitCode.DONE;
        }
        try {
            WholeFile.write(file.get(), result);
            return ExitCode.DONE;
        } catch (IOException e) {
            return Faults.report(e, file.get().toString(), err);
        }
    }

    /** A file name as a path; the message is for the user. */
    static Path path(String name) {
        try {
            if (!name.isEmpty()) {
                return Path.of(name);
            }
        } catch (InvalidPathException e) {
            // answered below, together with the empty name
        }
        throw new UsageException("'" + name + "' is no file name");
    }

    /** Whether a name after {@code -o} is one of a folder whatever is written there. */
    static boolean isFolder(String output) {
        return output.endsWith("/") || output.endsWith(File.separator) || Files.isDirectory(path(output));
    }

    private static Path place(String input, Format format, String output, int results) {
        if (output.equals(STANDARD_INPUT)) {
            throw new UsageException("-o needs a file or folder; leave it out for standard output");
        }
        Path path = path(output);
        if (results > 1 && Files.exists(path) && !Files.isDirectory(path)) {
            throw new UsageException(output + " is a file, but there are " + results + " results; name a folder");
        }
        return results > 1 || isFolder(output) ? path.resolve(stem(input) + "." + format.extension()) : path;
    }

    /** The file's name without its last extension; the dot of a hidden file starts no extension. */
    static String stem(String input) {
        if (input.equals(STANDARD_INPUT)) {
            return "stdin";
        }
        Path last = path(input).getFileName();
        if (last == null) {
            throw new UsageException("'" + input + "' is no file name");
        }
        String name = last.toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static void refuseCollisions(List<String> inputs, List<Target> targets) {
        Map<Path, String> taken = new LinkedHashMap<>();
        for (String input : inputs) {
            if (!input.equals(STANDARD_INPUT)) {
                taken.put(place(path(input)), "the input " + input);
            }
        }
        for (Target target : targets) {
            Path file = target.file().orElseThrow();
            String result = "the " + target.format().text() + " of " + target.input();
            String other = taken.putIfAbsent(place(file), result);
            if (other != null) {
                throw new UsageException(result + " would overwrite " + other + ": " + file);
            }
        }
    }

    /** One path for one place, also through links, also for a file that does not exist yet. */
    private static Path place(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        try {
            if (Files.exists(absolute)) {
                return absolute.toRealPath();
            }
            Path folder = absolute.getParent();
            return folder == null ? absolute : place(folder).resolve(absolute.getFileName());
        } catch (IOException e) {
            return absolute;
        }
    }
}
