package org.gradus.report.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation.Operator;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;

/** Long chains on lines that fit the paper. */
final class Lines {
    /** From the column of the relation signs to the right edge, in digits (see {@link Width}). */
    static final double PAPER = 68;

    private static final double GAP = 4;

    private Lines() {}

    /** The chain on as few lines as fit, the remark at the last one. */
    static List<Line> fit(Chain chain, List<Inline> remark) {
        List<Chain> parts = split(chain, Width.text(remark));
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Line line = Line.of(parts.get(i));
            lines.add(i == parts.size() - 1 ? line.remark(remark) : line);
        }
        return lines;
    }

    /** The chain on as few lines as fit, the first with this number, the remark at the last. */
    static List<Line> fit(Chain chain, int number, List<Inline> remark) {
        List<Line> lines = new ArrayList<>(fit(chain, remark));
        Line first = lines.get(0);
        if (lines.size() == 1 && !remark.isEmpty()) {
            boolean both = Width.of(chain) + Width.text(remark) + 2 * GAP < PAPER;
            if (!both && chain.links().size() > 1) {
                return List.of(Line.of(head(chain)).numbered(number), Line.of(tail(chain)).remark(remark));
            }
        }
        lines.set(0, first.numbered(number));
        return lines;
    }

    /** Short chains side by side where they fit, at most two on a line; the remark at the last line. */
    static List<Line> pairs(List<Chain> chains, List<Inline> remark) {
        List<Line> lines = new ArrayList<>();
        int i = 0;
        while (i < chains.size()) {
            boolean last = i + 2 >= chains.size();
            double room = PAPER - (last ? Width.text(remark) : 0);
            boolean two = i + 1 < chains.size() && Width.of(chains.get(i)) + GAP + Width.of(chains.get(i + 1)) <= room;
            if (two) {
                lines.add(Line.of(chains.get(i), chains.get(i + 1)));
                i += 2;
            } else {
                fit(chains.get(i), i + 1 == chains.size() ? remark : List.of())
                        .forEach(line -> lines.add(line.remark(List.of())));
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

    private static List<Chain> split(Chain chain, double remark) {
        List<Chain> parts = new ArrayList<>();
        List<Chain.Link> line = new ArrayList<>();
        boolean first = true;
        double used = 0;
        int last = chain.links().size() - 1;
        for (int i = 0; i <= last; i++) {
            Chain.Link link = chain.links().get(i);
            double width = Width.of(link) + (i == last && remark > 0 ? remark + GAP / 2 : 0);
            if (!line.isEmpty() && used + width > PAPER) {
                parts.add(part(chain, first, line));
                first = false;
                line = new ArrayList<>();
                used = 0;
            }
            line.add(link);
            used += width;
        }
        parts.add(part(chain, first, line));
        return parts;
    }

    private static Chain part(Chain chain, boolean first, List<Chain.Link> links) {
        return first ? new Chain(chain.lead(), chain.left(), links) : new Chain(List.of(), Optional.empty(), links);
    }

    /** {@code left = right}. */
    static Chain equal(Expr left, Expr right) {
        return Chain.of(left).and(Operator.EQUAL, right);
    }

    /** A chain that goes on from the line above. */
    static Chain goOn() {
        return new Chain(List.of(), Optional.empty(), List.of());
    }
}
