package org.gradus.report.view;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a {@link ViewServer} shows and how.
 *
 * @param file that is watched
 * @param name of the file, for the page and messages
 * @param port 0 for any that is free
 * @param mostBytes of the file
 * @param patience how long one sheet may take
 * @param pageLanguage of the page around the sheet; empty is that of the browser
 * @param languages that a sheet may have
 * @param details that a sheet may have
 * @param maker of the sheets
 * @param writer of the file, when that is asked for
 */
public record ViewSettings(
        Path file,
        String name,
        int port,
        int mostBytes,
        Duration patience,
        Optional<String> pageLanguage,
        List<String> languages,
        List<String> details,
        SheetMaker maker,
        Writer writer) {
    public ViewSettings {
        languages = List.copyOf(languages);
        details = List.copyOf(details);
    }

    /** Writes a text to a file, whole or not at all. */
    public interface Writer {
        void write(Path file, String text) throws IOException;
    }
}
