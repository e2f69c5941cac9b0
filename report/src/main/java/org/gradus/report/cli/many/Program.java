package org.gradus.report.cli.many;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gradus.core.expr.Expr;
import org.gradus.symbolic.kernel.Prover;

/** Which program this is, told by its content: a version stays the same while the program is worked on. */
final class Program {
    /** A class of each module; the jar of the first names the versions of all libraries. */
    private static final List<Class<?>> PARTS = List.of(Program.class, Prover.class, Expr.class);

    private Program() {}

    /** The hash of all of the program; absent where it cannot be read. */
    static Optional<String> hash() {
        TreeSet<Path> places = new TreeSet<>();
        try {
            for (Class<?> part : PARTS) {
                CodeSource source = part.getProtectionDomain().getCodeSource();
                if (source == null) {
                    return Optional.empty();
                }
                places.add(Path.of(source.getLocation().toURI()));
            }
            List<String> hashes = new ArrayList<>();
            hashes.add(String.valueOf(Runtime.version().feature()));
            for (Path place : places) {
                hashes.add(hash(place));
            }
            return Optional.of(Hash.of(hashes));
        } catch (IOException | URISyntaxException unreadable) {
            return Optional.empty();
        }
    }

    /** Of a jar, or of a folder with classes. */
    private static String hash(Path place) throws IOException {
        if (Files.isRegularFile(place)) {
            return Hash.of(place);
        }
        List<Path> files;
        try (Stream<Path> walk = Files.walk(place)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        List<String> hashes = new ArrayList<>();
        for (Path file : files) {
            hashes.add(place.relativize(file).toString());
            hashes.add(Hash.of(file));
        }
        return Hash.of(hashes);
    }
}
