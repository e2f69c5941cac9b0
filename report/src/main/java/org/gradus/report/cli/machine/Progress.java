package org.gradus.report.cli.machine;

import java.io.PrintStream;
import org.gradus.core.expr.HiddenCharacters;

/** Says on a terminal what is being worked on once that takes longer than a second; nothing is left of it at the end. */
public final class Progress implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 1_000;
    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintStream terminal;
    private final String work;
    private final int files;
    private String current = "";
    private int started;
    private boolean shown;
    private boolean closed;

    private Progress(PrintStream terminal, String work, int files) {
        this.terminal = terminal;
        this.work = work;
        this.files = files;
    }

    /**
     * The launcher knows whether standard error is a terminal, Java 17 does not.
     *
     * @param work what is done to the files: "solving"
     */
    public static Progress of(PrintStream err, String work, int files) {
        Progress progress = new Progress(err, work, files);
        if (Boolean.getBoolean("gradus.terminal")) {
            Thread watcher = new Thread(progress::watch, "gradus-progress");
            watcher.setDaemon(true);
            watcher.start();
        }
        return progress;
    }

    public synchronized void start(String file) {
        current = HiddenCharacters.shown(file);
        started++;
        if (shown) {
            show();
        }
    }

    /** Takes the line away, so that a message can be printed; the next file brings it back. */
    public synchronized void clear() {
        if (shown) {
            terminal.print(ERASE_LINE);
            terminal.flush();
        }
    }

    @Override
    public synchronized void close() {
        clear();
        closed = true;
        notifyAll();
    }

    private synchronized void watch() {
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        try {
            for (long left = PATIENCE_MILLIS; left > 0 && !closed; left = (end - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        if (!closed) {
            shown = true;
            show();
        }
    }

    private void show() {
        terminal.print(ERASE_LINE + work + " " + (files > 1 ? started + " of " + files + ": " : "") + current);
        terminal.flush();
    }
}
