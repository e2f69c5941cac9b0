package org.gradus.core.layer;

/**
 * A word or sign of an equation between layers.
 *
 * @param text in one spelling: {@code delta} for δ, {@code .*} for ⊙
 * @param offset where it stands in the text
 */
record LayerToken(Kind kind, String text, int offset) {
    /** What it is. */
    enum Kind {
        NAME,
        NUMBER,
        SIGN,
        /** Behind the last. */
        END
    }

    boolean is(String other) {
        return kind != Kind.END && text.equals(other);
    }
}
