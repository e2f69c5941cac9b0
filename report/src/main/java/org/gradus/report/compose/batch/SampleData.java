package org.gradus.report.compose.batch;

import java.util.ArrayList;
import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.notation.Elision;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.training.Training;
import org.gradus.report.compose.words.SamplePhrase;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;

/** How the overview lists several samples: X, and T where targets are asked about, with a column for each. */
public final class SampleData {
    /** The matrices of more samples stand in rows of their own. */
    private static final int MOST_BESIDE = 4;

    private SampleData() {}

    /** X and T. */
    public static List<Chain> matrices(Draft draft) {
        List<Chain> chains = new ArrayList<>();
        chains.add(Lines.equal(Columns.X, Columns.inputs(draft.samples())));
        if (Training.isAsked(draft.solution().answers())) {
            chains.add(Lines.equal(Columns.T, Columns.targets(draft.samples())));
        }
        return chains;
    }

    /** Whether X and T stand beside the weights of the first layers. */
    public static boolean isNarrow(Draft draft) {
        return draft.samples().size() <= MOST_BESIDE && !draft.notation().isNeuron();
    }

    /** "; N = 4 samples". */
    public static List<Inline> count(Draft draft) {
        Expr number = Expr.Num.of(draft.samples().size());
        return draft.say(SamplePhrase.COUNT, Lines.equal(Columns.N, number));
    }

    /** What the capital letters mean, and where the samples stand that the matrices leave out. */
    public static List<List<Inline>> sentences(Draft draft) {
        List<List<Inline>> sentences = new ArrayList<>();
        sentences.add(draft.say(SamplePhrase.AS_COLUMNS));
        int samples = draft.samples().size();
        if (samples > Elision.WHOLE) {
            sentences.add(
                    draft.say(samples > SampleTable.MOST_ROWS ? SamplePhrase.IN_TABLE_ELIDED : SamplePhrase.IN_TABLE));
        }
        return sentences;
    }
}
