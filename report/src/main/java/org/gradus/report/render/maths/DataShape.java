package org.gradus.report.render.maths;

import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.report.sheet.Chain;

/** How data may stand in columns. */
public final class DataShape {
    /** A matrix of more columns has a row for itself. */
    private static final int MOST_COLUMNS_ALIGNED = 12;

    private DataShape() {}

    /** Whether the columns of all rows can be shared. */
    public static boolean isSmall(List<List<Chain>> rows) {
        return rows.stream().allMatch(row -> row.stream().allMatch(DataShape::isSmall));
    }

    private static boolean isSmall(Chain chain) {
        return chain.links().stream()
                .allMatch(link -> !(link.right() instanceof Expr.MatrixLiteral matrix)
                        || matrix.rows().get(0).size() <= MOST_COLUMNS_ALIGNED);
    }

    /** Whether the row is one of weights, which stand below weights. */
    public static boolean startsWithMatrix(List<Chain> row) {
        return !row.isEmpty()
                && row.get(0).left().isPresent()
                && row.get(0).left().get() instanceof Expr.Symbol symbol
                && symbol.shape() == Expr.Shape.MATRIX;
    }
}
