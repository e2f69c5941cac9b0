package org.gradus.core.matrix;

/** The product of two matrices that are large enough for more than three nested loops: by a native BLAS if there is one, else by blocks. */
final class LargeProduct {
    /** Multiplications below which three nested loops are as fast; no sheet comes near. */
    private static final long FEWEST = 8_192;
    /** With fewer columns than this the vector instructions do not pay. */
    private static final int NARROWEST = 16;

    private LargeProduct() {}

    /** Whether the product of an m × k and a k × n matrix is worth it. */
    static boolean isLarge(int m, int k, int n) {
        return n >= NARROWEST && (long) m * k * n >= FEWEST;
    }

    /** The entries of the product, row by row; the columns of {@code left} are as many as the rows of {@code right}. No entry is −0. */
    static double[] of(Factor left, Factor right) {
        return Blas.FOUND.map(blas -> blas.times(left, right)).orElseGet(() -> PackedProduct.of(left, right));
    }

    /** See {@link Matrix#backend}. */
    static String backend() {
        return Blas.FOUND.map(Blas::name).orElse("Gradus, one thread");
    }
}
