package org.gradus.report.cli.machine;

import java.io.PrintStream;
import java.util.Locale;
import org.gradus.core.expr.HiddenCharacters;

/** Says on a terminal, in one line, how far the work is once it takes longer than a second; nothing is left of it at the end. */
public final class Progress implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 1_000;
    private static final long INTERVAL_MILLIS = 500;
    private static final double NANOS = 1e9;
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final String ERASE_LINE = "\r\u001b[K";
    /** A line that a narrow terminal would break could not be taken away again. */
    private static final int WIDTH = 79;

    private final PrintStream terminal;
    private final String work;
    private final int files;
    private final long begin = System.nanoTime();
    private String current = "";
    private int started;
    private boolean isWanted;
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

    /** The files before this one are done. */
    public synchronized void start(String file) {
        current = file;
        started++;
        isWanted = true; // shown at the next look, because many files are done in between
    }

    /** Takes the line away, so that a message can be printed; the next file brings it back. */
    public synchronized void clear() {
        isWanted = false;
        if (shown) {
            terminal.print(ERASE_LINE);
            terminal.flush();
            shown = false;
        }
    }

    @Override
    public synchronized void close() {
        clear();
        closed = true;
        notifyAll();
    }

    private synchronized void watch() {
        try {
            pause(PATIENCE_MILLIS);
            while (!closed) {
                if (isWanted) {
                    terminal.print(ERASE_LINE + line(work, current, started, files, System.nanoTime() - begin));
                    terminal.flush();
                    shown = true;
                }
                pause(INTERVAL_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pause(long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        for (long left = millis; left > 0 && !closed; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }

    /**
     * What is shown: of one file for how long it has been worked on, of several how many, how fast, and how long the others will take.
     *
     * @param started those before it are done
     */
    static String line(String work, String current, int started, int files, long nanos) {
        double seconds = nanos / NANOS;
        StringBuilder line = new StringBuilder(work);
        if (files > 1) {
            int done = started - 1;
            line.append(' ').append(started).append(" of ").append(files);
            if (done > 0) {
                double rate = done / seconds;
                line.append(", ").append(rate(rate)).append(", ");
                line.append(time(Math.round((files - done) / rate))).append(" left");
            }
        } else {
            line.append(" for ").append(time(Math.round(seconds)));
        }
        String name = shortened(HiddenCharacters.shown(current), WIDTH - line.length() - ": ".length());
        return line + (name.isEmpty() ? "" : ": " + name);
    }

    private static String rate(double perSecond) {
        return perSecond >= 1
                ? String.format(Locale.ROOT, perSecond < 10 ? "%.1f a second" : "%.0f a second", perSecond)
                : String.format(Locale.ROOT, "%.1f a minute", MINUTE * perSecond);
    }

    private static String time(long seconds) {
        if (seconds < 2 * MINUTE) {
            return seconds + " s";
        }
        return seconds < 2 * HOUR
                ? seconds / MINUTE + " min"
                : seconds / HOUR + " h " + seconds % HOUR / MINUTE + " min";
    }

    /** The end of a long name, which tells it from others. */
    private static String shortened(String name, int length) {
        int count = name.codePointCount(0, name.length());
        if (count <= length) {
            return name;
        }
        return length < 2 ? "" : "…" + name.substring(name.offsetByCodePoints(0, count - length + 1));
    }
}
