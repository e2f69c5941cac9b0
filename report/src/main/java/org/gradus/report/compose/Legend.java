package org.gradus.report.compose;

import java.util.List;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.words.NumberPhrase;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.exercise.Rounding;
import org.gradus.report.sheet.Inline;
import org.gradus.report.worksheet.Evaluation;

/** One sentence under the data: with how many places the sheet is calculated, and what ≈ means on it. */
final class Legend {
    private final Draft draft;
    private final Rounding rounding;
    private final List<Evaluation> lines;

    private Legend(Draft draft) {
        this.draft = draft;
        this.rounding = draft.exercise().rounding();
        this.lines = draft.solution().worksheet().lines();
    }

    /** Nothing on a sheet without calculations. */
    static List<Inline> of(Draft draft) {
        return new Legend(draft).sentences();
    }

    private List<Inline> sentences() {
        if (lines.stream().allMatch(Evaluation::isGiven)) {
            return List.of();
        }
        return switch (rounding.mode()) {
            case WORKING -> working();
            case CARRY -> draft.say(NumberPhrase.LEGEND_CARRY, decimals(rounding.digits()));
            case DISPLAYED -> draft.say(NumberPhrase.LEGEND_DISPLAYED, decimals(rounding.digits()));
            case EXACT -> draft.say(NumberPhrase.LEGEND_FORMS, decimals(rounding.digits()));
        };
    }

    private List<Inline> working() {
        if (lines.stream().allMatch(line -> line.value().exactlyPrinted())) {
            return draft.say(NumberPhrase.LEGEND_EXACT);
        }
        int digits = rounding.digits();
        int places = draft.solution().worksheet().places().places();
        if (places == digits) {
            return draft.say(NumberPhrase.LEGEND_RESULTS, decimals(digits));
        }
        List<Inline> either = draft.say(NumberPhrase.LEGEND_OR, places, digits);
        List<Inline> sentence = draft.say(NumberPhrase.LEGEND_WORKING, decimals(places), digits, either);
        return Wording.join(sentence, exceptions());
    }

    private List<Inline> exceptions() {
        int count = (int)
                lines.stream().filter(line -> line.value().isException()).count();
        if (count == 0) {
            return List.of();
        }
        List<Inline> said = count == 1
                ? draft.say(NumberPhrase.LEGEND_EXCEPTION)
                : draft.say(NumberPhrase.LEGEND_EXCEPTIONS, draft.wording().number(count));
        return Wording.join(List.of(new Inline.Text(" ")), said);
    }

    private List<Inline> decimals(int places) {
        return places == 1
                ? draft.say(NumberPhrase.LEGEND_ONE_DECIMAL)
                : draft.say(NumberPhrase.LEGEND_DECIMALS, draft.wording().number(places));
    }
}
