package org.gradus.report.compose.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.page.Pages;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.DerivationAtPoint;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.symbolic.derive.Derivation;

/** A derived function and its derivative at a point: numbers put in, then the certified values. */
public final class PointStep {
    private final Pages pages;
    private final List<Derivation> derivations;
    private final List<DerivationAtPoint> at;

    /**
     * @param derivations of one function, with respect to each of its variables
     * @param at each of them, at one point
     */
    public PointStep(Pages pages, List<Derivation> derivations, List<DerivationAtPoint> at) {
        this.pages = pages;
        this.derivations = List.copyOf(derivations);
        this.at = List.copyOf(at);
    }

    /** The step; what belongs into the box. */
    public List<Inline> compose() {
        DerivationAtPoint first = at.get(0);
        List<Chain> point = first.point().stream()
                .map(variable -> Lines.equal(variable.symbol(), variable.value().printed()))
                .toList();
        List<Inline> place = VerdictWords.listed(pages.wording(), point);
        List<Line> lines = new ArrayList<>(Lines.fit(worked(value(), first.value()), List.of()));
        List<Inline> gap = List.of(new Inline.Text(pages.wording().word(Phrase.BESIDE) + Wording.GAP));
        List<Inline> box = List.of(new Inline.Formula(result(value(), first.value())));
        for (int i = 0; i < at.size(); i++) {
            Evaluation slope = at.get(i).derivative();
            Expr left = derivative(derivations.get(i));
            Chain chain = worked(left, slope);
            boolean last = i == at.size() - 1;
            lines.addAll(last ? Lines.fit(chain, pages.nextNumber(), List.of()) : Lines.fit(chain, List.of()));
            box = Wording.join(box, gap, List.of(new Inline.Formula(result(left, slope))));
        }
        pages.step(pages.say(Phrase.VALUES_AT, place), pages.say(Phrase.WHY_VALUES_AT, place), lines);
        return box;
    }

    /** σ(0.5), or f of several variables. */
    private Expr value() {
        Expr function = derivations.get(0).value();
        return argument()
                .<Expr>map(number -> Expr.Apply.of(((Expr.Apply) function).function(), number))
                .orElse(function);
    }

    /** σ′(0.5), or ∂f/∂w. */
    private Expr derivative(Derivation derivation) {
        return argument()
                .<Expr>map(number -> Expr.Derivative.prime(value(), number))
                .orElseGet(derivation::derivative);
    }

    private Optional<Expr> argument() {
        List<Evaluation> point = at.get(0).point();
        return derivations.get(0).value() instanceof Expr.Apply && point.size() == 1
                ? Optional.of(point.get(0).value().printed())
                : Optional.empty();
    }

    private static Chain worked(Expr left, Evaluation evaluation) {
        Expr printed = evaluation.value().printed();
        Chain chain = Chain.of(left);
        if (!evaluation.uses().isEmpty() && !ClaimNotation.looksAlike(evaluation.substituted(), printed)) {
            chain = chain.equal(evaluation.substituted());
        }
        Optional<Expr> exact = evaluation.value().exactBeyondPrinted();
        if (exact.isPresent() && !ClaimNotation.looksAlike(exact.get(), evaluation.substituted())) {
            chain = chain.equal(exact.get());
        }
        return chain.and(evaluation.value().relation(), printed);
    }

    private static Chain result(Expr left, Evaluation evaluation) {
        return Chain.of(left)
                .and(evaluation.value().relation(), evaluation.value().printed());
    }
}
