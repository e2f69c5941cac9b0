package org.gradus.report.render.pdf;

import java.util.ArrayList;
import java.util.List;
import org.gradus.report.render.pdf.type.Box;
import org.gradus.report.render.pdf.type.Boxes;
import org.gradus.report.render.pdf.type.Drawn;
import org.gradus.report.render.pdf.type.Letters;
import org.gradus.report.render.pdf.type.Pen.Line;
import org.gradus.report.render.pdf.type.Pen.Point;
import org.gradus.report.render.pdf.type.Tag;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Grid;
import org.gradus.report.sheet.Inline;

/** Sets large tables in bands: beside each other where there is room, smaller where there is none. */
final class Grids {
    private static final double DENSE = 7.97;
    private static final double FRAME_ROOM = 1.6;
    private static final double BESIDE = 2 * Measures.NORMAL;
    private static final int SHADE = 0xebebeb;

    private final Context context;

    Grids(Context context) {
        this.context = context;
    }

    void add(Block.Grids grids, Tag in, Flow flow) {
        flow.breakable(-100, 0).space(5);
        List<Box> row = new ArrayList<>();
        double used = 0;
        for (Grid grid : grids.grids()) {
            Box box = fitted(grid, grids.dense(), in);
            if (!row.isEmpty() && used + BESIDE + box.width() > Measures.WIDTH) {
                flush(row, used, flow);
                flow.breakable(0, 60).space(12);
                used = 0;
            }
            used += (row.isEmpty() ? 0 : BESIDE) + box.width();
            row.add(box);
        }
        flush(row, used, flow);
        flow.noLeading();
        flow.space(6);
    }

    /** What is left of a row is shared among the spaces between its tables. */
    private static void flush(List<Box> row, double used, Flow flow) {
        double more = row.size() < 2 ? 0 : (Measures.WIDTH - used) / row.size();
        Boxes.Canvas canvas = new Boxes.Canvas();
        double x = 0;
        for (Box box : row) {
            canvas.put(box, x, 0);
            x += box.width() + BESIDE + more;
        }
        flow.noLeading();
        flow.box(canvas.box(), 0);
        row.clear();
    }

    private Box fitted(Grid grid, boolean dense, Tag in) {
        double most = Measures.WIDTH - 4;
        if (dense) {
            return Boxes.fitted(set(grid, new Tabular.Setting(DENSE, 1.12, 2.6, 1.5, 2), in), most);
        }
        Box usual = set(grid, new Tabular.Setting(Measures.SMALL, 1.22, 3.2, 1.5, 2), in);
        return usual.width() <= most
                ? usual
                : Boxes.fitted(set(grid, new Tabular.Setting(Measures.FOOTNOTE, 1.22, 3.2, 1.5, 2), in), most);
    }

    private Box set(Grid grid, Tabular.Setting setting, Tag in) {
        Voice voice = context.voice().at(setting.size());
        Tag table = in.part(Tag.Role.TABLE);
        List<Grid.Align> columns =
                grid.columns().stream().map(Grid.Column::align).toList();
        Tabular tabular = new Tabular(columns, setting);
        tabular.rule(Tabular.HEAVY);
        if (grid.columns().stream().anyMatch(column -> !column.head().isEmpty())) {
            header(grid, table, Math.min(setting.size(), Measures.FOOTNOTE), tabular);
            tabular.rule(Tabular.LIGHT);
        }
        for (int i = 0; i < grid.bands().size(); i++) {
            if (i > 0) {
                tabular.rule(Tabular.LIGHT);
            }
            band(grid.bands().get(i), columns, voice, table, tabular);
        }
        tabular.rule(Tabular.HEAVY);
        return tabular.box();
    }

    private void header(Grid grid, Tag table, double size, Tabular tabular) {
        Tag row = table.part(Tag.Role.ROW);
        Voice sans = context.voice().at(size).sans();
        List<Tabular.Cell> cells = new ArrayList<>();
        for (Grid.Column column : grid.columns()) {
            Tag tag = row.part(Tag.Role.HEAD);
            boolean left = column.align() == Grid.Align.LEFT;
            List<Box> lines = new ArrayList<>();
            for (List<Inline> line : column.head()) {
                lines.add(context.prose().inOneLine(line, sans, tag));
            }
            double width = lines.stream().mapToDouble(Box::width).max().orElse(0);
            Boxes.Canvas canvas = new Boxes.Canvas();
            for (int i = 0; i < lines.size(); i++) {
                double up = Measures.LEADING * size * (lines.size() - 1 - i);
                canvas.put(lines.get(i), left ? 0 : (width - lines.get(i).width()) / 2, up);
            }
            Grid.Align align = left ? Grid.Align.LEFT : Grid.Align.CENTRE;
            cells.add(new Tabular.Cell(Boxes.tagged(canvas.box(), tag), align, 1));
        }
        tabular.cells(cells);
    }

    private void band(Grid.Band band, List<Grid.Align> columns, Voice voice, Tag table, Tabular tabular) {
        if (!band.title().isEmpty()) {
            title(band, columns.size(), voice, table, tabular);
        }
        for (int i = 0; i < band.rows().size(); i++) {
            Grid.Row row = band.rows().get(i);
            if (row.apart() && i > 0) {
                tabular.space(2.5);
            }
            Tag tag = table.part(Tag.Role.ROW);
            Voice own = row.grey() ? voice.coloured(Measures.GREY) : voice;
            List<Box> boxes = new ArrayList<>();
            row.cells().forEach(cell -> boxes.add(cell(cell, own, tag.part(Tag.Role.CELL))));
            tabular.row(boxes);
        }
    }

    private void title(Grid.Band band, int columns, Voice voice, Tag table, Tabular tabular) {
        Tag row = table.part(Tag.Role.ROW);
        int wide = columns - (band.total().isEmpty() ? 0 : 1);
        Tag head = row.spanning(Tag.Role.HEAD, wide);
        List<Tabular.Cell> cells = new ArrayList<>();
        Box words = context.prose().inOneLine(band.title(), voice.heading(), head);
        cells.add(new Tabular.Cell(Boxes.tagged(words, head), Grid.Align.LEFT, wide));
        if (!band.total().isEmpty()) {
            Tag tag = row.part(Tag.Role.CELL);
            Box total = Letters.set(band.total(), voice.strong());
            cells.add(new Tabular.Cell(Boxes.tagged(total, tag), Grid.Align.CENTRE, 1));
        }
        tabular.cells(cells);
    }

    private Box cell(Grid.Cell cell, Voice voice, Tag tag) {
        boolean strong = cell.mark() == Grid.Mark.RIGHT || cell.mark() == Grid.Mark.CAUSE;
        Box text = context.prose().inOneLine(cell.text(), strong ? voice.bold() : voice, tag);
        Box marked = cell.text().isEmpty() ? text : marked(text, cell.mark(), voice);
        return Boxes.tagged(marked, tag);
    }

    private static Box marked(Box text, Grid.Mark mark, Voice voice) {
        return switch (mark) {
            case NONE, RIGHT -> text;
            case CAUSE -> framed(text);
            case FOLLOWS ->
                new Boxes.Canvas()
                        .put(text, 0, 0)
                        .put(Boxes.rule(text.width(), 0.4, 0, Measures.BLACK), 0, -text.depth() - 0.4)
                        .box(text.width(), text.height(), text.depth());
            case IMPOSSIBLE ->
                new Boxes.Canvas()
                        .put(text, 0, 0)
                        .put(Letters.set("†", voice.look().at(0.7 * voice.size())), text.width(), 0.35 * voice.size())
                        .box(text.width(), text.height(), text.depth());
        };
    }

    private static Box framed(Box text) {
        double width = text.width() + 2 * FRAME_ROOM;
        double height = text.height() + FRAME_ROOM;
        double depth = text.depth() + FRAME_ROOM;
        Box frame = new Drawn(width, height, depth, (pen, x, y) -> {
            pen.rule(x, y - depth, width, height + depth, SHADE);
            pen.line(
                    List.of(
                            new Point(x, y - depth),
                            new Point(x + width, y - depth),
                            new Point(x + width, y + height),
                            new Point(x, y + height),
                            new Point(x, y - depth)),
                    Line.of(0.4, Measures.BLACK));
        });
        return new Boxes.Canvas().put(frame, 0, 0).put(text, FRAME_ROOM, 0).box();
    }
}
