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
    private final Derivation derivation;
    private final DerivationAtPoint at;

    public PointStep(Pages pages, Derivation derivation, DerivationAtPoint at) {
        this.pages = pages;
        this.derivation = derivation;
        this.at = at;
    }

    /** The step; what belongs into the box. */
    public List<Inline> compose() {
        List<Chain> point = at.point().stream()
                .map(variable -> Lines.equal(variable.symbol(), variable.value().printed()))
                .toList();
        List<Inline> place = VerdictWords.listed(pages.wording(), point);
        List<Line> lines = new ArrayList<>(Lines.fit(worked(value(), at.value()), List.of()));
        lines.addAll(Lines.fit(worked(derivative(), at.derivative()), pages.nextNumber(), List.of()));
        pages.step(pages.say(Phrase.VALUES_AT, place), pages.say(Phrase.WHY_VALUES_AT, place), lines);
        List<Inline> gap = List.of(new Inline.Text(pages.wording().word(Phrase.BESIDE) + Wording.GAP));
        return Wording.join(
                List.of(new Inline.Formula(result(value(), at.value()))),
                gap,
                List.of(new Inline.Formula(result(derivative(), at.derivative()))));
    }

    /** σ(0.5), or f of several variables. */
    private Expr value() {
        return argument()
                .<Expr>map(number -> Expr.Apply.of(((Expr.Apply) derivation.value()).function(), number))
                .orElseGet(derivation::value);
    }

    /** σ′(0.5), or ∂f/∂w. */
    private Expr derivative() {
        return argument()
                .<Expr>map(number -> Expr.Derivative.prime(value(), number))
                .orElseGet(derivation::derivative);
    }

    private Optional<Expr> argument() {
        return derivation.value() instanceof Expr.Apply && at.point().size() == 1
                ? Optional.of(at.point().get(0).value().printed())
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
