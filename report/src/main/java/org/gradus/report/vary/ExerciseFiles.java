package org.gradus.report.vary;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.Problem;
import org.gradus.report.exercise.random.Recipient;
import org.gradus.report.exercise.random.Template;
import org.gradus.report.exercise.reader.BesideFile;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.exercise.reader.Limits;
import org.gradus.report.solve.OwnDerivatives;
import org.gradus.symbolic.kernel.Prover;

/** Reads exercise files as commands do: one with random numbers is its variant 1. */
public final class ExerciseFiles {
    private ExerciseFiles() {}

    /**
     * Opens a file that may hold random numbers.
     *
     * @param name the file's name, for messages
     * @param notes takes what is no mistake but probably not meant
     * @throws org.gradus.report.exercise.ExerciseException if it is no such file
     */
    public static Template open(String name, InputStream in, Limits limits, Consumer<Problem> notes)
            throws IOException {
        return open(name, in, limits, notes, Optional.empty());
    }

    /** @param beside the file, which may name files with weights there */
    private static Template open(
            String name, InputStream in, Limits limits, Consumer<Problem> notes, Optional<BesideFile> beside)
            throws IOException {
        return ExerciseReader.open(name, in, limits, Prover.zeroTest(), OwnDerivatives.CHECK, notes, beside);
    }

    /** Reads a file, as {@link #read(String, InputStream, Limits, Consumer)}. */
    public static Exercise read(Path file, Limits limits, Consumer<Problem> notes) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(file, in, limits, notes);
        }
    }

    /** Reads what is to stand in the file, with what it names beside it. */
    public static Exercise read(Path file, InputStream in, Limits limits, Consumer<Problem> notes) throws IOException {
        return read(file, in, limits, notes, BesideFile.of(file));
    }

    /** @param beside the file, where what it names is read */
    public static Exercise read(Path file, InputStream in, Limits limits, Consumer<Problem> notes, BesideFile beside)
            throws IOException {
        String name = file.toString();
        return read(name, open(name, in, limits, notes, Optional.of(beside)), notes);
    }

    /**
     * Reads an exercise; one with random numbers is the same as the first file that {@code gradus vary} writes, and a note says so.
     *
     * @throws org.gradus.report.exercise.ExerciseException if it is no exercise, or its requirements are not met
     */
    public static Exercise read(String name, InputStream in, Limits limits, Consumer<Problem> notes)
            throws IOException {
        return read(name, open(name, in, limits, notes), notes);
    }

    private static Exercise read(String name, Template template, Consumer<Problem> notes) {
        if (!template.isRandom()) {
            return template.exercise();
        }
        Exercise first =
                Variation.of(name, template).variant(Recipient.number(1)).exercise();
        notes.accept(new Problem(
                template.firstRandom().line(),
                template.firstRandom().column(),
                "the file has random numbers; this is variant 1 of seed "
                        + template.variants().seed() + ", gradus vary draws the others"));
        return first;
    }
}
