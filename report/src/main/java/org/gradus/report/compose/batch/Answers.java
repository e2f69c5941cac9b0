package org.gradus.report.compose.batch;

import java.util.List;
import java.util.function.IntFunction;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.notation.Elision;
import org.gradus.report.compose.notation.Truth;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.LossTrace;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.worksheet.Evaluation;

/** What stands in the boxes about outputs and losses: those that are the same together. */
final class Answers {
    private static final List<Inline> NOTHING = List.of();

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
                    y.rows(),
                    samples.size(),
                    (i, s) -> y.columns().get(s).get(i).result());
            return List.of(new Inline.Formula(Chain.of(Columns.Y).and(y.answer(), matrix)));
        }
        return alike(y, s -> name(samples, Expr.Symbol.of("y"), s));
    }

    /** A number of each sample; equal ones together. */
    private List<Inline> alike(Values values, IntFunction<Expr> name) {
        List<Inline> text = List.of();
        for (List<Integer> group : values.alike()) {
            List<Evaluation> own =
                    group.stream().map(s -> values.columns().get(s).get(0)).toList();
            Chain chain = Chain.of(name.apply(group.get(0)));
            for (int s : group.subList(1, group.size())) {
                chain = chain.and(sameSign(own), name.apply(s));
            }
            chain = chain.and(Truth.answer(own), own.get(0).result());
            text = Wording.join(text, gap(text), List.of(new Inline.Formula(chain)));
        }
        return text;
    }

    // ---- what is alike ----

    /** Numbers that print alike are equal only where that is known: two roundings may look the same. */
    private static Expr.Relation.Operator sameSign(List<Evaluation> own) {
        boolean equal = own.stream().allMatch(e -> e.value().exactlyPrinted())
                || own.stream().map(e -> e.value().exact()).distinct().count() == 1
                        && own.get(0).value().exact().isPresent()
                || own.stream().map(e -> e.value().nearestDouble()).distinct().count() == 1;
        return equal ? Expr.Relation.Operator.EQUAL : Expr.Relation.Operator.APPROXIMATELY;
    }

    private static Expr name(List<SampleTrace> samples, Expr quantity, int s) {
        return Columns.ofSample(quantity, samples.get(s).number());
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
            return alike(c, s -> name(samples, symbol, s));
        }
        List<Inline> text = List.of();
        for (int s : Elision.shown(samples.size())) {
            List<Inline> next = List.of(
                    s < 0
                            ? new Inline.Text("…")
                            : new Inline.Formula(Chain.of(name(samples, symbol, s))
                                    .and(
                                            Truth.answer(List.of(losses.get(s).value())),
                                            losses.get(s).value().result())));
            text = Wording.join(text, gap(text), next);
        }
        return text;
    }

    /** ∂C^{(s)}/∂y of every sample. */
    List<Inline> lossGradients(List<SampleTrace> samples, Values gradient) {
        if (draft.notation().isNeuron() && samples.size() <= Elision.WHOLE) {
            return alike(
                    gradient, s -> Expr.Derivative.partial(name(samples, Expr.Symbol.of("C"), s), Expr.Symbol.of("y")));
        }
        Expr matrix = Elision.matrix(
                gradient.rows(),
                gradient.columns().size(),
                (i, s) -> gradient.columns().get(s).get(i).result());
        Chain chain = Chain.of(BackwardColumns.G).and(gradient.answer(), matrix);
        return List.of(new Inline.Formula(chain));
    }
}
