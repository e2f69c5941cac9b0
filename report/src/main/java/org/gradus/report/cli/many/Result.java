package org.gradus.report.cli.many;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.gradus.report.cli.machine.WholeFile;

/**
 * What is to be written.
 *
 * @param file absent for standard output
 * @param isShared whether other items bring the same file, which is then written once
 */
public record Result(Optional<Path> file, byte[] bytes, boolean isShared) {

    /** One that belongs to one item. */
    public static Result of(Optional<Path> file, byte[] bytes) {
        return new Result(file, bytes, false);
    }

    /** A file that several items may bring, such as the logo of a course. */
    public static Result shared(Path file, byte[] bytes) {
        return new Result(Optional.of(file), bytes, true);
    }

    /** Writes the file; one that is shared only if it is not there yet. */
    void write(Path to) throws IOException {
        if (!isShared || !Files.isRegularFile(to) || !Arrays.equals(Files.readAllBytes(to), bytes)) {
            WholeFile.write(to, bytes);
        }
    }
}
