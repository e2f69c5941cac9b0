package org.gradus.report.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
     * @return what copies the picture to where the documents go
     * @throws UsageException when it is not there, no file, or too large
     */
    static Copies checked(String input, Exercise exercise, List<Target> targets) throws IOException {
        Optional<String> name = exercise.courseWork().course().flatMap(Course::logo);
        boolean documents =
                targets.stream().anyMatch(target -> target.format() == Format.TEX || target.format() == Format.PDF);
        if (name.isEmpty() || !documents || input.equals(Target.STANDARD_INPUT)) {
            return () -> {};
        }
        Path folder = folder(Target.path(input));
        Path logo = folder.resolve(name.get());
        check(folder, logo, name.get());
        return () -> {
            for (Target target : targets) {
                if (target.format() == Format.TEX && target.file().isPresent()) {
                    copy(logo, folder(target.file().get()).resolve(name.get()));
                }
            }
        };
    }

    /** The pictures beside the inputs, by their names there; what is none is left out, and was refused before. */
    static Function<String, Optional<byte[]>> beside(List<String> inputs) {
        return name -> inputs.stream()
                .filter(input -> !input.equals(Target.STANDARD_INPUT))
                .map(input -> folder(Target.path(input)).resolve(name))
                .filter(Files::isRegularFile)
                .findFirst()
                .map(Logo::read);
    }

    private static byte[] read(Path picture) {
        try {
            return Files.readAllBytes(picture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies of a picture, to be made when all else is good. */
    interface Copies {
        void make() throws IOException;
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

    private static void copy(Path logo, Path to) throws IOException {
        if (Files.exists(to) && Files.isSameFile(logo, to)) {
            return;
        }
        Path folder = to.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.copy(logo, to, StandardCopyOption.REPLACE_EXISTING);
    }
}
