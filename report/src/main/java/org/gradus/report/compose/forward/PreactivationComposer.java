package org.gradus.report.compose.forward;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation.Operator;
import org.gradus.report.compose.notation.Elision;
import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.notation.Plain;
import org.gradus.report.compose.notation.PutIn;
import org.gradus.report.compose.notation.Truth;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Extremes;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.page.NeuronLines;
import org.gradus.report.compose.page.Quantities;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Style.Detail;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.LayerTrace;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.Letter;

/** z^l = W^l a^{l-1} + b^l: the sum form, the rows, the matrices, the numbers. */
public final class PreactivationComposer {
    /** Rows with rounded numbers and more terms than this stand on lines of their own. */
    private static final int MOST_TERMS = 5;

    /** The longest row that is written out once, as an example for the others. */
    private static final int MOST_WRITTEN = 16;

    private static final int FEW_INPUTS = 3;
    private static final int FEW_ROWS = 3;

    private final Draft draft;
    private final SampleTrace sample;
    private final LayerTrace layer;
    private final LayerData data;
    private final int number;
    private final int units;
    private final int inputs;

    PreactivationComposer(Draft draft, SampleTrace sample, LayerTrace layer) {
        this.draft = draft;
        this.sample = sample;
        this.layer = layer;
        this.data = layer.data().orElseThrow();
        this.number = layer.layer();
        this.units = data.units();
        this.inputs = data.inputs();
    }

    /** The sum form of a layer, and its rows, in symbols. */
    public static List<Line> inSymbols(Draft draft, SampleTrace sample, LayerTrace layer) {
        return new PreactivationComposer(draft, sample, layer).sumForm();
    }

    void compose() {
        List<Line> lines = new ArrayList<>();
        if (draft.notation().isNeuron()) {
            lines.addAll(neuron());
        } else {
            if (showsSum()) {
                lines.addAll(sumForm());
            }
            lines.addAll(draft.is(Detail.BRIEF) ? brief() : matrices());
            if (draft.is(Detail.FULL) && units > 1 && isExpanded()) {
                lines.addAll(rowByRow(Elision.shown(units)));
            }
        }
        draft.defines(Quantities.preactivation(sample, number));
        draft.step(title(), why(), lines);
    }

    private List<Inline> title() {
        Expr z = draft.notation().preactivation(number, units);
        return draft.notation().isNeuron()
                ? draft.say(Phrase.NEURON_PREACTIVATION, z)
                : draft.say(Phrase.LAYER_PREACTIVATION, number, z);
    }

    private List<Inline> why() {
        boolean bias = data.bias().isPresent();
        if (number > 1) {
            List<Inline> same = draft.once(Phrase.SAME_STEP, draft.say(Phrase.SAME_STEP));
            return bias ? same : Extremes.with(draft, same, draft.say(Phrase.LAYER_WITHOUT_BIAS));
        }
        Phrase sum = bias ? Phrase.WEIGHTED_SUM : Phrase.WEIGHTED_SUM_NO_BIAS;
        List<Inline> why = draft.once(sum, draft.say(sum));
        return saysIndicesAbove() && showsSum() ? Extremes.with(draft, why, indices()) : why;
    }

    /** {@code w_ij: to neuron i, from input j}. */
    private List<Inline> indices() {
        Expr i = Expr.Symbol.of("i");
        Expr j = Expr.Symbol.of("j");
        return draft.say(Phrase.WEIGHT_INDICES, new Expr.Indexed(Expr.Symbol.of("w"), List.of(i, j)), i, j);
    }

    /** Beside long rows there is no room for it. */
    private boolean saysIndicesAbove() {
        return number == 1
                && units > 1
                && inputs > FEW_INPUTS
                && !draft.notation().isNeuron();
    }

    // ---- a single neuron ----

    private List<Line> neuron() {
        Evaluation z = layer.preactivation().get(0);
        Chain formula =
                Lines.equal(draft.notation().write(z.symbol()), draft.notation().write(z.formula()));
        Operator result = Truth.result(z);
        if (draft.is(Detail.BRIEF)) {
            return Lines.fit(formula.and(Truth.shown(List.of(z)), z.shown()), draft.nextNumber(), List.of());
        }
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(formula).numbered(draft.nextNumber()));
        if (Plain.of(z.substituted()).equals(Plain.of(z.lineEnd()))) {
            if (z.uses().isEmpty()) {
                return lines; // without edges and bias the formula is 0
            }
            lines.addAll(Lines.fit(Lines.goOn().and(result, z.lineEnd()), draft.say(Phrase.INSERT)));
            return lines;
        }
        Chain numbers = Lines.goOn().and(Truth.insert(List.of(z)), z.substituted());
        lines.addAll(Lines.fit(withResult(numbers, z, result), draft.say(Phrase.INSERT)));
        return lines;
    }

    private static Chain withResult(Chain chain, Evaluation z, Operator result) {
        Chain whole = chain;
        if (z.value().exactBeyondPrinted().isPresent() && result != Operator.EQUAL) {
            Expr exact = z.value().exactBeyondPrinted().get();
            whole = exact.equals(z.substituted()) ? whole : whole.equal(exact);
        }
        return whole.and(result, z.lineEnd());
    }

    // ---- sum form and rows, in symbols ----

    private boolean showsSum() {
        return switch (draft.detail()) {
            case BRIEF -> false;
            case NORMAL -> number == 1 && sample.number() == 1;
            case FULL -> sample.number() == 1;
        };
    }

    private List<Line> sumForm() {
        Notation notation = draft.notation();
        Expr i = Expr.Symbol.of("i");
        Expr j = Expr.Symbol.of("j");
        Expr product = Expr.Product.of(notation.weightEntry(number, i, j), notation.inputEntry(number, j));
        Expr sum = new Expr.IndexedSum(
                "j", Optional.of(Expr.Num.of(1)), Optional.of(Expr.Indexed.of("N", number - 1)), product);
        Expr right = data.bias().isPresent() ? Expr.Sum.of(sum, notation.biasEntry(number, i)) : sum;
        Chain general = Lines.equal(notation.preactivationEntry(number, i), right);
        List<Inline> remark = number == 1 && !saysIndicesAbove() ? indices() : List.of();
        List<Chain> chains = new ArrayList<>(List.of(general));
        if (units > 1) {
            chains.add(rows().after(draft.say(Phrase.THAT_IS)));
        }
        return List.of(new Line(chains, remark, OptionalInt.empty()));
    }

    /** More than three rows of symbols: the first, dots, the last. */
    private Chain rows() {
        List<Expr.Relation> equations = new ArrayList<>();
        List<Integer> shown = units > FEW_ROWS ? List.of(0, -1, units - 1) : Elision.shown(units);
        for (int i : shown) {
            equations.add(i < 0 ? Expr.Relation.equal(Expr.Ellipsis.VERTICAL, Expr.Ellipsis.VERTICAL) : row(i));
        }
        return Chain.of(new Expr.EquationSystem(equations));
    }

    private Expr.Relation row(int i) {
        Notation notation = draft.notation();
        Expr unit = Expr.Num.of(i + 1L);
        List<Expr> bias = data.bias().isPresent() ? List.of(notation.biasEntry(number, unit)) : List.of();
        List<Integer> edges = IntStream.rangeClosed(1, inputs)
                .filter(j -> data.hasEdge(i + 1, j))
                .boxed()
                .toList();
        Expr right = edges.isEmpty() && bias.isEmpty()
                ? Expr.Num.of(0)
                : Elision.sum(edges.size(), k -> product(unit, Expr.Num.of(edges.get(k))), bias);
        return Expr.Relation.equal(notation.preactivationEntry(number, unit), right);
    }

    private Expr product(Expr row, Expr column) {
        Notation notation = draft.notation();
        return Expr.Product.of(notation.weightEntry(number, row, column), notation.inputEntry(number, column));
    }

    // ---- matrices ----

    private Chain formula() {
        Notation notation = draft.notation();
        Expr product = Expr.Product.of(notation.weights(number), notation.input(number));
        Expr right = data.bias().isPresent() ? Expr.Sum.of(product, notation.bias(number, units)) : product;
        return Lines.equal(notation.preactivation(number, units), right);
    }

    private List<Line> brief() {
        List<Evaluation> z = layer.preactivation();
        Chain chain = formula().and(Truth.shown(z), Quantities.column(z));
        return Lines.fit(chain, draft.nextNumber(), List.of());
    }

    /** Formula → matrices → rows written out → result; of long rows only the first and the last, each for itself. */
    private List<Line> matrices() {
        List<Evaluation> z = layer.preactivation();
        List<Line> lines = new ArrayList<>();
        Operator insert = Truth.insert(z);
        Chain chain = formula().and(insert, putIn());
        if (!isExpanded()) {
            chain = chain.and(Truth.result(z), Quantities.column(z));
            lines.add(Line.of(chain).remark(remark()).numbered(draft.nextNumber()));
            lines.addAll(rowByRow(draft.is(Detail.FULL) ? Elision.shown(units) : ends()));
            return lines;
        }
        chain = chain.equal(expanded());
        if (insert == Operator.EQUAL
                && z.stream().anyMatch(e -> e.value().exactBeyondPrinted().isPresent())) {
            chain = Quantities.exactColumn(z).map(chain::equal).orElse(chain);
        }
        chain = chain.and(Truth.result(z), Quantities.column(z));
        return List.of(Line.of(chain).remark(remark()).numbered(draft.nextNumber()));
    }

    private Expr putIn() {
        PutIn operands = PutIn.of(layer.preactivation());
        Expr weights = Elision.matrix(
                units,
                inputs,
                (i, j) -> operands.get(
                        sample.names().ofLayer(Letter.W, number, i + 1, j + 1),
                        Plain.number(data.weights().get(i).get(j))));
        List<Expr> before = number == 1
                ? sample.input()
                : sample.layers().get(number - 2).activation().stream()
                        .map(Evaluation::shown)
                        .toList();
        Expr input = Elision.column(inputs, j -> operands.get(sample.entering(number, j + 1), before.get(j)));
        Expr product = Expr.Product.of(sized(weights, units, inputs), sized(input, inputs, 1));
        return data.bias()
                .<Expr>map(bias -> Expr.Sum.of(
                        product,
                        sized(
                                Elision.column(
                                        units,
                                        i -> operands.get(
                                                sample.names().ofLayer(Letter.B, number, i + 1),
                                                Plain.number(bias.get(i)))),
                                units,
                                1)))
                .orElse(product);
    }

    /** At full detail with its shape below it. */
    private Expr sized(Expr matrix, int rows, int columns) {
        boolean shown = draft.is(Detail.FULL) && matrix instanceof Expr.MatrixLiteral;
        return shown ? new Expr.Sized(matrix, rows, columns) : matrix;
    }

    private Expr expanded() {
        return Elision.ends(units, i -> elided(layer.preactivation().get(i).substituted()));
    }

    /** Whether the rows with their numbers are short enough to stand in a column below each other. */
    private boolean isExpanded() {
        return inputs <= (Truth.insert(layer.preactivation()) == Operator.EQUAL ? Elision.WHOLE : MOST_TERMS);
    }

    private Expr elided(Expr substituted) {
        if (inputs <= Elision.WHOLE || !(substituted instanceof Expr.Sum sum)) {
            return substituted;
        }
        List<Expr> terms = sum.terms();
        int products = terms.size() - (data.bias().isPresent() ? 1 : 0);
        return Elision.sum(products, terms::get, terms.subList(products, terms.size()));
    }

    private List<Inline> remark() {
        List<Inline> remark;
        if (number == 1) {
            remark = isExpanded() ? draft.once(Phrase.INSERT_ROWS, draft.say(Phrase.INSERT_ROWS)) : List.of();
        } else {
            Inline reference =
                    draft.reference(Quantities.output(sample, number - 1)).orElseThrow();
            int before = sample.layers().get(number - 2).activation().size();
            remark = draft.say(Phrase.INSERT_FROM, draft.notation().output(number - 1, before), reference);
        }
        return Quantities.withBounds(draft, remark, layer.preactivation());
    }

    private List<Integer> ends() {
        return units > 1 ? List.of(0, units - 1) : List.of(0);
    }

    private List<Line> rowByRow(List<Integer> rows) {
        List<Line> lines = new ArrayList<>();
        for (int i : rows) {
            if (i >= 0) {
                Evaluation z = layer.preactivation().get(i);
                Chain left = Chain.of(draft.notation().write(z.symbol()));
                List<Inline> remark = lines.isEmpty() && !isExpanded()
                        ? draft.once(Phrase.INSERT_ROWS, draft.say(Phrase.INSERT_ROWS))
                        : List.of();
                boolean whole = lines.isEmpty() && inputs <= MOST_WRITTEN;
                Expr put = whole ? z.substituted() : elided(z.substituted());
                lines.addAll(Lines.fit(NeuronLines.calculated(left, z, put), remark));
            }
        }
        return lines;
    }
}
