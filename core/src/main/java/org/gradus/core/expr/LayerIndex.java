package org.gradus.core.expr;

/** How the layer of a quantity is written: {@code W^1} (the lecture's), {@code W^{(1)}} or {@code W^{[1]}}. */
public enum LayerIndex {
    PLAIN,
    PARENTHESES,
    BRACKETS
}
