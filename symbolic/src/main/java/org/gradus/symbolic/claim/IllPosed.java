package org.gradus.symbolic.claim;

import java.util.Optional;
import org.gradus.symbolic.kernel.Verdict;

/** A claim that says nothing, and where: becomes an {@linkplain Verdict.Unreadable unreadable} {@link Finding} with a fault. */
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
        return Finding.unreadable(String.valueOf(getMessage()), Optional.of(fault));
    }
}
