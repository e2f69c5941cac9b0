package org.gradus.report.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gradus.core.expr.Expr;
import org.gradus.core.function.Activation;
import org.gradus.core.function.ScalarActivation;
import org.gradus.report.compose.claim.VerdictWords;
import org.gradus.report.compose.figure.NetworkFigure;
import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.notation.Plain;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.page.UnitWords;
import org.gradus.report.compose.training.Training;
import org.gradus.report.compose.words.ClaimPhrase;
import org.gradus.report.compose.words.FilePhrase;
import org.gradus.report.compose.words.FunctionWords;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.exercise.Exercise.NetworkData;
import org.gradus.report.exercise.Exercise.Source;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Drawing;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.Part;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.worksheet.Evaluation;

/** What is given and wanted, and the network beside it. */
final class Overview {
    /** Up to this many parts stand beside the network. */
    private static final int FEW_PARTS = 2;

    private final Draft draft;
    private final Exercise exercise;
    private final List<SampleTrace> samples;

    private Overview(Draft draft) {
        this.draft = draft;
        this.exercise = draft.exercise();
        this.samples = draft.samples();
    }

    /** What is given and wanted stands beside the network, or what is long below it. */
    static void onto(Draft draft, LargeData large) {
        new Overview(draft).compose(large);
    }

    /** What is given alone: the network without values, nothing of what is wanted or how the sheet is calculated. */
    static void given(Draft draft, LargeData large) {
        new Overview(draft).given(large);
    }

    private void given(LargeData large) {
        List<Block> beside = new ArrayList<>();
        beside.add(new Block.Paragraph(given()));
        GivenData data = new GivenData(draft, large);
        beside.addAll(data.blocks());
        draft.add(new Block.Overview(beside, drawing(true), names()));
        below(data, large).forEach(draft::add);
    }

    private List<Block> below(GivenData data, LargeData large) {
        List<Block> below = new ArrayList<>();
        data.sampleTable().ifPresent(table -> {
            below.add(new Block.Paragraph(draft.say(Phrase.IN_TABLE_BELOW)));
            below.add(table);
        });
        List<Inline> words = Wording.join(words(), elsewhere(large));
        if (!words.isEmpty()) {
            below.add(new Block.Paragraph(words));
        }
        return below;
    }

    private void compose(LargeData large) {
        List<Block> beside = new ArrayList<>();
        beside.add(new Block.Paragraph(given()));
        GivenData data = new GivenData(draft, large);
        beside.addAll(data.blocks());
        List<Block> below = below(data, large);
        below.add(Legend.PLACE);
        below.add(wanted());
        boolean fewWords = !Training.isAsked(draft.solution().answers())
                && draft.solution().answers().size() <= FEW_PARTS
                && data.sampleTable().isEmpty();
        if (fewWords) {
            beside.addAll(below);
        }
        draft.add(new Block.Overview(beside, drawing(false), names()));
        if (!fewWords) {
            below.forEach(draft::add);
        }
    }

    private Optional<Drawing> drawing(boolean isQuestion) {
        return exercise.network()
                .flatMap(network -> draft.ifDrawn(() -> NetworkFigure.besideData(draft, network, isQuestion)));
    }

    /** Which data stand only at the end of the sheet. */
    private List<Inline> elsewhere(LargeData large) {
        List<Inline> names = List.of();
        for (Expr name : large.names()) {
            names = Wording.join(
                    names, names.isEmpty() ? List.of() : draft.say(Phrase.SEPARATOR), List.of(Inline.Formula.of(name)));
        }
        return names.isEmpty()
                ? List.of()
                : Wording.join(List.of(new Inline.Text(" ")), draft.say(Phrase.AT_THE_END, names));
    }

    /** Of inputs and outputs, if they have any. */
    private List<Block.Overview.Names> names() {
        return exercise.network().map(net -> NetworkFigure.names(draft, net)).orElse(List.of());
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
            return inputs == 1
                    ? draft.say(Phrase.ONE_NEURON_ONE_INPUT)
                    : draft.say(Phrase.ONE_NEURON, draft.wording().number(inputs));
        }
        int count = network.layers().size();
        Chain layers = Lines.equal(Expr.Symbol.of("L"), Expr.Num.of(count));
        List<Inline> text = draft.say(count == 1 ? Phrase.ONE_LAYER : Phrase.LAYERS, layers);
        for (int l = 0; l <= count; l++) {
            int units = l == 0 ? network.inputs() : network.layers().get(l - 1).units();
            Chain size = Lines.equal(Expr.Indexed.of("N", l), Expr.Num.of(units));
            text = Wording.join(text, draft.say(Phrase.SEPARATOR), List.of(new Inline.Formula(size)));
        }
        if (GivenData.samplesAreColumns(draft)) {
            Chain number = Lines.equal(Expr.Symbol.of("N"), Expr.Num.of(samples.size()));
            text = Wording.join(text, draft.say(Phrase.SEPARATOR), draft.say(Phrase.SAMPLE_COUNT, number));
        }
        return text;
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
            sentences.addAll(unitsWithTheirOwn(network.layers()));
            LayoutWords.of(draft, network.layout()).ifPresent(sentences::add);
            sentences.addAll(biases(network.layers()));
            sentences.addAll(missingEdges(network.layers()));
            definitions(network).forEach(sentences::add);
        });
        boolean data = exercise.network().isPresent()
                || !samples.isEmpty()
                || exercise.activation().isPresent();
        if (data) {
            sentences.addAll(new GivenByTask(draft).besideData());
        }
        if (Training.isAsked(draft.solution().answers())) {
            sentences.addAll(TrainingData.sentences(draft));
        }
        classesOfUnit().ifPresent(sentences::add);
        return Wording.sentences(sentences);
    }

    /** Layers with the same activation are named together. */
    private List<Inline> uses(List<LayerData> layers) {
        Map<Activation, List<Integer>> groups = new LinkedHashMap<>();
        for (int l = 1; l <= layers.size(); l++) {
            groups.computeIfAbsent(layers.get(l - 1).activation(), any -> new ArrayList<>())
                    .add(l);
        }
        if (groups.size() == 1) {
            Phrase phrase = switch (layers.size()) {
                case 1 -> Phrase.THE_LAYER_USES;
                case 2 -> Phrase.BOTH_LAYERS_USE;
                default -> Phrase.ALL_LAYERS_USE;
            };
            return draft.say(phrase, function(layers.get(0).activation()));
        }
        List<Inline> text = List.of();
        for (Map.Entry<Activation, List<Integer>> group : groups.entrySet()) {
            boolean one = group.getValue().size() == 1;
            Phrase phrase = text.isEmpty()
                    ? one ? Phrase.FIRST_LAYER_USES : Phrase.FIRST_LAYERS_USE
                    : one ? Phrase.LAYER_USES : Phrase.LAYERS_USE;
            text = Wording.join(text, draft.say(phrase, enumerated(group.getValue()), function(group.getKey())));
        }
        return Wording.join(text, List.of(new Inline.Text(".")));
    }

    /** "1, 2 and 4". */
    private String enumerated(List<Integer> numbers) {
        int last = numbers.size() - 1;
        String before = numbers.subList(0, last).stream().map(String::valueOf).collect(Collectors.joining(", "));
        return before + (last == 0 ? "" : draft.wording().word(Phrase.AND)) + numbers.get(last);
    }

    /** What the classes of one output unit are called. */
    private Optional<List<Inline>> classesOfUnit() {
        if (draft.notation().outputs() != 1 || exercise.className(1).isEmpty()) {
            return Optional.empty();
        }
        String one = exercise.className(1).orElseThrow();
        return Optional.of(exercise.className(0)
                .map(zero -> draft.say(Phrase.CLASSES_OF_UNIT, new Inline.Strong(zero), new Inline.Strong(one)))
                .orElseGet(() -> draft.say(Phrase.CLASS_OF_UNIT, new Inline.Strong(one))));
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

    /** "With φ each unit has its own function: unit 1: ReLU(z) = max(0, z); unit 2: …". */
    private List<List<Inline>> unitsWithTheirOwn(List<LayerData> layers) {
        Map<Activation, Integer> mixed = new LinkedHashMap<>();
        layers.stream()
                .filter(layer -> UnitWords.isMixed(layer.activation()))
                .forEach(layer -> mixed.putIfAbsent(layer.activation(), layer.units()));
        List<List<Inline>> sentences = new ArrayList<>();
        mixed.forEach((activation, units) -> {
            List<Inline> all = List.of();
            for (Activation part : activation.parts()) {
                List<Inline> one = Wording.join(
                        UnitWords.of(draft, UnitWords.units(activation, part, units)),
                        List.of(new Inline.Text(": ")),
                        defined(part));
                all = UnitWords.joined(all, one);
            }
            sentences.add(draft.say(FilePhrase.UNITS_OWN, Expr.Symbol.of(Notation.function(activation)), all));
        });
        return sentences;
    }

    /** The function by its formula; the identity, which has none, by its name. */
    private List<Inline> defined(Activation part) {
        Optional<Expr.Relation> definition =
                Notation.isSigma(part) ? Optional.empty() : part.unit(0).flatMap(Notation::definition);
        return definition
                .map(formula -> {
                    draft.firstTime(formula);
                    return List.<Inline>of(new Inline.Formula(Lines.equal(formula.left(), formula.right())));
                })
                .orElseGet(() -> function(part));
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

    /** "the sigmoid σ(z) = 1/(1+e^{-z})"; a single neuron's formula stands in its step. */
    private List<Inline> function(Activation activation) {
        if (activation.divisor().isPresent()) {
            return draft.say(
                    FilePhrase.SOFTMAX_AT, Plain.number(activation.divisor().get()));
        }
        if (UnitWords.isMixed(activation)) {
            return List.of(Inline.Formula.of(Expr.Symbol.of(Notation.function(activation))));
        }
        List<Inline> name = List.of(new Inline.Text(FunctionWords.name(draft.wording(), activation)));
        if (!(activation instanceof ScalarActivation scalar) || !Notation.isSigma(activation)) {
            return name;
        }
        Chain formula = Chain.of(Expr.Symbol.of("sigma"));
        if (!draft.notation().isNeuron()) {
            Expr.Relation definition = Notation.definition(scalar).orElseThrow();
            draft.firstTime(definition);
            formula = Lines.equal(definition.left(), definition.right());
        }
        return Wording.join(name, List.of(new Inline.Text(" "), new Inline.Formula(formula)));
    }

    // ---- wanted ----

    private Block wanted() {
        List<Inline> title = List.of(new Inline.Strong(draft.wording().word(Phrase.WANTED)));
        PartTitle titles = new PartTitle(draft);
        List<Answer> answers = draft.solution().answers();
        if (ClaimsOverview.isTabular(draft.solution())) {
            List<Inline> gap = List.of(new Inline.Text(Wording.GAP));
            return new Block.Paragraph(Wording.join(
                    title,
                    gap,
                    draft.say(ClaimPhrase.CLAIMS_WANTED),
                    gap,
                    VerdictWords.summary(draft.wording(), draft.solution().verdicts())));
        }
        List<List<Inline>> parts = new ArrayList<>();
        ShownEntries entries = new ShownEntries(draft);
        for (int i = 0; i < answers.size(); i++) {
            List<Inline> letter = List.of(new Inline.Text("(" + Part.label(i) + ")\u00a0"));
            List<Evaluation> shown = entries.of(Part.label(i));
            parts.add(Wording.join(letter, shown.isEmpty() ? titles.wanted(answers.get(i)) : entries.wanted(shown)));
        }
        return new Block.Wanted(title, parts);
    }
}
