package org.gradus.report.cli.many;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The files that are read for one result, and what stood in them. */
public final class Reading {
    private final Optional<byte[]> input;
    private final Map<Path, String> read = new TreeMap<>();
    private boolean changed;

    private Reading(Optional<byte[]> input) {
        this.input = input;
    }

    /** Of something that is read when it is opened. */
    static Reading anew() {
        return new Reading(Optional.empty());
    }

    /** Of a file that was read already, so that it cannot change any more. */
    static Reading of(byte[] input) {
        return new Reading(Optional.of(input));
    }

    /** The text of the input. */
    public InputStream open(Path file) throws IOException {
        return input.isPresent() ? new ByteArrayInputStream(input.get()) : Files.newInputStream(file);
    }

    /** Notes that another file was read, with all that stood in it. */
    public void note(Path file, byte[] bytes) {
        String hash = Hash.of(bytes);
        String before = read.put(file, hash);
        changed |= before != null && !before.equals(hash);
    }

    /** The hashes of the other files; absent if one changed while they were read. */
    Optional<Map<Path, String>> others() {
        return changed ? Optional.empty() : Optional.of(read);
    }
}
