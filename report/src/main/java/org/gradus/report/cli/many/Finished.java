package org.gradus.report.cli.many;

import java.util.List;
import java.util.Optional;

/**
 * What came of one item; nothing of it is written yet.
 *
 * @param code the exit code
 * @param messages lines for standard error
 * @param results none if the item is bad
 * @param isWhole whether the results are what was asked for
 * @param isHeapFull whether memory did not suffice
 * @param made what is to be remembered of the results
 */
public record Finished(
        int code, String messages, List<Result> results, boolean isWhole, boolean isHeapFull, Optional<Made> made) {
    private static final int OVERHEAD = 1_000;

    /** With results. */
    public static Finished of(int code, String messages, List<Result> results) {
        return new Finished(code, messages, results, true, false, Optional.empty());
    }

    /** Without results, for this reason. */
    public static Finished failed(int code, String messages, Throwable reason) {
        return new Finished(code, messages, List.of(), false, reason instanceof OutOfMemoryError, Optional.empty());
    }

    /** Whose results are there already. */
    static Finished kept(Made made) {
        return new Finished(made.code(), made.messages(), List.of(), true, false, Optional.empty());
    }

    Finished with(Made known) {
        return new Finished(code, messages, results, isWhole, isHeapFull, Optional.of(known));
    }

    long bytes() {
        long bytes = OVERHEAD + 2L * messages.length();
        for (Result result : results) {
            bytes += result.bytes().length;
        }
        return bytes;
    }
}
