package org.gradus.report.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.notation.Elision;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Inline;

/** Given vectors and matrices that are too large to stand before the calculation: whole, in tables, at the end of the sheet. */
final class LargeData {
    /** The most rows or columns that stand where the data are given. */
    static final int WHOLE = 16;

    /** Of a table. */
    private static final int COLUMNS = 12;

    private final List<Matrix> matrices = new ArrayList<>();

    private record Matrix(Expr name, int rows, int columns, Elision.Entry entries) {}

    /** The matrix for where it is given, whole or with its first and last entries; a column of one row is that entry. */
    Expr given(Expr name, int rows, int columns, Elision.Entry entries) {
        if (rows > WHOLE || columns > WHOLE) {
            matrices.add(new Matrix(name, rows, columns, entries));
            return columns == 1 ? Elision.column(rows, i -> entries.at(i, 0)) : Elision.matrix(rows, columns, entries);
        }
        return new Expr.MatrixLiteral(IntStream.range(0, rows)
                .mapToObj(i -> IntStream.range(0, columns)
                        .mapToObj(j -> entries.at(i, j))
                        .toList())
                .toList());
    }

    /** A column vector, as {@link #given(Expr, int, int, Elision.Entry)}; one entry stands without brackets. */
    Expr column(Expr name, List<? extends Expr> entries) {
        return entries.size() == 1 ? entries.get(0) : given(name, entries.size(), 1, (i, j) -> entries.get(i));
    }

    List<Expr> names() {
        return matrices.stream().map(Matrix::name).toList();
    }

    /** All that did not fit, whole. */
    void onto(Draft draft) {
        if (!matrices.isEmpty()) {
            draft.add(new Block.Paragraph(
                    List.of(new Inline.Strong(draft.wording().word(Phrase.DATA_TITLE)))));
        }
        for (Matrix matrix : matrices) {
            if (matrix.columns == 1) {
                draft.add(new Block.Paragraph(list(draft, matrix)));
            } else {
                tables(draft, matrix);
            }
        }
    }

    /** Of a vector the entries, one behind the other. */
    private static List<Inline> list(Draft draft, Matrix vector) {
        List<Inline> text = List.of();
        for (int i = 0; i < vector.rows; i++) {
            text = Wording.join(
                    text,
                    text.isEmpty() ? List.of() : draft.say(Phrase.SEPARATOR),
                    List.of(Inline.Formula.of(vector.entries.at(i, 0))));
        }
        return Wording.join(
                List.of(Inline.Formula.of(vector.name), new Inline.Text(": ")), text, List.of(new Inline.Text(".")));
    }

    private static void tables(Draft draft, Matrix matrix) {
        for (int from = 0; from < matrix.columns; from += COLUMNS) {
            int to = Math.min(from + COLUMNS, matrix.columns);
            draft.add(new Block.Paragraph(draft.say(Phrase.DATA_COLUMNS, matrix.name, from + 1, to)));
            List<List<Inline>> header = new ArrayList<>();
            header.add(List.of());
            for (int j = from; j < to; j++) {
                header.add(number(j + 1));
            }
            List<List<List<Inline>>> rows = new ArrayList<>();
            for (int i = 0; i < matrix.rows; i++) {
                List<List<Inline>> row = new ArrayList<>();
                row.add(number(i + 1));
                for (int j = from; j < to; j++) {
                    row.add(List.of(Inline.Formula.of(matrix.entries.at(i, j))));
                }
                rows.add(row);
            }
            draft.add(new Block.Table(header, rows));
        }
    }

    private static List<Inline> number(int index) {
        return List.of(new Inline.Strong(Integer.toString(index)));
    }
}
