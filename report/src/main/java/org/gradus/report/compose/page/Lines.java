package org.gradus.report.compose.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation.Operator;
import org.gradus.report.compose.notation.Width;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;

/** Long chains on lines that fit the paper. */
public final class Lines {
    /** From the column of the relation signs to the right edge, in digits (see {@link Width}). */
    public static final double PAPER = 80;

    private static final double GAP = 4;

    private Lines() {}

    /** The chain on one line; a renderer continues it below where the paper ends. */
    public static List<Line> fit(Chain chain, List<Inline> remark) {
        return List.of(Line.of(chain).remark(remark));
    }

    /** The chain as equation {@code number}; a remark stands with the numbers, one line below. */
    public static List<Line> fit(Chain chain, int number, List<Inline> remark) {
        if (remark.isEmpty()) {
            return List.of(Line.of(chain).numbered(number));
        }
        if (chain.links().size() == 1) {
            return List.of(Line.of(chain).numbered(number).remark(remark));
        }
        return List.of(
                Line.of(head(chain)).numbered(number), Line.of(tail(chain)).remark(remark));
    }

    /** Short chains side by side where they fit, at most two on a line; the remark at the last line. */
    public static List<Line> pairs(List<Chain> chains, List<Inline> remark) {
        List<Line> lines = new ArrayList<>();
        int i = 0;
        while (i < chains.size()) {
            boolean last = i + 2 >= chains.size();
            double room = PAPER + GAP - (last ? Width.text(remark) : 0);
            boolean two = i + 1 < chains.size() && Width.of(chains.get(i)) + GAP + Width.of(chains.get(i + 1)) <= room;
            if (two) {
                lines.add(Line.of(chains.get(i), chains.get(i + 1)));
                i += 2;
            } else {
                lines.add(Line.of(chains.get(i)));
                i++;
            }
        }
        int end = lines.size() - 1;
        lines.set(end, lines.get(end).remark(remark));
        return lines;
    }

    private static Chain head(Chain chain) {
        return new Chain(chain.lead(), chain.left(), chain.links().subList(0, 1));
    }

    private static Chain tail(Chain chain) {
        return new Chain(
                List.of(),
                Optional.empty(),
                chain.links().subList(1, chain.links().size()));
    }

    /** {@code left = right}. */
    public static Chain equal(Expr left, Expr right) {
        return Chain.of(left).and(Operator.EQUAL, right);
    }

    /** A chain that goes on from the line above. */
    public static Chain goOn() {
        return new Chain(List.of(), Optional.empty(), List.of());
    }
}
