package org.gradus.report.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes a Jupyter notebook (nbformat 4.5). */
public final class NotebookJson {
    private static final JsonFactory JSON = new JsonFactory();

    private NotebookJson() {}

    /** A notebook of these Markdown cells. */
    public static String write(List<String> cells) {
        StringWriter out = new StringWriter(16384);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            DefaultIndenter indenter = new DefaultIndenter(" ", "\n");
            json.setPrettyPrinter(new DefaultPrettyPrinter()
                    .withObjectIndenter(indenter)
                    .withArrayIndenter(indenter)
                    .withoutSpacesInObjectEntries());
            write(cells, json);
        } catch (IOException e) {
            throw new UncheckedIOException("a StringWriter does not fail", e);
        }
        return out.append('\n').toString();
    }

    private static void write(List<String> cells, JsonGenerator json) throws IOException {
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

    private static void cell(String markdown, int number, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("cell_type", "markdown");
        json.writeStringField("id", "cell-" + number);
        json.writeObjectFieldStart("metadata");
        json.writeEndObject();
        json.writeArrayFieldStart("source");
        String text = markdown.strip();
        for (int from = 0; from < text.length(); ) {
            int end = text.indexOf('\n', from);
            int next = end < 0 ? text.length() : end + 1;
            json.writeString(text.substring(from, next));
            from = next;
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
