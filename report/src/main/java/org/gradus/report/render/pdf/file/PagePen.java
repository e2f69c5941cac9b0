package org.gradus.report.render.pdf.file;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gradus.report.render.pdf.font.Typeface;
import org.gradus.report.render.pdf.type.Pen;
import org.gradus.report.render.pdf.type.Picture;
import org.gradus.report.render.pdf.type.Tag;
import org.jspecify.annotations.Nullable;

/** Writes the content of a page: text, lines, and between them which tag each piece belongs to. */
final class PagePen implements Pen {
    /** By which a circle is approached with four curves. */
    private static final double CURVE = 0.5523;

    private static final double THOUSANDTHS = 1000;

    private final int page;
    private final Map<Typeface, BitSet> used;
    private final List<Picture> pictures;
    private final StringBuilder out = new StringBuilder(16384);
    private final List<Tag> pieces = new ArrayList<>();
    private final Deque<Tag> entered = new ArrayDeque<>();
    private @Nullable Tag open;
    private boolean isOpen;
    private boolean inText;
    private long textX;
    private long textY;
    private @Nullable Typeface face;
    private double size;
    private int fill;
    private int stroke;
    private double lineWidth = 1;
    private double dash;

    /**
     * @param used the glyphs of each font, added to as they are written
     * @param pictures the same
     */
    PagePen(int page, Map<Typeface, BitSet> used, List<Picture> pictures) {
        this.page = page;
        this.used = used;
        this.pictures = pictures;
    }

    /** The content; nothing can be drawn behind it. */
    String content() {
        close();
        return out.toString();
    }

    /** The tag of each piece, by its number. */
    List<Tag> pieces() {
        return pieces;
    }

    @Override
    public void enter(Tag tag) {
        tag.attach();
        entered.push(tag);
    }

    @Override
    public void leave() {
        entered.pop();
    }

    /** What is drawn next belongs to the innermost tag; without one it is decoration. */
    private void mark() {
        Tag tag = entered.peek();
        if (isOpen && Objects.equals(open, tag)) {
            return;
        }
        close();
        if (tag == null) {
            out.append("/Artifact BMC\n");
        } else {
            out.append('/').append(tag.role().text()).append("<</MCID ").append(pieces.size());
            out.append(">>BDC\n");
            tag.drawn(new Tag.Piece(page, pieces.size()));
            pieces.add(tag);
        }
        open = tag;
        isOpen = true;
    }

    private void close() {
        endText();
        if (isOpen) {
            out.append("EMC\n");
            isOpen = false;
        }
    }

    private void endText() {
        if (inText) {
            out.append("ET\n");
            inText = false;
        }
    }

    @Override
    public void text(Run run, double x, double y) {
        if (run.glyphs().length == 0) {
            return;
        }
        mark();
        fill(run.colour());
        if (!inText) {
            out.append("BT\n");
            inText = true;
            textX = 0;
            textY = 0;
        }
        if (face != run.face() || size != run.size()) {
            face = run.face();
            size = run.size();
            out.append("/F").append(face.ordinal()).append(' ');
            number(size).append("Tf\n");
        }
        long newX = hundredths(x);
        long newY = hundredths(y);
        number(newX - textX);
        number(newY - textY).append("Td");
        textX = newX;
        textY = newY;
        glyphs(run);
    }

    private void glyphs(Run run) {
        BitSet seen = used.computeIfAbsent(run.face(), any -> new BitSet());
        boolean moved = run.kerns().length > 0;
        out.append(moved ? "[<" : "<");
        for (int i = 0; i < run.glyphs().length; i++) {
            int glyph = run.glyphs()[i];
            seen.set(glyph);
            for (int shift = 12; shift >= 0; shift -= 4) {
                out.append(Character.forDigit(glyph >> shift & 15, 16));
            }
            if (moved && run.kerns()[i] != 0 && i + 1 < run.glyphs().length) {
                out.append('>')
                        .append(Math.round(-THOUSANDTHS * run.kerns()[i]))
                        .append('<');
            }
        }
        out.append(moved ? ">]TJ\n" : ">Tj\n");
    }

    private void fill(int colour) {
        if (fill != colour) {
            fill = colour;
            colour(colour, "rg\n", "g\n");
        }
    }

    private void colour(int colour, String coloured, String grey) {
        int red = colour >> 16 & 255;
        int green = colour >> 8 & 255;
        int blue = colour & 255;
        if (red == green && green == blue) {
            share(red).append(grey);
        } else {
            share(red);
            share(green);
            share(blue).append(coloured);
        }
    }

    private StringBuilder share(int part) {
        long thousandths = Math.round(part / 255.0 * THOUSANDTHS);
        return decimal(thousandths, 3);
    }

    private void pen(Line line) {
        mark();
        endText();
        if (stroke != line.colour()) {
            stroke = line.colour();
            colour(stroke, "RG\n", "G\n");
        }
        if (lineWidth != line.width()) {
            lineWidth = line.width();
            number(lineWidth).append("w\n");
        }
        if (dash != line.dash()) {
            dash = line.dash();
            out.append('[');
            if (dash > 0) {
                number(dash);
            }
            out.append("]0 d\n");
        }
    }

    @Override
    public void rule(double x, double y, double width, double height, int colour) {
        mark();
        endText();
        fill(colour);
        number(x);
        number(y);
        number(width);
        number(height).append("re f\n");
    }

    @Override
    public void line(List<Point> points, Line line) {
        pen(line);
        path(points);
        out.append("S\n");
    }

    @Override
    public void area(List<Point> points, int colour) {
        mark();
        endText();
        fill(colour);
        path(points);
        out.append("f\n");
    }

    private void path(List<Point> points) {
        String operator = "m\n";
        for (Point point : points) {
            at(point.x(), point.y()).append(operator);
            operator = "l\n";
        }
    }

    @Override
    public void circle(Point centre, double radius, Line line, int filled) {
        pen(line);
        if (filled != NO_FILL) {
            fill(filled);
        }
        double x = centre.x();
        double y = centre.y();
        double c = CURVE * radius;
        at(x + radius, y).append("m\n");
        curve(x + radius, y + c, x + c, y + radius, x, y + radius);
        curve(x - c, y + radius, x - radius, y + c, x - radius, y);
        curve(x - radius, y - c, x - c, y - radius, x, y - radius);
        curve(x + c, y - radius, x + radius, y - c, x + radius, y);
        out.append(filled == NO_FILL ? "s\n" : "b\n");
    }

    @Override
    public void picture(Picture picture, double x, double y, double width, double height) {
        mark();
        endText();
        int number = pictures.indexOf(picture);
        if (number < 0) {
            number = pictures.size();
            pictures.add(picture);
        }
        out.append("q ");
        number(width).append("0 0 ");
        number(height);
        at(x, y).append("cm /I").append(number).append(" Do Q\n");
    }

    private void curve(double x1, double y1, double x2, double y2, double x3, double y3) {
        at(x1, y1);
        at(x2, y2);
        at(x3, y3).append("c\n");
    }

    private StringBuilder at(double x, double y) {
        number(x);
        return number(y);
    }

    private static long hundredths(double value) {
        return Math.round(100 * value);
    }

    private StringBuilder number(double value) {
        return number(hundredths(value));
    }

    private StringBuilder number(long hundredths) {
        return decimal(hundredths, 2);
    }

    /** A number with its decimal places, without zeros at the end, and a blank. */
    private StringBuilder decimal(long value, int places) {
        long size = Math.abs(value);
        if (value < 0) {
            out.append('-');
        }
        long unit = places == 2 ? 100 : 1000;
        if (size >= unit || size == 0) {
            out.append(size / unit);
        }
        long rest = size % unit;
        if (rest != 0) {
            out.append('.');
            for (long digit = unit / 10; rest > 0; digit /= 10) {
                out.append((char) ('0' + rest / digit));
                rest %= digit;
            }
        }
        return out.append(' ');
    }
}
