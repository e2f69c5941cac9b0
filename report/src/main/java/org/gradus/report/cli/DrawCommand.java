package org.gradus.report.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gradus.report.cli.machine.WholeFile;
import org.gradus.report.compose.figure.FigureKind;
import org.gradus.report.compose.figure.Figures;
import org.gradus.report.compose.words.Style;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.Problem;
import org.gradus.report.render.LatexRenderer;
import org.gradus.report.render.figure.SvgWriter;
import org.gradus.report.render.pdf.PdfRenderer;
import org.gradus.report.sheet.Drawing;
import org.gradus.report.sheet.Language;
import org.gradus.report.sheet.Palette;
import org.gradus.report.solution.Solution;
import org.gradus.report.solve.Solver;
import org.gradus.report.vary.ExerciseFiles;

/** {@code gradus draw FILE}: one picture of an exercise. */
final class DrawCommand {
    private final DrawOptions options;
    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    DrawCommand(DrawOptions options, InputStream in, PrintStream out, PrintStream err) {
        this.options = options;
        this.in = in;
        this.out = out;
        this.err = err;
    }

    int run() {
        boolean standard = options.input().equals(Target.STANDARD_INPUT);
        String name = standard ? "stdin" : options.input();
        List<Problem> notes = new ArrayList<>();
        try {
            Exercise exercise = standard
                    ? ExerciseFiles.read(name, in, options.limits(), notes::add)
                    : ExerciseFiles.read(Target.path(options.input()), options.limits(), notes::add);
            byte[] picture = picture(exercise);
            notes.forEach(
                    note -> err.println(name + ":" + note.line() + ":" + note.column() + ": note: " + note.message()));
            write(picture);
            return ExitCode.DONE;
        } catch (Throwable thrown) { // also a full heap or stack
            return Faults.report(thrown, name, err);
        }
    }

    private byte[] picture(Exercise exercise) throws IOException {
        Solution solution = Solver.solve(exercise);
        Style style = options.style(exercise);
        Drawing drawing = Figures.of(options.kind(), solution, style)
                .orElseThrow(() -> new UsageException("no picture '"
                        + options.kind().name().toLowerCase(Locale.ROOT) + "': " + needs(options.kind())));
        Language language = Language.of(style.language());
        Palette palette =
                new Palette(exercise.network().map(net -> net.layers().size()).orElse(0));
        return switch (options.format()) {
            case SVG -> Printer.bytes(new SvgWriter(language, palette, exercise.layerIndex()).standalone(drawing));
            case TEX -> Printer.bytes(LatexRenderer.picture(drawing, language, palette, exercise.layerIndex()));
            case PDF -> {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                new PdfRenderer().draw(drawing, language, palette, exercise.layerIndex(), bytes);
                yield bytes.toByteArray();
            }
        };
    }

    private void write(byte[] picture) throws IOException {
        Optional<Path> file = options.output();
        if (file.isPresent()) {
            WholeFile.write(file.get(), picture);
        } else {
            out.write(picture, 0, picture.length);
        }
    }

    /** What an exercise must have for a picture. */
    private static String needs(FigureKind kind) {
        return switch (kind) {
            case NETWORK, QUESTION -> "the exercise has no network";
            case BACKWARD ->
                "it needs a task with gradients, at most 4 units a layer and 9 edges between two, no regularisation "
                        + "and error terms of the usual sign";
            case ACTIVATION -> "it needs the task activation-derivative and an activation other than the identity";
            case BOUNDARY ->
                "it needs a single unit with two inputs, or a first layer of such units, and the task decision-boundary, truth-table or training";
            case XOR ->
                "it needs a network with two inputs, two or more hidden units and one output, and the task truth-table";
            case STEP -> "it needs the task step-check of one sample or a batch, without regularisation";
            case LOSS -> "it needs the task training with five or more losses that differ";
            case GRAPH -> "it needs the task graph with at most 24 operations";
        };
    }
}
