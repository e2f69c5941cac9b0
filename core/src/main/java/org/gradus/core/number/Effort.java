package org.gradus.core.number;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A limit on the work of one thread while it decides something: evaluations and the kernel count what they do, never the time, so that the
 * same question has the same answer on every machine. One unit is about half a microsecond on a machine of 2024. Outside of
 * {@link #within} nothing is counted.
 */
public final class Effort {
    private static final ThreadLocal<@Nullable Effort> CURRENT = new ThreadLocal<>();
    /** How much is done between two looks at whether the thread is interrupted. */
    private static final long LOOK_EVERY = 2_000;

    private final @Nullable Effort outer;
    private long left;
    private long sinceLook;

    private Effort(@Nullable Effort outer, long left) {
        this.outer = outer;
        this.left = left;
    }

    /** The work is used up, or the thread was interrupted; its interrupted status stays. */
    public static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient @Nullable Effort limit;

        private Exhausted(String reason, @Nullable Effort limit) {
            super(reason, null, false, false);
            this.limit = limit;
        }
    }

    /** Runs {@code body} with a limit, {@code otherwise} when that is used up; one that surrounds it goes on counting, and is obeyed. */
    public static <R> R within(long work, Supplier<R> body, Function<String, R> otherwise) {
        Effort outer = CURRENT.get();
        Effort inner = new Effort(outer, work);
        CURRENT.set(inner);
        try {
            return body.get();
        } catch (Exhausted e) {
            if (outer != null && e.limit != inner) {
                throw e;
            }
            return otherwise.apply(String.valueOf(e.getMessage()));
        } finally {
            if (outer == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(outer);
            }
        }
    }

    /** Counts work; throws {@link Exhausted} when a limit is reached or the thread is interrupted. */
    public static void spend(long work) {
        Effort current = CURRENT.get();
        if (current != null) {
            current.count(work);
        }
    }

    /** The innermost limit of this thread, for those who count often. */
    public static Optional<Effort> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** As {@link #spend}, of this limit and those around it. */
    public void count(long work) {
        for (Effort effort = this; effort != null; effort = effort.outer) {
            effort.left -= work;
            if (effort.left < 0) {
                throw new Exhausted("work budget", effort);
            }
            effort.sinceLook += work;
            if (effort.outer == null && effort.sinceLook >= LOOK_EVERY) {
                effort.sinceLook = 0;
                if (Thread.currentThread().isInterrupted()) {
                    throw new Exhausted("interrupted", null);
                }
            }
        }
    }

    /** {@code factor} for each two words of the product of numbers of that many bits. */
    static void spend(int factor, int bits) {
        long words = (bits >> 6) + 1;
        spend(factor * words * words);
    }
}
