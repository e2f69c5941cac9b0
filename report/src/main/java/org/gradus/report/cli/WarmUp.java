package org.gradus.report.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;

/**
 * Runs what users run, in one process, so that the launcher's start-up archive holds the classes of every command. Not a command
 * itself.
 */
final class WarmUp {
    private WarmUp() {}

    private static final String FORMATS = "md,tex,json,html,pdf";
    private static final String CLAIM = "exp(-z)/(1+exp(-z))^2";

    /** @param args a folder for what is written, a claims file, and exercises */
    public static void main(String[] args) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        Main.keepLibrariesSilent();
        Launcher.closed("in");
        InputStream empty = InputStream.nullInputStream();
        for (int i = 2; i < args.length; i++) {
            Main.run(new String[] {"solve", args[i], "--to", FORMATS, "-o", args[0]}, empty, nowhere, nowhere);
        }
        for (String function : new String[] {"sigmoid", "softmax", "elu", "z/(1+exp(-z))"}) {
            String[] derive = {"derive", function, "--to", FORMATS, "--detail", "full", "-o", args[0]};
            Main.run(derive, empty, nowhere, nowhere);
        }
        Main.run(new String[] {"verify", "--of", "sigmoid", "--wrt", "z", "--claim", CLAIM}, empty, nowhere, nowhere);
        Main.run(new String[] {"verify", args[1]}, empty, nowhere, nowhere);
        Main.run(new String[] {"--version"}, empty, nowhere, nowhere);
    }
}
