package org.gradus.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.gradus.report.render.FormulasOfSheets;
import org.gradus.report.render.MarkdownRenderer;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Sheet;
import org.junit.jupiter.api.Test;

class NotebookJsonTest {
    @Test
    void itsCellsAreTheMarkdownOfTheSheetInOrder() throws IOException {
        for (Sheet sheet : FormulasOfSheets.sheets()) {
            List<String> cells = sources(NotebookJson.write(new MarkdownRenderer().pieces(sheet)));

            assertThat(String.join("\n\n", cells) + "\n").isEqualTo(new MarkdownRenderer().render(sheet));
            long steps =
                    sheet.blocks().stream().filter(Block.Step.class::isInstance).count();
            assertThat(cells.stream().filter(cell -> cell.startsWith("### "))).hasSize((int) steps);
        }
    }

    /** The source of every cell. */
    private static List<String> sources(String notebook) throws IOException {
        List<String> sources = new ArrayList<>();
        try (JsonParser json = new JsonFactory().createParser(notebook)) {
            while (json.nextToken() != null) {
                if ("source".equals(json.currentName()) && json.currentToken() == JsonToken.START_ARRAY) {
                    StringBuilder source = new StringBuilder();
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        source.append(json.getText());
                    }
                    sources.add(source.toString());
                }
            }
        }
        return sources;
    }
}
