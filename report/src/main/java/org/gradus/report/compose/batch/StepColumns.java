package org.gradus.report.compose.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.notation.Elision;
import org.gradus.report.compose.notation.GradientNotation;
import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.notation.PutIn;
import org.gradus.report.compose.notation.Truth;
import org.gradus.report.compose.page.Decay;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Extremes;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.page.Quantities;
import org.gradus.report.compose.training.Training;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.SamplePhrase;
import org.gradus.report.compose.words.Style.Detail;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.plan.LayerStep;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.BackwardTrace;
import org.gradus.report.solution.BatchTrace;
import org.gradus.report.solution.LayerTrace;
import org.gradus.report.solution.LossTrace;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.solution.StepTrace;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.QuantityId;

/** The step of a batch: new weights and biases, then the loss once more, the first sample in full and all in a table. */
final class StepColumns {
    private static final Expr ETA = Expr.Symbol.of("eta");
    private static final Expr C = Expr.Symbol.of("C");

    private final Draft draft;
    private final Notation notation;
    private final BatchTrace batch;
    private final StepTrace step;

    StepColumns(Draft draft, BatchTrace batch, StepTrace step) {
        this.draft = draft;
        this.notation = draft.notation();
        this.batch = batch;
        this.step = step;
    }

    void compose() {
        if (notation.isNeuron()) {
            new NeuronStep(draft, step, Optional.of(batch)).parameters();
        } else {
            parameters();
        }
        loss();
    }

    private boolean updatesBias() {
        return draft.exercise().conventions().updateBias()
                && step.layers().stream().anyMatch(layer -> layer.bias().isPresent());
    }

    // ---- the new parameters ----

    private void parameters() {
        List<Line> lines = new ArrayList<>();
        int count = step.layers().size();
        List<Chain> general = new ArrayList<>();
        Optional<Expr> layer = count > 1 ? Optional.of(Expr.Symbol.of("l")) : Optional.of(Expr.Num.of(1));
        general.add(rule(new Expr.Symbol("W", Expr.Shape.MATRIX, layer)));
        if (updatesBias()) {
            general.add(rule(new Expr.Symbol("b", Expr.Shape.VECTOR, layer)));
        }
        List<Inline> from = draft.is(Detail.BRIEF) ? List.of() : sources(count);
        List<Inline> remark = Extremes.with(draft, draft.say(SamplePhrase.OLD_WEIGHTS), from);
        lines.add(new Line(general, remark, OptionalInt.of(draft.nextNumber())));
        for (int l = 1; l <= count; l++) {
            weights(l, step.layers().get(l - 1), lines);
        }
        biases(lines);
        SamplePhrase title = updatesBias() ? SamplePhrase.NEW_PARAMETERS : SamplePhrase.NEW_WEIGHTS;
        draft.step(draft.say(title), draft.say(SamplePhrase.WHY_NEW, ETA), lines);
    }

    /** Where the gradients stand. */
    private List<Inline> sources(int count) {
        return Training.fromSteps(
                draft,
                IntStream.rangeClosed(1, count)
                        .mapToObj(l -> draft.reference(Quantities.batchGradient(batch, l)))
                        .toList());
    }

    /** {@code W_new = W − η ∂C/∂W}. */
    private Chain rule(Expr parameter) {
        return Lines.equal(Columns.after(draft, parameter), descent(parameter));
    }

    private static Expr descent(Expr parameter) {
        return Expr.Sum.of(parameter, new Expr.Negation(Expr.Product.of(ETA, GradientNotation.of(parameter))));
    }

    private void weights(int l, LayerStep layer, List<Line> lines) {
        if (layer.weights().isEmpty()) {
            return;
        }
        Expr w = notation.weights(l);
        List<Evaluation> weights =
                layer.weights().stream().flatMap(List::stream).toList();
        lines.add(Line.of(numbers(w, layer.weights(), Letter.DW))
                .remark(Quantities.withBounds(draft, List.of(), weights)));
    }

    /** Those of all layers beside each other. */
    private void biases(List<Line> lines) {
        List<Chain> chains = new ArrayList<>();
        List<Evaluation> all = new ArrayList<>();
        for (int l = 1; l <= step.layers().size(); l++) {
            Optional<List<Evaluation>> bias = step.layers().get(l - 1).bias();
            if (bias.isEmpty() || step.layers().get(l - 1).weights().isEmpty()) {
                continue;
            }
            List<Evaluation> entries = bias.get();
            if (!draft.exercise().conventions().updateBias()) {
                lines.add(kept(l, entries));
                continue;
            }
            List<List<Evaluation>> column = entries.stream().map(List::of).toList();
            chains.add(numbers(Columns.bias(l), column, Letter.DB));
            all.addAll(entries);
        }
        if (!chains.isEmpty()) {
            lines.add(new Line(chains, Quantities.withBounds(draft, List.of(), all), OptionalInt.empty()));
        }
    }

    private Line kept(int l, List<Evaluation> bias) {
        Expr b = Columns.bias(l);
        Chain chain = Lines.equal(Columns.after(draft, b), b)
                .and(
                        Truth.shown(bias),
                        matrix(
                                bias.stream().map(List::of).toList(),
                                (i, j) -> bias.get(i).shown()));
        return Line.of(chain).remark(draft.say(Phrase.BIAS_KEPT));
    }

    private Chain numbers(Expr parameter, List<List<Evaluation>> rows, Letter gradient) {
        List<Evaluation> all = rows.stream()
                .flatMap(List::stream)
                .filter(entry -> !entry.isAbsent())
                .toList();
        Expr result = matrix(rows, (i, j) -> rows.get(i).get(j).lineEnd());
        Chain chain = Chain.of(Columns.after(draft, parameter));
        if (draft.is(Detail.BRIEF)) {
            return chain.and(Truth.shown(all), result);
        }
        PutIn operands = PutIn.of(all);
        Expr old = matrix(
                rows,
                (i, j) -> put(
                        operands, rows.get(i).get(j), rows.get(i).get(j).id().before()));
        Expr slope = matrix(
                rows,
                (i, j) -> put(
                        operands,
                        rows.get(i).get(j),
                        rows.get(i).get(j).id().before().of(gradient)));
        Expr product = Expr.Product.of(step.rate().shown(), slope);
        return chain.and(Truth.insert(all), Expr.Sum.of(old, new Expr.Negation(product)))
                .and(Truth.result(all), result);
    }

    private static Expr put(PutIn operands, Evaluation entry, QuantityId operand) {
        return entry.isAbsent() ? LayerData.NO_EDGE : operands.get(operand);
    }

    private static Expr matrix(List<List<Evaluation>> rows, Elision.Entry entry) {
        return Elision.matrix(rows.size(), rows.get(0).size(), entry);
    }

    // ---- the loss once more ----

    private void loss() {
        List<SampleTrace> after = step.after();
        List<Line> lines = new ArrayList<>();
        if (!draft.is(Detail.BRIEF)) {
            lines.addAll(worked(draft, after.get(0), step.losses().get(0), true));
        }
        Expr name = Columns.after(draft, C);
        if (step.reduced().isEmpty()) {
            lines.add(LossColumns.reduced(draft, name, step.loss()).numbered(draft.nextNumber()));
        } else {
            Expr data = Columns.after(draft, Expr.Symbol.of("D"));
            lines.add(LossColumns.reduced(draft, data, step.reduced().get(0)).numbered(draft.nextNumber()));
            lines.addAll(Decay.lines(draft, Optional.of(step.reduced().get(1)), step.loss()));
        }
        draft.step(draft.say(SamplePhrase.LOSS_AFTER), draft.say(SamplePhrase.WHY_LOSS_AFTER), lines);
        table(after);
    }

    /** The forward pass and the loss of a sample after the step, in full. */
    static List<Line> worked(Draft draft, SampleTrace sample, LossTrace loss, boolean labelled) {
        FirstSample one = new FirstSample(draft, sample, true, labelled);
        List<Line> lines = new ArrayList<>();
        for (LayerTrace layer : sample.layers()) {
            lines.add(line(lines.isEmpty() ? one.named(one.preactivation(layer)) : one.preactivation(layer)));
            List<Chain> chains = new ArrayList<>(one.between(layer));
            if (!Notation.isIdentity(layer.function()) || layer == sample.lastLayer()) {
                chains.addAll(one.activation(layer));
                lines.add(line(chains));
            }
        }
        for (Line line : LossColumns.first(draft, one, sample, loss, true)) {
            Chain chain = line.chains().get(0).after(List.of());
            Line last = lines.get(lines.size() - 1);
            boolean beside = last.chains().size() == 1
                    && last.remark().isEmpty()
                    && sample.output().size() == 1;
            if (beside) {
                List<Chain> both = List.of(last.chains().get(0), chain);
                lines.set(lines.size() - 1, new Line(both, line.remark(), OptionalInt.empty()));
            } else {
                lines.add(Line.of(chain).remark(line.remark()));
            }
        }
        return lines;
    }

    private static Line line(List<Chain> chains) {
        return new Line(chains, List.of(), OptionalInt.empty());
    }

    private void table(List<SampleTrace> after) {
        ForwardTable columns = new ForwardTable(draft, after, true);
        int outputs = after.get(0).output().size();
        boolean whole = ForwardTable.width(after.get(0)) + outputs < SampleTable.MOST_COLUMNS;
        if (whole) {
            columns.layers(1);
        } else {
            columns.outputs();
        }
        columns.targets();
        LossColumns.total(
                columns,
                step.losses(),
                Optional.of(
                        step.reduced().isEmpty() ? step.loss() : step.reduced().get(0)),
                batch.reduced());
        columns.table().add();
    }

    // ---- words about it ----

    /** Why the loss has risen, if it has. */
    List<Inline> note(List<BackwardTrace> backward) {
        double before = batch.loss().value().nearestDouble().orElse(Double.NaN);
        double now = step.loss().value().nearestDouble().orElse(Double.NaN);
        if (!(now > before)) {
            return List.of();
        }
        List<Integer> kinks = new ArrayList<>();
        for (int s = 0; s < backward.size(); s++) {
            boolean met = backward.get(s).layers().stream()
                    .flatMap(layer -> layer.derivative().stream())
                    .anyMatch(point -> point.kink().isPresent()
                            && point.value().value().printed().equals(Expr.Num.of(0)));
            if (met) {
                kinks.add(s);
            }
        }
        return kinks.isEmpty()
                ? draft.say(SamplePhrase.LOSS_ROSE)
                : draft.say(SamplePhrase.LOSS_ROSE_AT_KINK, Answers.listed(draft, kinks));
    }
}
