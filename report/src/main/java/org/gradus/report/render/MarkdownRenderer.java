package org.gradus.report.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Drawing;
import org.gradus.report.sheet.Head;
import org.gradus.report.sheet.Language;
import org.gradus.report.sheet.Sheet;

/**
 * Prints a sheet as Markdown with TeX formulas.
 *
 * <p>Equation numbers are part of the formula ({@code \qquad (3)}): {@code \tag} is refused inside aligned lines by KaTeX and lost by
 * pandoc. Remarks stand below it.
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
    private final Optional<Function<Drawing, String>> pictures;

    public MarkdownRenderer() {
        this(Profile.PORTABLE);
    }

    public MarkdownRenderer(Profile profile) {
        this(profile, Optional.empty());
    }

    private MarkdownRenderer(Profile profile, Optional<Function<Drawing, String>> pictures) {
        this.profile = profile;
        this.pictures = pictures;
    }

    /** The same with pictures: {@code addresses} says where each stands. */
    public MarkdownRenderer withPictures(Function<Drawing, String> addresses) {
        return new MarkdownRenderer(profile, Optional.of(addresses));
    }

    @Override
    public void render(Sheet sheet, Appendable out) throws IOException {
        if (profile == Profile.PANDOC) {
            out.append(metadata(sheet, true));
        }
        write(sheet, profile != Profile.PANDOC, out);
    }

    /** All sheets in one document. */
    public String render(List<Sheet> sheets) {
        if (sheets.size() == 1) {
            return render(sheets.get(0));
        }
        StringBuilder out = new StringBuilder(8192);
        try {
            for (Sheet sheet : sheets) {
                boolean first = out.isEmpty();
                out.append(first ? profile == Profile.PANDOC ? metadata(sheet, false) : "" : "\n");
                write(sheet, true, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a StringBuilder does not fail", e);
        }
        return out.toString();
    }

    /**
     * The same in pieces: what stands before the first step, then each heading, each step with what belongs to it, and each answer.
     */
    public List<String> pieces(Sheet sheet) {
        List<String> pieces = new ArrayList<>();
        MarkdownBlocks piece = blocks(sheet);
        begin(sheet, true, piece);
        for (Block block : sheet.blocks()) {
            boolean own = block instanceof Block.Part || block instanceof Block.Step || block instanceof Block.Answer;
            if (own && !piece.text().isEmpty()) {
                pieces.add(piece.text());
                piece = blocks(sheet);
            }
            piece.all(List.of(block));
        }
        pieces.add(piece.text());
        return pieces;
    }

    /** What pandoc makes the title, the properties and the language of the document. */
    private static String metadata(Sheet sheet, boolean titled) {
        ChainWriter chains = new ChainWriter(new TexWriter(TexStyle.of(sheet, TexDialect.PANDOC)));
        MarkdownBlocks blocks = new MarkdownBlocks(chains, Optional.empty());
        String title = titled
                ? "title: " + quoted(blocks.line(sheet.title())) + "\n"
                        + (sheet.kind().isEmpty()
                                ? ""
                                : "subtitle: " + quoted(MarkdownText.escape(sheet.kind())) + "\n")
                : "";
        return "---\n" + title + "lang: " + Language.of(sheet.language()).code() + "\n---\n\n";
    }

    /** A YAML string, in which only the quotation mark means anything. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private void write(Sheet sheet, boolean titled, Appendable out) throws IOException {
        MarkdownBlocks blocks = blocks(sheet);
        begin(sheet, titled, blocks);
        blocks.all(sheet.blocks());
        out.append(blocks.text());
    }

    private MarkdownBlocks blocks(Sheet sheet) {
        TexDialect dialect = switch (profile) {
            case PORTABLE -> TexDialect.PORTABLE;
            case GITHUB -> TexDialect.GITHUB;
            case PANDOC -> TexDialect.PANDOC;
        };
        return new MarkdownBlocks(new ChainWriter(new TexWriter(TexStyle.of(sheet, dialect))), pictures);
    }

    private static void begin(Sheet sheet, boolean titled, MarkdownBlocks blocks) {
        sheet.head().ifPresent(blocks::head);
        if (titled) {
            blocks.title(sheet.title(), sheet.kind());
        }
        sheet.head().flatMap(Head::names).ifPresent(blocks::names);
        if (!sheet.question().isEmpty()) {
            blocks.paragraph(sheet.question());
        }
    }
}
