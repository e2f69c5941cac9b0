package org.gradus.report.render.pdf;

import java.util.ArrayList;
import java.util.List;
import org.gradus.report.render.TableShape;
import org.gradus.report.render.maths.TableColumn;
import org.gradus.report.render.pdf.type.Box;
import org.gradus.report.render.pdf.type.Boxes;
import org.gradus.report.render.pdf.type.Tag;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Grid.Align;
import org.gradus.report.sheet.Inline;

/** Sets tables with hairlines: numbers right-aligned, words at the left, all else centred. */
final class Tables {
    /** A longer table is continued in a new one, which may stand on the next page. */
    private static final int MOST_ROWS = 16;

    /** Of one whose rows belong together in groups, which may be parted. */
    private static final int MOST_GROUPED = 12;

    /** Of the answers: in lines of the text. */
    private static final int MOST_LINES = 40;

    private static final double BESIDE = 2.2 * Measures.NORMAL;
    private static final double HIGH_ROWS = 4;
    private static final double IN_ANSWER = 9;

    private final Context context;

    Tables(Context context) {
        this.context = context;
    }

    /**
     * Tables beside each other as there is room; of one table that is long several pieces.
     *
     * @param left where they begin
     */
    void below(List<Block.Table> tables, double left, Tag in, Flow flow) {
        if (tables.size() == 1) {
            Block.Table only = tables.get(0);
            List<Block.Table> pieces = TableShape.pieces(only, only.groups().size() > 1 ? MOST_GROUPED : MOST_ROWS);
            for (int i = 0; i < pieces.size(); i++) {
                flow.breakable(i == 0 ? 100 : 300, 40).space(5);
                placed(List.of(pieces.get(i)), left, in, flow);
            }
            return;
        }
        flow.breakable(100, 40).space(5);
        placed(tables, left, in, flow);
    }

    private void placed(List<Block.Table> tables, double left, Tag in, Flow flow) {
        double room = Measures.WIDTH - left;
        List<Box> row = new ArrayList<>();
        double used = 0;
        boolean first = true;
        for (Block.Table table : tables) {
            Box box = sized(table, true, Measures.WIDTH, room, in);
            if (!row.isEmpty() && used + BESIDE + box.width() > room) {
                flush(row, left, first, flow);
                first = false;
                used = 0;
            }
            if (box.width() > room) {
                flow.noLeading();
                flow.space(first ? 0 : 6).box(box, 0);
                first = false;
            } else {
                used += (row.isEmpty() ? 0 : BESIDE) + box.width();
                row.add(box);
            }
        }
        flush(row, left, first, flow);
        flow.noLeading();
        flow.space(3);
    }

    private static void flush(List<Box> row, double left, boolean first, Flow flow) {
        if (row.isEmpty()) {
            return;
        }
        List<Box> boxes = new ArrayList<>();
        for (Box box : row) {
            if (!boxes.isEmpty()) {
                boxes.add(Boxes.space(BESIDE));
            }
            boxes.add(box);
        }
        flow.noLeading();
        flow.space(first ? 0 : 6).box(Boxes.row(boxes), left);
        row.clear();
    }

    /** As large as usual where it fits into {@code room}; else it may be as wide as {@code most}, in smaller type if it must be. */
    private Box sized(Block.Table table, boolean ruled, double most, double room, Tag in) {
        Box usual = set(table, ruled, Measures.NORMAL, in);
        if (usual.width() <= room || usual.width() <= most) {
            return usual;
        }
        Box small = set(table, ruled, Measures.SMALL, in);
        return small.width() <= most ? small : Boxes.fitted(set(table, ruled, Measures.FOOTNOTE, in), most);
    }

    /** The pieces of a table that an answer's box can hold. */
    List<Box> forAnswer(Block.Table table, double width, Tag in) {
        int highest = table.rows().stream().mapToInt(TableShape::lines).max().orElse(1);
        return TableShape.pieces(table, Math.max(1, MOST_LINES / (highest + 1))).stream()
                .map(piece -> sized(piece, false, width, width, in))
                .toList();
    }

    private Box set(Block.Table table, boolean ruled, double size, Tag in) {
        Tabular.Setting usual = Tabular.Setting.usual(size);
        Tabular.Setting setting = ruled
                ? usual
                : new Tabular.Setting(size, usual.stretch(), IN_ANSWER, usual.aboveRule(), usual.belowRule());
        List<Align> columns = columns(table);
        Tabular tabular = new Tabular(columns, setting);
        Tag tag = in.part(Tag.Role.TABLE);
        if (ruled) {
            tabular.rule(Tabular.HEAVY);
        }
        header(table, columns, context.voice().at(size), tag, tabular);
        tabular.rule(Tabular.LIGHT);
        for (int i = 0; i < table.rows().size(); i++) {
            boolean high = i > 0
                    && (TableShape.lines(table.rows().get(i)) > 1
                            || TableShape.lines(table.rows().get(i - 1)) > 1);
            if (i > 0 && table.groups().contains(i)) {
                tabular.rule(Tabular.LIGHT);
            } else if (high) {
                tabular.space(HIGH_ROWS);
            }
            Voice voice = context.voice().at(size);
            tabular.row(
                    row(table.rows().get(i), table.strong().contains(i) ? voice.bold() : voice, Tag.Role.CELL, tag));
        }
        if (ruled) {
            tabular.rule(Tabular.HEAVY);
        }
        return tabular.box();
    }

    private void header(Block.Table table, List<Align> columns, Voice voice, Tag tag, Tabular tabular) {
        List<Box> boxes = row(table.header(), voice, Tag.Role.HEAD, tag);
        List<Tabular.Cell> cells = new ArrayList<>();
        for (int j = 0; j < boxes.size(); j++) {
            Align align = columns.get(j) == Align.RIGHT ? Align.CENTRE : columns.get(j);
            cells.add(new Tabular.Cell(boxes.get(j), align, 1));
        }
        tabular.cells(cells);
    }

    private List<Box> row(List<List<Inline>> cells, Voice voice, Tag.Role role, Tag table) {
        Tag row = table.part(Tag.Role.ROW);
        List<Box> boxes = new ArrayList<>();
        for (List<Inline> cell : cells) {
            Tag tag = row.part(role);
            boxes.add(Boxes.tagged(context.prose().inOneLine(cell, voice, tag), tag));
        }
        return boxes;
    }

    private static List<Align> columns(Block.Table table) {
        List<Align> columns = new ArrayList<>();
        for (int j = 0; j < table.header().size(); j++) {
            columns.add(
                    switch (TableColumn.of(table, j)) {
                        case NUMBERS -> Align.RIGHT;
                        case WORDS -> Align.LEFT;
                        case OTHER -> Align.CENTRE;
                    });
        }
        return columns;
    }
}
