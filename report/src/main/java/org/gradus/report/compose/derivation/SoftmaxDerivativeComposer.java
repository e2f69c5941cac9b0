package org.gradus.report.compose.derivation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Terms;
import org.gradus.report.compose.notation.Runs;
import org.gradus.report.compose.notation.Runs.Run;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.page.Pages;
import org.gradus.report.compose.page.Quantities;
import org.gradus.report.compose.page.RuleWords;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Style.Detail;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.SampleTrace;
import org.gradus.symbolic.derive.Derivation;
import org.gradus.symbolic.derive.Rule;

/** ∂y_i/∂z_j for general N: numerator and denominator, the quotient rule in both cases, the case formula. */
public final class SoftmaxDerivativeComposer {
    /** The key of the case formula. */
    static final String CASES = "softmax-derivative";

    private final Pages pages;
    private final Optional<Inline> equation;

    /** @param equation where y_i = e^{z_i}/Σ e^{z_j} stands, if it does */
    public SoftmaxDerivativeComposer(Pages pages, Optional<Inline> equation) {
        this.pages = pages;
        this.equation = equation;
    }

    /** After the forward passes, if there are any. */
    public static SoftmaxDerivativeComposer after(Draft draft) {
        return new SoftmaxDerivativeComposer(draft, softmaxEquation(draft));
    }

    public List<Inline> compose(Derivation derivation) {
        onto(derivation);
        Run result = last(derivation);
        return List.of(new Inline.Formula(result.chain()));
    }

    /** Brings the derivation onto the sheet if it is not there yet. */
    public void onto(Derivation derivation) {
        if (pages.has(CASES)) {
            return;
        }
        List<Run> runs = Runs.of(derivation);
        if (!pages.is(Detail.BRIEF)) {
            preparation(derivation, runs);
        }
        quotient(derivation, runs);
    }

    private static Run last(Derivation derivation) {
        List<Run> runs = Runs.of(derivation);
        return runs.get(runs.size() - 1);
    }

    // ---- numerator and denominator ----

    private void preparation(Derivation derivation, List<Run> runs) {
        List<Line> lines = new ArrayList<>();
        for (Run run : runs) {
            if (run.rule() == Rule.QUOTIENT) {
                break;
            }
            if (lines.isEmpty()) {
                lines.add(new Line(names(run, derivation), List.of(), OptionalInt.of(pages.nextNumber())));
            } else {
                List<Inline> remark =
                        run.rule() == Rule.CASES ? List.of() : RuleWords.of(pages, derivation, run.last());
                lines.add(Line.of(run.chain()).remark(remark));
            }
        }
        pages.step(pages.say(Phrase.NUMERATOR), whyIndices(derivation), lines);
    }

    /** y_i = u/S and what u and S are. */
    private static List<Chain> names(Run definition, Derivation derivation) {
        List<Chain> chains = new ArrayList<>();
        chains.add(definition.chain());
        for (Expr.Relation name : derivation.where()) {
            if (name.left() instanceof Expr.Symbol) {
                chains.add(Lines.equal(name.left(), name.right()));
            }
        }
        return chains;
    }

    private List<Inline> whyIndices(Derivation derivation) {
        Expr j = Expr.Symbol.of("j");
        Expr k = Expr.Symbol.of("k");
        return equation.map(where -> pages.say(Phrase.WHY_INDEX_FROM, j, derivation.wrt(), where, k))
                .orElseGet(() -> pages.say(Phrase.WHY_INDEX, j, derivation.wrt(), k));
    }

    private static Optional<Inline> softmaxEquation(Draft draft) {
        for (SampleTrace sample : draft.samples()) {
            int last = sample.layers().size();
            if (sample.lastLayer().function().isDistribution()) {
                return draft.reference(Quantities.output(sample, last));
            }
        }
        return Optional.empty();
    }

    // ---- both cases ----

    private void quotient(Derivation derivation, List<Run> runs) {
        List<Line> lines = new ArrayList<>();
        for (Run run : runs) {
            if (run.rule() == Rule.QUOTIENT && !pages.is(Detail.BRIEF)) {
                boolean first = lines.isEmpty();
                lines.add(Line.of(run.chain()).remark(first ? recognised() : List.of()));
            }
        }
        pages.defines(CASES);
        lines.add(Line.of(last(derivation).chain()).numbered(pages.nextNumber()));
        Expr s = Expr.Symbol.of("S");
        List<Inline> why = pages.is(Detail.BRIEF) ? List.of() : List.of(new Inline.Formula(RuleWords.quotientRule(s)));
        pages.step(pages.say(Phrase.QUOTIENT_RULE), why, lines);
    }

    /** e^{z_j}/S = y_j. */
    private static List<Inline> recognised() {
        Expr power = Terms.exp(Expr.Indexed.of("z", "j"));
        Expr fraction = new Expr.Quotient(power, Expr.Symbol.of("S"));
        return List.of(new Inline.Formula(Lines.equal(fraction, Expr.Indexed.of("y", "j"))));
    }
}
