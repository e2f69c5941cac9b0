package org.gradus.report.compose.batch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.notation.Elision;
import org.gradus.report.compose.page.Box;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.words.SamplePhrase;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.BackwardTrace;
import org.gradus.report.solution.BatchTrace.LayerGradients;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.solution.StepTrace;
import org.gradus.report.worksheet.Evaluation;

/** What stands in the boxes about gradients and new weights of a single neuron: a column for each weight and for the bias. */
final class NeuronAnswers {
    /** More columns stand in a second table. */
    private static final int MOST_COLUMNS = 8;

    private final Draft draft;
    private final ParameterAnswers words;

    NeuronAnswers(Draft draft) {
        this.draft = draft;
        this.words = new ParameterAnswers(draft);
    }

    private record Column(List<Inline> header, IntFunction<List<Inline>> cell) {}

    /** ∂C/∂w_1 | … | ∂C/∂b. */
    Box gradients(LayerGradients layer) {
        List<Column> columns = new ArrayList<>();
        entries(layer.weights(), layer.bias())
                .forEach(entry -> columns.add(new Column(formula(name(entry)), s -> formula(entry.result()))));
        return new Box(List.of(), tables(columns, Optional.empty()), List.of());
    }

    /** The same for each sample. */
    Box gradientsOfEach(List<SampleTrace> samples, List<BackwardTrace> backward) {
        List<List<Evaluation>> all = backward.stream()
                .map(trace -> trace.layers().get(0))
                .map(layer -> entries(layer.weights(), layer.bias()))
                .toList();
        List<Column> columns = new ArrayList<>();
        for (int j = 0; j < all.get(0).size(); j++) {
            int entry = j;
            columns.add(new Column(
                    formula(name(all.get(0).get(j))),
                    s -> formula(all.get(s).get(entry).result())));
        }
        return new Box(List.of(), tables(columns, Optional.of(samples)), List.of());
    }

    /** ∂C/∂x_1 | … of each sample. */
    Box inputGradients(List<SampleTrace> samples, List<BackwardTrace> backward) {
        List<Evaluation> first = backward.get(0).input();
        List<Column> columns = new ArrayList<>();
        for (int j = 0; j < first.size(); j++) {
            int entry = j;
            columns.add(new Column(
                    formula(name(first.get(j))),
                    s -> formula(backward.get(s).input().get(entry).result())));
        }
        return new Box(List.of(), tables(columns, Optional.of(samples)), List.of());
    }

    /** {@code 0.1 → 0.17} for each weight and the bias; the loss above it. */
    Box step(SampleTrace old, StepTrace step, Optional<Evaluation> before, List<Inline> note) {
        LayerData data = old.lastLayer().data().orElseThrow();
        List<Column> columns = new ArrayList<>();
        NeuronStep.entries(step)
                .forEach(entry -> columns.add(new Column(
                        words.change(draft.notation().write(entry.id().before().symbol())),
                        s -> ParameterAnswers.arrow(Parameters.old(old, entry, data), entry.result()))));
        List<Inline> loss = before.map(b -> words.loss(b, step.loss())).orElse(ParameterAnswers.NOTHING);
        return new Box(loss, tables(columns, Optional.empty()), note);
    }

    /** The weights after each sample's own step. */
    Box stepOfEach(List<SampleTrace> samples, List<StepTrace> steps) {
        List<Evaluation> first = NeuronStep.entries(steps.get(0));
        List<Column> columns = new ArrayList<>();
        for (int j = 0; j < first.size(); j++) {
            int entry = j;
            columns.add(new Column(
                    formula(name(first.get(j))),
                    s -> formula(NeuronStep.entries(steps.get(s)).get(entry).result())));
        }
        return new Box(List.of(), tables(columns, Optional.of(samples)), List.of());
    }

    private static List<Evaluation> entries(List<List<Evaluation>> weights, Optional<List<Evaluation>> bias) {
        List<Evaluation> entries = new ArrayList<>(NeuronSamples.existing(weights.get(0)));
        bias.ifPresent(entries::addAll);
        return entries;
    }

    private Expr name(Evaluation entry) {
        return draft.notation().write(entry.symbol());
    }

    /** A row for each sample, or one row. */
    private List<Block.Table> tables(List<Column> columns, Optional<List<SampleTrace>> samples) {
        List<Block.Table> tables = new ArrayList<>();
        for (int from = 0; from < columns.size(); from += MOST_COLUMNS) {
            tables.add(table(columns.subList(from, Math.min(from + MOST_COLUMNS, columns.size())), samples));
        }
        return tables;
    }

    private Block.Table table(List<Column> columns, Optional<List<SampleTrace>> samples) {
        List<List<Inline>> header = new ArrayList<>();
        samples.ifPresent(any -> header.add(draft.say(SamplePhrase.SAMPLE_COLUMN)));
        columns.forEach(column -> header.add(column.header));
        List<List<List<Inline>>> rows = new ArrayList<>();
        for (int s : Elision.shown(samples.map(List::size).orElse(1))) {
            if (s < 0) {
                rows.add(Collections.nCopies(header.size(), formula(Expr.Ellipsis.VERTICAL)));
                continue;
            }
            List<List<Inline>> row = new ArrayList<>();
            samples.ifPresent(all -> row.add(formula(Expr.Num.of(all.get(s).number()))));
            columns.forEach(column -> row.add(column.cell.apply(s)));
            rows.add(row);
        }
        return new Block.Table(header, rows);
    }

    private static List<Inline> formula(Expr expr) {
        return ParameterAnswers.formula(expr);
    }
}
