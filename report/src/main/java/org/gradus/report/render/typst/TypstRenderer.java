package org.gradus.report.render.typst;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gradus.report.render.Renderer;
import org.gradus.report.render.maths.MathsStyle;
import org.gradus.report.render.maths.MathsWriter;
import org.gradus.report.sheet.Language;
import org.gradus.report.sheet.Palette;
import org.gradus.report.sheet.Sheet;

/** Prints sheets as a Typst document (Typst 0.13 or newer); {@code typst compile sheet.typ} makes a tagged PDF of it. */
public final class TypstRenderer implements Renderer {
    private static final String WORDS = words();

    @Override
    public void render(Sheet sheet, Appendable out) throws IOException {
        out.append(render(List.of(sheet)));
    }

    /** All sheets in one document, each on a page of its own. */
    public String render(List<Sheet> sheets) {
        StringBuilder out = new StringBuilder(16384).append(WORDS);
        for (int i = 0; i < sheets.size(); i++) {
            out.append(i == 0 ? "\n" : "#pagebreak()\n\n").append(sheet(sheets.get(i)));
        }
        return out.toString();
    }

    private static String sheet(Sheet sheet) {
        Language language = Language.of(sheet.language());
        TypstBlocks blocks = new TypstBlocks(new MathsWriter(MathsStyle.of(sheet)), new SvgFigures(sheet));
        String title = blocks.words().write(sheet.title());
        StringBuilder out = new StringBuilder();
        Palette palette = new Palette(sheet.layers());
        for (int layer = 0; layer <= palette.last(); layer++) {
            out.append("#let " + TypstMaths.layer(layer) + "(body) = text(fill: rgb(\"" + palette.colour(layer)
                    + "\"), body)\n");
        }
        String kind = TypstText.escape(sheet.kind());
        out.append("#set text(lang: \"" + language.code() + "\")\n#set document(title: [" + title + "])\n");
        out.append("#set page(footer: context [#remark[" + title + " · " + kind + " #h(1fr) " + language.page()
                + " #counter(page).display() " + language.of() + " #counter(page).final().first()]])\n\n");
        sheet.head()
                .ifPresent(head -> out.append("#remark[" + TypstText.escape(head.left()) + " #h(1fr) "
                        + TypstText.escape(head.right()) + "]\n\n"));
        out.append("#sheettitle[" + title + "][" + kind + "]\n\n");
        sheet.head()
                .flatMap(head -> head.names())
                .ifPresent(names -> out.append(TypstText.escape(names.name()) + ": #blankline #h(1em) "
                        + TypstText.escape(names.number()) + ": #blankline\n\n"));
        if (!sheet.question().isEmpty()) {
            out.append(blocks.words().write(sheet.question())).append("\n\n");
        }
        blocks.all(sheet.blocks());
        return out.append(blocks.text()).toString();
    }

    private static String words() {
        try (InputStream in = TypstRenderer.class.getResourceAsStream("sheet.typ")) {
            if (in == null) {
                throw new IllegalStateException("sheet.typ is missing beside " + TypstRenderer.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
