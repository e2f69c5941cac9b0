package org.gradus.core.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.gradus.core.matrix.Matrix;

/**
 * Compares a derivative that somebody wrote by hand with difference quotients of the function, in one line of a unit test:
 *
 * <pre>
 * GradientCheck.of(loss::value, loss::gradient).at(0.3, -1.2);
 * </pre>
 *
 * <p>It samples: the answer is "agrees at k points", never more. Differences are extrapolated from both sides with their error
 * estimated, so that no step size has to be chosen; at a kink there is no derivative to compare, and any value between the two
 * one-sided ones passes. The first use with wrong entries ends in an {@link AssertionError} that names each of them.
 */
public final class GradientCheck {
    private static final double USUAL_TOLERANCE = 1e-6;

    private final Code code;
    private final double tolerance;

    private GradientCheck(Code code, double tolerance) {
        this.code = code;
        this.tolerance = tolerance;
    }

    /** The function under check and what is claimed about it, both at a point that is n × 1 or a matrix. */
    private interface Code {
        /** The m values. */
        double[] value(Matrix point);

        /** The claimed derivatives: m rows, one column for each entry of the point, row by row. */
        double[][] derivative(Matrix point);

        /** Names ∂f_i/∂x_j; empty if there is only one. */
        String place(Matrix point, int i, int j);

        /** Whether the entries of a point are points themselves. */
        default boolean isOfNumbers() {
            return false;
        }
    }

    /** A function ℝ^n → ℝ and its gradient, which has n entries. */
    public static GradientCheck of(ToDoubleFunction<double[]> function, UnaryOperator<double[]> gradient) {
        return with(new Code() {
            @Override
            public double[] value(Matrix point) {
                return new double[] {function.applyAsDouble(entries(point))};
            }

            @Override
            public double[][] derivative(Matrix point) {
                double[] claimed = gradient.apply(entries(point));
                require(claimed.length == point.rows(), claimed.length + " entries", point.rows() + " entries");
                return new double[][] {claimed};
            }

            @Override
            public String place(Matrix point, int i, int j) {
                return "entry " + (j + 1);
            }
        });
    }

    /** A function of a matrix and its gradient, which has the shape of the matrix. */
    public static GradientCheck ofMatrix(ToDoubleFunction<Matrix> function, UnaryOperator<Matrix> gradient) {
        return with(new Code() {
            @Override
            public double[] value(Matrix point) {
                return new double[] {function.applyAsDouble(point)};
            }

            @Override
            public double[][] derivative(Matrix point) {
                Matrix claimed = gradient.apply(point);
                require(claimed.shape().equals(point.shape()), "shape " + claimed.shape(), "shape " + point.shape());
                return new double[][] {entries(claimed)};
            }

            @Override
            public String place(Matrix point, int i, int j) {
                return rowAndColumn(j / point.columns(), j % point.columns());
            }
        });
    }

    /** A function ℝ^n → ℝ^m and its Jacobian, m × n: row i holds the derivatives of output i. */
    public static GradientCheck ofJacobian(UnaryOperator<double[]> function, Function<double[], double[][]> jacobian) {
        return with(new Code() {
            @Override
            public double[] value(Matrix point) {
                return function.apply(entries(point));
            }

            @Override
            public double[][] derivative(Matrix point) {
                double[][] claimed = jacobian.apply(entries(point));
                String shape = value(point).length + "×" + point.rows();
                for (double[] row : claimed) {
                    String found = claimed.length + "×" + row.length;
                    require(found.equals(shape), "shape " + found, "shape " + shape);
                }
                require(claimed.length > 0, "no rows", "shape " + shape);
                return claimed;
            }

            @Override
            public String place(Matrix point, int i, int j) {
                return rowAndColumn(i, j);
            }
        });
    }

    /** A function of one number and its derivative; each number given to {@link #at(double...)} is a point. */
    public static GradientCheck ofDerivative(DoubleUnaryOperator function, DoubleUnaryOperator derivative) {
        return with(new Code() {
            @Override
            public double[] value(Matrix point) {
                return new double[] {function.applyAsDouble(point.get(0))};
            }

            @Override
            public double[][] derivative(Matrix point) {
                return new double[][] {{derivative.applyAsDouble(point.get(0))}};
            }

            @Override
            public String place(Matrix point, int i, int j) {
                return "";
            }

            @Override
            public boolean isOfNumbers() {
                return true;
            }
        });
    }

    private static GradientCheck with(Code code) {
        return new GradientCheck(code, USUAL_TOLERANCE);
    }

    /** Accepts a relative error up to {@code tolerance} instead of 10⁻⁶, for code in single precision perhaps. */
    public GradientCheck within(double tolerance) {
        if (!(tolerance > 0 && tolerance < 1)) {
            throw new IllegalArgumentException("the tolerance is " + tolerance + " but must lie between 0 and 1");
        }
        return new GradientCheck(code, tolerance);
    }

    /**
     * Checks one point with these entries; of a function of one number, every number.
     *
     * @throws AssertionError if an entry disagrees, or nothing could be compared
     */
    public GradientReport at(double... point) {
        return compareAt(List.of(Matrix.column(point))).orThrow();
    }

    /**
     * Checks several points.
     *
     * @throws AssertionError if an entry disagrees, or nothing could be compared
     */
    public GradientReport at(double[]... points) {
        return compareAt(List.of(points).stream().map(Matrix::column).toList()).orThrow();
    }

    /**
     * Checks several points that are matrices.
     *
     * @throws AssertionError if an entry disagrees, or nothing could be compared
     */
    public GradientReport at(Matrix... points) {
        return compareAt(List.of(points)).orThrow();
    }

    /** The comparison at these points, without an error when entries disagree. */
    public GradientReport compareAt(List<Matrix> points) {
        List<Matrix> single = code.isOfNumbers()
                ? points.stream()
                        .flatMap(point -> Arrays.stream(entries(point)).mapToObj(Matrix::column))
                        .toList()
                : points;
        List<GradientReport.Entry> entries = new ArrayList<>();
        for (int k = 0; k < single.size(); k++) {
            entries.addAll(compare(k + 1, single.get(k)));
        }
        return new GradientReport(entries);
    }

    private List<GradientReport.Entry> compare(int number, Matrix point) {
        double[] at = entries(point);
        for (double coordinate : at) {
            if (!Double.isFinite(coordinate)) {
                throw new IllegalArgumentException("the point " + point + " has an entry that is not finite");
            }
        }
        double[][] claimed = code.derivative(point);
        UnaryOperator<double[]> function =
                moved -> code.value(shaped(point, moved)).clone();
        List<List<Slope>> columns = new ArrayList<>();
        for (int j = 0; j < at.length; j++) {
            columns.add(DifferenceQuotients.of(function, at, j));
        }
        double[] values = code.value(point);
        List<GradientReport.Entry> entries = new ArrayList<>();
        for (int i = 0; i < claimed.length; i++) {
            double largest = largest(columns, i);
            for (int j = 0; j < at.length; j++) {
                double scale = Math.max(largest, Math.abs(values[i]) / Math.max(1, Math.abs(at[j])));
                EntryCheck check = new EntryCheck(claimed[i][j], tolerance, scale);
                entries.add(new GradientReport.Entry(
                        number,
                        GradientReport.text(point),
                        code.place(point, i, j),
                        check.of(columns.get(j).get(i))));
            }
        }
        return entries;
    }

    /** The largest derivative of one output. */
    private static double largest(List<List<Slope>> columns, int row) {
        double largest = 0;
        for (List<Slope> column : columns) {
            if (column.get(row) instanceof Slope.Smooth smooth) {
                largest = Math.max(largest, Math.abs(smooth.value()));
            }
        }
        return largest;
    }

    private static double[] entries(Matrix matrix) {
        double[] entries = new double[matrix.rows() * matrix.columns()];
        for (int k = 0; k < entries.length; k++) {
            entries[k] = matrix.get(k / matrix.columns(), k % matrix.columns());
        }
        return entries;
    }

    private static Matrix shaped(Matrix like, double[] entries) {
        double[][] rows = new double[like.rows()][like.columns()];
        for (int k = 0; k < entries.length; k++) {
            rows[k / like.columns()][k % like.columns()] = entries[k];
        }
        return Matrix.of(rows);
    }

    private static String rowAndColumn(int i, int j) {
        return "row " + (i + 1) + ", column " + (j + 1);
    }

    private static void require(boolean fits, String found, String expected) {
        if (!fits) {
            throw new AssertionError("the derivative has " + found + " but must have " + expected);
        }
    }
}
