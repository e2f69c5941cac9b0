package org.gradus.report.compose.page;

import java.util.ArrayList;
import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.notation.Elision;
import org.gradus.report.compose.notation.Plain;
import org.gradus.report.compose.notation.Truth;
import org.gradus.report.compose.words.Style.Detail;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.worksheet.Evaluation;

/** What a single neuron has one of for each input: the rule with the index j, then the numbers one by one. */
public final class NeuronLines {
    private NeuronLines() {}

    /** The lines as the next equation; none where the neuron has no inputs. */
    public static List<Line> of(Draft draft, Chain general, List<Evaluation> row, List<Inline> remark) {
        List<Evaluation> entries = existing(row);
        List<Line> lines = new ArrayList<>();
        if (entries.isEmpty()) {
            return lines;
        }
        lines.add(Line.of(general).numbered(draft.nextNumber()));
        List<Chain> chains = new ArrayList<>();
        for (int j : Elision.shown(entries.size())) {
            if (j >= 0) {
                chains.add(draft.is(Detail.BRIEF) ? brief(draft, entries.get(j)) : entry(draft, entries.get(j)));
            }
        }
        lines.addAll(Lines.pairs(chains, Quantities.withBounds(draft, remark, entries)));
        return lines;
    }

    /** Without those of edges that do not exist. */
    public static List<Evaluation> existing(List<Evaluation> row) {
        return row.stream().filter(entry -> !entry.isAbsent()).toList();
    }

    /** The quantity and its value. */
    public static Chain brief(Draft draft, Evaluation entry) {
        return left(draft, entry).and(entry.value().lineEnd().relation(), entry.lineEnd());
    }

    /** The quantity and its value as a box shows it. */
    public static Chain answer(Draft draft, Evaluation entry) {
        return left(draft, entry).and(entry.value().result().relation(), entry.result());
    }

    private static Chain entry(Draft draft, Evaluation entry) {
        return calculated(left(draft, entry), entry, entry.substituted());
    }

    /** {@code left = numbers put in ≈ result}; the result alone where there is nothing to calculate. */
    public static Chain calculated(Chain left, Evaluation entry, Expr putIn) {
        Chain chain = Plain.of(putIn).equals(Plain.of(entry.lineEnd()))
                ? left
                : left.and(Truth.insert(List.of(entry)), putIn);
        return chain.and(Truth.result(entry), entry.lineEnd());
    }

    private static Chain left(Draft draft, Evaluation entry) {
        return Chain.of(draft.notation().name(entry.id()));
    }
}
