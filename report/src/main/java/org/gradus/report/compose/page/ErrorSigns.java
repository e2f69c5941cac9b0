package org.gradus.report.compose.page;

import java.util.List;
import org.gradus.report.compose.words.FilePhrase;
import org.gradus.report.sheet.Inline;

/** What is said where error terms have the sign of target minus output. */
public final class ErrorSigns {
    private ErrorSigns() {}

    /** The words of a formula from which a minus parts error terms and derivatives; these words alone where none does. */
    public static List<Inline> parted(Draft draft, List<Inline> words) {
        boolean turned = draft.notation().gradients().isTurned() && !words.isEmpty();
        return turned ? draft.say(FilePhrase.OTHER_SIGN, words) : words;
    }
}
