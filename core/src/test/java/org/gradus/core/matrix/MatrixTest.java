package org.gradus.core.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class MatrixTest {
    private final Matrix a = Matrix.of(new double[][] {{1, 2, 3}, {4, 5, 6}});
    private final Matrix b = Matrix.of(new double[][] {{7, 8}, {9, 10}, {11, 12}});

    @Test
    void multipliesRowsByColumns() {
        assertThat(a.times(b)).isEqualTo(Matrix.of(new double[][] {{58, 64}, {139, 154}}));
        assertThat(a.times(Matrix.column(1, 0, -1))).isEqualTo(Matrix.column(-2, -2));
    }

    @Test
    void theTransposeOfAProductIsTheReversedProductOfTransposes() {
        assertThat(a.times(b).transpose()).isEqualTo(b.transpose().times(a.transpose()));
        assertThat(a.transpose().transpose()).isEqualTo(a);
    }

    @Test
    void worksEntryByEntry() {
        assertThat(a.plus(a)).isEqualTo(a.map(x -> 2 * x));
        assertThat(a.hadamard(a)).isEqualTo(a.map(x -> x * x));
        assertThat(a.get(1, 2)).isEqualTo(6);
        assertThat(a.rows()).isEqualTo(2);
        assertThat(a.columns()).isEqualTo(3);
    }

    @Test
    void worksByRowsAndColumns() {
        assertThat(a.columnAt(1)).isEqualTo(Matrix.column(2, 5));
        assertThat(Matrix.ofColumns(3, a::columnAt)).isEqualTo(a);
        assertThat(a.rowSums()).isEqualTo(a.times(Matrix.column(1, 1, 1)));
        assertThat(a.mapRows(i -> x -> i * x)).isEqualTo(Matrix.of(new double[][] {{0, 0, 0}, {4, 5, 6}}));
        Matrix twoColumns = Matrix.of(new double[][] {{100, 100}, {200, 200}});
        assertThat(a.timesPlus(b, Matrix.column(100, 200))).isEqualTo(a.times(b).plus(twoColumns));
        assertThat(a).isEqualTo(Matrix.of(new double[][] {{1, 2, 3}, {4, 5, 6}}));
    }

    @Test
    void noZeroIsNegative() {
        Matrix negative = Matrix.column(-1, -2);
        Matrix zero = Matrix.column(0, 0);
        Matrix row = Matrix.of(new double[] {-1});
        for (Matrix result : new Matrix[] {
            negative.hadamard(zero),
            negative.map(x -> -0.0),
            negative.mapRows(i -> x -> -0.0),
            negative.times(Matrix.column(0)),
            Matrix.column(0, 0).timesTransposed(row),
            row.transposedTimes(Matrix.of(new double[] {0, 0})).transpose(),
            Matrix.of(new double[][] {{-0.0}, {-0.0}})
        }) {
            assertThat(result).isEqualTo(zero);
        }
    }

    @Test
    void cannotBeChangedFromOutside() {
        double[][] rows = {{1, 2}};
        double[] entries = {1, 2};
        Matrix row = Matrix.of(rows);
        Matrix column = Matrix.column(entries);
        rows[0][0] = 9;
        entries[0] = 9;
        row.toArray()[0][0] = 9;
        assertThat(row.get(0, 0)).isEqualTo(1);
        assertThat(column.get(0)).isEqualTo(1);
    }

    @Test
    void isEqualByShapeAndEntries() {
        assertThat(Matrix.column(1, 2)).isNotEqualTo(Matrix.of(new double[] {1, 2}));
        assertThat(Matrix.column(0.0)).isEqualTo(Matrix.column(-0.0)).hasSameHashCodeAs(Matrix.column(-0.0));
        assertThat(a).hasToString("[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]");
    }

    @Test
    void namesBothShapes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> b.times(Matrix.of(new double[4][1])))
                .withMessage("cannot multiply 3×2 by 4×1; the columns of the left must equal the rows of the right");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> a.plus(b))
                .withMessage("cannot add 2×3 and 3×2; the shapes must be equal");
        assertThatIllegalArgumentException().isThrownBy(() -> a.hadamard(b)).withMessageContaining("2×3 and 3×2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Matrix.of(new double[][] {{1, 2}, {3}}))
                .withMessage("row 1 has 1 entries but row 0 has 2; rows must have equal length");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> a.timesPlus(b, Matrix.column(1, 2, 3)))
                .withMessage("cannot add 3×1 to every column of 2×2; it must be 2×1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Matrix.ofColumns(2, j -> j == 0 ? a.columnAt(0) : b.columnAt(0)))
                .withMessage("column 1 is 3×1 but must be 2×1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Matrix.ofColumns(1, j -> a))
                .withMessage("column 0 is 2×3 but must be 2×1");
        assertThatIllegalArgumentException().isThrownBy(() -> Matrix.ofColumns(0, a::columnAt));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> a.columnAt(3))
                .withMessage("entry (0, 3) of a 2×3 matrix, counted from 0");
        assertThatIllegalArgumentException().isThrownBy(() -> Matrix.column());
        assertThatIllegalArgumentException().isThrownBy(() -> a.get(0)).withMessageContaining("2×3");
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> a.get(2, 0))
                .withMessage("entry (2, 0) of a 2×3 matrix, counted from 0");
    }
}
