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

    /** @param args an exercise, and a folder for what is written */
    public static void main(String[] args) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        Main.keepLibrariesSilent();
        InputStream empty = InputStream.nullInputStream();
        Main.run(new String[] {"solve", args[0], "--to", "md,tex,json", "-o", args[1]}, empty, nowhere, nowhere);
        for (String function : new String[] {"sigmoid", "softmax", "elu"}) {
            Main.run(new String[] {"derive", function, "--to", "md,tex,json", "-o", args[1]}, empty, nowhere, nowhere);
        }
    }
}
