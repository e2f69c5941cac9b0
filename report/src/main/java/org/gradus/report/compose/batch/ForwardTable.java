package org.gradus.report.compose.batch;

import java.util.List;
import java.util.function.Function;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.solution.LayerTrace;
import org.gradus.report.solution.LossTrace;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.worksheet.Evaluation;

/** The columns of the forward pass in a table of samples: x, z^l, a^l, y, t, C. */
final class ForwardTable {
    private final Draft draft;
    private final List<SampleTrace> samples;
    private final boolean updated;
    private final SampleTable table;

    /** @param updated whether it is calculated with the weights after the step */
    ForwardTable(Draft draft, List<SampleTrace> samples, boolean updated) {
        this(draft, samples, updated, new SampleTable(draft, samples));
    }

    /** @param table to which the columns are added */
    ForwardTable(Draft draft, List<SampleTrace> samples, boolean updated, SampleTable table) {
        this.draft = draft;
        this.samples = samples;
        this.updated = updated;
        this.table = table;
    }

    SampleTable table() {
        return table;
    }

    private int layers() {
        return samples.get(0).layers().size();
    }

    private LayerTrace layer(int sample, int l) {
        return samples.get(sample).layers().get(l - 1);
    }

    private Expr marked(Expr quantity) {
        return updated ? Columns.after(draft, quantity) : quantity;
    }

    ForwardTable inputs() {
        int size = samples.get(0).input().size();
        table.columns(
                size,
                j -> Expr.Indexed.of("x", j + 1),
                (s, j) -> samples.get(s).input().get(j));
        return this;
    }

    /** z^l and a^l of the layers {@code from} to L; where they are the same, z only. */
    ForwardTable layers(int from) {
        for (int l = from; l <= layers(); l++) {
            int layer = l;
            boolean last = l == layers();
            boolean identity = Notation.isIdentity(layer(0, l).function());
            if (!(identity && last)) {
                column(l, l, LayerTrace::preactivation);
            }
            if (!identity || last) {
                column(layer, l, LayerTrace::activation);
            }
        }
        return this;
    }

    private void column(int layer, int l, Function<LayerTrace, List<Evaluation>> quantity) {
        List<Evaluation> entries = quantity.apply(layer(0, l));
        table.columns(
                entries.size(),
                i -> draft.notation().write(entries.get(i).symbol()),
                (s, i) -> quantity.apply(layer(s, layer)).get(i).shown());
    }

    ForwardTable outputs() {
        column(layers(), layers(), LayerTrace::activation);
        return this;
    }

    ForwardTable targets() {
        int size = samples.get(0).sample().target().orElseThrow().size();
        table.columns(
                size,
                i -> size == 1 ? Expr.Symbol.of("t") : Expr.Indexed.of("t", i + 1),
                (s, i) -> Columns.target(samples.get(s), i));
        return this;
    }

    Expr lossSymbol() {
        return new Expr.OfSample(marked(Expr.Symbol.of("C")), Expr.Symbol.of("s"));
    }

    ForwardTable losses(List<LossTrace> losses) {
        table.column(lossSymbol(), s -> losses.get(s).value().shown());
        return this;
    }

    /** How many columns z^l, a^l of all layers would be. */
    static int width(SampleTrace sample) {
        int width = 0;
        for (LayerTrace layer : sample.layers()) {
            boolean identity = Notation.isIdentity(layer.function());
            width += (identity ? 1 : 2) * layer.activation().size();
        }
        return width;
    }
}
