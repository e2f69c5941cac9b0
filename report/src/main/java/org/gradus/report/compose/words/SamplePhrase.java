package org.gradus.report.compose.words;

/** What a sheet says of several samples that are calculated together. */
public enum SamplePhrase implements Words {
    // what is given
    COUNT,
    AS_COLUMNS,
    IN_TABLE,
    IN_TABLE_ELIDED,
    // tables
    SAMPLE_COLUMN,
    LAYER_COLUMN,
    MEAN_ROW,
    SUM_ROW,
    LOSS_ROW,
    ROWS_LEFT_OUT,
    // the forward pass
    ROW_TIMES_COLUMN,
    BIAS_TO_EACH_COLUMN,
    LIKE_FIRST,
    ALIKE,
    COLUMN_HOLDS,
    // gradients
    WHY_DELTA,
    WHY_DELTA_HIDDEN,
    WHY_OUTPUT_GRADIENT,
    WHY_SLOPE,
    ENTRY_BY_ENTRY,
    WHY_INPUT_GRADIENT,
    WHY_GRADIENT_MEAN,
    WHY_GRADIENT_SUM,
    FIRST_ENTRY,
    ONES,
    ONE_WEIGHT,
    WHY_ONE_WEIGHT,
    SAME_NUMBER,
    SAME_BUT_FOR_ROUNDING,
    // the step
    NEW_PARAMETERS,
    NEW_WEIGHTS,
    WHY_NEW,
    OLD_WEIGHTS,
    LOSS_AFTER,
    WHY_LOSS_AFTER,
    LOSS_ROSE_AT_KINK,
    LOSS_ROSE,
    // one sample after the other
    ONE_AFTER_THE_OTHER,
    ALL_STEPS,
    WHY_ALL_STEPS;

    @Override
    public String key() {
        return "samples-" + Words.super.key();
    }
}
