package org.gradus.report.exercise.reader;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.gradus.core.number.ZeroTest;
import org.gradus.report.exercise.DerivativeCheck;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.ExerciseException;
import org.gradus.report.exercise.Node;
import org.gradus.report.exercise.Problem;
import org.gradus.report.exercise.Problems;
import org.gradus.report.exercise.random.Extent;
import org.gradus.report.exercise.random.Recipient;
import org.gradus.report.exercise.random.Template;
import org.gradus.report.exercise.yaml.SourceText;
import org.gradus.report.exercise.yaml.YamlTree;

/**
 * Reads an exercise file: YAML 1.2 in UTF-8, with or without byte order mark, any line ends.
 *
 * <p>An {@link ExerciseException} lists everything that is wrong with the file, with line and column. An exercise that comes out is
 * whole: shapes fit, names are known, every number has a finite value, every task has what it needs.
 *
 * <p>A file with random numbers is read as its variant 1, which a note says; one that requires something of a draw is refused here,
 * since only {@code org.gradus.report.vary.ExerciseFiles}, which solves, can tell.
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
            return variant1(
                    file.toString(),
                    open(
                            file.toString(),
                            in,
                            limits,
                            ZeroTest.NONE,
                            DerivativeCheck.NONE,
                            note -> {},
                            Optional.of(BesideFile.of(file))),
                    note -> {});
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
        return variant1(name, open(name, in, limits, zeroTest, derivatives, notes), notes);
    }

    private static Exercise variant1(String name, Template template, Consumer<Problem> notes) {
        if (!template.isRandom()) {
            return template.exercise();
        }
        if (!template.variants().require().isEmpty()) {
            Problems problems = new Problems();
            problems.add(
                    template.variants().require().get(0).at(),
                    "the reader alone takes no account of 'require'; org.gradus.report.vary.ExerciseFiles does");
            throw problems.in(name);
        }
        Problem first = new Problem(
                template.firstRandom().line(),
                template.firstRandom().column(),
                "the numbers are drawn: this is variant 1");
        notes.accept(first);
        return template.exercise(template.draw(Recipient.number(1), 0), OptionalInt.empty());
    }

    /**
     * Opens a file that may hold random numbers; what is read from it reports what is wrong with the exercise at its place there.
     *
     * @param notes takes what is no mistake but probably not meant, once
     */
    public static Template open(
            String name,
            InputStream in,
            Limits limits,
            ZeroTest zeroTest,
            DerivativeCheck derivatives,
            Consumer<Problem> notes)
            throws IOException {
        return open(name, in, limits, zeroTest, derivatives, notes, Optional.empty());
    }

    /** The folder in which a file stands. */
    public static Path folderOf(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        return folder == null ? Path.of("") : folder;
    }

    /**
     * As {@link #open(String, InputStream, Limits, ZeroTest, DerivativeCheck, Consumer)}.
     *
     * @param beside the file, which may name files with weights there
     */
    public static Template open(
            String name,
            InputStream in,
            Limits limits,
            ZeroTest zeroTest,
            DerivativeCheck derivatives,
            Consumer<Problem> notes,
            Optional<BesideFile> beside)
            throws IOException {
        Problems problems = new Problems();
        IdentityHashMap<Node, Extent> extents = new IdentityHashMap<>();
        Optional<String> text = SourceText.read(in, limits.bytes(), problems);
        Optional<Node> root = text.flatMap(source -> YamlTree.parse(source, problems, extents));
        if (root.isEmpty()) {
            throw problems.in(name);
        }
        boolean isTree = problems.none();
        Template template = Template.of(
                root.get(),
                new Template.Source(text.orElseThrow(), extents),
                Math.max(limits.units(), limits.samples()),
                problems::add,
                (tree, again) -> {
                    Problems found = again ? new Problems() : problems;
                    DerivativeCheck check = again ? DerivativeCheck.NONE : derivatives;
                    List<Problem> noted = new ArrayList<>();
                    Exercise exercise = new ExerciseFields(name, beside, limits, zeroTest, check, found, noted)
                            .exercise(tree)
                            .filter(read -> found.none())
                            .orElseThrow(() -> found.in(name));
                    noted.stream().filter(note -> !again).forEach(notes);
                    return exercise;
                });
        if (isTree && !problems.none()) {
            throw problems.in(name); // what is no random number is no number either: one message is enough
        }
        return template;
    }

    /** The tree of a text, to compare with that of another. */
    public static Optional<Node> tree(String text) {
        Problems problems = new Problems();
        return YamlTree.parse(text, problems).filter(root -> problems.none());
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
