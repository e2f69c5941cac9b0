package org.gradus.report.compose.decision;

import java.util.ArrayList;
import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation.Operator;
import org.gradus.report.compose.figure.BoundaryFigure;
import org.gradus.report.compose.notation.Coefficients;
import org.gradus.report.compose.notation.ZeroTerms;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.words.CalculusPhrase;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.DecisionLine;

/** The lines on which units with two inputs change their side, each solved for an input. */
public final class BoundaryComposer {
    private static final Expr ZERO = Expr.Num.of(0);

    private final Draft draft;
    private final Answer.DecisionBoundary answer;

    public BoundaryComposer(Draft draft, Answer.DecisionBoundary answer) {
        this.draft = draft;
        this.answer = answer;
    }

    /** The steps; what stands in the box. */
    public List<Inline> compose() {
        List<Inline> box = List.of();
        for (DecisionLine line : answer.lines()) {
            step(line);
            List<Inline> between = box.isEmpty() ? List.of() : List.of(new Inline.Break());
            List<Inline> lead =
                    answer.lines().size() == 1 ? List.of() : List.of(Inline.Formula.of(z(line)), new Inline.Text(": "));
            box = Wording.join(box, between, lead, said(line));
        }
        answer.table().ifPresent(table -> new TruthTableComposer(draft, table).seenByLayers());
        if (answer.table().isEmpty()) {
            draft.figure(() -> BoundaryFigure.of(draft, answer));
        }
        return box;
    }

    private Expr z(DecisionLine line) {
        return draft.notation().write(Expr.Indexed.of(Expr.Symbol.of("z", line.layer()), line.unit()));
    }

    private Expr written(Expr formula) {
        return Coefficients.write(ZeroTerms.fold(draft.notation().write(formula)));
    }

    private void step(DecisionLine line) {
        List<Line> lines = new ArrayList<>();
        Chain sum = Lines.equal(z(line), Coefficients.write(draft.notation().write(line.z())));
        if (line.solved().isEmpty()) {
            lines.add(Line.of(sum).remark(draft.say(CalculusPhrase.NO_LINE)).numbered(draft.nextNumber()));
        } else {
            Expr.Relation solved = line.solved().get();
            Expr variable = draft.notation().write(solved.left());
            lines.add(Line.of(sum.equal(ZERO)).numbered(draft.nextNumber()));
            boolean vertical = isFirst(solved.left());
            Chain explicit = Lines.equal(variable, written(solved.right()));
            lines.add(Line.of(explicit)
                    .remark(draft.say(vertical ? CalculusPhrase.VERTICAL : CalculusPhrase.SOLVED, variable)));
            Expr factored = line.factored().orElseThrow().statement().right();
            lines.add(Line.of(Lines.equal(z(line), written(factored))).remark(draft.say(CalculusPhrase.FACTORED)));
            lines.add(Line.of(side(line)).remark(there(line)));
        }
        List<Inline> title = answer.lines().size() == 1
                ? draft.say(Phrase.BOUNDARY)
                : line.layer() == 1
                        ? draft.say(CalculusPhrase.UNIT_BOUNDARY, Integer.toString(line.unit()))
                        : draft.say(
                                CalculusPhrase.OUTPUT_BOUNDARY, draft.notation().input(line.layer()));
        draft.step(title, draft.say(CalculusPhrase.WHY_UNIT_BOUNDARY, Lines.equal(z(line), ZERO)), lines);
    }

    private static boolean isFirst(Expr variable) {
        return variable instanceof Expr.Indexed indexed && indexed.indices().contains(Expr.Num.of(1));
    }

    /** What holds on that side: class 1 of the output unit; else that z is positive. */
    private List<Inline> there(DecisionLine line) {
        Operator sign = strict(line) ? Operator.GREATER : Operator.GREATER_OR_EQUAL;
        Chain positive = Chain.of(z(line)).and(sign, ZERO);
        boolean output =
                line.layer() == draft.notation().layers() && draft.notation().outputs() == 1;
        return output && line.included().isPresent()
                ? draft.say(CalculusPhrase.CLASS_ONE_SIDE, positive)
                : draft.say(CalculusPhrase.POSITIVE_SIDE, positive);
    }

    /** Whether the line itself belongs to the other side. */
    private static boolean strict(DecisionLine line) {
        return !line.included().orElse(false);
    }

    private Chain side(DecisionLine line) {
        Expr.Relation positive = line.positive().orElseThrow();
        Operator sign = positive.operator();
        if (!strict(line)) {
            sign = sign == Operator.GREATER ? Operator.GREATER_OR_EQUAL : Operator.LESS_OR_EQUAL;
        }
        return Chain.of(draft.notation().write(positive.left())).and(sign, written(positive.right()));
    }

    private List<Inline> said(DecisionLine line) {
        if (line.solved().isEmpty()) {
            return draft.say(
                    switch (Integer.signum(line.sign())) {
                        case 1 -> CalculusPhrase.EVERYWHERE_POSITIVE;
                        case -1 -> CalculusPhrase.EVERYWHERE_NEGATIVE;
                        default -> CalculusPhrase.EVERYWHERE_ZERO;
                    });
        }
        Expr.Relation solved = line.solved().get();
        Chain explicit = Lines.equal(draft.notation().write(solved.left()), written(solved.right()));
        return Wording.join(
                List.of(new Inline.Formula(explicit), new Inline.Text(";" + Wording.GAP)),
                there(line),
                List.of(new Inline.Text(": "), new Inline.Formula(side(line))));
    }
}
