package org.gradus.report.render;

import java.util.ArrayList;
import java.util.List;
import org.gradus.report.render.maths.ElidedMatrix;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;

/** How high the rows of a table are and where it may be parted: the same in every printed format. */
public final class TableShape {
    private TableShape() {}

    /** The table in pieces of at most so many rows, which may stand on different pages. */
    public static List<Block.Table> pieces(Block.Table table, int most) {
        List<Block.Table> pieces = new ArrayList<>();
        int from = 0;
        while (from == 0 || from < table.rows().size()) {
            int to = Math.min(from + most, table.rows().size());
            int end = to == table.rows().size() ? to : groupEnd(table, from, to);
            pieces.add(table.rows(from, end));
            from = end;
            if (table.rows().isEmpty()) {
                break;
            }
        }
        return pieces;
    }

    /** A piece ends with a group where one ends in it. */
    private static int groupEnd(Block.Table table, int from, int to) {
        return table.groups().stream()
                .filter(row -> row > from && row <= to)
                .max(Integer::compare)
                .orElse(to);
    }

    /** How many lines of text a row is high. */
    public static int lines(List<List<Inline>> row) {
        int lines = 1;
        for (List<Inline> cell : row) {
            for (Inline inline : cell) {
                if (inline instanceof Inline.Formula formula) {
                    lines = Math.max(lines, lines(formula.chain()));
                }
            }
        }
        return lines;
    }

    public static int lines(Chain chain) {
        int lines = chain.left().map(ElidedMatrix::lines).orElse(1);
        for (Chain.Link link : chain.links()) {
            lines = Math.max(lines, ElidedMatrix.lines(link.right()));
        }
        return lines;
    }
}
