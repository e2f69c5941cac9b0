package org.gradus.report.exercise.random;

import java.math.BigDecimal;
import java.util.List;
import org.gradus.report.exercise.Position;

/**
 * How the random numbers of a file are drawn.
 *
 * @param seed 1 where the file names none
 * @param require each requirement once
 */
public record Variants(long seed, List<Required> require) {
    static final Variants DEFAULT = new Variants(1, List.of());

    public Variants {
        require = List.copyOf(require);
    }

    /** @param bound of {@link Requirement#RESULTS_AT_LEAST}; else 0 */
    public record Required(Requirement requirement, Position at, BigDecimal bound) {}
}
