package org.gradus.report.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.function.Activation;
import org.gradus.core.function.ScalarActivation;
import org.gradus.report.compose.batch.BatchComposer;
import org.gradus.report.compose.batch.SampleData;
import org.gradus.report.compose.claim.VerdictWords;
import org.gradus.report.compose.forward.ForwardComposer;
import org.gradus.report.compose.notation.Elision;
import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.notation.Plain;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.training.Training;
import org.gradus.report.compose.words.ClaimPhrase;
import org.gradus.report.compose.words.FunctionWords;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.exercise.Exercise.NetworkData;
import org.gradus.report.exercise.Exercise.Source;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.Part;
import org.gradus.report.solution.SampleTrace;

/** What is given and wanted, and the network beside it. */
final class Overview {

    private final Draft draft;
    private final Exercise exercise;
    private final List<SampleTrace> samples;

    private Overview(Draft draft) {
        this.draft = draft;
        this.exercise = draft.exercise();
        this.samples = draft.samples();
    }

    static Block of(Draft draft) {
        return new Overview(draft).compose();
    }

    private Block compose() {
        List<Block> left = new ArrayList<>();
        left.add(new Block.Paragraph(given()));
        if (BatchComposer.applies(draft) && !SampleData.isNarrow(draft)) {
            left.add(new Block.Data(List.of(SampleData.matrices(draft))));
        }
        List<List<Chain>> rows = rows();
        if (!rows.isEmpty()) {
            left.add(new Block.Data(rows));
        }
        List<Inline> words = words();
        if (!words.isEmpty()) {
            left.add(new Block.Paragraph(words));
        }
        left.add(Legend.PLACE);
        left.add(new Block.Paragraph(wanted()));
        return new Block.Overview(left, exercise.network().map(net -> new NetworkDiagram(draft).of(net)));
    }

    // ---- given ----

    private List<Inline> given() {
        List<Inline> head =
                List.of(new Inline.Strong(draft.wording().word(Phrase.GIVEN)), new Inline.Text(Wording.GAP));
        return Wording.join(head, exercise.network().map(this::sizes).orElseGet(this::withoutNetwork));
    }

    private List<Inline> sizes(NetworkData network) {
        if (draft.notation().isNeuron()) {
            int inputs = network.inputs();
            List<Inline> neuron = inputs == 1
                    ? draft.say(Phrase.ONE_NEURON_ONE_INPUT)
                    : draft.say(Phrase.ONE_NEURON, draft.wording().number(inputs));
            return BatchComposer.applies(draft) ? Wording.join(neuron, SampleData.count(draft)) : neuron;
        }
        int count = network.layers().size();
        Chain layers = Lines.equal(Expr.Symbol.of("L"), Expr.Num.of(count));
        List<Inline> text = draft.say(count == 1 ? Phrase.ONE_LAYER : Phrase.LAYERS, layers);
        for (int l = 0; l <= count; l++) {
            int units = l == 0 ? network.inputs() : network.layers().get(l - 1).units();
            Chain size = Lines.equal(Expr.Indexed.of("N", l), Expr.Num.of(units));
            text = Wording.join(text, List.of(new Inline.Text(", "), new Inline.Formula(size)));
        }
        return BatchComposer.applies(draft) ? Wording.join(text, SampleData.count(draft)) : text;
    }

    private List<Inline> withoutNetwork() {
        if (ClaimsOverview.isAllOf(draft.solution())) {
            return draft.say(ClaimPhrase.GIVEN_CLAIMS);
        }
        if (samples.isEmpty()) {
            return exercise.activation()
                    .map(activation -> draft.say(Phrase.GIVEN_FUNCTION, function(activation)))
                    .orElseGet(() -> new GivenByTask(draft).text());
        }
        boolean logits = samples.get(0).sample().source() == Source.LOGITS;
        int size = samples.get(0).input().size();
        Expr quantity = logits
                ? draft.notation().preactivation(1, size)
                : draft.notation().output(1, size);
        return draft.say(logits ? Phrase.GIVEN_LOGITS : Phrase.GIVEN_PROBABILITIES, quantity);
    }

    private List<List<Chain>> rows() {
        List<List<Chain>> rows = new ArrayList<>();
        List<Chain> first = new ArrayList<>();
        List<Chain> columns = BatchComposer.applies(draft) ? SampleData.matrices(draft) : List.of();
        boolean beside = SampleData.isNarrow(draft);
        if (samples.size() == 1) {
            first.addAll(sample(samples.get(0)));
        } else if (!columns.isEmpty()) {
            columns.stream().filter(any -> beside).forEach(column -> rows.add(new ArrayList<>(List.of(column))));
        } else if (!samples.isEmpty() && samples.size() <= Draft.SAMPLES_SHOWN) {
            rows.addAll(namedSamples());
        }
        List<LayerData> layers = exercise.network().map(NetworkData::layers).orElse(List.of());
        for (int l = 1; l <= layers.size(); l++) {
            List<Chain> row = new ArrayList<>(l == 1 ? first : List.of());
            if (draft.notation().isNeuron() && !row.isEmpty()) {
                rows.add(row);
                row = new ArrayList<>();
            }
            row.addAll(draft.notation().isNeuron() ? neuron(layers.get(0)) : layer(l, layers.get(l - 1)));
            if (beside && l <= columns.size()) {
                rows.get(l - 1).addAll(row);
            } else if (beside && !columns.isEmpty()) {
                row.add(0, Lines.goOn());
                rows.add(row);
            } else if (!row.isEmpty()) {
                rows.add(row);
            }
        }
        if (layers.isEmpty() && !first.isEmpty()) {
            rows.add(first);
        }
        return rows;
    }

    /** Two samples side by side, like weights and bias below them; without a network all. */
    private List<List<Chain>> namedSamples() {
        List<List<Chain>> rows = new ArrayList<>();
        boolean training = Training.isAsked(draft.solution().answers());
        int most = training ? 1 : exercise.network().isPresent() ? 2 : Draft.SAMPLES_SHOWN;
        for (int from = 0; from < samples.size(); from += most) {
            List<Chain> row = new ArrayList<>();
            for (SampleTrace sample : samples.subList(from, Math.min(from + most, samples.size()))) {
                row.add(ForwardComposer.given(draft, sample).after(draft.say(Phrase.SAMPLE, sample.number())));
                if (training) {
                    row.add(TrainingData.target(draft, sample));
                }
            }
            rows.add(row);
        }
        return rows;
    }

    private List<Chain> sample(SampleTrace sample) {
        List<Chain> chains = new ArrayList<>(input(sample));
        if (Training.isAsked(draft.solution().answers())) {
            chains.add(TrainingData.target(draft, sample));
        }
        return chains;
    }

    private List<Chain> input(SampleTrace sample) {
        if (!draft.notation().isNeuron() || sample.input().size() > Elision.WHOLE) {
            return List.of(ForwardComposer.given(draft, sample));
        }
        List<Chain> chains = new ArrayList<>();
        for (int j = 1; j <= sample.input().size(); j++) {
            chains.add(Lines.equal(Expr.Indexed.of("x", j), sample.input().get(j - 1)));
        }
        return chains;
    }

    private List<Chain> neuron(LayerData data) {
        List<Chain> chains = new ArrayList<>();
        List<Expr> weights = data.weights().get(0);
        for (int j : Elision.shown(weights.size())) {
            if (j >= 0 && data.hasEdge(1, j + 1)) {
                chains.add(Lines.equal(Expr.Indexed.of("w", j + 1), Plain.number(weights.get(j))));
            }
        }
        data.bias().ifPresent(bias -> chains.add(Lines.equal(Expr.Symbol.of("b"), Plain.number(bias.get(0)))));
        return chains;
    }

    private List<Chain> layer(int l, LayerData data) {
        List<Chain> chains = new ArrayList<>();
        int columns = data.inputs();
        Expr matrix = Elision.matrix(
                data.units(),
                columns,
                (i, j) -> Plain.number(data.weights().get(i).get(j)));
        chains.add(Lines.equal(draft.notation().weights(l), matrix));
        boolean asColumns = BatchComposer.applies(draft);
        data.bias()
                .map(bias -> Lines.equal(
                        asColumns ? Expr.Symbol.vector("b", l) : draft.notation().bias(l, data.units()),
                        asColumns
                                ? Elision.matrix(
                                        bias.size(), 1, (i, j) -> Plain.number(bias.get(i)))
                                : Elision.column(bias.size(), i -> Plain.number(bias.get(i)))))
                .or(this::emptyCell)
                .ifPresent(chains::add);
        return chains;
    }

    /** Stands for a missing bias where other layers have one, so that the matrices stay in their column. */
    private Optional<Chain> emptyCell() {
        boolean some = exercise.network().orElseThrow().layers().stream()
                .anyMatch(layer -> layer.bias().isPresent());
        return some ? Optional.of(Lines.goOn()) : Optional.empty();
    }

    // ---- in words ----

    private List<Inline> words() {
        List<List<Inline>> sentences = new ArrayList<>();
        exercise.network().ifPresent(network -> {
            sentences.add(
                    draft.notation().isNeuron()
                            ? draft.say(
                                    Phrase.NEURON_USES,
                                    function(network.layers().get(0).activation()))
                            : uses(network.layers()));
            sentences.addAll(biases(network.layers()));
            sentences.addAll(missingEdges(network.layers()));
            definitions(network).forEach(sentences::add);
        });
        if (exercise.network().isPresent() && !draft.notation().isNeuron()) {
            sentences.add(draft.say(Phrase.SUPERSCRIPTS));
        }
        if (Training.isAsked(draft.solution().answers())) {
            sentences.addAll(TrainingData.sentences(draft));
        }
        if (BatchComposer.applies(draft)) {
            sentences.addAll(SampleData.sentences(draft));
        } else if (samples.size() > Draft.SAMPLES_SHOWN) {
            sentences.add(draft.say(Phrase.MANY_SAMPLES, samples.size()));
        }
        List<Inline> text = List.of();
        for (List<Inline> sentence : sentences) {
            text = Wording.join(text, text.isEmpty() ? List.of() : List.of(new Inline.Text(" ")), sentence);
        }
        return text;
    }

    private List<Inline> uses(List<LayerData> layers) {
        String first = function(layers.get(0).activation());
        if (layers.stream().allMatch(layer -> function(layer.activation()).equals(first))) {
            Phrase phrase = switch (layers.size()) {
                case 1 -> Phrase.THE_LAYER_USES;
                case 2 -> Phrase.BOTH_LAYERS_USE;
                default -> Phrase.ALL_LAYERS_USE;
            };
            return draft.say(phrase, first);
        }
        List<Inline> text = List.of();
        for (int l = 1; l <= layers.size(); l++) {
            Phrase phrase = l == 1 ? Phrase.FIRST_LAYER_USES : Phrase.LAYER_USES;
            text = Wording.join(
                    text, draft.say(phrase, l, function(layers.get(l - 1).activation())));
        }
        return Wording.join(text, List.of(new Inline.Text(".")));
    }

    private List<List<Inline>> biases(List<LayerData> layers) {
        List<Integer> without = new ArrayList<>();
        for (int l = 1; l <= layers.size(); l++) {
            if (layers.get(l - 1).bias().isEmpty()) {
                without.add(l);
            }
        }
        if (without.isEmpty()) {
            return List.of();
        }
        if (without.size() == layers.size()) {
            return List.of(draft.say(draft.notation().isNeuron() ? Phrase.NO_BIAS : Phrase.NO_BIASES));
        }
        List<List<Inline>> sentences = new ArrayList<>();
        without.forEach(l -> sentences.add(draft.say(Phrase.NO_BIAS_IN_LAYER, l)));
        return sentences;
    }

    /** What a dash in a weight matrix means, where there is one; of a single neuron the inputs that it does not have. */
    private List<List<Inline>> missingEdges(List<LayerData> layers) {
        if (layers.stream().allMatch(LayerData::isFullyConnected)) {
            return List.of();
        }
        if (!draft.notation().isNeuron()) {
            return List.of(draft.say(Phrase.MISSING_EDGES));
        }
        List<Inline> inputs = List.of();
        for (int j = 1; j <= layers.get(0).inputs(); j++) {
            if (!layers.get(0).hasEdge(1, j)) {
                List<Inline> input = List.of(new Inline.Formula(Chain.of(Expr.Indexed.of("x", j))));
                inputs = Wording.join(inputs, inputs.isEmpty() ? List.of() : draft.say(Phrase.SEPARATOR), input);
            }
        }
        return List.of(draft.say(Phrase.MISSING_INPUTS, inputs));
    }

    /** The formulas that not everybody knows; of one name with different parameters, those of each layer. */
    private List<List<Inline>> definitions(NetworkData network) {
        Map<Expr.Relation, Integer> firstLayers = new LinkedHashMap<>();
        for (int l = 1; l <= network.layers().size(); l++) {
            Activation activation = network.layers().get(l - 1).activation();
            if (activation instanceof ScalarActivation scalar
                    && scalar.description().isEmpty()) {
                int layer = l;
                Notation.definition(scalar).ifPresent(definition -> firstLayers.putIfAbsent(definition, layer));
            }
        }
        long names = firstLayers.keySet().stream()
                .map(Expr.Relation::left)
                .distinct()
                .count();
        List<List<Inline>> sentences = new ArrayList<>();
        firstLayers.forEach((definition, layer) -> {
            Chain chain = Lines.equal(definition.left(), definition.right());
            sentences.add(
                    names < firstLayers.size()
                            ? draft.say(Phrase.OWN_FUNCTION_OF_LAYER, layer, chain)
                            : draft.say(sentences.isEmpty() ? Phrase.OWN_FUNCTION : Phrase.ANOTHER_FUNCTION, chain));
        });
        return sentences;
    }

    private String function(Activation activation) {
        return FunctionWords.name(draft.wording(), activation);
    }

    // ---- wanted ----

    private List<Inline> wanted() {
        List<Inline> text = List.of(new Inline.Strong(draft.wording().word(Phrase.WANTED)));
        PartTitle titles = new PartTitle(draft);
        List<Answer> answers = draft.solution().answers();
        if (ClaimsOverview.isTabular(draft.solution())) {
            List<Inline> gap = List.of(new Inline.Text(Wording.GAP));
            return Wording.join(
                    text,
                    gap,
                    draft.say(ClaimPhrase.CLAIMS_WANTED),
                    gap,
                    VerdictWords.summary(draft.wording(), draft.solution().verdicts()));
        }
        for (int i = 0; i < answers.size(); i++) {
            String letter = Wording.GAP + "(" + Part.label(i) + ")\u00a0";
            text = Wording.join(text, List.of(new Inline.Text(letter)), titles.wanted(answers.get(i)));
        }
        return text;
    }
}
