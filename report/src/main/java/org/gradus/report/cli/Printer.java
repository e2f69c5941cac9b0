package org.gradus.report.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.gradus.report.json.NotebookJson;
import org.gradus.report.render.LatexRenderer;
import org.gradus.report.render.MarkdownRenderer;
import org.gradus.report.render.MarkdownRenderer.Profile;
import org.gradus.report.render.html.HtmlRenderer;
import org.gradus.report.render.pdf.PdfRenderer;
import org.gradus.report.render.typst.TypstRenderer;
import org.gradus.report.sheet.Provenance;
import org.gradus.report.sheet.Sheet;
import org.jspecify.annotations.Nullable;

/** The sheets of an exercise in every format; the sheet is composed once, and only for formats that need one. */
final class Printer {
    private final Supplier<String> json;
    private final Supplier<List<Sheet>> composer;
    private final Supplier<Provenance> origins;
    private final Profile profile;
    private final LatexRenderer latex;
    private final PdfRenderer pdf;
    private @Nullable List<Sheet> sheets;

    /**
     * @param json writes the JSON
     * @param composer makes the sheets
     * @param origins finds where their numbers come from, for the format that shows it
     */
    Printer(
            Supplier<String> json,
            Supplier<List<Sheet>> composer,
            Supplier<Provenance> origins,
            Profile profile,
            LatexRenderer latex,
            PdfRenderer pdf) {
        this.json = json;
        this.composer = composer;
        this.origins = origins;
        this.profile = profile;
        this.latex = latex;
        this.pdf = pdf;
    }

    /** The result; a text as UTF-8. */
    byte[] print(Format format) {
        return switch (format) {
            case JSON -> bytes(json.get());
            case MD -> bytes(new MarkdownRenderer(profile).render(sheets()));
            case TEX -> bytes(latex.render(sheets()));
            case HTML -> bytes(new HtmlRenderer().render(withOrigins(sheets(), origins.get())));
            case PDF -> pdf(sheets(), pdf);
            case TYP -> bytes(new TypstRenderer().render(sheets()));
            case IPYNB -> bytes(notebook(sheets()));
            case CSV, TABLE -> throw new IllegalArgumentException(format + " is no format of sheets");
        };
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** All sheets in one notebook. */
    static String notebook(List<Sheet> sheets) {
        return NotebookJson.write(sheets.stream()
                .flatMap(sheet -> new MarkdownRenderer().pieces(sheet).stream())
                .toList());
    }

    /** The sheets as one PDF. */
    static byte[] pdf(List<Sheet> sheets, PdfRenderer renderer) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            renderer.render(sheets, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail, but a logo may be no picture
        }
        return out.toByteArray();
    }

    static List<Sheet> withOrigins(List<Sheet> sheets, Provenance origins) {
        return sheets.stream().map(sheet -> sheet.with(origins)).toList();
    }

    /** The Markdown with its pictures, which are to be written beside it. */
    String print(Pictures pictures) {
        return pictures.print(sheets(), new MarkdownRenderer(profile));
    }

    private List<Sheet> sheets() {
        List<Sheet> composed = sheets == null ? composer.get() : sheets;
        sheets = composed;
        return composed;
    }
}
