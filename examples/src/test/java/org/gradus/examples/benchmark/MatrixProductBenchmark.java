package org.gradus.examples.benchmark;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.gradus.core.matrix.Matrix;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The product of two n × n matrices, beside EJML's: at most six times OpenBLAS on one thread is wanted for n = 1024, 1.7 times with the
 * optional BLAS. {@code matrices.py} beside this file measures the same in NumPy.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class MatrixProductBenchmark {
    @Param({"64", "256", "1024"})
    public int n;

    private double[][] left = {{1}};
    private double[][] right = {{1}};
    private Matrix a = Matrix.of(left);
    private Matrix b = Matrix.of(right);
    private DMatrixRMaj c = new DMatrixRMaj(left);
    private DMatrixRMaj d = new DMatrixRMaj(right);

    @Setup
    public void fill() {
        System.out.println("products by " + Matrix.backend());
        Random random = new Random(n);
        left = square(random);
        right = square(random);
        a = Matrix.of(left);
        b = Matrix.of(right);
        c = new DMatrixRMaj(left);
        d = new DMatrixRMaj(right);
    }

    private double[][] square(Random random) {
        double[][] rows = new double[n][n];
        for (double[] row : rows) {
            Arrays.setAll(row, j -> random.nextGaussian());
        }
        return rows;
    }

    @Benchmark
    public Matrix gradus() {
        return a.times(b);
    }

    @Benchmark
    public DMatrixRMaj ejml() {
        return CommonOps_DDRM.mult(c, d, null);
    }
}
