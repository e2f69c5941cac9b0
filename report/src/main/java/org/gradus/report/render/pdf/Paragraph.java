package org.gradus.report.render.pdf;

import java.util.ArrayList;
import java.util.List;
import org.gradus.report.render.pdf.Prose.Piece;
import org.gradus.report.render.pdf.type.Box;
import org.gradus.report.render.pdf.type.Boxes;
import org.gradus.report.render.pdf.type.Letters;
import org.gradus.report.render.pdf.type.Letters.Look;
import org.gradus.report.render.pdf.type.Tag;

/** Breaks running text into lines, ragged at the right. */
final class Paragraph {
    /** A longer word may be broken anywhere. */
    private static final int LONGEST_WORD = 24;

    private final double width;
    private final Voice voice;
    private final Tag tag;
    private final List<Box> lines = new ArrayList<>();
    private final List<Piece> line = new ArrayList<>();
    private double used;

    private Paragraph(double width, Voice voice, Tag tag) {
        this.width = width;
        this.voice = voice;
        this.tag = tag;
    }

    /**
     * The lines, each as high as a line of text at least.
     *
     * @param tag what the words belong to
     */
    static List<Box> lines(List<Piece> pieces, double width, Voice voice, Tag tag) {
        Paragraph paragraph = new Paragraph(width, voice, tag);
        int from = 0;
        for (int i = 0; i <= pieces.size(); i++) {
            boolean end = i == pieces.size() || pieces.get(i) instanceof Prose.End;
            if (end || pieces.get(i) instanceof Prose.Gap) {
                paragraph.add(pieces.subList(from, i));
                from = i + 1;
                if (i < pieces.size() && pieces.get(i) instanceof Prose.Gap gap) {
                    paragraph.gap(gap);
                } else if (i < pieces.size()) {
                    paragraph.end();
                }
            }
        }
        paragraph.end();
        return paragraph.lines;
    }

    /** What stands together. */
    private void add(List<Piece> together) {
        double more = 0;
        for (Piece piece : together) {
            more += width(piece);
        }
        if (used + more > width + 0.01 && line.stream().anyMatch(piece -> !(piece instanceof Prose.Gap))) {
            end();
        }
        if (more <= width + 0.01) {
            line.addAll(together);
            used += more;
            return;
        }
        for (Piece piece : together) {
            if (piece instanceof Prose.Word word && word.text().length() > LONGEST_WORD) {
                broken(word);
            } else {
                line.add(piece instanceof Prose.Formula formula ? fitted(formula) : piece);
                used += Math.min(width, width(piece));
            }
        }
    }

    private Piece fitted(Prose.Formula formula) {
        return new Prose.Formula(Boxes.fitted(formula.box(), width), formula.tag());
    }

    private void broken(Prose.Word word) {
        int from = 0;
        double length = used;
        for (int i = 0; i < word.text().length(); ) {
            int next = i + Character.charCount(word.text().codePointAt(i));
            double more =
                    Letters.set(word.text().substring(i, next), word.look()).width();
            if (length + more > width && i > from) {
                line.add(new Prose.Word(word.text().substring(from, i), word.look()));
                end();
                from = i;
                length = 0;
            }
            length += more;
            i = next;
        }
        line.add(new Prose.Word(word.text().substring(from), word.look()));
        used = length;
    }

    private void gap(Prose.Gap gap) {
        if (!line.isEmpty()) {
            line.add(gap);
            used += gap.width();
        }
    }

    private static double width(Piece piece) {
        if (piece instanceof Prose.Word word) {
            return Letters.set(word.text(), word.look()).width();
        } else if (piece instanceof Prose.Formula formula) {
            return formula.box().width();
        } else if (piece instanceof Prose.Gap gap) {
            return gap.width();
        }
        return 0;
    }

    private void end() {
        if (line.stream().allMatch(piece -> piece instanceof Prose.Gap gap && !gap.isBlank())) {
            line.clear();
            used = 0;
            return;
        }
        List<Box> boxes = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        Look look = voice.look();
        for (Piece piece : line) {
            Look own = piece instanceof Prose.Word word
                    ? word.look()
                    : piece instanceof Prose.Gap gap && gap.isBlank() ? gap.look() : look;
            if (piece instanceof Prose.Formula || !own.equals(look)) {
                flush(words, look, boxes);
                look = own;
            }
            if (piece instanceof Prose.Word word) {
                words.append(word.text());
            } else if (piece instanceof Prose.Gap gap && gap.isBlank()) {
                words.append(gap.width() > gap.look().size() / 2 ? '\u2003' : ' ');
            } else if (piece instanceof Prose.Formula formula) {
                boxes.add(Boxes.tagged(formula.box(), formula.tag()));
            }
        }
        flush(words, look, boxes);
        double size = voice.size();
        boxes.add(Boxes.strut(0, Measures.LINE_HEIGHT * size, Measures.LINE_DEPTH * size));
        lines.add(Boxes.tagged(Boxes.row(boxes), tag));
        line.clear();
        used = 0;
    }

    private static void flush(StringBuilder words, Look look, List<Box> boxes) {
        if (!words.isEmpty()) {
            boxes.add(Letters.set(words.toString(), look));
            words.setLength(0);
        }
    }
}
