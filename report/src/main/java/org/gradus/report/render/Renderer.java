package org.gradus.report.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.gradus.report.sheet.Sheet;

/** Prints sheets in one format. The result depends on the sheet alone: no dates, no default locale; lines end with LF. */
public interface Renderer {

    /** Writes the whole sheet to {@code out}; an {@link IOException} is one of {@code out}. */
    void render(Sheet sheet, Appendable out) throws IOException;

    /** The whole sheet as text. */
    default String render(Sheet sheet) {
        StringBuilder out = new StringBuilder(8192);
        try {
            render(sheet, out);
        } catch (IOException e) {
            throw new UncheckedIOException("a StringBuilder does not fail", e);
        }
        return out.toString();
    }
}
