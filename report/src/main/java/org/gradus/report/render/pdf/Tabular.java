package org.gradus.report.render.pdf;

import java.util.ArrayList;
import java.util.List;
import org.gradus.report.render.pdf.type.Box;
import org.gradus.report.render.pdf.type.Boxes;
import org.gradus.report.sheet.Grid.Align;

/** Cells in rows and columns with rules between the rows. */
final class Tabular {
    static final double HEAVY = 0.87;
    static final double LIGHT = 0.55;

    private final List<Align> columns;
    private final double gap;
    private final double height;
    private final double depth;
    private final double aboveRule;
    private final double belowRule;
    private final List<Line> lines = new ArrayList<>();

    /**
     * A cell.
     *
     * @param align how it stands in its column; the column's usual way
     * @param span how many columns it covers
     */
    record Cell(Box box, Align align, int span) {}

    private sealed interface Line {}

    private record Row(List<Cell> cells) implements Line {}

    private record Rule(double thickness) implements Line {}

    private record Space(double size) implements Line {}

    /**
     * How a table is set.
     *
     * @param size of the type
     * @param stretch of the rows
     * @param separation half of the space between columns
     * @param aboveRule the space over a rule
     * @param belowRule the space under it
     */
    record Setting(double size, double stretch, double separation, double aboveRule, double belowRule) {
        /** Of tables below a step. */
        static Setting usual(double size) {
            return new Setting(size, 1.12, 6, 1.9, 3);
        }
    }

    Tabular(List<Align> columns, Setting setting) {
        this.columns = List.copyOf(columns);
        this.gap = 2 * setting.separation();
        double line = Measures.LEADING * setting.size() * setting.stretch();
        this.height = 0.7 * line;
        this.depth = 0.3 * line;
        this.aboveRule = setting.aboveRule();
        this.belowRule = setting.belowRule();
    }

    /** One cell for each column, as that is aligned. */
    void row(List<Box> boxes) {
        List<Cell> cells = new ArrayList<>();
        for (int j = 0; j < boxes.size(); j++) {
            cells.add(new Cell(boxes.get(j), columns.get(j), 1));
        }
        lines.add(new Row(cells));
    }

    void cells(List<Cell> cells) {
        lines.add(new Row(List.copyOf(cells)));
    }

    void rule(double thickness) {
        lines.add(new Rule(thickness));
    }

    void space(double size) {
        lines.add(new Space(size));
    }

    /** The table; its first line is the line that it stands on. */
    Box box() {
        double[] widths = widths();
        double width = gap * (columns.size() - 1);
        for (double column : widths) {
            width += column;
        }
        Boxes.Canvas canvas = new Boxes.Canvas();
        double y = 0;
        double first = Double.NaN;
        boolean afterRule = true;
        for (Line line : lines) {
            if (line instanceof Rule rule) {
                double space = afterRule ? 0 : aboveRule;
                canvas.put(Boxes.rule(width, rule.thickness(), 0, Measures.BLACK), 0, y - space - rule.thickness());
                y -= space + rule.thickness() + belowRule;
                afterRule = true;
            } else if (line instanceof Space space) {
                y -= space.size();
            } else if (line instanceof Row row) {
                double up = height;
                double down = depth;
                for (Cell cell : row.cells()) {
                    up = Math.max(up, cell.box().height());
                    down = Math.max(down, cell.box().depth());
                }
                y -= up;
                first = Double.isNaN(first) ? y : first;
                place(row, widths, y, canvas);
                y -= down;
                afterRule = false;
            }
        }
        boolean endsWithRule = !lines.isEmpty() && lines.get(lines.size() - 1) instanceof Rule;
        double total = -y - (endsWithRule ? belowRule : 0);
        double top = Double.isNaN(first) ? total : -first;
        return new Boxes.Canvas().put(canvas.box(width, 0, total), 0, top).box(width, top, total - top);
    }

    private void place(Row row, double[] widths, double y, Boxes.Canvas canvas) {
        double x = 0;
        int column = 0;
        for (Cell cell : row.cells()) {
            double room = gap * (cell.span() - 1);
            for (int j = column; j < column + cell.span(); j++) {
                room += widths[j];
            }
            double share = switch (cell.align()) {
                case LEFT -> 0;
                case RIGHT -> 1;
                case CENTRE -> 0.5;
            };
            canvas.put(cell.box(), x + share * (room - cell.box().width()), y);
            x += room + gap;
            column += cell.span();
        }
    }

    private double[] widths() {
        double[] widths = new double[columns.size()];
        for (Line line : lines) {
            if (line instanceof Row row) {
                int column = 0;
                for (Cell cell : row.cells()) {
                    if (cell.span() == 1) {
                        widths[column] = Math.max(widths[column], cell.box().width());
                    }
                    column += cell.span();
                }
            }
        }
        return widths;
    }
}
