package org.gradus.report.render;

import org.gradus.core.expr.Expr;

/** How much of long sums and matrices is written. */
enum Extent {
    /** All: of data. */
    WHOLE,
    /** Of more than eight rows or columns the first three and the last. */
    USUAL,
    /** Of more than three the first and the last: for formulas that no line could hold. */
    SHORTENED;

    /** What is written of the matrix. */
    Expr.MatrixLiteral of(Expr.MatrixLiteral matrix) {
        return switch (this) {
            case WHOLE -> matrix;
            case USUAL -> TexMatrix.elided(matrix);
            case SHORTENED -> TexMatrix.mostlyElided(matrix);
        };
    }
}
