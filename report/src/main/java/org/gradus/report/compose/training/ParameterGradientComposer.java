package org.gradus.report.compose.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.notation.Elision;
import org.gradus.report.compose.notation.GradientNotation;
import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.notation.PutIn;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.page.MatrixLines;
import org.gradus.report.compose.page.NeuronLines;
import org.gradus.report.compose.page.Quantities;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Style.Detail;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.BackwardTrace.LayerGradients;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.worksheet.Evaluation;

/** ∂C/∂W^l = δ^l (a^{l−1})ᵀ and ∂C/∂b^l = δ^l. */
final class ParameterGradientComposer {
    private final Draft draft;
    private final SampleTrace sample;
    private final LayerGradients layer;
    private final int number;

    ParameterGradientComposer(Draft draft, SampleTrace sample, LayerGradients layer) {
        this.draft = draft;
        this.sample = sample;
        this.layer = layer;
        this.number = layer.layer();
    }

    void compose() {
        boolean bias = layer.bias().isPresent();
        List<Line> lines = draft.notation().isNeuron() ? neuron() : matrices();
        draft.defines(Quantities.weightGradient(sample, number));
        List<Inline> title = draft.notation().isBare()
                ? draft.say(bias ? Phrase.PARAMETER_GRADIENT_STEP_BARE : Phrase.WEIGHT_GRADIENT_STEP_BARE)
                : draft.say(bias ? Phrase.PARAMETER_GRADIENT_STEP : Phrase.WEIGHT_GRADIENT_STEP, number);
        draft.step(
                Training.ofSample(draft, sample, title),
                draft.say(bias ? Phrase.WHY_PARAMETER_GRADIENT : Phrase.TRAINING_WHY_WEIGHT_GRADIENT),
                lines);
    }

    /** {@code ∂C/∂w_j = δ x_j}, a number for each weight. */
    private List<Line> neuron() {
        Expr delta = Expr.Symbol.of("delta");
        Chain general = Lines.equal(
                GradientNotation.of(Expr.Indexed.of("w", "j")), Expr.Product.of(delta, Expr.Indexed.of("x", "j")));
        List<Line> lines =
                new ArrayList<>(NeuronLines.of(draft, general, layer.weights().get(0), remark(delta, 1)));
        layer.bias().ifPresent(bias -> {
            Chain chain = Lines.equal(GradientNotation.of(Expr.Symbol.of("b")), delta);
            lines.add(Line.of(MatrixLines.ofColumn(draft, bias).brief(chain)));
        });
        return lines;
    }

    private List<Line> matrices() {
        Notation notation = draft.notation();
        int units = layer.delta().size();
        int inputs = layer.weights().get(0).size();
        Expr delta = notation.gradients().delta(number, units);
        PutIn operands = PutIn.of(layer.weights().stream().flatMap(List::stream).toList());
        Expr column = Elision.column(units, i -> operands.get(layer.delta().get(i)));
        Expr row = Elision.matrix(1, inputs, (i, j) -> operands.get(sample.entering(number, j + 1), before(j)));
        Expr put = Expr.Product.of(sized(column, units, 1), sized(inputs == 1 ? entry(row) : row, 1, inputs));
        Expr input = GradientNotation.transposed(input(inputs), inputs);
        Chain formula = Lines.equal(GradientNotation.of(notation.weights(number)), Expr.Product.of(delta, input));
        List<Inline> remark = remark(delta, inputs);
        boolean whole = layer.weights().stream().flatMap(List::stream).noneMatch(Evaluation::isAbsent);
        List<Line> lines = new ArrayList<>(new MatrixLines(draft, layer.weights())
                .lines(
                        formula,
                        Optional.of(put),
                        whole ? remark : Wording.join(remark, draft.say(Phrase.ONLY_ON_EDGES))));
        layer.bias().ifPresent(bias -> {
            Chain chain = Lines.equal(GradientNotation.of(notation.gradients().bias(number, units)), delta);
            lines.add(Line.of(MatrixLines.ofColumn(draft, bias).brief(chain)));
        });
        return lines;
    }

    private static Expr entry(Expr matrix) {
        return matrix instanceof Expr.MatrixLiteral literal
                ? literal.rows().get(0).get(0)
                : matrix;
    }

    private Expr input(int inputs) {
        if (inputs > 1) {
            return draft.notation().input(number);
        }
        return number == 1 ? Expr.Indexed.of("x", 1) : draft.notation().output(number - 1, 1);
    }

    private Expr before(int j) {
        if (number == 1) {
            return sample.input().get(j);
        }
        List<Evaluation> outputs = sample.layers().get(number - 2).activation();
        return outputs.get(j).shown();
    }

    private List<Inline> remark(Expr delta, int inputs) {
        Optional<Inline> first = draft.reference(Quantities.delta(sample, number));
        Optional<Inline> second =
                number == 1 ? Optional.empty() : draft.reference(Quantities.output(sample, number - 1));
        if (first.isPresent() && second.isPresent()) {
            return draft.say(Phrase.INSERT_BOTH, delta, first.get(), input(inputs), second.get());
        }
        return Training.insert(draft, delta, Quantities.delta(sample, number));
    }

    private Expr sized(Expr matrix, int rows, int columns) {
        boolean shown = draft.is(Detail.FULL) && matrix instanceof Expr.MatrixLiteral;
        return shown ? new Expr.Sized(matrix, rows, columns) : matrix;
    }
}
