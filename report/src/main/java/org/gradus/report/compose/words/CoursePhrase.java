package org.gradus.report.compose.words;

/** What the sheets of a course say: question, blank, key, marking sheet. */
public enum CoursePhrase implements Words {
    // kinds of sheets
    QUESTION_KIND,
    BLANK_KIND,
    KEY_KIND,
    MARKING_KIND,
    // the head
    SHEET,
    VARIANT,
    NAME,
    STUDENT_NUMBER,
    POINTS,
    ONE_POINT,
    POINTS_SHORT,
    // rules by name
    ROUNDING,
    LOSS,
    DERIVATIVES,
    STEP,
    CLASSES,
    NOTATION,
    RESULTS,
    // rounding
    ROUND_WRITTEN,
    ROUND_WORKING,
    ROUND_KEPT,
    ROUND_FORMS,
    ROUND_NOTHING,
    SMALL_NUMBERS,
    SOLUTION_ROUNDS,
    // the loss
    WITH_HALF,
    WITHOUT_HALF,
    LOSS_SUM,
    LOSS_MEAN,
    NATURAL_LOGARITHM,
    LOSS_AT_KINK,
    // derivatives
    ERROR_TERM,
    KINK_LEFT,
    KINK_RIGHT,
    KINK_MEAN,
    AT_JUMP,
    JACOBIAN_ROWS,
    // the step
    STEP_ALL,
    STEP_WEIGHTS,
    STEP_NOT_BIASES,
    STEP_MEAN,
    STEP_SUM,
    // samples
    EACH_FROM_GIVEN,
    // notation
    WEIGHT_INDICES,
    // results
    LETTERS,
    ONE_LETTER,
    BOXES,
    GREY_BOXES,
    // the table of a function
    TABLE_OF,
    TABLE_NOTE,
    // the key
    VALUE_COLUMN,
    ACCEPTED_COLUMN,
    POINTS_COLUMN,
    FROM_TO,
    STEPS_BAND,
    STEPS_BAND_NOTE,
    CALCULATED,
    CALCULATED_WRITTEN,
    CALCULATED_WORKING,
    CALCULATED_KEPT,
    ACCEPTED,
    ACCEPTED_IS,
    // the marking sheet
    RIGHT_COLUMN,
    TOTAL_ROW,
    IF_ALL_ELSE_IS_RIGHT,
    ONE_CAUSE,
    IMPOSSIBLE_IS,
    SIGNS,
    HOW_MARKED,
    RIGHT_NAME,
    RIGHT_IS,
    FEWER_FULL,
    FEWER_HALF,
    FEWER_NONE,
    FOLLOWS_NAME,
    FOLLOWS_IS,
    CAUSE_NAME,
    CAUSE_IS,
    SENSELESS,
    SENSELESS_IS,
    CLASS_TABLE,
    CLASS_TABLE_NOTE,
    // several exercises
    COVER_KIND,
    EXERCISES,
    EXERCISE_COLUMN,
    REACHED_COLUMN,
    SUM_ROW;

    @Override
    public String key() {
        return "course-" + Words.super.key();
    }
}
