package org.gradus.report.marking;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.function.ScalarActivation;
import org.gradus.core.number.Real;
import org.gradus.core.number.ZeroTest;
import org.gradus.report.solve.SlopeFormula;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.QuantityId;
import org.gradus.report.worksheet.Terms;
import org.gradus.symbolic.derive.Switch;

/** Mistakes with the derivative of an activation. */
final class SlopeChanges {
    private SlopeChanges() {}

    private static boolean isSlope(Line line) {
        return line.is(Letter.DA) && line.isCalculated() && line.id().at().size() == 1;
    }

    private static Optional<ScalarActivation> activation(Line line, Lines lines) {
        return lines.unit(line.id()).filter(activation -> !activation.isIdentity());
    }

    /** σ′(a): a stands where z should, and σ(a) where a should. */
    static List<Formula> atActivation(Line line, Lines lines) {
        Optional<ScalarActivation> activation = isSlope(line) ? activation(line, lines) : Optional.empty();
        Optional<QuantityId> a = lines.output(line.id(), line.layer(), place(line));
        Optional<QuantityId> z = lines.preactivation(line.id(), line.layer(), place(line));
        if (activation.isEmpty() || a.isEmpty() || z.isEmpty()) {
            return List.of();
        }
        Expr value = a.get().symbol();
        Formula formula = line.calculated();
        Formula changed =
                formula.putting(Map.of(a.get(), activation.get().formula(value), z.get(), value), List.of(a.get()));
        return changed.expr().equals(formula.expr()) ? List.of() : List.of(changed);
    }

    private static int place(Line line) {
        return line.id().at().isEmpty() ? 0 : line.id().place(0);
    }

    static List<Formula> ofZ(Line line, Lines lines) {
        if (!isSlope(line)) {
            return List.of();
        }
        Optional<QuantityId> a = lines.output(line.id(), line.layer(), place(line));
        Optional<QuantityId> z = lines.preactivation(line.id(), line.layer(), place(line));
        Formula formula = line.calculated();
        boolean written = a.isPresent() && z.isPresent() && formula.uses().contains(a.get());
        return written ? List.of(formula.replacing(id -> id.equals(a.get()) ? z : Optional.empty())) : List.of();
    }

    static List<Formula> forgotten(Line line, Lines lines) {
        if (!line.is(Letter.DELTA) || !line.isCalculated()) {
            return List.of();
        }
        Formula formula = line.calculated();
        return formula.withoutFactors(factor -> formula.is(factor, Letter.DA)).stream()
                .toList();
    }

    /** At a kink the derivative from the other side, or their mean. */
    static List<Formula> atKink(Line line, Lines lines) {
        Optional<ScalarActivation> activation = isSlope(line) ? activation(line, lines) : Optional.empty();
        Optional<QuantityId> z = lines.preactivation(line.id(), line.layer(), place(line));
        if (activation.isEmpty() || z.isEmpty()) {
            return List.of();
        }
        List<Formula> others = new ArrayList<>();
        for (Switch kink : SlopeFormula.of(lines.exercise(), activation.get()).kinks()) {
            boolean there =
                    lines.find(z.get()).filter(at -> isAt(at, kink.at())).isPresent();
            if (there) {
                Expr mean = new Expr.Quotient(Expr.Sum.of(kink.left(), kink.right()), Expr.Num.of(2));
                for (Expr slope : List.of(kink.left(), kink.right(), mean)) {
                    others.add(Formula.of(slope, List.of()));
                }
            }
        }
        return others.stream().filter(other -> !isSame(other, line)).toList();
    }

    private static boolean isAt(Line z, Expr kink) {
        try {
            return Real.of(Terms.minus(z.evaluation().value().result().number(), kink), ZeroTest.NONE)
                    .rational()
                    .filter(difference -> difference.signum() == 0)
                    .isPresent();
        } catch (ArithmeticException undecided) {
            return false;
        }
    }

    private static boolean isSame(Formula other, Line line) {
        Expr right = line.evaluation().value().result().number();
        return Real.of(Terms.minus(other.expr(), right), ZeroTest.NONE)
                .rational()
                .filter(difference -> difference.signum() == 0)
                .isPresent();
    }

    /** The terms ∂y_i/∂z_j with i ≠ j left out. */
    static List<Formula> withoutOffDiagonal(Line line, Lines lines) {
        if (!line.isCalculated()) {
            return List.of();
        }
        if (line.is(Letter.J)) {
            boolean off = line.id().place(0) != line.id().place(1);
            return off ? List.of(Formula.of(Expr.Num.of(0), List.of())) : List.of();
        }
        return List.of();
    }
}
