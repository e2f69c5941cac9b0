package org.gradus.report.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Arrays;

/**
 * Runs what users run, in one process, so that the launcher's start-up archive holds the classes of every command. Not a command
 * itself.
 */
final class WarmUp {
    private WarmUp() {}

    private static final String FORMATS = "md,tex,json,html,pdf";
    private static final String CLAIM = "exp(-z)/(1+exp(-z))^2";
    private static final int LOADS_ALL = 25;

    /** @param args a folder for what is written, a claims file, and exercises */
    public static void main(String[] args) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        Main.keepLibrariesQuiet();
        Launcher.closed("in");
        InputStream empty = InputStream.nullInputStream();
        for (int i = 2; i < args.length; i++) {
            Main.run(new String[] {"solve", args[i], "--to", FORMATS, "-o", args[0]}, empty, nowhere, nowhere);
        }
        // from this version on every start loads all that the archive holds: algebra would cost more than it saves
        boolean algebra = Runtime.version().feature() < LOADS_ALL;
        String[] functions = {"sigmoid", "softmax", "tanh", "relu", "elu", "z/(1+exp(-z))"};
        for (String function : algebra ? functions : Arrays.copyOf(functions, 4)) {
            String detail = algebra ? "full" : "normal";
            String[] derive = {"derive", function, "--to", FORMATS, "--detail", detail, "-o", args[0]};
            Main.run(derive, empty, nowhere, nowhere);
        }
        Main.run(new String[] {"verify", "--of", "sigmoid", "--wrt", "z", "--claim", CLAIM}, empty, nowhere, nowhere);
        Main.run(new String[] {"verify", args[1]}, empty, nowhere, nowhere);
        Main.run(new String[] {"--version"}, empty, nowhere, nowhere);
    }
}
