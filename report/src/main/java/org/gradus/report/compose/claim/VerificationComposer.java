package org.gradus.report.compose.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation.Operator;
import org.gradus.core.number.Rational;
import org.gradus.report.compose.derivation.DerivationComposer;
import org.gradus.report.compose.derivation.SoftmaxDerivativeComposer;
import org.gradus.report.compose.notation.Plain;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.words.ClaimPhrase;
import org.gradus.report.compose.words.MistakeWords;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Style.Detail;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.exercise.StatedClaim;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.ClaimResult;
import org.gradus.report.solution.ValuesAtPoint;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.symbolic.claim.Finding.Counterexample;
import org.gradus.symbolic.claim.Finding.Extent;
import org.gradus.symbolic.claim.Finding.Value;
import org.gradus.symbolic.claim.Mistake;
import org.gradus.symbolic.derive.Derivation;
import org.gradus.symbolic.derive.Derivations;

/** A claim, the derivation of what it is about, and the proof or the counterexample worked out. */
public final class VerificationComposer {
    private final Draft draft;
    private final Answer.Verification answer;
    private final ClaimResult result;

    public VerificationComposer(Draft draft, Answer.Verification answer) {
        this.draft = draft;
        this.answer = answer;
        this.result = answer.result();
    }

    /** The steps; what belongs into the box. */
    public List<Inline> compose() {
        ChainComposer.of(draft, result).ifPresent(ChainComposer::compose);
        if (result.claim() instanceof StatedClaim.Formulated claim && !result.isUnreadable()) {
            ClaimNotation notation = new ClaimNotation(claim, answer.derivation());
            claim(claim, notation);
            answer.derivation().ifPresent(this::derivation);
            if (result.isProved()) {
                comparison(claim, notation);
            }
            result.finding().counterexample().ifPresent(found -> counterexample(notation, found));
        }
        return box();
    }

    // ---- the claim ----

    private void claim(StatedClaim.Formulated claim, ClaimNotation notation) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(notation.definitions(), List.of(), OptionalInt.empty()));
        List<Chain> chains = new ArrayList<>();
        chains.add(Lines.equal(notation.claimed(), notation.write(claim.claim())));
        if (notation.usesValue()) {
            chains.add(Lines.equal(Expr.Symbol.of("y"), notation.function()).after(draft.say(Phrase.WITH)));
        }
        lines.add(new Line(chains, domain(claim, notation), OptionalInt.of(draft.nextNumber())));
        draft.step(draft.say(ClaimPhrase.CLAIM_STEP), draft.say(ClaimPhrase.WHY_CLAIM, notation.claimed()), lines);
    }

    /** The claim alone, for those who are to decide it: definitions, what is claimed, and for which points. */
    public List<Inline> asked() {
        Optional<ChainComposer> equations = ChainComposer.of(draft, result);
        if (equations.isPresent()) {
            return equations.get().asked();
        }
        if (!(result.claim() instanceof StatedClaim.Formulated claim)) {
            return List.of();
        }
        ClaimNotation notation = new ClaimNotation(claim, Optional.empty());
        List<Chain> chains = new ArrayList<>(notation.definitions());
        chains.add(Lines.equal(notation.derivative(), notation.write(claim.claim())));
        if (notation.usesValue()) {
            chains.add(Lines.equal(Expr.Symbol.of("y"), notation.function())
                    .after(Wording.join(draft.say(Phrase.WITH), List.of(new Inline.Text(" ")))));
        }
        List<Inline> text = List.of();
        for (Chain chain : chains) {
            List<Inline> between = text.isEmpty() ? List.of() : draft.say(Phrase.SEPARATOR);
            text = Wording.join(text, between, List.of(new Inline.Formula(chain)));
        }
        List<Inline> domain = domain(claim, notation);
        return domain.isEmpty()
                ? text
                : Wording.join(text, List.of(new Inline.Text(" (")), domain, List.of(new Inline.Text(")")));
    }

    private List<Inline> domain(StatedClaim.Formulated claim, ClaimNotation notation) {
        List<Inline> remark = List.of();
        List<Chain> conditions = new ArrayList<>();
        claim.assume().forEach(condition -> conditions.add(ClaimNotation.chain(condition)));
        notation.indices().ifPresent(conditions::add);
        if (!conditions.isEmpty()) {
            remark = draft.say(ClaimPhrase.CLAIM_WHERE, VerdictWords.listed(draft.wording(), conditions));
        }
        if (!claim.at().isEmpty()) {
            List<Chain> point = new ArrayList<>();
            claim.at().forEach((name, value) -> point.add(Lines.equal(name, Plain.number(value))));
            List<Inline> at = draft.say(ClaimPhrase.CLAIM_AT, VerdictWords.listed(draft.wording(), point));
            List<Inline> gap = remark.isEmpty() ? List.of() : List.of(new Inline.Text(", "));
            remark = Wording.join(remark, gap, at);
        }
        return remark;
    }

    // ---- the derivative ----

    private void derivation(Derivation derivation) {
        String key = "derivation:" + derivation.value() + ":" + derivation.of() + ":" + derivation.wrt();
        if (draft.has(key) || draft.is(Detail.BRIEF)) {
            return;
        }
        if (derivation.equals(Derivations.softmax())) {
            SoftmaxDerivativeComposer.after(draft).onto(derivation);
        } else {
            new DerivationComposer(draft, derivation).compose(title(derivation), key);
        }
    }

    private List<Inline> title(Derivation derivation) {
        return derivation.value() instanceof Expr.Apply
                ? draft.say(Phrase.DERIVATIVE_OF, derivation.value())
                : draft.say(Phrase.DERIVATIVE_WITH_RESPECT, derivation.value(), derivation.wrt());
    }

    // ---- the proof ----

    private void comparison(StatedClaim.Formulated claim, ClaimNotation notation) {
        Expr claimed = notation.write(claim.claim());
        if (!claim.at().isEmpty()) {
            atPoint(notation, claimed);
            return;
        }
        Optional<Expr> derivative = result.finding().derivative().map(notation::write);
        Chain first = Chain.of(notation.derivative());
        if (derivative.isPresent() && !ClaimNotation.looksAlike(derivative.get(), claimed)) {
            first = first.equal(derivative.get());
        }
        Optional<Expr> common = answer.common()
                .filter(form -> !ClaimNotation.looksAlike(form, claimed))
                .filter(form -> derivative
                        .filter(found -> ClaimNotation.looksAlike(form, found))
                        .isEmpty());
        List<Line> lines = new ArrayList<>();
        if (common.isPresent() && !first.links().isEmpty()) {
            lines.add(Line.of(first));
            lines.add(Line.of(Lines.goOn().equal(common.get())).remark(draft.say(ClaimPhrase.LOWEST_TERMS)));
            lines.add(Line.of(Lines.goOn().equal(claimed))
                    .remark(draft.say(ClaimPhrase.LOWEST_TERMS_TOO))
                    .numbered(draft.nextNumber()));
        } else {
            lines.addAll(Lines.fit(first.equal(claimed), draft.nextNumber(), draft.say(ClaimPhrase.NORMAL_FORM)));
        }
        draft.step(draft.say(ClaimPhrase.COMPARISON), draft.say(ClaimPhrase.WHY_COMPARISON), lines);
    }

    private void atPoint(ClaimNotation notation, Expr claimed) {
        Expr left = argument(notation).map(notation::derivativeAt).orElseGet(notation::derivative);
        Optional<Evaluation> value = answer.values().flatMap(ValuesAtPoint::expected);
        Chain chain = value.map(evaluation -> chain(left, evaluation))
                .orElseGet(() -> Chain.of(left).and(Operator.APPROXIMATELY, claimed));
        draft.step(
                draft.say(ClaimPhrase.VALUE_THERE),
                draft.say(ClaimPhrase.WHY_VALUE_THERE),
                List.of(Line.of(chain).remark(draft.say(ClaimPhrase.AS_CLAIMED)).numbered(draft.nextNumber())));
    }

    // ---- the counterexample ----

    private void counterexample(ClaimNotation notation, Counterexample found) {
        List<Inline> point = point(found);
        List<Line> lines = new ArrayList<>();
        Optional<Expr> argument = argument(notation);
        Expr derivative = argument.map(notation::derivativeAt).orElseGet(notation::derivative);
        Expr claimed = argument.map(notation::claimedAt).orElseGet(notation::claimed);
        answer.values()
                .map(ValuesAtPoint::means)
                .orElse(List.of())
                .forEach(mean -> lines.add(Line.of(chain(mean.symbol(), mean))));
        lines.add(side(
                derivative,
                answer.values().flatMap(ValuesAtPoint::expected),
                found.expected(),
                draft.say(ClaimPhrase.DERIVATIVE_THERE)));
        found.claimed()
                .ifPresent(value -> lines.add(side(
                        claimed,
                        answer.values().flatMap(ValuesAtPoint::claimed),
                        value,
                        draft.say(ClaimPhrase.CLAIM_THERE))));
        int last = lines.size() - 1;
        lines.set(last, lines.get(last).numbered(draft.nextNumber()));
        draft.step(draft.say(ClaimPhrase.COUNTEREXAMPLE), draft.say(ClaimPhrase.WHY_COUNTEREXAMPLE, point), lines);
    }

    /** As the values are put in, a short fraction as decimal; else as programs get it. */
    private List<Inline> point(Counterexample found) {
        return answer.values()
                .map(values -> VerdictWords.listed(
                        draft.wording(),
                        values.point().stream()
                                .map(value -> Lines.equal(
                                        value.symbol(), value.value().printed()))
                                .toList()))
                .orElseGet(() -> VerdictWords.point(draft.wording(), found));
    }

    private Optional<Expr> argument(ClaimNotation notation) {
        if (!notation.writesArguments()) {
            return Optional.empty();
        }
        Optional<Expr> certified = result.finding()
                .counterexample()
                .filter(found -> found.point().size() == 1)
                .map(found -> found.point().values().iterator().next());
        return answer.values()
                .filter(values -> values.point().size() == 1)
                .map(values -> values.point().get(0).shown())
                .or(() -> certified);
    }

    /** Formula → numbers → value; the certified decimal alone where that cannot be shown. */
    private Line side(Expr left, Optional<Evaluation> worked, Value certified, List<Inline> remark) {
        boolean exact = certified.enclosure().point().isPresent();
        Expr decimal = VerdictWords.decimal(certified.decimal());
        Chain chain = worked.map(evaluation -> chain(left, evaluation))
                .orElseGet(() -> Chain.of(left).and(exact ? Operator.EQUAL : Operator.APPROXIMATELY, decimal));
        return Line.of(chain).remark(remark);
    }

    private Chain chain(Expr left, Evaluation evaluation) {
        List<Evaluation> means = answer.values().map(ValuesAtPoint::means).orElse(List.of());
        boolean viaMeans = means.stream().anyMatch(mean -> evaluation.uses().contains(mean.id()));
        boolean rounded = means.stream()
                .anyMatch(mean ->
                        evaluation.uses().contains(mean.id()) && !mean.value().exactlyPrinted());
        Expr printed = evaluation.value().printed();
        Chain chain = Chain.of(left);
        if (viaMeans && !evaluation.formula().equals(left)) {
            chain = chain.equal(evaluation.formula());
        }
        boolean calculates =
                !evaluation.uses().isEmpty() && !ClaimNotation.looksAlike(evaluation.substituted(), printed);
        if (calculates) {
            chain = chain.and(rounded ? Operator.APPROXIMATELY : Operator.EQUAL, evaluation.substituted());
        }
        Optional<Expr> exact = evaluation.value().exactBeyondPrinted().filter(form -> !rounded);
        if (exact.isPresent()) {
            chain = chain.equal(exact.get());
        }
        boolean said = !chain.links().isEmpty()
                && chain.links().get(chain.links().size() - 1).right().equals(printed);
        return said
                ? chain
                : chain.and(
                        rounded ? Operator.APPROXIMATELY : evaluation.value().relation(), printed);
    }

    // ---- the box ----

    private List<Inline> box() {
        Inline verdict = new Inline.Strong(draft.wording().word(VerdictWords.verdict(result)));
        return Wording.join(List.of(verdict, new Inline.Text(": ")), grounds());
    }

    private List<Inline> grounds() {
        Optional<ChainComposer> chain = ChainComposer.of(draft, result);
        if (chain.isPresent()) {
            return chain.get().grounds();
        }
        if (result.isProved()) {
            List<Inline> conditions = VerdictWords.conditions(draft.wording(), result);
            List<Inline> right = conditions.isEmpty()
                    ? draft.say(ClaimPhrase.CLAIM_PROVED)
                    : draft.say(ClaimPhrase.CLAIM_PROVED_WHERE, conditions);
            List<Inline> rounded = VerdictWords.rounded(draft.wording(), result);
            return rounded.isEmpty() ? right : Wording.join(right, List.of(new Inline.Text(": ")), rounded);
        }
        Optional<Counterexample> found = result.finding().counterexample();
        if (found.isEmpty()) {
            List<Inline> reason = VerdictWords.undecided(
                    draft.wording(), result, result.reason().orElse(""));
            return result.isUnreadable() ? draft.say(ClaimPhrase.CLAIM_INVALID, reason) : reason;
        }
        List<Inline> box = refuted(found.get());
        Optional<List<Inline>> mistake =
                result.finding().mistake().map(mistaken -> MistakeWords.of(draft.wording(), mistaken));
        if (mistake.isPresent()) {
            box = Wording.join(box, List.of(new Inline.Text("; ")), mistake.get());
        }
        boolean says = result.claim() instanceof StatedClaim.Formulated claim
                && claim.at().isEmpty();
        boolean rounded = result.finding()
                .mistake()
                .filter(mistaken -> mistaken.kind() == Mistake.Kind.ROUNDED_CONSTANT)
                .isPresent();
        Optional<ClaimPhrase> extent = says && !rounded ? extent(found.get().extent()) : Optional.empty();
        return extent.isPresent() ? Wording.join(box, List.of(new Inline.Text(". ")), draft.say(extent.get())) : box;
    }

    private List<Inline> refuted(Counterexample found) {
        List<Inline> point = point(found);
        Inline expected = value(found.expected());
        return found.claimed()
                .map(value -> draft.say(ClaimPhrase.CLAIM_REFUTED, point, expected, value(value)))
                .orElseGet(() -> draft.say(ClaimPhrase.CLAIM_UNDEFINED, point, expected));
    }

    /** {@code 0}, or {@code ≈ 0.1966} where that is rounded. */
    private static Inline value(Value value) {
        Expr decimal = VerdictWords.decimal(value.decimal());
        boolean exact = value.enclosure().point().equals(Optional.of(Rational.of(value.decimal())));
        return exact ? Inline.Formula.of(decimal) : new Inline.Formula(Chain.goOn(Operator.APPROXIMATELY, decimal));
    }

    private static Optional<ClaimPhrase> extent(Extent extent) {
        return switch (extent) {
            case EVERYWHERE -> Optional.of(ClaimPhrase.EXTENT_EVERYWHERE);
            case REGION -> Optional.of(ClaimPhrase.EXTENT_REGION);
            case POINT -> Optional.of(ClaimPhrase.EXTENT_POINT);
            case UNKNOWN -> Optional.empty();
        };
    }
}
