package org.gradus.report.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.gradus.report.cli.machine.Progress;
import org.gradus.report.compose.Origins;
import org.gradus.report.compose.words.Style;
import org.gradus.report.course.Assignment;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.Problem;
import org.gradus.report.render.LatexRenderer;
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
        if (options.paper().together()) {
            return together(targets);
        }
        Map<String, List<Target>> byInput = Target.byInput(targets);
        int worst = ExitCode.DONE;
        try (Progress progress = Progress.of(err, "solving", byInput.size())) {
            for (Map.Entry<String, List<Target>> input : byInput.entrySet()) {
                progress.start(input.getKey());
                worst = Math.max(worst, solve(input.getKey(), input.getValue(), progress));
            }
        }
        return worst;
    }

    private int solve(String input, List<Target> targets, Progress progress) {
        Map<Target, byte[]> results = new LinkedHashMap<>();
        List<Pictures> pictures = new ArrayList<>();
        Outcome outcome = outcome(input, progress, solved -> {
            LatexRenderer latex = options.paper().latex(Target.stem(input));
            Optional<Assignment> assignment = options.sheets().assignment(solved);
            Style style = options.style(solved.exercise());
            Printer printer = new Printer(
                    () -> options.sheets().json(solved, assignment),
                    () -> options.sheets().compose(solved, assignment, style),
                    () -> Origins.of(solved, style),
                    options.markdown(),
                    latex,
                    PdfRenderer.withPictures(Logo.beside(List.of(input))));
            for (Target target : targets) {
                Optional<Pictures> own = pictures(target);
                results.put(
                        target,
                        own.map(printer::print).map(Printer::bytes).orElseGet(() -> printer.print(target.format())));
                own.ifPresent(pictures::add);
            }
            Logo.checked(input, solved.exercise(), targets).make();
        });
        if (!outcome.isPrinted()) {
            return outcome.code();
        }
        int worst = write(results, outcome.code());
        for (Pictures own : pictures) {
            worst = Math.max(worst, own.write(err));
        }
        return worst;
    }

    /** Markdown in a folder has pictures beside it; that on standard output, or in a file, which may go elsewhere alone, has none. */
    private Optional<Pictures> pictures(Target target) {
        boolean inFolder = options.output().filter(Target::isFolder).isPresent();
        return inFolder && target.format() == Format.MD ? target.file().map(Pictures::new) : Optional.empty();
    }

    /** One document of all exercises, or none if one of them is bad. */
    private int together(List<Target> targets) {
        List<List<Sheet>> each = new ArrayList<>();
        List<Assignment> assignments = new ArrayList<>();
        List<Style> styles = new ArrayList<>();
        int worst = ExitCode.DONE;
        List<Logo.Copies> logos = new ArrayList<>();
        boolean all = true;
        boolean pages = targets.stream().anyMatch(target -> target.format() == Format.HTML);
        Map<Target, byte[]> results = new LinkedHashMap<>();
        try (Progress progress = Progress.of(err, "solving", options.files().size())) {
            for (String input : options.files()) {
                progress.start(input);
                Outcome outcome = outcome(input, progress, solved -> {
                    Optional<Assignment> assignment = options.sheets().assignment(solved);
                    Style style = options.style(solved.exercise());
                    List<Sheet> own = options.sheets().compose(solved, assignment, style);
                    each.add(pages ? Printer.withOrigins(own, Origins.of(solved, style)) : own);
                    assignment.ifPresent(assignments::add);
                    styles.add(style);
                    logos.add(Logo.checked(input, solved.exercise(), targets));
                });
                worst = Math.max(worst, outcome.code());
                all &= outcome.isPrinted();
            }
        }
        if (!all) {
            return worst;
        }
        try {
            for (Logo.Copies logo : logos) {
                logo.make();
            }
        } catch (IOException failed) {
            return Faults.report(failed, options.files().get(0), err);
        }
        List<Sheet> sheets = options.sheets().inOneDocument(assignments, each, styles.get(0));
        try {
            for (Target target : targets) {
                results.put(target, together(target.format(), sheets));
            }
        } catch (UncheckedIOException noPicture) {
            return Faults.report(noPicture, options.files().get(0), err);
        }
        return write(results, worst);
    }

    private byte[] together(Format format, List<Sheet> sheets) {
        return switch (format) {
            case TEX -> Printer.bytes(options.paper().latex("").render(sheets));
            case HTML -> Printer.bytes(new HtmlRenderer().render(sheets));
            case PDF -> Printer.pdf(sheets, PdfRenderer.withPictures(Logo.beside(options.files())));
            case TYP -> Printer.bytes(new TypstRenderer().render(sheets));
            case IPYNB -> Printer.bytes(Printer.notebook(sheets));
            default -> Printer.bytes(new MarkdownRenderer(options.markdown()).render(sheets));
        };
    }

    /** The exit code for one exercise, and whether it got as far as being printed. */
    private record Outcome(int code, boolean isPrinted) {}

    /** What is made of a solution. */
    private interface Print {
        void of(Solution solution) throws IOException;
    }

    private Outcome outcome(String input, Progress progress, Print print) {
        List<Problem> notes = new ArrayList<>();
        int code;
        try {
            Exercise exercise = options.applyTo(read(input, notes::add));
            Solution solution = Solver.solve(exercise);
            code = solution.verdicts().stream().allMatch(ClaimResult::isProved) ? ExitCode.DONE : ExitCode.CLAIM_FAILED;
            print.of(solution);
        } catch (Throwable thrown) { // also a full heap or stack: the other files may still be good
            progress.clear();
            return new Outcome(Faults.report(thrown, name(input), err), false);
        }
        progress.clear();
        notes.forEach(note ->
                err.println(name(input) + ":" + note.line() + ":" + note.column() + ": note: " + note.message()));
        return new Outcome(code, true);
    }

    private int write(Map<Target, byte[]> results, int code) {
        int worst = code;
        for (Map.Entry<Target, byte[]> result : results.entrySet()) {
            worst = Math.max(worst, result.getKey().write(result.getValue(), out, err));
        }
        return worst;
    }

    private Exercise read(String input, Consumer<Problem> notes) throws IOException {
        if (input.equals(Target.STANDARD_INPUT)) {
            return ExerciseFiles.read(name(input), in, options.limits(), notes);
        }
        return ExerciseFiles.read(Target.path(input), options.limits(), notes);
    }

    private static String name(String input) {
        return input.equals(Target.STANDARD_INPUT) ? "stdin" : input;
    }
}
