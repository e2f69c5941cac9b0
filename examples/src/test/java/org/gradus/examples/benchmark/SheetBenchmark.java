package org.gradus.examples.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.gradus.report.compose.Composer;
import org.gradus.report.compose.words.Style;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.render.MarkdownRenderer;
import org.gradus.report.solve.Solver;
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

/** A whole sheet, YAML to Markdown: at most half a millisecond is wanted for the lecture. {@code sheets.py} does the same in SymPy. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 15, time = 3)
@Measurement(iterations = 5, time = 2)
public class SheetBenchmark {
    @Param({"lecture-1", "mazur-2-2-2"})
    public String exercise;

    private byte[] yaml = {};

    @Setup
    public void read() {
        Path file = Programs.ROOT.resolve("examples/exercises").resolve(exercise + ".yaml");
        try {
            yaml = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Benchmark
    public String sheet() {
        Style style = Style.of(Locale.ENGLISH).withoutPictures(); // as Markdown on standard output
        return new MarkdownRenderer()
                .render(Composer.compose(Solver.solve(ExerciseReader.read(exercise, yaml)), style));
    }
}
