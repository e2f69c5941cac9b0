package org.gradus.report.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a Jupyter notebook (nbformat 4.5). */
public final class NotebookJson {
    private static final JsonFactory JSON = new JsonFactory();

    private NotebookJson() {}

    /**
     * A cell of Markdown.
     *
     * @param pictures the SVG pictures that it shows as {@code attachment:NAME}, by their names
     */
    public record Cell(String markdown, Map<String, String> pictures) {
        public Cell {
            pictures = Collections.unmodifiableMap(new LinkedHashMap<>(pictures));
        }
    }

    /** A notebook of these cells. */
    public static String write(List<Cell> cells) {
        StringWriter out = new StringWriter(16384);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            DefaultIndenter indenter = new DefaultIndenter(" ", "\n");
            Layout layout = new Layout();
            layout.indentObjectsWith(indenter);
            layout.indentArraysWith(indenter);
            json.setPrettyPrinter(layout);
            write(cells, json);
        } catch (IOException e) {
            throw new UncheckedIOException("a StringWriter does not fail", e);
        }
        return out.append('\n').toString();
    }

    /** No spaces around the colon. */
    private static final class Layout extends DefaultPrettyPrinter {
        private static final long serialVersionUID = 1L;

        Layout() {}

        private Layout(Layout base) {
            super(base);
        }

        @Override
        public DefaultPrettyPrinter createInstance() {
            return new Layout(this);
        }

        @Override
        public void writeObjectFieldValueSeparator(JsonGenerator json) throws IOException {
            json.writeRaw(':');
        }
    }

    private static void write(List<Cell> cells, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("cells");
        for (int i = 0; i < cells.size(); i++) {
            cell(cells.get(i), i + 1, json);
        }
        json.writeEndArray();
        json.writeObjectFieldStart("metadata");
        json.writeObjectFieldStart("kernelspec");
        json.writeStringField("display_name", "Python 3");
        json.writeStringField("language", "python");
        json.writeStringField("name", "python3");
        json.writeEndObject();
        json.writeEndObject();
        json.writeNumberField("nbformat", 4);
        json.writeNumberField("nbformat_minor", 5);
        json.writeEndObject();
    }

    private static void cell(Cell cell, int number, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("cell_type", "markdown");
        json.writeStringField("id", "cell-" + number);
        json.writeObjectFieldStart("metadata");
        json.writeEndObject();
        attachments(cell.pictures(), json);
        json.writeArrayFieldStart("source");
        String text = cell.markdown().strip();
        for (int from = 0; from < text.length(); ) {
            int end = text.indexOf('\n', from);
            int next = end < 0 ? text.length() : end + 1;
            json.writeString(text.substring(from, next));
            from = next;
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void attachments(Map<String, String> pictures, JsonGenerator json) throws IOException {
        if (pictures.isEmpty()) {
            return;
        }
        json.writeObjectFieldStart("attachments");
        for (Map.Entry<String, String> picture : pictures.entrySet()) {
            json.writeObjectFieldStart(picture.getKey());
            byte[] svg = picture.getValue().getBytes(StandardCharsets.UTF_8);
            json.writeStringField("image/svg+xml", Base64.getEncoder().encodeToString(svg));
            json.writeEndObject();
        }
        json.writeEndObject();
    }
}
