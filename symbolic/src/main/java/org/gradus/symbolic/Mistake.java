package org.gradus.symbolic;

import java.util.List;
import org.gradus.core.expr.Expr;

/**
 * A typical mistake whose result is exactly the refuted claim.
 *
 * @param kind what was done
 * @param details what the mistake is about: for {@link Kind#ROUNDED_CONSTANT} the constant as claimed and as it should be, for {@link
 *     Kind#WRONG_VARIABLE} that variable; else nothing
 */
public record Mistake(Kind kind, List<Expr> details) {
    public Mistake {
        details = List.copyOf(details);
    }

    /** The mistakes that are tried, the more specific first; {@link #key} names the phrase. */
    public enum Kind {
        QUOTIENT_REVERSED("quotient-reversed"),
        OFF_DIAGONAL_SIGN("off-diagonal-sign"),
        SIGN("sign"),
        INNER_DERIVATIVE("inner-derivative"),
        PRODUCT_OF_DERIVATIVES("product-of-derivatives"),
        WRONG_VARIABLE("wrong-variable"),
        /** z(1 − z) for σ(z)(1 − σ(z)), 1 − z² for 1 − tanh² z. */
        ARGUMENT_FOR_VALUE("argument-for-value"),
        /** y where z belongs. */
        VALUE_FOR_ARGUMENT("value-for-argument"),
        DIAGONAL_FOR_OFF_DIAGONAL("diagonal-for-off-diagonal"),
        OFF_DIAGONAL_FOR_DIAGONAL("off-diagonal-for-diagonal"),
        MISSING_TERM("missing-term"),
        INTEGRATED("integrated"),
        MISSING_HALF("missing-half"),
        MISSING_TWO("missing-two"),
        LOG_BASE("log-base"),
        RELU_SLOPE("relu-slope"),
        ROUNDED_CONSTANT("rounded-constant");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        /** The key of its phrase. */
        public String key() {
            return key;
        }
    }
}
