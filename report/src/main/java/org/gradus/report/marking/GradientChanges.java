package org.gradus.report.marking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.QuantityId;

/** Mistakes in ∂C/∂W = δ aᵀ, or −δ aᵀ. */
final class GradientChanges {
    private GradientChanges() {}

    /** The entering activation of δ_i a_j; nothing for lines that are no such product. */
    private static Optional<QuantityId> entering(Line line) {
        boolean product = line.is(Letter.DW)
                && line.isCalculated()
                && unsigned(line.expr()) instanceof Expr.Product product2
                && product2.factors().size() == 2;
        return product
                ? line.calculated().uses().stream()
                        .filter(id -> !id.letter().equals(Letter.DELTA))
                        .findFirst()
                : Optional.empty();
    }

    private static Expr unsigned(Expr formula) {
        return formula instanceof Expr.Negation negation ? negation.operand() : formula;
    }

    /** That of the layer itself, or of the one before the entering one. */
    static List<Formula> wrongLayer(Line line, Lines lines) {
        Optional<QuantityId> entering = entering(line);
        if (entering.isEmpty()) {
            return List.of();
        }
        List<Formula> others = new ArrayList<>();
        for (int l : new int[] {line.layer(), line.layer() - 2}) {
            if (l >= 0) {
                lines.output(line.id(), l, line.id().place(1))
                        .ifPresent(other -> others.add(instead(line, entering.get(), other)));
            }
        }
        return others;
    }

    static List<Formula> preactivation(Line line, Lines lines) {
        Optional<QuantityId> entering = entering(line);
        if (entering.isEmpty() || line.layer() < 2) {
            return List.of();
        }
        return lines.preactivation(line.id(), line.layer() - 1, line.id().place(1)).stream()
                .map(z -> instead(line, entering.get(), z))
                .toList();
    }

    private static Formula instead(Line line, QuantityId entering, QuantityId other) {
        return line.calculated().replacing(id -> id.equals(entering) ? Optional.of(other) : Optional.empty());
    }

    static List<Formula> withoutInput(Line line, Lines lines) {
        return entering(line).isEmpty()
                ? List.of()
                : line.calculated().withoutFactors(factor -> !line.calculated().is(factor, Letter.DELTA)).stream()
                        .toList();
    }
}
