package org.gradus.report.compose.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.Rational;
import org.gradus.report.compose.notation.GradientNotation;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.words.FigurePhrase;
import org.gradus.report.exercise.Exercise.NetworkData;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Drawing;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.BackwardTrace;
import org.gradus.report.solution.BackwardTrace.LayerGradients;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.worksheet.Evaluation;

/** Backpropagation in the network: δ in the nodes, their values below, ∂C/∂w on the edges, so that each product can be checked. */
public final class BackwardFigure implements NetworkFace {
    private static final int MOST_UNITS = 4;

    private final Draft draft;
    private final NetworkData network;
    private final NetworkWords words;
    private final SampleTrace sample;
    private final BackwardTrace backward;

    private BackwardFigure(Draft draft, NetworkData network, SampleTrace sample, BackwardTrace backward) {
        this.draft = draft;
        this.network = network;
        this.words = new NetworkWords(draft, network);
        this.sample = sample;
        this.backward = backward;
    }

    /**
     * The picture; empty without a network, for one that is too large to be read, and where a gradient is not δ times value: with
     * regularisation, or error terms of the other sign.
     */
    public static Optional<Drawing> of(Draft draft, SampleTrace sample, BackwardTrace backward) {
        boolean products = draft.exercise().regularisation().isEmpty()
                && !draft.notation().gradients().isTurned();
        return draft.exercise()
                .network()
                .filter(network -> products && isReadable(network) && isWhole(backward))
                .map(network -> new BackwardFigure(draft, network, sample, backward).drawing());
    }

    private static boolean isReadable(NetworkData network) {
        boolean small = network.inputs() <= MOST_UNITS;
        for (int column = 1; column <= network.layers().size(); column++) {
            small &= NetworkGeometry.units(network, column) <= MOST_UNITS && NetworkGeometry.hasPlates(network, column);
        }
        return small;
    }

    private static boolean isWhole(BackwardTrace backward) {
        return backward.layers().stream().noneMatch(layer -> layer.weights().isEmpty())
                && backward.evaluations().stream()
                        .filter(line -> !line.isAbsent())
                        .allMatch(line -> line.value().nearestDouble().isPresent());
    }

    private Drawing drawing() {
        Canvas canvas = new Canvas();
        new NetworkPainter(network, this, canvas).paint();
        String title = Text.sentences(List.of(draft.say(FigurePhrase.FIGURE_BACKWARD, words.shape())));
        String name = draft.samples().size() == 1 ? "net-backward" : "net-backward-" + sample.number();
        return canvas.drawing(name, title, description());
    }

    private LayerGradients layer(int column) {
        return backward.layers().get(column - 1);
    }

    // ---- nodes and edges ----

    @Override
    public NodeFace node(int column, int unit) {
        if (column == 0) {
            Expr value = sample.input().get(unit - 1);
            return new NodeFace(
                    Optional.of(value),
                    Text.of(words.symbol(0, unit)),
                    words.title(0, unit),
                    List.of(),
                    false,
                    source(value));
        }
        Evaluation delta = layer(column).delta().get(unit - 1);
        Evaluation a = sample.layers().get(column - 1).activation().get(unit - 1);
        Chain value =
                Chain.of(words.symbol(column, unit)).and(a.value().result().relation(), NodeValue.of(draft, a));
        return new NodeFace(
                Optional.of(NodeValue.of(draft, delta)),
                Text.of(draft.notation().name(delta.id())),
                words.title(column, unit),
                Text.of(value),
                isDead(column, unit),
                Optional.of(delta.id()));
    }

    private static Optional<Expr.Source> source(Expr value) {
        return value instanceof Expr.Shown shown ? Optional.of(shown.source()) : Optional.empty();
    }

    /** Whether no gradient passes the unit: its σ′ is 0. */
    private boolean isDead(int column, int unit) {
        return !layer(column).derivative().isEmpty()
                && layer(column)
                        .derivative()
                        .get(unit - 1)
                        .value()
                        .value()
                        .rational()
                        .filter(Rational.ZERO::equals)
                        .isPresent();
    }

    @Override
    public Optional<EdgeFace> edge(int column, int from, int to) {
        Evaluation gradient = layer(column).weights().get(to - 1).get(from - 1);
        return gradient.isAbsent()
                ? Optional.empty()
                : Optional.of(new EdgeFace(
                        gradient.value().nearestDouble().orElseThrow(),
                        NodeValue.of(draft, gradient),
                        Optional.of(gradient.id())));
    }

    // ---- words ----

    @Override
    public List<Inline> quantity(int column) {
        return column == 0
                ? words.quantity(0)
                : Text.of(draft.notation().gradients().delta(column, NetworkGeometry.units(network, column)));
    }

    @Override
    public List<String> captions(int column) {
        return words.captions(column);
    }

    @Override
    public boolean isWeighted() {
        return true;
    }

    @Override
    public boolean isBackward() {
        return true;
    }

    @Override
    public List<String> legend() {
        return words.legend();
    }

    @Override
    public List<Inline> rule() {
        return draft.say(
                FigurePhrase.FIGURE_EDGE_RULE, GradientNotation.of(Expr.Symbol.of("w")), Expr.Symbol.of("delta"));
    }

    private String description() {
        List<List<Inline>> sentences = new ArrayList<>();
        sentences.add(draft.say(FigurePhrase.FIGURE_INPUTS, words.numbers(sample.input(), 0)));
        for (int column = network.layers().size(); column >= 1; column--) {
            List<Expr> deltas = layer(column).delta().stream()
                    .map(delta -> NodeValue.of(draft, delta))
                    .toList();
            sentences.add(draft.say(FigurePhrase.FIGURE_ERROR_TERMS, column, words.numbers(deltas, column)));
            for (int unit = 1; unit <= deltas.size(); unit++) {
                List<String> gradients = new ArrayList<>();
                for (int from = 1; from <= network.layers().get(column - 1).inputs(); from++) {
                    gradients.add(edge(column, from, unit)
                            .map(edge -> Text.plain(edge.number(), draft.language()))
                            .orElse(draft.wording().word(FigurePhrase.FIGURE_NO_EDGE)));
                }
                sentences.add(
                        draft.say(FigurePhrase.FIGURE_GRADIENTS, unit, column, Text.list(gradients, draft.language())));
            }
        }
        return Text.sentences(sentences);
    }
}
