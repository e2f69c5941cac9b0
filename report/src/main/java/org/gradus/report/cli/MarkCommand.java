package org.gradus.report.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.gradus.core.expr.HiddenCharacters;
import org.gradus.report.cli.column.ColumnWriter;
import org.gradus.report.cli.machine.Progress;
import org.gradus.report.compose.marked.FeedbackSheets;
import org.gradus.report.compose.marked.MarkedCsv;
import org.gradus.report.compose.marked.MarkedTable;
import org.gradus.report.course.Asked;
import org.gradus.report.course.Assignment;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.Problem;
import org.gradus.report.exercise.random.Recipient;
import org.gradus.report.exercise.random.Template;
import org.gradus.report.exercise.reader.BesideFile;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.json.SolutionJsonMarking;
import org.gradus.report.marking.answers.AnswersFile;
import org.gradus.report.marking.answers.AnswersTemplate;
import org.gradus.report.marking.answers.Assignments;
import org.gradus.report.marking.answers.ClassMarker;
import org.gradus.report.marking.answers.MarkedClass;
import org.gradus.report.render.MarkdownRenderer;
import org.gradus.report.solve.OwnDerivatives;
import org.gradus.symbolic.kernel.Prover;

/** {@code gradus mark}: marks the answers of a class, or writes the table in which they are to be filled in. */
final class MarkCommand {
    private final MarkOptions options;
    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    MarkCommand(MarkOptions options, InputStream in, PrintStream out, PrintStream err) {
        this.options = options;
        this.in = in;
        this.out = out;
        this.err = err;
    }

    /** Writes the results, reports what is wrong with rows and files; returns the largest exit code. */
    int run() {
        try (Progress progress = Progress.of(err, "marking", 1)) {
            progress.start(options.answers().orElse(options.exercises()));
            Work work = work();
            return options.answers().isPresent() ? mark(work, options.answers().get()) : template(work);
        } catch (IOException failure) {
            return Faults.report(failure, name(options.exercises()), err);
        }
    }

    /** What is marked with, where the results go, and the worst that has been reported so far. */
    private record Work(Assignments assignments, List<Target> targets, int code) {}

    private Work work() throws IOException {
        Path path = options.exercises().equals(Target.STANDARD_INPUT) ? Path.of("") : Target.path(options.exercises());
        boolean folder = !options.exercises().equals(Target.STANDARD_INPUT) && Files.isDirectory(path);
        if (folder) {
            List<Path> files = VariantFolder.files(path);
            List<Target> targets = options.targets(files);
            VariantFolder variants = VariantFolder.read(options.exercises(), files, this::read, err);
            return new Work(variants, targets, variants.code());
        }
        List<Target> targets =
                options.targets(options.exercises().equals(Target.STANDARD_INPUT) ? List.of() : List.of(path));
        Template one = options.exercises().equals(Target.STANDARD_INPUT)
                ? read(in, options.exercises(), Optional.empty())
                : read(path);
        return new Work(single(one), targets, ExitCode.DONE);
    }

    /** One exercise for all rows. Of one that is drawn for everybody only a template can be written. */
    private Assignments single(Template read) {
        if (!read.isRandom()) {
            Assignments.Found one = Assignments.Found.of(Assignment.of(read.exercise()));
            read.exercise()
                    .courseWork()
                    .variant()
                    .filter(variant -> options.answers().isPresent())
                    .ifPresent(variant -> err.println(HiddenCharacters.shown(name(options.exercises())
                            + ": note: all rows are marked as variant '" + variant.number() + "'")));
            return variant -> one;
        }
        if (options.answers().isPresent()) {
            throw new UsageException("the numbers of " + name(options.exercises())
                    + " are drawn: gradus vary writes the variants, and mark takes their folder");
        }
        Exercise first = read.exercise(read.draw(Recipient.number(1), 0), OptionalInt.empty());
        Assignments.Found any = Assignments.Found.of(Assignment.of(first));
        return variant -> any;
    }

    private Template read(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            return read(stream, file.toString(), Optional.of(BesideFile.of(file)));
        }
    }

    private Template read(InputStream stream, String file, Optional<BesideFile> beside) throws IOException {
        return ExerciseReader.open(
                name(file), stream, options.limits(), Prover.zeroTest(), OwnDerivatives.CHECK, note -> {}, beside);
    }

    // ---- marking ----

    private int mark(Work work, String answers) {
        MarkedClass marked;
        try {
            marked = ClassMarker.mark(answers(answers), work.assignments());
        } catch (IOException failure) {
            return Faults.report(failure, name(answers), err);
        }
        int code = code(work);
        report(marked);
        code = marked.problems().isEmpty() ? code : Math.max(code, ExitCode.USAGE);
        Locale language = options.language()
                .orElseGet(() -> marked.assignment()
                        .map(assignment -> assignment.exercise().language())
                        .orElse(Locale.ENGLISH));
        Map<Target, String> texts = new LinkedHashMap<>();
        work.targets().forEach(target -> texts.put(target, print(target.format(), marked, language)));
        return write(texts, code);
    }

    private AnswersFile answers(String answers) throws IOException {
        if (answers.equals(Target.STANDARD_INPUT)) {
            return AnswersFile.read(name(answers), in, options.limits());
        }
        try (InputStream stream = Files.newInputStream(Target.path(answers))) {
            return AnswersFile.read(answers, stream, options.limits());
        }
    }

    /** Variants are solved when a row needs them: only then all that is wrong with them is known. */
    private static int code(Work work) {
        return work.assignments() instanceof VariantFolder folder ? folder.code() : work.code();
    }

    /** What is wrong with the answers file, from top to bottom. */
    private void report(MarkedClass marked) {
        Stream<Problem> notes =
                marked.notes().stream().map(note -> new Problem(note.line(), note.column(), "note: " + note.message()));
        Stream.concat(notes, marked.problems().stream())
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .forEach(problem -> err.println(HiddenCharacters.shown(
                        marked.file() + ":" + problem.line() + ":" + problem.column() + ": " + problem.message())));
    }

    private String print(Format format, MarkedClass marked, Locale language) {
        return switch (format) {
            case JSON -> SolutionJsonMarking.write(marked);
            case MD -> new MarkdownRenderer(options.markdown()).render(FeedbackSheets.of(marked, language));
            case CSV -> MarkedCsv.write(marked, language);
            default -> ColumnWriter.write(MarkedTable.of(marked, language));
        };
    }

    // ---- the template ----

    private int template(Work work) {
        List<Assignment> assignments = work.assignments() instanceof VariantFolder folder
                ? folder.all()
                : work.assignments().find("").assignment().stream().toList();
        if (assignments.isEmpty()) {
            throw new UsageException("no file of " + options.exercises() + " is a variant");
        }
        List<List<String>> asked = assignments.stream()
                .map(assignment -> assignment.asked().stream()
                        .map(Asked::id)
                        .map(Object::toString)
                        .toList())
                .distinct()
                .toList();
        if (asked.size() > 1) {
            throw new UsageException("the files of " + options.exercises()
                    + " do not ask for the same numbers; one template cannot hold all");
        }
        Locale language =
                options.language().orElseGet(() -> assignments.get(0).exercise().language());
        Map<Target, String> texts = new LinkedHashMap<>();
        List<String> numbers = work.assignments() instanceof VariantFolder folder ? folder.numbers() : List.of();
        work.targets().forEach(target -> texts.put(target, AnswersTemplate.of(assignments.get(0), numbers, language)));
        texts.forEach(MarkCommand::refuseFilled);
        return write(texts, code(work));
    }

    /** Answers that were typed in are no result that may be replaced. */
    private static void refuseFilled(Target target, String template) {
        Optional<Path> filled = target.file().filter(Files::isRegularFile).filter(file -> !holds(file, template));
        if (filled.isPresent()) {
            throw new UsageException(
                    filled.get() + " is there already and may hold answers; choose another name or remove it");
        }
    }

    private static boolean holds(Path file, String text) {
        try {
            return Arrays.equals(Files.readAllBytes(file), text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            return false;
        }
    }

    private int write(Map<Target, String> texts, int code) {
        int worst = code;
        for (Map.Entry<Target, String> text : texts.entrySet()) {
            worst = Math.max(worst, text.getKey().write(text.getValue(), out, err));
        }
        return worst;
    }

    private static String name(String input) {
        return input.equals(Target.STANDARD_INPUT) ? "stdin" : input;
    }
}
