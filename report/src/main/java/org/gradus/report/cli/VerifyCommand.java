package org.gradus.report.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gradus.report.cli.column.TableWriter;
import org.gradus.report.cli.many.Finished;
import org.gradus.report.cli.many.ManyFiles;
import org.gradus.report.cli.many.Reading;
import org.gradus.report.cli.many.Result;
import org.gradus.report.cli.many.Task;
import org.gradus.report.compose.Composer;
import org.gradus.report.compose.claim.VerdictTable;
import org.gradus.report.compose.words.Style;
import org.gradus.report.exercise.Claims;
import org.gradus.report.exercise.reader.ClaimsReader;
import org.gradus.report.json.SolutionJson;
import org.gradus.report.render.LatexRenderer;
import org.gradus.report.render.MarkdownRenderer;
import org.gradus.report.render.html.HtmlRenderer;
import org.gradus.report.render.pdf.PdfRenderer;
import org.gradus.report.sheet.Sheet;
import org.gradus.report.solution.ClaimResult;
import org.gradus.report.solve.ClaimVerifier;

/** {@code gradus verify}: decides the claims of files, each file by itself, or one claim of the command line. */
final class VerifyCommand {
    private final VerifyOptions options;
    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    VerifyCommand(VerifyOptions options, InputStream in, PrintStream out, PrintStream err) {
        this.options = options;
        this.in = in;
        this.out = out;
        this.err = err;
    }

    /** Writes the results of the files that can be read, reports the others; returns the largest exit code. */
    int run() {
        Map<String, List<Target>> targets = Target.byInput(options.targets());
        List<Task> tasks = new ArrayList<>();
        for (String input : options.spread().shard().part(List.copyOf(targets.keySet()))) {
            List<Target> own = Objects.requireNonNull(targets.get(input));
            tasks.add(
                    options.claim().isPresent()
                            ? new Task(input, Optional.empty(), List.of(), reading -> verify(input, own, reading))
                            : Target.task(input, own, reading -> verify(input, own, reading)));
        }
        return new ManyFiles(out, err, Faults::report).run("verifying", tasks, options.spread(), options::ofResults);
    }

    private Finished verify(String input, List<Target> targets, Reading reading) {
        try {
            Claims claims = claims(input, reading);
            List<ClaimResult> verdicts = ClaimVerifier.verify(claims);
            boolean proved = verdicts.stream().allMatch(ClaimResult::isProved);
            List<Result> results = new ArrayList<>();
            for (Target target : targets) {
                results.add(Result.of(target.file(), print(target, claims, verdicts)));
            }
            return Finished.of(proved ? ExitCode.DONE : ExitCode.CLAIM_FAILED, "", results);
        } catch (Throwable thrown) { // also a full heap or stack: the other files may still be good
            return Faults.finished(thrown, name(input));
        }
    }

    private Claims claims(String input, Reading reading) throws IOException {
        if (options.claim().isPresent()) {
            VerifyOptions.Single claim = options.claim().get();
            if (claim.chain().isPresent()) {
                return ClaimsReader.single(
                        Optional.of(claim.of()).filter(of -> !of.isEmpty()),
                        Optional.of(claim.wrt()).filter(wrt -> !wrt.isEmpty()),
                        claim.chain().get(),
                        claim.assume(),
                        options.limits());
            }
            return ClaimsReader.single(claim.of(), claim.wrt(), claim.claim(), claim.assume(), options.limits());
        }
        if (input.equals(Target.STANDARD_INPUT)) {
            return ClaimsReader.read(name(input), in, options.limits());
        }
        try (InputStream file = reading.open(Target.path(input))) {
            return ClaimsReader.read(name(input), file, options.limits());
        }
    }

    private byte[] print(Target target, Claims claims, List<ClaimResult> results) {
        return switch (target.format()) {
            case JSON -> Printer.bytes(SolutionJson.write(results));
            case MD -> Printer.bytes(new MarkdownRenderer(options.markdown()).render(sheet(claims, results)));
            case TEX -> Printer.bytes(new LatexRenderer().render(sheet(claims, results)));
            case HTML -> Printer.bytes(new HtmlRenderer().render(sheet(claims, results)));
            case PDF -> Printer.pdf(List.of(sheet(claims, results)), new PdfRenderer());
            default -> {
                boolean colours = target.file().isEmpty() && TableWriter.coloursAreWanted();
                yield Printer.bytes(TableWriter.write(VerdictTable.of(results, options.language()), results, colours));
            }
        };
    }

    private Sheet sheet(Claims claims, List<ClaimResult> results) {
        return Composer.compose(
                ClaimVerifier.workOut(claims, results, options.language()), Style.of(options.language()));
    }

    private static String name(String input) {
        return input.equals(Target.STANDARD_INPUT) ? "stdin" : input;
    }
}
