package org.gradus.report.compose.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.function.Loss;
import org.gradus.report.compose.notation.GradientNotation;
import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.notation.Plain;
import org.gradus.report.compose.notation.Truth;
import org.gradus.report.compose.notation.UnitTerms;
import org.gradus.report.compose.page.Decay;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.page.MatrixLines;
import org.gradus.report.compose.page.Quantities;
import org.gradus.report.compose.words.FunctionWords;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Style.Detail;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.BatchTrace;
import org.gradus.report.solution.LossTrace;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.worksheet.Evaluation;

/** The loss: formula, numbers put in, value; of several samples each, and of the batch. */
public final class LossComposer {
    private static final Expr I = Expr.Symbol.of("i");

    /** Up to this many outputs the sum is written out in letters. */
    private static final int MOST_WRITTEN = 4;

    private final Draft draft;

    public LossComposer(Draft draft) {
        this.draft = draft;
    }

    /** Brings the losses onto the sheet, those that do not stand there yet. */
    public void compose(List<LossTrace> losses, Optional<BatchTrace> batch) {
        List<SampleTrace> samples = draft.samples();
        for (int s = 0; s < samples.size(); s++) {
            SampleTrace sample = samples.get(s);
            if (!draft.has(Quantities.loss(sample))) {
                draft.defines(Quantities.loss(sample));
                draft.step(
                        Training.ofSample(draft, sample, draft.say(Phrase.LOSS_STEP, GradientNotation.loss())),
                        Wording.join(why(losses.get(s)), meaning(sample)),
                        lines(sample, losses.get(s)));
            }
        }
        batch.ifPresent(this::batch);
    }

    /** What the loss measures, the first time. */
    private List<Inline> why(LossTrace loss) {
        boolean ofClass = loss.loss().description().equals(Optional.of("cross-entropy")) && isOneHot(loss.target());
        return Training.once(
                draft,
                ofClass
                        ? Phrase.WHY_CROSS_ENTROPY_OF_CLASS
                        : FunctionWords.why(loss.loss(), loss.target().size()));
    }

    /** One target is 1, the others are 0. */
    private static boolean isOneHot(List<Expr> targets) {
        List<Expr> numbers = targets.stream().map(Plain::of).toList();
        return Collections.frequency(numbers, Expr.Num.of(1)) == 1
                && Collections.frequency(numbers, Expr.Num.of(0)) == numbers.size() - 1;
    }

    /** Of many samples the targets do not stand in the overview. */
    private List<Inline> meaning(SampleTrace sample) {
        return draft.samples().size() > Draft.SAMPLES_SHOWN
                ? Training.meaning(draft, sample)
                        .map(meaning -> draft.say(Phrase.WHY_TARGET, meaning))
                        .orElse(List.of())
                : List.of();
    }

    /** Formula, numbers, value, as the next equation. */
    List<Line> lines(SampleTrace sample, LossTrace trace) {
        List<Line> lines = new ArrayList<>(ofData(sample, trace));
        lines.addAll(Decay.lines(draft, trace.penalty(), trace.value()));
        return lines;
    }

    /** Of the loss without regularisation. */
    private List<Line> ofData(SampleTrace sample, LossTrace trace) {
        List<Line> lines = new ArrayList<>();
        Evaluation value = trace.data();
        Chain formula = general(trace);
        if (draft.is(Detail.BRIEF)) {
            return List.of(Line.of(formula.and(Truth.shown(List.of(value)), value.shown()))
                    .numbered(draft.nextNumber())
                    .remark(conventions(trace)));
        }
        lines.add(Line.of(formula).remark(conventions(trace)).numbered(draft.nextNumber()));
        if (trace.form() == LossTrace.Form.LOGITS) {
            lines.add(Line.of(Lines.goOn().equal(draft.notation().write(value.formula())))
                    .remark(draft.say(Phrase.FROM_LOGITS)));
        }
        Chain numbers = Lines.goOn().and(Truth.insert(List.of(value)), MatrixLines.elided(value.substituted()));
        Expr folded = UnitTerms.fold(value.substituted());
        if (!folded.equals(value.substituted()) && !Plain.of(folded).equals(Plain.of(value.shown()))) {
            numbers = numbers.equal(folded);
        }
        Optional<Expr> exact = value.value().exactBeyondPrinted();
        if (exact.isPresent() && Truth.insert(List.of(value)) == Expr.Relation.Operator.EQUAL) {
            numbers = numbers.equal(exact.get());
        }
        lines.add(Line.of(numbers.and(Truth.result(value), value.lineEnd())).remark(remark(sample, trace)));
        return lines;
    }

    /** {@code C = ½ Σ_i (y_i − t_i)² = ½((y_1 − t_1)² + (y_2 − t_2)²)}. */
    private Chain general(LossTrace trace) {
        Notation notation = draft.notation();
        boolean after = trace.value().id().updated();
        int outputs = trace.target().size();
        Expr cost = Decay.letter(trace.penalty());
        Chain loss = Chain.of(after ? notation.after(cost) : cost);
        List<Expr> y = new ArrayList<>();
        List<Expr> t = new ArrayList<>();
        for (int i = 1; i <= outputs; i++) {
            Expr output = outputs == 1 ? Expr.Symbol.of("y") : Expr.Indexed.of("y", i);
            y.add(after ? notation.after(output) : output);
            t.add(outputs == 1 ? Expr.Symbol.of("t") : Expr.Indexed.of("t", i));
        }
        Expr written = trace.loss().formula(y, t);
        if (outputs == 1) {
            return loss.equal(written);
        }
        Expr n = notation.isBare() ? Expr.Symbol.of("N") : Expr.Indexed.of("N", notation.layers());
        Expr entry = notation.outputEntry(notation.layers(), I);
        Expr general = trace.loss().general(after ? notation.after(entry) : entry, Expr.Indexed.of("t", "i"), "i", n);
        boolean isShort = outputs <= MOST_WRITTEN && !draft.is(Detail.BRIEF) && !hasCases(written);
        return isShort ? loss.equal(general).equal(written) : loss.equal(general);
    }

    /** Cases written out for each output say no more than those of one. */
    private static boolean hasCases(Expr formula) {
        return Children.any(formula, node -> node instanceof Expr.Piecewise);
    }

    private List<Inline> conventions(LossTrace trace) {
        List<Inline> words = List.of();
        if (takesLogarithm(trace.loss())) {
            words = Training.once(draft, Phrase.NATURAL_LOGARITHM);
        }
        if (trace.zeroLogarithm()) {
            words = Training.and(draft, words, zeroLogarithm(draft));
        }
        return words;
    }

    /** "0 ln(0) = 0 by convention". */
    public static List<Inline> zeroLogarithm(Draft draft) {
        Expr zero = Expr.Num.of(0);
        Expr product = Expr.Product.of(zero, Expr.Apply.of(FunctionName.LN, zero));
        return draft.say(Phrase.BY_CONVENTION, Lines.equal(product, zero));
    }

    /** Whether its formula has a logarithm, so that the sheet says which. */
    public static boolean takesLogarithm(Loss loss) {
        return FunctionName.LN.occursIn(loss.formula(List.of(Expr.Symbol.of("y")), List.of(Expr.Symbol.of("t"))));
    }

    private List<Inline> remark(SampleTrace sample, LossTrace trace) {
        boolean logits = trace.form() == LossTrace.Form.LOGITS;
        int last = sample.layers().size();
        boolean shifted = logits && sample.lastLayer().function().isDistribution();
        String key = logits && !shifted ? Quantities.preactivation(sample, last) : Quantities.output(sample, last);
        Expr quantity = logits && !shifted
                ? draft.notation().preactivation(last, trace.target().size())
                : logits
                        ? Expr.Symbol.vector("s")
                        : draft.notation().output(last, trace.target().size());
        boolean known = !trace.value().id().updated() && draft.has(key);
        List<Inline> words = known
                ? draft.say(Phrase.INSERT_FROM, quantity, draft.reference(key).orElseThrow())
                : draft.say(Phrase.INSERT);
        return Quantities.withBounds(draft, words, List.of(trace.data()));
    }

    // ---- the batch ----

    private void batch(BatchTrace batch) {
        if (draft.has(Quantities.batchLoss(batch))) {
            return;
        }
        draft.defines(Quantities.batchLoss(batch));
        Evaluation loss = batch.data();
        Chain formula =
                Lines.equal(Decay.letter(batch.penalty()), draft.notation().write(loss.formula()));
        List<Line> lines = new ArrayList<>(new MatrixLines(draft, List.of(List.of(loss)))
                .lines(formula, Optional.empty(), draft.say(Phrase.INSERT)));
        lines.addAll(Decay.lines(draft, batch.penalty(), batch.loss()));
        draft.step(draft.say(Phrase.BATCH_LOSS_STEP, GradientNotation.loss()), Training.reduced(draft, batch), lines);
    }

    // ---- the box ----

    public List<Inline> box(List<LossTrace> losses, Optional<BatchTrace> batch) {
        if (batch.isPresent()) {
            return List.of(new Inline.Formula(value(batch.get().loss())));
        }
        List<SampleTrace> samples = draft.samples();
        List<Inline> box = List.of();
        for (int s = 0; s < samples.size(); s++) {
            box = Training.beside(
                    draft,
                    box,
                    samples.get(s),
                    List.of(new Inline.Formula(value(losses.get(s).value()))));
        }
        return box;
    }

    static Chain value(Evaluation loss) {
        Chain chain = Chain.of(GradientNotation.loss());
        Optional<Expr> exact = loss.value().exactBeyondPrinted();
        return (exact.isPresent() ? chain.equal(exact.get()) : chain)
                .and(loss.value().result().relation(), loss.result());
    }
}
