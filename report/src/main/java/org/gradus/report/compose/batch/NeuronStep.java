package org.gradus.report.compose.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.notation.GradientNotation;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.page.Quantities;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.SamplePhrase;
import org.gradus.report.compose.words.Style.Detail;
import org.gradus.report.plan.LayerStep;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.BatchTrace;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.solution.StepTrace;
import org.gradus.report.worksheet.Evaluation;

/** New weights and bias of a single neuron. */
final class NeuronStep {
    private static final Expr ETA = Expr.Symbol.of("eta");
    private static final Expr W_J = Expr.Indexed.of("w", "j");
    private static final Expr B = Expr.Symbol.of("b");

    private final Draft draft;
    private final Optional<BatchTrace> batch;
    private final LayerStep layer;

    /** @param batch whose step it is; empty for the step of a sample */
    NeuronStep(Draft draft, StepTrace step, Optional<BatchTrace> batch) {
        this.draft = draft;
        this.batch = batch;
        this.layer = step.layers().get(0);
    }

    private boolean updatesBias() {
        return layer.bias().isPresent() && draft.exercise().conventions().updateBias();
    }

    /** Of a batch. */
    void parameters() {
        parameters(List.of(), Quantities.batchGradient(batch.orElseThrow(), 1));
    }

    /** Of a sample that is named so, empty where it need not be. */
    void parameters(SampleTrace sample, List<Inline> label) {
        parameters(label, Quantities.weightGradient(sample, 1));
    }

    private void parameters(List<Inline> label, String key) {
        List<Line> lines = new ArrayList<>();
        List<Chain> rules = new ArrayList<>(List.of(rule(W_J)));
        if (updatesBias()) {
            rules.add(rule(B));
        }
        lines.add(new Line(rules, List.of(), OptionalInt.of(draft.nextNumber())));
        List<Chain> chains = new ArrayList<>();
        NeuronSamples.shownOf(layer.weights().get(0)).forEach(weight -> chains.add(entry(weight)));
        layer.bias().ifPresent(bias -> chains.add(updatesBias() ? entry(bias.get(0)) : kept(bias.get(0))));
        if (!chains.isEmpty()) {
            chains.set(0, chains.get(0).after(label));
            List<Inline> remark = References.insert(draft, GradientNotation.of(W_J), key);
            lines.add(new Line(chains, draft.is(Detail.BRIEF) ? List.of() : remark, OptionalInt.empty()));
        }
        if (layer.bias().isPresent() && !updatesBias()) {
            int last = lines.size() - 1;
            lines.set(last, lines.get(last).remark(draft.say(Phrase.BIAS_KEPT)));
        }
        draft.step(
                draft.say(updatesBias() ? Phrase.NEW_PARAMETERS_STEP_BARE : Phrase.NEW_WEIGHTS_STEP_BARE),
                draft.say(SamplePhrase.WHY_NEW, ETA),
                lines);
    }

    private Chain rule(Expr parameter) {
        Expr descent = new Expr.Negation(Expr.Product.of(ETA, GradientNotation.of(parameter)));
        return Lines.equal(Columns.after(draft, parameter), Expr.Sum.of(parameter, descent));
    }

    private Expr name(Evaluation entry) {
        return draft.notation().write(entry.symbol());
    }

    private Chain entry(Evaluation entry) {
        Chain name = Chain.of(name(entry));
        return draft.is(Detail.BRIEF)
                ? name.and(entry.value().lineEnd().relation(), entry.lineEnd())
                : FirstSample.calculated(name, entry);
    }

    private Chain kept(Evaluation bias) {
        return Chain.of(name(bias)).and(bias.value().relation(), bias.shown());
    }

    // ---- tables ----

    /** The columns w_j and b after each sample's step. */
    static void columns(Draft draft, SampleTable table, List<StepTrace> steps) {
        List<Evaluation> weights = entries(steps.get(0));
        table.columns(
                weights.size(),
                j -> draft.notation().write(weights.get(j).symbol()),
                (s, j) -> entries(steps.get(s)).get(j).shown());
    }

    /** The weights and the bias. */
    static List<Evaluation> entries(StepTrace step) {
        LayerStep layer = step.layers().get(0);
        List<Evaluation> entries =
                new ArrayList<>(NeuronSamples.existing(layer.weights().get(0)));
        layer.bias().ifPresent(entries::addAll);
        return entries;
    }
}
