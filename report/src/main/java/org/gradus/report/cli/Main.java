package org.gradus.report.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.gradus.report.cli.machine.ClosedInput;
import org.gradus.report.cli.machine.StandardOutput;

/**
 * The program. {@link #run} is the whole of it but for the end of the process.
 *
 * <p>This class names classes of the JDK only, so that it can say so when a jar is missing.
 */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        keepLibrariesQuiet();
        Launcher.watch();
        int code = ExitCode.INTERNAL_FAULT;
        InputStream in = Launcher.closed("in") ? new ClosedInput() : System.in;
        try (PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
                PrintStream out = new StandardOutput(Launcher.closed("out"))) {
            code = run(args, in, out, err);
        } finally {
            System.exit(Launcher.code(code)); // a library may have left threads behind
        }
    }

    /**
     * Runs one command.
     *
     * @return the exit code: 0 done, 1 a claim failed, 2 bad usage or bad file, 3 an internal fault, 69 the program is not whole
     */
    public static int run(String[] args, InputStream in, PrintStream out, PrintStream err) {
        try {
            return Commands.run(args, in, out, err);
        } catch (Throwable thrown) { // a class is missing that is needed to say what is wrong
            return NotWhole.report(thrown, err);
        }
    }

    /**
     * Symja's libraries log while they load, and picocli makes dates, times and paths ready, which no option has, in a fiftieth of a
     * start. As properties of the program this touches nobody who uses the modules.
     */
    static void keepLibrariesQuiet() {
        System.setProperty("picocli.converters.excludes", "java\\..*");
        System.setProperty("log4j2.loggerContextFactory", "org.apache.logging.log4j.simple.SimpleLoggerContextFactory");
        System.setProperty("log4j2.simplelogLevel", "OFF");
        System.setProperty("log4j2.StatusLogger.level", "OFF");
    }
}
