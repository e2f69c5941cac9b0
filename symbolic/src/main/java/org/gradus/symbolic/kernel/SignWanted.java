package org.gradus.symbolic.kernel;

import org.gradus.symbolic.kernel.algebra.Polynomial;
import org.gradus.symbolic.kernel.algebra.Retry;

/** The proof needs the sign of a polynomial that is not the same everywhere on the cell: split the cell. */
public final class SignWanted extends Retry {
    private static final long serialVersionUID = 1L;
    private final transient Polynomial of;

    SignWanted(Polynomial of) {
        super("the sign of a condition is not known");
        this.of = of;
    }

    Polynomial of() {
        return of;
    }
}
