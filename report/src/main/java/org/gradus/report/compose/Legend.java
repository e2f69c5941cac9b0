package org.gradus.report.compose;

import java.util.ArrayList;
import java.util.List;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.words.NumberPhrase;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.exercise.Rounding;
import org.gradus.report.sheet.Block;
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

    /** Stands for the legend until the sheet is written, since it counts its exceptions. */
    static final Block.Note PLACE = new Block.Note(List.of());

    /** The sheet's blocks with the legend in its place; nothing on a sheet without calculations. */
    static List<Block> putInto(List<Block> blocks, Draft draft) {
        List<Inline> legend = new Legend(draft).sentences();
        return put(blocks, legend.isEmpty() ? List.of() : List.of(new Block.Note(legend)));
    }

    private static List<Block> put(List<Block> blocks, List<Block> legend) {
        List<Block> written = new ArrayList<>();
        for (Block block : blocks) {
            if (block == PLACE) {
                written.addAll(legend);
            } else if (block instanceof Block.Overview overview) {
                written.add(new Block.Overview(put(overview.left(), legend), overview.diagram()));
            } else {
                written.add(block);
            }
        }
        return written;
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
        int count = draft.exceptions();
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
