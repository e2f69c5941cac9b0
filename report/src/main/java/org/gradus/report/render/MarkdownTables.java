package org.gradus.report.render;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.gradus.core.expr.Expr;
import org.gradus.report.render.maths.TableColumn;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;

/** Writes tables of Markdown. */
final class MarkdownTables {
    /** A matrix with more rows or columns than this is written as a table. */
    private static final int MOST_IN_FORMULA = 10;

    private final Function<List<Inline>, String> inline;

    MarkdownTables(Function<List<Inline>, String> inline) {
        this.inline = inline;
    }

    String table(Block.Table table) {
        List<String> alignment = new ArrayList<>();
        for (int j = 0; j < table.header().size(); j++) {
            alignment.add(TableColumn.of(table, j) == TableColumn.NUMBERS ? "-:" : ":-:");
        }
        return write(table.header(), alignment, table.rows());
    }

    private String write(List<List<Inline>> header, List<String> alignment, List<List<List<Inline>>> rows) {
        StringBuilder text = new StringBuilder(row(header));
        text.append('|').append(String.join("|", alignment)).append("|\n");
        rows.forEach(cells -> text.append(row(cells)));
        return text.toString();
    }

    private String row(List<List<Inline>> cells) {
        StringBuilder text = new StringBuilder("|");
        cells.forEach(cell -> text.append(' ').append(inline.apply(cell)).append(" |"));
        return text.append('\n').toString();
    }

    /** Whether the chain gives a matrix or vector that is too large for a formula. */
    static boolean isLarge(Chain chain) {
        return chain.left().isPresent()
                && chain.links().size() == 1
                && chain.links().get(0).right() instanceof Expr.MatrixLiteral matrix
                && Math.max(matrix.rows().size(), matrix.rows().get(0).size()) > MOST_IN_FORMULA;
    }

    /** The matrix with numbered rows and columns; a vector as one row. */
    String matrix(Chain chain) {
        Expr.MatrixLiteral matrix = (Expr.MatrixLiteral) chain.links().get(0).right();
        boolean column = matrix.rows().get(0).size() == 1;
        int columns = column ? matrix.rows().size() : matrix.rows().get(0).size();
        List<List<Inline>> header = new ArrayList<>();
        header.add(named(chain));
        for (int j = 1; j <= columns; j++) {
            header.add(List.of(new Inline.Text(Integer.toString(j))));
        }
        List<List<List<Inline>>> rows = new ArrayList<>();
        if (column) {
            List<List<Inline>> row = new ArrayList<>(List.of(List.of()));
            matrix.rows().forEach(entry -> row.add(List.of(Inline.Formula.of(entry.get(0)))));
            rows.add(row);
        } else {
            for (int i = 0; i < matrix.rows().size(); i++) {
                List<List<Inline>> row = new ArrayList<>();
                row.add(List.of(new Inline.Text(Integer.toString(i + 1))));
                matrix.rows().get(i).forEach(entry -> row.add(List.of(Inline.Formula.of(entry))));
                rows.add(row);
            }
        }
        return write(header, Collections.nCopies(header.size(), "-:"), rows);
    }

    private static List<Inline> named(Chain chain) {
        List<Inline> name = new ArrayList<>(chain.lead());
        name.add(Inline.Formula.of(chain.left().orElseThrow()));
        return name;
    }
}
