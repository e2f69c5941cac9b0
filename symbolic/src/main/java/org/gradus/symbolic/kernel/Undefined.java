package org.gradus.symbolic.kernel;

import org.gradus.symbolic.kernel.algebra.Unsupported;

/** A formula has no value anywhere on the cell. */
public final class Undefined extends Unsupported {
    private static final long serialVersionUID = 1L;

    Undefined(String reason) {
        super(reason);
    }
}
