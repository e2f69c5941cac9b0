package org.gradus.report.exercise.reader;

import java.nio.file.Path;
import java.util.function.BiConsumer;

/**
 * What an exercise file may name: files in and below its own folder.
 *
 * @param folder of the exercise file
 * @param read is told of each file that was read, with all its bytes
 */
public record BesideFile(Path folder, BiConsumer<Path, byte[]> read) {

    /** Beside this file; nobody wants to know what is read. */
    public static BesideFile of(Path file) {
        return of(file, (path, bytes) -> {});
    }

    /** Beside this file. */
    public static BesideFile of(Path file, BiConsumer<Path, byte[]> read) {
        return new BesideFile(ExerciseReader.folderOf(file), read);
    }
}
