package org.gradus.examples.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gradus.core.expr.Expr;
import org.gradus.symbolic.kernel.Prover;
import org.gradus.symbolic.kernel.Verdict;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The proof of every entry of the softmax Jacobian, written out for N outputs: should grow as entries × N, that is N³. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 3)
public class SoftmaxJacobianBenchmark {
    @Param({"2", "5", "10", "20", "50"})
    public int outputs;

    @Benchmark
    public int proveEveryEntry() {
        List<Expr> powers = new ArrayList<>();
        for (int k = 1; k <= outputs; k++) {
            powers.add(new Expr.Power(Expr.Constant.E, Expr.Indexed.of("z", k)));
        }
        Expr sum = new Expr.Sum(powers);
        int proved = 0;
        for (int i = 0; i < outputs; i++) {
            for (int j = 0; j < outputs; j++) {
                Expr yi = new Expr.Quotient(powers.get(i), sum);
                Expr yj = new Expr.Quotient(powers.get(j), sum);
                Expr entry = Expr.Derivative.partial(yi, Expr.Indexed.of("z", j + 1));
                Expr claim = i == j
                        ? Expr.Product.of(yj, Expr.Sum.of(Expr.Num.of(1), new Expr.Negation(yj)))
                        : new Expr.Negation(Expr.Product.of(yi, yj));
                proved += Prover.equal(entry, claim, List.of()) instanceof Verdict.Proved ? 1 : 0;
            }
        }
        if (proved != outputs * outputs) {
            throw new IllegalStateException("only " + proved + " entries were proved");
        }
        return proved;
    }
}
