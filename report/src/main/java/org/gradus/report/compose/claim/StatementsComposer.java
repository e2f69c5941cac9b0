package org.gradus.report.compose.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation.Operator;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.words.CalculusPhrase;
import org.gradus.report.compose.words.MistakeWords;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.exercise.Statement;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Field;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.ClaimResult;
import org.gradus.report.solution.Decision;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.QuantityId;
import org.gradus.symbolic.claim.Finding.Counterexample;

/** Statements: whether each holds, and what decided it; or boxes to be ticked. */
public final class StatementsComposer {
    /** As wide as a letter. */
    private static final int BOX = 1;

    private final Draft draft;
    private final List<Decision> decisions;

    public StatementsComposer(Draft draft, Answer.Statements answer) {
        this.draft = draft;
        this.decisions = answer.decisions();
    }

    // ---- the solution ----

    /** The steps; what stands in the box. */
    public List<Inline> compose() {
        for (int i = 0; i < decisions.size(); i++) {
            Decision decision = decisions.get(i);
            List<Inline> title = Wording.join(
                    List.of(new Inline.Text("(" + (i + 1) + ") ")),
                    Draft.words(decision.statement().text()));
            draft.step(title, List.of(), List.of());
            draft.add(new Block.Paragraph(Wording.join(
                    List.of(new Inline.Strong(verdict(decision)), new Inline.Text(": ")),
                    Wording.sentence(reason(decision)))));
        }
        return inOneLine();
    }

    private String verdict(Decision decision) {
        return draft.wording()
                .word(decision.holds()
                        .map(holds -> holds ? CalculusPhrase.TRUE : CalculusPhrase.FALSE)
                        .orElse(CalculusPhrase.NOT_DECIDED));
    }

    /** "(1) true, (2) false". */
    private List<Inline> inOneLine() {
        List<Inline> text = List.of();
        for (int i = 0; i < decisions.size(); i++) {
            List<Inline> between = text.isEmpty() ? List.of() : draft.say(Phrase.SEPARATOR);
            text = Wording.join(
                    text, between, List.of(new Inline.Text("(" + (i + 1) + ")\u00a0" + verdict(decisions.get(i)))));
        }
        return text;
    }

    private List<Inline> reason(Decision decision) {
        if (decision.ground() instanceof Decision.Proof proof) {
            return reason(proof.verification());
        }
        if (decision.ground() instanceof Decision.Numbers numbers) {
            return reason(numbers, decision.holds());
        }
        List<Inline> why =
                decision.statement() instanceof Statement.Asserted asserted ? Draft.words(asserted.why()) : List.of();
        return why.isEmpty() ? draft.say(CalculusPhrase.BY_AUTHOR) : draft.say(CalculusPhrase.BY_AUTHOR_WHY, why);
    }

    private List<Inline> reason(Answer.Verification verification) {
        ClaimResult result = verification.result();
        List<Inline> claim = new VerificationComposer(draft, verification).asked();
        if (result.isProved()) {
            return draft.say(CalculusPhrase.BY_PROOF, claim);
        }
        Optional<Counterexample> found = result.finding().counterexample();
        if (found.isEmpty()) {
            return VerdictWords.undecided(
                    draft.wording(), result, result.reason().orElse(""));
        }
        List<Inline> point = VerdictWords.point(draft.wording(), found.get());
        Expr expected = VerdictWords.decimal(found.get().expected().decimal());
        List<Inline> text = found.get()
                .claimed()
                .map(value -> draft.say(
                        CalculusPhrase.BY_COUNTEREXAMPLE, point, expected, VerdictWords.decimal(value.decimal())))
                .orElseGet(() -> draft.say(CalculusPhrase.BY_COUNTEREXAMPLE_UNDEFINED, point, expected));
        return result.finding()
                .mistake()
                .map(mistake ->
                        Wording.join(text, List.of(new Inline.Text("; ")), MistakeWords.of(draft.wording(), mistake)))
                .orElse(text);
    }

    /** {@code y_1 ≈ 0.7311}: the numbers that were compared; the comparison itself was made with all their digits. */
    private List<Inline> reason(Decision.Numbers numbers, Optional<Boolean> holds) {
        List<Inline> values = List.of();
        for (QuantityId id : numbers.uses()) {
            Evaluation line = draft.solution().worksheet().find(id).orElseThrow();
            Expr name = draft.exercise().samples().size() > 1 && id.sample() > 0
                    ? new Expr.OfSample(draft.notation().name(id), Expr.Num.of(id.sample()))
                    : draft.notation().name(id);
            Chain chain = Chain.of(name).and(line.value().result().relation(), line.result());
            List<Inline> between = values.isEmpty() ? List.of() : draft.say(Phrase.SEPARATOR);
            values = Wording.join(values, between, List.of(new Inline.Formula(chain)));
        }
        if (holds.isEmpty()) {
            return draft.say(CalculusPhrase.BY_NUMBERS_UNDECIDED, values);
        }
        Operator operator = numbers.check().operator();
        Chain check = Chain.of(draft.notation().write(numbers.check().left()))
                .and(
                        holds.get() ? operator : opposite(operator),
                        draft.notation().write(numbers.check().right()));
        return draft.say(CalculusPhrase.BY_NUMBERS, values, check);
    }

    private static Operator opposite(Operator operator) {
        return switch (operator) {
            case EQUAL -> Operator.NOT_EQUAL;
            case NOT_EQUAL -> Operator.EQUAL;
            case LESS -> Operator.GREATER_OR_EQUAL;
            case LESS_OR_EQUAL -> Operator.GREATER;
            case GREATER -> Operator.LESS_OR_EQUAL;
            case GREATER_OR_EQUAL -> Operator.LESS;
            case APPROXIMATELY, DEFINED_AS, BECOMES ->
                throw new IllegalArgumentException(operator + " compares nothing");
        };
    }

    // ---- for students, and for those who mark ----

    /** The statements with a box for true and one for false. */
    public Block quiz() {
        List<List<List<Inline>>> rows = new ArrayList<>();
        for (int i = 0; i < decisions.size(); i++) {
            rows.add(List.of(number(i), text(i), box(), box()));
        }
        return new Block.Table(
                List.of(
                        List.of(),
                        draft.say(CalculusPhrase.STATEMENT_COLUMN),
                        draft.say(CalculusPhrase.TRUE),
                        draft.say(CalculusPhrase.FALSE)),
                rows);
    }

    /** The statements with their answers. */
    public Block key() {
        List<List<List<Inline>>> rows = new ArrayList<>();
        for (int i = 0; i < decisions.size(); i++) {
            rows.add(List.of(
                    number(i),
                    text(i),
                    List.of(new Inline.Strong(verdict(decisions.get(i)))),
                    reason(decisions.get(i))));
        }
        return new Block.Table(
                List.of(
                        List.of(),
                        draft.say(CalculusPhrase.STATEMENT_COLUMN),
                        List.of(),
                        draft.say(CalculusPhrase.REASON_COLUMN)),
                rows);
    }

    private static List<Inline> number(int index) {
        return List.of(new Inline.Text("(" + (index + 1) + ")"));
    }

    private List<Inline> text(int index) {
        return Draft.words(decisions.get(index).statement().text());
    }

    private static List<Inline> box() {
        return List.of(Inline.Formula.of(Field.empty(new Tick(), "", Field.Use.STEP, BOX)));
    }

    /** What is ticked is no quantity. */
    private record Tick() implements Expr.Source {
        @Override
        public Expr symbol() {
            return Expr.Ellipsis.ABSENT;
        }

        @Override
        public String text() {
            return "";
        }
    }
}
