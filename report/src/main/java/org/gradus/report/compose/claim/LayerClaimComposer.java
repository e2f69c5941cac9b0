package org.gradus.report.compose.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Terms;
import org.gradus.core.layer.LayerEquation;
import org.gradus.core.layer.LayerLetter;
import org.gradus.report.compose.derivation.BackpropagationDerivationComposer;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.words.ClaimPhrase;
import org.gradus.report.compose.words.Style.Detail;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.exercise.StatedClaim;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.ClaimResult;
import org.gradus.symbolic.claim.Finding;
import org.gradus.symbolic.claim.Finding.Counterexample;
import org.gradus.symbolic.claim.Finding.Value;
import org.gradus.symbolic.claim.LayerClaim;
import org.gradus.symbolic.claim.LayerEntry;

/** A claimed equation of backpropagation: what is true and why, and the proof, the shapes or a network at which it is false. */
final class LayerClaimComposer {
    private static final Expr CLAIMED = Expr.Symbol.vector("c");

    private final Draft draft;
    private final ClaimResult result;
    private final LayerEquation equation;
    private final LayerClaim claim;

    private LayerClaimComposer(Draft draft, ClaimResult result, StatedClaim.OfLayers claim) {
        this.draft = draft;
        this.result = result;
        this.equation = claim.equation();
        this.claim = new LayerClaim(equation);
    }

    static Optional<LayerClaimComposer> of(Draft draft, ClaimResult result) {
        return result.claim() instanceof StatedClaim.OfLayers claim
                ? Optional.of(new LayerClaimComposer(draft, result, claim))
                : Optional.empty();
    }

    void compose() {
        Expr weights = new LayerLetter(LayerLetter.Kind.WEIGHTS, 0).expr(equation.layer());
        draft.step(
                draft.say(ClaimPhrase.CLAIM_STEP),
                draft.say(ClaimPhrase.WHY_LAYER_CLAIM, weights),
                List.of(Line.of(claimed()).remark(where()).numbered(draft.nextNumber())));
        if (!draft.is(Detail.BRIEF)) {
            new BackpropagationDerivationComposer(draft).composeOnce(claim.about());
        }
        if (result.finding() instanceof Finding.Proved proved) {
            comparison(proved);
        }
        result.finding().counterexample().ifPresent(this::counterexample);
    }

    /** What is assumed of the loss. */
    private List<Inline> where() {
        List<Inline> conditions = VerdictWords.conditions(draft.wording(), result);
        return conditions.isEmpty() ? conditions : draft.say(ClaimPhrase.CLAIM_WHERE, conditions);
    }

    private Chain claimed() {
        return Lines.equal(equation.left(), equation.right());
    }

    /** The claim alone, for those who are to decide it. */
    List<Inline> asked() {
        List<Inline> claimed = List.of(new Inline.Formula(claimed()));
        return where().isEmpty() ? claimed : Wording.join(claimed, List.of(new Inline.Text(" ")), where());
    }

    private void comparison(Finding.Proved proved) {
        Expr.Relation entry = proved.theorem().statement();
        Line line = Line.of(Lines.equal(entry.left(), entry.right()))
                .remark(draft.say(ClaimPhrase.NORMAL_FORM))
                .numbered(draft.nextNumber());
        draft.step(draft.say(ClaimPhrase.COMPARISON), draft.say(ClaimPhrase.WHY_LAYER_COMPARISON), List.of(line));
    }

    private void counterexample(Counterexample found) {
        boolean single = found.point().keySet().stream().noneMatch(name -> name.endsWith("]"));
        ClaimPhrase why = single ? ClaimPhrase.WHY_SINGLE_UNITS : ClaimPhrase.WHY_TWO_UNITS;
        List<Line> lines = new ArrayList<>();
        lines.add(side(
                Lines.equal(equation.left(), claim.derivative()),
                single ? Optional.of(numbers(claim.derivative(), found)) : Optional.empty(),
                found.expected(),
                draft.say(ClaimPhrase.DERIVATIVE_THERE)));
        found.claimed()
                .ifPresent(value -> lines.add(side(
                        Lines.equal(CLAIMED, equation.right()),
                        single ? Optional.of(numbers(equation.right(), found)) : Optional.empty(),
                        value,
                        draft.say(ClaimPhrase.CLAIM_THERE))));
        int last = lines.size() - 1;
        lines.set(last, lines.get(last).numbered(draft.nextNumber()));
        draft.step(
                draft.say(ClaimPhrase.COUNTEREXAMPLE),
                draft.say(why, VerdictWords.point(draft.wording(), found)),
                lines);
    }

    /** Of a vector or matrix the first entry that differs. */
    private static Line side(Chain formula, Optional<Expr> numbers, Value value, List<Inline> remark) {
        Expr decimal = VerdictWords.decimal(value.decimal());
        Chain chain = numbers.filter(put -> !ClaimNotation.looksAlike(put, decimal))
                .map(formula::equal)
                .orElse(formula);
        return Line.of(chain.equal(decimal)).remark(remark);
    }

    /** With one unit a layer every vector and matrix is a number, and every product one of numbers. */
    private Expr numbers(Expr formula, Counterexample found) {
        if (formula instanceof Expr.Transpose transpose) {
            return numbers(transpose.operand(), found);
        }
        if (formula instanceof Expr.Negation negation) {
            return Terms.negative(numbers(negation.operand(), found));
        }
        if (formula instanceof Expr.Hadamard hadamard) {
            return product(List.of(hadamard.left(), hadamard.right()), found);
        }
        if (formula instanceof Expr.Product product) {
            return product(product.factors(), found);
        }
        if (formula instanceof Expr.Quotient quotient) {
            return Terms.over(numbers(quotient.numerator(), found), quotient.denominator());
        }
        if (formula instanceof Expr.Sum sum) {
            return new Expr.Sum(
                    sum.terms().stream().map(term -> numbers(term, found)).toList());
        }
        return LayerLetter.of(formula)
                .map(letter -> new LayerEntry(letter, equation.layer(), List.of()).text())
                .map(found.point()::get)
                .orElse(formula);
    }

    private Expr product(List<Expr> factors, Counterexample found) {
        List<Expr> numbers = new ArrayList<>();
        for (Expr factor : factors) {
            Expr number = numbers(factor, found);
            if (number instanceof Expr.Product inner) {
                numbers.addAll(inner.factors());
            } else {
                numbers.add(number);
            }
        }
        return new Expr.Product(numbers);
    }

    /** What stands in the box behind the verdict. */
    List<Inline> grounds() {
        if (result.isProved()) {
            List<Inline> conditions = VerdictWords.conditions(draft.wording(), result);
            return conditions.isEmpty()
                    ? draft.say(ClaimPhrase.LAYER_CLAIM_PROVED)
                    : draft.say(ClaimPhrase.CLAIM_PROVED_WHERE, conditions);
        }
        Optional<Counterexample> found = result.finding().counterexample();
        Optional<Value> claimedValue = found.flatMap(Counterexample::claimed);
        if (found.isEmpty() || claimedValue.isEmpty()) {
            return VerdictWords.undecided(
                    draft.wording(), result, result.reason().orElse(""));
        }
        return draft.say(
                ClaimPhrase.CLAIM_REFUTED,
                VerdictWords.point(draft.wording(), found.get()),
                VerdictWords.decimal(found.get().expected().decimal()),
                VerdictWords.decimal(claimedValue.get().decimal()));
    }
}
