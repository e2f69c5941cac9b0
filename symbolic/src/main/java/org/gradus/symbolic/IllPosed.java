package org.gradus.symbolic;

import java.util.List;
import java.util.Optional;

/** A claim that says nothing, and where: becomes a {@link Finding} with a fault. */
final class IllPosed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Finding.Fault fault;

    IllPosed(Finding.Part part, String name, String message) {
        super(message, null, false, false);
        this.fault = new Finding.Fault(part, Optional.of(name));
    }

    IllPosed(Finding.Part part, String message) {
        super(message, null, false, false);
        this.fault = new Finding.Fault(part, Optional.empty());
    }

    Finding finding() {
        return new Finding(
                new Verdict.Undecided(String.valueOf(getMessage())),
                Finding.INVALID,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(fault));
    }
}
