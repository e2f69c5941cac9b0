package org.gradus.report.compose.figure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.figure.Plane.Border;
import org.gradus.report.compose.figure.Plane.Dot;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.words.FigurePhrase;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.exercise.Exercise.NetworkData;
import org.gradus.report.plan.LayerStep;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Drawing;
import org.gradus.report.sheet.Drawing.Ink;
import org.gradus.report.sheet.Drawing.Size;
import org.gradus.report.sheet.Drawing.Stroke;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.solution.TrainingTrace.Epoch;

/** Where units with two inputs change their side, among the points of a table or of the samples. */
public final class BoundaryFigure {
    private static final int MOST_UNITS = 4;
    private static final int MOST_EPOCHS = 12;

    private final Draft draft;
    private final LayerData layer;
    private final boolean isSingle;
    private final Canvas canvas = new Canvas();

    private BoundaryFigure(Draft draft, NetworkData network) {
        this.draft = draft;
        this.layer = network.layers().get(0);
        this.isSingle = draft.notation().isNeuron();
    }

    /** Of the lines that are asked for; empty without two inputs, and for more lines than can be told apart. */
    public static Optional<Drawing> of(Draft draft, Answer.DecisionBoundary answer) {
        return figure(draft).flatMap(figure -> figure.drawing(figure.samples(), List.of(), figure.lines()));
    }

    /** Of a single unit, among the points of its truth table. */
    public static Optional<Drawing> of(Draft draft, Answer.TruthTable answer) {
        return figure(draft)
                .filter(figure -> figure.isSingle)
                .flatMap(figure -> Threshold.of(answer, figure.layer, Expr.Symbol.of("z"))
                        .flatMap(threshold -> figure.drawing(
                                dots(answer),
                                List.of(),
                                List.of(threshold.border(figure.lines().get(0))),
                                threshold)));
    }

    /** Of a single unit: its line after each epoch of a training, and at the end. */
    public static Optional<Drawing> of(Draft draft, Answer.Training answer) {
        return figure(draft).filter(figure -> figure.isSingle).flatMap(figure -> {
            List<Border> after = new ArrayList<>(figure.lines());
            answer.epochs().stream()
                    .map(Epoch::left)
                    .filter(left -> !left.isEmpty())
                    .map(BoundaryFigure::line)
                    .forEach(after::add);
            int last = after.size() - 1;
            int first = Math.max(0, last - MOST_EPOCHS);
            return figure.drawing(figure.samples(), after.subList(first, last), after.subList(last, last + 1));
        });
    }

    private static Optional<BoundaryFigure> figure(Draft draft) {
        return draft.exercise()
                .network()
                .filter(network -> network.inputs() == 2
                        && network.layers().get(0).units() <= MOST_UNITS
                        && network.layers().get(0).activation().isEntrywise())
                .map(network -> new BoundaryFigure(draft, network));
    }

    private List<Border> lines() {
        return lines(layer);
    }

    /** The line z = 0 of each unit of a layer. */
    static List<Border> lines(LayerData layer) {
        List<Border> lines = new ArrayList<>();
        for (int i = 0; i < layer.units(); i++) {
            int unit = i;
            lines.add(new Border(
                    Doubles.of(layer.weights().get(i).get(0)),
                    Doubles.of(layer.weights().get(i).get(1)),
                    layer.bias().map(bias -> Doubles.of(bias.get(unit))).orElse(0.0)));
        }
        return lines;
    }

    private static Border line(List<LayerStep> left) {
        LayerStep only = left.get(0);
        return new Border(
                Doubles.of(only.weights().get(0).get(0)),
                Doubles.of(only.weights().get(0).get(1)),
                only.bias().map(bias -> Doubles.of(bias.get(0))).orElse(0.0));
    }

    // ---- points ----

    /** The samples, of the class that their target says. */
    private List<Dot> samples() {
        List<Dot> dots = new ArrayList<>();
        for (SampleTrace sample : draft.solution().samples()) {
            Optional<Boolean> isOne = sample.sample()
                    .target()
                    .filter(target -> target.size() == 1)
                    .map(target -> Doubles.of(target.get(0)) > (hasNegativeTargets() ? 0 : 0.5));
            dots.add(new Dot(
                    Doubles.of(sample.input().get(0)), Doubles.of(sample.input().get(1)), isOne));
        }
        return dots;
    }

    private boolean hasNegativeTargets() {
        return draft.solution().samples().stream()
                .flatMap(sample -> sample.sample().target().stream())
                .anyMatch(target -> target.stream().anyMatch(entry -> Doubles.of(entry) < 0));
    }

    /** The rows of a table, of the class that the network gives them. */
    static List<Dot> dots(Answer.TruthTable answer) {
        List<Dot> dots = new ArrayList<>();
        for (int i = 0; i < answer.rows().size(); i++) {
            List<Expr> input = answer.rows().get(i).input();
            Optional<Boolean> isOne = answer.classes().isEmpty()
                            || answer.classes().get(i).label().isEmpty()
                    ? Optional.empty()
                    : Optional.of(answer.classes().get(i).label().getAsInt() == 1);
            dots.add(new Dot(Doubles.of(input.get(0)), Doubles.of(input.get(1)), isOne));
        }
        return dots;
    }

    // ---- the picture ----

    private Optional<Drawing> drawing(List<Dot> dots, List<Border> before, List<Border> lines) {
        Threshold zero = new Threshold(0, Chain.of(Expr.Symbol.of("z")).equal(Expr.Num.of(0)));
        return drawing(dots, before, lines, zero);
    }

    private Optional<Drawing> drawing(List<Dot> dots, List<Border> before, List<Border> lines, Threshold threshold) {
        if (!lines.stream().allMatch(Border::isLine) || lines.isEmpty()) {
            return Optional.empty();
        }
        Plane plane = Plane.around(dots, lines, 0, canvas);
        if (isSingle) {
            plane.hatch(lines.get(0), Ink.of(1));
        }
        plane.axes(Text.of(Expr.Indexed.of("x", 1)), Text.of(Expr.Indexed.of("x", 2)));
        before.stream().filter(Border::isLine).forEach(line -> plane.line(line, new Stroke(0.7, Ink.PALE, false)));
        for (int i = 0; i < lines.size(); i++) {
            plane.line(lines.get(i), Strokes.line(1));
            plane.name(lines.get(i), isSingle ? Text.of(threshold.line()) : zero(i + 1), Ink.of(1));
            if (!isSingle) {
                plane.arrow(lines.get(i), Strokes.line(1), 0.25 + 0.5 * (i % 2));
            }
        }
        plane.dots(dots);
        legend(dots, !before.isEmpty());
        return Optional.of(canvas.drawing("boundary", title(), description(dots)));
    }

    private List<Inline> zero(int unit) {
        Expr z = Expr.Indexed.of(Expr.Symbol.of("z", 1), unit);
        return Text.of(Chain.of(z).equal(Expr.Num.of(0)));
    }

    private void legend(List<Dot> dots, boolean isTraining) {
        Legend legend = new Legend();
        classes(draft, dots, legend);
        if (isSingle) {
            boolean decides = layer.activation().classRule().isPresent();
            legend.hatched(
                    Ink.of(1),
                    decides
                            ? draft.say(FigurePhrase.FIGURE_DECIDED_ONE)
                            : Text.of(
                                    Chain.of(Expr.Symbol.of("z")).and(Expr.Relation.Operator.GREATER, Expr.Num.of(0))));
        } else {
            legend.words(draft.say(FigurePhrase.FIGURE_ARROWS));
        }
        if (isTraining) {
            legend.line(new Stroke(0.7, Ink.PALE, false), draft.say(FigurePhrase.FIGURE_EARLIER));
        }
        legend.paint(canvas);
    }

    /** What full and empty points are. */
    static void classes(Draft draft, List<Dot> dots, Legend legend) {
        for (int label = 1; label >= 0; label--) {
            boolean full = label == 1;
            if (dots.stream().anyMatch(dot -> dot.isOne().equals(Optional.of(full)))) {
                legend.mark(full, className(draft, label));
            }
        }
    }

    private static List<Inline> className(Draft draft, int label) {
        return draft.exercise()
                .className(label)
                .map(name -> Text.cut(name, Size.SMALL, 70))
                .orElseGet(() -> draft.say(FigurePhrase.FIGURE_CLASS, label));
    }

    private String title() {
        return draft.wording().word(isSingle ? FigurePhrase.FIGURE_BOUNDARY : FigurePhrase.FIGURE_BOUNDARIES);
    }

    private String description(List<Dot> dots) {
        List<List<Inline>> sentences = new ArrayList<>();
        sentences.add(draft.say(FigurePhrase.FIGURE_BOUNDARY_SHOWS));
        sentences.addAll(points(draft, dots));
        return Text.sentences(sentences);
    }

    /** Which points are of which class, in sentences. */
    static List<List<Inline>> points(Draft draft, List<Dot> dots) {
        List<List<Inline>> sentences = new ArrayList<>();
        for (int label = 1; label >= 0; label--) {
            boolean full = label == 1;
            List<String> points = dots.stream()
                    .filter(dot -> dot.isOne().equals(Optional.of(full)))
                    .map(dot -> "(" + plain(draft, dot.x()) + draft.language().betweenNumbers() + plain(draft, dot.y())
                            + ")")
                    .distinct()
                    .toList();
            if (!points.isEmpty()) {
                sentences.add(draft.say(FigurePhrase.FIGURE_POINTS, label, String.join(" ", points)));
            }
        }
        return sentences;
    }

    private static String plain(Draft draft, double number) {
        BigDecimal value = BigDecimal.valueOf(number).stripTrailingZeros();
        return Text.plain(new Expr.Num(value.scale() < 0 ? value.setScale(0) : value), draft.language());
    }
}
