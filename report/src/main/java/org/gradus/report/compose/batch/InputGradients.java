package org.gradus.report.compose.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.notation.Elision;
import org.gradus.report.compose.notation.Plain;
import org.gradus.report.compose.notation.PutIn;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.ErrorSigns;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.page.Quantities;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.SamplePhrase;
import org.gradus.report.compose.words.Style.Detail;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.BackwardTrace;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.worksheet.Letter;

/** ∂C^{(s)}/∂x of every sample: the columns of (W^1)ᵀ Δ^1, or of −(W^1)ᵀ Δ^1. */
final class InputGradients {
    private static final String KEY = "∂C/∂x of ";

    private final Draft draft;
    private final List<SampleTrace> samples;
    private final List<BackwardTrace> backward;
    private final SampleTrace first;
    private final Values gradient;
    private final Expr product;

    InputGradients(Draft draft, List<SampleTrace> samples, List<BackwardTrace> backward) {
        this.draft = draft;
        this.samples = samples;
        this.backward = backward;
        this.first = samples.get(0);
        this.gradient = Values.of(backward, BackwardTrace::input);
        this.product =
                signed(Expr.Product.of(new Expr.Transpose(draft.notation().weights(1)), Columns.delta(1)));
    }

    private Expr signed(Expr formula) {
        return draft.notation().gradients().signed(formula);
    }

    /** Brings them onto the sheet, if they do not stand there yet. */
    void compose() {
        String key = KEY + first.names();
        if (draft.has(key)) {
            return;
        }
        draft.defines(key);
        List<Line> lines = new ArrayList<>();
        if (draft.is(Detail.BRIEF)) {
            lines.add(Line.of(Chain.of(product).and(gradient.relation(), gradient.shown()))
                    .remark(columns())
                    .numbered(draft.nextNumber()));
        } else {
            List<Inline> remark = References.insert(draft, Columns.delta(1), Quantities.delta(first, 1));
            Chain chain = gradient.ended(Chain.of(product).and(gradient.insert(), putIn()));
            lines.add(Line.of(chain).remark(remark).numbered(draft.nextNumber()));
            FirstSample one = new FirstSample(draft, first, false);
            lines.add(new Line(
                    one.named(one.vector(wrt(Columns.ofSample(Expr.Symbol.of("C"), first.number())), gradient.first())),
                    Quantities.withBounds(draft, columns(), gradient.first()),
                    OptionalInt.empty()));
        }
        draft.step(
                draft.say(Phrase.INPUT_GRADIENT_STEP, wrt(cost())),
                ErrorSigns.parted(draft, draft.say(SamplePhrase.WHY_INPUT_GRADIENT)),
                lines);
    }

    private static Expr cost() {
        return new Expr.OfSample(Expr.Symbol.of("C"), Expr.Symbol.of("s"));
    }

    private static Expr wrt(Expr cost) {
        return Expr.Derivative.partial(cost, Expr.Symbol.vector("x"));
    }

    private List<Inline> columns() {
        return draft.say(SamplePhrase.COLUMN_HOLDS, Expr.Symbol.of("s"), wrt(cost()));
    }

    private Expr putIn() {
        LayerData data = first.layers().get(0).data().orElseThrow();
        PutIn own = PutIn.of(gradient.first());
        Expr transposed = Elision.matrix(
                data.inputs(),
                data.units(),
                (j, k) -> own.get(
                        first.names().ofLayer(Letter.W, 1, k + 1, j + 1),
                        Plain.number(data.weights().get(k).get(j))));
        Values delta = Values.of(backward, trace -> trace.layers().get(0).delta());
        return signed(Expr.Product.of(transposed, delta.putInto(gradient)));
    }

    /** {@code (W^1)ᵀ Δ^1 ≈ …}. */
    List<Inline> box() {
        Expr matrix = Elision.matrix(
                gradient.rows(),
                samples.size(),
                (i, s) -> gradient.columns().get(s).get(i).result());
        return List.of(new Inline.Formula(Chain.of(product).and(gradient.answer(), matrix)));
    }

    /** Of a single neuron: ∂C/∂x_j = w_j δ, and a table. */
    void ofNeuron() {
        String key = KEY + first.names();
        if (draft.has(key)) {
            return;
        }
        draft.defines(key);
        Expr xj = Expr.Derivative.partial(cost(), Expr.Indexed.of("x", "j"));
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(Lines.equal(xj, signed(Expr.Product.of(Expr.Indexed.of("w", "j"), Expr.Symbol.of("delta")))))
                .numbered(draft.nextNumber()));
        if (!draft.is(Detail.BRIEF)) {
            FirstSample one = new FirstSample(draft, first, false);
            List<Chain> chains = new ArrayList<>();
            NeuronSamples.shownOf(gradient.first()).forEach(entry -> chains.add(one.entry(entry)));
            lines.add(new Line(
                    one.named(chains),
                    Quantities.withBounds(
                            draft,
                            References.insert(draft, Expr.Symbol.of("delta"), Quantities.delta(first, 1)),
                            gradient.first()),
                    OptionalInt.empty()));
        }
        draft.step(
                draft.say(Phrase.INPUT_GRADIENT_STEP, xj),
                ErrorSigns.parted(draft, draft.say(SamplePhrase.WHY_INPUT_GRADIENT)),
                lines);
        table().add();
    }

    private SampleTable table() {
        return new SampleTable(draft, samples)
                .columns(
                        gradient.rows(),
                        j -> draft.notation().write(gradient.first().get(j).symbol()),
                        (s, j) -> gradient.columns().get(s).get(j).shown());
    }
}
