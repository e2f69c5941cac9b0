package org.gradus.examples.benchmark;

import java.math.BigDecimal;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.Interval;
import org.gradus.core.number.Real;
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

/**
 * Certified values of a function at decimals of (0, 4): 100 places, in at most five times the time of mpmath, whose last places nobody
 * vouches for, and enclosures of 64 bits, in at most eight times the time of Arb. {@code certified.py} measures these.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
public class NumberBenchmark {
    private static final int COUNT = 1000;

    private final Expr[] points = new Expr[COUNT];
    private final Interval[] intervals = new Interval[COUNT];
    private int next;

    @Param({"exp", "ln", "sigmoid"})
    public String function = "exp";

    public NumberBenchmark() {
        Random random = new Random(1);
        for (int i = 0; i < COUNT; i++) {
            double point = 4 * random.nextDouble() + 1e-3;
            points[i] = new Expr.Num(BigDecimal.valueOf(point));
            intervals[i] = Interval.of(point);
        }
    }

    @Benchmark
    public BigDecimal hundredPlaces() {
        next = (next + 1) % COUNT;
        return Real.of(Expr.Apply.of(function, points[next])).round(100);
    }

    @Benchmark
    public Interval bits64() {
        next = (next + 1) % COUNT;
        Interval x = intervals[next];
        return switch (function) {
            case "exp" -> x.exp(64);
            case "ln" -> x.ln(64);
            default -> x.sigmoid(64);
        };
    }
}
