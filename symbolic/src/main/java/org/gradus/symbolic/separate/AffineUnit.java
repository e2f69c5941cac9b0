package org.gradus.symbolic.separate;

import java.util.List;

/** z = w_1 x_1 + … + w_n x_n + b in integers. */
final class AffineUnit {
    private AffineUnit() {}

    /** z at the point in row {@code row} of a truth table: its binary digits, the first most significant. */
    static int at(List<Integer> weights, int bias, int row) {
        return Math.addExact(weighted(weights, row), bias);
    }

    /** z without the bias. */
    static int weighted(List<Integer> weights, int row) {
        int sum = 0;
        int last = weights.size() - 1;
        for (int j = 0; j <= last; j++) {
            if (((row >> (last - j)) & 1) == 1) {
                sum = Math.addExact(sum, weights.get(j));
            }
        }
        return sum;
    }
}
