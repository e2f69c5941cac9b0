package org.gradus.report.render;

import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;

/** Writes chains of equations and the words between them as TeX mathematics. */
final class ChainWriter {
    /** GitLab refuses longer formulas, and nobody reads them. */
    static final int MOST_CHARACTERS = 950;

    private final TexWriter writer;

    ChainWriter(TexWriter writer) {
        this.writer = writer;
    }

    TexWriter writer() {
        return writer;
    }

    /** The whole chain in one line, without its lead. */
    String chain(Chain chain) {
        StringBuilder out = new StringBuilder(chain.left().map(writer::write).orElse("{}"));
        chain.links().forEach(link -> out.append(link(link)));
        return out.toString();
    }

    /** A formula within the text: derivatives with a slash. */
    String inText(Chain chain) {
        TexWriter inText = writer.in(TexWriter.Spot.TEXT);
        String tex = new ChainWriter(inText).chain(chain).trim();
        return tex.length() <= MOST_CHARACTERS
                ? tex
                : new ChainWriter(inText.shortened()).chain(chain).trim();
    }

    /** The link with more left out than usual. */
    String shortenedLink(Chain.Link link) {
        return new ChainWriter(writer.shortened()).link(link);
    }

    String link(Chain.Link link) {
        return link.isWithoutNumber()
                ? writer.style().isNotCalculated()
                : TexWriter.sign(link.operator()) + writer.write(link.right());
    }

    String expr(Expr expr) {
        return writer.write(expr);
    }

    /** Words and formulas as part of a formula: {@code \text{insert }a^1\text{ from (2)}}. */
    String words(List<Inline> text) {
        StringBuilder out = new StringBuilder();
        StringBuilder run = new StringBuilder();
        for (Inline inline : text) {
            if (inline instanceof Inline.Formula formula) {
                flush(run, out);
                lead(formula, run, out);
            } else {
                run.append(plain(inline));
            }
        }
        flush(run, out);
        return out.toString();
    }

    private void lead(Inline.Formula formula, StringBuilder run, StringBuilder out) {
        if (!formula.chain().lead().isEmpty()) {
            out.append(words(formula.chain().lead()));
        }
        out.append(inText(formula.chain()));
    }

    private void flush(StringBuilder run, StringBuilder out) {
        if (!run.isEmpty()) {
            out.append(TexText.of(run.toString(), writer.style().dialect()));
            run.setLength(0);
        }
    }

    static String plain(Inline inline) {
        if (inline instanceof Inline.Text text) {
            return text.text();
        } else if (inline instanceof Inline.Strong strong) {
            return strong.text();
        } else if (inline instanceof Inline.Reference reference) {
            return "(" + reference.equation() + ")";
        } else if (inline instanceof Inline.Break) {
            return " ";
        }
        throw new IllegalArgumentException("not words: " + inline);
    }
}
