package org.gradus.report.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.exercise.reader.Problem;
import org.gradus.report.solution.ClaimResult;
import org.gradus.report.solution.Solution;
import org.gradus.report.solve.OwnDerivatives;
import org.gradus.report.solve.Solver;
import org.gradus.symbolic.kernel.Prover;

/** {@code gradus solve FILE…}: reads, solves and prints exercises, each by itself. */
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
        Map<String, List<Target>> targets =
                Target.byInput(Target.plan(options.files(), options.formats(), options.output()));
        int worst = ExitCode.DONE;
        try (Progress progress = Progress.of(err, "solving", targets.size())) {
            for (Map.Entry<String, List<Target>> input : targets.entrySet()) {
                progress.start(input.getKey());
                worst = Math.max(worst, solve(input.getKey(), input.getValue(), progress));
            }
        }
        return worst;
    }

    private int solve(String input, List<Target> targets, Progress progress) {
        Map<Target, String> texts = new LinkedHashMap<>();
        List<Problem> notes = new ArrayList<>();
        int code;
        try {
            Exercise exercise = options.applyTo(read(input, notes::add));
            Solution solution = Solver.solve(exercise);
            code = solution.verdicts().stream().allMatch(ClaimResult::isProved) ? ExitCode.DONE : ExitCode.CLAIM_FAILED;
            Printer printer = new Printer(solution, options.style(exercise), options.markdown());
            for (Target target : targets) {
                texts.put(target, printer.print(target.format()));
            }
        } catch (Throwable thrown) { // also a full heap or stack: the other files may still be good
            progress.clear();
            return Faults.report(thrown, name(input), err);
        }
        progress.clear();
        notes.forEach(note ->
                err.println(name(input) + ":" + note.line() + ":" + note.column() + ": note: " + note.message()));
        int worst = code;
        for (Map.Entry<Target, String> text : texts.entrySet()) {
            worst = Math.max(worst, text.getKey().write(text.getValue(), out, err));
        }
        return worst;
    }

    private Exercise read(String input, Consumer<Problem> notes) throws IOException {
        if (input.equals(Target.STANDARD_INPUT)) {
            return ExerciseReader.read(
                    name(input), in, options.limits(), Prover.zeroTest(), OwnDerivatives::refusal, notes);
        }
        try (InputStream file = Files.newInputStream(Target.path(input))) {
            return ExerciseReader.read(
                    name(input), file, options.limits(), Prover.zeroTest(), OwnDerivatives::refusal, notes);
        }
    }

    private static String name(String input) {
        return input.equals(Target.STANDARD_INPUT) ? "stdin" : input;
    }
}
