package org.gradus.report.compose.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.notation.Elision;
import org.gradus.report.compose.notation.GradientNotation;
import org.gradus.report.compose.notation.Truth;
import org.gradus.report.compose.page.Box;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.SamplePhrase;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.plan.LayerStep;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.BatchTrace.LayerGradients;
import org.gradus.report.solution.LossTrace;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.worksheet.Evaluation;

/** What stands in the boxes: outputs that are the same together, gradients and weights layer by layer. */
final class Answers {
    private static final List<Inline> NOTHING = List.of();
    private static final Inline.Text ARROW = new Inline.Text("\u2002→\u2002");

    private final Draft draft;

    Answers(Draft draft) {
        this.draft = draft;
    }

    // ---- outputs ----

    /** {@code y^{(1)} = y^{(4)} ≈ 0.38}; of many samples, or of several outputs, the matrix. */
    List<Inline> outputs(List<SampleTrace> samples) {
        Values y = Values.of(samples, SampleTrace::output);
        if (y.rows() > 1 || samples.size() > Elision.WHOLE) {
            Expr matrix = Elision.matrix(
                    y.rows(), samples.size(), (i, s) -> y.columns().get(s).get(i).result());
            return List.of(new Inline.Formula(Chain.of(Columns.Y).and(y.relation(), matrix)));
        }
        return alike(samples, Expr.Symbol.of("y"), y);
    }

    /** A number of each sample; equal ones together. */
    List<Inline> alike(List<SampleTrace> samples, Expr quantity, Values values) {
        List<Inline> text = List.of();
        for (List<Integer> group : values.alike()) {
            List<Evaluation> own = group.stream()
                    .map(s -> values.columns().get(s).get(0))
                    .toList();
            Chain chain = Chain.of(name(samples, quantity, group.get(0)));
            for (int s : group.subList(1, group.size())) {
                chain = chain.and(sameSign(own), name(samples, quantity, s));
            }
            chain = chain.and(Truth.shown(own), own.get(0).result());
            text = Wording.join(text, gap(text), List.of(new Inline.Formula(chain)));
        }
        return text;
    }

    /** Numbers that print alike are equal only where that is known: two roundings may look the same. */
    private static Expr.Relation.Operator sameSign(List<Evaluation> own) {
        boolean equal = own.stream().allMatch(e -> e.value().exactlyPrinted())
                || own.stream().map(e -> e.value().exact()).distinct().count() == 1
                        && own.get(0).value().exact().isPresent()
                || own.stream()
                                .map(e -> e.value().nearestDouble())
                                .distinct()
                                .count()
                        == 1;
        return equal ? Expr.Relation.Operator.EQUAL : Expr.Relation.Operator.APPROXIMATELY;
    }

    private static Expr name(List<SampleTrace> samples, Expr quantity, int s) {
        return Expr.OfSample.of(quantity, samples.get(s).number());
    }

    private List<Inline> gap(List<Inline> before) {
        return before.isEmpty()
                ? NOTHING
                : List.of(new Inline.Text(draft.wording().word(Phrase.BESIDE) + Wording.GAP));
    }

    /** "1, 4" for the samples 0 and 3. */
    static List<Inline> listed(Draft draft, List<Integer> samples) {
        List<Inline> text = List.of();
        for (int k = 0; k < samples.size(); k++) {
            boolean last = k > 0 && k == samples.size() - 1;
            String between = k == 0 ? "" : last ? draft.wording().word(Phrase.AND) : ", ";
            String number = Integer.toString(samples.get(k) + 1);
            text = Wording.join(text, List.of(new Inline.Text(between + number)));
        }
        return text;
    }

    /** C^{(1)} = … of samples without a common loss; of many the first and the last. */
    List<Inline> losses(List<SampleTrace> samples, List<LossTrace> losses) {
        Values c = new Values(losses.stream().map(loss -> List.of(loss.value())).toList());
        Expr symbol = Expr.Symbol.of("C");
        if (samples.size() <= Elision.WHOLE) {
            return alike(samples, symbol, c);
        }
        List<Inline> text = List.of();
        for (int s : Elision.shown(samples.size())) {
            List<Inline> next = List.of(
                    s < 0
                            ? new Inline.Text("…")
                            : new Inline.Formula(Chain.of(name(samples, symbol, s))
                                    .and(
                                            losses.get(s).value().value().relation(),
                                            losses.get(s).value().result())));
            text = Wording.join(text, gap(text), next);
        }
        return text;
    }

    /** ∂C^{(s)}/∂y of every sample. */
    List<Inline> lossGradients(Values gradient) {
        Expr matrix = Elision.matrix(
                gradient.rows(),
                gradient.columns().size(),
                (i, s) -> gradient.columns().get(s).get(i).result());
        Chain chain = Chain.of(BackwardColumns.G).and(gradient.relation(), matrix);
        return List.of(new Inline.Formula(chain));
    }

    // ---- gradients and weights ----

    /** layer | ∂C/∂W^l | ∂C/∂b^l. */
    Box gradients(List<LayerGradients> layers) {
        boolean bias = layers.stream().anyMatch(layer -> layer.bias().isPresent());
        Expr l = Expr.Symbol.of("l");
        List<List<Inline>> header = new ArrayList<>();
        header.add(draft.say(SamplePhrase.LAYER_COLUMN));
        header.add(formula(GradientNotation.of(new Expr.Symbol("W", Expr.Shape.MATRIX, Optional.of(l)))));
        if (bias) {
            header.add(formula(GradientNotation.of(new Expr.Symbol("b", Expr.Shape.VECTOR, Optional.of(l)))));
        }
        List<List<List<Inline>>> rows = new ArrayList<>();
        for (int k = 1; k <= layers.size(); k++) {
            LayerGradients layer = layers.get(k - 1);
            List<List<Inline>> row = new ArrayList<>();
            row.add(formula(Expr.Num.of(k)));
            row.add(formula(matrix(layer.weights())));
            if (bias) {
                row.add(layer.bias().map(b -> formula(column(b))).orElse(NOTHING));
            }
            rows.add(row);
        }
        return new Box(List.of(), List.of(new Block.Table(header, rows)), List.of());
    }

    /**
     * layer | W^l → W^l_new | b^l → b^l_new, and the loss.
     *
     * @param old the samples that the step started from
     */
    Box step(SampleTrace old, List<LayerStep> layers, Evaluation before, Evaluation after, List<Inline> note) {
        boolean bias = layers.stream().anyMatch(layer -> layer.bias().isPresent());
        Expr l = Expr.Symbol.of("l");
        List<List<Inline>> header = new ArrayList<>();
        header.add(draft.say(SamplePhrase.LAYER_COLUMN));
        header.add(change(new Expr.Symbol("W", Expr.Shape.MATRIX, Optional.of(l))));
        if (bias) {
            header.add(change(new Expr.Symbol("b", Expr.Shape.VECTOR, Optional.of(l))));
        }
        List<List<List<Inline>>> rows = new ArrayList<>();
        for (int k = 1; k <= layers.size(); k++) {
            LayerStep layer = layers.get(k - 1);
            List<List<Inline>> row = new ArrayList<>();
            row.add(formula(Expr.Num.of(k)));
            row.add(arrow(old(old, k, layer.weights()), matrix(layer.weights())));
            if (bias) {
                int number = k;
                row.add(layer.bias()
                        .map(b -> arrow(
                                old(old, number, b.stream().map(List::of).toList()), column(b)))
                        .orElse(NOTHING));
            }
            rows.add(row);
        }
        rows.add(loss(before, after, bias));
        return new Box(List.of(), List.of(new Block.Table(header, rows)), note);
    }

    private List<List<Inline>> loss(Evaluation before, Evaluation after, boolean bias) {
        Expr c = Expr.Symbol.of("C");
        List<List<Inline>> row = new ArrayList<>();
        row.add(draft.say(SamplePhrase.LOSS_ROW));
        row.add(Wording.join(
                List.of(new Inline.Formula(Chain.of(c).and(Truth.shown(List.of(before)), before.result()))),
                List.of(ARROW),
                List.of(new Inline.Formula(Chain.of(Columns.after(draft, c))
                        .and(Truth.shown(List.of(after)), after.result())))));
        if (bias) {
            row.add(NOTHING);
        }
        return row;
    }

    private List<Inline> change(Expr parameter) {
        return arrow(parameter, Columns.after(draft, parameter));
    }

    private static List<Inline> arrow(Expr from, Expr to) {
        return Wording.join(formula(from), List.of(ARROW), formula(to));
    }

    /** The parameters before the step: the exercise's, or those that the step before has left. */
    private Expr old(SampleTrace sample, int l, List<List<Evaluation>> rows) {
        LayerData data = sample.layers().get(l - 1).data().orElseThrow();
        return Elision.matrix(rows.size(), rows.get(0).size(), (i, j) -> {
            Evaluation entry = rows.get(i).get(j);
            if (entry.isAbsent()) {
                return entry.shown();
            }
            return Parameters.old(sample, entry, data);
        });
    }

    private static Expr matrix(List<List<Evaluation>> rows) {
        return Elision.matrix(
                rows.size(), rows.get(0).size(), (i, j) -> rows.get(i).get(j).result());
    }

    private static Expr column(List<Evaluation> entries) {
        return Columns.column(entries.size(), i -> entries.get(i).result());
    }

    private static List<Inline> formula(Expr expr) {
        return List.of(Inline.Formula.of(expr));
    }
}
