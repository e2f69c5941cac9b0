package org.gradus.report.cli;

import java.io.File;

/** The script {@code ./gradus} as the program sees it: it tells by properties what a Java program cannot find out. */
final class Launcher {
    /** The number of its process, where it waits for the program. */
    private static final String PROCESS = "gradus.launcher";

    private static final String CLOSED = "gradus.closed.";
    private static final long INTERVAL_MILLIS = 500;
    private static final int TERMINATED = 143;
    /** A VM that cannot start exits with 1 as well, so the launcher is told another number. */
    private static final int CLAIM_FAILED = 91;

    private Launcher() {}

    /** The exit code of the process. */
    static int code(int code) {
        return code == ExitCode.CLAIM_FAILED && Long.getLong(PROCESS) != null ? CLAIM_FAILED : code;
    }

    /**
     * Whether the shell was told to close a stream; Java would take the first file that it opens for it.
     *
     * @param stream in or out
     */
    static boolean closed(String stream) {
        return Boolean.getBoolean(CLOSED + stream);
    }

    /** Ends the process soon after a launcher that was killed, where the system shows its processes as files. */
    static void watch() {
        File launcher = new File("/proc/" + Long.getLong(PROCESS, 0));
        if (launcher.exists()) {
            Thread watcher = new Thread(() -> watch(launcher), "gradus-launcher");
            watcher.setDaemon(true);
            watcher.start();
        }
    }

    private static void watch(File launcher) {
        try {
            while (launcher.exists()) {
                Thread.sleep(INTERVAL_MILLIS);
            }
            Runtime.getRuntime().halt(TERMINATED); // nobody waits for the result any more
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
