package org.gradus.report.compose.words;

/** What a sheet says of an exercise that is written in another way than the lecture writes it, or asks for more than the lecture. */
public enum FilePhrase implements Words {
    // how weights are written
    ROW_VECTORS,
    BIAS_FIRST,
    BIAS_LAST,
    ROWS_BIAS_FIRST,
    ROWS_BIAS_LAST,
    NEURON_BIAS_FIRST,
    NEURON_BIAS_LAST,
    // softmax with a temperature
    SOFTMAX_AT,
    TEMPERATURE,
    TEMPERED_SLOPE,
    TEMPERED_LETTERS,
    // units with activations of their own
    UNITS_OWN,
    OF_UNIT,
    OF_UNITS,
    WHY_UNITS,
    UNIT_FUNCTION,
    DERIVATIVE_OF_UNITS,
    // targets
    SMOOTHED_TARGETS,
    SMOOTHED_TARGET,
    // regularisation
    REGULARISED,
    REGULARISED_BIASES,
    PENALTY,
    PENALTY_LEFT_OUT,
    // the sign of the error terms
    ERROR_SIGN,
    ERROR_SIGN_STEP,
    OTHER_SIGN,
    // entries that are worked out
    SHOWN_STEP,
    SHOWN_WHY
}
