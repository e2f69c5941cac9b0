package org.gradus.symbolic.oracle;

/** The oracle is out of its depth; nothing follows. */
public final class CannotTell extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotTell(String reason) {
        super(reason, null, false, false);
    }
}
