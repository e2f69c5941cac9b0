package org.gradus.report.compose.batch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.notation.Elision;
import org.gradus.report.compose.notation.GradientNotation;
import org.gradus.report.compose.notation.Truth;
import org.gradus.report.compose.page.Box;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.words.SamplePhrase;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.plan.LayerStep;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.BackwardTrace;
import org.gradus.report.solution.BatchTrace.LayerGradients;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.solution.StepTrace;
import org.gradus.report.worksheet.Evaluation;

/** What stands in the boxes about gradients and new weights of a network: tables, layer by layer. */
final class ParameterAnswers {
    static final List<Inline> NOTHING = List.of();
    private static final Inline.Text ARROW = new Inline.Text("\u2002→\u2002");
    private static final Expr C = Expr.Symbol.of("C");
    private static final Optional<Expr> L = Optional.of(Expr.Symbol.of("l"));
    private static final Expr W = new Expr.Symbol("W", Expr.Shape.MATRIX, L);
    private static final Expr B = new Expr.Symbol("b", Expr.Shape.VECTOR, L);

    private final Draft draft;

    ParameterAnswers(Draft draft) {
        this.draft = draft;
    }

    /** The rows of a sample or a batch, layer by layer. */
    private interface Rows extends IntFunction<List<List<List<Inline>>>> {}

    // ---- gradients ----

    /** layer | ∂C/∂W^l | ∂C/∂b^l. */
    Box gradients(List<LayerGradients> layers) {
        boolean bias = layers.stream().anyMatch(layer -> layer.bias().isPresent());
        return box(header(gradient(W), gradient(B), bias), gradientRows(layers, bias), NOTHING);
    }

    private List<List<List<Inline>>> gradientRows(List<LayerGradients> layers, boolean bias) {
        List<List<List<Inline>>> rows = new ArrayList<>();
        for (int l = 1; l <= layers.size(); l++) {
            LayerGradients layer = layers.get(l - 1);
            List<List<Inline>> row = new ArrayList<>();
            row.add(formula(Expr.Num.of(l)));
            row.add(layer.weights().isEmpty() ? NOTHING : formula(matrix(layer.weights())));
            if (bias) {
                row.add(layer.bias().map(b -> formula(column(b))).orElse(NOTHING));
            }
            rows.add(row);
        }
        return rows;
    }

    /** The same for each sample; of many samples the first three and the last. */
    Box gradientsOfEach(List<SampleTrace> samples, List<BackwardTrace> backward) {
        List<List<LayerGradients>> all = backward.stream()
                .map(trace -> trace.layers().stream()
                        .map(layer -> new LayerGradients(layer.weights(), layer.bias(), List.of()))
                        .toList())
                .toList();
        boolean bias = all.get(0).stream().anyMatch(layer -> layer.bias().isPresent());
        return box(
                ofSamples(header(gradient(W), gradient(B), bias)),
                ofSamples(samples, s -> gradientRows(all.get(s), bias)),
                NOTHING);
    }

    // ---- the step ----

    /**
     * layer | W^l → W^l_new | b^l → b^l_new, and the loss.
     *
     * @param old the sample that the first step started from
     * @param before the loss, where there is one of all samples
     */
    Box step(SampleTrace old, StepTrace step, Optional<Evaluation> before, List<Inline> note) {
        boolean bias = step.layers().stream().anyMatch(layer -> layer.bias().isPresent());
        List<List<List<Inline>>> rows = new ArrayList<>(stepRows(old, step, bias));
        before.ifPresent(loss -> {
            List<List<Inline>> row = new ArrayList<>();
            row.add(draft.say(SamplePhrase.LOSS_ROW));
            row.add(loss(loss, step.loss()));
            if (bias) {
                row.add(NOTHING);
            }
            rows.add(row);
        });
        return box(header(change(W), change(B), bias), rows, note);
    }

    private List<List<List<Inline>>> stepRows(SampleTrace old, StepTrace step, boolean bias) {
        List<List<List<Inline>>> rows = new ArrayList<>();
        for (int l = 1; l <= step.layers().size(); l++) {
            LayerStep layer = step.layers().get(l - 1);
            int number = l;
            List<List<Inline>> row = new ArrayList<>();
            row.add(formula(Expr.Num.of(l)));
            row.add(layer.weights().isEmpty() ? NOTHING : arrow(old(old, l, layer.weights()), matrix(layer.weights())));
            if (bias) {
                row.add(layer.bias()
                        .map(b ->
                                arrow(old(old, number, b.stream().map(List::of).toList()), column(b)))
                        .orElse(NOTHING));
            }
            rows.add(row);
        }
        return rows;
    }

    /** The step of each sample. */
    Box stepOfEach(List<SampleTrace> samples, List<StepTrace> steps) {
        boolean bias =
                steps.get(0).layers().stream().anyMatch(layer -> layer.bias().isPresent());
        return box(
                ofSamples(header(change(W), change(B), bias)),
                ofSamples(samples, s -> stepRows(samples.get(s), steps.get(s), bias)),
                NOTHING);
    }

    /** {@code C ≈ 0.47 → C_new ≈ 0.49}. */
    List<Inline> loss(Evaluation before, Evaluation after) {
        return Wording.join(
                List.of(new Inline.Formula(Chain.of(C).and(Truth.answer(List.of(before)), before.result()))),
                List.of(ARROW),
                List.of(new Inline.Formula(
                        Chain.of(Columns.after(draft, C)).and(Truth.answer(List.of(after)), after.result()))));
    }

    List<Inline> change(Expr parameter) {
        return arrow(parameter, Columns.after(draft, parameter));
    }

    static List<Inline> arrow(Expr from, Expr to) {
        return Wording.join(formula(from), List.of(ARROW), formula(to));
    }

    /** The parameters before the step: the exercise's, or those that the step before has left. */
    private static Expr old(SampleTrace sample, int l, List<List<Evaluation>> rows) {
        LayerData data = sample.layers().get(l - 1).data().orElseThrow();
        return Elision.matrix(rows.size(), rows.get(0).size(), (i, j) -> {
            Evaluation entry = rows.get(i).get(j);
            return entry.isAbsent() ? entry.shown() : Parameters.old(sample, entry, data);
        });
    }

    // ---- tables ----

    private static List<Inline> gradient(Expr parameter) {
        return formula(GradientNotation.of(parameter));
    }

    private List<List<Inline>> header(List<Inline> weights, List<Inline> bias, boolean has) {
        List<Inline> layer = draft.say(SamplePhrase.LAYER_COLUMN);
        return has ? List.of(layer, weights, bias) : List.of(layer, weights);
    }

    private List<List<Inline>> ofSamples(List<List<Inline>> header) {
        return Stream.concat(Stream.of(draft.say(SamplePhrase.SAMPLE_COLUMN)), header.stream())
                .toList();
    }

    private static List<List<List<Inline>>> ofSamples(List<SampleTrace> samples, Rows rows) {
        List<List<List<Inline>>> all = new ArrayList<>();
        for (int s : Elision.shown(samples.size())) {
            if (s < 0) {
                all.add(Collections.nCopies(all.get(0).size(), formula(Expr.Ellipsis.VERTICAL)));
                continue;
            }
            List<Inline> number = formula(Expr.Num.of(samples.get(s).number()));
            rows.apply(s)
                    .forEach(row -> all.add(
                            Stream.concat(Stream.of(number), row.stream()).toList()));
        }
        return all;
    }

    private static Box box(List<List<Inline>> header, List<List<List<Inline>>> rows, List<Inline> note) {
        return new Box(List.of(), List.of(new Block.Table(header, rows)), note);
    }

    private static Expr matrix(List<List<Evaluation>> rows) {
        return Elision.matrix(
                rows.size(), rows.get(0).size(), (i, j) -> rows.get(i).get(j).result());
    }

    private static Expr column(List<Evaluation> entries) {
        return Columns.column(entries.size(), i -> entries.get(i).result());
    }

    static List<Inline> formula(Expr expr) {
        return List.of(Inline.Formula.of(expr));
    }
}
