package org.gradus.report.compose.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.function.Activation;
import org.gradus.report.compose.derivation.CrossEntropyComposer;
import org.gradus.report.compose.derivation.LogisticRegressionComposer;
import org.gradus.report.compose.notation.GradientNotation;
import org.gradus.report.compose.page.Box;
import org.gradus.report.compose.page.Decay;
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

/** Backpropagation, from the output layer back to the first; of several samples each, and reduced over the batch. */
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
                heading(sample);
                sample(sample, answer.losses().get(s), answer.samples().get(s));
            }
        }
        if (answer.batch().isPresent()
                && !draft.has(Quantities.batchGradient(answer.batch().get(), 1))) {
            reduced(answer.batch().get(), answer.reduced());
        }
    }

    private void heading(SampleTrace sample) {
        if (draft.samples().size() > 1) {
            String words = Wording.text(draft.say(Phrase.SAMPLE, sample.number()));
            draft.add(new Block.SampleHeading(List.of(new Inline.Strong(words))));
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
        SlopesComposer slopes = new SlopesComposer(draft, sample, backward);
        ChainRuleComposer chainRule = new ChainRuleComposer(draft, sample, backward, loss);
        int last = backward.layers().size();
        if (through) {
            slopes.compose();
            boolean turned = draft.notation().gradients().isTurned();
            boolean simple = new SeedFormula(draft, loss).ofVector().isPresent()
                    && (!turned || new OutputErrorComposer(draft, sample, backward, loss).isGivenByDifferences());
            if (backward.rule() == DeltaRule.JACOBIAN || !simple) {
                new LossGradientComposer(draft, sample, loss, backward.lossGradient()).compose();
            }
        }
        chainRule.before(last);
        new OutputErrorComposer(draft, sample, backward, loss).compose();
        parameters(sample, backward.layers().get(last - 1));
        slopes.compose();
        for (int l = last - 1; l >= 1; l--) {
            chainRule.before(l);
            new DeltaComposer(draft, sample, backward, l).compose();
            parameters(sample, backward.layers().get(l - 1));
        }
    }

    private void parameters(SampleTrace sample, LayerGradients layer) {
        if (!layer.weights().isEmpty()) {
            new ParameterGradientComposer(draft, sample, layer).compose();
        }
    }

    /** Brings ∂C/∂x onto the sheet; returns what stands in the box. */
    public List<Inline> input(Answer.Backpropagation answer) {
        List<SampleTrace> samples = draft.samples();
        List<Inline> box = List.of();
        for (int s = 0; s < samples.size(); s++) {
            BackwardTrace backward = answer.samples().get(s);
            new DeltaComposer(draft, samples.get(s), backward, 0).input();
            box = Training.beside(draft, box, samples.get(s), input(backward.input()));
        }
        return box;
    }

    private List<Inline> input(List<Evaluation> gradient) {
        if (draft.notation().isNeuron()) {
            return Training.each(draft, List.of(), gradient);
        }
        Expr x = gradient.size() == 1 ? Expr.Indexed.of("x", 1) : Expr.Symbol.vector("x");
        return List.of(
                new Inline.Formula(MatrixLines.ofColumn(draft, gradient).answer(Chain.of(GradientNotation.of(x)))));
    }

    // ---- the batch ----

    private void reduced(BatchTrace batch, List<BatchTrace.LayerGradients> layers) {
        Expr s = Expr.Symbol.of("s");
        for (int l = layers.size(); l >= 1; l--) {
            BatchTrace.LayerGradients layer = layers.get(l - 1);
            if (layer.weights().isEmpty()) {
                continue;
            }
            draft.defines(Quantities.batchGradient(batch, l));
            Expr weights = draft.notation().weights(l);
            List<Block.Line> lines = new ArrayList<>(new MatrixLines(draft, layer.weights())
                    .lines(
                            Lines.equal(
                                    GradientNotation.of(weights),
                                    Decay.ofWeights(draft, overSamples(batch, weights, s), weights)),
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

    /** A table of all gradients; of a single neuron its numbers in one line, of logits δ. */
    public Box box(Answer.Backpropagation answer) {
        List<List<LayerTable.Parameters>> all = new ArrayList<>();
        if (answer.batch().isPresent()) {
            all.add(answer.reduced().stream()
                    .map(layer -> new LayerTable.Parameters(layer.weights(), layer.bias()))
                    .toList());
        } else {
            answer.samples()
                    .forEach(sample -> all.add(sample.layers().stream()
                            .map(layer -> new LayerTable.Parameters(layer.weights(), layer.bias()))
                            .toList()));
        }
        if (draft.exercise().network().isPresent() && !draft.notation().isNeuron()) {
            return LayerTable.gradients(draft, all);
        }
        List<SampleTrace> samples = draft.samples();
        if (draft.notation().isNeuron()) {
            return Training.numbers(draft, all);
        }
        List<Inline> box = List.of();
        for (int s = 0; s < samples.size(); s++) {
            List<Evaluation> delta = answer.samples().get(s).layers().get(0).delta();
            Expr left = draft.notation().gradients().delta(1, delta.size());
            box = Training.beside(
                    draft,
                    box,
                    samples.get(s),
                    List.of(new Inline.Formula(
                            MatrixLines.ofColumn(draft, delta).answer(Chain.of(left)))));
        }
        return Box.of(box);
    }
}
