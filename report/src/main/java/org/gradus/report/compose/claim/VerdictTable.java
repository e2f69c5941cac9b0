package org.gradus.report.compose.claim;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.HiddenCharacters;
import org.gradus.core.expr.TextWriter;
import org.gradus.report.compose.words.ClaimPhrase;
import org.gradus.report.compose.words.MistakeWords;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.ClaimResult;
import org.gradus.report.solution.Echo;
import org.gradus.symbolic.claim.Finding.Counterexample;

/**
 * The verdicts on claims as plain words, for a terminal.
 *
 * @param head the words over the columns
 * @param rows one for each claim
 * @param summary how many there are of each verdict
 */
public record VerdictTable(Row head, List<Row> rows, String summary) {
    public VerdictTable {
        rows = List.copyOf(rows);
    }

    /** A row: the claim's id, the verdict, the witness (empty if there is none) and the reason on one line. */
    public record Row(String claim, String verdict, String witness, String reason) {
        /** What stood in a file or on a command line may hold anything; a terminal gets only what shows itself. */
        public Row {
            claim = HiddenCharacters.shown(claim);
            witness = HiddenCharacters.shown(witness);
            reason = HiddenCharacters.shown(reason);
        }
    }

    public static VerdictTable of(List<ClaimResult> results, Locale language) {
        Wording wording = Wording.of(language);
        Row head = new Row(
                wording.word(ClaimPhrase.CLAIM),
                wording.word(ClaimPhrase.VERDICT),
                wording.word(ClaimPhrase.WITNESS),
                wording.word(ClaimPhrase.REASON));
        List<Row> rows = new ArrayList<>();
        for (ClaimResult result : results) {
            String witness = result.finding()
                    .counterexample()
                    .map(found -> plain(VerdictWords.point(wording, found)))
                    .orElse("");
            String verdict = wording.word(VerdictWords.verdict(result));
            rows.add(new Row(oneLine(result.claim().id()), verdict, witness, oneLine(withEcho(wording, result))));
        }
        return new VerdictTable(head, rows, plain(VerdictWords.summary(wording, results)));
    }

    /** The reason, and what was read where that was written in another way. */
    private static String withEcho(Wording wording, ClaimResult result) {
        String reason = reason(wording, result);
        String read = String.join("; ", Echo.of(result.claim()).values());
        if (read.isEmpty() || result.isUnreadable()) {
            return reason;
        }
        String echo = plain(wording.say(ClaimPhrase.READ_AS, read));
        return reason.isEmpty() ? echo : reason + "; " + echo;
    }

    private static String reason(Wording wording, ClaimResult result) {
        if (result.link().isPresent() && !result.isUnreadable()) {
            return plain(ChainWords.of(wording, result, result.link().get()));
        }
        Optional<Counterexample> found = result.finding().counterexample();
        if (found.isPresent()) {
            String values = plain(values(wording, found.get()));
            return result.finding()
                    .mistake()
                    .map(mistake -> values + "; " + plain(MistakeWords.of(wording, mistake)))
                    .orElse(values);
        }
        if (result.isProved()) {
            List<Inline> conditions = VerdictWords.conditions(wording, result);
            return conditions.isEmpty()
                    ? plain(VerdictWords.rounded(wording, result))
                    : plain(wording.say(ClaimPhrase.CLAIM_WHERE, conditions));
        }
        return plain(VerdictWords.undecided(wording, result, result.reason().orElse("")));
    }

    private static List<Inline> values(Wording wording, Counterexample found) {
        String expected = text(found.expected().decimal());
        return found.claimed()
                .map(value -> wording.say(ClaimPhrase.BOTH_VALUES, expected, text(value.decimal())))
                .orElseGet(() -> wording.say(ClaimPhrase.VALUE_UNDEFINED, expected));
    }

    private static String text(BigDecimal value) {
        return TextWriter.write(VerdictWords.decimal(value));
    }

    /** Words with their formulas in the syntax of the claims file. */
    private static String plain(List<Inline> words) {
        StringBuilder text = new StringBuilder();
        for (Inline word : words) {
            if (word instanceof Inline.Text plain) {
                text.append(plain.text());
            } else if (word instanceof Inline.Strong strong) {
                text.append(strong.text());
            } else if (word instanceof Inline.Formula formula) {
                text.append(plain(formula.chain()));
            }
        }
        return text.toString();
    }

    private static String plain(Chain chain) {
        StringJoiner text = new StringJoiner(" ");
        chain.left().ifPresent(left -> text.add(written(left)));
        for (Chain.Link link : chain.links()) {
            String operator = link.operator().text();
            text.add(operator.equals("==") ? "=" : operator).add(written(link.right()));
        }
        return text.toString();
    }

    private static String written(Expr expr) {
        return TextWriter.write(expr);
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
