package org.gradus.symbolic.claim;

import java.util.Optional;

/** A claim that says nothing, and where: becomes a {@link Finding.IllPosed}. */
final class IllPosedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Finding.Fault fault;

    IllPosedException(Finding.Part part, String name, String message) {
        super(message, null, false, false);
        this.fault = new Finding.Fault(part, Optional.of(name));
    }

    IllPosedException(Finding.Part part, String message) {
        super(message, null, false, false);
        this.fault = new Finding.Fault(part, Optional.empty());
    }

    Finding finding() {
        return new Finding.IllPosed(String.valueOf(getMessage()), Optional.of(fault));
    }
}
