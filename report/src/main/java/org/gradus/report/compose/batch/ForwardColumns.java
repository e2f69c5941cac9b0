package org.gradus.report.compose.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Terms;
import org.gradus.core.function.ScalarActivation;
import org.gradus.report.compose.forward.PreactivationComposer;
import org.gradus.report.compose.notation.Elision;
import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.notation.Plain;
import org.gradus.report.compose.notation.PutIn;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Extremes;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.page.Quantities;
import org.gradus.report.compose.page.Temperature;
import org.gradus.report.compose.words.FunctionWords;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.SamplePhrase;
import org.gradus.report.compose.words.Style.Detail;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.LayerTrace;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.Letter;

/** Z^l = W^l A^{l−1} + b^l and A^l = σ(Z^l): the forward passes of all samples, layer by layer, the first sample in full below each. */
final class ForwardColumns {
    private final Draft draft;
    private final List<SampleTrace> samples;
    private final SampleTrace first;
    private final FirstSample one;

    ForwardColumns(Draft draft, List<SampleTrace> samples) {
        this.draft = draft;
        this.samples = samples;
        this.first = samples.get(0);
        this.one = new FirstSample(draft, first, false);
    }

    void compose() {
        for (int l = 1; l <= first.layers().size(); l++) {
            preactivation(l);
            activation(l);
        }
    }

    private LayerTrace layer(int l) {
        return first.layers().get(l - 1);
    }

    static Values preactivations(List<SampleTrace> samples, int l) {
        return Values.of(samples, sample -> sample.layers().get(l - 1).preactivation());
    }

    static Values activations(List<SampleTrace> samples, int l) {
        return Values.of(samples, sample -> sample.layers().get(l - 1).activation());
    }

    private Expr sized(Expr matrix, int rows, int columns) {
        return draft.is(Detail.FULL) ? new Expr.Sized(matrix, rows, columns) : matrix;
    }

    // ---- Z^l ----

    private void preactivation(int l) {
        LayerTrace layer = layer(l);
        LayerData data = layer.data().orElseThrow();
        Values z = preactivations(samples, l);
        List<Line> lines = new ArrayList<>();
        boolean symbols = l == 1 && !draft.is(Detail.BRIEF) || draft.is(Detail.FULL);
        if (symbols && !first.names().after() && first.parameters().isEmpty()) {
            lines.addAll(PreactivationComposer.inSymbols(draft, first, layer));
        }
        Expr product = Expr.Product.of(draft.notation().weights(l), Columns.a(draft, l - 1));
        Expr formula = data.bias().isPresent() ? Expr.Sum.of(product, Columns.bias(l)) : product;
        Chain chain = Lines.equal(Columns.z(l), formula);
        if (draft.is(Detail.BRIEF)) {
            lines.add(Line.of(chain.and(z.relation(), z.shown())).numbered(draft.nextNumber()));
        } else {
            lines.add(Line.of(z.ended(chain.and(z.insert(), putIn(l, data, z)))).numbered(draft.nextNumber()));
            List<Chain> chains = one.named(one.preactivation(layer));
            lines.add(new Line(chains, remark(l, data, z), OptionalInt.empty()));
        }
        samples.forEach(sample -> draft.defines(Quantities.preactivation(sample, l)));
        boolean bias = data.bias().isPresent();
        Phrase why = l > 1 ? Phrase.SAME_STEP : bias ? Phrase.WEIGHTED_SUM : Phrase.WEIGHTED_SUM_NO_BIAS;
        draft.step(draft.say(Phrase.LAYER_PREACTIVATION, l, Columns.z(l)), draft.say(why), lines);
    }

    private Expr putIn(int l, LayerData data, Values z) {
        PutIn own = PutIn.of(z.first());
        int units = data.units();
        int inputs = data.inputs();
        Expr weights = Elision.matrix(
                units,
                inputs,
                (i, j) -> own.get(
                        first.names().ofLayer(Letter.W, l, i + 1, j + 1),
                        Plain.number(data.weights().get(i).get(j))));
        List<PutIn> operands = z.operands();
        Expr input = Elision.matrix(
                inputs,
                samples.size(),
                (j, s) -> operands.get(s).get(samples.get(s).entering(l, j + 1), entering(samples.get(s), l, j)));
        Expr product = Expr.Product.of(sized(weights, units, inputs), sized(input, inputs, samples.size()));
        return data.bias()
                .<Expr>map(bias -> Expr.Sum.of(
                        product,
                        sized(
                                Columns.column(
                                        units,
                                        i -> own.get(
                                                first.names().ofLayer(Letter.B, l, i + 1), Plain.number(bias.get(i)))),
                                units,
                                1)))
                .orElse(product);
    }

    private static Expr entering(SampleTrace sample, int l, int j) {
        return l == 1
                ? sample.input().get(j)
                : sample.layers().get(l - 2).activation().get(j).shown();
    }

    private List<Inline> remark(int l, LayerData data, Values z) {
        List<Inline> remark = l == 1
                ? draft.say(SamplePhrase.ROW_TIMES_COLUMN)
                : insert(Columns.a(draft, l - 1), Quantities.output(first, l - 1));
        if (l == 1 && data.bias().isPresent()) {
            List<Inline> words = draft.say(SamplePhrase.BIAS_TO_EACH_COLUMN, Columns.bias(l));
            remark = Wording.join(remark, List.of(new Inline.Text("; ")), words);
        }
        return Quantities.withBounds(draft, remark, z.first());
    }

    /** "insert A¹ from (2)". */
    private List<Inline> insert(Expr quantity, String key) {
        return References.insert(draft, quantity, key);
    }

    // ---- A^l ----

    private void activation(int l) {
        LayerTrace layer = layer(l);
        List<Line> lines = layer.function().isEntrywise() ? entrywise(l, layer) : softmax(l, layer);
        samples.forEach(sample -> draft.defines(Quantities.output(sample, l)));
        int units = layer.activation().size();
        Expr a = Columns.a(draft, l);
        Object symbol = l == draft.notation().layers() ? Lines.equal(a, Expr.Symbol.matrix("A", l)) : a;
        List<Inline> why = layer.function().isEntrywise()
                ? draft.say(FunctionWords.why(layer.function(), Math.max(2, units)))
                : draft.say(Phrase.WHY_SOFTMAX, draft.wording().number(units));
        draft.step(draft.say(Phrase.LAYER_OUTPUT, l, symbol), why, lines);
    }

    private List<Line> entrywise(int l, LayerTrace layer) {
        Values a = activations(samples, l);
        Chain main = a.shown(Lines.equal(Columns.a(draft, l), Notation.apply(layer.function(), Columns.z(l))));
        List<Line> lines = new ArrayList<>();
        List<Chain> chains = new ArrayList<>(List.of(main));
        boolean says = a.isCalculated() && !Notation.isIdentity(layer.function()) && !draft.is(Detail.BRIEF);
        if (says) {
            chains.addAll(one.named(one.activation(layer)));
        }
        lines.add(new Line(chains, says ? remark(layer) : List.of(), OptionalInt.of(draft.nextNumber())));
        atZero(l).ifPresent(lines::add);
        return lines;
    }

    /** Where z^l stands need not be said: it is the step above. */
    private List<Inline> remark(LayerTrace layer) {
        List<Evaluation> a = layer.activation();
        return Extremes.with(draft, Quantities.withBounds(draft, List.of(), a), Extremes.complements(draft, a));
    }

    /** What step(0) is, where a unit of some sample stands exactly there. */
    private Optional<Line> atZero(int l) {
        for (SampleTrace sample : samples) {
            LayerTrace layer = sample.layers().get(l - 1);
            for (int i = 0; i < layer.activation().size(); i++) {
                Expr z = layer.preactivation().get(i).value().printed();
                ScalarActivation unit = layer.function().unit(i).orElseThrow();
                if (unit.conventionalAt().contains(z)) {
                    Expr value = layer.activation().get(i).value().printed();
                    Chain equation = Lines.equal(Notation.apply(unit, z), value);
                    return Optional.of(Line.of(equation).remark(draft.say(Phrase.BY_CONVENTION, equation)));
                }
            }
        }
        return Optional.empty();
    }

    private List<Line> softmax(int l, LayerTrace layer) {
        Values a = activations(samples, l);
        Notation notation = draft.notation();
        Expr i = Expr.Symbol.of("i");
        Expr sum = new Expr.IndexedSum(
                "j",
                Optional.empty(),
                Optional.empty(),
                exponent(layer, notation.preactivationEntry(l, Expr.Symbol.of("j"))));
        Chain rule = Lines.equal(
                notation.outputEntry(l, i), new Expr.Quotient(exponent(layer, notation.preactivationEntry(l, i)), sum));
        Chain main = a.shown(Lines.equal(Columns.a(draft, l), Notation.apply(layer.function(), Columns.z(l))));
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(main, rule).numbered(draft.nextNumber()));
        if (!draft.is(Detail.BRIEF)) {
            List<Chain> chains = new ArrayList<>(one.between(layer));
            chains.addAll(one.activation(layer));
            lines.add(new Line(one.named(chains), remark(layer), OptionalInt.empty()));
        }
        return lines;
    }

    /** e^{z}, or e^{z/T}. */
    private static Expr exponent(LayerTrace layer, Expr z) {
        return Terms.exp(Temperature.divided(layer.function(), z));
    }
}
