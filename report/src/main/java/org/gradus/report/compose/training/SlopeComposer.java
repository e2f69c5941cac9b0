package org.gradus.report.compose.training;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.notation.Elision;
import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.KinkWords;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.page.MatrixLines;
import org.gradus.report.compose.page.Quantities;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Style.Detail;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.Answer.ActivationDerivative.AtPoint;
import org.gradus.report.solution.BackwardTrace.LayerGradients;
import org.gradus.report.solution.LayerTrace;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.symbolic.derive.Switch;

/** σ′(z^l), or the Jacobian of a softmax layer: what the error terms are multiplied by on their way back. */
final class SlopeComposer {
    private final Draft draft;
    private final SampleTrace sample;
    private final LayerGradients gradients;
    private final LayerTrace layer;
    private final int units;

    SlopeComposer(Draft draft, SampleTrace sample, LayerGradients gradients) {
        this.draft = draft;
        this.sample = sample;
        this.gradients = gradients;
        this.layer = sample.layers().get(gradients.layer() - 1);
        this.units = gradients.delta().size();
    }

    void compose() {
        String key = Quantities.slope(sample, gradients.layer());
        if (draft.has(key)) {
            return;
        }
        draft.defines(key);
        if (gradients.jacobian().isEmpty()) {
            derivative();
        } else {
            jacobian();
        }
    }

    /** Where the numbers put in come from: σ′ of the sigmoid is calculated from a^l, that of ELU from z^l. */
    private List<Inline> remark(List<Evaluation> values) {
        int l = gradients.layer();
        boolean own = layer.activation().stream()
                .anyMatch(a -> values.stream().anyMatch(value -> value.uses().contains(a.id())));
        return own
                ? Training.insert(draft, draft.notation().output(l, units), Quantities.output(sample, l))
                : Training.insert(draft, draft.notation().preactivation(l, units), Quantities.preactivation(sample, l));
    }

    private List<Inline> title(Phrase phrase, Phrase bare, Expr quantity) {
        List<Inline> title =
                draft.notation().isBare() ? draft.say(bare, quantity) : draft.say(phrase, gradients.layer(), quantity);
        return Training.ofSample(draft, sample, title);
    }

    // ---- σ′ ----

    private void derivative() {
        List<Evaluation> values = Training.values(gradients);
        Expr left = draft.notation().gradients().slope(gradients.layer(), units);
        MatrixLines matrix = MatrixLines.ofColumn(draft, values);
        List<Line> lines = new ArrayList<>();
        boolean calculated = values.stream().anyMatch(value -> !value.uses().isEmpty())
                && values.stream().noneMatch(value -> value.formula() instanceof Expr.Piecewise);
        Chain rule = rule();
        if (!calculated || draft.is(Detail.BRIEF)) {
            boolean same = draft.notation().isNeuron() && isIdentity();
            Line line = same ? Line.of(rule) : Line.of(matrix.brief(Chain.of(left)), rule);
            lines.add(line.numbered(draft.nextNumber()));
        } else {
            Expr formulas = Elision.ends(
                    units, i -> draft.notation().write(values.get(i).formula()));
            List<Line> numbers = matrix.lines(Lines.equal(left, formulas), Optional.empty(), remark(values));
            lines.add(Line.of(rule));
            lines.addAll(numbers);
        }
        conventions(lines);
        draft.step(title(Phrase.SLOPE_STEP, Phrase.SLOPE_STEP_BARE, left), draft.say(Phrase.WHY_SLOPE), lines);
    }

    /** {@code σ′(z) = σ(z)(1 − σ(z))}. */
    private Chain rule() {
        Expr z = Expr.Symbol.of("z");
        String name = isIdentity() ? "sigma" : Notation.function(layer.function());
        Expr left = Expr.Derivative.prime(Expr.Apply.of(name, z), z);
        return Lines.equal(left, gradients.derivation().orElseThrow().result());
    }

    private boolean isIdentity() {
        return Notation.isIdentity(layer.function());
    }

    /** A line for each kink that was met. */
    private void conventions(List<Line> lines) {
        Set<Expr> met = new LinkedHashSet<>();
        List<AtPoint> points = gradients.derivative();
        for (int i = 0; i < units; i++) {
            Optional<Switch> kink = points.get(i).kink();
            if (kink.isPresent() && met.add(kink.get().at())) {
                Expr at = kink.get().at();
                Expr value = exact(points.get(i).value());
                Expr prime = Expr.Derivative.prime(Expr.Apply.of(Notation.function(layer.function()), at), at);
                lines.add(Line.of(Lines.equal(prime, value)).remark(KinkWords.of(draft, kink.get(), value)));
            }
        }
    }

    private static Expr exact(Evaluation evaluation) {
        return evaluation.value().exactBeyondPrinted().orElse(evaluation.value().printed());
    }

    // ---- J ----

    private void jacobian() {
        List<List<Evaluation>> rows = gradients.jacobian();
        int l = gradients.layer();
        Expr meaning = draft.notation().gradients().jacobianMeaning(l, units);
        Expr symbols = Elision.matrix(
                units,
                units,
                (i, j) -> draft.notation().write(rows.get(i).get(j).formula()));
        Chain formula = Lines.equal(draft.notation().gradients().jacobian(l), meaning);
        MatrixLines matrix = new MatrixLines(draft, rows);
        List<Inline> remark = remark(rows.get(0));
        List<Line> lines = draft.is(Detail.BRIEF)
                ? matrix.lines(formula, Optional.empty(), remark)
                : matrix.lines(formula.equal(symbols), Optional.empty(), remark);
        draft.step(
                title(
                        Phrase.JACOBIAN_STEP,
                        Phrase.JACOBIAN_STEP_BARE,
                        draft.notation().gradients().jacobian(l)),
                draft.say(Phrase.WHY_JACOBIAN_STEP),
                lines);
    }
}
