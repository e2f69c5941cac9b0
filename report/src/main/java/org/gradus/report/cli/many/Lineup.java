package org.gradus.report.cli.many;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Works on several items at once and hands the results on one by one in the order of the items, so that nobody can see how many were
 * worked on at once.
 *
 * <p>Memory stays flat: no item is begun while too many results, or too large ones, wait for an earlier one.
 */
final class Lineup<T, R> {
    /** How far one may be ahead of the item that is waited for; a slow one among quick ones is to keep no core idle. */
    private static final int MOST_AHEAD_PER_JOB = 32;
    /** The share of the heap that results may fill which wait. */
    private static final long SHARE = 8;

    private final List<T> items;
    private final Function<T, R> work;
    private final ToLongFunction<R> bytes;
    private final int ahead;
    private final long mostBytes = Runtime.getRuntime().maxMemory() / SHARE;
    /** Held together by those who work, and alone by who needs all the memory. */
    private final ReadWriteLock memory = new ReentrantReadWriteLock(true);

    private final Map<Integer, R> waiting = new HashMap<>();
    private long waitingBytes;
    private int begun;
    private int handedOn;
    private boolean stopped;
    private @Nullable Throwable fault;

    private Lineup(List<T> items, int jobs, Function<T, R> work, ToLongFunction<R> bytes) {
        this.items = items;
        this.work = work;
        this.bytes = bytes;
        this.ahead = MOST_AHEAD_PER_JOB * jobs;
    }

    /** What is done with the results. */
    interface Next<T, R> {
        /** Before the result of an item is waited for. */
        void awaited(T item);

        /** Whether it is to be worked on once more, by itself: others had filled the heap. */
        boolean isToBeRepeatedAlone(R result);

        void accept(T item, R result);
    }

    /**
     * Works on all items.
     *
     * @param work throws nothing; it may be done on any thread
     * @param bytes how much a result holds while it waits
     * @param next is called on this thread, in the order of the items
     */
    static <T, R> void run(List<T> items, int jobs, Function<T, R> work, ToLongFunction<R> bytes, Next<T, R> next) {
        int threads = Math.min(jobs, items.size());
        if (threads <= 1) {
            for (T item : items) {
                next.awaited(item);
                next.accept(item, work.apply(item));
            }
            return;
        }
        Lineup<T, R> lineup = new Lineup<>(items, threads, work, bytes);
        for (int i = 1; i <= threads; i++) {
            Thread thread = new Thread(lineup::work, "gradus-job-" + i);
            thread.setDaemon(true);
            thread.start();
        }
        try {
            lineup.handOn(next);
        } finally {
            lineup.stop();
        }
    }

    private void handOn(Next<T, R> next) {
        for (int i = 0; i < items.size(); i++) {
            T item = items.get(i);
            next.awaited(item);
            R result = await(i);
            if (next.isToBeRepeatedAlone(result)) {
                result = alone(item);
            }
            next.accept(item, result);
            goOn(i + 1);
        }
    }

    private synchronized R await(int index) {
        R result = waiting.remove(index);
        while (result == null) {
            if (fault != null) {
                throw new IllegalStateException("a job ended early", fault);
            }
            pause();
            result = waiting.remove(index);
        }
        waitingBytes -= bytes.applyAsLong(result);
        return result;
    }

    private R alone(T item) {
        memory.writeLock().lock();
        try {
            return work.apply(item);
        } finally {
            memory.writeLock().unlock();
        }
    }

    private synchronized void goOn(int done) {
        handedOn = done;
        notifyAll();
    }

    private synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    // ---- on the threads of the jobs ----

    private void work() {
        try {
            for (int i = begin(); i < items.size(); i = begin()) {
                R result;
                memory.readLock().lock();
                try {
                    result = work.apply(items.get(i));
                } finally {
                    memory.readLock().unlock();
                }
                put(i, result);
            }
        } catch (Throwable thrown) { // the thread that waits must not wait for ever
            fail(thrown);
        }
    }

    /** The index of the next item; behind the last if there is none. */
    private synchronized int begin() {
        while (!stopped && begun < items.size() && (begun - handedOn >= ahead || waitingBytes > mostBytes)) {
            pause();
        }
        return stopped || begun == items.size() ? items.size() : begun++;
    }

    private synchronized void put(int index, R result) {
        waiting.put(index, result);
        waitingBytes += bytes.applyAsLong(result);
        notifyAll();
    }

    private synchronized void fail(Throwable thrown) {
        fault = thrown;
        stopped = true;
        notifyAll();
    }

    private void pause() {
        try {
            wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
