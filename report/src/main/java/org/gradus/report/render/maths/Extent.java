package org.gradus.report.render.maths;

import org.gradus.core.expr.Expr;

/** How much of long sums and matrices is written. */
public enum Extent {
    /** All: of data. */
    WHOLE,
    /** Of more than eight rows or columns the first three and the last. */
    USUAL,
    /** Of more than three the first and the last: for formulas that no line could hold. */
    SHORTENED;

    /** What is written of the matrix. */
    public Expr.MatrixLiteral of(Expr.MatrixLiteral matrix) {
        return switch (this) {
            case WHOLE -> matrix;
            case USUAL -> ElidedMatrix.elided(matrix);
            case SHORTENED -> ElidedMatrix.mostlyElided(matrix);
        };
    }
}
