package org.gradus.report.compose.forward;

import java.util.ArrayList;
import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation;
import org.gradus.core.expr.Rewriter;
import org.gradus.report.compose.notation.Coefficients;
import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.notation.ZeroTerms;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Style;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.Answer;

/** y = f(x): the layers, then one put into the other, with σ, with the functions' names, with the numbers. */
public final class CompositionComposer {
    private final Draft draft;

    public CompositionComposer(Draft draft) {
        this.draft = draft;
    }

    public List<Inline> compose(Answer.Composition answer) {
        Notation notation = draft.notation();
        boolean several = answer.layers().size() > 1;
        if (several) {
            layers(answer);
        }
        Relation last = answer.layers().get(answer.layers().size() - 1);
        Chain chain = Lines.equal(notation.write(last.left()), notation.write(answer.general()));
        Expr named = notation.write(answer.named());
        Expr numbers = Coefficients.write(folded(notation.write(answer.numbers())));
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(chain).numbered(draft.nextNumber()));
        if (!sigmoid(named).equals(sigmoid(notation.write(answer.general())))) {
            lines.add(Line.of(Lines.goOn().equal(named)).remark(draft.say(Phrase.BY_NAME)));
        }
        lines.add(Line.of(Lines.goOn().equal(numbers)).remark(draft.say(Phrase.INSERT_NUMBERS)));
        draft.defines("composition");
        draft.step(
                draft.say(several ? Phrase.NESTED : Phrase.ONE_FORMULA),
                several ? draft.say(Phrase.WHY_NESTED) : sigma(),
                lines);
        Chain result = Lines.equal(notation.write(last.left()), numbers);
        return List.of(new Inline.Formula(result), new Inline.Text("."));
    }

    private void layers(Answer.Composition answer) {
        List<Line> lines = new ArrayList<>();
        for (Relation layer : answer.layers()) {
            Line line = Line.of(Lines.equal(
                    draft.notation().write(layer.left()), draft.notation().write(layer.right())));
            lines.add(lines.isEmpty() ? line.numbered(draft.nextNumber()) : line);
        }
        draft.step(draft.say(Phrase.LAYER_BY_LAYER), sigma(), lines);
    }

    /** What σ stands for in a line without numbers. */
    private List<Inline> sigma() {
        Phrase phrase = draft.notation().isNeuron() ? Phrase.ITS_ACTIVATION : Phrase.ANY_ACTIVATION;
        return draft.say(phrase, Expr.Symbol.of("sigma"));
    }

    /** At detail brief the terms with weight zero are left out. */
    private Expr folded(Expr expr) {
        return draft.is(Style.Detail.BRIEF) ? ZeroTerms.fold(expr) : expr;
    }

    /** Both names of the sigmoid are written σ. */
    private static Expr sigmoid(Expr expr) {
        return expr.accept(new Rewriter() {
            @Override
            public Expr apply(Expr.Apply apply) {
                String name = apply.function().equals("sigmoid") ? "sigma" : apply.function();
                return new Expr.Apply(name, rewrite(apply.arguments()));
            }
        });
    }
}
