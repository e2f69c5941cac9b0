package org.gradus.report.compose.batch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Terms;
import org.gradus.core.function.Loss;
import org.gradus.report.compose.derivation.CrossEntropyComposer;
import org.gradus.report.compose.notation.Elision;
import org.gradus.report.compose.notation.GradientNotation;
import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.notation.Plain;
import org.gradus.report.compose.notation.PutIn;
import org.gradus.report.compose.notation.Truth;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Extremes;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.page.Quantities;
import org.gradus.report.compose.page.Temperature;
import org.gradus.report.compose.page.UnitWords;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.SamplePhrase;
import org.gradus.report.compose.words.Style.Detail;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.Answer.ActivationDerivative.AtPoint;
import org.gradus.report.solution.BackwardTrace;
import org.gradus.report.solution.BackwardTrace.DeltaRule;
import org.gradus.report.solution.BackwardTrace.LayerGradients;
import org.gradus.report.solution.LossTrace;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.Letter;

/** Δ^L and Δ^l = ((W^{l+1})ᵀ Δ^{l+1}) ⊙ σ′(Z^l): the error terms of all samples, the first sample in full. */
final class BackwardColumns {
    /** Column s: ∂C^{(s)}/∂y. */
    static final Expr G = new Expr.Symbol("G", Expr.Shape.MATRIX, Optional.empty());

    private static final Expr S = Expr.Symbol.of("s");
    private static final Expr COST = new Expr.OfSample(Expr.Symbol.of("C"), S);

    private final Draft draft;
    private final Notation notation;
    private final GradientNotation signs;
    private final List<SampleTrace> samples;
    private final List<LossTrace> losses;
    private final List<BackwardTrace> backward;
    private final SampleTrace first;
    private final FirstSample one;
    private final int last;

    BackwardColumns(Draft draft, List<SampleTrace> samples, List<LossTrace> losses, List<BackwardTrace> backward) {
        this.draft = draft;
        this.notation = draft.notation();
        this.signs = notation.gradients();
        this.samples = samples;
        this.losses = losses;
        this.backward = backward;
        this.first = samples.get(0);
        this.one = new FirstSample(draft, first, false);
        this.last = first.layers().size();
    }

    void compose() {
        DeltaRule rule = backward.get(0).rule();
        if (rule == DeltaRule.DERIVATIVE || rule == DeltaRule.JACOBIAN) {
            outputGradient();
        }
        for (int l = last; l >= 1; l--) {
            if (l < last || rule == DeltaRule.DERIVATIVE) {
                slope(l);
            }
            delta(l);
        }
    }

    private LayerGradients layer(int l) {
        return backward.get(0).layers().get(l - 1);
    }

    private Values deltas(int l) {
        return Values.of(backward, trace -> trace.layers().get(l - 1).delta());
    }

    private Values slopes(int l) {
        return Values.of(
                backward,
                trace -> trace.layers().get(l - 1).derivative().stream()
                        .map(AtPoint::value)
                        .toList());
    }

    private boolean isIdentity(int l) {
        return Notation.isIdentity(first.layers().get(l - 1).function());
    }

    // ---- ∂C/∂y ----

    void outputGradient() {
        if (draft.has(Quantities.lossGradient(first))) {
            return;
        }
        samples.forEach(sample -> draft.defines(Quantities.lossGradient(sample)));
        Values gradient = Values.of(backward, BackwardTrace::lossGradient);
        outputGradient(gradient);
    }

    /** @param gradient ∂C/∂y of every sample */
    void outputGradient(Values gradient) {
        Loss loss = losses.get(0).loss();
        int outputs = gradient.rows();
        Expr y = outputs == 1 ? Expr.Symbol.of("y") : Expr.Indexed.of("y", "i");
        Expr t = outputs == 1 ? Expr.Symbol.of("t") : Expr.Indexed.of("t", "i");
        List<Expr> ys = new ArrayList<>(Collections.nCopies(outputs, y));
        List<Expr> ts = new ArrayList<>(Collections.nCopies(outputs, t));
        Chain rule = Lines.equal(Expr.Derivative.partial(COST, y), notation.write(loss.gradient(ys, ts, 0)));
        Expr vector = Expr.Derivative.partial(COST, notation.output(last, outputs));
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(rule));
        lines.add(Line.of(Chain.of(G).and(gradient.relation(), gradient.shown()))
                .remark(draft.say(SamplePhrase.COLUMN_HOLDS, S, vector))
                .numbered(draft.nextNumber()));
        if (!draft.is(Detail.BRIEF) && gradient.isCalculated()) {
            lines.add(sample(
                    gradients(gradient.first(), outputs),
                    Quantities.withBounds(
                            draft,
                            References.insert(draft, Columns.Y, Quantities.output(first, last)),
                            gradient.first())));
        }
        kinkOfLoss(draft, losses).ifPresent(lines::add);
        draft.step(draft.say(Phrase.LOSS_GRADIENT_STEP, vector), draft.say(SamplePhrase.WHY_OUTPUT_GRADIENT), lines);
    }

    /** ∂C^{(1)}/∂y in numbers. */
    private List<Chain> gradients(List<Evaluation> entries, int outputs) {
        Expr cost = Columns.ofSample(Expr.Symbol.of("C"), first.number());
        Expr y = notation.output(last, outputs);
        if (entries.size() > 1) {
            return one.vector(Expr.Derivative.partial(cost, y), entries);
        }
        return List.of(FirstSample.calculated(Chain.of(Expr.Derivative.partial(cost, y)), entries.get(0)));
    }

    private Line sample(List<Chain> chains, List<Inline> remark) {
        return new Line(one.named(chains), remark, OptionalInt.empty());
    }

    /** The losses with a kink take 0 there; said where an output of some sample stands exactly at one. */
    static Optional<Line> kinkOfLoss(Draft draft, List<LossTrace> losses) {
        return losses.stream()
                .flatMap(loss -> loss.kinks().stream())
                .flatMap(Optional::stream)
                .findFirst()
                .flatMap(kink -> kink.convention()
                        .map(equation -> Lines.equal(equation.left(), equation.right()))
                        .map(chain -> Line.of(chain).remark(draft.say(Phrase.KINK_OF_LOSS))));
    }

    // ---- σ′ ----

    /** σ′(Z^l). */
    private Expr slopeOf(int l) {
        return SlopeColumns.slope(first, l);
    }

    private boolean isWorkedOut(int l) {
        return UnitWords.isMixed(first.layers().get(l - 1).function())
                || slopes(l).columns().stream().flatMap(List::stream).anyMatch(SlopeColumns::isWorkedOut);
    }

    private void slope(int l) {
        if (!layer(l).derivative().isEmpty() && !isIdentity(l) && isWorkedOut(l)) {
            new SlopeColumns(draft, samples, backward, l).compose();
        }
    }

    /** σ′(z) = …, as it was derived. */
    private Chain rule(int l) {
        return new SlopeColumns(draft, samples, backward, l).rule();
    }

    /** The kinks that some sample has met, each with what is taken for the derivative there. */
    private List<Inline> conventions(int l) {
        return new SlopeColumns(draft, samples, backward, l).conventions();
    }

    // ---- Δ^l ----

    private void delta(int l) {
        List<Line> lines = l < last ? hidden(l) : output();
        samples.forEach(sample -> draft.defines(Quantities.delta(sample, l)));
        Expr meaning = meaning(l);
        List<Inline> why = l < last
                ? draft.say(SamplePhrase.WHY_DELTA_HIDDEN, l + 1)
                : draft.say(
                        SamplePhrase.WHY_DELTA,
                        Lines.equal(
                                notation.gradients().delta(l, layer(l).delta().size()), meaning));
        boolean entries = !isIdentity(l) && (l < last || backward.get(0).rule() == DeltaRule.DERIVATIVE);
        List<Inline> sign = entries && !draft.is(Detail.BRIEF)
                ? draft.once(
                        SamplePhrase.ENTRY_BY_ENTRY,
                        Wording.join(List.of(new Inline.Text("; ")), draft.say(SamplePhrase.ENTRY_BY_ENTRY)))
                : List.of();
        List<Inline> words = Wording.join(why, sign);
        draft.step(
                draft.say(Phrase.DELTA_STEP, l, Columns.delta(l)),
                l == last && backward.get(0).lossGradient().isEmpty()
                        ? Temperature.with(
                                draft, words, samples.get(0).lastLayer().function())
                        : words,
                lines);
    }

    /** ∂C^{(s)}/∂z^l, or −∂C^{(s)}/∂z^l. */
    private Expr meaning(int l) {
        return signs.signed(Expr.Derivative.partial(
                COST, notation.preactivation(l, layer(l).delta().size())));
    }

    private List<Line> output() {
        Values delta = deltas(last);
        DeltaRule rule = backward.get(0).rule();
        boolean minus = backward.stream().noneMatch(trace -> trace.rule() == DeltaRule.SOFTMAX_CROSS_ENTROPY);
        return switch (rule) {
            case DERIVATIVE -> derivative(delta);
            case JACOBIAN -> jacobian(last, delta, Values.of(backward, BackwardTrace::lossGradient));
            default -> minus ? outputMinusTarget(delta) : outputTimesTargets(delta);
        };
    }

    private List<Line> outputMinusTarget(Values delta) {
        Chain chain = Lines.equal(Columns.delta(last), tempered(signs.signed(Terms.minus(Columns.Y, Columns.T))));
        List<Inline> remark = References.insert(draft, Columns.Y, Quantities.output(first, last));
        if (draft.is(Detail.BRIEF)) {
            return List.of(Line.of(chain.and(delta.relation(), delta.shown())).numbered(draft.nextNumber()));
        }
        Values y = ForwardColumns.activations(samples, last);
        Expr put = tempered(signs.signed(Terms.minus(y.putInto(delta), Columns.targets(samples))));
        return List.of(
                Line.of(chain.and(delta.insert(), put)).numbered(draft.nextNumber()),
                Line.of(delta.ended(Lines.goOn())).remark(remark));
    }

    private Expr tempered(Expr slope) {
        return Temperature.slope(samples.get(0).lastLayer().function(), slope);
    }

    /** Where the targets of some sample do not sum to 1. */
    private List<Line> outputTimesTargets(Values delta) {
        Expr sum = new Expr.IndexedSum("k", Optional.empty(), Optional.empty(), Expr.Indexed.of("t", "k"));
        Expr entry = notation.preactivationEntry(last, Expr.Symbol.of("j"));
        Chain rule = Lines.equal(
                signs.signed(Expr.Derivative.partial(COST, entry)),
                tempered(signs.signed(
                        Terms.minus(Expr.Product.of(Expr.Indexed.of("y", "j"), sum), Expr.Indexed.of("t", "j")))));
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(Chain.of(Columns.delta(last)).and(delta.relation(), delta.shown()), rule)
                .numbered(draft.nextNumber()));
        addSample(lines, last, delta, References.insert(draft, Columns.Y, Quantities.output(first, last)));
        return lines;
    }

    /** δ^l of the first sample in numbers; none where there is nothing to calculate. */
    private List<Chain> sampleChains(int l, Values delta) {
        return draft.is(Detail.BRIEF) || !delta.isCalculated()
                ? List.of()
                : one.named(one.vector(notation.gradients().delta(l, delta.rows()), delta.first()));
    }

    private void addSample(List<Line> lines, int l, Values delta, List<Inline> remark) {
        if (!draft.is(Detail.BRIEF) && delta.isCalculated()) {
            List<Chain> chains = one.vector(notation.gradients().delta(l, delta.rows()), delta.first());
            lines.add(sample(chains, Quantities.withBounds(draft, remark, delta.first())));
        }
    }

    private List<Line> derivative(Values delta) {
        Values gradient = Values.of(backward, BackwardTrace::lossGradient);
        Values slopes = slopes(last);
        boolean identity = isIdentity(last);
        Chain chain =
                Lines.equal(Columns.delta(last), signs.signed(identity ? G : new Expr.Hadamard(G, slopeOf(last))));
        List<Line> lines = new ArrayList<>();
        if (identity || draft.is(Detail.BRIEF)) {
            lines.add(Line.of(chain.and(delta.relation(), delta.shown())).numbered(draft.nextNumber()));
            return lines;
        }
        boolean worked = isWorkedOut(last);
        List<Chain> head = new ArrayList<>(List.of(chain));
        if (!worked) {
            head.add(rule(last));
        }
        lines.add(new Line(head, worked ? List.of() : conventions(last), OptionalInt.of(draft.nextNumber())));
        Expr put = signs.signed(new Expr.Hadamard(gradient.putInto(delta), slopes.putInto(delta)));
        List<Inline> remark = References.insert(
                draft, G, Quantities.lossGradient(first), slopeOf(last), Quantities.slope(first, last));
        lines.add(Line.of(delta.ended(Lines.goOn().and(delta.insert(), put))).remark(remark));
        addSample(lines, last, delta, List.of());
        return lines;
    }

    /** Behind softmax each column is Jᵀ times what comes back; J is another for each sample. */
    private List<Line> jacobian(int l, Values delta, Values back) {
        Expr j = notation.gradients().jacobian(l);
        Expr gradient = Expr.Derivative.partial(COST, notation.output(l, back.rows()));
        Expr own = notation.gradients().delta(l, delta.rows());
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(
                        Chain.of(Columns.delta(l)).and(delta.relation(), delta.shown()),
                        Lines.equal(own, signs.signed(Expr.Product.of(new Expr.Transpose(j), gradient)))
                                .after(draft.say(SamplePhrase.ALIKE)))
                .numbered(draft.nextNumber()));
        if (draft.is(Detail.BRIEF)) {
            return lines;
        }
        List<List<Evaluation>> rows = layer(l).jacobian();
        int n = rows.size();
        List<Evaluation> all = rows.stream().flatMap(List::stream).toList();
        Chain matrix = Lines.equal(j, notation.gradients().jacobianMeaning(l, n))
                .and(
                        Truth.shown(all),
                        Elision.matrix(n, n, (i, k) -> rows.get(i).get(k).shown()));
        lines.add(sample(List.of(matrix), draft.say(Phrase.RULE_DEFINITION)));
        PutIn operands = PutIn.of(delta.first());
        Expr put = Expr.Product.of(
                Elision.matrix(n, n, (i, k) -> operands.get(rows.get(k).get(i))),
                Columns.column(n, i -> operands.get(back.first().get(i))));
        put = l == last ? signs.signed(put) : put; // inside the network what comes back has the sign already
        Chain chain = Chain.of(own)
                .and(Truth.insert(delta.first()), put)
                .and(
                        Truth.result(delta.first()),
                        Columns.column(n, i -> delta.first().get(i).lineEnd()));
        lines.add(Line.of(chain).remark(draft.say(SamplePhrase.LIKE_FIRST)));
        return lines;
    }

    // ---- inside the network ----

    private List<Line> hidden(int l) {
        Values delta = deltas(l);
        Values before = Values.of(backward, trace -> trace.layers().get(l - 1).outputGradient());
        boolean apart = before.rows() > 0;
        Expr back = Expr.Product.of(new Expr.Transpose(notation.weights(l + 1)), Columns.delta(l + 1));
        Values carrying = apart ? before : delta;
        if (!layer(l).jacobian().isEmpty()) {
            List<Line> lines = new ArrayList<>();
            Expr cost = signs.signed(Expr.Derivative.partial(COST, notation.output(l, before.rows())));
            lines.add(Line.of(Lines.equal(G, back)
                            .and(before.insert(), carriedBack(l, carrying))
                            .and(before.result(), before.ends()))
                    .remark(draft.say(SamplePhrase.COLUMN_HOLDS, S, cost)));
            lines.addAll(jacobian(l, delta, before));
            return lines;
        }
        boolean identity = isIdentity(l);
        Expr formula = identity ? back : new Expr.Hadamard(back, slopeOf(l));
        Chain chain = Lines.equal(Columns.delta(l), formula);
        if (draft.is(Detail.BRIEF)) {
            return List.of(Line.of(chain.and(delta.relation(), delta.shown())).numbered(draft.nextNumber()));
        }
        boolean worked = identity || isWorkedOut(l);
        List<Chain> head = new ArrayList<>(List.of(chain));
        if (!worked) {
            head.add(rule(l));
        }
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(head, List.of(), OptionalInt.of(draft.nextNumber())));
        if (apart && !identity) {
            lines.add(carriedBack(l, back, before));
        }
        List<Chain> chains = new ArrayList<>(List.of(numbers(l, delta, before, apart, identity)));
        chains.addAll(sampleChains(l, delta));
        List<Inline> convention = worked ? List.of() : conventions(l);
        lines.add(new Line(chains, Extremes.with(draft, convention, remark(l, identity)), OptionalInt.empty()));
        return lines;
    }

    private Chain numbers(int l, Values delta, Values before, boolean apart, boolean identity) {
        Expr slopes = slopes(l).putInto(delta);
        if (apart && !identity) {
            Expr put = new Expr.Hadamard(before.putInto(delta), slopes);
            return delta.ended(Chain.of(Columns.delta(l)).and(delta.insert(), put));
        }
        Expr put = carriedBack(l, apart ? before : delta);
        Chain chain =
                Lines.goOn().and((apart ? before : delta).insert(), identity ? put : new Expr.Hadamard(put, slopes));
        return delta.ended(chain);
    }

    /** (W^{l+1})ᵀ Δ^{l+1} by itself. */
    private Line carriedBack(int l, Expr formula, Values before) {
        Chain chain = Chain.of(formula).and(before.insert(), carriedBack(l, before));
        return Line.of(chain.and(before.result(), before.ends()));
    }

    private List<Inline> remark(int l, boolean identity) {
        Expr behind = Columns.delta(l + 1);
        String key = Quantities.delta(first, l + 1);
        boolean known = draft.has(Quantities.slope(first, l));
        return identity
                ? References.insert(draft, behind, key)
                : References.insert(
                        draft,
                        behind,
                        key,
                        known ? slopeOf(l) : Columns.z(l),
                        known ? Quantities.slope(first, l) : Quantities.preactivation(first, l));
    }

    /** (W^{l+1})ᵀ Δ^{l+1} in the numbers of {@code user}. */
    private Expr carriedBack(int l, Values user) {
        LayerData data = first.layers().get(l).data().orElseThrow();
        PutIn own = PutIn.of(user.first());
        Expr transposed = Elision.matrix(
                data.inputs(),
                data.units(),
                (j, k) -> own.get(
                        first.names().ofLayer(Letter.W, l + 1, k + 1, j + 1),
                        Plain.number(data.weights().get(k).get(j))));
        return Expr.Product.of(transposed, deltas(l + 1).putInto(user));
    }

    /** Why ∂C/∂z^L is output minus target, derived once. */
    static void shortcuts(Draft draft, Answer.Backpropagation answer) {
        if (answer.shortcuts().isEmpty()) {
            return;
        }
        boolean sumsToOne =
                answer.samples().stream().allMatch(sample -> sample.rule() == DeltaRule.SOFTMAX_CROSS_ENTROPY_ONE);
        CrossEntropyComposer composer = new CrossEntropyComposer(draft);
        if (answer.samples().get(0).rule() == DeltaRule.SIGMOID_BINARY_CROSS_ENTROPY) {
            composer.sigmoid(answer.shortcuts().get(0));
        } else {
            composer.softmax(answer.shortcuts().get(0), sumsToOne);
        }
    }
}
