package org.gradus.core.matrix;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * A dense matrix of doubles: immutable and value-equal. A vector is a matrix with one column.
 *
 * <p>Rows and columns count from 0. Operations leave their operands as they are; when shapes do not fit they throw an
 * {@link IllegalArgumentException} that names both. A negative zero is stored as 0.
 *
 * <p>An entry of a product is summed in the order of its definition, (a_i1 b_1j + a_i2 b_2j) + …, with every operation rounded: small
 * products are EJML's, large ones are calculated by blocks, to the same bits. Only where a native BLAS is there it calculates the large ones,
 * in an order of its own: {@link #backend}.
 */
public final class Matrix {
    private final DMatrixRMaj entries;

    /** Takes ownership of {@code entries}, in which no zero is negative. */
    private Matrix(DMatrixRMaj entries) {
        this.entries = entries;
    }

    private static Matrix owning(int rows, int columns, double[] data) {
        return new Matrix(DMatrixRMaj.wrap(rows, columns, data));
    }

    /** −0 + 0 is 0: equal values become equal bits. */
    private static double[] withoutNegativeZeros(double[] data) {
        for (int i = 0; i < data.length; i++) {
            data[i] += 0.0;
        }
        return data;
    }

    /**
     * What calculates the products of large matrices, for people: {@code "Gradus, one thread"}, or the name of the native BLAS if
     * {@code dev.ludovic.netlib:blas} is on the class path and finds one.
     *
     * <p>A BLAS adds in another order, and may round a product and a sum at once. The error bound k·2⁻⁵³·Σ|a_ij b_jk| for k summands, to
     * first order, is that of any order; the last digits may differ from machine to machine.
     */
    public static String backend() {
        return LargeProduct.backend();
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
        withoutNegativeZeros(entries.data);
        return new Matrix(entries);
    }

    /** The column vector with these entries, n × 1. */
    public static Matrix column(double... entries) {
        if (entries.length == 0) {
            throw new IllegalArgumentException("a matrix needs at least one entry");
        }
        return owning(entries.length, 1, withoutNegativeZeros(entries.clone()));
    }

    /** The matrix whose columns are these: {@code column} gives a column vector for each index from 0; at least one. */
    public static Matrix ofColumns(int columns, IntFunction<Matrix> column) {
        if (columns < 1) {
            throw new IllegalArgumentException("a matrix needs at least one entry");
        }
        Matrix first = column.apply(0);
        if (columns == 1 && first.columns() == 1) {
            return first;
        }
        double[] data = new double[first.rows() * columns];
        for (int j = 0; j < columns; j++) {
            Matrix next = j == 0 ? first : column.apply(j);
            if (next.columns() != 1 || next.rows() != first.rows()) {
                throw new IllegalArgumentException(
                        "column " + j + " is " + next.shape() + " but must be " + first.rows() + "×1");
            }
            for (int i = 0; i < next.rows(); i++) {
                data[i * columns + j] = next.entries.data[i];
            }
        }
        return owning(first.rows(), columns, data);
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

    /** Column {@code j}, from 0, as a column vector. */
    public Matrix columnAt(int j) {
        get(0, j); // names the shape if there is no such place
        if (columns() == 1) {
            return this;
        }
        double[] column = new double[rows()];
        for (int i = 0; i < column.length; i++) {
            column[i] = entries.data[i * columns() + j];
        }
        return owning(rows(), 1, column);
    }

    /** The matrix product, (m × k)(k × n) = m × n. */
    public Matrix times(Matrix right) {
        if (columns() != right.rows()) {
            throw new IllegalArgumentException("cannot multiply " + shape() + " by " + right.shape()
                    + "; the columns of the left must equal the rows of the right");
        }
        if (LargeProduct.isLarge(rows(), columns(), right.columns())) {
            return large(factor(), right.factor());
        }
        DMatrixRMaj product = new DMatrixRMaj(rows(), right.columns());
        CommonOps_DDRM.mult(entries, right.entries, product);
        withoutNegativeZeros(product.data);
        return new Matrix(product);
    }

    /** {@code this · right} with the same column vector added to every column: W X + b, where each column of X is a sample. */
    public Matrix timesPlus(Matrix right, Matrix column) {
        Matrix product = times(right);
        if (column.rows() != product.rows() || column.columns() != 1) {
            throw new IllegalArgumentException("cannot add " + column.shape() + " to every column of " + product.shape()
                    + "; it must be " + product.rows() + "×1");
        }
        double[] data = product.entries.data; // nobody else has seen it yet
        for (int i = 0, at = 0; i < product.rows(); i++) {
            double summand = column.entries.data[i];
            for (int end = at + product.columns(); at < end; at++) {
                data[at] += summand;
            }
        }
        return product;
    }

    /** {@code thisᵀ · right}, (k × m)ᵀ(k × n) = m × n, without a copy of the transpose. */
    public Matrix transposedTimes(Matrix right) {
        if (rows() != right.rows()) {
            throw new IllegalArgumentException("cannot multiply the transpose of " + shape() + " by " + right.shape()
                    + "; both must have the same number of rows");
        }
        if (LargeProduct.isLarge(columns(), rows(), right.columns())) {
            return large(transposedFactor(), right.factor());
        }
        DMatrixRMaj product = new DMatrixRMaj(columns(), right.columns());
        CommonOps_DDRM.multTransA(entries, right.entries, product);
        withoutNegativeZeros(product.data);
        return new Matrix(product);
    }

    /** {@code this · rightᵀ}, (m × k)(n × k)ᵀ = m × n, without a copy of the transpose. */
    public Matrix timesTransposed(Matrix right) {
        if (columns() != right.columns()) {
            throw new IllegalArgumentException("cannot multiply " + shape() + " by the transpose of " + right.shape()
                    + "; both must have the same number of columns");
        }
        if (LargeProduct.isLarge(rows(), columns(), right.rows())) {
            return large(factor(), right.transposedFactor());
        }
        DMatrixRMaj product = new DMatrixRMaj(rows(), right.rows());
        CommonOps_DDRM.multTransB(entries, right.entries, product);
        withoutNegativeZeros(product.data);
        return new Matrix(product);
    }

    private static Matrix large(Factor left, Factor right) {
        return owning(left.rows(), right.columns(), LargeProduct.of(left, right));
    }

    private Factor factor() {
        return new Factor(entries.data, rows(), columns(), false);
    }

    private Factor transposedFactor() {
        return new Factor(entries.data, columns(), rows(), true);
    }

    /** The sum, entry by entry. */
    public Matrix plus(Matrix right) {
        requireSameShape("add", right);
        double[] sum = new double[entries.data.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = entries.data[i] + right.entries.data[i]; // no negative zero, as neither summand is one
        }
        return owning(rows(), columns(), sum);
    }

    /** The product entry by entry, ⊙. */
    public Matrix hadamard(Matrix right) {
        requireSameShape("multiply entry by entry", right);
        double[] product = new double[entries.data.length];
        for (int i = 0; i < product.length; i++) {
            product[i] = entries.data[i] * right.entries.data[i] + 0.0;
        }
        return owning(rows(), columns(), product);
    }

    public Matrix transpose() {
        double[] transposed = new double[entries.data.length];
        for (int i = 0; i < rows(); i++) {
            for (int j = 0; j < columns(); j++) {
                transposed[j * rows() + i] = entries.data[i * columns() + j];
            }
        }
        return owning(columns(), rows(), transposed);
    }

    /** The function applied to every entry. */
    public Matrix map(DoubleUnaryOperator function) {
        double[] mapped = new double[entries.data.length];
        for (int i = 0; i < mapped.length; i++) {
            mapped[i] = function.applyAsDouble(entries.data[i]) + 0.0;
        }
        return owning(rows(), columns(), mapped);
    }

    /** Every row with a function of its own: {@code function} gives the one for the entries of row i, from 0. */
    public Matrix mapRows(IntFunction<DoubleUnaryOperator> function) {
        double[] mapped = new double[entries.data.length];
        for (int i = 0, at = 0; i < rows(); i++) {
            DoubleUnaryOperator own = function.apply(i);
            for (int end = at + columns(); at < end; at++) {
                mapped[at] = own.applyAsDouble(entries.data[at]) + 0.0;
            }
        }
        return owning(rows(), columns(), mapped);
    }

    /** The sum of each row, n × 1: the product with a column of ones. */
    public Matrix rowSums() {
        if (columns() == 1) {
            return this;
        }
        double[] sums = new double[rows()];
        for (int i = 0, at = 0; i < sums.length; i++) {
            for (int end = at + columns(); at < end; at++) {
                sums[i] += entries.data[at];
            }
        }
        return owning(rows(), 1, sums);
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
