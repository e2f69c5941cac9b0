package org.gradus.report.cli;

import java.util.List;
import java.util.function.Supplier;
import org.gradus.report.json.NotebookJson;
import org.gradus.report.render.LatexRenderer;
import org.gradus.report.render.MarkdownRenderer;
import org.gradus.report.render.MarkdownRenderer.Profile;
import org.gradus.report.render.typst.TypstRenderer;
import org.gradus.report.sheet.Sheet;
import org.jspecify.annotations.Nullable;

/** The sheets of an exercise in every format; the sheet is composed once, and only for formats that need one. */
final class Printer {
    private final Supplier<String> json;
    private final Supplier<List<Sheet>> composer;
    private final Profile profile;
    private final LatexRenderer latex;
    private @Nullable List<Sheet> sheets;

    /**
     * @param json writes the JSON
     * @param composer makes the sheets
     */
    Printer(Supplier<String> json, Supplier<List<Sheet>> composer, Profile profile, LatexRenderer latex) {
        this.json = json;
        this.composer = composer;
        this.profile = profile;
        this.latex = latex;
    }

    String print(Format format) {
        return switch (format) {
            case JSON -> json.get();
            case MD -> new MarkdownRenderer(profile).render(sheets());
            case TEX -> latex.render(sheets());
            case TYP -> new TypstRenderer().render(sheets());
            case IPYNB ->
                NotebookJson.write(sheets().stream()
                        .flatMap(sheet -> new MarkdownRenderer().pieces(sheet).stream())
                        .toList());
            case HTML, PDF, CSV, TABLE ->
                throw new IllegalArgumentException(format + " is not available in this version");
        };
    }

    private List<Sheet> sheets() {
        List<Sheet> composed = sheets == null ? composer.get() : sheets;
        sheets = composed;
        return composed;
    }
}
