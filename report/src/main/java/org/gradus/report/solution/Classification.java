package org.gradus.report.solution;

import java.util.List;
import java.util.OptionalInt;
import org.gradus.report.exercise.Exercise;

/**
 * The class an output stands for.
 *
 * @param rule how it was decided
 * @param label counted from 1 for several outputs; 0 or 1 for one output; absent on a tie, and where 1,000 digits do not decide
 * @param name the class's name, empty if it has none
 * @param tied the outputs that share the largest value, empty without a tie
 */
public record Classification(Rule rule, OptionalInt label, String name, List<Integer> tied) {
    public Classification {
        tied = List.copyOf(tied);
    }

    /** No class: which output is the largest, or on which side of the threshold it lies, was not decided. */
    public static Classification undecided(Rule rule) {
        return new Classification(rule, OptionalInt.empty(), "", List.of());
    }

    /** Whether a class, or a tie, was found. */
    public boolean isDecided() {
        return label.isPresent() || !tied.isEmpty();
    }

    public enum Rule {
        /** Several outputs: the largest. */
        LARGEST,
        /** One sigmoid unit: 1 if y ≥ ½. */
        AT_LEAST_HALF,
        /** One tanh, sign or identity unit: 1 if y ≥ 0. */
        AT_LEAST_ZERO,
        /** One step unit: its output. */
        OUTPUT
    }

    /** The same, with the name that the exercise gives to the class. */
    public Classification named(Exercise exercise) {
        String own = label.isPresent() ? exercise.className(label.getAsInt()).orElse("") : "";
        return new Classification(rule, label, own, tied);
    }
}
