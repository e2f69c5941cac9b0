package org.gradus.core.matrix;

import dev.ludovic.netlib.blas.BLAS;
import dev.ludovic.netlib.blas.NativeBLAS;
import java.util.Optional;

/**
 * The door to a native BLAS, such as OpenBLAS, by the library {@code dev.ludovic.netlib:blas}: used if somebody puts that library on the
 * class path and the machine has a BLAS. Nothing here is needed: the library is not shipped, and its Java code is slower than
 * {@link PackedProduct}. How many threads it takes is said to the BLAS itself, {@code OPENBLAS_NUM_THREADS=1}.
 */
final class Blas {
    /** The one of this machine; empty without the library, or if it finds none, which it logs itself. */
    static final Optional<Blas> FOUND = find();

    private final BLAS library;

    Blas(BLAS library) {
        this.library = library;
    }

    private static Optional<Blas> find() {
        try {
            Blas blas = Native.load();
            System.getLogger(Blas.class.getName())
                    .log(System.Logger.Level.INFO, "products of large matrices: " + blas.name());
            return Optional.of(blas);
        } catch (LinkageError | RuntimeException absent) {
            return Optional.empty();
        }
    }

    /** Linked at its first use, which fails without the library. */
    private static final class Native {
        static Blas load() {
            return new Blas(NativeBLAS.getInstance());
        }
    }

    String name() {
        return "BLAS through dev.ludovic.netlib (" + library.getClass().getSimpleName() + ")";
    }

    /**
     * The entries of the product, row by row. BLAS counts column by column, and so takes each matrix for its transpose: it is asked for
     * rightᵀ leftᵀ, the transpose of the product.
     */
    double[] times(Factor left, Factor right) {
        int rows = left.rows();
        int columns = right.columns();
        double[] product = new double[rows * columns];
        library.dgemm(
                flag(right),
                flag(left),
                columns,
                rows,
                left.columns(),
                1,
                right.data(),
                right.stride(),
                left.data(),
                left.stride(),
                0,
                product,
                columns);
        for (int i = 0; i < product.length; i++) {
            product[i] += 0.0; // a sum that was rounded together with its product can underflow to -0
        }
        return product;
    }

    private static String flag(Factor factor) {
        return factor.transposed() ? "T" : "N";
    }
}
