package org.gradus.report.compose.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.words.SamplePhrase;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.SampleTrace;

/** A table with a row for each sample; of many samples the first and the last. */
final class SampleTable {
    /** More rows are elided. */
    static final int MOST_ROWS = 30;

    /** More columns stand in a second table. */
    static final int MOST_COLUMNS = 11;

    private static final int HEAD = 3;

    private final Draft draft;
    private final List<SampleTrace> samples;
    private final List<Column> columns = new ArrayList<>();
    private Optional<Inline.Strong> total = Optional.empty();

    /**
     * @param cell for a sample, counted from 0
     * @param total in the last row; empty if nothing stands there
     */
    private record Column(List<Inline> header, IntFunction<List<Inline>> cell, Optional<Expr> total) {}

    SampleTable(Draft draft, List<SampleTrace> samples) {
        this.draft = draft;
        this.samples = samples;
    }

    SampleTable column(Expr header, IntFunction<? extends Expr> cell) {
        columns.add(new Column(formula(header), s -> formula(cell.apply(s)), Optional.empty()));
        return this;
    }

    /** A column of words. */
    SampleTable words(List<Inline> header, IntFunction<List<Inline>> cell) {
        columns.add(new Column(header, cell, Optional.empty()));
        return this;
    }

    /** A column with the mean or the sum below it. */
    SampleTable column(Expr header, IntFunction<? extends Expr> cell, SamplePhrase name, Expr reduced) {
        columns.add(new Column(formula(header), s -> formula(cell.apply(s)), Optional.of(reduced)));
        total = Optional.of(new Inline.Strong(draft.wording().word(name)));
        return this;
    }

    /** A column for each entry of a vector. */
    SampleTable columns(int size, IntFunction<? extends Expr> header, Cell cell) {
        for (int i = 0; i < size; i++) {
            int entry = i;
            column(header.apply(i), s -> cell.of(s, entry));
        }
        return this;
    }

    /** An entry of a sample's vector, both from 0. */
    interface Cell {
        Expr of(int sample, int entry);
    }

    /** Puts the table on the sheet, in pieces where it is wide, and says what was left out. */
    void add() {
        for (int from = 0; from < columns.size(); from += MOST_COLUMNS) {
            draft.add(table(columns.subList(from, Math.min(from + MOST_COLUMNS, columns.size()))));
        }
        if (samples.size() > MOST_ROWS) {
            draft.add(new Block.Note(draft.say(SamplePhrase.ROWS_LEFT_OUT, HEAD + 1, samples.size() - 1)));
        }
    }

    private Block.Table table(List<Column> own) {
        List<List<Inline>> header = new ArrayList<>();
        header.add(draft.say(SamplePhrase.SAMPLE_COLUMN));
        own.forEach(column -> header.add(column.header));
        List<List<List<Inline>>> rows = new ArrayList<>();
        for (int s : shown()) {
            List<List<Inline>> row = new ArrayList<>();
            row.add(
                    s < 0
                            ? formula(Expr.Ellipsis.VERTICAL)
                            : formula(Expr.Num.of(samples.get(s).number())));
            own.forEach(column -> row.add(s < 0 ? formula(Expr.Ellipsis.VERTICAL) : column.cell.apply(s)));
            rows.add(row);
        }
        if (own.stream().anyMatch(column -> column.total.isPresent())) {
            List<List<Inline>> row = new ArrayList<>();
            row.add(List.of(total.orElseThrow()));
            own.forEach(column -> row.add(column.total.map(SampleTable::formula).orElse(List.of())));
            rows.add(row);
        }
        return new Block.Table(header, rows);
    }

    private List<Integer> shown() {
        List<Integer> indices = new ArrayList<>();
        boolean whole = samples.size() <= MOST_ROWS;
        for (int s = 0; s < (whole ? samples.size() : HEAD); s++) {
            indices.add(s);
        }
        if (!whole) {
            indices.addAll(List.of(-1, samples.size() - 1));
        }
        return indices;
    }

    private static List<Inline> formula(Expr expr) {
        return List.of(Inline.Formula.of(expr));
    }
}
