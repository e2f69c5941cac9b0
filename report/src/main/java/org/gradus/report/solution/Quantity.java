package org.gradus.report.solution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.Real;

/**
 * A number that formulas may use.
 *
 * @param exact a short exact form, if there is one
 * @param printed as shown where it was computed; a given number as it was written
 * @param given whether it stands in the exercise and not in a result
 */
record Quantity(Name name, Real real, Optional<Expr> exact, Expr printed, boolean given) {

    /** A quantity's symbol and its id in the JSON result: {@code z_2^1} and {@code "z1[2]"}. */
    record Name(Expr symbol, String id) {

        /** A quantity without layer and index: {@code C}. */
        static Name of(String letter) {
            return new Name(Expr.Symbol.of(letter), letter);
        }

        /** An entry of a quantity without layer: {@code x[1]}, {@code J[1,2]}. */
        static Name of(String letter, int... indices) {
            return new Name(Expr.Indexed.of(letter, indices), letter + bracket(indices));
        }

        /** An entry of a layer's quantity: {@code W1[1,2]}. */
        static Name ofLayer(String letter, int layer, int... indices) {
            return new Name(Expr.Indexed.of(Expr.Symbol.of(letter, layer), indices), letter + layer + bracket(indices));
        }

        private static String bracket(int... indices) {
            List<String> parts = new ArrayList<>(indices.length);
            for (int index : indices) {
                parts.add(Integer.toString(index));
            }
            return "[" + String.join(",", parts) + "]";
        }
    }
}
