package org.gradus.symbolic;

/** The kernel cannot go on, and why; becomes {@link Verdict.Undecided}. */
class Unsupported extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unsupported(String reason) {
        super(reason, null, false, false);
    }

    /** The reason; every instance has one. */
    String reason() {
        return String.valueOf(getMessage());
    }
}
