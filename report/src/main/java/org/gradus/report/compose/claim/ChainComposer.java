package org.gradus.report.compose.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser.Member;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.words.ClaimPhrase;
import org.gradus.report.exercise.StatedClaim;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.ChainLink;
import org.gradus.report.solution.ClaimResult;

/** A chain of equations line by line, each marked up to the one that is false. */
final class ChainComposer {
    private final Draft draft;
    private final ClaimResult result;
    private final StatedClaim.Chained chain;
    private final Optional<ClaimNotation> notation;

    ChainComposer(Draft draft, ClaimResult result, StatedClaim.Chained chain) {
        this.draft = draft;
        this.result = result;
        this.chain = chain;
        this.notation = ChainWords.notation(chain);
    }

    void compose() {
        List<Line> lines = new ArrayList<>();
        notation.ifPresent(named -> lines.add(new Line(named.definitions(), List.of(), OptionalInt.empty())));
        int number = 0;
        for (int i = 0; i < chain.members().size(); i++) {
            Chain equation = equation(i);
            List<Inline> mark = equation.links().isEmpty() ? List.of() : mark(++number);
            lines.add(new Line(List.of(equation), mark, OptionalInt.empty()));
        }
        draft.step(draft.say(ClaimPhrase.EQUATIONS_STEP), draft.say(ClaimPhrase.WHY_EQUATIONS), lines);
    }

    private Chain equation(int i) {
        Member member = chain.members().get(i);
        Expr formula = write(member.formula());
        if (i > 0) {
            return Chain.goOn(member.operator(), formula);
        }
        return notation.map(named -> Chain.of(named.derivative()).and(member.operator(), formula))
                .orElseGet(() -> Chain.of(formula));
    }

    /** Behind an equation: right, or the verdict on the one that the result is about; nothing beyond it. */
    private List<Inline> mark(int number) {
        int last = result.link().map(ChainLink::number).orElse(Integer.MAX_VALUE);
        if (number < last) {
            return draft.say(ClaimPhrase.EQUATION_HOLDS);
        }
        return number == last
                ? List.of(new Inline.Text(draft.wording().word(VerdictWords.verdict(result))))
                : List.of();
    }

    private Expr write(Expr formula) {
        return notation.map(named -> named.write(formula)).orElse(formula);
    }

    /** The chain alone, for those who are to decide it. */
    List<Inline> asked() {
        Chain all = equation(0);
        for (Member member : chain.members().subList(1, chain.members().size())) {
            all = all.and(member.operator(), write(member.formula()));
        }
        return List.of(new Inline.Formula(all));
    }

    /** What stands in the box behind the verdict. */
    List<Inline> grounds() {
        if (result.isProved()) {
            List<Inline> conditions = VerdictWords.conditions(draft.wording(), result);
            return conditions.isEmpty()
                    ? draft.say(ClaimPhrase.CHAIN_PROVED)
                    : draft.say(ClaimPhrase.CHAIN_PROVED_WHERE, conditions);
        }
        List<Inline> words =
                ChainWords.of(draft.wording(), result, result.link().orElseThrow());
        List<Inline> point = result.finding()
                .counterexample()
                .map(found -> VerdictWords.point(draft.wording(), found))
                .orElse(List.of());
        return point.isEmpty() ? words : draft.say(ClaimPhrase.CHAIN_REFUTED, point, words);
    }

    static Optional<ChainComposer> of(Draft draft, ClaimResult result) {
        return result.claim() instanceof StatedClaim.Chained chain && !result.isUnreadable()
                ? Optional.of(new ChainComposer(draft, result, chain))
                : Optional.empty();
    }
}
