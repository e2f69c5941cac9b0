package org.gradus.report.render;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gradus.core.expr.Expr;
import org.gradus.report.render.maths.ElidedMatrix;
import org.gradus.report.render.maths.Traits;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;

/** How the columns of a table are aligned and where it may be parted: the same in every printed format. */
public final class TableShape {
    private static final int WORDS = 14;

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

    /** Numbers that are looked at as such; a counter is centred below its name. */
    public static boolean isNumeric(Block.Table table, int column) {
        boolean counter = table.rows().size() < 10
                && IntStream.range(0, table.rows().size())
                        .allMatch(i -> isCounter(table.rows().get(i).get(column), i + 1));
        boolean some = false;
        for (List<List<Inline>> row : table.rows()) {
            List<Inline> cell = row.get(column);
            if (!cell.isEmpty()) {
                if (cell.size() > 1 || !isNumber(cell.get(0))) {
                    return false;
                }
                some = true;
            }
        }
        return some && !counter;
    }

    private static boolean isCounter(List<Inline> cell, int number) {
        return cell.equals(List.of(new Inline.Text(Integer.toString(number))))
                || cell.equals(List.of(Inline.Formula.of(Expr.Num.of(number))));
    }

    private static boolean isNumber(Inline inline) {
        if (inline instanceof Inline.Formula formula && formula.chain().links().isEmpty()) {
            Expr left = formula.chain().left().orElse(Expr.Ellipsis.ABSENT);
            return Traits.isNumeric(left) && !Traits.hasFraction(left);
        }
        return inline instanceof Inline.Text text && text.text().matches("-?\\d+([.,]\\d+)?");
    }

    /** Whole phrases. */
    public static boolean isWords(Block.Table table, int column) {
        return table.rows().stream()
                .anyMatch(row -> row.get(column).stream()
                        .anyMatch(inline -> inline instanceof Inline.Text text
                                && text.text().length() > WORDS));
    }
}
