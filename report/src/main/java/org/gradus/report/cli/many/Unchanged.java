package org.gradus.report.cli.many;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows whose results would be the same again. All is told by contents, never by times: the program, the options, the input, what is read
 * beside it, and the results themselves.
 */
final class Unchanged {
    /** A larger input is worked on whatever was there before. */
    private static final int MOST_BYTES = 64 << 20;

    private final String program;
    private final List<String> options;
    private final Map<Path, MadeLog> logs = new ConcurrentHashMap<>();

    private Unchanged(String program, List<String> options) {
        this.program = program;
        this.options = options;
    }

    /**
     * @param options all that the results depend on beside the files
     * @return absent where the program cannot be told from another
     */
    static Optional<Unchanged> of(List<String> options) {
        return Program.hash().map(program -> new Unchanged(program, options));
    }

    /** Works on what has changed; what has not gives the same code and messages as before, and no results. */
    Finished work(Task task) {
        Optional<byte[]> input = input(task);
        if (input.isEmpty()) {
            return task.work().apply(Reading.anew());
        }
        String now = from(task, input.get());
        Optional<Made> before = log(task).find(name(task));
        if (before.filter(made -> made.isStillTrue(now, inputFolder(task), outputFolder(task)))
                .isPresent()) {
            return Finished.kept(before.get());
        }
        Reading reading = Reading.of(input.get());
        Finished finished = task.work().apply(reading);
        return made(task, now, reading, finished).map(finished::with).orElse(finished);
    }

    /** Remembers what was written. */
    void add(Task task, Made made) throws IOException {
        log(task).add(made);
    }

    /** Absent where results are always made. */
    private static Optional<byte[]> input(Task task) {
        boolean files = task.input().isPresent()
                && !task.files().isEmpty()
                && task.files().stream().allMatch(file -> Files.isRegularFile(file) || !Files.exists(file));
        if (!files) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(task.input().get())) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            return bytes.length > MOST_BYTES ? Optional.empty() : Optional.of(bytes);
        } catch (IOException unreadable) {
            return Optional.empty(); // who works on it will say so
        }
    }

    private String from(Task task, byte[] input) {
        List<String> from = new ArrayList<>(List.of(program, task.name(), Hash.of(input)));
        from.addAll(options);
        task.files().forEach(file -> from.add(String.valueOf(file.getFileName())));
        return Hash.of(from);
    }

    private static Optional<Made> made(Task task, String from, Reading reading, Finished finished) {
        if (!finished.isWhole() || reading.others().isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> read = new LinkedHashMap<>();
        Map<String, String> written = new LinkedHashMap<>();
        try {
            reading.others()
                    .get()
                    .forEach((file, hash) -> read.put(
                            inputFolder(task).relativize(file.toAbsolutePath()).toString(), hash));
            for (Result result : finished.results()) {
                Path file = result.file().orElseThrow().toAbsolutePath().normalize();
                written.put(outputFolder(task).relativize(file).toString(), Hash.of(result.bytes()));
            }
        } catch (IllegalArgumentException onAnotherDrive) {
            return Optional.empty();
        }
        return Optional.of(new Made(from, finished.code(), finished.messages(), read, written));
    }

    private MadeLog log(Task task) {
        return logs.computeIfAbsent(outputFolder(task), MadeLog::of);
    }

    private static String name(Task task) {
        return String.valueOf(task.files().get(0).getFileName());
    }

    private static Path inputFolder(Task task) {
        return folder(task.input().orElseThrow());
    }

    private static Path outputFolder(Task task) {
        return folder(task.files().get(0));
    }

    private static Path folder(Path file) {
        return Objects.requireNonNullElse(file.toAbsolutePath().normalize().getParent(), Path.of(""));
    }
}
