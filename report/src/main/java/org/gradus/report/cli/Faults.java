package org.gradus.report.cli;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;
import org.gradus.core.expr.HiddenCharacters;
import org.gradus.core.number.UndecidedException;
import org.gradus.report.cli.many.Finished;
import org.gradus.report.exercise.ExerciseException;
import org.gradus.report.worksheet.UnsolvableException;
import org.gradus.symbolic.cas.CasMissingException;

/** Turns what went wrong into lines for the user and an exit code. */
final class Faults {
    private Faults() {}

    /**
     * Reports what was thrown while {@code subject} was worked on.
     *
     * @param subject a file as named on the command line, or the command
     */
    static int report(Throwable thrown, String subject, PrintStream err) {
        if (thrown instanceof LinkageError missing && NotWhole.explains(missing)) {
            return NotWhole.report(missing, err);
        }
        if (thrown instanceof CasMissingException missing) {
            say("gradus", String.valueOf(missing.getMessage()), err);
            return ExitCode.NOT_STARTED;
        }
        if (thrown instanceof ExerciseException problems) {
            err.println(problems.getMessage()); // every line begins with file:line:column and shows what is hidden
            return ExitCode.USAGE;
        }
        if (thrown instanceof UsageException
                || thrown instanceof UnsolvableException
                || thrown instanceof UndecidedException) {
            say(subject, String.valueOf(thrown.getMessage()), err);
            return ExitCode.USAGE;
        }
        if (thrown instanceof UncheckedIOException unchecked) {
            return report(Objects.requireNonNull(unchecked.getCause()), subject, err);
        }
        if (thrown instanceof IOException failure) {
            say(subject, reason(failure), err);
            return ExitCode.USAGE;
        }
        say(
                "gradus",
                "internal fault: " + describe(thrown) + "; please report this line together with " + subject,
                err);
        return ExitCode.INTERNAL_FAULT;
    }

    /** As {@link #report}, to be said when it is the file's turn. */
    static Finished finished(Throwable thrown, String subject) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code = report(thrown, subject, new PrintStream(said, true, StandardCharsets.UTF_8));
        return Finished.failed(code, said.toString(StandardCharsets.UTF_8), thrown);
    }

    static String reason(IOException failure) {
        if (failure instanceof NoSuchFileException || failure instanceof FileNotFoundException) {
            return "not found";
        }
        if (failure instanceof AccessDeniedException) {
            return "no permission";
        }
        if (failure instanceof NotDirectoryException) {
            return "is no folder";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "its folder cannot be made, " + failure.getMessage() + " is a file";
        }
        if (failure instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }

    /** What was thrown and the innermost place of ours; the cause below it is what really happened. */
    private static String describe(Throwable thrown) {
        StringBuilder text = new StringBuilder(thrown.toString());
        for (StackTraceElement frame : thrown.getStackTrace()) {
            if (frame.getClassName().startsWith("org.gradus.")) {
                return text.append(" at ").append(frame).toString();
            }
        }
        return text.toString();
    }

    /** One line, whatever stands in a file, its name or an argument. */
    private static void say(String subject, String what, PrintStream err) {
        String line = (subject.isEmpty() ? "gradus" : subject) + ": " + what;
        err.println(HiddenCharacters.shown(line.replace("\r", "")));
    }
}
