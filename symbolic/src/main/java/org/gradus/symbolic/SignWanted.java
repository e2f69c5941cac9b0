package org.gradus.symbolic;

/** The proof needs the sign of a polynomial that is not the same everywhere on the cell: split the cell. */
final class SignWanted extends Unsupported {
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
