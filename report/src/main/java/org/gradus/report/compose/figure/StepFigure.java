package org.gradus.report.compose.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.function.Loss;
import org.gradus.core.matrix.Matrix;
import org.gradus.core.network.ForwardPass;
import org.gradus.core.network.Layer;
import org.gradus.core.network.Network;
import org.gradus.report.compose.notation.GradientNotation;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.words.FigurePhrase;
import org.gradus.report.exercise.Conventions;
import org.gradus.report.exercise.Exercise.NetworkData;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Drawing;
import org.gradus.report.sheet.Drawing.Anchor;
import org.gradus.report.sheet.Drawing.Circle;
import org.gradus.report.sheet.Drawing.Fill;
import org.gradus.report.sheet.Drawing.Ink;
import org.gradus.report.sheet.Drawing.Point;
import org.gradus.report.sheet.Drawing.Size;
import org.gradus.report.sheet.Drawing.Stroke;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.BatchTrace;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.solution.StepTrace;
import org.gradus.report.worksheet.Evaluation;

/** The loss along −∇C over the learning rate, with its tangent and the learning rate that was used. */
public final class StepFigure {
    private static final double WIDTH = 190;
    private static final double HEIGHT = 84;

    /** The curve goes on so far behind the step, in steps. */
    private static final int[] FURTHER = {4, 10, 20};

    /** As a share of the fall: a smaller distance between curve and tangent would not be seen. */
    private static final double VISIBLE = 0.12;

    /** Between the two points; else both values stand at the second one. */
    private static final double ROOM_FOR_VALUE = 64;

    /** Of the axis. */
    private static final double ROOM_FOR_NAME = 32;

    private static final Expr ETA = Expr.Symbol.of("eta");

    private final Draft draft;
    private final Answer.GradientStep answer;
    private final StepTrace step;
    private final StepTrace.Forecast forecast;
    private final Evaluation before;
    private final List<Sample> samples;
    private final Network network;
    private final List<Matrix> weights = new ArrayList<>();
    private final List<Optional<Matrix>> biases = new ArrayList<>();
    private final double rate;

    /** The input and the target, as columns. */
    private record Sample(Matrix input, Matrix target) {
        static Sample of(SampleTrace trace) {
            return new Sample(
                    Doubles.column(trace.input(), Doubles::of),
                    Doubles.column(trace.sample().target().orElseThrow(), Doubles::of));
        }
    }

    private StepFigure(
            Draft draft, NetworkData data, Answer.GradientStep answer, int index, StepTrace.Forecast forecast) {
        this.draft = draft;
        this.answer = answer;
        this.step = answer.steps().get(index);
        this.forecast = forecast;
        Optional<BatchTrace> batch = answer.gradients().batch();
        this.before = batch.map(BatchTrace::loss)
                .orElseGet(() -> answer.gradients().losses().get(index).value());
        List<SampleTrace> traces =
                batch.isPresent() ? answer.samples() : List.of(answer.samples().get(index));
        this.samples = traces.stream().map(Sample::of).toList();
        this.network = Doubles.network(data);
        this.rate = Doubles.of(step.rate());
        for (int l = 0; l < data.layers().size(); l++) {
            List<List<Evaluation>> dW = batch.isPresent()
                    ? answer.gradients().reduced().get(l).weights()
                    : answer.gradients().samples().get(index).layers().get(l).weights();
            Optional<List<Evaluation>> db = batch.isPresent()
                    ? answer.gradients().reduced().get(l).bias()
                    : answer.gradients().samples().get(index).layers().get(l).bias();
            weights.add(Doubles.matrix(dW, Doubles::of));
            boolean updated = draft.exercise().conventions().updateBias();
            biases.add(db.filter(any -> updated).map(entries -> Doubles.column(entries, Doubles::of)));
        }
    }

    /**
     * The picture of one step; empty where the step is not from the exercise's own parameters, where something else than the loss of the data
     * is lowered, and where the loss does not fall at first.
     *
     * @param index of the step: that of its sample, 0 for a batch
     */
    public static Optional<Drawing> of(Draft draft, Answer.GradientStep answer, int index) {
        StepTrace step = answer.steps().get(index);
        boolean plain = draft.exercise().regularisation().isEmpty()
                && !answer.goesOn()
                && answer.gradients().samples().get(0).layers().stream()
                        .noneMatch(layer -> !layer.others().isEmpty());
        return draft.exercise()
                .network()
                .filter(network -> plain && draft.exercise().loss().isPresent())
                .flatMap(network -> step.forecast()
                        .filter(forecast -> Doubles.of(forecast.firstOrder()) < 0)
                        .map(forecast -> new StepFigure(draft, network, answer, index, forecast)))
                .filter(StepFigure::agrees)
                .flatMap(StepFigure::drawing);
    }

    // ---- the curve ----

    /** C with the parameters that a step of length {@code eta} leaves; NaN where it is infinite or undefined, and the curve ends. */
    private double loss(double eta) {
        try {
            return finiteLoss(eta);
        } catch (ArithmeticException noNumber) {
            return Double.NaN;
        }
    }

    private double finiteLoss(double eta) {
        List<Layer> layers = new ArrayList<>();
        for (int l = 0; l < network.layers().size(); l++) {
            Layer layer = network.layers().get(l);
            Matrix w = layer.weights().plus(weights.get(l).map(g -> -eta * g));
            Optional<Matrix> change = biases.get(l);
            Optional<Matrix> b = layer.bias()
                    .map(old -> change.map(g -> old.plus(g.map(entry -> -eta * entry)))
                            .orElse(old));
            layers.add(new Layer(w, b, layer.activation()));
        }
        Network moved = new Network(layers);
        Loss loss = draft.exercise().loss().orElseThrow();
        double sum = 0;
        for (Sample sample : samples) {
            ForwardPass pass = moved.forward(sample.input());
            Matrix z = pass.preactivations().get(layers.size() - 1);
            sum += loss.value(layers.get(layers.size() - 1).activation(), z, sample.target());
        }
        boolean mean = answer.gradients()
                .batch()
                .filter(batch -> batch.reduced() == Conventions.Batch.MEAN)
                .isPresent();
        return mean ? sum / samples.size() : sum;
    }

    /** Whether the curve goes through both points that the sheet calculates: a picture that says something else is none. */
    private boolean agrees() {
        return near(loss(0), Doubles.of(before)) && near(loss(rate), Doubles.of(step.loss()));
    }

    private static boolean near(double a, double b) {
        return Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(b));
    }

    // ---- the picture ----

    /** So far that the curve leaves its tangent. */
    private double end() {
        double start = loss(0);
        double slope = -Doubles.of(forecast.squaredNorm());
        for (int steps : FURTHER) {
            double to = steps * rate;
            if (Math.abs(loss(to) - start - slope * to) > VISIBLE * Math.abs(slope * to)) {
                return to;
            }
        }
        return FURTHER[FURTHER.length - 1] * rate;
    }

    private Optional<Drawing> drawing() {
        double to = end();
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i <= 60; i++) {
            double value = loss(to * i / 60);
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        double start = Doubles.of(before);
        double slope = -Doubles.of(forecast.squaredNorm());
        most = Math.min(most, start + 1.5 * Math.abs(start - least));
        least = Math.min(least, start + slope * rate);
        if (!Double.isFinite(most - least) || most - least <= 1e-12 * Math.abs(most)) {
            return Optional.empty();
        }
        double room = 0.08 * (most - least);
        double low = least - room;
        if (least >= 0 && (low < 0 || least < 0.6 * most)) {
            low = 0;
        }
        Frame frame = new Frame(0, 0, WIDTH, HEIGHT, 0, to, low, most + 4 * room);
        Canvas canvas = new Canvas();
        frame.axes(canvas, Text.of(ETA), Text.of(applied(ETA)));
        tangent(frame, start, slope, canvas);
        Curve.of(this::loss, frame, List.of()).forEach(piece -> canvas.curve(Strokes.CURVE, piece));
        used(frame, canvas);
        String title = draft.wording().word(FigurePhrase.FIGURE_STEP);
        return Optional.of(canvas.drawing("step", title, description()));
    }

    private static Expr applied(Expr eta) {
        return Expr.Apply.of("C", eta);
    }

    private void tangent(Frame frame, double start, double slope, Canvas canvas) {
        double end = Math.min(frame.to(), (frame.least() - start) / slope);
        Point at = frame.at(end, start + slope * end);
        canvas.line(Strokes.GUIDE, frame.at(0, start), at);
        Expr line = Expr.Sum.of(
                applied(Expr.Num.of(0)), new Expr.Negation(Expr.Product.of(ETA, GradientNotation.squaredNorm())));
        List<Inline> words = draft.say(FigurePhrase.FIGURE_TANGENT, line);
        double width = LabelWidth.of(words, Size.SMALL);
        double share = 0.72;
        Point place = frame.at(share * end, start + slope * share * end);
        boolean fitsLeft = place.x() - 6 - width > frame.at(rate, 0).x() + 4;
        Point under = new Point(fitsLeft ? place.x() - 6 : place.x() + 6, place.y() + (fitsLeft ? 6 : -10));
        canvas.label(under, fitsLeft ? Anchor.RIGHT : Anchor.LEFT, Size.SMALL, Ink.GREY, words);
    }

    /** The points before and after the step. */
    private void used(Frame frame, Canvas canvas) {
        Point start = frame.at(0, Doubles.of(before));
        Point after = frame.at(rate, Doubles.of(step.loss()));
        canvas.line(Strokes.GUIDE, after, frame.at(rate, frame.least()));
        for (Point point : List.of(start, after)) {
            canvas.add(new Circle(point, 2.4, new Stroke(1, Ink.BLACK, false), Fill.INK, Optional.empty()));
        }
        boolean apart = after.x() - start.x() > ROOM_FOR_VALUE;
        double x = apart ? after.x() + 6 : Math.max(after.x() + 6, start.x() + ROOM_FOR_NAME);
        Point first = apart ? new Point(start.x() + 6, start.y() - 5) : new Point(x, after.y() - 18);
        label(first, Expr.Num.of(0), before, canvas);
        label(new Point(x, after.y() - 7), step.rate().result(), step.loss(), canvas);
        Chain rateUsed = Chain.of(ETA)
                .and(step.rate().value().result().relation(), step.rate().result());
        Point foot = frame.at(rate, frame.least());
        canvas.label(
                new Point(foot.x() + 4, foot.y() - 7),
                Anchor.LEFT,
                Size.SMALL,
                Ink.BLACK,
                draft.say(FigurePhrase.FIGURE_USED, rateUsed));
    }

    private static void label(Point at, Expr eta, Evaluation loss, Canvas canvas) {
        Chain value = Chain.of(applied(eta)).and(loss.value().result().relation(), loss.result());
        canvas.label(at, Anchor.LEFT, Size.SMALL, Ink.BLACK, Text.of(value));
    }

    private String description() {
        return Text.sentences(List.of(draft.say(
                FigurePhrase.FIGURE_STEP_SHOWS,
                Text.plain(before.result(), draft.language()),
                Text.plain(step.rate().result(), draft.language()),
                Text.plain(step.loss().result(), draft.language()))));
    }
}
