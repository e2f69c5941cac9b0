package org.gradus.symbolic.kernel.algebra;

/**
 * A request to begin again with something more: it is for whoever can give that, and no refusal. Whoever cannot must say so; what nobody
 * honours is refused by {@link Ring#with}.
 */
public abstract class Retry extends RuntimeException {
    private static final long serialVersionUID = 1L;

    protected Retry(String reason) {
        super(reason, null, false, false);
    }

    /** Why nothing is decided if nobody honours it; every instance has one. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
