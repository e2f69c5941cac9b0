package org.gradus.report.view;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One calculation at a time, and none that anybody waits for without end. One that takes too long is told to stop and left to itself;
 * only so many may be left, then there is no place until one of them ends.
 */
final class Bench {
    private static final int MOST_LEFT = 1;
    /** As much as the first thread of a program has, and more. */
    private static final long STACK_BYTES = 1 << 24;

    private final Semaphore place = new Semaphore(1, true);
    private final Duration patience;
    private int left;

    Bench(Duration patience) {
        this.patience = patience;
    }

    /** The result; empty if it took too long, or there was no place. */
    <T> Optional<T> work(Callable<T> calculation) throws InterruptedException, ExecutionException {
        if (!place.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            return Optional.empty();
        }
        Job<T> job = new Job<>(calculation);
        Thread worker = new Thread(null, job, "gradus-solve", STACK_BYTES);
        worker.setDaemon(true);
        worker.start();
        try {
            return Optional.of(job.task.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException tooLong) {
            job.leave();
            return Optional.empty();
        }
    }

    private final class Job<T> implements Runnable {
        private final FutureTask<T> task;
        private boolean ended;
        private boolean isLeft;

        Job(Callable<T> calculation) {
            task = new FutureTask<>(calculation);
        }

        @Override
        public void run() {
            task.run();
            synchronized (Bench.this) {
                ended = true;
                if (isLeft) {
                    left--;
                } else {
                    place.release();
                }
            }
        }

        void leave() {
            task.cancel(true);
            synchronized (Bench.this) {
                if (!ended && left < MOST_LEFT) {
                    isLeft = true;
                    left++;
                    place.release();
                }
            }
        }
    }
}
