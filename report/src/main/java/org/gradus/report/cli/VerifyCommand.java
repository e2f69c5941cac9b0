package org.gradus.report.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.report.cli.column.TableWriter;
import org.gradus.report.cli.machine.Progress;
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
        int worst = ExitCode.DONE;
        try (Progress progress = Progress.of(err, "verifying", targets.size())) {
            for (Map.Entry<String, List<Target>> input : targets.entrySet()) {
                progress.start(name(input.getKey()));
                worst = Math.max(worst, verify(input.getKey(), input.getValue(), progress));
            }
        }
        return worst;
    }

    private int verify(String input, List<Target> targets, Progress progress) {
        Map<Target, byte[]> written = new LinkedHashMap<>();
        int code;
        try {
            Claims claims = claims(input);
            List<ClaimResult> results = ClaimVerifier.verify(claims);
            code = results.stream().allMatch(ClaimResult::isProved) ? ExitCode.DONE : ExitCode.CLAIM_FAILED;
            for (Target target : targets) {
                written.put(target, print(target, claims, results));
            }
        } catch (Throwable thrown) { // also a full heap or stack: the other files may still be good
            progress.clear();
            return Faults.report(thrown, name(input), err);
        }
        progress.clear();
        for (Map.Entry<Target, byte[]> result : written.entrySet()) {
            code = Math.max(code, result.getKey().write(result.getValue(), out, err));
        }
        return code;
    }

    private Claims claims(String input) throws IOException {
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
        try (InputStream file = Files.newInputStream(Target.path(input))) {
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
