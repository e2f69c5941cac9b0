package org.gradus.symbolic;

/** A formula has no value anywhere on the cell. */
final class Undefined extends Unsupported {
    private static final long serialVersionUID = 1L;

    Undefined(String reason) {
        super(reason);
    }
}
