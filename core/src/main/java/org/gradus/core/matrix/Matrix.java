package org.gradus.core.matrix;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * A dense matrix of doubles: immutable and value-equal. A vector is a matrix with one column.
 *
 * <p>Rows and columns count from 0. Operations leave their operands as they are; when shapes do not fit they throw an
 * {@link IllegalArgumentException} that names both. A negative zero is stored as 0. The arithmetic is EJML's.
 */
public final class Matrix {
    private final DMatrixRMaj entries;

    /** Takes ownership of {@code entries}. */
    private Matrix(DMatrixRMaj entries) {
        for (int i = 0; i < entries.data.length; i++) {
            entries.data[i] += 0.0; // -0.0 + 0.0 is 0.0: equal values are equal bits
        }
        this.entries = entries;
    }

    /** The matrix with these rows, copied; at least one entry, rows of equal length. */
    public static Matrix of(double[]... rows) {
        if (rows.length == 0 || rows[0].length == 0) {
            throw new IllegalArgumentException("a matrix needs at least one entry");
        }
        int columns = rows[0].length;
        DMatrixRMaj entries = new DMatrixRMaj(rows.length, columns);
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != columns) {
                throw new IllegalArgumentException("row " + i + " has " + rows[i].length + " entries but row 0 has "
                        + columns + "; rows must have equal length");
            }
            System.arraycopy(rows[i], 0, entries.data, i * columns, columns);
        }
        return new Matrix(entries);
    }

    /** The column vector with these entries, n × 1. */
    public static Matrix column(double... entries) {
        if (entries.length == 0) {
            throw new IllegalArgumentException("a matrix needs at least one entry");
        }
        return new Matrix(new DMatrixRMaj(entries.length, 1, true, entries.clone()));
    }

    public int rows() {
        return entries.numRows;
    }

    public int columns() {
        return entries.numCols;
    }

    /** The entry in row {@code i} and column {@code j}, both from 0. */
    public double get(int i, int j) {
        if (i < 0 || i >= rows() || j < 0 || j >= columns()) {
            throw new IndexOutOfBoundsException(
                    "entry (" + i + ", " + j + ") of a " + shape() + " matrix, counted from 0");
        }
        return entries.data[i * columns() + j];
    }

    /** Entry {@code i}, from 0, of a column vector. */
    public double get(int i) {
        if (columns() != 1) {
            throw new IllegalArgumentException(
                    "one index for a " + shape() + " matrix; only a column vector takes one");
        }
        return get(i, 0);
    }

    /** The matrix product, (m × k)(k × n) = m × n. */
    public Matrix times(Matrix right) {
        if (columns() != right.rows()) {
            throw new IllegalArgumentException("cannot multiply " + shape() + " by " + right.shape()
                    + "; the columns of the left must equal the rows of the right");
        }
        DMatrixRMaj product = new DMatrixRMaj(rows(), right.columns());
        CommonOps_DDRM.mult(entries, right.entries, product);
        return new Matrix(product);
    }

    /** {@code thisᵀ · right}, (k × m)ᵀ(k × n) = m × n, without a copy of the transpose. */
    public Matrix transposedTimes(Matrix right) {
        if (rows() != right.rows()) {
            throw new IllegalArgumentException("cannot multiply the transpose of " + shape() + " by " + right.shape()
                    + "; both must have the same number of rows");
        }
        DMatrixRMaj product = new DMatrixRMaj(columns(), right.columns());
        CommonOps_DDRM.multTransA(entries, right.entries, product);
        return new Matrix(product);
    }

    /** {@code this · rightᵀ}, (m × k)(n × k)ᵀ = m × n, without a copy of the transpose. */
    public Matrix timesTransposed(Matrix right) {
        if (columns() != right.columns()) {
            throw new IllegalArgumentException("cannot multiply " + shape() + " by the transpose of " + right.shape()
                    + "; both must have the same number of columns");
        }
        DMatrixRMaj product = new DMatrixRMaj(rows(), right.rows());
        CommonOps_DDRM.multTransB(entries, right.entries, product);
        return new Matrix(product);
    }

    /** The sum, entry by entry. */
    public Matrix plus(Matrix right) {
        requireSameShape("add", right);
        DMatrixRMaj sum = entries.copy();
        for (int i = 0; i < sum.data.length; i++) {
            sum.data[i] += right.entries.data[i];
        }
        return new Matrix(sum);
    }

    /** The product entry by entry, ⊙. */
    public Matrix hadamard(Matrix right) {
        requireSameShape("multiply entry by entry", right);
        DMatrixRMaj product = entries.copy();
        for (int i = 0; i < product.data.length; i++) {
            product.data[i] *= right.entries.data[i];
        }
        return new Matrix(product);
    }

    public Matrix transpose() {
        DMatrixRMaj transposed = new DMatrixRMaj(columns(), rows());
        for (int i = 0; i < rows(); i++) {
            for (int j = 0; j < columns(); j++) {
                transposed.data[j * rows() + i] = entries.data[i * columns() + j];
            }
        }
        return new Matrix(transposed);
    }

    /** The function applied to every entry. */
    public Matrix map(DoubleUnaryOperator function) {
        DMatrixRMaj mapped = entries.copy();
        for (int i = 0; i < mapped.data.length; i++) {
            mapped.data[i] = function.applyAsDouble(mapped.data[i]);
        }
        return new Matrix(mapped);
    }

    /** The rows, as a copy. */
    public double[][] toArray() {
        double[][] rows = new double[rows()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(entries.data, i * columns(), (i + 1) * columns());
        }
        return rows;
    }

    /** As messages name it: {@code 3×2}. */
    public String shape() {
        return rows() + "×" + columns();
    }

    private void requireSameShape(String operation, Matrix right) {
        if (rows() != right.rows() || columns() != right.columns()) {
            throw new IllegalArgumentException(
                    "cannot " + operation + " " + shape() + " and " + right.shape() + "; the shapes must be equal");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Matrix matrix
                && rows() == matrix.rows()
                && columns() == matrix.columns()
                && Arrays.equals(entries.data, matrix.entries.data);
    }

    @Override
    public int hashCode() {
        return 31 * rows() + Arrays.hashCode(entries.data);
    }

    /** The rows: {@code [[1.0, 0.5], [0.0, 2.0]]}. */
    @Override
    public String toString() {
        return Arrays.deepToString(toArray());
    }
}
