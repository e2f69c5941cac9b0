package org.gradus.report.exercise.random;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a draw must have, so that it can be given out. */
public enum Requirement {
    /** No pre-activation within 0.05 of a kink. */
    NO_KINK,
    /** Of the units whose activation has a kink some are off and some on, in every sample. */
    SOME_UNITS_OFF,
    /** None of them is off. */
    ALL_UNITS_ON,
    /** No two outputs of a sample share the largest value; a single one is not at its threshold. */
    NO_TIES,
    /** Every output of a sigmoid or a softmax in [0.02, 0.98]. */
    NOT_SATURATED,
    /** At least one sample gets a class that its target does not name. */
    PREDICTS_WRONG,
    /** No two asked numbers print alike. */
    DISTINCT_RESULTS,
    /** No asked number other than 0 is nearer to 0 than a bound. */
    RESULTS_AT_LEAST,
    /** Integers or one decimal place up to the logits. */
    BY_HAND,
    /** Every mistake that is looked for changes some asked number. */
    MISTAKES_APART,
    /** No square weight matrix: a transposed one is seen by its shape. */
    SHAPES_APART;

    /** As in the exercise file: {@code no-kink}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<String> names() {
        return Arrays.stream(values()).map(Requirement::text).toList();
    }
}
