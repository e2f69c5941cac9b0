package org.gradus.symbolic.claim;

import java.util.List;
import org.gradus.core.expr.Expr;

/**
 * A typical mistake whose result is exactly the refuted claim.
 *
 * @param kind what was done
 * @param details what the mistake is about: for {@link Kind#ROUNDED_CONSTANT} the constant as claimed and as it should be, for {@link
 *     Kind#WRONG_VARIABLE} that variable, for {@link Kind#INNER_VARIABLE} what was taken for the variable and its derivative, for
 *     {@link Kind#OTHER_FUNCTION} that function, its derivative, the function asked and its derivative, the derivatives in y, for
 *     {@link Kind#ONE_SIDE} what switches; else nothing
 */
public record Mistake(Kind kind, List<Expr> details) {
    public Mistake {
        details = List.copyOf(details);
    }

    /**
     * The mistakes that are tried, the more specific first; {@link #key} names the phrase. That a sign somewhere inside is wrong is
     * said where nothing else explains the claim.
     */
    public enum Kind {
        QUOTIENT_REVERSED("quotient-reversed"),
        OFF_DIAGONAL_SIGN("off-diagonal-sign"),
        SIGN("sign"),
        /** y(1 − y), the sigmoid's rule, for tanh. */
        OTHER_FUNCTION("other-function"),
        INNER_DERIVATIVE("inner-derivative"),
        /** ∂f/∂p at p = σ(z) where z was asked. */
        INNER_VARIABLE("inner-variable"),
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
        /** 1 for max(y, z), wherever the larger is. */
        ONE_SIDE("one-side"),
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
