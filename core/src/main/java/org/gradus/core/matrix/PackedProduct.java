package org.gradus.core.matrix;

import java.util.Arrays;

/**
 * The product of two large matrices by blocks that stay in the processor's cache.
 *
 * <p>The order of summation is that of the definition, (((0 + a_i1 b_1j) + a_i2 b_2j) + …), each product rounded and then each sum:
 * the blocks change no bit of the result, and all machines have the same one. What makes it fast is that the rows of a block of the right
 * factor are copied into arrays of their own: the innermost loop then takes the same index into every array, and so the just-in-time
 * compiler turns it into vector instructions. A loop that holds more arrays or more arithmetic than {@link #add} is beyond what the compiler
 * of Java 17 unrolls and runs at a third of the speed. See Goto and van de Geijn, Anatomy of high-performance matrix multiplication, 2008.
 */
final class PackedProduct {
    /** Columns of a block of the right factor: a row of it, 2 KiB, and four rows of sums fit the first cache. */
    private static final int WIDTH = 256;
    /** Rows of a block of the right factor: all of it, 512 KiB, fits the second cache. */
    private static final int DEPTH = 256;
    /** Rows of the product that grow at the same time. */
    private static final int HEIGHT = 4;
    /** Rows of the right factor that are added at the same time. */
    private static final int STEP = 2;

    private final Factor left;
    private final Factor right;
    private final double[] product;
    /** Rows of the right factor; after an odd number of rows a row of zeros. */
    private final double[][] block;
    /** Entries of the left factor in the order of their use. */
    private final double[] multipliers;
    /** Rows of the product. */
    private final double[][] sums;

    private PackedProduct(Factor left, Factor right) {
        this.left = left;
        this.right = right;
        this.product = new double[left.rows() * right.columns()];
        int width = Math.min(WIDTH, right.columns());
        int depth = even(Math.min(DEPTH, right.rows()));
        this.block = new double[depth][width];
        this.multipliers = new double[depth * HEIGHT];
        this.sums = new double[HEIGHT][width];
    }

    /** The entries of the product, row by row; the columns of {@code left} are as many as the rows of {@code right}. No entry is −0. */
    static double[] of(Factor left, Factor right) {
        return new PackedProduct(left, right).calculate();
    }

    private static int even(int count) {
        return count + count % STEP;
    }

    private double[] calculate() {
        for (int column = 0; column < right.columns(); column += WIDTH) {
            int width = Math.min(WIDTH, right.columns() - column);
            for (int row = 0; row < right.rows(); row += DEPTH) {
                int depth = Math.min(DEPTH, right.rows() - row);
                pack(row, column, depth, width);
                for (int i = 0; i < left.rows(); i += HEIGHT) {
                    addBlock(i, row, column, depth, width);
                }
            }
        }
        return product;
    }

    /** Copies a block of the right factor. */
    private void pack(int row, int column, int depth, int width) {
        for (int k = 0; k < depth; k++) {
            int start = (row + k) * right.down() + column * right.across();
            if (right.transposed()) {
                gather(right.data(), start, right.across(), block[k], width);
            } else {
                System.arraycopy(right.data(), start, block[k], 0, width);
            }
        }
        for (int k = depth; k < even(depth); k++) {
            Arrays.fill(block[k], 0);
        }
    }

    private static void gather(double[] from, int start, int step, double[] to, int count) {
        for (int j = 0, at = start; j < count; j++, at += step) {
            to[j] = from[at];
        }
    }

    /** Adds to rows i, i + 1, … of the product what the block contributes to them. */
    private void addBlock(int i, int row, int column, int depth, int width) {
        int height = Math.min(HEIGHT, left.rows() - i);
        packMultipliers(i, row, depth, height);
        for (int r = 0; r < height; r++) {
            System.arraycopy(product, (i + r) * right.columns() + column, sums[r], 0, width);
        }
        for (int k = 0; k < depth; k += STEP) {
            add(sums[0], sums[1], sums[2], sums[3], block[k], block[k + 1], multipliers, k * HEIGHT, width);
        }
        for (int r = 0; r < height; r++) {
            System.arraycopy(sums[r], 0, product, (i + r) * right.columns() + column, width);
        }
    }

    /** Below the last row of the left factor and behind an odd number of columns there are zeros: their sums are thrown away, or add 0. */
    private void packMultipliers(int i, int row, int depth, int height) {
        if (height < HEIGHT || depth % STEP != 0) {
            Arrays.fill(multipliers, 0);
        }
        for (int r = 0; r < height; r++) {
            int at = (i + r) * left.down() + row * left.across();
            for (int k = 0; k < depth; k++, at += left.across()) {
                multipliers[k * HEIGHT + r] = left.data()[at];
            }
        }
    }

    private static void add(
            double[] sum0,
            double[] sum1,
            double[] sum2,
            double[] sum3,
            double[] row0,
            double[] row1,
            double[] multipliers,
            int first,
            int width) {
        double a00 = multipliers[first];
        double a10 = multipliers[first + 1];
        double a20 = multipliers[first + 2];
        double a30 = multipliers[first + 3];
        double a01 = multipliers[first + 4];
        double a11 = multipliers[first + 5];
        double a21 = multipliers[first + 6];
        double a31 = multipliers[first + 7];
        for (int j = 0; j < width; j++) {
            double b0 = row0[j];
            double b1 = row1[j];
            sum0[j] = sum0[j] + a00 * b0 + a01 * b1;
            sum1[j] = sum1[j] + a10 * b0 + a11 * b1;
            sum2[j] = sum2[j] + a20 * b0 + a21 * b1;
            sum3[j] = sum3[j] + a30 * b0 + a31 * b1;
        }
    }
}
