package org.gradus.report.exercise.reader;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.gradus.core.number.ZeroTest;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.Node;

/**
 * Reads an exercise file: YAML 1.2 in UTF-8, with or without byte order mark, any line ends.
 *
 * <p>An {@link ExerciseException} lists everything that is wrong with the file, with line and column. An exercise that comes out is
 * whole: shapes fit, names are known, every number has a finite value, every task has what it needs.
 */
public final class ExerciseReader {
    private ExerciseReader() {}

    /**
     * Reads a file within the {@linkplain Limits#DEFAULT usual limits}.
     *
     * @throws ExerciseException if the file is not an exercise
     */
    public static Exercise read(Path file) throws IOException {
        return read(file, Limits.DEFAULT);
    }

    /** Reads a file. */
    public static Exercise read(Path file, Limits limits) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(file.toString(), in, limits, ZeroTest.NONE);
        }
    }

    /**
     * Reads text that stands for a file.
     *
     * @param name what messages call it: {@code "xor.yaml"}
     */
    public static Exercise read(String name, String text) {
        return read(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads bytes that stand for a file. */
    public static Exercise read(String name, byte[] bytes) {
        try {
            return read(name, new ByteArrayInputStream(bytes), Limits.DEFAULT, ZeroTest.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException("an array does not fail", e);
        }
    }

    /**
     * Reads a stream, at most one byte more than {@link Limits#bytes}.
     *
     * @param name the file's name, for messages
     * @param zeroTest decides whether probabilities such as e/(e+1), 1/(e+1) have the exact sum 1
     */
    public static Exercise read(String name, InputStream in, Limits limits, ZeroTest zeroTest) throws IOException {
        return read(name, in, limits, zeroTest, DerivativeCheck.NONE, note -> {});
    }

    /**
     * As {@link #read(String, InputStream, Limits, ZeroTest)}.
     *
     * @param derivatives also says which own activations have no proved derivative, where a task needs it
     * @param notes takes what is no mistake but probably not meant
     */
    public static Exercise read(
            String name,
            InputStream in,
            Limits limits,
            ZeroTest zeroTest,
            DerivativeCheck derivatives,
            Consumer<Problem> notes)
            throws IOException {
        Problems problems = new Problems();
        List<Problem> noted = new ArrayList<>();
        Optional<Node> root =
                SourceText.read(in, limits.bytes(), problems).flatMap(text -> YamlTree.parse(text, problems));
        Optional<Exercise> exercise = root.flatMap(
                node -> new ExerciseFields(name, limits, zeroTest, derivatives, problems, noted).exercise(node));
        if (exercise.isEmpty() || !problems.none()) {
            throw problems.in(name);
        }
        noted.forEach(notes);
        return exercise.get();
    }

    /**
     * What a YAML file of another kind says, before it means anything; read as carefully as an exercise.
     *
     * @param name the file's name, for messages
     * @throws ExerciseException if the file is no YAML that is read here
     */
    public static Node tree(String name, InputStream in, Limits limits) throws IOException {
        Problems problems = new Problems();
        Optional<Node> root =
                SourceText.read(in, limits.bytes(), problems).flatMap(text -> YamlTree.parse(text, problems));
        if (root.isEmpty() || !problems.none()) {
            throw problems.in(name);
        }
        return root.get();
    }
}
