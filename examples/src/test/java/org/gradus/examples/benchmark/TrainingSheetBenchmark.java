package org.gradus.examples.benchmark;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.solution.Solution;
import org.gradus.report.solve.Solver;
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

/** Solutions a second on one core of a 2-2-2 network with forward pass, loss, backpropagation and step: 500 are wanted. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class TrainingSheetBenchmark {
    private static final String NETWORK = """
            network:
              layers:
                - { weights: [[0.15, 0.20], [0.25, 0.30]], bias: [0.35, 0.35], activation: sigmoid }
                - { weights: [[0.40, 0.45], [0.50, 0.55]], bias: [0.60, 0.60], activation: sigmoid }
            input: [0.05, 0.10]
            target: [0.01, 0.99]
            loss: half-squared-error
            learningRate: 0.5
            tasks: [forward, loss, backpropagation, gradient-step]
            """;

    @Param({"4", "9"})
    public int digits;

    private Exercise exercise = read(4);

    private static Exercise read(int digits) {
        String yaml = NETWORK + "rounding: { digits: " + digits + " }\n";
        return ExerciseReader.read("benchmark", yaml.getBytes(StandardCharsets.UTF_8));
    }

    @org.openjdk.jmh.annotations.Setup
    public void read() {
        exercise = read(digits);
    }

    @Benchmark
    public Solution solve() {
        return Solver.solve(exercise);
    }
}
