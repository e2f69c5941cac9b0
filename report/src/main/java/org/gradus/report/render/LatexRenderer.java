package org.gradus.report.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradus.core.expr.LayerIndex;
import org.gradus.report.render.figure.TikzWriter;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Drawing;
import org.gradus.report.sheet.Head;
import org.gradus.report.sheet.Language;
import org.gradus.report.sheet.Palette;
import org.gradus.report.sheet.Sheet;

/**
 * Prints sheets as a LaTeX document for pdflatex or lualatex; needs the Debian packages {@code texlive-latex-base},
 * {@code texlive-latex-recommended}, {@code texlive-pictures}, {@code lmodern}, for German {@code texlive-lang-german}, for lualatex
 * {@code texlive-luatex}. Two runs, for the numbers of pages and equations.
 */
public final class LatexRenderer implements Renderer {
    /** What the formulas and figures need, whatever else a preamble loads. */
    private static final String NEEDED = """
            \\usepackage{mathtools,amssymb,bm}
            \\usepackage{booktabs}
            \\usepackage{xcolor}
            \\usepackage{tikz}
            \\usetikzlibrary{arrows.meta}
            """;

    private static final String SWITCH =
            "\\newif\\ifsolutions\n\\solutionstrue % \\solutionsfalse leaves the solutions out\n";

    /** Lines as wide as the page: an indent would push them over its edge. */
    private static final String NO_INDENT = "\\setlength{\\parindent}{0pt}\n";

    /** Of a fragment: the pieces of a document share the switch, and who sets it before the first one is obeyed. */
    private static final String SHARED_SWITCH =
            "% \\newif\\ifsolutions\\solutionsfalse before \\input leaves the solutions out\n"
                    + "\\ifcsname ifsolutions\\endcsname\\else\\expandafter\\newif\\csname ifsolutions\\endcsname"
                    + "\\csname solutionstrue\\endcsname\\fi\n";

    private final Optional<String> preamble;
    private final Optional<String> fragment;

    private LatexRenderer(Optional<String> preamble, Optional<String> fragment) {
        this.preamble = preamble;
        this.fragment = fragment;
    }

    /** Of whole documents. */
    public LatexRenderer() {
        this(Optional.empty(), Optional.empty());
    }

    /** Of whole documents that begin with {@code preamble} instead of ours; what it defines is used, what it lacks is added. */
    public static LatexRenderer withPreamble(String preamble) {
        return new LatexRenderer(Optional.of(preamble), Optional.empty());
    }

    /**
     * Of pieces to be put into a document with {@code \input}.
     *
     * @param name tells the labels of this piece from those of others
     */
    public static LatexRenderer ofFragments(String name) {
        return new LatexRenderer(Optional.empty(), Optional.of(name));
    }

    @Override
    public void render(Sheet sheet, Appendable out) throws IOException {
        render(List.of(sheet), out);
    }

    /** All sheets in one document, the pages numbered through. */
    public String render(List<Sheet> sheets) {
        StringBuilder out = new StringBuilder(8192);
        try {
            render(sheets, out);
        } catch (IOException e) {
            throw new UncheckedIOException("a StringBuilder does not fail", e);
        }
        return out.toString();
    }

    private void render(List<Sheet> sheets, Appendable out) throws IOException {
        if (fragment.isPresent()) {
            out.append("% A piece of a document that has these lines before \\begin{document}:\n");
            NEEDED.lines().forEach(line -> append(out, "%   " + line + "\n"));
        } else {
            out.append(preamble.map(LatexRenderer::endingALine).orElseGet(() -> ours(sheets)))
                    .append(NEEDED);
        }
        out.append('\n').append(resource("formulas.tex")).append(resource("macros.tex"));
        if (sheets.stream().anyMatch(sheet -> LatexFigures.isIn(sheet.blocks()))) {
            out.append(resource("drawing.tex"));
        }
        if (sheets.stream().flatMap(sheet -> sheet.blocks().stream()).anyMatch(Block.Figure.class::isInstance)) {
            out.append("\\makeatletter\n").append(resource("figures.tex")).append("\\makeatother\n");
        }
        if (sheets.stream().anyMatch(sheet -> sheet.head().isPresent())) {
            out.append(resource("course.tex"));
        }
        if (fragment.isEmpty()) {
            Language language = Language.of(sheets.get(0).language());
            String title = LatexText.property(sheets.get(0).kind() + ": "
                    + LatexBlocks.plain(sheets.get(0).title()));
            out.append("\\newcommand{\\sheetpageof}[2]{" + language.page() + " #1 " + language.of() + " #2}\n")
                    .append("\\ifdefined\\hypersetup\\hypersetup{pdftitle={" + title + "},pdflang={" + language.code()
                            + "}}\\fi\n")
                    .append("\n\\begin{document}\n");
        }
        boolean mixed = sheets.stream().map(Sheet::language).distinct().count() > 1;
        boolean switched = sheets.stream().anyMatch(LatexRenderer::isSolution)
                && !sheets.stream().allMatch(LatexRenderer::isSolution);
        if (switched) {
            out.append(fragment.isPresent() ? SHARED_SWITCH : SWITCH);
        }
        if (fragment.isPresent()) {
            out.append("\\begingroup").append(NO_INDENT);
        } else if (preamble.isPresent()) {
            out.append(NO_INDENT);
        }
        for (int i = 0; i < sheets.size(); i++) {
            out.append('\n');
            if (mixed) {
                out.append("\\selectlanguage{"
                        + Language.of(sheets.get(i).language()).babel() + "}\n");
            }
            boolean shown = switched && isSolution(sheets.get(i));
            out.append(shown ? "\\ifsolutions\n" : "");
            sheet(sheets.get(i), prefix(i, sheets.size()), out);
            out.append(shown ? "\\fi\n" : "");
        }
        out.append(fragment.isPresent() ? "\\endgroup\n" : "\\label{sheet:end}\n\\end{document}\n");
    }

    /** One drawing, to be put into a document with {@code \\input}. */
    public static String picture(Drawing drawing, Language language, Palette palette, LayerIndex layerIndex) {
        StringBuilder tex =
                new StringBuilder("% " + LatexText.property(drawing.title()).replace("\n", " ")
                        + ", to be put in with \\input. The document needs:\n");
        NEEDED.lines().forEach(line -> tex.append("%   ").append(line).append('\n'));
        tex.append("\\begingroup\n").append(resource("formulas.tex")).append(resource("drawing.tex"));
        for (int layer = 0; layer <= palette.last(); layer++) {
            tex.append("\\definecolor{layer" + layer + "}{HTML}{" + palette.colour(layer) + "}\n");
        }
        TexStyle style = new TexStyle(TexDialect.LATEX, language, layerIndex, Optional.empty());
        LatexInline words =
                new LatexInline(new ChainWriter(new TexWriter(style)), new LatexInline.Labels("", Set.of()));
        return tex.append(new TikzWriter(words::inline).write(drawing))
                .append("\\endgroup\n")
                .toString();
    }

    /** Before the numbers of equations, so that no two labels of a document are the same. */
    private String prefix(int sheet, int sheets) {
        String name = fragment.orElse("").replaceAll("[^A-Za-z0-9.-]+", "-");
        String number = sheets == 1 ? "" : Integer.toString(sheet + 1);
        String both = name + (name.isEmpty() || number.isEmpty() ? "" : "-") + number;
        return both.isEmpty() ? "" : both + ":";
    }

    private static void sheet(Sheet sheet, String prefix, Appendable out) throws IOException {
        colours(sheet.layers(), out);
        ChainWriter chains = new ChainWriter(new TexWriter(TexStyle.of(sheet, TexDialect.LATEX)));
        out.append(new LatexBlocks(chains, sheet, prefix).write());
    }

    private static boolean isSolution(Sheet sheet) {
        return sheet.head().filter(Head::isSolution).isPresent();
    }

    private static String ours(List<Sheet> sheets) {
        Set<String> languages = new LinkedHashSet<>();
        for (int i = sheets.size() - 1; i >= 0; i--) { // the last option is the main language
            String language = Language.of(sheets.get(i).language()).babel();
            languages.remove(language);
            languages.add(language);
        }
        return "\\documentclass[11pt,a4paper]{article}\n\\usepackage[" + String.join(",", languages) + "]{babel}\n"
                + resource("packages.tex");
    }

    private static String endingALine(String text) {
        return text.endsWith("\n") ? text : text + "\n";
    }

    private static void append(Appendable out, String text) {
        try {
            out.append(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void colours(int layers, Appendable out) throws IOException {
        Palette palette = new Palette(layers);
        for (int layer = 0; layer <= palette.last(); layer++) {
            out.append("\\definecolor{layer" + layer + "}{HTML}{" + palette.colour(layer) + "}\n");
        }
        out.append("\\colorlet{answer}{layer" + palette.last() + "}\n");
    }

    private static String resource(String name) {
        try (InputStream in = LatexRenderer.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing beside " + LatexRenderer.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
