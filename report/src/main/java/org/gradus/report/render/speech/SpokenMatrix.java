package org.gradus.report.render.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprVisitor;
import org.gradus.report.render.maths.ElidedMatrix;
import org.gradus.report.render.maths.Extent;

/** Says vectors and matrices, with as much left out as on paper. */
final class SpokenMatrix {
    private final Vocabulary words;
    private final String betweenNumbers;
    private final ExprVisitor<String> entries;

    SpokenMatrix(Vocabulary words, String betweenNumbers, ExprVisitor<String> entries) {
        this.words = words;
        this.betweenNumbers = betweenNumbers;
        this.entries = entries;
    }

    /** @param whole whether nothing follows, so that no word for the end is needed */
    String say(Expr.MatrixLiteral matrix, Extent extent, boolean whole) {
        Expr.MatrixLiteral printed = extent.of(matrix);
        if (matrix.rows().get(0).size() == 1) {
            List<Expr> column = ElidedMatrix.entries(printed);
            return words.say(whole ? Saying.VECTOR : Saying.LONG_VECTOR, list(column));
        }
        if (matrix.rows().size() == 1) {
            String row = list(printed.rows().get(0));
            return words.say(whole ? Saying.ROW_VECTOR : Saying.LONG_ROW_VECTOR, row);
        }
        String said = size(matrix) + rows(printed.rows());
        return whole ? said : words.say(Saying.LONG_MATRIX, said);
    }

    /** How large the matrix is; not of one that comes with dots, whose size is not known. */
    private String size(Expr.MatrixLiteral matrix) {
        boolean dots = ElidedMatrix.entries(matrix).stream().anyMatch(SpokenMatrix::isDots);
        return dots
                ? words.say(Saying.MATRIX_LEFT_OUT)
                : words.say(
                        Saying.MATRIX,
                        matrix.rows().size(),
                        matrix.rows().get(0).size());
    }

    private String rows(List<List<Expr>> rows) {
        StringJoiner said = new StringJoiner("; ");
        boolean leftOut = false;
        for (int i = 0; i < rows.size(); i++) {
            List<Expr> row = rows.get(i);
            if (row.stream().allMatch(SpokenMatrix::isDots)) {
                leftOut = true;
                said.add(words.say(Saying.ROWS_LEFT_OUT));
            } else if (!leftOut) {
                said.add(words.say(Saying.ROW, i + 1, list(row)));
            } else {
                said.add(words.say(i == rows.size() - 1 ? Saying.LAST_ROW : Saying.FURTHER_ROW, list(row)));
            }
        }
        return said.toString();
    }

    private static boolean isDots(Expr entry) {
        return entry == Expr.Ellipsis.HORIZONTAL || entry == Expr.Ellipsis.VERTICAL || entry == Expr.Ellipsis.DIAGONAL;
    }

    private String list(List<Expr> row) {
        List<String> said = new ArrayList<>();
        row.forEach(entry -> said.add(entry.accept(entries)));
        return String.join(betweenNumbers, said);
    }
}
