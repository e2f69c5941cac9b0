package org.gradus.report.compose.derivation;

import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.page.RouteLines;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Style.Detail;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.symbolic.derive.Derivation;
import org.gradus.symbolic.derive.Identity;
import org.gradus.symbolic.derive.Step;

/** A sigmoid neuron with binary cross-entropy: ln(y/(1 − y)) = z, and the gradient (y − t) x_j. Each once on a sheet. */
public final class LogisticRegressionComposer {
    private static final String LOG_ODDS = "log-odds";
    private static final String GRADIENT = "logistic-gradient";
    private static final Expr Z = Expr.Symbol.of("z");

    private final Draft draft;

    public LogisticRegressionComposer(Draft draft) {
        this.draft = draft;
    }

    /** Why the neuron is logistic regression. */
    public void logOdds(Identity identity) {
        if (draft.has(LOG_ODDS)) {
            return;
        }
        draft.defines(LOG_ODDS);
        Chain statement =
                Lines.equal(identity.statement().left(), identity.statement().right());
        List<Line> lines = draft.is(Detail.BRIEF)
                ? List.of(Line.of(statement).numbered(draft.nextNumber()))
                : new RouteLines(identity.steps())
                        .steps(2, draft.say(Phrase.SAME_DENOMINATOR))
                        .steps(2, draft.say(Phrase.DIVIDE_OUTPUTS))
                        .steps(2, draft.say(Phrase.LOGARITHM_UNDOES, Expr.Constant.E))
                        .numbered(draft.nextNumber());
        draft.step(draft.say(Phrase.LOG_ODDS), draft.say(Phrase.WHY_LOG_ODDS), lines);
    }

    /**
     * Brings {@code Derivations.logisticRegression()} onto the sheet.
     *
     * @return {@code ∂C/∂w_j = (y − t) x_j} and {@code ∂C/∂b = y − t}, for the box
     */
    public List<Inline> gradient(Derivation derivation) {
        List<Step> steps = derivation.steps();
        Chain weights = Lines.equal(steps.get(0).before(), derivation.result());
        Chain bias = Lines.equal(steps.get(3).before(), steps.get(4).after());
        List<Inline> box = Wording.join(
                List.of(new Inline.Formula(weights)), draft.say(Phrase.SEPARATOR), List.of(new Inline.Formula(bias)));
        if (draft.has(GRADIENT)) {
            return box;
        }
        draft.defines(GRADIENT);
        Expr xj = Expr.Indexed.of("x", "j");
        Chain error = Lines.equal(
                Expr.Derivative.partial(Expr.Symbol.of("C"), Z), steps.get(4).after());
        List<Line> lines = draft.is(Detail.BRIEF)
                ? List.of(Line.of(weights, bias).numbered(draft.nextNumber()))
                : new RouteLines(steps)
                        .steps(3, draft.say(Phrase.ONLY_ONE_TERM, xj, derivation.wrt()))
                        .steps(2, draft.say(Phrase.CHAIN_RULE))
                        .numbered(draft.nextNumber());
        draft.step(draft.say(Phrase.LOGISTIC_GRADIENT), draft.say(Phrase.WHY_LOGISTIC_GRADIENT, error), lines);
        return box;
    }
}
