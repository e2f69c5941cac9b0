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

    private static ClaimPhrase phrase(Mistake.Kind kind) {
        return switch (kind) {
            case SIGN -> ClaimPhrase.MISTAKE_SIGN;
            case OTHER_FUNCTION -> ClaimPhrase.MISTAKE_OTHER_FUNCTION;
            case INNER_VARIABLE -> ClaimPhrase.MISTAKE_INNER_VARIABLE;
            case ONE_SIDE -> ClaimPhrase.MISTAKE_ONE_SIDE;
            case INNER_DERIVATIVE -> ClaimPhrase.MISTAKE_INNER_DERIVATIVE;
            case PRODUCT_OF_DERIVATIVES -> ClaimPhrase.MISTAKE_PRODUCT_OF_DERIVATIVES;
            case QUOTIENT_REVERSED -> ClaimPhrase.MISTAKE_QUOTIENT_REVERSED;
            case WRONG_VARIABLE -> ClaimPhrase.MISTAKE_WRONG_VARIABLE;
            case ARGUMENT_FOR_VALUE -> ClaimPhrase.MISTAKE_ARGUMENT_FOR_VALUE;
            case VALUE_FOR_ARGUMENT -> ClaimPhrase.MISTAKE_VALUE_FOR_ARGUMENT;
            case DIAGONAL_FOR_OFF_DIAGONAL -> ClaimPhrase.MISTAKE_DIAGONAL_FOR_OFF_DIAGONAL;
            case OFF_DIAGONAL_FOR_DIAGONAL -> ClaimPhrase.MISTAKE_OFF_DIAGONAL_FOR_DIAGONAL;
            case OFF_DIAGONAL_SIGN -> ClaimPhrase.MISTAKE_OFF_DIAGONAL_SIGN;
            case MISSING_TERM -> ClaimPhrase.MISTAKE_MISSING_TERM;
            case INTEGRATED -> ClaimPhrase.MISTAKE_INTEGRATED;
            case MISSING_HALF -> ClaimPhrase.MISTAKE_MISSING_HALF;
            case MISSING_TWO -> ClaimPhrase.MISTAKE_MISSING_TWO;
            case LOG_BASE -> ClaimPhrase.MISTAKE_LOG_BASE;
            case RELU_SLOPE -> ClaimPhrase.MISTAKE_RELU_SLOPE;
            case ROUNDED_CONSTANT -> ClaimPhrase.MISTAKE_ROUNDED_CONSTANT;
        };
    }
}
