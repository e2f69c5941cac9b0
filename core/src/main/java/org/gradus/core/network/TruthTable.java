package org.gradus.core.network;

import java.util.ArrayList;
import java.util.List;

/**
 * A function of n binary inputs: its values at all 2^n points, counted in binary, the first input most significant. XOR is 0, 1, 1, 0.
 */
public record TruthTable(List<Boolean> values) {
    /** Tables with one input would be about a single number, those with more than four are not classified. */
    private static final int FEWEST = 2;

    private static final int MOST = 4;

    /** Exclusive or of two inputs. */
    public static final TruthTable XOR = new TruthTable(List.of(false, true, true, false));

    public TruthTable {
        values = List.copyOf(values);
        if (!fits(values.size())) {
            throw new IllegalArgumentException(
                    "a truth table of " + values.size() + " values; it must have 4, 8 or 16, for 2, 3 or 4 inputs");
        }
    }

    /** Whether a table of a supported number of inputs has this many values. */
    public static boolean fits(int size) {
        return Integer.bitCount(size) == 1 && FEWEST <= bits(size) && bits(size) <= MOST;
    }

    private static int bits(int size) {
        return Integer.numberOfTrailingZeros(size);
    }

    /** n. */
    public int inputs() {
        return bits(values.size());
    }

    /** How many points there are, 2^n. */
    public int size() {
        return values.size();
    }

    /** The n coordinates, 0 or 1, of the point in row {@code row}, from 0. */
    public List<Integer> point(int row) {
        return point(row, inputs());
    }

    /** The binary digits of {@code row}, the first most significant. */
    public static List<Integer> point(int row, int inputs) {
        List<Integer> digits = new ArrayList<>(inputs);
        for (int j = inputs - 1; j >= 0; j--) {
            digits.add((row >> j) & 1);
        }
        return List.copyOf(digits);
    }
}
