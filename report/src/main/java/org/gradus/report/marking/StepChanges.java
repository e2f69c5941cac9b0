package org.gradus.report.marking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.QuantityId;

/** Mistakes in the step W − η ∂C/∂W, and in what is calculated with which weights. */
final class StepChanges {
    private StepChanges() {}

    private static boolean isStep(Line line) {
        return line.id().isNewParameter() && line.isCalculated() && line.expr() instanceof Expr.Sum;
    }

    static List<Formula> otherSign(Line line, Lines lines) {
        if (!isStep(line)) {
            return List.of();
        }
        List<Expr> terms = new ArrayList<>();
        for (Expr term : ((Expr.Sum) line.expr()).terms()) {
            terms.add(term instanceof Expr.Negation minus ? minus.operand() : term);
        }
        Expr changed = new Expr.Sum(terms);
        return changed.equals(line.expr())
                ? List.of()
                : List.of(line.calculated().with(changed));
    }

    static List<Formula> withoutRate(Line line, Lines lines) {
        Optional<QuantityId> rate = isStep(line) ? line.calculated().find(Letter.ETA) : Optional.empty();
        return rate.map(eta -> line.calculated().putting(java.util.Map.of(eta, Expr.Num.of(1)), List.of())).stream()
                .toList();
    }

    static List<Formula> biasUpdate(Line line, Lines lines) {
        if (!line.id().isNewParameter() || !line.is(Letter.B)) {
            return List.of();
        }
        QuantityId before = line.id().before();
        if (isStep(line)) {
            return List.of(Formula.copy(before));
        }
        QuantityId eta = new QuantityId(
                Letter.ETA, 0, List.of(), false, line.id().sample(), line.id().time());
        QuantityId gradient = before.of(Letter.DB);
        Expr step = Expr.Product.of(eta.symbol(), gradient.symbol());
        return line.isCopy()
                ? List.of(Formula.of(
                        Expr.Sum.of(before.symbol(), new Expr.Negation(step)), List.of(before, eta, gradient)))
                : List.of();
    }

    /** Updated weights on the way back; with samples one after the other, those from before the update for the next sample. */
    static List<Formula> order(Line line, Lines lines) {
        boolean back = line.is(Letter.GA) || line.is(Letter.DELTA) || line.is(Letter.DX);
        if (back && line.isCalculated() && !line.id().updated()) {
            Formula changed = line.calculated()
                    .replacing(id -> id.letter().equals(Letter.W)
                            ? Optional.of(id.after()).filter(lines::has)
                            : Optional.empty());
            return changed.expr().equals(line.expr()) ? List.of() : List.of(changed);
        }
        return stale(line, lines);
    }

    private static List<Formula> stale(Line line, Lines lines) {
        boolean carried = line.isCopy()
                && (line.is(Letter.W) || line.is(Letter.B))
                && !line.id().updated()
                && line.id().time() > 0;
        if (!carried) {
            return List.of();
        }
        QuantityId source = line.calculated().uses().get(0).before();
        boolean nextSample = source.sample() != line.id().sample() && source.sample() > 0;
        return nextSample && lines.has(source) ? List.of(Formula.copy(source)) : List.of();
    }
}
