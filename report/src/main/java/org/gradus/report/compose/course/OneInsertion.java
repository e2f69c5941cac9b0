package org.gradus.report.compose.course;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation.Operator;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Chain.Link;
import org.gradus.report.sheet.Inline;

/**
 * Leaves one row to be filled in between a formula and its result: of numbers that are put in twice, first matrix by matrix and then
 * entry by entry, the entries.
 */
final class OneInsertion {
    private final Predicate<Expr> isInserted;

    /** @param isInserted whether numbers are put in there, which are not yet the result */
    OneInsertion(Predicate<Expr> isInserted) {
        this.isInserted = isInserted;
    }

    List<Line> of(List<Line> lines) {
        List<Line> left = new ArrayList<>();
        for (int from = 0; from < lines.size(); ) {
            int to = from + 1;
            while (to < lines.size() && isContinued(lines.get(to))) {
                to++;
            }
            List<Line> equation = lines.subList(from, to);
            boolean single = equation.stream().allMatch(line -> line.chains().size() == 1);
            left.addAll(single ? condensed(equation) : equation);
            from = to;
        }
        return left;
    }

    private static boolean isContinued(Line line) {
        return line.goesOn() && line.chains().size() == 1;
    }

    private List<Line> condensed(List<Line> equation) {
        int insertions = 0;
        for (Line line : equation) {
            for (Link link : line.chains().get(0).links()) {
                insertions += isInserted.test(link.right()) ? 1 : 0;
            }
        }
        List<Line> left = new ArrayList<>();
        boolean rounded = false;
        List<Inline> remark = List.of();
        OptionalInt number = OptionalInt.empty();
        for (Line line : equation) {
            Chain chain = line.chains().get(0);
            List<Link> links = new ArrayList<>();
            for (Link link : chain.links()) {
                if (isInserted.test(link.right()) && --insertions > 0) {
                    rounded |= link.operator() == Operator.APPROXIMATELY;
                } else {
                    links.add(rounded ? new Link(Operator.APPROXIMATELY, link.right()) : link);
                    rounded = false;
                }
            }
            remark = line.remark().isEmpty() ? remark : line.remark();
            number = line.equation().isPresent() ? line.equation() : number;
            boolean empty =
                    links.isEmpty() && chain.left().isEmpty() && chain.lead().isEmpty();
            if (!empty) {
                left.add(new Line(List.of(new Chain(chain.lead(), chain.left(), links)), remark, number));
                remark = List.of();
                number = OptionalInt.empty();
            }
        }
        return left;
    }
}
