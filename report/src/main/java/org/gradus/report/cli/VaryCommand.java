package org.gradus.report.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.gradus.report.cli.machine.Progress;
import org.gradus.report.cli.machine.WholeFile;
import org.gradus.report.compose.Composer;
import org.gradus.report.compose.words.Style;
import org.gradus.report.exercise.Problem;
import org.gradus.report.exercise.random.Recipient;
import org.gradus.report.exercise.random.Template;
import org.gradus.report.render.MarkdownRenderer;
import org.gradus.report.solution.Solution;
import org.gradus.report.vary.ExerciseFiles;
import org.gradus.report.vary.Groups;
import org.gradus.report.vary.Students;
import org.gradus.report.vary.Survey;
import org.gradus.report.vary.Variant;
import org.gradus.report.vary.Variation;

/** {@code gradus vary FILE}: writes an exercise file for every student, number or group; all of them or none. */
final class VaryCommand {
    private static final String EXTENSION = ".yaml";

    private final VaryOptions options;
    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    VaryCommand(VaryOptions options, InputStream in, PrintStream out, PrintStream err) {
        this.options = options;
        this.in = in;
        this.out = out;
        this.err = err;
    }

    int run() {
        String name = options.file().equals(Target.STANDARD_INPUT) ? "stdin" : options.file();
        Optional<Path> folder = options.output().map(VaryCommand::folder);
        List<Recipient> recipients = List.of();
        try {
            recipients = recipients();
        } catch (Throwable thrown) { // also a full heap or stack
            return Faults.report(thrown, options.students().orElse(name), err);
        }
        try {
            Template template = open(
                    options.file(),
                    name,
                    (file, stream) -> ExerciseFiles.open(file, stream, options.limits(), note(file)));
            Variation variation = Variation.of(name, template);
            List<Variant> variants = variants(variation, recipients);
            if (options.check()) {
                survey(variants).forEach(out::println);
            }
            if (folder.isPresent()) {
                write(folder.get(), variants);
            }
            err.println(report(variation, variants, folder));
            return ExitCode.DONE;
        } catch (Throwable thrown) { // also a full heap or stack
            return Faults.report(thrown, name, err);
        }
    }

    private static Path folder(String output) {
        Path folder = Target.path(output);
        if (output.equals(Target.STANDARD_INPUT) || Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new UsageException("-o " + output + " must be a folder, which vary fills with files");
        }
        return folder;
    }

    private List<Recipient> recipients() throws IOException {
        if (options.students().isPresent()) {
            String file = options.students().get();
            List<String> ids = open(
                    file,
                    file.equals(Target.STANDARD_INPUT) ? "stdin" : file,
                    (name, stream) ->
                            Students.read(name, stream, options.limits().bytes(), note(name)));
            return ids.stream().map(Recipient::student).toList();
        }
        return IntStream.rangeClosed(1, options.count().orElse(0))
                .mapToObj(Recipient::number)
                .toList();
    }

    private interface Reading<T> {
        T read(String name, InputStream stream) throws IOException;
    }

    private <T> T open(String file, String name, Reading<T> reading) throws IOException {
        if (file.equals(Target.STANDARD_INPUT)) {
            return reading.read(name, in);
        }
        try (InputStream stream = Files.newInputStream(Target.path(file))) {
            return reading.read(name, stream);
        }
    }

    private Consumer<Problem> note(String file) {
        return note -> err.println(file + ":" + note.line() + ":" + note.column() + ": note: " + note.message());
    }

    private List<Variant> variants(Variation variation, List<Recipient> recipients) {
        if (!options.groups().isEmpty()) {
            return Groups.of(variation, options.groups());
        }
        List<Variant> variants = new ArrayList<>();
        try (Progress progress = Progress.of(err, "drawing", recipients.size())) {
            for (Recipient recipient : recipients) {
                progress.start(recipient.id());
                variants.add(variation.variant(recipient));
            }
        }
        return variants;
    }

    private List<String> survey(List<Variant> variants) {
        Survey survey = new Survey(VaryCommand::length);
        try (Progress progress = Progress.of(err, "solving", variants.size())) {
            for (Variant variant : variants) {
                progress.start(variant.recipient().id());
                survey.add(variant);
            }
        }
        return survey.lines();
    }

    private static int length(Solution solution) {
        Style style = Style.of(solution.exercise().language());
        return (int) new MarkdownRenderer()
                .render(Composer.compose(solution, style))
                .lines()
                .count();
    }

    private void write(Path folder, List<Variant> variants) throws IOException {
        Map<Path, String> texts = new LinkedHashMap<>();
        for (Variant variant : variants) {
            texts.put(folder.resolve(fileName(variant.recipient())), variant.text());
        }
        for (Optional<String> input : List.of(Optional.of(options.file()), options.students())) {
            if (input.isPresent() && Files.exists(Target.path(input.get()))) {
                Path read = Target.path(input.get()).toRealPath();
                for (Path file : texts.keySet()) {
                    if (Files.exists(file) && file.toRealPath().equals(read)) {
                        throw new UsageException("a variant would overwrite the input " + input.get());
                    }
                }
            }
        }
        Set<String> others = others(folder, texts.keySet());
        WholeFile.writeAll(texts);
        if (!others.isEmpty()) {
            err.println(options.output().orElseThrow() + ": note: " + others.size() + " more "
                    + (others.size() == 1 ? "file of that name was" : "files of that name were") + " there before: "
                    + others.iterator().next() + (others.size() > 1 ? ", …" : ""));
        }
    }

    /** Files of an earlier run that this one does not replace: whoever solves the whole folder should know. */
    private Set<String> others(Path folder, Set<Path> written) throws IOException {
        Set<String> others = new java.util.TreeSet<>();
        if (Files.isDirectory(folder)) {
            String prefix = Target.stem(options.file()) + "-";
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                for (Path file : files) {
                    String name = file.getFileName().toString();
                    if (name.startsWith(prefix)
                            && name.endsWith(EXTENSION)
                            && !written.contains(folder.resolve(name))) {
                        others.add(name);
                    }
                }
            }
        }
        return others;
    }

    /** {@code NAME-0007.yaml}, {@code NAME-s1234.yaml}, {@code NAME-A.yaml}. */
    private String fileName(Recipient recipient) {
        String id = options.count().isPresent()
                ? "0".repeat(Math.max(0, 4 - recipient.id().length())) + recipient.id()
                : recipient.id();
        return Target.stem(options.file()) + "-" + id + EXTENSION;
    }

    private String report(Variation variation, List<Variant> variants, Optional<Path> folder) {
        String alike = variation.alike(variants);
        String what = variants.size()
                + (variants.size() == 1 ? " variant " : " variants ")
                + folder.map(path -> "written to " + options.output().orElseThrow())
                        .orElse("drawn");
        return what + "; " + variation.tally().text() + (alike.isEmpty() ? "" : "; " + alike);
    }
}
