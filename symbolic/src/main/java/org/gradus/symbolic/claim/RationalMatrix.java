package org.gradus.symbolic.claim;

import java.util.function.BinaryOperator;
import org.gradus.core.number.Rational;

/** A small matrix of exact numbers; a vector is a column, a number has one entry. */
record RationalMatrix(int rows, int columns, Entries entries) {
    /** The entry of a row and a column, counted from 0. */
    interface Entries {
        Rational at(int row, int column);
    }

    static RationalMatrix of(int rows, int columns, Entries entries) {
        Rational[][] values = new Rational[rows][columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                values[i][j] = entries.at(i, j);
            }
        }
        return new RationalMatrix(rows, columns, (i, j) -> values[i][j]);
    }

    static RationalMatrix number(Rational value) {
        return of(1, 1, (i, j) -> value);
    }

    Rational at(int row, int column) {
        return entries.at(row, column);
    }

    boolean isNumber() {
        return rows == 1 && columns == 1;
    }

    RationalMatrix transposed() {
        return of(columns, rows, (i, j) -> at(j, i));
    }

    /** Entry by entry with another one of the same shape. */
    RationalMatrix with(RationalMatrix other, BinaryOperator<Rational> operation) {
        return of(rows, columns, (i, j) -> operation.apply(at(i, j), other.at(i, j)));
    }

    RationalMatrix scaled(Rational factor) {
        return of(rows, columns, (i, j) -> at(i, j).times(factor));
    }

    RationalMatrix times(RationalMatrix other) {
        return of(rows, other.columns, (i, j) -> {
            Rational sum = Rational.ZERO;
            for (int k = 0; k < columns; k++) {
                sum = sum.plus(at(i, k).times(other.at(k, j)));
            }
            return sum;
        });
    }
}
