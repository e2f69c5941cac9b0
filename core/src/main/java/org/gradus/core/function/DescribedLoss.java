package org.gradus.core.function;

import java.util.Optional;

/** A loss of the catalogue: words about it stand under its name in every language. */
abstract class DescribedLoss extends SummedLoss {
    DescribedLoss(String name, Reduction reduction) {
        super(name, reduction);
    }

    @Override
    public final Optional<String> description() {
        return Optional.of(name());
    }
}
