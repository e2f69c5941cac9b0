package org.gradus.report.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.gradus.report.cli.many.Result;
import org.gradus.report.exercise.CourseWork.Course;
import org.gradus.report.exercise.Exercise;

/** The picture on the sheets of a course: it stands beside the exercise, and LaTeX wants it beside the document. */
final class Logo {
    private static final long MOST_BYTES = 1 << 20;

    private Logo() {}

    /**
     * Makes sure that the picture is there, if a document needs it.
     *
     * @param targets of the exercise
     * @param read is told of it
     * @return copies of the picture where the documents go, to be written when all else is good
     * @throws UsageException when it is not there, no file, or too large
     */
    static List<Result> checked(String input, Exercise exercise, List<Target> targets, BiConsumer<Path, byte[]> read)
            throws IOException {
        Optional<String> name = exercise.courseWork().course().flatMap(Course::logo);
        boolean documents =
                targets.stream().anyMatch(target -> target.format() == Format.TEX || target.format() == Format.PDF);
        if (name.isEmpty() || !documents || input.equals(Target.STANDARD_INPUT)) {
            return List.of();
        }
        Path folder = folder(Target.path(input));
        Path logo = folder.resolve(name.get());
        check(folder, logo, name.get());
        byte[] bytes = Files.readAllBytes(logo);
        read.accept(logo, bytes);
        List<Result> copies = new ArrayList<>();
        for (Target target : targets) {
            if (target.format() == Format.TEX && target.file().isPresent()) {
                Path copy = folder(target.file().get()).resolve(name.get());
                if (!Files.exists(copy) || !Files.isSameFile(logo, copy)) {
                    copies.add(Result.shared(copy, bytes));
                }
            }
        }
        return copies;
    }

    /**
     * The pictures beside the inputs, by their names there; what is none is left out, and was refused before.
     *
     * @param read is told of each
     */
    static Function<String, Optional<byte[]>> beside(List<String> inputs, BiConsumer<Path, byte[]> read) {
        return name -> inputs.stream()
                .filter(input -> !input.equals(Target.STANDARD_INPUT))
                .map(input -> folder(Target.path(input)).resolve(name))
                .filter(Files::isRegularFile)
                .findFirst()
                .map(picture -> bytes(picture, read));
    }

    private static byte[] bytes(Path picture, BiConsumer<Path, byte[]> read) {
        try {
            byte[] bytes = Files.readAllBytes(picture);
            read.accept(picture, bytes);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        return folder == null ? Path.of("") : folder;
    }

    private static void check(Path folder, Path logo, String name) throws IOException {
        if (!Files.isRegularFile(logo)) {
            throw new UsageException("logo '" + name + "' is no file in " + folder);
        }
        if (!logo.toRealPath().startsWith(folder.toRealPath())) {
            throw new UsageException("logo '" + name + "' leads out of " + folder);
        }
        if (Files.size(logo) > MOST_BYTES) {
            throw new UsageException("logo '" + name + "' is larger than 1 MiB");
        }
    }
}
