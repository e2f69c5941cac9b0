package org.gradus.report.render.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.report.render.maths.Maths;
import org.gradus.report.render.maths.MathsWriter;
import org.gradus.report.render.maths.SumPieces;
import org.gradus.report.render.pdf.type.Box;
import org.gradus.report.render.pdf.type.Boxes;
import org.gradus.report.render.pdf.type.Letters.Look;
import org.gradus.report.render.pdf.type.Tag;
import org.gradus.report.render.speech.Speech;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;

/** Takes running text apart: words, formulas in pieces, and the blanks between them, at which a line may end. */
final class Prose {
    private static final char EM_SPACE = '\u2003';

    /** A formula that takes less of a line stays in one piece. */
    private static final double SHORT = 0.3;

    /** A formula that is wider than this part of a line is broken within its sums. */
    private static final double WIDE = 0.6;

    private final Speech speech;

    Prose(Speech speech) {
        this.speech = speech;
    }

    /** A piece of running text. */
    sealed interface Piece {}

    /** A word. */
    record Word(String text, Look look) implements Piece {}

    /** A formula, or a part of one. */
    record Formula(Box box, Tag tag) implements Piece {}

    /** Where a line may end; {@code width} is what is left there if it does not. */
    record Gap(double width, Look look, boolean isBlank) implements Piece {}

    /** Where a line ends. */
    record End() implements Piece {}

    /**
     * The pieces.
     *
     * @param in what the formulas are part of
     */
    List<Piece> pieces(List<Inline> text, Voice voice, Tag in) {
        List<Piece> pieces = new ArrayList<>();
        add(text, voice, in, pieces);
        return pieces;
    }

    private void add(List<Inline> text, Voice voice, Tag in, List<Piece> pieces) {
        for (Inline inline : text) {
            if (inline instanceof Inline.Text plain) {
                words(plain.text(), voice.look(), pieces);
            } else if (inline instanceof Inline.Strong strong) {
                words(strong.text(), voice.strong(), pieces);
            } else if (inline instanceof Inline.Reference reference) {
                words("(" + reference.equation() + ")", voice.look(), pieces);
            } else if (inline instanceof Inline.Break) {
                pieces.add(new End());
            } else if (inline instanceof Inline.Formula formula) {
                add(formula.chain().lead(), voice, in, pieces);
                formula(formula.chain(), voice, in, pieces);
            }
        }
    }

    private static void words(String text, Look look, List<Piece> pieces) {
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            boolean blank = i < text.length() && isBlank(text.charAt(i));
            if (blank || i == text.length()) {
                if (i > from) {
                    pieces.add(new Word(text.substring(from, i), look));
                }
                if (blank) {
                    boolean wide = text.charAt(i) == EM_SPACE;
                    pieces.add(new Gap(wide ? look.size() : look.size() / 3, look, true));
                }
                from = i + 1;
            }
        }
    }

    private static boolean isBlank(char c) {
        return c == EM_SPACE || c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    /** Within a long formula a line may end before a relation sign. */
    private void formula(Chain chain, Voice voice, Tag in, List<Piece> pieces) {
        Tag tag = in.role() == Tag.Role.FIGURE
                ? in
                : in.described(Tag.Role.FORMULA, speech.of(new Chain(List.of(), chain.left(), chain.links())));
        List<Piece> parts = parts(chain, voice, tag);
        double width = 0;
        for (Piece part : parts) {
            width += part instanceof Formula formula ? formula.box().width() : 0;
        }
        boolean together = width < SHORT * Measures.WIDTH;
        parts.stream().filter(part -> part instanceof Formula || !together).forEach(pieces::add);
    }

    private static List<Piece> parts(Chain chain, Voice voice, Tag tag) {
        MathsWriter writer = voice.writer();
        List<Piece> pieces = new ArrayList<>();
        chain.left().ifPresent(left -> side(Optional.empty(), left, writer, voice, tag, pieces));
        for (Chain.Link link : chain.links()) {
            if (link.isWithoutNumber()) {
                pieces.add(new Formula(voice.setter().text(writer.link(link)), tag));
                continue;
            }
            if (!pieces.isEmpty()) {
                pieces.add(new Gap(0, voice.look(), false));
            }
            side(Optional.of(MathsWriter.sign(link.operator())), link.right(), writer, voice, tag, pieces);
        }
        return pieces;
    }

    private static void side(
            Optional<Maths> sign, Expr side, MathsWriter writer, Voice voice, Tag tag, List<Piece> pieces) {
        Box whole = set(sign, writer.write(side), voice);
        Optional<List<Maths>> terms =
                whole.width() > WIDE * Measures.WIDTH ? SumPieces.of(side, writer) : Optional.empty();
        if (terms.isEmpty()) {
            Box shown = whole.width() > 2 * Measures.WIDTH
                    ? set(sign, writer.shortened().write(side), voice)
                    : whole;
            pieces.add(new Formula(shown, tag));
            return;
        }
        for (int i = 0; i < terms.get().size(); i++) {
            if (i > 0) {
                pieces.add(new Gap(0, voice.look(), false));
            }
            pieces.add(new Formula(
                    set(i == 0 ? sign : Optional.empty(), terms.get().get(i), voice), tag));
        }
    }

    private static Box set(Optional<Maths> sign, Maths maths, Voice voice) {
        Maths all = sign.map(relation -> Maths.row(relation, maths)).orElse(maths);
        boolean continues = sign.isPresent() || all instanceof Maths.Row row && startsWithSign(row);
        return continues ? voice.setter().textBehind(all) : voice.setter().text(all);
    }

    private static boolean startsWithSign(Maths.Row row) {
        return !row.parts().isEmpty()
                && row.parts().get(0) instanceof Maths.Sign sign
                && sign.role() == Maths.Role.BINARY;
    }

    /** All in one line. */
    Box inOneLine(List<Inline> text, Voice voice, Tag in) {
        List<Box> lines = Paragraph.lines(pieces(text, voice, in), Double.MAX_VALUE, voice, in);
        return lines.isEmpty() ? Boxes.EMPTY : lines.get(0);
    }
}
