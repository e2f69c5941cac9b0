package org.gradus.report.compose.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation.Operator;
import org.gradus.report.compose.notation.Elision;
import org.gradus.report.compose.notation.GradientNotation;
import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.notation.PutIn;
import org.gradus.report.compose.notation.Truth;
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
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.QuantityId;

/** One step of gradient descent: new weights and biases, the loss after it, and what the gradient promised. */
public final class StepComposer {
    private static final Expr ETA = Expr.Symbol.of("eta");

    private final Draft draft;
    private final Answer.GradientStep answer;
    private final StepTrace step;
    private final Optional<SampleTrace> sample;

    /** @param index of the step: that of its sample, 0 for a batch */
    public StepComposer(Draft draft, Answer.GradientStep answer, int index) {
        this.draft = draft;
        this.answer = answer;
        this.step = answer.steps().get(index);
        boolean batch = answer.gradients().batch().isPresent();
        this.sample = batch ? Optional.empty() : Optional.of(draft.samples().get(index));
    }

    public void compose() {
        for (int l = 1; l <= step.layers().size(); l++) {
            layer(l);
        }
        for (int s = 0; s < step.after().size(); s++) {
            SampleTrace after = step.after().get(s);
            output(after);
            loss(after, step.losses().get(s));
        }
        if (sample.isEmpty()) {
            batchLoss();
        }
        forecast();
    }

    private List<Inline> titled(List<Inline> title) {
        return sample.map(own -> Training.ofSample(draft, own, title)).orElse(title);
    }

    // ---- the new parameters ----

    private void layer(int l) {
        LayerStep layer = step.layers().get(l - 1);
        Notation notation = draft.notation();
        List<Line> lines = new ArrayList<>(
                notation.isNeuron()
                        ? neuron(layer.weights().get(0))
                        : lines(notation.weights(l), layer.weights(), Letter.DW, remark(l)));
        layer.bias().ifPresent(bias -> {
            Expr b = notation.gradients().bias(l, bias.size());
            if (draft.exercise().conventions().updateBias()) {
                List<Line> own = lines(b, bias.stream().map(List::of).toList(), Letter.DB, List.of());
                Line first = own.get(0);
                lines.add(new Line(first.chains(), first.remark(), java.util.OptionalInt.empty()));
                lines.addAll(own.subList(1, own.size()));
            } else {
                lines.add(Line.of(MatrixLines.ofColumn(draft, bias).brief(Chain.of(b)))
                        .remark(draft.say(Phrase.BIAS_KEPT)));
            }
        });
        boolean bias = layer.bias().isPresent();
        List<Inline> title = notation.isBare()
                ? draft.say(bias ? Phrase.NEW_PARAMETERS_STEP_BARE : Phrase.NEW_WEIGHTS_STEP_BARE)
                : draft.say(bias ? Phrase.NEW_PARAMETERS_STEP : Phrase.NEW_WEIGHTS_STEP, l);
        draft.step(titled(title), draft.say(Phrase.WHY_NEW_PARAMETERS), lines);
    }

    /** {@code W ← W − η ∂C/∂W}. */
    private List<Line> lines(Expr parameter, List<List<Evaluation>> entries, Letter gradient, List<Inline> remark) {
        Expr descent = new Expr.Negation(Expr.Product.of(ETA, GradientNotation.of(parameter)));
        Chain formula = Chain.of(parameter).and(Operator.BECOMES, Expr.Sum.of(parameter, descent));
        return new MatrixLines(draft, entries).lines(formula, Optional.of(putIn(entries, gradient)), remark);
    }

    private Expr putIn(List<List<Evaluation>> entries, Letter gradient) {
        List<Evaluation> all = entries.stream().flatMap(List::stream).toList();
        PutIn operands = PutIn.of(all);
        Elision.Entry old = (i, j) -> put(
                operands, entries.get(i).get(j).id().before(), entries.get(i).get(j));
        Elision.Entry slope = (i, j) -> put(
                operands,
                entries.get(i).get(j).id().before().of(gradient),
                entries.get(i).get(j));
        Expr rate = step.rate().shown();
        Expr product = Expr.Product.of(rate, matrix(entries, slope));
        return Expr.Sum.of(matrix(entries, old), new Expr.Negation(product));
    }

    private static Expr put(PutIn operands, QuantityId operand, Evaluation entry) {
        return entry.isAbsent() ? LayerData.NO_EDGE : operands.get(operand);
    }

    private static Expr matrix(List<List<Evaluation>> entries, Elision.Entry entry) {
        int columns = entries.get(0).size();
        boolean column = entries.get(0).get(0).id().letter().equals(Letter.B);
        return column
                ? Elision.column(entries.size(), i -> entry.at(i, 0))
                : Elision.matrix(entries.size(), columns, entry);
    }

    /** {@code w_j ← w_j − η ∂C/∂w_j}, a number for each weight. */
    private List<Line> neuron(List<Evaluation> weights) {
        Expr w = Expr.Indexed.of("w", "j");
        Expr descent = new Expr.Negation(Expr.Product.of(ETA, GradientNotation.of(w)));
        Chain general = Chain.of(w).and(Operator.BECOMES, Expr.Sum.of(w, descent));
        return NeuronLines.of(draft, general, weights, remark(1));
    }

    private List<Inline> remark(int l) {
        Expr gradient = draft.notation().isNeuron()
                ? GradientNotation.of(Expr.Indexed.of("w", "j"))
                : GradientNotation.of(draft.notation().weights(l));
        String key = sample.map(own -> Quantities.weightGradient(own, l))
                .orElseGet(() ->
                        Quantities.batchGradient(answer.gradients().batch().orElseThrow(), l));
        return Training.insert(draft, gradient, key);
    }

    // ---- after the step ----

    private void output(SampleTrace after) {
        List<Line> lines = new ArrayList<>();
        for (LayerTrace layer : after.layers()) {
            int l = layer.layer();
            int units = layer.activation().size();
            Chain z = draft.notation().isNeuron()
                    ? Chain.of(draft.notation().preactivation(l, units))
                    : Lines.equal(draft.notation().preactivation(l, units), weightedSum(l, layer));
            Chain a = Lines.equal(
                    draft.notation().output(l, units),
                    Notation.apply(layer.function(), draft.notation().preactivation(l, units)));
            List<Inline> extremes = Extremes.with(
                    draft, Extremes.bounds(draft, layer.activation()), Extremes.complements(draft, layer.activation()));
            lines.add(Line.of(
                            MatrixLines.ofColumn(draft, layer.preactivation()).brief(z),
                            MatrixLines.ofColumn(draft, layer.activation()).brief(a))
                    .remark(extremes));
        }
        int last = lines.size() - 1;
        lines.set(last, lines.get(last).numbered(draft.nextNumber()));
        draft.step(
                Training.ofSample(draft, after, draft.say(Phrase.AFTER_OUTPUT_STEP)),
                draft.say(Phrase.WHY_AFTER_OUTPUT),
                lines);
    }

    private Expr weightedSum(int l, LayerTrace layer) {
        Notation notation = draft.notation();
        Expr product = Expr.Product.of(notation.weights(l), notation.input(l));
        boolean bias = layer.data().flatMap(LayerData::bias).isPresent();
        return bias
                ? Expr.Sum.of(
                        product, notation.gradients().bias(l, layer.activation().size()))
                : product;
    }

    private void loss(SampleTrace after, LossTrace trace) {
        List<Line> lines = new LossComposer(draft).lines(after, trace);
        draft.step(
                Training.ofSample(draft, after, draft.say(Phrase.AFTER_LOSS_STEP)),
                draft.say(Phrase.WHY_AFTER_LOSS),
                lines);
    }

    private void batchLoss() {
        Evaluation loss = step.loss();
        Chain formula = Lines.equal(GradientNotation.loss(), draft.notation().write(loss.formula()));
        List<Line> lines = new MatrixLines(draft, List.of(List.of(loss)))
                .lines(formula, Optional.empty(), draft.say(Phrase.INSERT));
        draft.step(
                draft.say(Phrase.AFTER_BATCH_LOSS_STEP),
                Training.reduced(draft, answer.gradients().batch().orElseThrow()),
                lines);
    }

    // ---- the first-order term ----

    private Expr cost(Phrase mark) {
        return Expr.Symbol.of("C_" + draft.wording().word(mark));
    }

    private void forecast() {
        StepTrace.Forecast forecast = step.forecast();
        List<Line> lines = new ArrayList<>();
        Expr norm = GradientNotation.squaredNorm();
        lines.add(Line.of(scalar(Chain.of(norm), forecast.squaredNorm())).remark(draft.say(Phrase.SQUARED_NORM)));
        Expr term = new Expr.Negation(Expr.Product.of(ETA, norm));
        lines.add(Line.of(scalar(Chain.of(term), forecast.firstOrder())).remark(draft.say(Phrase.FIRST_ORDER)));
        Expr change = Expr.Sum.of(cost(Phrase.NEW_MARK), new Expr.Negation(cost(Phrase.OLD_MARK)));
        lines.add(Line.of(scalar(Chain.of(change), forecast.change()))
                .remark(Extremes.with(draft, draft.say(Phrase.ACTUAL_CHANGE), bound(change, forecast.change()))));
        forecast.share().ifPresent(share -> {
            Expr quotient = new Expr.Quotient(term, change);
            boolean grows = forecast.change().value().real().signum() > 0;
            lines.add(Line.of(scalar(Chain.of(quotient), share))
                    .remark(draft.say(grows ? Phrase.LOSS_GROWS : Phrase.SHARE)));
        });
        int last = lines.size() - 1;
        lines.set(last, lines.get(last).numbered(draft.nextNumber()));
        draft.step(titled(draft.say(Phrase.FORECAST_STEP)), draft.say(Phrase.WHY_FORECAST, term), lines);
    }

    /** The change has no symbol of its own. */
    private static List<Inline> bound(Expr change, Evaluation value) {
        boolean small = !value.value().isCalculated() && value.value().isOutOfReach();
        return small ? List.of(new Inline.Formula(Extremes.outOfReach(change))) : List.of();
    }

    private Chain scalar(Chain left, Evaluation value) {
        if (value.substituted().equals(value.shown())) {
            return left.and(Truth.result(value), value.lineEnd());
        }
        return left.and(Truth.insert(List.of(value)), value.substituted()).and(Truth.result(value), value.lineEnd());
    }

    // ---- the box ----

    public List<Inline> box() {
        List<Inline> box = List.of();
        for (int l = 1; l <= step.layers().size(); l++) {
            LayerStep layer = step.layers().get(l - 1);
            if (draft.notation().isNeuron()) {
                box = Training.each(draft, box, layer.weights().get(0));
            } else {
                box = with(box, draft.notation().weights(l), layer.weights());
            }
            if (layer.bias().isPresent()) {
                List<Evaluation> bias = layer.bias().get();
                box = with(
                        box,
                        draft.notation().gradients().bias(l, bias.size()),
                        bias.stream().map(List::of).toList());
            }
        }
        Chain before = Chain.of(cost(Phrase.OLD_MARK));
        Evaluation old = sample.isPresent()
                ? answer.gradients().losses().get(sample.get().number() - 1).value()
                : answer.gradients().batch().orElseThrow().loss();
        Chain after = Chain.of(cost(Phrase.NEW_MARK));
        return Wording.join(
                box,
                Training.gap(draft, box),
                List.of(new Inline.Formula(before.and(old.value().relation(), old.shown()))),
                Training.gap(draft, List.of(new Inline.Break())),
                List.of(new Inline.Formula(
                        after.and(step.loss().value().relation(), step.loss().shown()))));
    }

    private List<Inline> with(List<Inline> box, Expr parameter, List<List<Evaluation>> entries) {
        Chain chain = new MatrixLines(draft, entries).brief(Chain.of(parameter));
        Chain becomes = new Chain(chain.lead(), chain.left(), chain.links());
        return Wording.join(box, Training.gap(draft, box), List.of(new Inline.Formula(becomes)));
    }
}
