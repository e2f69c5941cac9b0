package org.gradus.report.cli.machine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The keyboard that a program in the foreground of a terminal reads from, where the system shows its processes as files. */
public final class Keyboard {
    private static final Path INPUT = Path.of("/proc/self/fd/0");
    private static final Path STATE = Path.of("/proc/self/stat");
    /** Behind the name in parentheses: state, parent, process group, session, terminal, the terminal's foreground group. */
    private static final int GROUP = 2;

    private static final int FOREGROUND = 5;

    private Keyboard() {}

    /** Does this once the input ends (Ctrl+D, a closed window), if it is a keyboard; reading in the background would stop the program. */
    public static void whenClosed(InputStream in, Runnable then) {
        if (in == System.in && isInForeground()) {
            Thread reader = new Thread(() -> drain(in, then), "gradus-keyboard");
            reader.setDaemon(true);
            reader.start();
        }
    }

    private static void drain(InputStream in, Runnable then) {
        try {
            while (in.read() >= 0) {
                // what is typed means nothing
            }
        } catch (IOException closed) {
            // the same as its end
        }
        then.run();
    }

    private static boolean isInForeground() {
        try {
            String input = Files.readSymbolicLink(INPUT).toString();
            String state = Files.readString(STATE);
            String[] fields =
                    state.substring(state.lastIndexOf(')') + 1).strip().split(" ");
            boolean terminal = input.startsWith("/dev/pts/") || input.startsWith("/dev/tty");
            return terminal && fields[GROUP].equals(fields[FOREGROUND]);
        } catch (IOException | RuntimeException unknown) {
            return false;
        }
    }
}
