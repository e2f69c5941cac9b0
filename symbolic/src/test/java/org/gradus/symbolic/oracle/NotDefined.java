package org.gradus.symbolic.oracle;

/** A formula has no value at a point: a division by zero, a logarithm of no positive number, and the like. */
public final class NotDefined extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotDefined(String reason) {
        super(reason, null, false, false);
    }
}
