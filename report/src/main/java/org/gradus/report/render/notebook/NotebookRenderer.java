package org.gradus.report.render.notebook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.gradus.report.render.MarkdownRenderer;
import org.gradus.report.render.Renderer;
import org.gradus.report.sheet.Sheet;

/** Prints sheets as a Jupyter notebook (nbformat 4.5): a Markdown cell for each heading, step and answer. */
public final class NotebookRenderer implements Renderer {
    private static final JsonFactory JSON = new JsonFactory();

    private final MarkdownRenderer markdown = new MarkdownRenderer();

    @Override
    public void render(Sheet sheet, Appendable out) throws IOException {
        out.append(render(List.of(sheet)));
    }

    /** All sheets in one notebook. */
    public String render(List<Sheet> sheets) {
        StringWriter out = new StringWriter(16384);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            DefaultIndenter indenter = new DefaultIndenter(" ", "\n");
            json.setPrettyPrinter(new DefaultPrettyPrinter()
                    .withObjectIndenter(indenter)
                    .withArrayIndenter(indenter)
                    .withoutSpacesInObjectEntries());
            write(sheets, json);
        } catch (IOException e) {
            throw new UncheckedIOException("a StringWriter does not fail", e);
        }
        return out.append('\n').toString();
    }

    private void write(List<Sheet> sheets, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("cells");
        int number = 0;
        for (Sheet sheet : sheets) {
            for (String piece : markdown.pieces(sheet)) {
                cell(piece, ++number, json);
            }
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
