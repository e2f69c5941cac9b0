package org.gradus.report.compose.claim;

import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.words.ClaimPhrase;
import org.gradus.report.compose.words.MistakeWords;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.exercise.StatedClaim;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.ChainLink;
import org.gradus.report.solution.ClaimResult;
import org.gradus.report.solution.EntryNames;
import org.gradus.symbolic.claim.Finding.Counterexample;
import org.gradus.symbolic.claim.Finding.Value;

/** What is said about the equation of a chain that is false, or not decided. */
final class ChainWords {
    private ChainWords() {}

    /** With its number, the equation itself, and both values or the reason. */
    static List<Inline> of(Wording wording, ClaimResult result, ChainLink link) {
        Inline equation = new Inline.Formula(equation(result, link));
        Optional<Counterexample> found = result.finding().counterexample();
        Optional<Value> right = found.flatMap(Counterexample::claimed);
        if (found.isEmpty() || right.isEmpty()) {
            List<Inline> reason =
                    VerdictWords.undecided(wording, result, result.reason().orElse(""));
            return wording.say(ClaimPhrase.EQUATION_OPEN, link.number(), equation, reason);
        }
        List<Inline> words = wording.say(
                ClaimPhrase.EQUATION_WRONG,
                link.number(),
                equation,
                value(found.get().expected()),
                value(right.get()));
        return result.finding()
                .mistake()
                .map(mistake -> Wording.join(words, List.of(new Inline.Text("; ")), MistakeWords.of(wording, mistake)))
                .orElse(words);
    }

    private static Expr value(Value value) {
        return VerdictWords.decimal(value.decimal());
    }

    /** The derivative as it is called where the chain begins with one. */
    static Chain equation(ClaimResult result, ChainLink link) {
        Expr left = link.left().map(formula -> written(result, formula)).orElseGet(() -> derivative(result));
        return Chain.of(left).and(link.operator(), written(result, link.right()));
    }

    private static Expr derivative(ClaimResult result) {
        StatedClaim.Chained chain = (StatedClaim.Chained) result.claim();
        return notation(chain).orElseThrow().derivative();
    }

    /** How a chain that begins with a derivative is written. */
    static Optional<ClaimNotation> notation(StatedClaim.Chained chain) {
        return chain.asDerivative(chain.members().get(0)).map(claim -> new ClaimNotation(claim, Optional.empty()));
    }

    private static Expr written(ClaimResult result, Expr formula) {
        return result.claim() instanceof StatedClaim.Chained chain
                        && chain.of().filter(of -> of.formula().isEmpty()).isPresent()
                ? EntryNames.of(formula)
                : formula;
    }
}
