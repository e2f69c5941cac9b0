package org.gradus.report.render;

import java.io.IOException;
import java.util.List;
import org.gradus.report.sheet.Sheet;

/**
 * Prints a sheet as Markdown with TeX formulas.
 *
 * <p>Equation numbers and remarks are part of the formula ({@code \qquad (3)}): {@code \tag} is refused inside aligned lines by KaTeX
 * and lost by pandoc.
 */
public final class MarkdownRenderer implements Renderer {

    /** Which Markdown. */
    public enum Profile {
        /** Formulas between {@code $$} that CommonMark itself leaves alone: GitHub, GitLab, VS Code, Jupyter, pandoc. */
        PORTABLE,
        /** Formulas in {@code math} code blocks: GitHub, GitLab, VS Code. */
        GITHUB,
        /** Formulas as pandoc's own Markdown has them, for docx and odt. */
        PANDOC
    }

    private final Profile profile;

    public MarkdownRenderer() {
        this(Profile.PORTABLE);
    }

    public MarkdownRenderer(Profile profile) {
        this.profile = profile;
    }

    @Override
    public void render(Sheet sheet, Appendable out) throws IOException {
        TexDialect dialect = switch (profile) {
            case PORTABLE -> TexDialect.PORTABLE;
            case GITHUB -> TexDialect.GITHUB;
            case PANDOC -> TexDialect.PANDOC;
        };
        ChainWriter chains = new ChainWriter(new TexWriter(TexStyle.of(sheet, dialect)));
        MarkdownBlocks blocks = new MarkdownBlocks(chains, new MarkdownFormulas(dialect));
        blocks.title(sheet.title(), sheet.kind());
        if (!sheet.question().isEmpty()) {
            blocks.paragraph(sheet.question());
        }
        blocks.all(List.copyOf(sheet.blocks()));
        out.append(blocks.text());
    }
}
