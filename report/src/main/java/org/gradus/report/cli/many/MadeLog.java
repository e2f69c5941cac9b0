package org.gradus.report.cli.many;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gradus.report.cli.machine.WholeFile;

/**
 * The file {@code .gradus-results} of a folder: what was made of what, one fact a line, the latest at the end. Lines are added as
 * results are written, so that a run that was broken off, or shards that write into one folder, lose nothing.
 */
final class MadeLog {
    static final String NAME = ".gradus-results";

    /** So many lines of results that were replaced are left alone. */
    private static final int MOST_OLD = 100;

    private final Path file;
    private final Map<String, Made> facts = new LinkedHashMap<>();

    private MadeLog(Path folder) {
        this.file = folder.resolve(NAME);
    }

    /** Reads what is known; of a file that is none of ours nothing. */
    static MadeLog of(Path folder) {
        MadeLog log = new MadeLog(folder);
        log.read();
        return log;
    }

    private void read() {
        if (!Files.isRegularFile(file)) {
            return;
        }
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            int lines = 0;
            for (String line : text.split("\n")) {
                Made.parse(line).ifPresent(made -> facts.put(made.name(), made));
                lines += line.isEmpty() ? 0 : 1;
            }
            if (lines > 2 * facts.size() + MOST_OLD) {
                StringBuilder kept = new StringBuilder();
                facts.values().forEach(made -> kept.append(made.line()).append('\n'));
                WholeFile.write(file, kept.toString());
            }
        } catch (IOException unreadable) {
            facts.clear(); // then everything is made anew
        }
    }

    /** What is known of the result with this name. */
    synchronized Optional<Made> find(String name) {
        return Optional.ofNullable(facts.get(name));
    }

    /** Adds a fact about results that are written. */
    void add(Made made) throws IOException {
        // begins a line, because the last one may have been cut off
        Files.writeString(file, "\n" + made.line() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        remember(made);
    }

    private synchronized void remember(Made made) {
        facts.put(made.name(), made);
    }
}
