package org.gradus.report.compose.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation.Operator;
import org.gradus.core.function.Activation;
import org.gradus.report.compose.notation.Elision;
import org.gradus.report.compose.notation.GradientNotation;
import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.notation.PutIn;
import org.gradus.report.compose.notation.Truth;
import org.gradus.report.compose.page.Decay;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.ErrorSigns;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.page.Quantities;
import org.gradus.report.compose.page.UnitWords;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.SamplePhrase;
import org.gradus.report.compose.words.Style.Detail;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.exercise.Conventions.Batch;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.exercise.Regularisation;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.BatchTrace;
import org.gradus.report.solution.BatchTrace.LayerGradients;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.Names;
import org.gradus.report.worksheet.QuantityId;

/** ∂C/∂W^l = (1/N) Δ^l (A^{l−1})ᵀ and ∂C/∂b^l = (1/N) Δ^l 1, or with the other sign, an entry written out, and one weight factor by factor. */
final class GradientColumns {
    private final Draft draft;
    private final List<SampleTrace> samples;
    private final BatchTrace batch;
    private final List<LayerGradients> layers;
    private final Names names;
    private final GradientNotation signs;

    GradientColumns(Draft draft, List<SampleTrace> samples, BatchTrace batch, List<LayerGradients> layers) {
        this.draft = draft;
        this.signs = draft.notation().gradients();
        this.samples = samples;
        this.batch = batch;
        this.layers = layers;
        this.names = new Names(0, batch.loss().id().time(), false);
    }

    void compose() {
        for (int l = layers.size(); l >= 1; l--) {
            if (!layers.get(l - 1).weights().isEmpty()) {
                layer(l, layers.get(l - 1));
            }
        }
        layers.get(0).factors().filter(any -> !draft.is(Detail.BRIEF)).ifPresent(this::factors);
    }

    private boolean isMean() {
        return batch.reduced() == Batch.MEAN;
    }

    /** With 1/N before it where the batch is reduced to the mean. */
    private Expr shared(Expr n, Expr... factors) {
        List<Expr> all = new ArrayList<>();
        if (isMean()) {
            all.add(new Expr.Quotient(Expr.Num.of(1), n));
        }
        all.addAll(List.of(factors));
        return all.size() == 1 ? all.get(0) : new Expr.Product(all);
    }

    private Expr count() {
        return Expr.Num.of(samples.size());
    }

    private QuantityId entering(int l, int j, int s) {
        return l == 1 ? names.of(Letter.X, j, s) : names.ofLayer(Letter.A, l - 1, j, s);
    }

    // ---- a layer ----

    private void layer(int l, LayerGradients layer) {
        boolean bias = layer.bias().isPresent();
        List<Line> lines = new ArrayList<>(weights(l, layer));
        layer.bias().ifPresent(entries -> lines.add(bias(l, entries)));
        draft.defines(Quantities.batchGradient(batch, l));
        SamplePhrase why = isMean() ? SamplePhrase.WHY_GRADIENT_MEAN : SamplePhrase.WHY_GRADIENT_SUM;
        draft.step(
                draft.say(bias ? Phrase.PARAMETER_GRADIENT_STEP : Phrase.WEIGHT_GRADIENT_STEP, l),
                ErrorSigns.parted(draft, draft.say(why)),
                lines);
    }

    private List<Line> weights(int l, LayerGradients layer) {
        List<List<Evaluation>> weights = layer.weights();
        List<Evaluation> all = existing(weights);
        int inputs = weights.get(0).size();
        Expr result = Elision.matrix(
                weights.size(), inputs, (i, j) -> weights.get(i).get(j).lineEnd());
        Chain formula = Lines.equal(
                GradientNotation.of(draft.notation().weights(l)),
                Decay.ofWeights(
                        draft,
                        signs.signed(shared(Columns.N, Columns.delta(l), new Expr.Transpose(Columns.a(draft, l - 1)))),
                        draft.notation().weights(l)));
        if (draft.is(Detail.BRIEF)) {
            return List.of(Line.of(formula.and(Truth.shown(all), result)).numbered(draft.nextNumber()));
        }
        List<Evaluation> sums = existing(layer.sums());
        List<Evaluation> worked = sums.isEmpty() ? all : sums;
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(formula.and(
                        Truth.insert(worked),
                        Decay.numbers(
                                draft,
                                putIn(l, worked, weights.size(), inputs),
                                weights(l, all, weights.size(), inputs))))
                .numbered(draft.nextNumber()));
        Chain numbers = Lines.goOn();
        if (!sums.isEmpty()) {
            PutIn operands = PutIn.of(all);
            Expr put = Elision.matrix(weights.size(), inputs, (i, j) -> {
                Evaluation sum = layer.sums().get(i).get(j);
                return sum.isAbsent() ? sum.shown() : operands.get(sum.id(), sum.operand());
            });
            Expr share = Decay.numbers(draft, shared(count(), put), weights(l, all, weights.size(), inputs));
            numbers = numbers.and(Truth.result(sums), share);
        }
        List<Evaluation> both = new ArrayList<>(sums);
        both.addAll(all);
        boolean whole = all.size() == weights.size() * inputs;
        lines.add(Line.of(numbers.and(Truth.result(all), result)).remark(remark(l, whole, both)));
        if (l == layers.size() || draft.is(Detail.FULL)) {
            lines.add(entry(layer));
        }
        return lines;
    }

    private static List<Evaluation> existing(List<List<Evaluation>> rows) {
        return rows.stream()
                .flatMap(List::stream)
                .filter(entry -> !entry.isAbsent())
                .toList();
    }

    /** W^l in the numbers of the lines, where they hold it. */
    private Expr weights(int l, List<Evaluation> lines, int units, int inputs) {
        PutIn operands = PutIn.of(lines);
        return Elision.matrix(
                units, inputs, (i, j) -> operands.weight(names.ofLayer(Letter.W, l, i + 1, j + 1), LayerData.NO_EDGE));
    }

    /** (1/N) Δ^l (A^{l−1})ᵀ in numbers. */
    private Expr putIn(int l, List<Evaluation> worked, int units, int inputs) {
        PutIn operands = PutIn.of(worked);
        Expr delta = Elision.matrix(
                units,
                samples.size(),
                (i, s) -> operands.get(names.ofLayer(Letter.DELTA, l, i + 1, s + 1), Expr.Num.of(0)));
        Expr input = Elision.matrix(
                samples.size(), inputs, (s, j) -> operands.get(entering(l, j + 1, s + 1), Expr.Num.of(0)));
        return signs.signed(shared(count(), delta, input));
    }

    private List<Inline> remark(int l, boolean whole, List<Evaluation> worked) {
        SampleTrace first = samples.get(0);
        List<Inline> remark = l == 1
                ? References.insert(draft, Columns.delta(l), Quantities.delta(first, l))
                : References.insert(
                        draft,
                        Columns.delta(l),
                        Quantities.delta(first, l),
                        Columns.a(draft, l - 1),
                        Quantities.output(first, l - 1));
        List<Inline> places = Quantities.withBounds(draft, remark, worked);
        if (whole) {
            return places;
        }
        List<Inline> edges = draft.say(Phrase.ONLY_ON_EDGES);
        return places.isEmpty() ? edges : Wording.join(places, draft.say(Phrase.SEPARATOR), edges);
    }

    /** The first entry with its sum over the samples. */
    private Line entry(LayerGradients layer) {
        int at = 0;
        List<Evaluation> all = layer.weights().stream().flatMap(List::stream).toList();
        while (all.get(at).isAbsent() && at < all.size() - 1) {
            at++;
        }
        Evaluation entry = all.get(at);
        Chain chain = Chain.of(draft.notation().write(entry.symbol())).after(draft.say(SamplePhrase.FIRST_ENTRY));
        if (!layer.sums().isEmpty()) {
            Evaluation sum =
                    layer.sums().stream().flatMap(List::stream).toList().get(at);
            if (draft.exercise().regularisation().isPresent()) {
                return Line.of(FirstSample.calculated(chain, entry));
            }
            chain = chain.and(Truth.insert(List.of(sum)), shared(count(), Columns.elided(sum.substituted())));
            // a rounded sum is a number that is put in; one that is exact need not be said
            chain = Truth.result(sum) == Operator.EQUAL ? chain : chain.and(Truth.result(sum), entry.substituted());
            return Line.of(chain.and(Truth.result(entry), entry.lineEnd()));
        }
        return Line.of(FirstSample.calculated(chain, entry));
    }

    private Line bias(int l, List<Evaluation> entries) {
        Expr b = GradientNotation.of(Columns.bias(l));
        Chain chain = Lines.equal(
                b,
                Decay.ofBias(draft, signs.signed(shared(Columns.N, Columns.delta(l), Columns.ONES)), Columns.bias(l)));
        Expr result = Columns.column(entries.size(), i -> entries.get(i).lineEnd());
        if (draft.is(Detail.BRIEF)) {
            return Line.of(chain.and(Truth.shown(entries), result));
        }
        if (draft.exercise().regularisation().filter(Regularisation::biases).isPresent()) {
            Expr put = Columns.column(
                    entries.size(), i -> Columns.elided(entries.get(i).substituted()));
            return Line.of(chain.and(Truth.insert(entries), put).and(Truth.result(entries), result));
        }
        Expr rows = Columns.column(
                entries.size(), i -> Columns.elided(sum(entries.get(i).substituted())));
        return Line.of(chain.and(Truth.insert(entries), shared(count(), rows)).and(Truth.result(entries), result))
                .remark(Quantities.withBounds(
                        draft,
                        draft.once(SamplePhrase.ONES, draft.say(SamplePhrase.ONES, Columns.ONES, Columns.N)),
                        entries));
    }

    /** The sum behind 1/N. */
    private Expr sum(Expr substituted) {
        return isMean() && substituted instanceof Expr.Product product
                ? product.factors().get(1)
                : substituted;
    }

    // ---- one weight ----

    private void factors(Evaluation value) {
        int i = value.id().place(0);
        int j = value.id().place(1);
        Notation notation = draft.notation();
        Expr cost = new Expr.OfSample(Expr.Symbol.of("C"), Expr.Symbol.of("s"));
        Expr w = notation.weightEntry(1, Expr.Num.of(i), Expr.Num.of(j));
        Expr z = notation.preactivationEntry(1, Expr.Num.of(i));
        Expr a = notation.outputEntry(1, Expr.Num.of(i));
        List<Integer> behind = behind(i);
        boolean several = behind.size() > 1;
        Expr k = several ? Expr.Symbol.of("k") : Expr.Num.of(behind.get(0));
        Expr next = notation.preactivationEntry(2, k);
        Expr.Product back = Expr.Product.of(Expr.Derivative.partial(cost, next), Expr.Derivative.partial(next, a));
        Expr delta = new Expr.Indexed(Expr.Symbol.of("delta", 2), List.of(k));
        Expr.Product numbers = Expr.Product.of(delta, notation.weightEntry(2, k, Expr.Num.of(i)));
        Expr own = Expr.Derivative.partial(a, z);
        Expr input = Expr.Derivative.partial(z, w);
        Activation layer = samples.get(0).layers().get(0).function();
        Activation unit = layer.unit(i - 1).<Activation>map(one -> one).orElse(layer);
        Expr slope = Notation.isIdentity(unit) && UnitWords.isMixed(layer)
                ? Expr.Num.of(1)
                : Expr.Derivative.prime(Expr.Apply.of(Notation.function(unit), z), z);
        Expr x = Expr.Indexed.of("x", j);
        Chain rule = Lines.equal(Expr.Derivative.partial(cost, w), product(several, back, own, input))
                .equal(signs.signed(product(several, numbers, slope, x)));
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(rule).numbered(draft.nextNumber()));
        Chain chain = Chain.of(GradientNotation.of(w))
                .and(Truth.insert(List.of(value)), Columns.elided(withoutZeros(value.substituted())));
        lines.add(Line.of(chain.and(Truth.result(value), value.lineEnd()))
                .remark(Quantities.withBounds(draft, same(value), List.of(value))));
        Chain path = new Chain(List.of(), Optional.of(w), List.of());
        List<Inline> why = List.of(new Inline.Formula(path));
        for (Expr step : List.of(z, a, next, cost)) {
            why = Wording.join(why, List.of(new Inline.Text(" → ")), List.of(Inline.Formula.of(step)));
        }
        draft.step(draft.say(SamplePhrase.ONE_WEIGHT), draft.say(SamplePhrase.WHY_ONE_WEIGHT, why), lines);
    }

    /** What comes back, a sum where several units lie behind, times the other factors. */
    private static Expr product(boolean several, Expr.Product back, Expr... others) {
        List<Expr> factors = new ArrayList<>();
        if (several) {
            factors.add(new Expr.IndexedSum("k", Optional.empty(), Optional.empty(), back));
        } else {
            factors.addAll(back.factors());
        }
        factors.addAll(List.of(others));
        return new Expr.Product(factors);
    }

    /** The units of layer 2 to which unit {@code i} of layer 1 leads. */
    private List<Integer> behind(int i) {
        LayerData data = samples.get(0).layers().get(1).data().orElseThrow();
        TreeSet<Integer> units = new TreeSet<>();
        for (int k = 1; k <= data.units(); k++) {
            if (data.hasEdge(k, i)) {
                units.add(k);
            }
        }
        return List.copyOf(units);
    }

    /** Samples that add nothing stand as 0. */
    private static Expr withoutZeros(Expr substituted) {
        if (substituted instanceof Expr.Sum sum) {
            return new Expr.Sum(sum.terms().stream()
                    .map(term -> isZero(term) ? Expr.Num.of(0) : term)
                    .toList());
        }
        if (substituted instanceof Expr.Negation negation) {
            return new Expr.Negation(withoutZeros(negation.operand()));
        }
        return substituted instanceof Expr.Product product
                ? new Expr.Product(product.factors().stream()
                        .map(factor -> factor instanceof Expr.Sum || factor instanceof Expr.Negation
                                ? withoutZeros(factor)
                                : factor)
                        .toList())
                : substituted;
    }

    private static boolean isZero(Expr term) {
        return term instanceof Expr.Product product
                && product.factors().stream()
                        .anyMatch(factor -> factor instanceof Expr.Shown shown
                                && shown.printed().equals(Expr.Num.of(0)));
    }

    private List<Inline> same(Evaluation value) {
        Evaluation entry = layers.get(0)
                .weights()
                .get(value.id().place(0) - 1)
                .get(value.id().place(1) - 1);
        boolean same = entry.value().printed().equals(value.value().printed());
        Inline reference = draft.reference(Quantities.batchGradient(batch, 1)).orElseThrow();
        return draft.say(same ? SamplePhrase.SAME_NUMBER : SamplePhrase.SAME_BUT_FOR_ROUNDING, reference);
    }
}
