package org.gradus.report.compose.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.matrix.Matrix;
import org.gradus.core.network.Network;
import org.gradus.report.compose.figure.Plane.Border;
import org.gradus.report.compose.figure.Plane.Dot;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.words.FigurePhrase;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.exercise.Exercise.NetworkData;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Drawing;
import org.gradus.report.sheet.Drawing.Anchor;
import org.gradus.report.sheet.Drawing.Ink;
import org.gradus.report.sheet.Drawing.Point;
import org.gradus.report.sheet.Drawing.Size;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.worksheet.Evaluation;

/**
 * How a hidden layer makes binary inputs separable: its lines in the plane of the inputs, and beside it, for two hidden units, the plane of
 * their outputs with the line of the output unit.
 */
public final class XorFigure {
    private static final int MOST_UNITS = 4;
    private static final double BETWEEN = 46;

    private final Draft draft;
    private final NetworkData network;
    private final Answer.TruthTable table;
    private final Threshold threshold;
    private final Canvas canvas = new Canvas();

    private XorFigure(Draft draft, NetworkData network, Answer.TruthTable table, Threshold threshold) {
        this.draft = draft;
        this.network = network;
        this.table = table;
        this.threshold = threshold;
    }

    /** Empty but for two inputs, a few hidden units and one output that gives a class. */
    public static Optional<Drawing> of(Draft draft, Answer.TruthTable table) {
        return draft.exercise()
                .network()
                .filter(XorFigure::fits)
                .flatMap(network -> Threshold.of(
                                table,
                                network.layers().get(1),
                                draft.notation().write(Expr.Indexed.of(Expr.Symbol.of("z", 2), 1)))
                        .flatMap(threshold -> new XorFigure(draft, network, table, threshold).drawing()));
    }

    private static boolean fits(NetworkData network) {
        if (network.inputs() != 2 || network.layers().size() != 2 || network.outputs() != 1) {
            return false;
        }
        LayerData hidden = network.layers().get(0);
        return hidden.units() >= 2
                && hidden.units() <= MOST_UNITS
                && hidden.activation().isEntrywise();
    }

    private Optional<Drawing> drawing() {
        List<Border> lines = BoundaryFigure.lines(network.layers().get(0));
        List<Dot> dots = BoundaryFigure.dots(table);
        if (!lines.stream().allMatch(Border::isLine)) {
            return Optional.empty();
        }
        Plane inputs = inputs(lines, dots);
        if (lines.size() == 2) {
            hidden(inputs.frame());
        }
        Legend legend = new Legend();
        BoundaryFigure.classes(draft, dots, legend);
        legend.hatched(Ink.of(2), draft.say(FigurePhrase.FIGURE_DECIDED_ONE));
        legend.words(draft.say(FigurePhrase.FIGURE_ARROWS));
        legend.paint(canvas);
        return Optional.of(canvas.drawing("xor", draft.wording().word(FigurePhrase.FIGURE_XOR), description(dots)));
    }

    // ---- the plane of the inputs ----

    private Plane inputs(List<Border> lines, List<Dot> dots) {
        Plane plane = Plane.around(dots, lines, 0, canvas);
        Network doubles = Doubles.network(network);
        plane.hatch(
                (x, y) -> doubles.forward(Matrix.column(x, y))
                                .preactivations()
                                .get(1)
                                .get(0)
                        - threshold.z(),
                Ink.of(2));
        plane.axes(Text.of(Expr.Indexed.of("x", 1)), Text.of(Expr.Indexed.of("x", 2)));
        for (int i = 0; i < lines.size(); i++) {
            plane.line(lines.get(i), Strokes.line(1));
            plane.arrow(lines.get(i), Strokes.line(1), i % 2 == 0 ? 0.2 : 0.8);
            Expr z = Expr.Indexed.of(Expr.Symbol.of("z", 1), i + 1);
            plane.name(lines.get(i), Text.of(Chain.of(z).equal(Expr.Num.of(0))), Ink.of(1));
        }
        plane.dots(dots);
        title(plane.frame(), draft.say(FigurePhrase.FIGURE_PLANE_OF_INPUTS));
        return plane;
    }

    private void title(Frame frame, List<Inline> words) {
        canvas.label(
                new Point(frame.left() + frame.width() / 2, frame.top() - 22),
                Anchor.CENTRE,
                Size.SMALL,
                Ink.GREY,
                words);
    }

    // ---- the plane of the hidden outputs ----

    private void hidden(Frame inputs) {
        List<Dot> dots = new ArrayList<>();
        List<Dot> classes = BoundaryFigure.dots(table);
        for (int i = 0; i < table.rows().size(); i++) {
            SampleTrace row = table.rows().get(i);
            List<Evaluation> a = row.layers().get(0).activation();
            dots.add(new Dot(
                    Doubles.of(a.get(0)), Doubles.of(a.get(1)), classes.get(i).isOne()));
        }
        Border output =
                threshold.border(BoundaryFigure.lines(network.layers().get(1)).get(0));
        if (!output.isLine() || dots.stream().anyMatch(dot -> !Double.isFinite(dot.x() + dot.y()))) {
            return;
        }
        double left = Math.max(canvas.right(), inputs.left() + inputs.width()) + BETWEEN;
        arrow(left, inputs);
        Plane plane = Plane.around(dots, List.of(output), left, canvas);
        plane.hatch(output, Ink.of(2));
        Expr.Symbol a = Expr.Symbol.of("a", 1);
        plane.axes(Text.of(Expr.Indexed.of(a, 1)), Text.of(Expr.Indexed.of(a, 2)));
        plane.line(output, Strokes.line(2));
        plane.name(output, Text.of(threshold.line()), Ink.of(2));
        plane.dots(dots);
        origins(plane.frame(), dots);
        title(plane.frame(), draft.say(FigurePhrase.FIGURE_PLANE_OF_HIDDEN));
    }

    private void arrow(double left, Frame inputs) {
        double y = inputs.top() + 14;
        String name = network.layers().get(0).activation().title();
        canvas.arrow(Strokes.line(1), new Point(left - 34, y), new Point(left - 12, y));
        canvas.label(new Point(left - 23, y - 8), Anchor.CENTRE, Size.SMALL, Ink.of(1), Text.cut(name, Size.SMALL, 40));
    }

    /** Which inputs land at each point: "(0, 1), (1, 0)". */
    private void origins(Frame frame, List<Dot> dots) {
        List<Dot> done = new ArrayList<>();
        for (Dot dot : dots) {
            if (done.stream().anyMatch(other -> other.x() == dot.x() && other.y() == dot.y())) {
                continue;
            }
            done.add(dot);
            List<String> from = new ArrayList<>();
            for (int i = 0; i < dots.size(); i++) {
                if (dots.get(i).x() == dot.x() && dots.get(i).y() == dot.y()) {
                    List<Expr> input = table.rows().get(i).input();
                    from.add("(" + Text.plain(input.get(0), draft.language())
                            + draft.language().betweenNumbers() + Text.plain(input.get(1), draft.language()) + ")");
                }
            }
            Point at = frame.at(dot.x(), dot.y());
            List<Inline> words = Text.of(String.join(" ", from));
            if (from.size() > 1) {
                // below the numbers of an axis on which the point may stand
                canvas.plate(new Point(at.x(), at.y() + 20), Size.SMALL, Ink.GREY, words, Optional.empty());
                continue;
            }
            boolean right = at.x() < frame.left() + frame.width() * 0.6 && dot.x() != 0;
            canvas.label(
                    new Point(at.x() + (right ? 5.5 : -5.5), at.y() - 8),
                    right ? Anchor.LEFT : Anchor.RIGHT,
                    Size.SMALL,
                    Ink.GREY,
                    words);
        }
    }

    private String description(List<Dot> dots) {
        List<List<Inline>> sentences = new ArrayList<>();
        sentences.add(
                draft.say(FigurePhrase.FIGURE_XOR_SHOWS, network.layers().get(0).units()));
        sentences.addAll(BoundaryFigure.points(draft, dots));
        return Text.sentences(sentences);
    }
}
