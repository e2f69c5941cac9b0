package org.gradus.report.marking;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.expr.Rewriter;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.QuantityId;

/** Mistakes on the way forward. */
final class ForwardChanges {
    private ForwardChanges() {}

    static boolean isOutputOfLayer(Line line) {
        return line.isCalculated() && (line.is(Letter.A) || line.is(Letter.Y));
    }

    static List<Formula> withoutBias(Line line, Lines lines) {
        if (!line.isCalculated() || !line.is(Letter.Z)) {
            return List.of();
        }
        Formula formula = line.calculated();
        return formula.withoutTerms(term -> formula.is(term, Letter.B)).stream().toList();
    }

    static List<Formula> withoutActivation(Line line, Lines lines) {
        if (line.is(Letter.Z) && line.isCalculated()) {
            // a may stand on the sheet and not be used
            Formula changed = line.calculated()
                    .replacing(id -> id.letter().equals(Letter.A)
                            ? lines.preactivation(id, id.layer(), id.place(0))
                            : Optional.empty());
            return changed.expr().equals(line.expr()) ? List.of() : List.of(changed);
        }
        boolean inside = line.is(Letter.A) || lines.layers() == 1;
        return inside ? preactivation(line, lines) : List.of();
    }

    static List<Formula> withoutOutputActivation(Line line, Lines lines) {
        return line.is(Letter.Y) && lines.layers() > 1 ? preactivation(line, lines) : List.of();
    }

    private static List<Formula> preactivation(Line line, Lines lines) {
        if (!isOutputOfLayer(line)) {
            return List.of();
        }
        Optional<QuantityId> z = lines.preactivation(
                line.id(), lines.layerOf(line.id()), line.id().place(0));
        return z.filter(id -> !line.expr().equals(id.symbol())).map(Formula::copy).stream()
                .toList();
    }

    /** σ(−z) for the sigmoid, e^(−z) for softmax. */
    static List<Formula> otherExponent(Line line, Lines lines) {
        boolean power = line.isCalculated() && line.is(Letter.E);
        if (!isOutputOfLayer(line) && !power) {
            return List.of();
        }
        boolean softmax = lines.activation(lines.layerOf(line.id()))
                .filter(activation -> !activation.isEntrywise())
                .isPresent();
        Formula formula = line.calculated();
        if (power || softmax && formula.find(Letter.E).isEmpty()) {
            return List.of(formula.with(withOtherExponents(formula.expr())));
        }
        boolean sigmoid = lines.unit(line.id())
                .filter(activation -> activation.symbol().equals("sigma"))
                .isPresent();
        Optional<QuantityId> z = formula.find(Letter.Z);
        return sigmoid && z.isPresent()
                ? List.of(formula.putting(
                        Map.of(z.get(), new Expr.Negation(z.get().symbol())), List.of()))
                : List.of();
    }

    private static Expr withOtherExponents(Expr expr) {
        return expr.accept(new Rewriter() {
            @Override
            public Expr apply(Expr.Apply apply) {
                boolean power = apply.function().equals(FunctionName.EXP.text());
                return power
                        ? new Expr.Apply(
                                apply.function(),
                                List.of(new Expr.Negation(apply.arguments().get(0))))
                        : super.apply(apply);
            }
        });
    }

    /** The numerator alone. */
    static List<Formula> notNormalised(Line line, Lines lines) {
        boolean softmax = isOutputOfLayer(line)
                && lines.activation(lines.layerOf(line.id()))
                        .filter(activation -> activation.isDistribution())
                        .isPresent();
        return softmax && line.expr() instanceof Expr.Quotient share
                ? List.of(line.calculated().with(share.numerator()))
                : List.of();
    }
}
