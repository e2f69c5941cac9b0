package org.gradus.report.compose.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.report.sheet.Drawing.Anchor;
import org.gradus.report.sheet.Drawing.Circle;
import org.gradus.report.sheet.Drawing.Fill;
import org.gradus.report.sheet.Drawing.Hatched;
import org.gradus.report.sheet.Drawing.Ink;
import org.gradus.report.sheet.Drawing.Point;
import org.gradus.report.sheet.Drawing.Size;
import org.gradus.report.sheet.Drawing.Stroke;
import org.gradus.report.sheet.Inline;

/** What lines and marks mean, below a drawing: centred, in as many rows as it needs. */
final class Legend {
    private static final double SAMPLE = 18;
    private static final double MARK = 6;
    private static final double GAP = 4;
    private static final double BETWEEN = 14;
    private static final double ROW = 11;

    private final List<Entry> entries = new ArrayList<>();

    /** Draws the sample of an entry, whose left edge and middle is given. */
    private interface Sample {
        void paint(Canvas canvas, Point at);
    }

    private record Entry(Sample sample, double width, List<Inline> words) {
        double whole() {
            return width + (width > 0 ? GAP : 0) + LabelWidth.of(words, Size.SMALL);
        }
    }

    void line(Stroke stroke, List<Inline> words) {
        entries.add(new Entry(
                (canvas, at) -> canvas.line(stroke, at, new Point(at.x() + SAMPLE, at.y())), SAMPLE, words));
    }

    void mark(boolean full, List<Inline> words) {
        entries.add(new Entry(
                (canvas, at) -> canvas.add(new Circle(
                        new Point(at.x() + MARK / 2, at.y()),
                        MARK / 2,
                        new Stroke(1, Ink.BLACK, false),
                        full ? Fill.INK : Fill.PAPER,
                        Optional.empty())),
                MARK,
                words));
    }

    void hatched(Ink ink, List<Inline> words) {
        entries.add(new Entry(
                (canvas, at) -> canvas.add(new Hatched(
                        List.of(
                                new Point(at.x(), at.y() - 4),
                                new Point(at.x() + SAMPLE, at.y() - 4),
                                new Point(at.x() + SAMPLE, at.y() + 4),
                                new Point(at.x(), at.y() + 4)),
                        ink)),
                SAMPLE,
                words));
    }

    void words(List<Inline> words) {
        entries.add(new Entry((canvas, at) -> {}, 0, words));
    }

    /** Below what is drawn so far, not much wider than that. */
    void paint(Canvas canvas) {
        if (entries.isEmpty()) {
            return;
        }
        double left = canvas.left();
        double right = canvas.right();
        double most = Math.max(right - left, 160);
        double y = canvas.bottom() + ROW;
        List<Entry> row = new ArrayList<>();
        for (Entry entry : entries) {
            if (!row.isEmpty() && width(row) + BETWEEN + entry.whole() > most) {
                paint(row, (left + right) / 2, y, canvas);
                row.clear();
                y += ROW;
            }
            row.add(entry);
        }
        paint(row, (left + right) / 2, y, canvas);
    }

    private static double width(List<Entry> row) {
        return row.stream().mapToDouble(Entry::whole).sum() + BETWEEN * (row.size() - 1);
    }

    private static void paint(List<Entry> row, double middle, double y, Canvas canvas) {
        double x = middle - width(row) / 2;
        for (Entry entry : row) {
            entry.sample().paint(canvas, new Point(x, y));
            double words = x + entry.width() + (entry.width() > 0 ? GAP : 0);
            canvas.label(new Point(words, y), Anchor.LEFT, Size.SMALL, Ink.GREY, entry.words());
            x += entry.whole() + BETWEEN;
        }
    }
}
