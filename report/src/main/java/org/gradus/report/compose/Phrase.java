package org.gradus.report.compose;

import java.util.Locale;

/** Everything a sheet can say; the words stand in {@code phrases_en.properties} and {@code phrases_de.properties}. */
enum Phrase {
    // the sheet
    KIND,
    UNTITLED,
    GIVEN,
    WANTED,
    NUMBERS,
    SEPARATOR,
    AND,

    // what is given
    ONE_NEURON,
    ONE_NEURON_ONE_INPUT,
    ONE_LAYER,
    LAYERS,
    GIVEN_LOGITS,
    GIVEN_PROBABILITIES,
    GIVEN_FUNCTION,
    GIVEN_SOFTMAX,
    FIRST_LAYER_USES,
    LAYER_USES,
    NEURON_USES,
    THE_IDENTITY,
    THE_SIGMOID,
    THE_STEP,
    THE_SIGN,
    OWN_FUNCTION,
    NO_BIAS,
    NO_BIASES,
    NO_BIAS_IN_LAYER,
    SUPERSCRIPTS,
    MANY_SAMPLES,
    SAMPLE,
    SAMPLE_COLON,
    INPUT_CAPTION,
    OUTPUT_CAPTION,
    LAYER_CAPTION,

    // the forward pass
    FORWARD_TITLE,
    FORWARD_WANTED,
    LAYER_PREACTIVATION,
    NEURON_PREACTIVATION,
    LAYER_OUTPUT,
    NEURON_OUTPUT,
    WEIGHTED_SUM,
    WEIGHTED_SUM_NO_BIAS,
    WEIGHTED_SUM_ROWS,
    WEIGHTED_SUM_ROWS_NO_BIAS,
    SAME_STEP,
    SAME_STEP_NO_BIAS,
    THAT_IS,
    WITH,
    WEIGHT_INDICES,
    INSERT,
    INSERT_ROWS,
    INSERT_FROM,
    WITH_PLACES,
    SHAPES,
    SHAPES_NO_BIAS,
    WHY_RELU,
    WHY_SIGMOID,
    WHY_TANH,
    WHY_IDENTITY,
    WHY_STEP,
    WHY_SIGN,
    WHY_ENTRIES,
    WHY_FUNCTION,
    WHY_SOFTMAX,
    SHIFT,
    LARGEST_LOGIT,
    CANCEL,
    EXPAND,
    CHECK_EXACT,
    CHECK_EXACT_ROUNDED,
    IS_LARGEST,
    CLASS,
    CLASS_NAMED,

    // composition
    COMPOSITION_TITLE,
    COMPOSITION_WANTED,
    LAYER_BY_LAYER,
    NESTED,
    ONE_FORMULA,
    WHY_NESTED,
    ANY_ACTIVATION,
    BY_NAME,
    INSERT_NUMBERS,

    // classify
    CLASSIFY_TITLE,
    CLASSIFY_WANTED,
    DECISION,
    RULE_LARGEST,
    RULE_HALF,
    RULE_ZERO,
    RULE_OUTPUT,
    FROM,
    DECIDED,
    TIED,
    BOUNDARY,
    WHY_BOUNDARY,
    WHY_BOUNDARY_HALF,
    SOLVED_FOR,

    // derivatives
    ACTIVATION_DERIVATIVE_TITLE,
    ACTIVATION_DERIVATIVES_TITLE,
    ACTIVATION_DERIVATIVE_WANTED,
    ACTIVATION_DERIVATIVES_WANTED,
    SOFTMAX_DERIVATIVE_TITLE,
    SOFTMAX_DERIVATIVE_WANTED,
    SOFTMAX_JACOBIAN_TITLE,
    SOFTMAX_JACOBIAN_WANTED,

    // the foot line
    FOOT_PLACES,
    FOOT_ONE_PLACE,
    FOOT_CARRY,
    FOOT_DISPLAYED,
    FOOT_EXACT;

    /** The key of the words: {@code layer-output}. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
