package org.gradus.core.layer;

/**
 * The layer that stands at a letter.
 *
 * @param from {@code l} or {@code L}, empty for a layer by its number, {@value #NEAR} for {@code _next} and {@code _prev}
 * @param offset from there
 */
record LayerPlace(String from, int offset) {
    static final String NEAR = "@";

    boolean isNear() {
        return from.equals(NEAR);
    }

    boolean isLast() {
        return from.equals("L") && offset == 0;
    }
}
