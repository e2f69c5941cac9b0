package org.gradus.report.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.report.compose.claim.VerdictWords;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.words.ClaimPhrase;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.ClaimResult;
import org.gradus.report.solution.Part;
import org.gradus.report.solution.Solution;
import org.gradus.symbolic.claim.Finding;
import org.gradus.symbolic.claim.Finding.Counterexample;

/** A sheet about nothing but claimed derivatives: all verdicts before the first part. */
final class ClaimsOverview {
    /** As many claims are listed one by one among what is wanted; more get a table. */
    private static final int LISTED = 4;
    /** A witness with more variables stands at its part only. */
    private static final int VARIABLES_SHOWN = 3;

    private ClaimsOverview() {}

    /** Whether the sheet is about nothing but claims. */
    static boolean isAllOf(Solution solution) {
        return solution.verdicts().size() == solution.answers().size();
    }

    /** Whether the claims stand in a table. */
    static boolean isTabular(Solution solution) {
        return isAllOf(solution) && solution.verdicts().size() > LISTED;
    }

    static Block.Table table(Draft draft) {
        Wording wording = draft.wording();
        List<List<Inline>> header = List.of(
                List.of(),
                wording.say(ClaimPhrase.CLAIM),
                wording.say(ClaimPhrase.VERDICT),
                wording.say(ClaimPhrase.WITNESS));
        List<List<List<Inline>>> rows = new ArrayList<>();
        List<ClaimResult> results = draft.solution().verdicts();
        for (int i = 0; i < results.size(); i++) {
            ClaimResult result = results.get(i);
            rows.add(List.of(
                    List.of(new Inline.Text("(" + Part.label(i) + ")")),
                    List.of(new Inline.Text(result.claim().id())),
                    wording.say(VerdictWords.verdict(result)),
                    witness(wording, result)));
        }
        return new Block.Table(header, rows);
    }

    private static List<Inline> witness(Wording wording, ClaimResult result) {
        if (result.finding() instanceof Finding.Misshapen misshapen) {
            return VerdictWords.sizes(wording, misshapen);
        }
        Optional<Counterexample> found = result.finding().counterexample();
        boolean few = found.filter(example -> example.point().size() <= VARIABLES_SHOWN)
                .isPresent();
        return few ? VerdictWords.point(wording, found.get()) : List.of();
    }
}
