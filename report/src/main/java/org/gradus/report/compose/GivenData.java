package org.gradus.report.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.batch.BatchComposer;
import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.notation.Plain;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.training.Training;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.exercise.Exercise.NetworkData;
import org.gradus.report.exercise.Exercise.Source;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.Names;
import org.gradus.report.worksheet.QuantityId;

/** The numbers that are given: x and t, or X and T, then W and b of every layer; none is left out. */
final class GivenData {
    /** The most rows and columns of a table of samples. */
    private static final int MOST_ROWS = 20;

    private static final int MOST_COLUMNS = 12;

    /** The most samples of a batch for which X and T stand in a row with weights. */
    private static final int MOST_BESIDE_WEIGHTS = 5;

    private final Draft draft;
    private final LargeData large;
    private final Notation notation;
    private final List<SampleTrace> samples;
    private final boolean training;

    GivenData(Draft draft, LargeData large) {
        this.draft = draft;
        this.large = large;
        this.notation = draft.notation();
        this.samples = draft.samples();
        this.training = Training.isAsked(draft.solution().answers());
    }

    /** Whether the samples of a batch are the columns of X, Z, A, Y and T. */
    static boolean samplesAreColumns(Draft draft) {
        return BatchComposer.applies(draft)
                && draft.exercise().network().isPresent()
                && !draft.notation().isNeuron();
    }

    // ---- samples, weights and biases ----

    /** Up to so many stand one by one; those that a training goes through are compared with its table. */
    private int samplesShown() {
        boolean epochs = draft.solution().answers().stream().anyMatch(Answer.Training.class::isInstance);
        return epochs ? 1 : Draft.SAMPLES_SHOWN;
    }

    /** The first two rows begin with x and t; of a batch that is wide X and T stand above the weights. */
    List<Block> blocks() {
        boolean apart = samplesAreColumns(draft) && samples.size() > MOST_BESIDE_WEIGHTS;
        List<List<List<Chain>>> groups =
                apart ? List.of(single().stream().map(List::of).toList(), rows(List.of())) : List.of(rows(single()));
        return groups.stream()
                .filter(rows -> !rows.isEmpty())
                .<Block>map(Block.Data::new)
                .toList();
    }

    private List<List<Chain>> rows(List<Chain> first) {
        List<LayerData> layers =
                draft.exercise().network().map(NetworkData::layers).orElse(List.of());
        List<List<Chain>> rows = new ArrayList<>();
        if (notation.isNeuron()) {
            rows.addAll(first.isEmpty() ? named() : List.of(first));
            rows.add(neuron(layers.get(0)));
            return rows;
        }
        if (first.isEmpty() && !samplesAreColumns(draft)) {
            rows.addAll(named());
        }
        if (layers.isEmpty() && !first.isEmpty()) {
            rows.add(first);
            return rows;
        }
        int count = Math.max(layers.size(), first.size());
        for (int l = 1; l <= count; l++) {
            List<Chain> row = new ArrayList<>();
            if (l <= first.size()) {
                row.add(first.get(l - 1));
            }
            if (l <= layers.size()) {
                row.addAll(layer(l, layers.get(l - 1)));
            }
            rows.add(row);
        }
        return rows.stream().filter(row -> !row.isEmpty()).toList();
    }

    /** x and t of the one sample, X and T of a batch; of a single neuron x_1, x_2, …, t. */
    private List<Chain> single() {
        if (samplesAreColumns(draft)) {
            Chain inputs = matrix("X", samples.get(0).input().size(), SampleTrace::input);
            return training
                    ? List.of(inputs, matrix("T", samples.get(0).output().size(), GivenData::targets))
                    : List.of(inputs);
        }
        if (samples.size() != 1) {
            return List.of();
        }
        List<Chain> chains = new ArrayList<>();
        SampleTrace sample = samples.get(0);
        if (notation.isNeuron()) {
            for (int j = 1; j <= sample.input().size(); j++) {
                chains.add(Lines.equal(Expr.Indexed.of("x", j), sample.input().get(j - 1)));
            }
        } else {
            chains.add(input(sample));
        }
        if (training) {
            chains.add(target(sample));
        }
        return chains;
    }

    private Chain matrix(String letter, int rows, Function<SampleTrace, List<Expr>> column) {
        Expr name = new Expr.Symbol(letter, Expr.Shape.MATRIX, Optional.empty());
        List<List<Expr>> columns = samples.stream().map(column).toList();
        return Lines.equal(
                name,
                large.given(name, rows, samples.size(), (i, s) -> columns.get(s).get(i)));
    }

    private static List<Expr> targets(SampleTrace sample) {
        List<Expr> targets = sample.sample().target().orElseThrow();
        return IntStream.range(0, targets.size())
                .mapToObj(i -> given(sample.names().of(Letter.T, i + 1), targets.get(i)))
                .toList();
    }

    private Chain input(SampleTrace sample) {
        int size = sample.input().size();
        Expr quantity = switch (sample.sample().source()) {
            case INPUT -> size == 1 ? Expr.Indexed.of("x", 1) : Expr.Symbol.vector("x");
            case LOGITS -> notation.preactivation(1, size);
            case PROBABILITIES -> notation.output(1, size);
        };
        return Lines.equal(quantity, large.column(quantity, sample.input()));
    }

    private Chain target(SampleTrace sample) {
        Expr name = notation.gradients().target();
        return Lines.equal(name, large.column(name, targets(sample)));
    }

    /** Few samples by name, two side by side, with targets one below the other; more stand in a table. */
    private List<List<Chain>> named() {
        List<List<Chain>> rows = new ArrayList<>();
        if (samples.size() > samplesShown()) {
            return rows;
        }
        boolean network = draft.exercise().network().isPresent();
        int most = training ? 1 : network ? 2 : Draft.SAMPLES_SHOWN;
        for (int from = 0; from < samples.size(); from += most) {
            List<Chain> row = new ArrayList<>();
            for (SampleTrace sample : samples.subList(from, Math.min(from + most, samples.size()))) {
                row.add(input(sample).after(draft.say(Phrase.SAMPLE, sample.number())));
                if (training) {
                    row.add(target(sample));
                }
            }
            rows.add(row);
        }
        return rows;
    }

    // ---- many samples ----

    /** sample | x_1 | x_2 | … | t, for more samples than are named; of very many, or very wide ones, at the end of the sheet. */
    Optional<Block.Table> sampleTable() {
        if (samples.size() <= samplesShown() || samplesAreColumns(draft)) {
            return Optional.empty();
        }
        int inputs = samples.get(0).input().size();
        int outputs = training ? targets(samples.get(0)).size() : 0;
        if (samples.size() > MOST_ROWS || 1 + inputs + outputs > MOST_COLUMNS) {
            wholeSamples(inputs, outputs);
            return Optional.empty();
        }
        List<List<Inline>> header = new ArrayList<>();
        header.add(List.of(new Inline.Text(draft.wording().word(Phrase.SAMPLE_COLUMN))));
        for (int j = 1; j <= inputs; j++) {
            header.add(List.of(Inline.Formula.of(inputEntry(j))));
        }
        for (int i = 1; i <= outputs; i++) {
            header.add(List.of(Inline.Formula.of(outputs == 1 ? Expr.Symbol.of("t") : Expr.Indexed.of("t", i))));
        }
        List<List<List<Inline>>> rows = new ArrayList<>();
        for (SampleTrace sample : samples) {
            List<List<Inline>> row = new ArrayList<>();
            row.add(List.of(new Inline.Text(Integer.toString(sample.number()))));
            sample.input().forEach(x -> row.add(List.of(Inline.Formula.of(x))));
            if (training) {
                targets(sample).forEach(t -> row.add(List.of(Inline.Formula.of(t))));
            }
            rows.add(row);
        }
        return Optional.of(new Block.Table(header, rows));
    }

    private Expr inputEntry(int j) {
        Expr index = Expr.Num.of(j);
        return switch (samples.get(0).sample().source()) {
            case INPUT -> notation.inputEntry(1, index);
            case LOGITS -> notation.preactivationEntry(1, index);
            case PROBABILITIES -> notation.outputEntry(1, index);
        };
    }

    private void wholeSamples(int inputs, int outputs) {
        boolean network = samples.get(0).sample().source() == Source.INPUT;
        matrix(
                network ? "X" : samples.get(0).sample().source() == Source.LOGITS ? "Z" : "Y",
                inputs,
                SampleTrace::input);
        if (outputs > 0) {
            matrix("T", outputs, GivenData::targets);
        }
    }

    // ---- weights and biases ----

    private List<Chain> neuron(LayerData data) {
        List<Chain> chains = new ArrayList<>();
        List<Expr> weights = data.weights().get(0);
        for (int j = 1; j <= weights.size(); j++) {
            if (data.hasEdge(1, j)) {
                chains.add(Lines.equal(Expr.Indexed.of("w", j), weight(1, 1, j, weights.get(j - 1))));
            }
        }
        data.bias().ifPresent(bias -> chains.add(Lines.equal(Expr.Symbol.of("b"), bias(1, 1, bias.get(0)))));
        return chains;
    }

    private static Expr weight(int layer, int row, int column, Expr number) {
        return number.equals(LayerData.NO_EDGE)
                ? Plain.number(number)
                : given(Names.ALONE.ofLayer(Letter.W, layer, row, column), number);
    }

    private static Expr bias(int layer, int unit, Expr number) {
        return given(Names.ALONE.ofLayer(Letter.B, layer, unit), number);
    }

    private static Expr given(QuantityId id, Expr number) {
        return new Expr.Shown(Plain.number(number), id, true);
    }

    private List<Chain> layer(int l, LayerData data) {
        List<Chain> chains = new ArrayList<>();
        Expr weights = notation.weights(l);
        chains.add(Lines.equal(
                weights,
                large.given(
                        weights,
                        data.units(),
                        data.inputs(),
                        (i, j) -> weight(l, i + 1, j + 1, data.weights().get(i).get(j)))));
        Expr name = notation.bias(l, data.units());
        data.bias()
                .map(bias -> Lines.equal(
                        name,
                        large.column(
                                name,
                                IntStream.range(0, bias.size())
                                        .mapToObj(i -> bias(l, i + 1, bias.get(i)))
                                        .toList())))
                .or(this::emptyCell)
                .ifPresent(chains::add);
        return chains;
    }

    /** Stands for a missing bias where other layers have one, so that the matrices stay in their column. */
    private Optional<Chain> emptyCell() {
        boolean some = draft.exercise().network().orElseThrow().layers().stream()
                .anyMatch(layer -> layer.bias().isPresent());
        return some ? Optional.of(Lines.goOn()) : Optional.empty();
    }
}
