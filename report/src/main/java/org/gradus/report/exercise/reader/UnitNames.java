package org.gradus.report.exercise.reader;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradus.core.function.Activation;
import org.gradus.core.function.ScalarActivation;
import org.gradus.core.function.UnitActivations;

/** What layers are called in formulas whose units have activations of their own: φ, ψ, …, each different one by a letter. */
final class UnitNames {
    static final String FIRST = "phi";
    private static final List<String> LETTERS =
            List.of(FIRST, "psi", "chi", "omega", "rho", "kappa", "xi", "zeta", "tau", "nu");

    private final Set<String> taken;
    private final Map<List<ScalarActivation>, String> names = new LinkedHashMap<>();

    /** @param taken what somebody's own activations are called */
    UnitNames(Set<String> taken) {
        this.taken = taken;
    }

    /** The same activation under a name of its own. */
    Activation named(Activation activation) {
        return activation instanceof UnitActivations own
                ? own.called(names.computeIfAbsent(own.units(), any -> next()))
                : activation;
    }

    private String next() {
        List<String> free = new ArrayList<>(LETTERS);
        free.removeAll(taken);
        free.removeAll(names.values());
        return free.isEmpty() ? "phi" + (names.size() + 1) : free.get(0);
    }
}
