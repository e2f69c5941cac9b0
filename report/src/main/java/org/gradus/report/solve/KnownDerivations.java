package org.gradus.report.solve;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.gradus.core.expr.Expr;
import org.gradus.core.function.ScalarActivation;
import org.gradus.report.solution.BackwardTrace.DeltaRule;
import org.gradus.report.worksheet.UnsolvableException;
import org.gradus.symbolic.derive.Derivation;
import org.gradus.symbolic.derive.Derivations;
import org.jspecify.annotations.Nullable;

/** Derivations that were made before: to prove every step takes longer than all numbers of a small network. */
final class KnownDerivations {
    private static final int MOST_REMEMBERED = 100;
    private static final Expr Z = Expr.Symbol.of("z");
    private static final Map<Expr, Derivation> KNOWN = new ConcurrentHashMap<>();

    private KnownDerivations() {}

    /** Softmax and cross-entropy, a sigmoid and binary cross-entropy, one such neuron; each made when it is first asked for. */
    private enum OfLosses {
        SOFTMAX(Derivations::softmaxCrossEntropy),
        SIGMOID(Derivations::sigmoidCrossEntropy),
        NEURON(Derivations::logisticRegression);

        private final Supplier<Derivation> made;
        private volatile @Nullable Derivation known;

        OfLosses(Supplier<Derivation> made) {
            this.made = made;
        }

        Derivation derivation() {
            Derivation derivation = known;
            if (derivation == null) {
                derivation = made.get(); // racing threads make the same one
                known = derivation;
            }
            return derivation;
        }
    }

    /** Why ∂C/∂z^L is output minus target, by the rule that was used. */
    static List<Derivation> behind(DeltaRule rule, boolean neuron) {
        return switch (rule) {
            case SOFTMAX_CROSS_ENTROPY, SOFTMAX_CROSS_ENTROPY_ONE -> List.of(OfLosses.SOFTMAX.derivation());
            case SIGMOID_BINARY_CROSS_ENTROPY ->
                neuron
                        ? List.of(OfLosses.SIGMOID.derivation(), OfLosses.NEURON.derivation())
                        : List.of(OfLosses.SIGMOID.derivation());
            case DERIVATIVE, JACOBIAN -> List.of();
        };
    }

    private static Derivation derived(ScalarActivation activation) {
        try {
            return Derivations.of(activation);
        } catch (IllegalArgumentException notProved) {
            throw new UnsolvableException(String.valueOf(notProved.getMessage()), notProved);
        }
    }

    /** @throws UnsolvableException where the kernel cannot prove one: only for somebody's own formula */
    static Derivation of(ScalarActivation activation) {
        Expr function = Expr.Relation.equal(Expr.Apply.of(activation.name(), Z), activation.formula(Z));
        Derivation known = KNOWN.get(function);
        if (known == null) {
            known = derived(activation);
            if (KNOWN.size() < MOST_REMEMBERED) {
                KNOWN.put(function, known);
            }
        }
        return known;
    }
}
