package org.gradus.report.render.maths;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.report.sheet.Palette;

/** Which entries of a matrix are printed and how they are aligned. */
public final class ElidedMatrix {
    /** A matrix with more rows or columns than this is elided. */
    public static final int MOST = 8;

    private static final int FIRST = 3;

    private ElidedMatrix() {}

    /** The first three rows, an ellipsis and the last where there are over eight, the same for columns; of rows of sums the first and last. */
    public static Expr.MatrixLiteral elided(Expr.MatrixLiteral matrix) {
        boolean calculated = entries(matrix).stream().anyMatch(e -> e instanceof Expr.Sum);
        return elided(matrix, MOST, calculated ? 1 : FIRST);
    }

    /** The first row, an ellipsis and the last where there are over three, the same for columns: for entries that are very long. */
    public static Expr.MatrixLiteral mostlyElided(Expr.MatrixLiteral matrix) {
        return elided(matrix, 3, 1);
    }

    private static Expr.MatrixLiteral elided(Expr.MatrixLiteral matrix, int most, int first) {
        int rows = matrix.rows().size();
        int columns = matrix.rows().get(0).size();
        if (rows <= most && columns <= most) {
            return matrix;
        }
        List<Integer> shownRows = shown(rows, most, first);
        List<Integer> shownColumns = shown(columns, most, first);
        List<List<Expr>> result = new ArrayList<>();
        for (int row : shownRows) {
            List<Expr> line = new ArrayList<>();
            for (int column : shownColumns) {
                line.add(entry(matrix, row, column));
            }
            result.add(line);
        }
        return new Expr.MatrixLiteral(result);
    }

    private static Expr entry(Expr.MatrixLiteral matrix, int row, int column) {
        if (row < 0) {
            return column < 0 ? Expr.Ellipsis.DIAGONAL : Expr.Ellipsis.VERTICAL;
        }
        return column < 0 ? Expr.Ellipsis.HORIZONTAL : matrix.rows().get(row).get(column);
    }

    /** The positions that are printed, −1 for the ellipsis. */
    public static List<Integer> shown(int size) {
        return shown(size, MOST, FIRST);
    }

    private static List<Integer> shown(int size, int most, int first) {
        List<Integer> positions = new ArrayList<>();
        for (int i = 0; i < (size <= most ? size : first); i++) {
            positions.add(i);
        }
        if (size > most) {
            positions.add(-1);
            positions.add(size - 1);
        }
        return positions;
    }

    /** Numbers stand one below the other by their last digit; symbols and fractions are centred. */
    public static boolean isRightAligned(Expr.MatrixLiteral matrix) {
        boolean rowsLeftOut = entries(matrix).contains(Expr.Ellipsis.VERTICAL);
        if (rowsLeftOut && entries(matrix).stream().anyMatch(e -> e instanceof Expr.Sum || e instanceof Expr.Apply)) {
            return false; // the dots belong below the middle of a calculation
        }
        return entries(matrix).stream()
                .allMatch(e -> e instanceof Expr.Ellipsis || Traits.isNumeric(e) && !Traits.hasFraction(e));
    }

    /** The colour of a matrix whose entries all have it: then its brackets have it too. */
    public static Optional<Integer> commonHue(Expr.MatrixLiteral matrix, Palette palette) {
        Optional<Integer> common = Optional.empty();
        for (Expr entry : entries(matrix)) {
            if (!(entry instanceof Expr.Ellipsis)) {
                Optional<Integer> hue = entry instanceof Expr.Shown ? palette.layer(entry) : Optional.empty();
                if (hue.isEmpty() || common.isPresent() && !common.equals(hue)) {
                    return Optional.empty();
                }
                common = hue;
            }
        }
        return common;
    }

    /** How many lines of text a formula is high. */
    public static int lines(Expr expr) {
        if (expr instanceof Expr.MatrixLiteral matrix) {
            return elided(matrix).rows().size();
        } else if (expr instanceof Expr.EquationSystem system) {
            return system.equations().size();
        } else if (expr instanceof Expr.Piecewise cases) {
            return cases.cases().size();
        }
        int inside =
                Traits.parts(expr).stream().mapToInt(ElidedMatrix::lines).max().orElse(1);
        return Math.max(inside, Traits.height(expr) == Traits.Height.TALL ? 2 : 1);
    }

    public static List<Expr> entries(Expr.MatrixLiteral matrix) {
        List<Expr> entries = new ArrayList<>();
        matrix.rows().forEach(entries::addAll);
        return entries;
    }

    /** The first terms, an ellipsis, the last two of a sum that has no line for itself. */
    public static List<Expr> elided(List<Expr> terms, int most) {
        if (terms.size() <= most) {
            return terms;
        }
        List<Expr> result = new ArrayList<>(terms.subList(0, Math.min(FIRST, most - 2)));
        result.add(Expr.Ellipsis.HORIZONTAL);
        result.addAll(terms.subList(terms.size() - 2, terms.size()));
        return result;
    }
}
