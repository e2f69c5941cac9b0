package org.gradus.examples.benchmark;

import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.symbolic.claim.DerivativeClaim;
import org.gradus.symbolic.claim.Finding;
import org.gradus.symbolic.claim.Verifier;
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

/** The derivative of a product of n factors by the product rule, decided: the time must not double with each factor. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 3)
public class ProductClaimBenchmark {
    private static final ExprParser.Limits LONG = new ExprParser.Limits(60_000, 300);

    /** What is multiplied. */
    public enum Factors {
        SIGMOIDS("sigmoid(a_#*z)", "a_#*sigmoid(a_#*z)*(1-sigmoid(a_#*z))"),
        TANHS("tanh(a_#*z)", "a_#*(1-tanh(a_#*z)^2)"),
        LINEAR("(z+#)", "1"),
        LINEAR_WITH_LETTERS("(z+b_#)", "1");

        private final String factor;
        private final String slope;

        Factors(String factor, String slope) {
            this.factor = factor;
            this.slope = slope;
        }

        private DerivativeClaim claim(int n) {
            String rule =
                    IntStream.rangeClosed(1, n).mapToObj(k -> product(n, k)).collect(Collectors.joining("+"));
            return DerivativeClaim.of(
                    ExprParser.parse(product(n, 0), LONG), Expr.Symbol.of("z"), ExprParser.parse(rule, LONG));
        }

        /** The product with the derivative of the factor of this number for the factor itself. */
        private String product(int n, int differentiated) {
            return IntStream.rangeClosed(1, n)
                    .mapToObj(k -> (k == differentiated ? slope : factor).replace("#", "" + k))
                    .collect(Collectors.joining("*"));
        }
    }

    @Param
    private Factors factors = Factors.SIGMOIDS;

    @Param({"2", "6", "10", "14"})
    private int n;

    private DerivativeClaim claim = Factors.SIGMOIDS.claim(2);

    @Setup
    public void claim() {
        claim = factors.claim(n);
    }

    @Benchmark
    public Finding verify() {
        return Verifier.verify(claim);
    }
}
