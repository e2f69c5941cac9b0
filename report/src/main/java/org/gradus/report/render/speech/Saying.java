package org.gradus.report.render.speech;

import java.util.Locale;
import org.gradus.core.expr.Expr.Relation.Operator;

/** What is said around the parts of a formula; the words stand in {@code speech_en.properties} and {@code speech_de.properties}. */
enum Saying {
    // signs
    PLUS,
    MINUS,
    TIMES,
    ELEMENTWISE_TIMES,
    DOTS,
    ABSENT,

    // relations
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL,
    APPROXIMATELY,
    DEFINED_AS,
    BECOMES,

    // relations behind an "if"
    IF_EQUAL,
    IF_NOT_EQUAL,
    IF_LESS,
    IF_LESS_OR_EQUAL,
    IF_GREATER,
    IF_GREATER_OR_EQUAL,

    // names
    CAPITAL,
    E,
    PI,
    INFINITY,
    ONES,
    NEW,
    LONG_INDEX,
    LAYER,
    LONG_LAYER,
    SAMPLE,
    LONG_SAMPLE,
    HAT,

    // what holds together
    QUANTITY,
    OVER,
    FRACTION,
    SQUARED,
    POWER,
    LONG_POWER,
    TRANSPOSED,
    PRIME,
    SIZED,
    UNDERBRACE,

    // functions
    FUNCTION,
    LONG_FUNCTION,
    AND,
    ROOT,
    LONG_ROOT,
    ABSOLUTE,
    LONG_ABSOLUTE,
    NORM,
    LONG_NORM,

    // sums and derivatives
    SUM_OVER,
    SUM_FROM,
    LONG_SUM,
    KRONECKER,
    DERIVATIVE,
    DERIVATIVE_OPERATOR,
    LONG_DERIVATIVE,

    // over several lines
    CASES,
    LONG_CASES,
    CASE,
    OTHERWISE,
    VECTOR,
    LONG_VECTOR,
    ROW_VECTOR,
    LONG_ROW_VECTOR,
    MATRIX,
    MATRIX_LEFT_OUT,
    LONG_MATRIX,
    ROW,
    FURTHER_ROW,
    LAST_ROW,
    ROWS_LEFT_OUT,
    EQUATIONS,
    LONG_EQUATIONS,

    // fields
    FIELD,
    EMPTY_FIELD,
    FILLED_FIELD,
    EMPTY_FILLED_FIELD,
    ROOM,

    // text
    REFERENCE;

    static Saying of(Operator operator) {
        return switch (operator) {
            case EQUAL -> EQUAL;
            case NOT_EQUAL -> NOT_EQUAL;
            case LESS -> LESS;
            case LESS_OR_EQUAL -> LESS_OR_EQUAL;
            case GREATER -> GREATER;
            case GREATER_OR_EQUAL -> GREATER_OR_EQUAL;
            case APPROXIMATELY -> APPROXIMATELY;
            case DEFINED_AS -> DEFINED_AS;
            case BECOMES -> BECOMES;
        };
    }

    /** Behind an "if" other words are used, and in another order. */
    static Saying ofCondition(Operator operator) {
        return switch (operator) {
            case EQUAL -> IF_EQUAL;
            case NOT_EQUAL -> IF_NOT_EQUAL;
            case LESS -> IF_LESS;
            case LESS_OR_EQUAL -> IF_LESS_OR_EQUAL;
            case GREATER -> IF_GREATER;
            case GREATER_OR_EQUAL -> IF_GREATER_OR_EQUAL;
            case APPROXIMATELY, DEFINED_AS, BECOMES -> of(operator);
        };
    }

    /** The key of the words: {@code long-index}. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
