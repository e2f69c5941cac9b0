package org.gradus.report.render;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.gradus.report.sheet.Language;
import org.gradus.report.sheet.Palette;
import org.gradus.report.sheet.Sheet;

/**
 * Prints a sheet as a LaTeX document for pdflatex or lualatex; needs the Debian packages {@code texlive-latex-base},
 * {@code texlive-latex-recommended}, {@code texlive-pictures}, {@code lmodern}, for German {@code texlive-lang-german}, for lualatex
 * {@code texlive-luatex}. One run is enough.
 */
public final class LatexRenderer implements Renderer {

    @Override
    public void render(Sheet sheet, Appendable out) throws IOException {
        Language language = Language.of(sheet.language());
        out.append("\\documentclass[11pt,a4paper]{article}\n")
                .append("\\usepackage[")
                .append(language.babel())
                .append("]{babel}\n")
                .append(preamble());
        colours(sheet.layers(), out);
        ChainWriter chains = new ChainWriter(new TexWriter(TexStyle.of(sheet, TexDialect.LATEX)));
        LatexBlocks blocks = new LatexBlocks(chains, sheet);
        out.append("\\hypersetup{pdftitle={")
                .append(LatexText.property(sheet.kind() + ": " + LatexBlocks.plain(sheet.title())))
                .append("},pdflang={")
                .append(language.code())
                .append("}}\n\\setlength{\\leftwidth}{")
                .append(blocks.leftWidth())
                .append("}\n\n\\begin{document}\n")
                .append(blocks.write())
                .append("\\end{document}\n");
    }

    private static void colours(int layers, Appendable out) throws IOException {
        Palette palette = new Palette(layers);
        for (int layer = 0; layer <= layers; layer++) {
            out.append("\\definecolor{layer" + layer + "}{HTML}{" + palette.colour(layer) + "}\n");
        }
        out.append("\\colorlet{answer}{layer" + layers + "}\n");
    }

    private static String preamble() throws IOException {
        try (InputStream in = LatexRenderer.class.getResourceAsStream("preamble.tex")) {
            if (in == null) {
                throw new IllegalStateException("preamble.tex is missing beside " + LatexRenderer.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
