package org.gradus.report.compose.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.function.Activation;
import org.gradus.report.compose.derivation.CrossEntropyComposer;
import org.gradus.report.compose.derivation.LogisticRegressionComposer;
import org.gradus.report.compose.notation.GradientNotation;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.page.MatrixLines;
import org.gradus.report.compose.page.Quantities;
import org.gradus.report.compose.words.FunctionWords;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.exercise.Conventions;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.BackwardTrace;
import org.gradus.report.solution.BackwardTrace.DeltaRule;
import org.gradus.report.solution.BackwardTrace.LayerGradients;
import org.gradus.report.solution.BatchTrace;
import org.gradus.report.solution.LossTrace;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.symbolic.derive.Derivation;

/** Backpropagation, from the output layer back to the input; of several samples each, and reduced over the batch. */
public final class BackpropagationComposer {
    private final Draft draft;

    public BackpropagationComposer(Draft draft) {
        this.draft = draft;
    }

    /** Brings the gradients onto the sheet, those that do not stand there yet. */
    public void compose(Answer.Backpropagation answer) {
        boolean sumsToOne =
                answer.samples().stream().allMatch(sample -> sample.rule() == DeltaRule.SOFTMAX_CROSS_ENTROPY_ONE);
        shortcuts(answer, sumsToOne);
        List<SampleTrace> samples = draft.samples();
        if (!draft.has(Quantities.delta(samples.get(0), 1))) {
            answer.samples().get(0).barrier().ifPresent(this::barrier);
        }
        for (int s = 0; s < samples.size(); s++) {
            SampleTrace sample = samples.get(s);
            if (!draft.has(Quantities.delta(sample, 1))) {
                if (samples.size() > 1) {
                    String words = Wording.text(draft.say(Phrase.SAMPLE, sample.number()));
                    draft.add(new Block.SampleHeading(List.of(new Inline.Strong(words))));
                }
                sample(sample, answer.losses().get(s), answer.samples().get(s));
            }
        }
        if (answer.batch().isPresent()
                && !draft.has(Quantities.batchGradient(answer.batch().get(), 1))) {
            reduced(answer.batch().get(), answer.reduced(), answer.samples());
        }
    }

    /** Layers up to {@code l} learn nothing, whatever the numbers are. */
    private void barrier(int l) {
        Activation activation = draft.samples().get(0).layers().get(l - 1).function();
        String name = !activation.isEntrywise()
                ? draft.wording().word(Phrase.SINGLE_SOFTMAX)
                : FunctionWords.name(draft.wording(), activation);
        draft.add(new Block.Note(
                l == 1
                        ? draft.say(Phrase.NO_GRADIENT_IN_FIRST_LAYER, name)
                        : draft.say(Phrase.NO_GRADIENT_UP_TO_LAYER, name, l)));
    }

    /** Why ∂C/∂z is output minus target, derived for every number of outputs. */
    private void shortcuts(Answer.Backpropagation answer, boolean sumsToOne) {
        List<Derivation> derivations = answer.shortcuts();
        if (derivations.isEmpty()) {
            return;
        }
        CrossEntropyComposer composer = new CrossEntropyComposer(draft);
        if (answer.samples().get(0).rule() == DeltaRule.SIGMOID_BINARY_CROSS_ENTROPY) {
            composer.sigmoid(derivations.get(0));
        } else {
            composer.softmax(derivations.get(0), sumsToOne);
        }
        // a single such neuron is a logistic regression besides
        derivations.stream().skip(1).forEach(new LogisticRegressionComposer(draft)::gradient);
    }

    private void sample(SampleTrace sample, LossTrace loss, BackwardTrace backward) {
        boolean through = backward.rule() == DeltaRule.DERIVATIVE || backward.rule() == DeltaRule.JACOBIAN;
        if (through) {
            new LossGradientComposer(draft, sample, loss, backward.lossGradient()).compose();
        }
        int last = backward.layers().size();
        for (int l = last; l >= 1; l--) {
            LayerGradients layer = backward.layers().get(l - 1);
            if (l < last || through) {
                new SlopeComposer(draft, sample, layer).compose();
            }
            new DeltaComposer(draft, sample, backward, l).compose();
            if (!layer.weights().isEmpty()) {
                new ParameterGradientComposer(draft, sample, layer).compose();
            }
        }
        if (!backward.input().isEmpty()) {
            new DeltaComposer(draft, sample, backward, 0).input();
        }
    }

    // ---- the batch ----

    private void reduced(BatchTrace batch, List<BatchTrace.LayerGradients> layers, List<BackwardTrace> samples) {
        Expr s = Expr.Symbol.of("s");
        for (int l = layers.size(); l >= 1; l--) {
            BatchTrace.LayerGradients layer = layers.get(l - 1);
            if (layer.weights().isEmpty()) {
                continue;
            }
            draft.defines(Quantities.batchGradient(batch, l));
            List<Block.Line> lines = new ArrayList<>(new MatrixLines(draft, layer.weights())
                    .lines(
                            Lines.equal(
                                    weights(l),
                                    overSamples(batch, draft.notation().weights(l), s)),
                            Optional.empty(),
                            draft.say(Phrase.INSERT)));
            if (layer.bias().isPresent()) {
                Expr b = draft.notation().gradients().bias(l, layer.bias().get().size());
                lines.add(Block.Line.of(
                        MatrixLines.ofColumn(draft, layer.bias().get()).brief(Chain.of(GradientNotation.of(b)))));
            }
            draft.step(draft.say(Phrase.BATCH_GRADIENT_STEP, l), Training.reduced(draft, batch), lines);
        }
    }

    private static Expr overSamples(BatchTrace batch, Expr parameter, Expr s) {
        Expr own = Expr.Derivative.partial(new Expr.Indexed(Expr.Symbol.of("C"), List.of(s)), parameter);
        Expr sum = new Expr.IndexedSum("s", Optional.empty(), Optional.empty(), own);
        boolean mean = batch.reduced() == Conventions.Batch.MEAN;
        Expr share =
                new Expr.Quotient(Expr.Num.of(1), Expr.Num.of(batch.losses().size()));
        return mean ? Expr.Product.of(share, sum) : sum;
    }

    // ---- the box ----

    public List<Inline> box(Answer.Backpropagation answer) {
        boolean parameters =
                answer.reduced().stream().anyMatch(layer -> !layer.weights().isEmpty());
        if (parameters) {
            List<Inline> box = List.of();
            for (int l = answer.reduced().size(); l >= 1; l--) {
                BatchTrace.LayerGradients layer = answer.reduced().get(l - 1);
                box = layer(box, l, layer.weights(), layer.bias());
            }
            return box;
        }
        List<SampleTrace> samples = draft.samples();
        List<Inline> box = List.of();
        for (int s = 0; s < samples.size(); s++) {
            box = Training.beside(
                    draft, box, samples.get(s), sampleBox(answer.samples().get(s)));
        }
        return box;
    }

    private List<Inline> sampleBox(BackwardTrace backward) {
        List<Inline> box = List.of();
        for (int l = backward.layers().size(); l >= 1; l--) {
            LayerGradients layer = backward.layers().get(l - 1);
            if (layer.weights().isEmpty()) {
                Chain chain = MatrixLines.ofColumn(draft, layer.delta())
                        .brief(Chain.of(draft.notation()
                                .gradients()
                                .delta(l, layer.delta().size())));
                box = Wording.join(box, List.of(new Inline.Formula(chain)));
            } else {
                box = layer(box, l, layer.weights(), layer.bias());
            }
        }
        return input(box, backward.input());
    }

    private List<Inline> input(List<Inline> box, List<Evaluation> gradient) {
        if (gradient.isEmpty()) {
            return box;
        }
        if (draft.notation().isNeuron()) {
            return Training.each(draft, box, gradient);
        }
        Expr x = gradient.size() == 1 ? Expr.Indexed.of("x", 1) : Expr.Symbol.vector("x");
        Chain chain = MatrixLines.ofColumn(draft, gradient).brief(Chain.of(GradientNotation.of(x)));
        return Wording.join(box, Training.gap(draft, box), List.of(new Inline.Formula(chain)));
    }

    private List<Inline> layer(
            List<Inline> box, int l, List<List<Evaluation>> weights, Optional<List<Evaluation>> bias) {
        List<Inline> with;
        if (draft.notation().isNeuron()) {
            with = Training.each(draft, box, weights.get(0));
        } else {
            Chain chain = new MatrixLines(draft, weights).brief(Chain.of(weights(l)));
            with = Wording.join(box, Training.gap(draft, box), List.of(new Inline.Formula(chain)));
        }
        if (bias.isEmpty()) {
            return with;
        }
        Expr b = GradientNotation.of(
                draft.notation().gradients().bias(l, bias.get().size()));
        Chain own = MatrixLines.ofColumn(draft, bias.get()).brief(Chain.of(b));
        return Wording.join(with, Training.gap(draft, with), List.of(new Inline.Formula(own)));
    }

    private Expr weights(int l) {
        return GradientNotation.of(draft.notation().weights(l));
    }
}
