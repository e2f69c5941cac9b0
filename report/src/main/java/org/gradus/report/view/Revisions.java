package org.gradus.report.view;

import java.util.Optional;

/** The revision that the file has now; whoever waits for the next is told. */
final class Revisions {
    private String now;
    private boolean closed;

    Revisions(String first) {
        this.now = first;
    }

    synchronized void publish(String revision) {
        if (!revision.equals(now)) {
            now = revision;
            notifyAll();
        }
    }

    /** From now on nobody waits. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** The revision as soon as it is another than {@code seen}; empty if it is not by then, or never will be. */
    synchronized Optional<String> next(String seen, long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        while (!closed && now.equals(seen)) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return Optional.empty();
            }
            wait(left);
        }
        return closed ? Optional.empty() : Optional.of(now);
    }
}
