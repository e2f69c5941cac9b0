package org.gradus.report.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Case;
import org.gradus.core.expr.Expr.Relation;
import org.gradus.core.expr.Substitution;
import org.gradus.core.function.Loss;
import org.gradus.core.function.Losses;
import org.gradus.report.check.GradientProof;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.worksheet.Exact;
import org.gradus.report.worksheet.Terms;
import org.gradus.report.worksheet.UnsolvableException;
import org.gradus.symbolic.derive.Derivation;
import org.gradus.symbolic.derive.Derivations;
import org.gradus.symbolic.derive.Switch;

/** Gives a loss that somebody defines its gradient: derived rule by rule, and proved. */
final class OwnLosses {
    private static final Expr.Symbol Y = Expr.Symbol.of("y");
    private static final Expr.Symbol T = Expr.Symbol.of("t");
    /** The variable of the derivation, in which y would be the function's own value. */
    private static final Expr.Symbol Z = Expr.Symbol.of("z");

    private OwnLosses() {}

    /** The exercise with the gradient of its loss. */
    static Exercise derived(Exercise exercise) {
        return exercise.loss()
                .filter(loss -> !loss.isDerived())
                .map(loss -> exercise.withLoss(derived(loss)))
                .orElse(exercise);
    }

    /** @throws UnsolvableException where there is no proved gradient */
    static Loss derived(Loss loss) {
        Expr term = loss.formula(List.of(Y), List.of(T));
        try {
            Derivation derivation = Derivations.of(Substitution.apply(term, Map.of(Y, Z)), Z);
            Loss found = withSlope(loss.name(), term, derivation);
            GradientProof.require(found, 1);
            return found;
        } catch (IllegalArgumentException | IllegalStateException notProved) {
            throw new UnsolvableException(
                    "the gradient of loss '" + loss.name() + "' is not proved: " + notProved.getMessage(), notProved);
        }
    }

    private static Loss withSlope(String name, Expr term, Derivation derivation) {
        Expr result = inOutput(derivation.result());
        if (derivation.switches().isEmpty()) {
            return Losses.own(name, term, result, Optional.empty());
        }
        Switch only = derivation.switches().get(0);
        boolean known = derivation.switches().size() == 1 && result instanceof Expr.Piecewise;
        boolean bends = only.meeting() == Switch.Meeting.KINK
                || only.meeting() == Switch.Meeting.OPEN && isBend(only.left(), only.right());
        if (!known || !bends) {
            throw new IllegalArgumentException(
                    "only a formula that is smooth, or bends at one place between two constant"
                            + " slopes, as |y - t| does, has a gradient here");
        }
        List<Case> cases = new ArrayList<>(((Expr.Piecewise) result).cases());
        cases.add(Case.otherwise(Expr.Num.of(0)));
        return Losses.own(name, term, new Expr.Piecewise(cases), Optional.of(bend(inOutput(only.at()))));
    }

    private static Expr inOutput(Expr formula) {
        return Substitution.apply(formula, Map.of(Z, Y));
    }

    /** u of u == 0; y − p for a point p. */
    private static Expr bend(Expr at) {
        return at instanceof Relation equation && Exact.isZero(equation.right())
                ? equation.left()
                : at instanceof Relation other ? Terms.minus(other.left(), other.right()) : Terms.minus(Y, at);
    }

    /** Whether two slopes, which do not depend on y, are different numbers. */
    private static boolean isBend(Expr left, Expr right) {
        boolean varies =
                Stream.of(left, right).anyMatch(slope -> Children.any(slope, node -> node.equals(Z) || node.equals(T)));
        return !varies && !Exact.isZero(Terms.minus(left, right));
    }
}
