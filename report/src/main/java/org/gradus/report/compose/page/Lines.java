package org.gradus.report.compose.page;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation.Operator;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;

/** Chains as lines; where a line is broken is for the renderer to say. */
public final class Lines {
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

    /** Short chains on one line, which a renderer makes as many rows as it needs. */
    public static List<Line> pairs(List<Chain> chains, List<Inline> remark) {
        return List.of(new Line(chains, remark, OptionalInt.empty()));
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
