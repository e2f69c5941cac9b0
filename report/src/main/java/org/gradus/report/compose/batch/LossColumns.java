package org.gradus.report.compose.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.notation.Elision;
import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.notation.Truth;
import org.gradus.report.compose.notation.UnitTerms;
import org.gradus.report.compose.page.Decay;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.page.NeuronLines;
import org.gradus.report.compose.page.Quantities;
import org.gradus.report.compose.training.LossComposer;
import org.gradus.report.compose.words.FunctionWords;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.SamplePhrase;
import org.gradus.report.compose.words.Style.Detail;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.exercise.Conventions.Batch;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.BatchTrace;
import org.gradus.report.solution.LossTrace;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.worksheet.Evaluation;

/** The loss of every sample and what they are reduced to: the formula once, the first sample in full, all in a table. */
final class LossColumns {
    private static final Expr I = Expr.Symbol.of("i");
    private static final Expr C = Expr.Symbol.of("C");

    private final Draft draft;
    private final List<SampleTrace> samples;
    private final List<LossTrace> losses;
    private final Optional<BatchTrace> batch;

    LossColumns(Draft draft, List<SampleTrace> samples, List<LossTrace> losses, Optional<BatchTrace> batch) {
        this.draft = draft;
        this.samples = samples;
        this.losses = losses;
        this.batch = batch;
    }

    void compose() {
        LossTrace trace = losses.get(0);
        List<Line> lines = new ArrayList<>();
        List<Chain> general = new ArrayList<>(List.of(formula(trace)));
        batch.map(this::reduction).ifPresent(general::add);
        lines.add(new Line(general, List.of(), OptionalInt.of(draft.nextNumber())));
        if (!draft.is(Detail.BRIEF)) {
            FirstSample one = new FirstSample(draft, samples.get(0), false, samples.size() > 1);
            lines.addAll(first(draft, one, samples.get(0), trace, false));
        }
        batch.ifPresent(found -> {
            lines.add(reduced(draft, Decay.letter(found.penalty()), found.data()));
            lines.addAll(Decay.lines(draft, found.penalty(), found.loss()));
        });
        samples.forEach(sample -> draft.defines(Quantities.loss(sample)));
        batch.ifPresent(found -> draft.defines(Quantities.batchLoss(found)));
        List<Inline> why =
                draft.say(FunctionWords.why(trace.loss(), trace.target().size()));
        List<Inline> conventions = conventions();
        draft.step(
                draft.say(Phrase.LOSS_STEP, C),
                conventions.isEmpty() ? why : Wording.join(why, List.of(new Inline.Text("; ")), conventions),
                lines);
        if (samples.size() > 1) {
            table().add();
        }
    }

    private SampleTable table() {
        ForwardTable columns = new ForwardTable(draft, samples, false);
        SampleTrace first = samples.get(0);
        int outputs = first.output().size();
        int inputs = first.input().size();
        boolean forwardStands = draft.notation().isNeuron();
        boolean many = samples.size() > Elision.WHOLE;
        if (!forwardStands && inputs + ForwardTable.width(first) + outputs < SampleTable.MOST_COLUMNS) {
            columns.inputs().layers(1);
        } else if (!forwardStands && (many || inputs + 3 * outputs < SampleTable.MOST_COLUMNS)) {
            columns.inputs().layers(first.layers().size());
        } else {
            columns.outputs();
        }
        columns.targets();
        total(columns, losses, batch.map(BatchTrace::data));
        return columns.table();
    }

    /** The samples' losses, and what they are reduced to below them. */
    static void total(ForwardTable columns, List<LossTrace> losses, Optional<Evaluation> reduced, Batch convention) {
        if (reduced.isEmpty()) {
            columns.losses(losses);
            return;
        }
        SamplePhrase name = convention == Batch.MEAN ? SamplePhrase.MEAN_ROW : SamplePhrase.SUM_ROW;
        columns.table()
                .column(
                        columns.lossSymbol(),
                        s -> losses.get(s).value().shown(),
                        name,
                        reduced.get().shown());
    }

    private void total(ForwardTable columns, List<LossTrace> own, Optional<Evaluation> reduced) {
        total(columns, own, reduced, draft.exercise().conventions().batch());
    }

    // ---- lines ----

    /** {@code C^{(s)} = …}, in the symbols of one sample. */
    private Chain formula(LossTrace trace) {
        Notation notation = draft.notation();
        int outputs = trace.target().size();
        Expr y = notation.outputEntry(notation.layers(), I);
        Expr t = Expr.Indexed.of("t", "i");
        Expr n = notation.isBare() ? Columns.N : Expr.Indexed.of("N", notation.layers());
        Expr formula = outputs == 1
                ? notation.write(
                        trace.loss().formula(List.of(Expr.Indexed.of("y", 1)), List.of(Expr.Indexed.of("t", 1))))
                : trace.loss().general(y, t, "i", n);
        Expr letter = Decay.letter(trace.penalty());
        return Lines.equal(samples.size() > 1 ? new Expr.OfSample(letter, Expr.Symbol.of("s")) : letter, formula);
    }

    /** {@code C = (1/N)(C^{(1)} + … + C^{(N)})}. */
    private Chain reduction(BatchTrace trace) {
        Expr sum = Expr.Sum.of(Columns.ofSample(C, 1), Expr.Ellipsis.HORIZONTAL, new Expr.OfSample(C, Columns.N));
        boolean mean = trace.reduced() == Batch.MEAN;
        Expr share = new Expr.Quotient(Expr.Num.of(1), Columns.N);
        return Lines.equal(Decay.letter(trace.penalty()), mean ? Expr.Product.of(share, sum) : sum);
    }

    /** {@code C ≈ ¼(0.47 + …) ≈ 0.47}. */
    static Line reduced(Draft draft, Expr name, Evaluation loss) {
        return Line.of(FirstSample.calculated(Chain.of(name), loss))
                .remark(Quantities.withBounds(draft, List.of(), List.of(loss)));
    }

    /** C of a sample, in numbers. */
    static List<Line> first(Draft draft, FirstSample one, SampleTrace sample, LossTrace trace, boolean updated) {
        Expr name = one.ofSample(one.marked(Decay.letter(trace.penalty())));
        Evaluation value = trace.data();
        List<Line> lines = new ArrayList<>();
        Chain start = Chain.of(name);
        if (trace.form() == LossTrace.Form.LOGITS) {
            lines.add(Line.of(start.equal(Columns.elided(draft.notation().write(value.formula())))
                            .after(one.label()))
                    .remark(draft.say(Phrase.FROM_LOGITS)));
            start = Lines.goOn();
        } else {
            start = start.after(one.label());
        }
        Expr put = UnitTerms.fold(value.substituted());
        Chain calculated = updated && !put.equals(value.shown())
                ? NeuronLines.calculated(start, value, Columns.elided(put)) // the terms that are 0 stood there before
                : FirstSample.calculated(start, value);
        lines.add(Line.of(calculated)
                .remark(Quantities.withBounds(draft, remark(draft, sample, trace, updated), List.of(value))));
        lines.addAll(Decay.lines(draft, trace.penalty(), trace.value()));
        return lines;
    }

    private static List<Inline> remark(Draft draft, SampleTrace sample, LossTrace trace, boolean updated) {
        int last = sample.layers().size();
        boolean logits = trace.form() == LossTrace.Form.LOGITS;
        String key = logits ? Quantities.preactivation(sample, last) : Quantities.output(sample, last);
        if (updated) {
            return List.of();
        }
        Expr quantity = draft.notation().isNeuron()
                ? logits ? Expr.Symbol.of("z") : Expr.Symbol.of("y")
                : logits ? Columns.z(last) : Columns.Y;
        return References.insert(draft, quantity, key);
    }

    private List<Inline> conventions() {
        List<Inline> words =
                LossComposer.takesLogarithm(losses.get(0).loss()) ? draft.say(Phrase.NATURAL_LOGARITHM) : List.of();
        if (losses.stream().anyMatch(LossTrace::zeroLogarithm)) {
            words = Wording.join(words, draft.say(Phrase.SEPARATOR), LossComposer.zeroLogarithm(draft));
        }
        return words;
    }

    // ---- the box ----

    /** {@code C ≈ 0.47}. */
    static List<Inline> box(Evaluation loss) {
        return List.of(new Inline.Formula(Chain.of(C).and(Truth.answer(List.of(loss)), loss.result())));
    }
}
