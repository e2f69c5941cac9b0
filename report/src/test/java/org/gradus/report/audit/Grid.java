package org.gradus.report.audit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

/**
 * The value of a printed piece: rows of numbers, 1×1 for a scalar, each with the number of places it was printed with.
 *
 * @param places decimal places if the entry is a plain printed decimal, else −1
 */
record Grid(List<List<Entry>> rows) {

    /** @param error how far the value may be off, since the decimals in it are rounded: half a unit of their last place each */
    record Entry(BigDecimal value, int places, int significant, BigDecimal error) {
        private static final BigDecimal HALF = new BigDecimal("0.5");

        Entry(BigDecimal value, int places, int significant) {
            this(value, places, significant, places > 0 ? HALF.movePointLeft(places) : BigDecimal.ZERO);
        }

        /** No number: it counts as no term. */
        static final Entry ABSENT = new Entry(BigDecimal.ZERO, -7, -7);

        static Entry computed(BigDecimal value) {
            return computed(value, BigDecimal.ZERO);
        }

        static Entry computed(BigDecimal value, BigDecimal error) {
            return new Entry(value.round(Decimals.PRECISION), -1, -1, error.round(Decimals.PRECISION));
        }

        Entry times(Entry other) {
            BigDecimal off = value.abs()
                    .multiply(other.error)
                    .add(other.value.abs().multiply(error))
                    .add(error.multiply(other.error));
            return computed(value.multiply(other.value), off);
        }

        Entry negate() {
            return new Entry(value.negate(), places, significant, error);
        }

        Entry minus(Entry other) {
            return plus(other.negate());
        }

        Entry plus(Entry other) {
            return computed(value.add(other.value), error.add(other.error));
        }
    }

    static Grid scalar(Entry entry) {
        return new Grid(List.of(List.of(entry)));
    }

    static Grid scalar(BigDecimal value) {
        return scalar(Entry.computed(value));
    }

    boolean isScalar() {
        return rows.size() == 1 && rows.get(0).size() == 1;
    }

    Entry only() {
        return rows.get(0).get(0);
    }

    BigDecimal number() {
        if (!isScalar()) {
            throw new NotNumericException("a matrix where a number belongs");
        }
        return only().value();
    }

    /** Entry by entry; a column is combined with every column of the left side. */
    Grid combine(Grid other, BinaryOperator<Entry> operation) {
        boolean column = other.rows.get(0).size() == 1;
        if (rows.size() != other.rows.size()
                || !column && rows.get(0).size() != other.rows.get(0).size()) {
            throw new IllegalStateException("shapes differ: " + this + " and " + other);
        }
        List<List<Entry>> result = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            List<Entry> row = new ArrayList<>();
            for (int j = 0; j < rows.get(i).size(); j++) {
                row.add(operation.apply(rows.get(i).get(j), other.rows.get(i).get(column ? 0 : j)));
            }
            result.add(row);
        }
        return new Grid(result);
    }

    Grid map(java.util.function.UnaryOperator<BigDecimal> operation) {
        return new Grid(rows.stream()
                .map(row -> row.stream()
                        .map(entry -> Entry.computed(operation.apply(entry.value())))
                        .toList())
                .toList());
    }

    private Grid each(java.util.function.UnaryOperator<Entry> operation) {
        return new Grid(
                rows.stream().map(row -> row.stream().map(operation).toList()).toList());
    }

    Grid times(Grid other) {
        if (isScalar()) {
            return other.each(only()::times);
        }
        if (other.isScalar()) {
            return each(other.only()::times);
        }
        if (rows.get(0).size() != other.rows.size()) {
            throw new IllegalStateException("shapes do not multiply: " + this + " and " + other);
        }
        List<List<Entry>> result = new ArrayList<>();
        for (List<Entry> row : rows) {
            List<Entry> product = new ArrayList<>();
            for (int j = 0; j < other.rows.get(0).size(); j++) {
                Entry sum = Entry.computed(BigDecimal.ZERO);
                for (int k = 0; k < row.size(); k++) {
                    sum = sum.plus(row.get(k).times(other.rows.get(k).get(j)));
                }
                product.add(sum);
            }
            result.add(product);
        }
        return new Grid(result);
    }

    /** A piece that holds letters, dots or words and so has no value. */
    static final class NotNumericException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotNumericException(String message) {
            super(message);
        }
    }
}
