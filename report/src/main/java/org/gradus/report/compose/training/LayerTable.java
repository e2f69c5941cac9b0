package org.gradus.report.compose.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.notation.GradientNotation;
import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.notation.PutIn;
import org.gradus.report.compose.page.Box;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.MatrixLines;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Inline;
import org.gradus.report.worksheet.Evaluation;

/** The answer to a part of training, layer by layer: ∂C/∂W | ∂C/∂b, or old and new weights; of several samples one below the other. */
final class LayerTable {
    /** Wider matrices leave no room for the old weights beside the new ones; those stand with what is given. */
    private static final int MOST_BESIDE = 5;

    private final Draft draft;
    private final Notation notation;
    private final List<List<Inline>> header = new ArrayList<>();
    private final List<List<List<Inline>>> rows = new ArrayList<>();
    private final boolean samples;
    private final boolean layers;
    private boolean elided;

    /** @param samples whether there are rows of more than one sample */
    private LayerTable(Draft draft, boolean samples) {
        this.draft = draft;
        this.notation = draft.notation();
        this.samples = samples;
        this.layers = notation.layers() > 1;
        if (samples) {
            header.add(draft.say(Phrase.SAMPLE_COLUMN));
        }
        if (layers) {
            header.add(draft.say(Phrase.LAYER_COLUMN));
        }
    }

    /** A layer's weights and bias, as they stand in a row. */
    record Parameters(List<List<Evaluation>> weights, Optional<List<Evaluation>> bias) {}

    /** {@code layer | ∂C/∂W^l | ∂C/∂b^l}. @param samples the layers of each sample, or those of the batch */
    static Box gradients(Draft draft, List<List<Parameters>> samples) {
        LayerTable table = new LayerTable(draft, samples.size() > 1);
        boolean bias = table.hasBias(samples);
        table.column(GradientNotation.of(table.weights()));
        if (bias) {
            table.column(GradientNotation.of(table.bias()));
        }
        for (int s = 0; s < samples.size(); s++) {
            for (int l = 1; l <= samples.get(s).size(); l++) {
                Parameters layer = samples.get(s).get(l - 1);
                List<List<Inline>> row = table.start(s, l);
                row.add(table.matrix(layer.weights));
                if (bias) {
                    row.add(layer.bias.map(table::column).orElse(none()));
                }
                table.rows.add(row);
            }
        }
        return table.box();
    }

    /** {@code layer | W^l | W^l_new | b^l | b^l_new}. */
    static Box steps(Draft draft, List<List<Parameters>> samples) {
        LayerTable table = new LayerTable(draft, samples.size() > 1);
        boolean bias = table.hasBias(samples);
        boolean old = samples.stream()
                .flatMap(List::stream)
                .allMatch(layer -> layer.weights.size() <= MOST_BESIDE
                        && layer.weights.get(0).size() <= MOST_BESIDE);
        table.columns(table.weights(), old);
        if (bias) {
            table.columns(table.bias(), old);
        }
        for (int s = 0; s < samples.size(); s++) {
            for (int l = 1; l <= samples.get(s).size(); l++) {
                Parameters layer = samples.get(s).get(l - 1);
                List<List<Inline>> row = table.start(s, l);
                table.update(row, layer.weights, old);
                if (bias && layer.bias.isPresent()) {
                    table.update(row, layer.bias.get().stream().map(List::of).toList(), old);
                } else if (bias) {
                    row.add(none());
                    if (old) {
                        row.add(none());
                    }
                }
                table.rows.add(row);
            }
        }
        return table.box();
    }

    // ---- the header ----

    private boolean hasBias(List<List<Parameters>> samples) {
        return samples.stream().flatMap(List::stream).anyMatch(layer -> layer.bias.isPresent());
    }

    private Expr weights() {
        return of("W", Expr.Shape.MATRIX);
    }

    private Expr bias() {
        return of("b", Expr.Shape.VECTOR);
    }

    private Expr of(String letter, Expr.Shape shape) {
        Expr one = Expr.Num.of(1);
        Optional<Expr> layer = notation.isBare() ? Optional.empty() : Optional.of(layers ? Expr.Symbol.of("l") : one);
        return new Expr.Symbol(letter, shape, layer);
    }

    private void column(Expr name) {
        header.add(List.of(Inline.Formula.of(name)));
    }

    private void columns(Expr name, boolean old) {
        if (old) {
            column(name);
        }
        column(notation.after(name));
    }

    // ---- the rows ----

    private List<List<Inline>> start(int sample, int layer) {
        List<List<Inline>> row = new ArrayList<>();
        if (samples) {
            row.add(List.of(new Inline.Text(layer == 1 ? Integer.toString(sample + 1) : "")));
        }
        if (layers) {
            row.add(List.of(new Inline.Text(Integer.toString(layer))));
        }
        return row;
    }

    private List<Inline> matrix(List<List<Evaluation>> entries) {
        MatrixLines matrix = new MatrixLines(draft, entries);
        elided |= matrix.isElidedInAnswer();
        return List.of(Inline.Formula.of(matrix.answer()));
    }

    private List<Inline> column(List<Evaluation> entries) {
        return matrix(entries.stream().map(List::of).toList());
    }

    private void update(List<List<Inline>> row, List<List<Evaluation>> entries, boolean old) {
        if (old) {
            PutIn operands = PutIn.of(entries.stream().flatMap(List::stream).toList());
            List<List<Expr>> before = entries.stream()
                    .map(line -> line.stream()
                            .map(entry -> entry.isAbsent()
                                    ? entry.shown()
                                    : operands.get(entry.id().before(), entry.result()))
                            .toList())
                    .toList();
            boolean one = before.size() == 1 && before.get(0).size() == 1;
            row.add(List.of(Inline.Formula.of(one ? before.get(0).get(0) : new Expr.MatrixLiteral(before))));
        }
        row.add(matrix(entries));
    }

    /** A layer without bias. */
    private static List<Inline> none() {
        return List.of(new Inline.Text("–"));
    }

    private Box box() {
        List<Inline> note = elided ? draft.say(Phrase.ELIDED_ANSWER, MatrixLines.MOST_IN_ANSWER) : List.of();
        return new Box(List.of(), List.of(new Block.Table(header, rows)), note);
    }
}
