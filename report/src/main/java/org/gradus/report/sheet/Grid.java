package org.gradus.report.sheet;

import java.util.List;

/**
 * A large table in bands with a rule between them: an answer key, a marking sheet, a class.
 *
 * @param caption a word or two above it; empty if it has none
 */
public record Grid(List<Inline> caption, List<Column> columns, List<Band> bands) {
    public Grid {
        caption = List.copyOf(caption);
        columns = List.copyOf(columns);
        bands = List.copyOf(bands);
        int width = columns.size();
        if (width == 0
                || bands.stream()
                        .flatMap(band -> band.rows().stream())
                        .anyMatch(row -> row.cells().size() != width)) {
            throw new IllegalArgumentException("every row of a grid must have a cell for each of its columns");
        }
    }

    /** How the cells of a column stand below each other. */
    public enum Align {
        LEFT,
        RIGHT,
        CENTRE
    }

    /**
     * A column.
     *
     * @param head lines of words above it
     */
    public record Column(List<List<Inline>> head, Align align) {
        public Column {
            head = head.stream().map(List::copyOf).toList();
        }
    }

    /**
     * Rows that belong together.
     *
     * @param title over them; empty if they have none
     * @param total at the right end of the title; empty if there is none
     */
    public record Band(List<Inline> title, String total, List<Row> rows) {
        public Band {
            title = List.copyOf(title);
            rows = List.copyOf(rows);
        }
    }

    /**
     * One row.
     *
     * @param grey whether it is set back: a step that does not count
     * @param apart whether a little space stands above it
     */
    public record Row(List<Cell> cells, boolean grey, boolean apart) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** A cell, and what marks it. */
    public record Cell(List<Inline> text, Mark mark) {
        public Cell {
            text = List.copyOf(text);
        }

        public static Cell of(List<Inline> text) {
            return new Cell(text, Mark.NONE);
        }
    }

    /** What a cell means besides its words. */
    public enum Mark {
        NONE,
        /** What is right: bold. */
        RIGHT,
        /** Where points are lost: bold, in a frame. */
        CAUSE,
        /** Follows from what is lost: underlined. */
        FOLLOWS,
        /** Cannot be: with a dagger. */
        IMPOSSIBLE
    }
}
