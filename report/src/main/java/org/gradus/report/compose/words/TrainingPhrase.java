package org.gradus.report.compose.words;

/** What a sheet says of training as a table. */
public enum TrainingPhrase implements Words {
    TITLE_GRADIENT,
    TITLE_PERCEPTRON,
    TITLE_DELTA,
    TITLE_OPTIMISER,
    WANTED_EPOCHS,
    WANTED_EPOCH,
    WANTED_UNTIL,
    WANTED_UPDATES,
    // what is given
    GIVEN_RATE,
    GIVEN_ONE_BY_ONE,
    GIVEN_TOGETHER,
    GIVEN_GRADIENTS,
    GIVEN_DECAY,
    GIVEN_NUMBERS,
    GIVEN_METHOD,
    // the methods
    MOMENTUM,
    NESTEROV,
    ADAGRAD,
    RMSPROP,
    ADAM,
    // the first row
    RULE_AND_ROW,
    WHY_PERCEPTRON,
    WHY_DELTA,
    WHY_PLAIN,
    WHY_MOMENTUM,
    WHY_NESTEROV,
    WHY_ADAGRAD,
    WHY_RMSPROP,
    WHY_ADAM,
    ROW,
    EPOCH,
    BEGINS_ALIKE,
    UPDATE,
    UPDATE_NUMBER,
    FROM_ROW_ABOVE,
    AS_IN_FIRST,
    LOOK_AHEAD,
    WHY_LOOK_AHEAD,
    THRESHOLD,
    // the table
    TABLE,
    WHY_TABLE,
    WHY_TABLE_EPOCHS,
    WHY_TABLE_UPDATES,
    EPOCH_COLUMN,
    UPDATE_COLUMN,
    ROWS_LEFT_OUT,
    AHEAD_MARK,
    AFTER_EPOCH_NUMBER,
    // how it ended
    CONVERGED,
    ALL_RIGHT,
    REPEATS,
    REPEATS_ITSELF,
    INSEPARABLE,
    AFTER_EPOCHS,
    AFTER_EPOCH,
    AFTER_UPDATES;

    @Override
    public String key() {
        return "training-" + Words.super.key();
    }
}
