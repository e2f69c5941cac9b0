package org.gradus.report.compose.words;

import java.util.List;
import org.gradus.report.sheet.Inline;
import org.gradus.symbolic.claim.Mistake;

/** What a typical mistake is called. */
public final class MistakeWords {
    private MistakeWords() {}

    public static List<Inline> of(Wording wording, Mistake mistake) {
        return wording.say(phrase(mistake.kind()), mistake.details().toArray());
    }

    private static Phrase phrase(Mistake.Kind kind) {
        return switch (kind) {
            case SIGN -> Phrase.MISTAKE_SIGN;
            case OTHER_FUNCTION -> Phrase.MISTAKE_OTHER_FUNCTION;
            case INNER_VARIABLE -> Phrase.MISTAKE_INNER_VARIABLE;
            case ONE_SIDE -> Phrase.MISTAKE_ONE_SIDE;
            case INNER_DERIVATIVE -> Phrase.MISTAKE_INNER_DERIVATIVE;
            case PRODUCT_OF_DERIVATIVES -> Phrase.MISTAKE_PRODUCT_OF_DERIVATIVES;
            case QUOTIENT_REVERSED -> Phrase.MISTAKE_QUOTIENT_REVERSED;
            case WRONG_VARIABLE -> Phrase.MISTAKE_WRONG_VARIABLE;
            case ARGUMENT_FOR_VALUE -> Phrase.MISTAKE_ARGUMENT_FOR_VALUE;
            case VALUE_FOR_ARGUMENT -> Phrase.MISTAKE_VALUE_FOR_ARGUMENT;
            case DIAGONAL_FOR_OFF_DIAGONAL -> Phrase.MISTAKE_DIAGONAL_FOR_OFF_DIAGONAL;
            case OFF_DIAGONAL_FOR_DIAGONAL -> Phrase.MISTAKE_OFF_DIAGONAL_FOR_DIAGONAL;
            case OFF_DIAGONAL_SIGN -> Phrase.MISTAKE_OFF_DIAGONAL_SIGN;
            case MISSING_TERM -> Phrase.MISTAKE_MISSING_TERM;
            case INTEGRATED -> Phrase.MISTAKE_INTEGRATED;
            case MISSING_HALF -> Phrase.MISTAKE_MISSING_HALF;
            case MISSING_TWO -> Phrase.MISTAKE_MISSING_TWO;
            case LOG_BASE -> Phrase.MISTAKE_LOG_BASE;
            case RELU_SLOPE -> Phrase.MISTAKE_RELU_SLOPE;
            case ROUNDED_CONSTANT -> Phrase.MISTAKE_ROUNDED_CONSTANT;
        };
    }
}
