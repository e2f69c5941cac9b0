package org.gradus.report.compose.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.notation.GradientNotation;
import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.page.MatrixLines;
import org.gradus.report.compose.page.Quantities;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.LossTrace;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.worksheet.Evaluation;

/** ∂C/∂y: the formula of an entry, then all entries in numbers. */
public final class LossGradientComposer {

    private final Draft draft;
    private final SampleTrace sample;
    private final LossTrace loss;
    private final List<Evaluation> gradient;
    private final int outputs;

    public LossGradientComposer(Draft draft, SampleTrace sample, LossTrace loss, List<Evaluation> gradient) {
        this.draft = draft;
        this.sample = sample;
        this.loss = loss;
        this.gradient = gradient;
        this.outputs = gradient.size();
    }

    private Expr vector() {
        return GradientNotation.of(draft.notation().output(draft.notation().layers(), outputs));
    }

    public void compose() {
        if (draft.has(Quantities.lossGradient(sample))) {
            return;
        }
        draft.defines(Quantities.lossGradient(sample));
        int last = draft.notation().layers();
        List<Inline> remark =
                Training.insert(draft, draft.notation().output(last, outputs), Quantities.output(sample, last));
        MatrixLines matrix = MatrixLines.ofColumn(draft, gradient);
        Chain general = general();
        List<Line> lines;
        if (outputs == 1) {
            lines = new ArrayList<>(matrix.lines(general, Optional.empty(), remark));
        } else {
            List<Line> numbers = matrix.lines(Chain.of(vector()), Optional.empty(), remark);
            lines = new ArrayList<>();
            lines.add(Line.of(general));
            lines.addAll(joined(numbers));
        }
        kinks(lines);
        draft.step(
                Training.ofSample(draft, sample, draft.say(Phrase.LOSS_GRADIENT_STEP, vector())),
                Training.once(draft, Phrase.WHY_LOSS_GRADIENT),
                lines);
    }

    /** The vector's name and its numbers on one line, as the formula stands above. */
    private static List<Line> joined(List<Line> lines) {
        if (lines.size() < 2 || lines.get(0).chains().get(0).links().size() > 0) {
            return lines;
        }
        Chain name = lines.get(0).chains().get(0);
        Chain numbers = lines.get(1).chains().get(0);
        Line first = Line.of(new Chain(name.lead(), name.left(), numbers.links()))
                .remark(lines.get(1).remark())
                .numbered(lines.get(0).equation().orElseThrow());
        List<Line> all = new ArrayList<>(List.of(first));
        all.addAll(lines.subList(2, lines.size()));
        return all;
    }

    private Chain general() {
        Notation notation = draft.notation();
        boolean one = outputs == 1;
        Expr y = one ? Expr.Symbol.of("y") : Expr.Indexed.of("y", "i");
        Expr t = one ? Expr.Symbol.of("t") : Expr.Indexed.of("t", "i");
        List<Expr> ys = new ArrayList<>(Collections.nCopies(outputs, y));
        List<Expr> ts = new ArrayList<>(Collections.nCopies(outputs, t));
        return Lines.equal(GradientNotation.of(y), notation.write(loss.loss().gradient(ys, ts, 0)));
    }

    /** The losses with a kink take 0 there; said where an output stands exactly at one. */
    private void kinks(List<Line> lines) {
        loss.kinks().stream().flatMap(Optional::stream).findFirst().ifPresent(kink -> {
            List<Inline> words = kink.convention()
                    .map(equation -> draft.say(Phrase.BY_CONVENTION, Lines.equal(equation.left(), equation.right())))
                    .orElseGet(() -> draft.say(Phrase.KINK_OF_LOSS));
            addRemark(lines, words);
        });
    }

    private void addRemark(List<Line> lines, List<Inline> words) {
        int last = lines.size() - 1;
        Line line = lines.get(last);
        lines.set(last, line.remark(Training.and(draft, line.remark(), words)));
    }

    /** {@code ∂C/∂y ≈ …}. */
    public List<Inline> box() {
        Chain chain = MatrixLines.ofColumn(draft, gradient).answer(Chain.of(vector()));
        return List.of(new Inline.Formula(chain));
    }
}
