package org.gradus.report.compose.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.notation.Elision;
import org.gradus.report.compose.notation.GradientNotation;
import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.notation.PutIn;
import org.gradus.report.compose.page.Decay;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.ErrorSigns;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.page.MatrixLines;
import org.gradus.report.compose.page.NeuronLines;
import org.gradus.report.compose.page.Quantities;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Style.Detail;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.BackwardTrace.LayerGradients;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.Letter;

/** ∂C/∂W^l = δ^l (a^{l−1})ᵀ, or with the other sign, with ∂C/∂b^l = δ^l beside it, then one matrix of products. */
final class ParameterGradientComposer {
    private final Draft draft;
    private final Notation notation;
    private final GradientNotation signs;
    private final SampleTrace sample;
    private final LayerGradients layer;
    private final int number;

    ParameterGradientComposer(Draft draft, SampleTrace sample, LayerGradients layer) {
        this.draft = draft;
        this.notation = draft.notation();
        this.signs = notation.gradients();
        this.sample = sample;
        this.layer = layer;
        this.number = layer.layer();
    }

    void compose() {
        boolean bias = layer.bias().isPresent();
        List<Line> lines = notation.isNeuron() ? neuron() : matrices();
        draft.defines(Quantities.weightGradient(sample, number));
        List<Inline> title = notation.isBare()
                ? draft.say(bias ? Phrase.PARAMETER_GRADIENT_STEP_BARE : Phrase.WEIGHT_GRADIENT_STEP_BARE)
                : draft.say(bias ? Phrase.PARAMETER_GRADIENT_STEP : Phrase.WEIGHT_GRADIENT_STEP, number);
        draft.step(Training.ofSample(draft, sample, title), ErrorSigns.parted(draft, why()), lines);
    }

    /** "error term (7) times input of the layer (2)". */
    private List<Inline> why() {
        Optional<Inline> delta = draft.reference(Quantities.delta(sample, number));
        if (delta.isEmpty()) {
            return List.of();
        }
        if (number == 1) {
            return draft.say(Phrase.WHY_PARAMETER_GRADIENT_INPUT, delta.get(), Expr.Symbol.vector("x"));
        }
        return draft.reference(Quantities.output(sample, number - 1))
                .map(before -> draft.say(Phrase.WHY_PARAMETER_GRADIENT, delta.get(), before))
                .orElse(List.of());
    }

    /** {@code ∂C/∂w_j = δ x_j}, a number for each weight. */
    private List<Line> neuron() {
        Expr delta = Expr.Symbol.of("delta");
        Expr w = Expr.Indexed.of("w", "j");
        Expr x = Expr.Indexed.of("x", "j");
        Chain general = Lines.equal(GradientNotation.of(w), Decay.ofWeights(draft, chainRule(delta, w, x), w))
                .equal(Decay.ofWeights(draft, signs.signed(Expr.Product.of(delta, x)), w));
        List<Line> lines =
                new ArrayList<>(NeuronLines.of(draft, general, layer.weights().get(0), List.of()));
        layer.bias()
                .ifPresent(bias ->
                        lines.add(Line.of(bias(bias, delta)).remark(Quantities.withBounds(draft, List.of(), bias))));
        return lines;
    }

    /** {@code ∂C/∂y · ∂y/∂z · ∂z/∂w_j}, each factor named. */
    private Expr chainRule(Expr delta, Expr w, Expr x) {
        Expr z = Expr.Symbol.of("z");
        Expr y = Expr.Symbol.of("y");
        boolean linear = Notation.isIdentity(sample.lastLayer().function());
        Expr error = linear
                ? GradientNotation.of(z)
                : Expr.Product.of(GradientNotation.of(y), Expr.Derivative.partial(y, z));
        return Expr.Product.of(
                new Expr.Underbrace(error, signs.signed(delta)), new Expr.Underbrace(Expr.Derivative.partial(z, w), x));
    }

    private Chain bias(List<Evaluation> bias, Expr delta) {
        Expr b = notation.gradients().bias(number, bias.size());
        return MatrixLines.ofColumn(draft, bias)
                .brief(Lines.equal(GradientNotation.of(b), Decay.ofBias(draft, signs.signed(delta), b)));
    }

    private List<Line> matrices() {
        int units = layer.delta().size();
        int inputs = layer.weights().get(0).size();
        Expr delta = notation.gradients().delta(number, units);
        MatrixLines matrix = new MatrixLines(draft, layer.weights());
        Expr input = GradientNotation.transposed(input(inputs), inputs);
        Chain formula = Lines.equal(
                GradientNotation.of(notation.weights(number)),
                Decay.ofWeights(draft, signs.signed(Expr.Product.of(delta, input)), notation.weights(number)));
        boolean brief = draft.is(Detail.BRIEF);
        List<Chain> first = new ArrayList<>();
        first.add(brief ? matrix.brief(formula) : formula.and(matrix.insert(), factors(units, inputs)));
        layer.bias().ifPresent(bias -> first.add(bias(bias, delta)));
        Line factors = new Line(first, List.of(), java.util.OptionalInt.of(draft.nextNumber()));
        if (brief) {
            return List.of(factors);
        }
        boolean whole = layer.weights().stream().flatMap(List::stream).noneMatch(Evaluation::isAbsent);
        List<Inline> remark = whole ? List.of() : draft.say(Phrase.ONLY_ON_EDGES);
        Chain products = matrix.calculated(Lines.goOn());
        return List.of(factors, Line.of(products).remark(matrix.remark(remark)));
    }

    private Expr factors(int units, int inputs) {
        PutIn operands = PutIn.of(layer.weights().stream().flatMap(List::stream).toList());
        Expr column = Elision.column(units, i -> operands.get(layer.delta().get(i)));
        Expr row = inputs == 1
                ? operands.get(sample.entering(number, 1), before(0))
                : Elision.matrix(1, inputs, (i, j) -> operands.get(sample.entering(number, j + 1), before(j)));
        Expr product = Expr.Product.of(sized(column, units, 1), sized(row, 1, inputs));
        return Decay.numbers(draft, signs.signed(product), weights(operands, units, inputs));
    }

    /** W^l in the numbers of the lines, where they hold it. */
    private Expr weights(PutIn operands, int units, int inputs) {
        return Elision.matrix(
                units,
                inputs,
                (i, j) -> operands.weight(sample.names().ofLayer(Letter.W, number, i + 1, j + 1), LayerData.NO_EDGE));
    }

    private Expr input(int inputs) {
        if (inputs > 1) {
            return notation.input(number);
        }
        return number == 1 ? Expr.Indexed.of("x", 1) : notation.output(number - 1, 1);
    }

    private Expr before(int j) {
        if (number == 1) {
            return sample.input().get(j);
        }
        return sample.layers().get(number - 2).activation().get(j).shown();
    }

    private Expr sized(Expr matrix, int rows, int columns) {
        boolean shown = draft.is(Detail.FULL) && matrix instanceof Expr.MatrixLiteral;
        return shown ? new Expr.Sized(matrix, rows, columns) : matrix;
    }
}
