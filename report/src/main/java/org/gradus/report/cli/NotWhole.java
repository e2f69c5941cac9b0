package org.gradus.report.cli;

import java.io.PrintStream;

/** Says that a class of the program or of a library cannot be loaded. Names classes of the JDK only. */
final class NotWhole {
    private NotWhole() {}

    /** Whether a missing or broken jar is the cause; a class whose initialiser failed is there. */
    static boolean explains(LinkageError error) {
        String message = String.valueOf(error.getMessage());
        return !(error instanceof ExceptionInInitializerError) && !message.startsWith("Could not initialize class");
    }

    /** Reports the last that can be reported; returns the exit code. */
    static int report(Throwable thrown, PrintStream err) {
        String what = String.valueOf(thrown).replaceAll("\\s+", " ");
        if (thrown instanceof LinkageError error && explains(error)) {
            err.println("gradus: a part of the program cannot be loaded: " + what
                    + "; ./gradus looks for what is missing at its next run");
            return ExitCode.NOT_STARTED;
        }
        err.println("gradus: internal fault: " + what + "; please report this line");
        return ExitCode.INTERNAL_FAULT;
    }
}
