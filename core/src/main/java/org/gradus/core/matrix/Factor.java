package org.gradus.core.matrix;

/**
 * A factor of a product: the entries of a matrix as they lie in memory, row by row, or its transpose without a copy.
 *
 * @param data the entries of the matrix itself, whether it is transposed or not
 * @param rows of the factor, after transposition
 * @param columns of the factor, after transposition
 */
record Factor(double[] data, int rows, int columns, boolean transposed) {

    /** How far two entries of {@link #data} are apart that lie below each other in the matrix itself. */
    int stride() {
        return transposed ? rows : columns;
    }

    /** From one row of the factor to the next. */
    int down() {
        return transposed ? 1 : columns;
    }

    /** From one column of the factor to the next. */
    int across() {
        return transposed ? rows : 1;
    }
}
