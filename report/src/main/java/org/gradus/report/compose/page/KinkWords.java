package org.gradus.report.compose.page;

import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.exercise.Conventions.KinkDerivative;
import org.gradus.report.sheet.Inline;
import org.gradus.symbolic.derive.Switch;

/** The convention that gives an activation a derivative where it has none, in words. */
public final class KinkWords {
    private static final Expr Z = Expr.Symbol.of("z");

    private KinkWords() {}

    /** "convention: at the kink z = 0 the left derivative, 0, is used". */
    public static List<Inline> of(Draft draft, Switch kink, Expr used) {
        return draft.say(phrase(draft, kink), Lines.equal(Z, kink.at()), used);
    }

    /** At a jump there are no one-sided derivatives to choose from. */
    private static Phrase phrase(Draft draft, Switch kink) {
        if (kink.meeting() == Switch.Meeting.JUMP) {
            return Phrase.CONVENTION_JUMP;
        }
        KinkDerivative convention = draft.exercise().conventions().kinkDerivative();
        return switch (convention) {
            case LEFT -> Phrase.CONVENTION_LEFT;
            case RIGHT -> Phrase.CONVENTION_RIGHT;
            case MEAN -> Phrase.CONVENTION_MEAN;
            case UNDEFINED ->
                throw new IllegalStateException("a value at a kink although conventions.kinkDerivative is undefined");
        };
    }
}
