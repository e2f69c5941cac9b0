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

    record Entry(BigDecimal value, int places, int significant) {
        /** No number: it counts as no term. */
        static final Entry ABSENT = new Entry(BigDecimal.ZERO, -7, -7);

        static Entry computed(BigDecimal value) {
            return new Entry(value.round(Decimals.PRECISION), -1, -1);
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

    Grid combine(Grid other, BinaryOperator<BigDecimal> operation) {
        if (rows.size() != other.rows.size()
                || rows.get(0).size() != other.rows.get(0).size()) {
            throw new IllegalStateException("shapes differ: " + this + " and " + other);
        }
        List<List<Entry>> result = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            List<Entry> row = new ArrayList<>();
            for (int j = 0; j < rows.get(i).size(); j++) {
                row.add(Entry.computed(operation.apply(
                        rows.get(i).get(j).value(), other.rows.get(i).get(j).value())));
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

    Grid times(Grid other) {
        if (isScalar()) {
            return other.map(only().value()::multiply);
        }
        if (other.isScalar()) {
            return map(other.only().value()::multiply);
        }
        if (rows.get(0).size() != other.rows.size()) {
            throw new IllegalStateException("shapes do not multiply: " + this + " and " + other);
        }
        List<List<Entry>> result = new ArrayList<>();
        for (List<Entry> row : rows) {
            List<Entry> product = new ArrayList<>();
            for (int j = 0; j < other.rows.get(0).size(); j++) {
                BigDecimal sum = BigDecimal.ZERO;
                for (int k = 0; k < row.size(); k++) {
                    sum = sum.add(
                            row.get(k).value().multiply(other.rows.get(k).get(j).value()));
                }
                product.add(Entry.computed(sum));
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
