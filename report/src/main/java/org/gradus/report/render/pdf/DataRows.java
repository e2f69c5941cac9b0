package org.gradus.report.render.pdf;

import java.util.ArrayList;
import java.util.List;
import org.gradus.report.render.maths.DataShape;
import org.gradus.report.render.maths.Maths;
import org.gradus.report.render.maths.MathsWriter;
import org.gradus.report.render.pdf.type.Box;
import org.gradus.report.render.pdf.type.Boxes;
import org.gradus.report.render.pdf.type.MathsSetter;
import org.gradus.report.render.pdf.type.Tag;
import org.gradus.report.render.speech.Speech;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Chain;

/** Sets what is given: the relations of all rows stand in columns, and nothing is left out. */
final class DataRows {
    private static final int MOST_ROWS_BELOW_EACH_OTHER = 4;

    private static final double BETWEEN_COLUMNS = 2;
    private static final double BETWEEN_HALVES = 4;
    private static final double BETWEEN_ROWS = 6;
    private static final double MOST_HALVED = 1.02;

    private final MathsWriter writer;
    private final Voice voice;
    private final Prose prose;
    private final Speech speech;

    DataRows(Context context) {
        this.writer = context.writer().whole();
        this.voice = context.voice();
        this.prose = context.prose();
        this.speech = context.speech().whole();
    }

    /** A chain taken apart at its first relation sign. */
    private record Cell(Box left, Box right, Tag tag) {}

    /** The data, in as many boxes as they need, none wider than {@code width}. */
    List<Box> boxes(Block.Data data, double width, Tag in) {
        List<Box> boxes = new ArrayList<>();
        for (List<List<Chain>> rows : parts(data)) {
            boxes.add(fitted(rows, width, in));
        }
        return boxes;
    }

    /** How wide the data are if nothing is made smaller. */
    double natural(Block.Data data) {
        Tag none = Tag.document();
        return parts(data).stream()
                .mapToDouble(rows -> aligned(rows, Measures.NORMAL, none).width())
                .max()
                .orElse(0);
    }

    private static List<List<List<Chain>>> parts(Block.Data data) {
        return DataShape.isSmall(data.rows())
                ? List.of(data.rows())
                : data.rows().stream().map(List::of).toList();
    }

    private Box fitted(List<List<Chain>> rows, double width, Tag in) {
        for (double size : new double[] {Measures.NORMAL, Measures.SMALL}) {
            Box box = arranged(rows, size, width, in);
            if (box.width() <= width) {
                return box;
            }
        }
        return Boxes.fitted(arranged(rows, Measures.FOOTNOTE, width, in), width);
    }

    /** Many rows in two halves beside each other, if there is room. */
    private Box arranged(List<List<Chain>> rows, double size, double width, Tag in) {
        if (rows.size() >= MOST_ROWS_BELOW_EACH_OTHER) {
            int half = (rows.size() + 1) / 2;
            Box first = aligned(rows.subList(0, half), size, in);
            Box second = aligned(rows.subList(half, rows.size()), size, in);
            Box both = Boxes.row(first, Boxes.space(BETWEEN_HALVES * size), second);
            if (both.width() <= MOST_HALVED * width) {
                return both;
            }
        }
        return aligned(rows, size, in);
    }

    private Box aligned(List<List<Chain>> rows, double size, Tag in) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        List<List<Cell>> cells = new ArrayList<>();
        double[] left = new double[columns];
        double[] right = new double[columns];
        for (List<Chain> row : rows) {
            int skipped = DataShape.startsWithMatrix(row) ? columns - row.size() : 0;
            List<Cell> line = new ArrayList<>();
            for (int j = 0; j < columns; j++) {
                int at = j - skipped;
                Cell cell = at >= 0 && at < row.size() ? cell(row.get(at), size, in) : cell(size, in);
                left[j] = Math.max(left[j], cell.left().width());
                right[j] = Math.max(right[j], cell.right().width());
                line.add(cell);
            }
            cells.add(line);
        }
        return placed(cells, left, right, size);
    }

    private static Box placed(List<List<Cell>> cells, double[] left, double[] right, double size) {
        Boxes.Canvas canvas = new Boxes.Canvas();
        double y = 0;
        double width = 0;
        for (int i = 0; i < cells.size(); i++) {
            double height = 0.7 * Measures.LEADING * size;
            double depth = 0.3 * Measures.LEADING * size;
            for (Cell cell : cells.get(i)) {
                height = Math.max(
                        height, Math.max(cell.left().height(), cell.right().height()));
                depth = Math.max(
                        depth, Math.max(cell.left().depth(), cell.right().depth()));
            }
            y -= height + (i == 0 ? 0 : BETWEEN_ROWS);
            double x = 0;
            for (int j = 0; j < left.length; j++) {
                Cell cell = cells.get(i).get(j);
                Box both = Boxes.tagged(Boxes.row(cell.left(), cell.right()), cell.tag());
                if (both.width() > 0) {
                    canvas.put(both, x + left[j] - cell.left().width(), y);
                }
                x += left[j] + right[j] + BETWEEN_COLUMNS * size;
            }
            width = x - BETWEEN_COLUMNS * size;
            y -= depth;
        }
        double top = -y / 2 + 0.25 * size;
        return new Boxes.Canvas().put(canvas.box(width, 0, -y), 0, top).box(width, top, -y - top);
    }

    private static Cell cell(double size, Tag in) {
        return new Cell(Boxes.EMPTY, Boxes.EMPTY, in);
    }

    private Cell cell(Chain chain, double size, Tag in) {
        Tag tag = in.described(Tag.Role.FORMULA, speech.of(chain));
        MathsSetter setter = voice.setter().at(size);
        List<Box> left = new ArrayList<>();
        if (!chain.lead().isEmpty()) {
            left.add(prose.inOneLine(chain.lead(), voice.at(size), tag));
            left.add(Boxes.space(size));
        }
        chain.left().map(writer::write).map(setter::display).ifPresent(left::add);
        List<Maths> links = chain.links().stream().map(writer::link).toList();
        Box right = links.isEmpty() ? Boxes.EMPTY : setter.displayBehind(new Maths.Row(links));
        return new Cell(Boxes.row(left), right, tag);
    }
}
