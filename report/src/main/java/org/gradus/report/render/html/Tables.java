package org.gradus.report.render.html;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradus.report.render.maths.TableColumn;
import org.gradus.report.render.maths.Width;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Grid;
import org.gradus.report.sheet.Inline;

/** Writes tables. */
final class Tables {
    /** Between two columns, in em. */
    private static final double GAP = 1.3;

    /** Words in a wider cell are broken. */
    private static final double WIDEST = 18;

    private static final double PAGE = 37;
    private static final double SMALL = 43;
    private static final double SMALLER = 50;

    private final Markup out;
    private final Prose words;

    Tables(Markup out, Prose words) {
        this.out = out;
        this.words = words;
    }

    /** Beside each other where there is room. */
    void tables(List<Block.Table> tables) {
        out.open("div", "class", "tables");
        tables.forEach(this::table);
        out.close("div").line();
    }

    private void table(Block.Table table) {
        List<String> classes = IntStream.range(0, table.header().size())
                .mapToObj(j -> TableColumn.of(table, j).name().toLowerCase(Locale.ROOT))
                .toList();
        out.open("div", "class", "scroll").open("table", "class", size(table));
        if (table.header().stream().anyMatch(cell -> !cell.isEmpty())) {
            out.open("thead").open("tr");
            table.header().forEach(this::head);
            out.close("tr").close("thead");
        }
        out.open("tbody");
        for (int i = 0; i < table.rows().size(); i++) {
            String row = (i > 0 && table.groups().contains(i) ? "group " : "")
                    + (table.strong().contains(i) ? "strong" : "");
            out.open("tr", "class", row.strip());
            for (int j = 0; j < classes.size(); j++) {
                out.open("td", "class", classes.get(j).equals("other") ? "" : classes.get(j));
                words.write(table.rows().get(i).get(j));
                out.close("td");
            }
            out.close("tr");
        }
        out.close("tbody").close("table").close("div");
    }

    /** A table that is wider than a page is set smaller. */
    private static String size(Block.Table table) {
        double width = 0;
        for (int j = 0; j < table.header().size(); j++) {
            int column = j;
            width += GAP
                    + Stream.concat(Stream.of(table.header()), table.rows().stream())
                            .mapToDouble(row -> Math.min(WIDEST, Width.ofText(row.get(column))))
                            .max()
                            .orElse(0);
        }
        return width <= PAGE ? "" : width <= SMALL ? "small" : width <= SMALLER ? "smaller" : "smallest";
    }

    private void head(List<Inline> cell) {
        String tag = cell.isEmpty() ? "td" : "th";
        out.open(tag, "scope", cell.isEmpty() ? "" : "col");
        words.write(cell);
        out.close(tag);
    }

    // ---- large tables in bands ----

    void grids(Block.Grids grids) {
        out.open("div", "class", grids.dense() ? "tables dense" : "tables");
        grids.grids().forEach(this::grid);
        out.close("div").line();
    }

    private void grid(Grid grid) {
        out.open("div", "class", "scroll").open("table", "class", "grid");
        if (!grid.caption().isEmpty()) {
            out.open("caption");
            words.write(grid.caption());
            out.close("caption");
        }
        if (grid.columns().stream().anyMatch(column -> column.head().stream().anyMatch(line -> !line.isEmpty()))) {
            out.open("thead").open("tr");
            grid.columns().forEach(this::head);
            out.close("tr").close("thead");
        }
        grid.bands().forEach(band -> band(band, grid.columns()));
        out.close("table").close("div");
    }

    private void head(Grid.Column column) {
        boolean empty = column.head().stream().allMatch(List::isEmpty);
        String tag = empty ? "td" : "th";
        out.open(tag, "scope", empty ? "" : "col", "class", align(column.align()));
        for (int i = 0; i < column.head().size(); i++) {
            if (i > 0) {
                out.empty("br");
            }
            words.write(column.head().get(i));
        }
        out.close(tag);
    }

    private static String align(Grid.Align align) {
        return align == Grid.Align.CENTRE ? "" : align.name().toLowerCase(Locale.ROOT);
    }

    private void band(Grid.Band band, List<Grid.Column> columns) {
        out.open("tbody");
        if (!band.title().isEmpty()) {
            boolean total = !band.total().isEmpty() && columns.size() > 1;
            out.open("tr", "class", "band");
            out.open("th", "scope", "rowgroup", "colspan", Integer.toString(columns.size() - (total ? 1 : 0)));
            words.write(band.title());
            out.close("th");
            if (total) {
                out.element("td", band.total(), "class", "right");
            }
            out.close("tr");
        }
        for (Grid.Row row : band.rows()) {
            out.open("tr", "class", ((row.grey() ? "grey " : "") + (row.apart() ? "apart" : "")).strip());
            for (int j = 0; j < columns.size(); j++) {
                cell(row.cells().get(j), columns.get(j));
            }
            out.close("tr");
        }
        out.close("tbody");
    }

    private void cell(Grid.Cell cell, Grid.Column column) {
        out.open("td", "class", align(column.align()));
        if (cell.mark() != Grid.Mark.NONE && !cell.text().isEmpty()) {
            out.open("span", "class", "mark " + cell.mark().name().toLowerCase(Locale.ROOT));
            words.write(cell.text());
            out.text(cell.mark() == Grid.Mark.IMPOSSIBLE ? "†" : "").close("span");
        } else {
            words.write(cell.text());
        }
        out.close("td");
    }
}
