package org.gradus.symbolic.kernel.algebra;

/** The kernel cannot go on, and why; becomes an undecided verdict. */
public class Unsupported extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unsupported(String reason) {
        super(reason, null, false, false);
    }

    /** The reason; every instance has one. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
