package org.gradus.report.compose.figure;

import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.function.Activation;
import org.gradus.core.function.ScalarActivation;
import org.gradus.report.compose.figure.Plane.Border;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.sheet.Chain;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.Classification.Rule;

/**
 * From which z on a single output unit says class 1, and how that line is called.
 *
 * @param z 0, or ½ where the output itself is 0 or 1
 */
record Threshold(double z, Chain line) {
    private static final double HALF = 0.5;

    /** Of a unit whose class changes at z = 0; empty for one that gives no class. */
    static Optional<Threshold> of(LayerData unit, Expr z) {
        return unit.activation().classRule().map(rule -> atZero(z));
    }

    /** As the classes of a table were read; empty where that is no line in z. */
    static Optional<Threshold> of(Answer.TruthTable table, LayerData unit, Expr z) {
        Activation activation = unit.activation();
        boolean itself = !table.classes().isEmpty() && table.classes().get(0).rule() == Rule.OUTPUT;
        boolean known = activation.classRule().isPresent() && !isIdentity(activation);
        if (!itself || known) {
            return table.classes().isEmpty() ? Optional.empty() : of(unit, z);
        }
        boolean keeps = activation instanceof ScalarActivation scalar && scalar.value(HALF) == HALF;
        Expr half = new Expr.Quotient(Expr.Num.of(1), Expr.Num.of(2));
        return keeps
                ? Optional.of(new Threshold(HALF, Chain.of(Expr.Symbol.of("y")).equal(half)))
                : Optional.empty();
    }

    private static boolean isIdentity(Activation activation) {
        return activation instanceof ScalarActivation scalar && scalar.isIdentity();
    }

    private static Threshold atZero(Expr z) {
        return new Threshold(0, Chain.of(z).equal(Expr.Num.of(0)));
    }

    /** The line on which z has this value, for the line on which it is 0. */
    Border border(Border zero) {
        return new Border(zero.a(), zero.b(), zero.c() - z);
    }
}
