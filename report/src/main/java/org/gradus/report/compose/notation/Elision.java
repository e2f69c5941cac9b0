package org.gradus.report.compose.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Ellipsis;

/** Long vectors, matrices and sums: over eight entries the first three, an ellipsis and the last are shown. */
public final class Elision {
    /** The longest row or column that is shown whole. */
    public static final int WHOLE = 8;

    private static final int HEAD = 3;

    private Elision() {}

    /** The indices (from 0) that are shown; -1 where entries are left out. */
    public static List<Integer> shown(int size) {
        return shown(size, WHOLE);
    }

    private static List<Integer> shown(int size, int most) {
        List<Integer> indices = new ArrayList<>();
        int head = size > most ? HEAD : size;
        for (int i = 0; i < head; i++) {
            indices.add(i);
        }
        if (size > most) {
            indices.add(-1);
            indices.add(size - 1);
        }
        return indices;
    }

    /** A column vector; one entry stands without brackets. */
    public static Expr column(List<? extends Expr> entries) {
        return column(entries.size(), entries::get);
    }

    public static Expr column(int size, IntFunction<? extends Expr> entry) {
        return column(shown(size), entry);
    }

    /** A column of which only the first and the last entry are shown where it is long. */
    public static Expr ends(int size, IntFunction<? extends Expr> entry) {
        return column(size > WHOLE ? List.of(0, -1, size - 1) : shown(size), entry);
    }

    /** As {@link #matrix}, but of more than eight rows or columns only the first and the last: for entries that are calculations. */
    public static Expr corners(int rows, int columns, Entry entry) {
        return matrix(corner(rows), corner(columns), entry);
    }

    private static List<Integer> corner(int size) {
        return size > WHOLE ? List.of(0, -1, size - 1) : shown(size);
    }

    private static Expr column(List<Integer> indices, IntFunction<? extends Expr> entry) {
        if (indices.size() == 1) {
            return entry.apply(0);
        }
        List<Expr> rows = new ArrayList<>();
        for (int i : indices) {
            rows.add(i < 0 ? Ellipsis.VERTICAL : entry.apply(i));
        }
        return Expr.MatrixLiteral.column(rows);
    }

    /** An entry of a matrix. */
    @FunctionalInterface
    public interface Entry {
        Expr at(int row, int column);
    }

    public static Expr matrix(int rows, int columns, Entry entry) {
        return matrix(shown(rows), shown(columns), entry);
    }

    /** Whole up to {@code most} rows and columns. */
    public static Expr matrix(int rows, int columns, int most, Entry entry) {
        return matrix(shown(rows, most), shown(columns, most), entry);
    }

    private static Expr matrix(List<Integer> rows, List<Integer> columns, Entry entry) {
        List<List<Expr>> lines = new ArrayList<>();
        for (int i : rows) {
            List<Expr> line = new ArrayList<>();
            for (int j : columns) {
                line.add(i < 0 || j < 0 ? dots(i < 0, j < 0) : entry.at(i, j));
            }
            lines.add(line);
        }
        return new Expr.MatrixLiteral(lines);
    }

    private static Ellipsis dots(boolean row, boolean column) {
        if (row && column) {
            return Ellipsis.DIAGONAL;
        }
        return row ? Ellipsis.VERTICAL : Ellipsis.HORIZONTAL;
    }

    /** A sum with this many terms, and {@code rest} behind them; the middle terms of a long one are left out. */
    public static Expr sum(int size, IntFunction<? extends Expr> term, List<? extends Expr> rest) {
        List<Expr> terms = new ArrayList<>();
        for (int i : shown(size)) {
            terms.add(i < 0 ? Ellipsis.HORIZONTAL : term.apply(i));
        }
        terms.addAll(rest);
        return terms.size() == 1 ? terms.get(0) : new Expr.Sum(terms);
    }
}
