package org.gradus.report.compose.figure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.Real;
import org.gradus.report.compose.notation.Plain;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.words.FigurePhrase;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.exercise.Exercise.NetworkData;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Drawing;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.QuantityId;

/**
 * The network as it calculates forwards: of one sample with the values in its nodes, of several with the quantities; weights on the edges
 * where there is room, else only their signs and sizes as lines.
 */
public final class NetworkFigure implements NetworkFace {
    /** More layers with all their numbers are wider than a column. */
    private static final int MOST_LAYERS = 2;

    private final Draft draft;
    private final NetworkData network;
    private final NetworkWords words;
    private final Optional<SampleTrace> sample;
    private final boolean isQuestion;
    private final boolean isWeighted;
    private final Map<String, QuantityId> parameters = new HashMap<>();

    private NetworkFigure(Draft draft, NetworkData network, boolean isQuestion, boolean isWeighted) {
        this.draft = draft;
        this.network = network;
        this.words = new NetworkWords(draft, network);
        this.sample = draft.samples().size() == 1 ? Optional.of(draft.samples().get(0)) : Optional.empty();
        this.isQuestion = isQuestion;
        this.isWeighted = isWeighted;
        for (Evaluation line : draft.solution().worksheet().lines()) {
            QuantityId id = line.id();
            boolean parameter = id.letter().equals(Letter.W) || id.letter().equals(Letter.B);
            if (parameter && !id.updated() && id.time() == 0) {
                parameters.putIfAbsent(id.text(), id);
            }
        }
    }

    /** With all values that are known. */
    public static Drawing forward(Draft draft, NetworkData network) {
        return new NetworkFigure(draft, network, false, true).drawing();
    }

    /** As it is given, without what is to be calculated. */
    public static Drawing question(Draft draft, NetworkData network) {
        return new NetworkFigure(draft, network, true, true).drawing();
    }

    /** To stand beside its matrices: of a deep network without the numbers that stand in them. */
    public static Drawing besideData(Draft draft, NetworkData network, boolean isQuestion) {
        boolean isWeighted = network.layers().size() <= MOST_LAYERS;
        return new NetworkFigure(draft, network, isQuestion, isWeighted).drawing();
    }

    /** What inputs and outputs are called, if they have names. */
    public static List<Block.Overview.Names> names(Draft draft, NetworkData network) {
        NetworkWords words = new NetworkWords(draft, network);
        List<Block.Overview.Names> columns = new ArrayList<>();
        for (int column : List.of(0, network.layers().size())) {
            List<String> names = new ArrayList<>();
            for (int unit = 1; unit <= NetworkGeometry.units(network, column); unit++) {
                names.add(words.title(column, unit));
            }
            if (names.stream().anyMatch(name -> !name.isEmpty())) {
                List<String> captions = words.captions(column);
                columns.add(new Block.Overview.Names(captions.get(captions.size() - 1), names));
            }
        }
        return columns;
    }

    private Drawing drawing() {
        Canvas canvas = new Canvas();
        new NetworkPainter(network, this, canvas).paint();
        boolean values = sample.isPresent() && !isQuestion;
        String title = Text.sentences(
                List.of(draft.say(values ? FigurePhrase.FIGURE_FORWARD : FigurePhrase.FIGURE_NETWORK, words.shape())));
        return canvas.drawing(isQuestion ? "net-question" : "net-forward", title, description());
    }

    // ---- nodes ----

    @Override
    public NodeFace node(int column, int unit) {
        Expr symbol = words.symbol(column, unit);
        Optional<Expr> value = value(column, unit);
        boolean inside = sample.isEmpty();
        return new NodeFace(
                inside ? Optional.of(symbol) : value,
                inside ? List.of() : Text.of(symbol),
                words.title(column, unit),
                column == 0 || !isWeighted ? List.of() : bias(column, unit),
                false,
                value.filter(Expr.Shown.class::isInstance).map(shown -> ((Expr.Shown) shown).source()));
    }

    private Optional<Expr> value(int column, int unit) {
        if (sample.isEmpty() || column > 0 && isQuestion) {
            return Optional.empty();
        }
        if (column == 0) {
            return Optional.of(sample.get().input().get(unit - 1));
        }
        Evaluation a = sample.get().layers().get(column - 1).activation().get(unit - 1);
        return Optional.of(NodeValue.of(draft, a));
    }

    private List<Inline> bias(int column, int unit) {
        return layer(column)
                .bias()
                .map(bias -> {
                    Expr number = parameter(bias.get(unit - 1), "b" + column + "[" + unit + "]");
                    return Text.of(Chain.of(Expr.Symbol.of("b")).equal(number));
                })
                .orElse(List.of());
    }

    private LayerData layer(int column) {
        return network.layers().get(column - 1);
    }

    // ---- edges ----

    @Override
    public Optional<EdgeFace> edge(int column, int from, int to) {
        if (!layer(column).hasEdge(to, from)) {
            return Optional.empty();
        }
        Expr weight = layer(column).weights().get(to - 1).get(from - 1);
        Expr number = parameter(weight, "W" + column + "[" + to + "," + from + "]");
        Optional<Expr.Source> source =
                number instanceof Expr.Shown shown ? Optional.of(shown.source()) : Optional.empty();
        return Optional.of(new EdgeFace(Real.of(weight).nearestDouble(), number, source));
    }

    /** As it is given, with the name that it has in the worksheet. */
    private Expr parameter(Expr given, String name) {
        Expr number = Plain.number(given);
        QuantityId id = parameters.get(name);
        return id == null ? number : new Expr.Shown(number, id, true);
    }

    // ---- words ----

    @Override
    public List<Inline> quantity(int column) {
        return words.quantity(column);
    }

    @Override
    public List<String> captions(int column) {
        return words.captions(column);
    }

    @Override
    public boolean isWeighted() {
        return isWeighted;
    }

    @Override
    public boolean isBackward() {
        return false;
    }

    @Override
    public List<String> legend() {
        return words.legend();
    }

    @Override
    public List<Inline> rule() {
        return List.of();
    }

    private String description() {
        List<List<Inline>> sentences = new ArrayList<>();
        sample.ifPresent(one -> sentences.add(draft.say(FigurePhrase.FIGURE_INPUTS, words.numbers(one.input(), 0))));
        for (int column = 1; column <= network.layers().size(); column++) {
            if (sample.isPresent() && !isQuestion) {
                List<Expr> values = new ArrayList<>();
                for (int unit = 1; unit <= layer(column).units(); unit++) {
                    values.add(value(column, unit).orElseThrow());
                }
                sentences.add(draft.say(
                        FigurePhrase.FIGURE_LAYER_VALUES,
                        column,
                        words.function(column),
                        words.numbers(values, column)));
            } else {
                sentences.add(draft.say(
                        FigurePhrase.FIGURE_LAYER,
                        column,
                        words.function(column),
                        layer(column).units()));
            }
            parameters(column, sentences);
        }
        if (network.layers().stream().anyMatch(layer -> layer.units() > NetworkGeometry.MOST_UNITS)
                || network.inputs() > NetworkGeometry.MOST_UNITS) {
            sentences.add(draft.say(FigurePhrase.FIGURE_LEFT_OUT, NetworkGeometry.MOST_UNITS));
        }
        sentences.add(draft.say(FigurePhrase.FIGURE_DASHES));
        return Text.sentences(sentences);
    }

    /** The weights and biases where they stand in the picture. */
    private void parameters(int column, List<List<Inline>> sentences) {
        if (!isWeighted || !NetworkGeometry.hasPlates(network, column)) {
            return;
        }
        for (int unit = 1; unit <= layer(column).units(); unit++) {
            List<String> weights = new ArrayList<>();
            for (int from = 1; from <= layer(column).inputs(); from++) {
                weights.add(
                        layer(column).hasEdge(unit, from)
                                ? Text.plain(
                                        layer(column).weights().get(unit - 1).get(from - 1), draft.language())
                                : draft.wording().word(FigurePhrase.FIGURE_NO_EDGE));
            }
            sentences.add(draft.say(FigurePhrase.FIGURE_WEIGHTS, unit, column, Text.list(weights, draft.language())));
        }
        layer(column).bias().ifPresent(bias -> {
            List<String> numbers = bias.stream()
                    .map(number -> Text.plain(number, draft.language()))
                    .toList();
            sentences.add(draft.say(FigurePhrase.FIGURE_BIASES, column, Text.list(numbers, draft.language())));
        });
    }
}
