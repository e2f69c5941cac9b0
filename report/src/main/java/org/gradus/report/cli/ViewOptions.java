package org.gradus.report.cli;

import java.util.List;
import picocli.CommandLine.ParseResult;

/**
 * What {@code gradus view} was asked for.
 *
 * @param solve how the exercise is solved, as {@code gradus solve} takes it
 * @param port 0 for any that is free
 * @param isOpened whether the browser is to be started
 */
record ViewOptions(String file, SolveOptions solve, int port, boolean isOpened) {
    private static final int MOST = 65535;

    /** Throws a {@link UsageException} naming the option, the value and what it may be. */
    static ViewOptions of(ParseResult given) {
        List<String> files = given.matchedPositionalValue(0, List.of());
        if (files.isEmpty()) {
            throw new UsageException("view needs a FILE; see gradus view --help");
        }
        if (files.size() > 1) {
            throw new UsageException("view takes one FILE: '" + files.get(1) + "' is one too many");
        }
        if (files.get(0).equals(Target.STANDARD_INPUT)) {
            throw new UsageException("view follows a file, and standard input (-) is none");
        }
        return new ViewOptions(
                files.get(0),
                SolveOptions.of(given),
                OptionValues.text(given, Syntax.PORT).map(ViewOptions::port).orElse(0),
                given.hasMatchedOption(Syntax.OPEN));
    }

    private static int port(String text) {
        boolean number = text.matches("[0-9]{1,5}");
        int port = number ? Integer.parseInt(text) : MOST + 1;
        if (port > MOST) {
            throw new UsageException(Syntax.PORT + ": '" + text + "' is no number from 0 to " + MOST);
        }
        return port;
    }
}
