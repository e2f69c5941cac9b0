package org.gradus.report.compose.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.notation.Elision;
import org.gradus.report.compose.notation.GradientNotation;
import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.notation.PutIn;
import org.gradus.report.compose.page.Box;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.page.MatrixLines;
import org.gradus.report.compose.page.NeuronLines;
import org.gradus.report.compose.page.Quantities;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Style.Detail;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.plan.LayerStep;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.solution.StepTrace;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.QuantityId;

/** One step of gradient descent: the new weights and biases. */
public final class StepComposer {
    private static final Expr ETA = Expr.Symbol.of("eta");

    private final Draft draft;
    private final Notation notation;
    private final Answer.GradientStep answer;
    private final StepTrace step;
    private final Optional<SampleTrace> sample;

    /** @param index of the step: that of its sample, 0 for a batch */
    public StepComposer(Draft draft, Answer.GradientStep answer, int index) {
        this.draft = draft;
        this.notation = draft.notation();
        this.answer = answer;
        this.step = answer.steps().get(index);
        boolean batch = answer.gradients().batch().isPresent();
        this.sample = batch ? Optional.empty() : Optional.of(draft.samples().get(index));
    }

    /** Brings the step onto the sheet, if it does not stand there yet. */
    public void compose() {
        String key = "step" + step.loss().id();
        if (draft.has(key)) {
            return;
        }
        draft.defines(key);
        for (int l = 1; l <= step.layers().size(); l++) {
            layer(l);
        }
    }

    /** A table of old and new parameters; of a single neuron its numbers in one line. */
    public static Box box(Draft draft, Answer.GradientStep answer) {
        List<List<LayerTable.Parameters>> all = answer.steps().stream()
                .map(each -> each.layers().stream()
                        .map(layer -> new LayerTable.Parameters(layer.weights(), layer.bias()))
                        .toList())
                .toList();
        return draft.notation().isNeuron() ? Training.numbers(draft, all) : LayerTable.steps(draft, all);
    }

    private void layer(int l) {
        LayerStep layer = step.layers().get(l - 1);
        List<Line> lines = new ArrayList<>();
        lines.addAll(
                notation.isNeuron()
                        ? neuron(layer.weights().get(0))
                        : weights(
                                notation.weights(l),
                                layer.weights(),
                                layer.bias().isEmpty() ? remark(l) : List.of()));
        layer.bias().ifPresent(bias -> {
            Line line = bias(notation.gradients().bias(l, bias.size()), bias, remark(l));
            lines.add(lines.isEmpty() ? line.numbered(draft.nextNumber()) : line);
        });
        boolean bias = layer.bias().isPresent();
        List<Inline> title = notation.isBare()
                ? draft.say(bias ? Phrase.NEW_PARAMETERS_STEP_BARE : Phrase.NEW_WEIGHTS_STEP_BARE)
                : draft.say(bias ? Phrase.NEW_PARAMETERS_STEP : Phrase.NEW_WEIGHTS_STEP, l);
        draft.step(
                sample.map(own -> Training.ofSample(draft, own, title)).orElse(title),
                Training.once(draft, Phrase.WHY_NEW_PARAMETERS, ETA),
                lines);
    }

    /** {@code W_new = W − η ∂C/∂W}. */
    private Chain formula(Expr parameter) {
        Expr descent = new Expr.Negation(Expr.Product.of(ETA, GradientNotation.of(parameter)));
        return Lines.equal(notation.after(parameter), Expr.Sum.of(parameter, descent));
    }

    private List<Line> weights(Expr parameter, List<List<Evaluation>> entries, List<Inline> remark) {
        MatrixLines matrix = new MatrixLines(draft, entries);
        Chain formula = formula(parameter);
        if (draft.is(Detail.BRIEF)) {
            return List.of(Line.of(matrix.brief(formula)).numbered(draft.nextNumber()));
        }
        List<Evaluation> all = entries.stream().flatMap(List::stream).toList();
        if (all.size() == 1) {
            return List.of(Line.of(matrix.inserted(formula))
                    .remark(matrix.remark(remark))
                    .numbered(draft.nextNumber()));
        }
        Chain factors = formula.and(matrix.insert(), putIn(entries));
        return List.of(
                Line.of(factors).numbered(draft.nextNumber()),
                Line.of(matrix.calculated(Lines.goOn())).remark(matrix.remark(remark)));
    }

    /** All on one line: {@code b_new = b − η ∂C/∂b ≈ [b] − 0.5·[∂C/∂b] ≈ [b_new]}. */
    private Line bias(Expr parameter, List<Evaluation> bias, List<Inline> remark) {
        MatrixLines matrix = MatrixLines.ofColumn(draft, bias);
        if (!draft.exercise().conventions().updateBias()) {
            return Line.of(matrix.brief(Lines.equal(notation.after(parameter), parameter)))
                    .remark(draft.say(Phrase.BIAS_KEPT));
        }
        Chain formula = formula(parameter);
        if (draft.is(Detail.BRIEF)) {
            return Line.of(matrix.brief(formula));
        }
        Chain numbers = bias.size() == 1
                ? matrix.inserted(formula)
                : matrix.withResult(formula.and(
                        matrix.insert(), putIn(bias.stream().map(List::of).toList())));
        return Line.of(numbers).remark(matrix.remark(remark));
    }

    private Expr putIn(List<List<Evaluation>> entries) {
        PutIn operands = PutIn.of(entries.stream().flatMap(List::stream).toList());
        Elision.Entry old = (i, j) -> put(
                operands, entries.get(i).get(j).id().before(), entries.get(i).get(j));
        Elision.Entry slope = (i, j) ->
                put(operands, gradient(entries.get(i).get(j)), entries.get(i).get(j));
        Expr product = Expr.Product.of(step.rate().shown(), matrix(entries, slope));
        return Expr.Sum.of(matrix(entries, old), new Expr.Negation(product));
    }

    private static QuantityId gradient(Evaluation entry) {
        QuantityId parameter = entry.id().before();
        return parameter.of(parameter.letter().equals(Letter.B) ? Letter.DB : Letter.DW);
    }

    private static Expr put(PutIn operands, QuantityId operand, Evaluation entry) {
        return entry.isAbsent() ? LayerData.NO_EDGE : operands.get(operand);
    }

    private static Expr matrix(List<List<Evaluation>> entries, Elision.Entry entry) {
        int columns = entries.get(0).size();
        return columns == 1
                ? Elision.column(entries.size(), i -> entry.at(i, 0))
                : Elision.corners(entries.size(), columns, entry);
    }

    /** {@code w_{j,new} = w_j − η ∂C/∂w_j}, a number for each weight. */
    private List<Line> neuron(List<Evaluation> weights) {
        return NeuronLines.of(draft, formula(Expr.Indexed.of("w", "j")), weights, List.of());
    }

    private List<Inline> remark(int l) {
        String key = sample.map(own -> Quantities.weightGradient(own, l))
                .orElseGet(() ->
                        Quantities.batchGradient(answer.gradients().batch().orElseThrow(), l));
        return draft.reference(key)
                .map(reference -> draft.say(Phrase.INSERT_STEP, reference))
                .orElse(List.of());
    }
}
