package org.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The zips that the profile dist makes. */
final class Distribution {
    static final String NAME = Gradus.output("", "--version").strip().replace(' ', '-');
    private static final Path TARGET = Gradus.ROOT.resolve("report/target");

    private Distribution() {}

    /** For any system with a Java of its own. */
    static Path zip() {
        Path zip = TARGET.resolve(NAME + ".zip");
        assertThat(zip).as("made by mvn -Pdist package").exists();
        return zip;
    }

    /** For this system, with a runtime; a JDK without jlink makes none. */
    static Optional<Path> image() throws IOException {
        try (Stream<Path> files = Files.list(TARGET)) {
            return files.filter(file -> file.getFileName().toString().matches(NAME + "-.*\\.zip"))
                    .findFirst();
        }
    }

    /** Unpacks as the tools of a system do, with the permissions of files: all, or those named; returns the folder of the program. */
    static Path unpack(Path zip, Path folder, String... names) throws IOException {
        try (FileSystem inside = FileSystems.newFileSystem(zip, Map.of("enablePosixFileAttributes", "true"));
                Stream<Path> files = Files.walk(inside.getPath("/"))) {
            for (Path file : (Iterable<Path>) files.filter(path -> isWanted(path, names))::iterator) {
                Path target = folder.resolve(file.toString().substring(1));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
                Files.setPosixFilePermissions(target, Files.getPosixFilePermissions(file));
            }
        }
        return folder.resolve(NAME);
    }

    private static boolean isWanted(Path file, String... names) {
        return Files.isRegularFile(file)
                && (names.length == 0
                        || List.of(names).contains(file.getFileName().toString()));
    }

    /** Where a machine cannot make a part the tests of it are left out, but not silently, and never where all must run. */
    static void need(boolean part, String why) {
        if (!part) {
            assertThat(System.getenv("CI")).as("%s; CI never skips", why).isNotEqualTo("true");
            System.err.println("*** NOT TESTED: " + why);
            Assumptions.abort(why);
        }
    }
}
