package org.gradus.report.worksheet;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An exercise that is well formed but whose numbers cannot be had: a magnitude over the limit, an undecidable sign. */
public final class UnsolvableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnsolvableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Runs {@code calculation} for one of several samples; what it throws then names the sample. */
    public static <T> T naming(int sample, int samples, Supplier<T> calculation) {
        try {
            return calculation.get();
        } catch (UnsolvableException unsolvable) {
            throw samples == 1
                    ? unsolvable
                    : new UnsolvableException("sample " + sample + ": " + unsolvable.getMessage(), unsolvable);
        }
    }
}
