package org.gradus.report.render.maths;

import java.util.List;
import java.util.stream.IntStream;
import org.gradus.core.expr.Expr;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Inline;

/** What stands in a column of a table, which decides how its cells stand below each other. */
public enum TableColumn {
    /** Numbers that are looked at as such: at the right. */
    NUMBERS,
    /** Sentences: at the left. */
    WORDS,
    /** All else is centred. */
    OTHER;

    /** More characters than this are a sentence. */
    private static final int LONGEST_WORD = 14;

    private static final int MOST_COUNTED = 9;

    public static TableColumn of(Block.Table table, int column) {
        return isNumeric(table, column) ? NUMBERS : isWords(table, column) ? WORDS : OTHER;
    }

    /** A counter is centred below its name. */
    private static boolean isNumeric(Block.Table table, int column) {
        boolean counter = table.rows().size() <= MOST_COUNTED
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

    private static boolean isWords(Block.Table table, int column) {
        return table.rows().stream()
                .anyMatch(row -> row.get(column).stream()
                        .anyMatch(inline -> inline instanceof Inline.Text text
                                && text.text().length() > LONGEST_WORD));
    }
}
