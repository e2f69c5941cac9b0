package org.gradus.core.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ludovic.netlib.blas.BLAS;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.Random;
import org.ejml.data.DMatrix;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the definition of the product, written as three loops. */
class LargeProductTest {
    private static final double UNIT = Math.ulp(1.0) / 2;

    private final Random random = new Random(15);

    /** Sizes around those of the blocks, 256 × 256 with four rows and two columns at a time. */
    @ParameterizedTest
    @CsvSource({
        "1, 1, 1",
        "4, 2, 16",
        "5, 3, 17",
        "3, 256, 256",
        "6, 257, 257",
        "9, 300, 20",
        "2, 5, 530",
        "70, 64, 33",
        "1, 513, 16",
        "37, 1, 300"
    })
    void blocksChangeNoBit(int m, int k, int n) {
        for (Factor left : bothWays(m, k)) {
            for (Factor right : bothWays(k, n)) {
                assertThat(PackedProduct.of(left, right)).isEqualTo(byDefinition(left, right));
            }
        }
    }

    /** The zeros that fill the last block meet no entry of the factors: 0·∞ would be NaN. */
    @Test
    void infinitiesStayInTheirPlaces() {
        double[] left = new double[5 * 3];
        double[] right = new double[3 * 20];
        Arrays.fill(left, 1);
        Arrays.fill(right, 1);
        right[2 * 20 + 19] = Double.POSITIVE_INFINITY;
        left[14] = Double.NaN;
        Factor a = new Factor(left, 5, 3, false);
        Factor b = new Factor(right, 3, 20, false);
        double[] product = PackedProduct.of(a, b);
        assertThat(product).isEqualTo(byDefinition(a, b));
        assertThat(product[19]).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(product[18]).isEqualTo(3);
        assertThat(product[4 * 20]).isNaN();
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "5, 3, 17", "40, 50, 60", "9, 300, 20"})
    void aBlasAddsInAnotherOrder(int m, int k, int n) {
        Blas blas = new Blas(BLAS.getInstance());
        for (Factor left : bothWays(m, k)) {
            for (Factor right : bothWays(k, n)) {
                double[] product = blas.times(left, right);
                double[] expected = byDefinition(left, right);
                double[] sizes = byDefinition(sizes(left), sizes(right));
                for (int i = 0; i < product.length; i++) {
                    assertThat(product[i]).isCloseTo(expected[i], within(2.02 * k * UNIT * sizes[i]));
                }
            }
        }
        assertThat(blas.name()).startsWith("BLAS through dev.ludovic.netlib");
    }

    /** A program that uses Gradus has the library only if it asks for it: here a class loader that has nothing but core and EJML. */
    @Test
    void nobodyNeedsTheBlas() throws Exception {
        URL[] path = {place(Matrix.class), place(DMatrix.class), place(CommonOps_DDRM.class)};
        try (URLClassLoader loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
            Class<?> matrix = loader.loadClass(Matrix.class.getName());
            assertThat(matrix.getMethod("backend").invoke(null)).isEqualTo("Gradus, one thread");
            double[][] ones = new double[32][32];
            for (double[] row : ones) {
                Arrays.fill(row, 1);
            }
            Object square = matrix.getMethod("of", double[][].class).invoke(null, (Object) ones);
            Object product = matrix.getMethod("times", matrix).invoke(square, square);
            assertThat(product).hasToString(Matrix.of(ones).map(one -> 32).toString());
        }
    }

    private static URL place(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    /** The products of Matrix on both sides of the size from which on they are calculated in another way. */
    @ParameterizedTest
    @CsvSource({"3, 4, 5", "30, 30, 15", "32, 15, 16", "32, 16, 16", "40, 33, 50", "100, 100, 1", "1, 100, 100"})
    void matricesHaveTheDefinitionsProduct(int m, int k, int n) {
        Matrix a = matrix(m, k);
        Matrix b = matrix(k, n);
        DMatrixRMaj small = new DMatrixRMaj(m, n);
        CommonOps_DDRM.mult(new DMatrixRMaj(a.toArray()), new DMatrixRMaj(b.toArray()), small);
        for (Matrix product :
                new Matrix[] {a.times(b), a.transpose().transposedTimes(b), a.timesTransposed(b.transpose())}) {
            for (int i = 0; i < m * n; i++) {
                double rounding = Blas.FOUND.isPresent() ? 1e-12 : 0;
                assertThat(product.get(i / n, i % n)).isCloseTo(small.data[i], within(rounding));
            }
        }
    }

    private Matrix matrix(int rows, int columns) {
        double[][] entries = new double[rows][columns];
        for (double[] row : entries) {
            Arrays.setAll(row, j -> random.nextGaussian());
        }
        return Matrix.of(entries);
    }

    /** As it lies there, and as the transpose of what lies there; entries of all sizes, so that another order shows. */
    private Factor[] bothWays(int rows, int columns) {
        double[] entries = new double[rows * columns];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = random.nextInt(9) == 0 ? 0 : Math.scalb(random.nextGaussian(), random.nextInt(40));
        }
        return new Factor[] {new Factor(entries, rows, columns, false), new Factor(entries, rows, columns, true)};
    }

    private static Factor sizes(Factor factor) {
        double[] sizes = Arrays.stream(factor.data()).map(Math::abs).toArray();
        return new Factor(sizes, factor.rows(), factor.columns(), factor.transposed());
    }

    private static double[] byDefinition(Factor left, Factor right) {
        double[] product = new double[left.rows() * right.columns()];
        for (int i = 0; i < left.rows(); i++) {
            for (int j = 0; j < right.columns(); j++) {
                for (int k = 0; k < right.rows(); k++) {
                    product[i * right.columns() + j] += entry(left, i, k) * entry(right, k, j);
                }
            }
        }
        return product;
    }

    private static double entry(Factor factor, int i, int j) {
        return factor.transposed() ? factor.data()[j * factor.rows() + i] : factor.data()[i * factor.columns() + j];
    }
}
