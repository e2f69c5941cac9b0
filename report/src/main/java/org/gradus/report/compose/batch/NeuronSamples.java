package org.gradus.report.compose.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.gradus.core.expr.Expr;
import org.gradus.core.function.ScalarActivation;
import org.gradus.report.compose.notation.Elision;
import org.gradus.report.compose.notation.GradientNotation;
import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.notation.Truth;
import org.gradus.report.compose.page.Decay;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.ErrorSigns;
import org.gradus.report.compose.page.Extremes;
import org.gradus.report.compose.page.KinkWords;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.page.Quantities;
import org.gradus.report.compose.words.FunctionWords;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.SamplePhrase;
import org.gradus.report.compose.words.Style.Detail;
import org.gradus.report.exercise.Conventions.Batch;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.Answer.ActivationDerivative.AtPoint;
import org.gradus.report.solution.BackwardTrace;
import org.gradus.report.solution.BackwardTrace.DeltaRule;
import org.gradus.report.solution.BatchTrace;
import org.gradus.report.solution.LayerTrace;
import org.gradus.report.solution.LossTrace;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.worksheet.Evaluation;

/** Several samples of a single neuron: each formula once with the first sample in numbers, and a table of all. */
final class NeuronSamples {
    private static final Expr DELTA = Expr.Symbol.of("delta");
    private static final Expr X_J = Expr.Indexed.of("x", "j");
    private static final Expr W_J = Expr.Indexed.of("w", "j");
    private static final Expr B = Expr.Symbol.of("b");
    private static final Expr Y = Expr.Symbol.of("y");
    private static final Expr Z = Expr.Symbol.of("z");

    private final Draft draft;
    private final Notation notation;
    private final List<SampleTrace> samples;
    private final SampleTrace first;
    private final FirstSample one;
    private final GradientNotation signs;

    /** @param samples a single one where the sheet speaks of one after the other */
    NeuronSamples(Draft draft, List<SampleTrace> samples) {
        this.draft = draft;
        this.notation = draft.notation();
        this.signs = notation.gradients();
        this.samples = samples;
        this.first = samples.get(0);
        this.one = new FirstSample(draft, first, false, samples.size() > 1);
    }

    private boolean isBrief() {
        return draft.is(Detail.BRIEF);
    }

    // ---- forward ----

    void forward() {
        LayerTrace layer = first.lastLayer();
        Evaluation z = layer.preactivation().get(0);
        List<Line> lines = new ArrayList<>();
        Chain formula = Lines.equal(Z, Columns.elided(notation.write(z.formula())));
        lines.add(Line.of(formula).numbered(draft.nextNumber()));
        addWorked(lines, z, Quantities.withBounds(draft, draft.say(Phrase.INSERT), List.of(z)));
        samples.forEach(sample -> draft.defines(Quantities.preactivation(sample, 1)));
        boolean bias = layer.data().orElseThrow().bias().isPresent();
        draft.step(
                draft.say(Phrase.NEURON_PREACTIVATION, Z),
                draft.say(bias ? Phrase.WEIGHTED_SUM : Phrase.WEIGHTED_SUM_NO_BIAS),
                lines);
        output(layer, (ScalarActivation) layer.function());
        if (samples.size() > 1) {
            new ForwardTable(draft, samples, false).inputs().layers(1).table().add();
        }
    }

    private void addWorked(List<Line> lines, Evaluation evaluation, List<Inline> remark) {
        if (!isBrief()) {
            lines.add(Line.of(one.entry(evaluation).after(one.label())).remark(remark));
        }
    }

    private void output(LayerTrace layer, ScalarActivation activation) {
        Evaluation y = layer.activation().get(0);
        Chain formula = Lines.equal(Y, Notation.apply(activation, Z));
        Optional<Expr.Relation> definition = Notation.definition(activation);
        if (definition.isPresent()) {
            formula = formula.equal(definition.get().right());
        }
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(formula).numbered(draft.nextNumber()));
        List<Inline> remark = Quantities.withBounds(
                draft, References.insert(draft, Z, Quantities.preactivation(first, 1)), List.of(y));
        addWorked(lines, y, Extremes.with(draft, remark, Extremes.complements(draft, List.of(y))));
        samples.forEach(sample -> draft.defines(Quantities.output(sample, 1)));
        draft.step(draft.say(Phrase.NEURON_OUTPUT, Y), draft.say(FunctionWords.why(activation, 1)), lines);
    }

    // ---- error terms ----

    private Values gradients(List<BackwardTrace> backward) {
        return Values.of(backward, BackwardTrace::lossGradient);
    }

    private static Evaluation delta(BackwardTrace trace) {
        return trace.layers().get(0).delta().get(0);
    }

    private static Evaluation slope(BackwardTrace trace) {
        return trace.layers().get(0).derivative().get(0).value();
    }

    void errors(List<LossTrace> losses, List<BackwardTrace> backward) {
        BackwardTrace trace = backward.get(0);
        boolean through = trace.rule() == DeltaRule.DERIVATIVE;
        boolean identity = Notation.isIdentity(first.lastLayer().function());
        if (through) {
            lossGradient(losses, gradients(backward));
        }
        List<Line> lines = new ArrayList<>();
        Expr gradient = Expr.Derivative.partial(cost(), Y);
        Expr meaning = signs.signed(Expr.Derivative.partial(cost(), Z));
        if (through && !identity) {
            Expr prime = Expr.Derivative.prime(
                    Expr.Apply.of(Notation.function(first.lastLayer().function()), Z), Z);
            Chain rule = Lines.equal(
                    prime, trace.layers().get(0).derivations().get(0).result());
            lines.add(Line.of(rule));
            addWorked(lines, slope(trace), Quantities.withBounds(draft, List.of(), List.of(slope(trace))));
            kinks(lines, backward);
            lines.add(Line.of(Lines.equal(DELTA, meaning).equal(signs.signed(Expr.Product.of(gradient, prime))))
                    .numbered(draft.nextNumber()));
        } else {
            Expr difference = Expr.Sum.of(Y, new Expr.Negation(Expr.Symbol.of("t")));
            lines.add(Line.of(Lines.equal(DELTA, meaning).equal(signs.signed(through ? gradient : difference)))
                    .numbered(draft.nextNumber()));
        }
        List<Inline> remark = through
                ? References.insert(draft, gradient, Quantities.lossGradient(first))
                : References.insert(draft, Y, Quantities.output(first, 1));
        addWorked(lines, delta(trace), Quantities.withBounds(draft, remark, List.of(delta(trace))));
        samples.forEach(sample -> draft.defines(Quantities.delta(sample, 1)));
        draft.step(
                draft.say(Phrase.DELTA_STEP_BARE, DELTA),
                List.of(new Inline.Formula(Lines.equal(DELTA, meaning))),
                lines);
        if (samples.size() > 1) {
            SampleTable table = new SampleTable(draft, samples);
            if (through && !identity) {
                table.column(slopeSymbol(), s -> slope(backward.get(s)).shown());
            }
            table.column(DELTA, s -> delta(backward.get(s)).shown()).add();
        }
    }

    private Expr slopeSymbol() {
        return Expr.Derivative.prime(
                Expr.Apply.of(Notation.function(first.lastLayer().function()), Z), Z);
    }

    /** C^{(s)}; of one sample alone C. */
    private Expr cost() {
        Expr c = Expr.Symbol.of("C");
        return samples.size() > 1 ? new Expr.OfSample(c, Expr.Symbol.of("s")) : c;
    }

    private void kinks(List<Line> lines, List<BackwardTrace> backward) {
        for (BackwardTrace trace : backward) {
            AtPoint point = trace.layers().get(0).derivative().get(0);
            if (point.kink().isPresent()) {
                Expr value = point.value()
                        .value()
                        .exactBeyondPrinted()
                        .orElse(point.value().value().printed());
                Expr at = point.kink().get().at();
                Expr prime = Expr.Derivative.prime(
                        Expr.Apply.of(Notation.function(first.lastLayer().function()), at), at);
                lines.add(Line.of(Lines.equal(prime, value))
                        .remark(KinkWords.of(draft, point.kink().get(), value)));
                return;
            }
        }
    }

    /** ∂C/∂y: the rule, the first sample, all in a table. */
    void lossGradient(List<LossTrace> losses, Values gradient) {
        if (draft.has(Quantities.lossGradient(first))) {
            return;
        }
        samples.forEach(sample -> draft.defines(Quantities.lossGradient(sample)));
        Expr left = Expr.Derivative.partial(cost(), Y);
        Expr rule = losses.get(0).loss().gradient(List.of(Y), List.of(Expr.Symbol.of("t")), 0);
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(Lines.equal(left, notation.write(rule))).numbered(draft.nextNumber()));
        Evaluation value = gradient.first().get(0);
        addWorked(
                lines,
                value,
                Quantities.withBounds(draft, References.insert(draft, Y, Quantities.output(first, 1)), List.of(value)));
        BackwardColumns.kinkOfLoss(draft, losses).ifPresent(lines::add);
        draft.step(draft.say(Phrase.LOSS_GRADIENT_STEP, left), draft.say(Phrase.WHY_LOSS_GRADIENT), lines);
        if (samples.size() > 1) {
            new SampleTable(draft, samples)
                    .column(left, s -> gradient.columns().get(s).get(0).shown())
                    .add();
        }
    }

    // ---- gradients ----

    /** ∂C/∂w_j = δ x_j of each sample, or with the other sign. */
    void gradientsOfEach(List<BackwardTrace> backward) {
        List<Line> lines = new ArrayList<>();
        List<Chain> rules = new ArrayList<>();
        rules.add(Lines.equal(
                GradientNotation.of(W_J), Decay.ofWeights(draft, signs.signed(Expr.Product.of(DELTA, X_J)), W_J)));
        BackwardTrace.LayerGradients own = backward.get(0).layers().get(0);
        own.bias()
                .ifPresent(b ->
                        rules.add(Lines.equal(GradientNotation.of(B), Decay.ofBias(draft, signs.signed(DELTA), B))));
        lines.add(new Line(rules, List.of(), OptionalInt.of(draft.nextNumber())));
        List<Evaluation> weights = shownOf(own.weights().get(0));
        if (!isBrief() && !weights.isEmpty()) {
            List<Chain> chains = new ArrayList<>();
            weights.forEach(weight -> chains.add(one.entry(weight)));
            List<Inline> remark = References.insert(draft, DELTA, Quantities.delta(first, 1));
            lines.add(new Line(one.named(chains), Quantities.withBounds(draft, remark, weights), OptionalInt.empty()));
        }
        samples.forEach(sample -> draft.defines(Quantities.weightGradient(sample, 1)));
        draft.step(
                draft.say(
                        own.bias().isPresent()
                                ? Phrase.PARAMETER_GRADIENT_STEP_BARE
                                : Phrase.WEIGHT_GRADIENT_STEP_BARE),
                ErrorSigns.parted(draft, draft.say(Phrase.WHY_PARAMETER_GRADIENT_INPUT, DELTA, X_J)),
                lines);
        if (samples.size() > 1) {
            gradientTable(backward).add();
        }
    }

    private SampleTable gradientTable(List<BackwardTrace> backward) {
        SampleTable table = new SampleTable(draft, samples);
        List<Evaluation> weights =
                existing(backward.get(0).layers().get(0).weights().get(0));
        table.columns(
                weights.size(),
                j -> notation.write(weights.get(j).symbol()),
                (s, j) -> existing(backward.get(s).layers().get(0).weights().get(0))
                        .get(j)
                        .shown());
        backward.get(0)
                .layers()
                .get(0)
                .bias()
                .ifPresent(b -> table.column(
                        GradientNotation.of(B),
                        s -> backward.get(s)
                                .layers()
                                .get(0)
                                .bias()
                                .orElseThrow()
                                .get(0)
                                .shown()));
        return table;
    }

    static List<Evaluation> existing(List<Evaluation> row) {
        return row.stream().filter(entry -> !entry.isAbsent()).toList();
    }

    /** Of many the first three and the last. */
    static List<Evaluation> shownOf(List<Evaluation> row) {
        List<Evaluation> existing = existing(row);
        return Elision.shown(existing.size()).stream()
                .filter(j -> j >= 0)
                .map(existing::get)
                .toList();
    }

    /** ∂C/∂w_j = (1/N) Σ_s δ^{(s)} x_j^{(s)}. */
    void gradientsOfBatch(BatchTrace batch, BatchTrace.LayerGradients layer) {
        boolean mean = batch.reduced() == Batch.MEAN;
        Expr s = Expr.Symbol.of("s");
        Expr delta = new Expr.OfSample(DELTA, s);
        Expr x = new Expr.OfSample(X_J, s);
        List<Chain> rules = new ArrayList<>();
        rules.add(Lines.equal(
                GradientNotation.of(W_J),
                Decay.ofWeights(draft, signs.signed(overSamples(mean, Expr.Product.of(delta, x))), W_J)));
        layer.bias()
                .ifPresent(b -> rules.add(Lines.equal(
                        GradientNotation.of(B), Decay.ofBias(draft, signs.signed(overSamples(mean, delta)), B))));
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(rules, List.of(), OptionalInt.of(draft.nextNumber())));
        List<Evaluation> weights = layer.weights().get(0);
        for (Evaluation weight : shownOf(weights)) {
            int j = weights.indexOf(weight);
            lines.add(Line.of(
                    isBrief()
                            ? brief(weight)
                            : entry(
                                    weight,
                                    layer.sums().isEmpty()
                                            ? Optional.empty()
                                            : Optional.of(layer.sums().get(0).get(j)))));
        }
        layer.bias().ifPresent(b -> lines.add(Line.of(isBrief() ? brief(b.get(0)) : one.entry(b.get(0)))));
        int last = lines.size() - 1;
        List<Inline> remark = References.insert(draft, DELTA, Quantities.delta(first, 1));
        lines.set(last, lines.get(last).remark(isBrief() ? List.of() : remark));
        draft.defines(Quantities.batchGradient(batch, 1));
        draft.step(
                draft.say(
                        layer.bias().isPresent()
                                ? Phrase.PARAMETER_GRADIENT_STEP_BARE
                                : Phrase.WEIGHT_GRADIENT_STEP_BARE),
                ErrorSigns.parted(
                        draft, draft.say(mean ? SamplePhrase.WHY_GRADIENT_MEAN : SamplePhrase.WHY_GRADIENT_SUM)),
                lines);
    }

    private Chain brief(Evaluation entry) {
        return Chain.of(notation.write(entry.symbol()))
                .and(entry.value().lineEnd().relation(), entry.lineEnd());
    }

    private Expr overSamples(boolean mean, Expr term) {
        Expr sum = new Expr.IndexedSum("s", Optional.of(Expr.Num.of(1)), Optional.of(Columns.N), term);
        return mean ? Expr.Product.of(new Expr.Quotient(Expr.Num.of(1), Columns.N), sum) : sum;
    }

    private Chain entry(Evaluation weight, Optional<Evaluation> sum) {
        if (sum.isEmpty() || draft.exercise().regularisation().isPresent()) {
            return one.entry(weight);
        }
        Expr share = new Expr.Quotient(Expr.Num.of(1), Expr.Num.of(samples.size()));
        Expr put = Expr.Product.of(share, Columns.elided(sum.get().substituted()));
        return Chain.of(notation.write(weight.symbol()))
                .and(Truth.insert(List.of(sum.get())), put)
                .and(Truth.result(sum.get()), weight.substituted())
                .and(Truth.result(weight), weight.lineEnd());
    }
}
