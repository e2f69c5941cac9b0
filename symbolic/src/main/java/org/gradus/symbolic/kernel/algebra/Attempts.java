package org.gradus.symbolic.kernel.algebra;

import java.util.Optional;
import java.util.function.Function;

/**
 * The order in which a proof is attempted: shortly, then with factors kept, then at length. Most claims are short, and what is decided
 * shortly is decided as it would be at length; of those that are not, many are long only because products of sums are multiplied out.
 */
public final class Attempts {
    private static final long SHORT = 5_000;
    private static final long WITH_FACTORS = 15_000;

    private Attempts() {}

    /**
     * @param keptFactors empty where it proves nothing: then nothing is concluded from it
     */
    public static <R> R of(long budget, Function<Ring, R> body, Function<Ring, Optional<R>> keptFactors) {
        Optional<R> result =
                budget > SHORT ? shortly(budget, body).or(() -> keptFactors(keptFactors)) : Optional.empty();
        return result.orElseGet(() -> Ring.with(budget, body));
    }

    /** Empty where the work was not enough, whoever took notice of that. */
    private static <R> Optional<R> shortly(long budget, Function<Ring, R> body) {
        boolean[] exhausted = new boolean[1];
        try {
            return Ring.with(SHORT, ring -> {
                try {
                    R result = body.apply(ring);
                    exhausted[0] = ring.isExhausted();
                    ring.grant(budget - SHORT);
                    return exhausted[0] ? Optional.empty() : Optional.of(result);
                } catch (Unsupported refused) {
                    exhausted[0] = ring.isExhausted();
                    throw refused;
                }
            });
        } catch (Unsupported refused) {
            if (exhausted[0]) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private static <R> Optional<R> keptFactors(Function<Ring, Optional<R>> body) {
        try {
            return Ring.withKeptFactors(WITH_FACTORS, body);
        } catch (Unsupported nothingProved) {
            return Optional.empty();
        }
    }
}
