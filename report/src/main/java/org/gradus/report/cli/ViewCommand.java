package org.gradus.report.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.gradus.report.cli.machine.Browser;
import org.gradus.report.cli.machine.Keyboard;
import org.gradus.report.cli.machine.WholeFile;
import org.gradus.report.compose.words.Style.Detail;
import org.gradus.report.sheet.Language;
import org.gradus.report.view.ViewServer;
import org.gradus.report.view.ViewSettings;

/** {@code gradus view FILE}: shows the exercise and its sheet on a page of this machine until the terminal ends it. */
final class ViewCommand {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ViewOptions options;
    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    ViewCommand(ViewOptions options, InputStream in, PrintStream out, PrintStream err) {
        this.options = options;
        this.in = in;
        this.out = out;
        this.err = err;
    }

    /** Returns when the page is ended. */
    int run() throws IOException {
        Path file = Target.path(options.file());
        try {
            check(file);
        } catch (IOException failure) {
            return Faults.report(failure, options.file(), err);
        }
        try (ViewServer server = start(file)) {
            out.println(server.address());
            out.flush();
            err.println("gradus: this page shows " + options.file() + " until Ctrl+C");
            if (options.isOpened()) {
                Browser.open(server.address(), err);
            }
            Keyboard.whenClosed(in, server::close);
            server.await();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
        return ExitCode.DONE;
    }

    private static void check(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (!Files.isRegularFile(file)) {
            throw new FileSystemException(file.toString(), null, "is no file that can be followed");
        }
    }

    private ViewServer start(Path file) throws IOException {
        try {
            return ViewServer.start(settings(file));
        } catch (BindException taken) {
            throw new UsageException(Syntax.PORT + ": " + options.port() + " cannot be had: " + taken.getMessage());
        }
    }

    private ViewSettings settings(Path file) {
        SolveOptions solve = options.solve();
        List<String> details = Arrays.stream(Detail.values())
                .map(detail -> detail.name().toLowerCase(Locale.ROOT))
                .toList();
        return new ViewSettings(
                file,
                options.file(),
                options.port(),
                solve.limits().bytes(),
                PATIENCE,
                solve.language().map(Locale::getLanguage),
                Language.codes(),
                details,
                new ViewedSheet(file, options.file(), solve),
                WholeFile::write);
    }
}
