package org.gradus.report.compose.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation.Operator;
import org.gradus.report.compose.derivation.CrossEntropyComposer;
import org.gradus.report.compose.notation.Elision;
import org.gradus.report.compose.notation.GradientNotation;
import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.notation.PutIn;
import org.gradus.report.compose.notation.Truth;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.ErrorSigns;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.page.MatrixLines;
import org.gradus.report.compose.page.Quantities;
import org.gradus.report.compose.page.Temperature;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Style.Detail;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.BackwardTrace;
import org.gradus.report.solution.BackwardTrace.DeltaRule;
import org.gradus.report.solution.BackwardTrace.LayerGradients;
import org.gradus.report.solution.LossTrace;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.worksheet.Evaluation;

/** δ^L = ∂C/∂z^L, or with the other sign: y − t where loss and activation go together, else ∂C/∂y times σ′ or the Jacobian. */
final class OutputErrorComposer {
    private static final Expr TOTAL = Expr.Symbol.of("T");

    private final Draft draft;
    private final Notation notation;
    private final GradientNotation gradients;
    private final SampleTrace sample;
    private final BackwardTrace backward;
    private final LossTrace loss;
    private final LayerGradients own;
    private final int layer;
    private final int units;
    private final MatrixLines matrix;

    OutputErrorComposer(Draft draft, SampleTrace sample, BackwardTrace backward, LossTrace loss) {
        this.draft = draft;
        this.notation = draft.notation();
        this.gradients = notation.gradients();
        this.sample = sample;
        this.backward = backward;
        this.loss = loss;
        this.layer = backward.layers().size();
        this.own = backward.layers().get(layer - 1);
        this.units = own.delta().size();
        this.matrix = MatrixLines.ofColumn(draft, own.delta());
    }

    void compose() {
        List<Line> lines = draft.is(Detail.BRIEF)
                ? List.of(Line.of(matrix.brief(formula())).numbered(draft.nextNumber()))
                : lines();
        draft.defines(Quantities.delta(sample, layer));
        Expr delta = gradients.delta(layer, units);
        List<Inline> title = notation.isBare()
                ? draft.say(Phrase.DELTA_STEP_BARE, delta)
                : draft.say(Phrase.DELTA_STEP, layer, delta);
        draft.step(Training.ofSample(draft, sample, title), why(), lines);
    }

    private List<Inline> why() {
        Optional<Inline> chain = draft.reference(ChainRuleComposer.key(sample, layer));
        if (chain.isPresent() && units > 1) {
            return ErrorSigns.parted(draft, draft.say(Phrase.WHY_DELTA_CHAIN, chain.get()));
        }
        Expr i = Expr.Symbol.of("i");
        boolean one = units == 1;
        Expr z = one ? notation.preactivation(layer, 1) : notation.preactivationEntry(layer, i);
        Expr deltas = notation.isBare() ? Expr.Symbol.of("delta") : Expr.Symbol.of("delta", layer);
        Expr delta = one ? gradients.delta(layer, 1) : new Expr.Indexed((Expr.Symbol) deltas, List.of(i));
        Chain meaning = Lines.equal(delta, gradients.error(z));
        if (isLinear()) {
            return draft.say(Phrase.WHY_DELTA_LINEAR, meaning);
        }
        boolean entrywise = !one && backward.rule() == DeltaRule.DERIVATIVE;
        List<Inline> sign = entrywise ? Training.once(draft, Phrase.WHY_DELTA_ENTRYWISE) : List.of();
        List<Inline> why = Wording.join(List.of(new Inline.Formula(meaning)), sign);
        boolean tempered = backward.rule() == DeltaRule.SOFTMAX_CROSS_ENTROPY
                || backward.rule() == DeltaRule.SOFTMAX_CROSS_ENTROPY_ONE;
        return tempered ? Temperature.with(draft, why, sample.lastLayer().function()) : why;
    }

    private boolean isLinear() {
        return backward.rule() == DeltaRule.DERIVATIVE
                && Notation.isIdentity(sample.lastLayer().function());
    }

    // ---- the formula ----

    private Expr seed() {
        return GradientNotation.of(notation.output(layer, units));
    }

    /** ∂C/∂y in letters, where it has no step of its own. */
    private Optional<Expr> folded() {
        return draft.has(Quantities.lossGradient(sample)) ? Optional.empty() : new SeedFormula(draft, loss).ofVector();
    }

    private Chain formula() {
        Chain delta = Chain.of(gradients.delta(layer, units));
        return switch (backward.rule()) {
            case DERIVATIVE -> {
                Expr slope = gradients.slope(layer, units);
                Expr first = isLinear() ? seed() : DeltaTerms.times(seed(), slope, units);
                Chain chain = delta.equal(gradients.signed(first));
                yield folded().map(gradients::signed)
                        .map(formula -> isLinear() ? formula : DeltaTerms.times(formula, slope, units))
                        .map(chain::equal)
                        .orElse(chain);
            }
            case JACOBIAN ->
                delta.equal(gradients.signed(Expr.Product.of(new Expr.Transpose(gradients.jacobian(layer)), seed())));
            case SOFTMAX_CROSS_ENTROPY_ONE, SIGMOID_BINARY_CROSS_ENTROPY ->
                delta.equal(tempered(
                        gradients.signed(DeltaTerms.minus(notation.output(layer, units), gradients.target()))));
            case SOFTMAX_CROSS_ENTROPY ->
                delta.equal(tempered(gradients.signed(
                        DeltaTerms.minus(Expr.Product.of(TOTAL, notation.output(layer, units)), gradients.target()))));
        };
    }

    private Expr tempered(Expr slope) {
        return Temperature.slope(sample.lastLayer().function(), slope);
    }

    // ---- the lines ----

    private List<Line> lines() {
        return switch (backward.rule()) {
            case DERIVATIVE -> isLinear() ? linear() : throughSlopes();
            case JACOBIAN -> {
                PutIn operands = PutIn.of(own.delta());
                Expr put = Expr.Product.of(
                        DeltaTerms.transposed(operands, own.jacobian()),
                        DeltaTerms.column(operands, backward.lossGradient()));
                yield matrix.lines(formula(), Optional.of(gradients.signed(put)), insert());
            }
            case SOFTMAX_CROSS_ENTROPY ->
                List.of(
                        Line.of(formula(), total()).numbered(draft.nextNumber()),
                        shortcut(Chain.of(gradients.delta(layer, units))));
            case SOFTMAX_CROSS_ENTROPY_ONE, SIGMOID_BINARY_CROSS_ENTROPY ->
                List.of(shortcut(formula()).numbered(draft.nextNumber()));
        };
    }

    private Line shortcut(Chain formula) {
        return Line.of(matrix.inserted(formula)).remark(matrix.remark(shortcut()));
    }

    /** {@code T = Σ_k t_k}, where that is not 1. */
    private static Chain total() {
        return Lines.equal(
                TOTAL, new Expr.IndexedSum("k", Optional.empty(), Optional.empty(), Expr.Indexed.of("t", "k")));
    }

    private List<Line> linear() {
        if (folded().isEmpty()) {
            return List.of(Line.of(matrix.brief(formula()))
                    .remark(matrix.remark(List.of()))
                    .numbered(draft.nextNumber()));
        }
        if (gradients.isTurned()) {
            Expr put = Elision.column(units, this::ofDifference);
            return List.of(Line.of(formula()).numbered(draft.nextNumber()), turned(put));
        }
        MatrixLines numbers = MatrixLines.ofColumn(draft, backward.lossGradient());
        return List.of(
                Line.of(formula()).numbered(draft.nextNumber()),
                Line.of(numbers.inserted(Lines.goOn())).remark(numbers.remark(insert())));
    }

    /**
     * Whether the numbers of t − y, times σ′, give δ as it is printed: of y − t the step of ∂C/∂y can be left out in any case, since its
     * numbers stand between.
     */
    boolean isGivenByDifferences() {
        return backward.rule() == DeltaRule.DERIVATIVE
                && IntStream.range(0, units).allMatch(i -> own.delta().get(i).isGivenBy(ofDifference(i)));
    }

    private Expr ofDifference(int i) {
        Expr difference = gradients.signed(backward.lossGradient().get(i).substituted());
        PutIn operands = PutIn.of(own.delta());
        return isLinear()
                ? difference
                : Expr.Product.of(difference, operands.get(Training.values(own).get(i)));
    }

    /** {@code ≈ (t − y) σ′(z)} in numbers. */
    private Line turned(Expr put) {
        List<Evaluation> read = new ArrayList<>(backward.lossGradient());
        read.addAll(own.delta());
        boolean equal = IntStream.range(0, units)
                .allMatch(i -> Truth.result(ofDifference(i), own.delta().get(i)) == Operator.EQUAL);
        Chain chain = Lines.goOn().and(Truth.insert(read), put);
        return Line.of(chain.and(equal ? Operator.EQUAL : Operator.APPROXIMATELY, matrix.result()))
                .remark(Quantities.withBounds(draft, insert(), read));
    }

    private List<Line> throughSlopes() {
        List<Evaluation> seed = backward.lossGradient();
        List<Evaluation> deltas = own.delta();
        PutIn operands = PutIn.of(deltas);
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(formula()).numbered(draft.nextNumber()));
        if (folded().isEmpty()) {
            lines.add(Line.of(matrix.inserted(Lines.goOn())).remark(matrix.remark(insert())));
            return lines;
        }
        List<Evaluation> read = new ArrayList<>(seed);
        read.addAll(deltas);
        Expr slopes = DeltaTerms.column(operands, Training.values(own));
        Expr differences =
                Elision.column(units, i -> gradients.signed(seed.get(i).substituted()));
        Expr factors = DeltaTerms.times(differences, slopes, units);
        if (gradients.isTurned()) {
            lines.add(turned(factors));
            return lines;
        }
        Chain put = Lines.goOn().and(Truth.insert(read), factors);
        if (units == 1 && deltas.get(0).isGivenBy(factors)) {
            Evaluation only = deltas.get(0);
            lines.add(Line.of(put.and(Truth.result(factors, only), only.lineEnd()))
                    .remark(insert()));
            return lines;
        }
        if (DeltaTerms.isSame(seed, operands)) {
            lines.add(Line.of(matrix.withResult(put.equal(matrix.entries())))
                    .remark(Quantities.withBounds(draft, insert(), read)));
            return lines;
        }
        Chain products = Chain.of(gradients.delta(layer, units)).and(Operator.APPROXIMATELY, matrix.entries());
        lines.add(Line.of(put).remark(insert()));
        lines.add(Line.of(products.and(Truth.result(deltas), matrix.result()))
                .remark(Quantities.withBounds(draft, List.of(), read)));
        return lines;
    }

    // ---- remarks ----

    /** "from (4) and (6)", where the steps stand whose numbers are put in. */
    private List<Inline> insert() {
        Optional<Inline> seed = draft.reference(Quantities.lossGradient(sample))
                .or(() -> draft.reference(Quantities.output(sample, layer)));
        return Training.fromSteps(draft, List.of(seed, draft.reference(Quantities.slope(sample, layer))));
    }

    private List<Inline> shortcut() {
        boolean sigmoid = backward.rule() == DeltaRule.SIGMOID_BINARY_CROSS_ENTROPY;
        return Training.fromSteps(
                draft,
                List.of(
                        draft.reference(sigmoid ? CrossEntropyComposer.SIGMOID : CrossEntropyComposer.SOFTMAX),
                        draft.reference(Quantities.output(sample, layer))));
    }
}
