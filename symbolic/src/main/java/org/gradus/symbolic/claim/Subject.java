package org.gradus.symbolic.claim;

import java.util.Arrays;
import java.util.Optional;
import org.gradus.core.expr.Expr;

/** What a claim is about: a formula, or a function of a whole vector by its entries. */
public sealed interface Subject {

    /** A formula in real variables. */
    record Formula(Expr formula) implements Subject {}

    /**
     * A function of z = (z_1 … z_N) for general N ≥ 2, claimed entry by entry. In such claims {@code z_i z_j y_i y_j S N delta_ij} are
     * reserved: y is the softmax of z, S the sum of all e^{z_k}; for the cross-entropy also {@code t_i t_j}, targets of sum 1.
     */
    enum Vector implements Subject {
        /** y_i = e^{z_i}/S. */
        SOFTMAX("softmax"),
        /** ln y_i. */
        LOG_SOFTMAX("log-softmax"),
        /** ln S. */
        LOG_SUM_EXP("log-sum-exp"),
        /** −Σ_k t_k ln y_k. */
        SOFTMAX_CROSS_ENTROPY("softmax-cross-entropy");

        private final String text;

        Vector(String text) {
            this.text = text;
        }

        /** The name in claims files. */
        public String text() {
            return text;
        }

        /** The function of this name, if there is one. */
        public static Optional<Vector> named(String name) {
            return Arrays.stream(values()).filter(v -> v.text.equals(name)).findFirst();
        }
    }

    /**
     * A function of the vector z/T, claimed by the entries of z: softmax with temperature T > 0.
     *
     * @param temperature a positive number, or a name that is not reserved
     */
    record Tempered(Vector vector, Expr temperature) implements Subject {}
}
