package org.gradus.report.compose.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation.Operator;
import org.gradus.report.compose.notation.Elision;
import org.gradus.report.compose.notation.GradientNotation;
import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.notation.Plain;
import org.gradus.report.compose.notation.PutIn;
import org.gradus.report.compose.notation.Truth;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.ErrorSigns;
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

/** δ^l of a layer inside the network, and ∂C/∂x in the same way: what comes back along the weights, times σ′. */
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
        if (draft.is(Detail.BRIEF)) {
            lines.add(Line.of(matrix(own().delta()).brief(formula())).numbered(draft.nextNumber()));
        } else if (!own().jacobian().isEmpty()) {
            lines.addAll(throughJacobian());
        } else {
            lines.addAll(
                    isIdentity()
                            ? carried(own().delta(), formula(), back(PutIn.of(own().delta())), insert())
                            : throughSlopes());
        }
        if (draft.is(Detail.FULL) && !own().paths().isEmpty()) {
            lines.addAll(paths());
        }
        draft.defines(Quantities.delta(sample, layer));
        List<Inline> title = draft.say(Phrase.DELTA_STEP, layer, gradients.delta(layer, units()));
        draft.step(Training.ofSample(draft, sample, title), why(), lines);
    }

    private boolean isIdentity() {
        return Notation.isIdentity(sample.layers().get(layer - 1).function());
    }

    /** "all factors of (9) except x_1, for every neuron at once", where the chain rule stands before it. */
    private List<Inline> why() {
        Optional<Inline> chain = draft.reference(ChainRuleComposer.key(sample, layer));
        return chain.map(reference -> ErrorSigns.parted(draft, draft.say(Phrase.WHY_DELTA_CHAIN, reference)))
                .orElseGet(() -> Training.once(draft, Phrase.WHY_DELTA_BACK, layer + 1));
    }

    /** {@code δ^l = (W^{l+1})ᵀ δ^{l+1} ⊙ σ′(z^l)}. */
    private Chain formula() {
        Chain delta = Chain.of(gradients.delta(layer, units()));
        if (!own().jacobian().isEmpty()) {
            Expr before = GradientNotation.of(notation.output(layer, units()));
            return delta.equal(
                    gradients.signed(Expr.Product.of(new Expr.Transpose(gradients.jacobian(layer)), before)));
        }
        return delta.equal(isIdentity() ? back() : DeltaTerms.times(back(), gradients.slope(layer, units()), units()));
    }

    private MatrixLines matrix(List<Evaluation> entries) {
        return MatrixLines.ofColumn(draft, entries);
    }

    // ---- what comes back ----

    /** {@code (W^{l+1})ᵀ δ^{l+1}}. */
    private Expr back() {
        int next = backward.layers().get(layer).delta().size();
        return Expr.Product.of(new Expr.Transpose(notation.weights(layer + 1)), gradients.delta(layer + 1, next));
    }

    private Expr back(PutIn operands) {
        List<Evaluation> behind = backward.layers().get(layer).delta();
        List<List<Expr>> weights =
                sample.layers().get(layer).data().orElseThrow().weights();
        int inputs = weights.get(0).size();
        Elision.Entry entry = (j, k) -> operands.get(
                sample.names().ofLayer(Letter.W, layer + 1, k + 1, j + 1),
                Plain.number(weights.get(k).get(j)));
        boolean one = inputs == 1 && behind.size() == 1;
        Expr transposed = one ? entry.at(0, 0) : Elision.matrix(inputs, behind.size(), entry);
        return Expr.Product.of(
                sized(transposed, inputs, behind.size()), sized(DeltaTerms.column(operands, behind), behind.size(), 1));
    }

    /** The sum alone: formula ≈ factors, then sums ≈ result. */
    private List<Line> carried(List<Evaluation> entries, Chain formula, Expr put, List<Inline> remark) {
        MatrixLines matrix = matrix(entries);
        Chain factors = formula.and(matrix.insert(), put);
        return List.of(
                Line.of(factors).numbered(draft.nextNumber()),
                Line.of(matrix.calculated(Lines.goOn())).remark(matrix.remark(remark)));
    }

    private List<Line> throughSlopes() {
        List<Evaluation> sums = own().outputGradient();
        List<Evaluation> slopes = Training.values(own());
        List<Evaluation> deltas = own().delta();
        MatrixLines matrix = matrix(deltas);
        List<Evaluation> read = new ArrayList<>(deltas);
        read.addAll(sums);
        PutIn operands = PutIn.of(read);
        Operator insert = Truth.insert(read);
        Expr slope = sized(DeltaTerms.column(operands, slopes), units(), 1);
        List<Line> lines = new ArrayList<>();
        Chain factors = formula().and(insert, DeltaTerms.times(back(operands), slope, units()));
        lines.add(Line.of(factors).numbered(draft.nextNumber()));
        if (sums.isEmpty()) {
            lines.add(Line.of(matrix.calculated(Lines.goOn()))
                    .remark(matrix.remark(Training.and(draft, insert(), inactive()))));
            return lines;
        }
        Expr ends = Elision.ends(units(), i -> operands.get(slopes.get(i)));
        Expr sum = DeltaTerms.times(matrix(sums).entries(), ends, units());
        Chain added = Lines.goOn().equal(sum);
        List<Inline> inactive = inactive();
        if (units() == 1 && deltas.get(0).isGivenBy(sum)) {
            Evaluation only = deltas.get(0);
            lines.add(Line.of(added.and(Truth.result(sum, only), only.lineEnd()))
                    .remark(Training.and(draft, insert(), inactive)));
            return lines;
        }
        lines.add(Line.of(added).remark(inactive.isEmpty() ? List.of() : insert()));
        PutIn products = PutIn.of(deltas);
        Expr product = DeltaTerms.areZeroOrOne(slopes)
                ? DeltaTerms.times(DeltaTerms.column(products, sums), DeltaTerms.column(products, slopes), units())
                : matrix.entries();
        Chain multiplied = DeltaTerms.isSame(sums, products)
                ? Lines.goOn().equal(product)
                : Chain.of(gradients.delta(layer, units())).and(Operator.APPROXIMATELY, product);
        lines.add(Line.of(multiplied.and(Truth.result(deltas), matrix.result()))
                .remark(Quantities.withBounds(draft, inactive.isEmpty() ? insert() : inactive, read)));
        return lines;
    }

    private List<Line> throughJacobian() {
        List<Evaluation> gradient = own().outputGradient();
        Expr before = gradients.error(notation.output(layer, units()));
        List<Line> lines = new ArrayList<>();
        List<Line> above = carried(gradient, Lines.equal(before, back()), back(PutIn.of(gradient)), List.of());
        lines.add(Line.of(above.get(0).chains().get(0)));
        lines.addAll(above.subList(1, above.size()));
        PutIn operands = PutIn.of(own().delta());
        Expr put = Expr.Product.of(
                DeltaTerms.transposed(operands, own().jacobian()), DeltaTerms.column(operands, gradient));
        lines.addAll(matrix(own().delta()).lines(formula(), Optional.of(put), insert()));
        return lines;
    }

    /** "insert δ² from (7), σ′(z¹) from (6)". */
    private List<Inline> insert() {
        int behind = backward.layers().get(layer).delta().size();
        Expr delta = gradients.delta(layer + 1, behind);
        Optional<Inline> slope = layer == 0 ? Optional.empty() : draft.reference(Quantities.slope(sample, layer));
        Optional<Inline> error = draft.reference(Quantities.delta(sample, layer + 1));
        if (slope.isEmpty() || error.isEmpty()) {
            return Training.insert(draft, delta, Quantities.delta(sample, layer + 1));
        }
        Expr factor = own().jacobian().isEmpty() ? gradients.slope(layer, units()) : gradients.jacobian(layer);
        return draft.say(Phrase.INSERT_BOTH, delta, error.get(), factor, slope.get());
    }

    /** Neurons whose derivative is 0 here. */
    private List<Inline> inactive() {
        List<Evaluation> values = Training.values(own());
        List<Integer> neurons = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i).value().printed().equals(Expr.Num.of(0))) {
                neurons.add(i + 1);
            }
        }
        if (neurons.isEmpty()) {
            return List.of();
        }
        return draft.say(
                neurons.size() == 1 ? Phrase.INACTIVE : Phrase.INACTIVE_SEVERAL, Training.enumeration(draft, neurons));
    }

    /** ∂C/∂x = (W^1)ᵀ δ^1, or with the other sign. */
    void input() {
        List<Evaluation> entries = backward.input();
        Expr x = entries.size() == 1 ? Expr.Indexed.of("x", 1) : Expr.Symbol.vector("x");
        Expr gradient = GradientNotation.of(x);
        Chain formula = Lines.equal(gradient, gradients.signed(back()));
        List<Line> lines;
        if (notation.isNeuron()) {
            lines = NeuronLines.of(draft, inputOfNeuron(), entries, insert());
        } else if (draft.is(Detail.BRIEF)) {
            lines = List.of(Line.of(matrix(entries).brief(formula)).numbered(draft.nextNumber()));
        } else {
            lines = carried(entries, formula, gradients.signed(back(PutIn.of(entries))), insert());
        }
        draft.step(
                Training.ofSample(draft, sample, draft.say(Phrase.INPUT_GRADIENT_STEP, gradient)),
                ErrorSigns.parted(draft, Training.once(draft, Phrase.TRAINING_WHY_INPUT_GRADIENT)),
                lines);
    }

    /** {@code ∂C/∂x_j = w_j δ}. */
    private Chain inputOfNeuron() {
        Expr product = Expr.Product.of(Expr.Indexed.of("w", "j"), Expr.Symbol.of("delta"));
        return Lines.equal(GradientNotation.of(Expr.Indexed.of("x", "j")), gradients.signed(product));
    }

    // ---- in full ----

    private List<Line> paths() {
        List<Line> lines = new ArrayList<>();
        for (Evaluation path : own().paths()) {
            Expr worked = Seeds.workedOut(draft, sample, backward, path);
            if (worked.equals(path.substituted()) && putsInSeed(path)) {
                continue; // ∂C/∂y stands nowhere as a number, and what it is worked out from gives another last digit
            }
            Chain chain = Lines.equal(notation.write(path.symbol()), notation.write(path.formula()))
                    .and(Truth.insert(List.of(path)), worked)
                    .and(Truth.result(path), path.lineEnd());
            List<Inline> words = lines.isEmpty() ? draft.say(Phrase.ALONG_PATHS) : List.of();
            lines.add(Line.of(chain).remark(Quantities.withBounds(draft, words, List.of(path))));
        }
        return lines;
    }

    /** Whether a ∂C/∂y is put in that has no step of its own. */
    private boolean putsInSeed(Evaluation path) {
        return !draft.has(Quantities.lossGradient(sample))
                && backward.lossGradient().stream().anyMatch(seed -> path.uses().contains(seed.id()));
    }

    private Expr sized(Expr matrix, int rows, int columns) {
        boolean shown = draft.is(Detail.FULL) && matrix instanceof Expr.MatrixLiteral;
        return shown ? new Expr.Sized(matrix, rows, columns) : matrix;
    }
}
