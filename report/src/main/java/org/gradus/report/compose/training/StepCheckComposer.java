package org.gradus.report.compose.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.notation.GradientNotation;
import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.page.Decay;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Extremes;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.page.MatrixLines;
import org.gradus.report.compose.page.NeuronLines;
import org.gradus.report.compose.page.Quantities;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.plan.LayerStep;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.LayerTrace;
import org.gradus.report.solution.LossTrace;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.solution.StepTrace;
import org.gradus.report.worksheet.Evaluation;

/** What a step did: output and loss with the new weights, and how much of the change the gradient predicted. */
public final class StepCheckComposer {
    private static final Expr ETA = Expr.Symbol.of("eta");
    private static final Expr COST = GradientNotation.loss();
    private static final Expr TWO = Expr.Num.of(2);

    private final Draft draft;
    private final Notation notation;
    private final Answer.GradientStep answer;
    private final StepTrace step;
    private final Optional<SampleTrace> sample;

    /** @param index of the step: that of its sample, 0 for a batch */
    public StepCheckComposer(Draft draft, Answer.GradientStep answer, int index) {
        this.draft = draft;
        this.notation = draft.notation();
        this.answer = answer;
        this.step = answer.steps().get(index);
        boolean batch = answer.gradients().batch().isPresent();
        this.sample = batch ? Optional.empty() : Optional.of(draft.samples().get(index));
    }

    /** Brings the losses after the step and the forecast onto the sheet; returns what stands in the box. */
    public List<Inline> compose() {
        String key = "check" + step.loss().id();
        if (!draft.has(key)) {
            draft.defines(key);
            after();
            step.forecast().ifPresent(this::forecast);
        }
        return box();
    }

    /** The forecast alone, where the loss after the step stands on the sheet; returns what stands in the box. */
    public List<Inline> forecast() {
        String key = "check" + step.loss().id();
        if (!draft.has(key)) {
            draft.defines(key);
            step.forecast().ifPresent(this::forecast);
        }
        return box();
    }

    // ---- after the step ----

    /** The forward passes and the losses with the new weights. */
    private void after() {
        for (int s = 0; s < step.after().size(); s++) {
            SampleTrace after = step.after().get(s);
            output(after);
            loss(after, step.losses().get(s));
        }
        if (sample.isEmpty()) {
            batchLoss();
        }
    }

    private void output(SampleTrace after) {
        List<Line> lines = new ArrayList<>();
        for (LayerTrace layer : after.layers()) {
            int l = layer.layer();
            int units = layer.activation().size();
            Expr z = notation.after(notation.preactivation(l, units));
            Chain sum = notation.isNeuron() ? Chain.of(z) : Lines.equal(z, weightedSum(l, layer));
            Chain a = Lines.equal(notation.after(notation.output(l, units)), Notation.apply(layer.function(), z));
            List<Inline> extremes = Extremes.with(
                    draft,
                    Quantities.withBounds(draft, List.of(), layer.evaluations()),
                    Extremes.complements(draft, layer.activation()));
            lines.add(Line.of(
                            MatrixLines.ofColumn(draft, layer.preactivation()).brief(sum),
                            MatrixLines.ofColumn(draft, layer.activation()).brief(a))
                    .remark(extremes));
        }
        lines.set(0, lines.get(0).numbered(draft.nextNumber()));
        draft.step(
                Training.ofSample(draft, after, draft.say(Phrase.AFTER_OUTPUT_STEP)),
                Training.once(draft, Phrase.WHY_AFTER_OUTPUT),
                lines);
    }

    private Expr weightedSum(int l, LayerTrace layer) {
        Expr input = l == 1
                ? notation.input(1)
                : notation.after(
                        notation.output(l - 1, layer.data().orElseThrow().inputs()));
        Expr product = Expr.Product.of(notation.after(notation.weights(l)), input);
        boolean bias = layer.data().flatMap(LayerData::bias).isPresent();
        return bias
                ? Expr.Sum.of(
                        product,
                        notation.after(
                                notation.gradients().bias(l, layer.activation().size())))
                : product;
    }

    private void loss(SampleTrace after, LossTrace trace) {
        List<Line> lines = new LossComposer(draft).lines(after, trace);
        draft.step(Training.ofSample(draft, after, draft.say(Phrase.AFTER_LOSS_STEP)), List.of(), lines);
    }

    private void batchLoss() {
        boolean plain = step.reduced().isEmpty();
        Evaluation loss = plain ? step.loss() : step.reduced().get(0);
        Chain formula = Lines.equal(notation.after(plain ? COST : Expr.Symbol.of("D")), notation.write(loss.formula()));
        List<Line> lines = new ArrayList<>(new MatrixLines(draft, List.of(List.of(loss)))
                .lines(formula, Optional.empty(), draft.say(Phrase.INSERT)));
        if (!plain) {
            lines.addAll(Decay.lines(draft, Optional.of(step.reduced().get(1)), step.loss()));
        }
        draft.step(
                draft.say(Phrase.AFTER_BATCH_LOSS_STEP),
                Training.reduced(draft, answer.gradients().batch().orElseThrow()),
                lines);
    }

    // ---- the first-order term ----

    private void forecast(StepTrace.Forecast forecast) {
        List<Line> lines = new ArrayList<>();
        Expr norm = GradientNotation.squaredNorm();
        for (int l = 1; l <= forecast.layers().size(); l++) {
            Evaluation squares = forecast.layers().get(l - 1);
            lines.add(line(Chain.of(norm(l)), squares, List.of()));
        }
        lines.add(line(Chain.of(norm), forecast.squaredNorm(), draft.say(Phrase.SQUARED_NORM)));
        Expr term = new Expr.Negation(Expr.Product.of(ETA, norm));
        lines.add(line(Chain.of(term), forecast.firstOrder(), draft.say(Phrase.FIRST_ORDER)));
        Expr change = change();
        List<Inline> bound = bound(change, forecast.change());
        lines.add(line(
                Chain.of(change), forecast.change(), Extremes.with(draft, draft.say(Phrase.ACTUAL_CHANGE), bound)));
        forecast.share().ifPresent(share -> {
            Expr quotient = new Expr.Quotient(term, change);
            boolean grows = forecast.change().value().real().signum() > 0;
            lines.add(line(Chain.of(quotient), share, draft.say(grows ? Phrase.LOSS_GROWS : Phrase.SHARE)));
        });
        lines.set(0, lines.get(0).numbered(draft.nextNumber()));
        List<Inline> title = draft.say(Phrase.FORECAST_STEP);
        draft.step(
                sample.map(own -> Training.ofSample(draft, own, title)).orElse(title),
                draft.say(Phrase.WHY_FORECAST, term),
                lines);
    }

    /** {@code ‖∂C/∂W^l‖² + ‖∂C/∂b^l‖²}: the squares of all entries, added. */
    private Expr norm(int l) {
        LayerStep layer = step.layers().get(l - 1);
        Expr weights = squared(notation.weights(l));
        boolean bias =
                layer.bias().isPresent() && draft.exercise().conventions().updateBias();
        return bias
                ? Expr.Sum.of(
                        weights,
                        squared(notation.gradients().bias(l, layer.bias().get().size())))
                : weights;
    }

    private static Expr squared(Expr parameter) {
        return new Expr.Power(Expr.Apply.of("norm", GradientNotation.of(parameter)), TWO);
    }

    private Expr change() {
        return Expr.Sum.of(notation.after(COST), new Expr.Negation(COST));
    }

    /** The change has no symbol of its own. */
    private static List<Inline> bound(Expr change, Evaluation value) {
        boolean small = !value.value().isCalculated() && value.value().isOutOfReach();
        return small ? List.of(new Inline.Formula(Extremes.outOfReach(change))) : List.of();
    }

    private Line line(Chain left, Evaluation value, List<Inline> remark) {
        Chain chain = NeuronLines.calculated(left, value, MatrixLines.elided(value.substituted()));
        return Line.of(chain).remark(remark);
    }

    // ---- the box ----

    private List<Inline> box() {
        Evaluation old = sample.isPresent()
                ? answer.gradients()
                        .losses()
                        .get(answer.samples().indexOf(sample.get()))
                        .value()
                : answer.gradients().batch().orElseThrow().loss();
        List<Inline> box = number(Chain.of(COST), old);
        box = Wording.join(box, draft.say(Phrase.SEPARATOR), number(Chain.of(notation.after(COST)), step.loss()));
        if (step.forecast().isEmpty()) {
            return box;
        }
        StepTrace.Forecast forecast = step.forecast().get();
        Expr term = new Expr.Negation(Expr.Product.of(ETA, GradientNotation.squaredNorm()));
        return Wording.join(
                box,
                List.of(new Inline.Text("; ")),
                draft.say(Phrase.FIRST_ORDER),
                List.of(new Inline.Text(" ")),
                number(Chain.of(term), forecast.firstOrder()),
                draft.say(Phrase.SEPARATOR),
                draft.say(Phrase.ACTUAL_CHANGE),
                List.of(new Inline.Text(" ")),
                number(Chain.of(change()), forecast.change()));
    }

    private static List<Inline> number(Chain quantity, Evaluation value) {
        return List.of(new Inline.Formula(quantity.and(value.value().result().relation(), value.result())));
    }
}
