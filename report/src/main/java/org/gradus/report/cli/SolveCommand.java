package org.gradus.report.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.gradus.report.cli.many.Finished;
import org.gradus.report.cli.many.ManyFiles;
import org.gradus.report.cli.many.Reading;
import org.gradus.report.cli.many.Result;
import org.gradus.report.cli.many.Task;
import org.gradus.report.compose.Origins;
import org.gradus.report.compose.words.Style;
import org.gradus.report.course.Assignment;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.Problem;
import org.gradus.report.exercise.reader.BesideFile;
import org.gradus.report.render.MarkdownRenderer;
import org.gradus.report.render.html.HtmlRenderer;
import org.gradus.report.render.pdf.PdfRenderer;
import org.gradus.report.render.typst.TypstRenderer;
import org.gradus.report.sheet.Sheet;
import org.gradus.report.solution.ClaimResult;
import org.gradus.report.solution.Solution;
import org.gradus.report.solve.Solver;
import org.gradus.report.vary.ExerciseFiles;

/** {@code gradus solve FILE…}: reads, solves and prints exercises, each by itself or all in one document. */
final class SolveCommand {
    private final SolveOptions options;
    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    SolveCommand(SolveOptions options, InputStream in, PrintStream out, PrintStream err) {
        this.options = options;
        this.in = in;
        this.out = out;
        this.err = err;
    }

    /** Writes the good ones, reports the bad ones; returns the largest exit code. */
    int run() {
        List<Target> targets = options.targets();
        return options.paper().together() ? together(targets) : each(Target.byInput(targets));
    }

    private int each(Map<String, List<Target>> targets) {
        List<Task> tasks = new ArrayList<>();
        for (String input : options.spread().shard().part(List.copyOf(targets.keySet()))) {
            List<Target> own = Objects.requireNonNull(targets.get(input));
            tasks.add(Target.task(
                    input, own, reading -> outcome(input, reading, solved -> results(input, own, reading, solved))));
        }
        return new ManyFiles(out, err, Faults::report).run("solving", tasks, options.spread(), options::ofResults);
    }

    private List<Result> results(String input, List<Target> targets, Reading reading, Solution solved)
            throws IOException {
        Optional<Assignment> assignment = options.sheets().assignment(solved);
        Style style = style(solved, targets);
        Printer printer = new Printer(
                () -> options.sheets().json(solved, assignment),
                () -> options.sheets().compose(solved, assignment, style),
                () -> Origins.of(solved, style),
                options.markdown(),
                options.paper().latex(Target.stem(input)),
                PdfRenderer.withPictures(Logo.beside(List.of(input), reading::note)));
        List<Result> results = new ArrayList<>();
        List<Result> beside = new ArrayList<>();
        for (Target target : targets) {
            Optional<Pictures> own = pictures(target);
            byte[] printed =
                    own.map(printer::print).map(Printer::bytes).orElseGet(() -> printer.print(target.format()));
            results.add(Result.of(target.file(), printed));
            own.map(Pictures::results).ifPresent(beside::addAll);
        }
        results.addAll(beside);
        results.addAll(Logo.checked(input, solved.exercise(), targets, reading::note));
        return results;
    }

    private Style style(Solution solved, List<Target> targets) {
        Style style = options.style(solved.exercise());
        boolean pictures = targets.stream()
                .anyMatch(target ->
                        target.format().hasPictures() || pictures(target).isPresent());
        return pictures ? style : style.withoutPictures();
    }

    /** Markdown in a folder has pictures beside it; that on standard output, or in a file, which may go elsewhere alone, has none. */
    private Optional<Pictures> pictures(Target target) {
        boolean inFolder = options.output().filter(Target::isFolder).isPresent();
        return inFolder && target.format() == Format.MD ? target.file().map(Pictures::new) : Optional.empty();
    }

    // ---- one document ----

    /** What one exercise brings to the document of all. */
    private record Part(List<Sheet> sheets, Optional<Assignment> assignment, Style style, List<Result> logos) {}

    /** One document of all exercises, or none if one of them is bad. */
    private int together(List<Target> targets) {
        Map<String, Part> parts = new ConcurrentHashMap<>();
        List<Task> tasks = new ArrayList<>();
        for (String input : options.files()) {
            tasks.add(Target.task(
                    input,
                    List.of(),
                    reading -> outcome(input, reading, solved -> {
                        parts.put(input, part(input, targets, solved));
                        return List.of();
                    })));
        }
        ManyFiles files = new ManyFiles(out, err, Faults::report);
        int worst = files.run("solving", tasks, options.spread(), List::of);
        List<Part> each = options.files().stream()
                .map(parts::get)
                .filter(Objects::nonNull)
                .toList();
        if (each.size() < options.files().size()) {
            return worst;
        }
        Task document = new Task("", Optional.empty(), List.of(), reading -> document(targets, each));
        return Math.max(worst, files.run("writing", List.of(document), options.spread(), List::of));
    }

    private Part part(String input, List<Target> targets, Solution solved) throws IOException {
        Optional<Assignment> assignment = options.sheets().assignment(solved);
        Style style = options.style(solved.exercise());
        List<Sheet> sheets = options.sheets().compose(solved, assignment, style);
        boolean pages = targets.stream().anyMatch(target -> target.format() == Format.HTML);
        return new Part(
                pages ? Printer.withOrigins(sheets, Origins.of(solved, style)) : sheets,
                assignment,
                style,
                Logo.checked(input, solved.exercise(), targets, (file, bytes) -> {}));
    }

    private Finished document(List<Target> targets, List<Part> parts) {
        List<Result> results = new ArrayList<>();
        try {
            List<Sheet> sheets = options.sheets()
                    .inOneDocument(
                            parts.stream()
                                    .flatMap(part -> part.assignment().stream())
                                    .toList(),
                            parts.stream().map(Part::sheets).toList(),
                            parts.get(0).style());
            for (Target target : targets) {
                results.add(Result.of(target.file(), together(target.format(), sheets)));
            }
            parts.forEach(part -> results.addAll(part.logos()));
            return Finished.of(ExitCode.DONE, "", results);
        } catch (Throwable thrown) { // also a logo that is no picture
            return Faults.finished(thrown, options.files().get(0));
        }
    }

    private byte[] together(Format format, List<Sheet> sheets) {
        return switch (format) {
            case TEX -> Printer.bytes(options.paper().latex("").render(sheets));
            case HTML -> Printer.bytes(new HtmlRenderer().render(sheets));
            case PDF ->
                Printer.pdf(sheets, PdfRenderer.withPictures(Logo.beside(options.files(), (file, bytes) -> {})));
            case TYP -> Printer.bytes(new TypstRenderer().render(sheets));
            case IPYNB -> Printer.bytes(Printer.notebook(sheets));
            default -> Printer.bytes(new MarkdownRenderer(options.markdown()).render(sheets));
        };
    }

    // ---- one exercise ----

    /** What is made of a solution. */
    private interface Print {
        List<Result> of(Solution solution) throws IOException;
    }

    private Finished outcome(String input, Reading reading, Print print) {
        List<Problem> notes = new ArrayList<>();
        try {
            Exercise exercise = options.applyTo(read(input, reading, notes::add));
            Solution solution = Solver.solve(exercise);
            boolean proved = solution.verdicts().stream().allMatch(ClaimResult::isProved);
            List<Result> results = print.of(solution);
            return Finished.of(proved ? ExitCode.DONE : ExitCode.CLAIM_FAILED, said(input, notes), results);
        } catch (Throwable thrown) { // also a full heap or stack: the other files may still be good
            return Faults.finished(thrown, name(input));
        }
    }

    private static String said(String input, List<Problem> notes) {
        StringBuilder lines = new StringBuilder();
        for (Problem note : notes) {
            lines.append(name(input))
                    .append(':')
                    .append(note.line())
                    .append(':')
                    .append(note.column());
            lines.append(": note: ").append(note.message()).append(System.lineSeparator());
        }
        return lines.toString();
    }

    private Exercise read(String input, Reading reading, Consumer<Problem> notes) throws IOException {
        if (input.equals(Target.STANDARD_INPUT)) {
            return ExerciseFiles.read(name(input), in, options.limits(), notes);
        }
        Path file = Target.path(input);
        try (InputStream text = reading.open(file)) {
            return ExerciseFiles.read(file, text, options.limits(), notes, BesideFile.of(file, reading::note));
        }
    }

    private static String name(String input) {
        return input.equals(Target.STANDARD_INPUT) ? "stdin" : input;
    }
}
