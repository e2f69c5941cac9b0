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
import org.gradus.report.compose.words.Wording;
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

    private static final String SUM = Quantities.SOFTMAX_SUM;

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
        if (!pages.is(Detail.BRIEF) && !pages.has(SUM)) {
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
            boolean plain = sample.lastLayer().scaled().isEmpty();
            if (sample.lastLayer().function().isDistribution() && plain) {
                return draft.reference(Quantities.output(sample, last));
            }
        }
        return Optional.empty();
    }

    // ---- both cases ----

    private void quotient(Derivation derivation, List<Run> runs) {
        List<Line> lines = new ArrayList<>();
        if (!pages.is(Detail.BRIEF)) {
            if (pages.has(SUM)) {
                sum(derivation, runs).ifPresent(lines::add);
            }
            boolean first = true;
            for (Run run : runs) {
                if (run.rule() == Rule.QUOTIENT) {
                    lines.add(Line.of(run.chain())
                            .remark(first ? recognised() : pages.has(SUM) ? withoutVariable(derivation) : List.of()));
                    first = false;
                }
            }
        }
        pages.defines(CASES);
        lines.add(Line.of(last(derivation).chain()).numbered(pages.nextNumber()));
        pages.step(pages.say(Phrase.QUOTIENT_RULE), pages.is(Detail.BRIEF) ? List.of() : why(), lines);
    }

    /** ∂S/∂z_j, where what S is stands on the sheet already. */
    private Optional<Line> sum(Derivation derivation, List<Run> runs) {
        return runs.stream()
                .takeWhile(run -> run.rule() != Rule.QUOTIENT)
                .skip(1)
                .filter(run -> run.rule() != Rule.CASES)
                .findFirst()
                .map(run -> Line.of(run.chain()).remark(RuleWords.of(pages, derivation, run.last())));
    }

    /** The rule; and what u and S are, where that is not said in a step of its own. */
    private List<Inline> why() {
        List<Inline> rule = List.of(new Inline.Formula(RuleWords.quotientRule(Expr.Symbol.of("S"))));
        Optional<Inline> where = pages.reference(SUM);
        if (where.isEmpty()) {
            return rule;
        }
        Chain numerator = Lines.equal(Expr.Symbol.of("u"), Terms.exp(Expr.Indexed.of("z", "i")));
        return Wording.join(rule, pages.say(Phrase.WITH_NUMERATOR, numerator, Expr.Symbol.of("S"), where.get()));
    }

    /** e^{z_i} does not contain z_j. */
    private List<Inline> withoutVariable(Derivation derivation) {
        return pages.say(Phrase.DOES_NOT_CONTAIN, Terms.exp(Expr.Indexed.of("z", "i")), derivation.wrt());
    }

    /** e^{z_j}/S = y_j. */
    private static List<Inline> recognised() {
        Expr power = Terms.exp(Expr.Indexed.of("z", "j"));
        Expr fraction = new Expr.Quotient(power, Expr.Symbol.of("S"));
        return List.of(new Inline.Formula(Lines.equal(fraction, Expr.Indexed.of("y", "j"))));
    }
}
