package org.gradus.report.solve;

import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.core.function.ScalarActivation;
import org.gradus.report.exercise.Exercise;
import org.gradus.symbolic.derive.Derivation;
import org.gradus.symbolic.derive.Switch;

/**
 * The derivative of an activation with all its cases, where a line of a worksheet has only the one that holds there.
 *
 * @param formula in the variable z and, where there is such a form, in y, the activation's own value; with a value at every kink
 * @param kinks where the convention of the exercise has decided
 */
public record SlopeFormula(Expr formula, List<Switch> kinks) {
    /** The variable. */
    public static final Expr Z = Expr.Symbol.of("z");

    /** The activation's own value. */
    public static final Expr Y = Expr.Symbol.of("y");

    public SlopeFormula {
        kinks = List.copyOf(kinks);
    }

    /**
     * The derivative of {@code activation}.
     *
     * @throws org.gradus.report.worksheet.UnsolvableException where the kernel cannot prove one
     */
    public static SlopeFormula of(Exercise exercise, ScalarActivation activation) {
        Derivation derivation = KnownDerivations.of(activation);
        List<Switch> kinks = derivation.switches().stream()
                .filter(Switch::isKink)
                .filter(kink -> !(kink.at() instanceof Expr.Relation))
                .toList();
        return new SlopeFormula(new DerivativeValues(exercise, activation, derivation).formula(), kinks);
    }
}
