package org.gradus.report.compose.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.derivation.CrossEntropyComposer;
import org.gradus.report.compose.notation.Elision;
import org.gradus.report.compose.notation.GradientNotation;
import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.notation.Plain;
import org.gradus.report.compose.notation.PutIn;
import org.gradus.report.compose.notation.Truth;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.page.MatrixLines;
import org.gradus.report.compose.page.NeuronLines;
import org.gradus.report.compose.page.Quantities;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Style.Detail;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.BackwardTrace;
import org.gradus.report.solution.BackwardTrace.LayerGradients;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.Letter;

/** δ^l = ∂C/∂z^l of one layer, and ∂C/∂x in the same way. */
final class DeltaComposer {
    private final Draft draft;
    private final Notation notation;
    private final GradientNotation gradients;
    private final SampleTrace sample;
    private final BackwardTrace backward;
    private final int layer;

    /** @param layer l, 0 for the input */
    DeltaComposer(Draft draft, SampleTrace sample, BackwardTrace backward, int layer) {
        this.draft = draft;
        this.notation = draft.notation();
        this.gradients = notation.gradients();
        this.sample = sample;
        this.backward = backward;
        this.layer = layer;
    }

    private LayerGradients own() {
        return backward.layers().get(layer - 1);
    }

    private int units() {
        return own().delta().size();
    }

    void compose() {
        List<Line> lines = new ArrayList<>();
        boolean output = layer == backward.layers().size();
        lines.addAll(output ? output() : own().jacobian().isEmpty() ? hidden() : hiddenSoftmax());
        if (draft.is(Detail.FULL) && !own().paths().isEmpty()) {
            lines.addAll(paths());
        }
        inactive(lines);
        draft.defines(Quantities.delta(sample, layer));
        Expr delta = gradients.delta(layer, units());
        List<Inline> title = notation.isBare()
                ? draft.say(Phrase.DELTA_STEP_BARE, delta)
                : draft.say(Phrase.DELTA_STEP, layer, delta);
        Expr z = notation.preactivation(layer, units());
        List<Inline> why = output ? draft.say(Phrase.WHY_DELTA, z) : draft.say(Phrase.WHY_DELTA_HIDDEN, layer + 1);
        draft.step(Training.ofSample(draft, sample, title), why, lines);
    }

    private Chain delta() {
        return Chain.of(gradients.delta(layer, units()));
    }

    private MatrixLines matrix(List<Evaluation> entries) {
        return MatrixLines.ofColumn(draft, entries);
    }

    // ---- the output layer ----

    private List<Line> output() {
        Expr y = notation.output(layer, units());
        Expr seed = GradientNotation.of(y);
        Expr meaning = GradientNotation.of(notation.preactivation(layer, units()));
        MatrixLines matrix = matrix(own().delta());
        PutIn operands = PutIn.of(own().delta());
        return switch (backward.rule()) {
            case DERIVATIVE -> {
                Expr slope = gradients.slope(layer, units());
                Expr put = new Expr.Hadamard(
                        column(operands, backward.lossGradient()), column(operands, Training.values(own())));
                yield matrix.lines(
                        delta().equal(meaning).equal(times(seed, slope, units())),
                        units() == 1 ? Optional.empty() : Optional.of(put),
                        both(seed, Quantities.lossGradient(sample), slope));
            }
            case JACOBIAN -> {
                Expr transposed = new Expr.Transpose(gradients.jacobian(layer));
                Expr put = Expr.Product.of(
                        transposedJacobian(operands, own().jacobian()), column(operands, backward.lossGradient()));
                yield matrix.lines(
                        delta().equal(meaning).equal(Expr.Product.of(transposed, seed)),
                        Optional.of(put),
                        both(seed, Quantities.lossGradient(sample), gradients.jacobian(layer)));
            }
            case SOFTMAX_CROSS_ENTROPY_ONE ->
                shortcut(matrix, Phrase.TRAINING_SOFTMAX_CROSS_ENTROPY, entryOfSoftmax(), meaning, y);
            case SOFTMAX_CROSS_ENTROPY -> {
                List<Line> lines = new ArrayList<>();
                lines.add(Line.of(entryOfSoftmax()).remark(derived(Phrase.TRAINING_SOFTMAX_CROSS_ENTROPY)));
                Chain formula = delta().equal(meaning);
                lines.addAll(matrix.lines(formula, Optional.empty(), insertOutput(y)));
                yield lines;
            }
            case SIGMOID_BINARY_CROSS_ENTROPY ->
                shortcut(matrix, Phrase.TRAINING_SIGMOID_CROSS_ENTROPY, Lines.goOn(), meaning, y);
        };
    }

    /** {@code δ_j = y_j Σ_k t_k − t_j}, and {@code = y_j − t_j} where the targets sum to 1. */
    private Chain entryOfSoftmax() {
        Expr yj = Expr.Indexed.of("y", "j");
        Expr tj = Expr.Indexed.of("t", "j");
        Expr sum = new Expr.IndexedSum("k", Optional.empty(), Optional.empty(), Expr.Indexed.of("t", "k"));
        Expr zj = notation.preactivationEntry(layer, Expr.Symbol.of("j"));
        Chain chain = Lines.equal(GradientNotation.of(zj), minus(Expr.Product.of(yj, sum), tj));
        return backward.rule() == BackwardTrace.DeltaRule.SOFTMAX_CROSS_ENTROPY ? chain : chain.equal(minus(yj, tj));
    }

    private List<Line> shortcut(MatrixLines matrix, Phrase phrase, Chain entry, Expr meaning, Expr y) {
        List<Line> lines = new ArrayList<>();
        boolean general = entry.left().isPresent()
                && units() > 1
                && !draft.is(Detail.BRIEF)
                && !draft.has(CrossEntropyComposer.SOFTMAX_ONE);
        if (general) {
            Expr sum = new Expr.IndexedSum("k", Optional.empty(), Optional.empty(), Expr.Indexed.of("t", "k"));
            lines.add(Line.of(entry)
                    .remark(draft.say(Phrase.TRAINING_TARGETS_SUM_TO_ONE, Lines.equal(sum, Expr.Num.of(1)))));
        }
        Chain formula = delta().equal(meaning).equal(minus(y, gradients.target()));
        lines.addAll(matrix.lines(formula, Optional.empty(), insertOutput(y)));
        int first = general ? 1 : 0;
        Line stated = lines.get(first);
        if (stated.remark().isEmpty()) {
            lines.set(first, new Line(stated.chains(), derived(phrase), stated.equation()));
        }
        return lines;
    }

    /** "softmax and cross-entropy together, see (9)". */
    private List<Inline> derived(Phrase phrase) {
        boolean softmax = phrase == Phrase.TRAINING_SOFTMAX_CROSS_ENTROPY;
        return draft.reference(softmax ? CrossEntropyComposer.SOFTMAX : CrossEntropyComposer.SIGMOID)
                .map(reference -> draft.say(Phrase.SEE, draft.say(phrase), reference))
                .orElseGet(() -> draft.say(phrase));
    }

    private List<Inline> insertOutput(Expr y) {
        return Training.insert(draft, y, Quantities.output(sample, layer));
    }

    /** "insert ∂C/∂y from (5), σ′ from (6)". */
    private List<Inline> both(Expr seed, String key, Expr slope) {
        Optional<Inline> first = draft.reference(key);
        Optional<Inline> second = draft.reference(Quantities.slope(sample, layer));
        return first.isPresent() && second.isPresent()
                ? draft.say(Phrase.INSERT_BOTH, seed, first.get(), slope, second.get())
                : draft.say(Phrase.INSERT);
    }

    // ---- inside the network ----

    /** {@code (W^{l+1})ᵀ δ^{l+1}}, numbers put in where {@code operands} are given. */
    private Expr carriedBack() {
        int next = backward.layers().get(layer).delta().size();
        return Expr.Product.of(new Expr.Transpose(notation.weights(layer + 1)), gradients.delta(layer + 1, next));
    }

    private Expr carriedBack(PutIn operands) {
        List<Evaluation> behind = backward.layers().get(layer).delta();
        List<List<Expr>> weights =
                sample.layers().get(layer).data().orElseThrow().weights();
        int inputs = weights.get(0).size();
        Expr transposed = Elision.matrix(
                inputs,
                behind.size(),
                (j, k) -> operands.get(
                        sample.names().ofLayer(Letter.W, layer + 1, k + 1, j + 1),
                        Plain.number(weights.get(k).get(j))));
        return Expr.Product.of(
                sized(transposed, inputs, behind.size()), sized(column(operands, behind), behind.size(), 1));
    }

    private List<Line> hidden() {
        PutIn operands = PutIn.of(own().delta());
        Expr slope = gradients.slope(layer, units());
        List<Evaluation> values = Training.values(own());
        Expr put = new Expr.Hadamard(carriedBack(operands), sized(column(operands, values), units(), 1));
        int behind = backward.layers().get(layer).delta().size();
        return matrix(own().delta())
                .lines(
                        delta().equal(times(carriedBack(), slope, units())),
                        Optional.of(
                                units() == 1 ? Expr.Product.of(carriedBack(operands), column(operands, values)) : put),
                        both(gradients.delta(layer + 1, behind), Quantities.delta(sample, layer + 1), slope));
    }

    private List<Line> hiddenSoftmax() {
        List<Line> lines = new ArrayList<>();
        List<Evaluation> gradient = own().outputGradient();
        PutIn operands = PutIn.of(own().delta());
        PutIn carried = PutIn.of(gradient);
        Expr before = GradientNotation.of(notation.output(layer, units()));
        Chain first = Lines.equal(before, carriedBack());
        MatrixLines matrix = matrix(gradient);
        if (!draft.is(Detail.BRIEF)) {
            List<Line> above = matrix.lines(first, Optional.of(carriedBack(carried)), draft.say(Phrase.INSERT));
            Line head = above.get(0);
            lines.add(Line.of(head.chains().get(0)));
            lines.addAll(above.subList(1, above.size()));
        }
        Expr j = gradients.jacobian(layer);
        Expr put = Expr.Product.of(transposedJacobian(operands, own().jacobian()), column(operands, gradient));
        lines.addAll(matrix(own().delta())
                .lines(
                        delta().equal(Expr.Product.of(new Expr.Transpose(j), before)),
                        Optional.of(put),
                        draft.reference(Quantities.slope(sample, layer))
                                .map(reference -> draft.say(Phrase.INSERT_FROM, j, reference))
                                .orElseGet(() -> draft.say(Phrase.INSERT))));
        return lines;
    }

    /** ∂C/∂x = (W^1)ᵀ δ^1. */
    void input() {
        List<Evaluation> entries = backward.input();
        PutIn operands = PutIn.of(entries);
        Expr x = entries.size() == 1 ? Expr.Indexed.of("x", 1) : Expr.Symbol.vector("x");
        Expr gradient = GradientNotation.of(x);
        int behind = backward.layers().get(0).delta().size();
        List<Inline> remark = Training.insert(draft, gradients.delta(1, behind), Quantities.delta(sample, 1));
        List<Line> lines = notation.isNeuron()
                ? NeuronLines.of(draft, inputOfNeuron(), entries, remark)
                : matrix(entries)
                        .lines(Lines.equal(gradient, carriedBack()), Optional.of(carriedBack(operands)), remark);
        draft.step(
                Training.ofSample(draft, sample, draft.say(Phrase.INPUT_GRADIENT_STEP, gradient)),
                draft.say(Phrase.TRAINING_WHY_INPUT_GRADIENT),
                lines);
    }

    /** {@code ∂C/∂x_j = w_j δ}. */
    private static Chain inputOfNeuron() {
        Expr product = Expr.Product.of(Expr.Indexed.of("w", "j"), Expr.Symbol.of("delta"));
        return Lines.equal(GradientNotation.of(Expr.Indexed.of("x", "j")), product);
    }

    // ---- remarks and checks ----

    /** A unit whose derivative is 0 learns nothing from this sample. */
    private void inactive(List<Line> lines) {
        if (layer == backward.layers().size() || draft.is(Detail.BRIEF)) {
            return;
        }
        List<Evaluation> values = Training.values(own());
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i).value().printed().equals(Expr.Num.of(0))) {
                Expr delta = notation.write(own().delta().get(i).symbol());
                lines.add(Line.of(Lines.equal(delta, Expr.Num.of(0))).remark(draft.say(Phrase.INACTIVE, i + 1)));
            }
        }
    }

    private List<Line> paths() {
        List<Line> lines = new ArrayList<>();
        for (Evaluation path : own().paths()) {
            Chain chain = Lines.equal(notation.write(path.symbol()), notation.write(path.formula()))
                    .and(Truth.insert(List.of(path)), path.substituted())
                    .and(Truth.result(path), path.lineEnd());
            lines.addAll(Lines.fit(chain, lines.isEmpty() ? draft.say(Phrase.ALONG_PATHS) : List.of()));
        }
        return lines;
    }

    // ---- pieces ----

    /** Entry by entry for vectors, a product for numbers. */
    private static Expr times(Expr left, Expr right, int units) {
        return units == 1 ? Expr.Product.of(left, right) : new Expr.Hadamard(left, right);
    }

    private static Expr column(PutIn operands, List<Evaluation> entries) {
        return Elision.column(entries.size(), i -> operands.get(entries.get(i)));
    }

    private static Expr transposedJacobian(PutIn operands, List<List<Evaluation>> jacobian) {
        return Elision.matrix(
                jacobian.size(),
                jacobian.size(),
                (i, j) -> operands.get(jacobian.get(j).get(i)));
    }

    private Expr sized(Expr matrix, int rows, int columns) {
        boolean shown = draft.is(Detail.FULL) && matrix instanceof Expr.MatrixLiteral;
        return shown ? new Expr.Sized(matrix, rows, columns) : matrix;
    }

    private static Expr minus(Expr left, Expr right) {
        return Expr.Sum.of(left, new Expr.Negation(right));
    }
}
