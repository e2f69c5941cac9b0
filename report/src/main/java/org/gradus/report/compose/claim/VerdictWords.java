package org.gradus.report.compose.claim;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.words.ClaimPhrase;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.ClaimResult;
import org.gradus.symbolic.claim.Finding;
import org.gradus.symbolic.claim.Finding.Counterexample;

/** The verdict on a claim in words. */
public final class VerdictWords {
    private static final BigDecimal SMALL = new BigDecimal("0.001");
    private static final BigDecimal LARGE = new BigDecimal("10000000");

    private VerdictWords() {}

    /** "20 claims: 12 proved, 6 refuted, 1 undecided, 1 unreadable". */
    public static List<Inline> summary(Wording wording, List<ClaimResult> results) {
        if (results.size() == 1) {
            return wording.say(ClaimPhrase.ONE_VERDICT, wording.word(verdict(results.get(0))));
        }
        StringJoiner counts = new StringJoiner(", ");
        for (ClaimPhrase verdict :
                List.of(ClaimPhrase.PROVED, ClaimPhrase.REFUTED, ClaimPhrase.UNDECIDED, ClaimPhrase.UNREADABLE)) {
            if (isCounted(verdict, results)) {
                counts.add(count(results, verdict) + " " + wording.word(verdict));
            }
        }
        return wording.say(ClaimPhrase.VERDICTS, results.size(), counts.toString());
    }

    /** Where all could be read, that nothing is undecided is said; unreadable claims are counted where there are any. */
    private static boolean isCounted(ClaimPhrase verdict, List<ClaimResult> results) {
        return switch (verdict) {
            case PROVED, REFUTED -> true;
            case UNDECIDED -> count(results, verdict) > 0 || count(results, ClaimPhrase.UNREADABLE) == 0;
            default -> count(results, verdict) > 0;
        };
    }

    private static int count(List<ClaimResult> results, ClaimPhrase verdict) {
        return (int)
                results.stream().filter(result -> verdict(result) == verdict).count();
    }

    /** {@link ClaimPhrase#PROVED}, {@link ClaimPhrase#REFUTED}, {@link ClaimPhrase#UNDECIDED} or {@link ClaimPhrase#UNREADABLE}. */
    public static ClaimPhrase verdict(ClaimResult result) {
        if (result.isProved()) {
            return ClaimPhrase.PROVED;
        }
        if (result.isUnreadable()) {
            return ClaimPhrase.UNREADABLE;
        }
        return result.isRefuted() ? ClaimPhrase.REFUTED : ClaimPhrase.UNDECIDED;
    }

    /** {@code z = -1, w = 2}, one chain for each variable. */
    public static List<Inline> point(Wording wording, Counterexample counterexample) {
        List<Chain> chains = new ArrayList<>();
        counterexample.point().forEach((name, value) -> chains.add(Lines.equal(ClaimNotation.name(name), value)));
        return listed(wording, chains);
    }

    /** The conditions under which the claim is made and proved; empty if there are none. */
    static List<Inline> conditions(Wording wording, ClaimResult result) {
        List<Chain> chains = new ArrayList<>();
        result.claim().assume().forEach(condition -> chains.add(ClaimNotation.chain(condition)));
        result.finding().conditions().forEach(condition -> {
            Chain chain = ClaimNotation.chain(condition);
            if (!chains.contains(chain)) {
                chains.add(chain);
            }
        });
        return listed(wording, chains);
    }

    /** {@code 0.1966 rounded to one place}; empty unless a decimal was accepted as a rounding. */
    static List<Inline> rounded(Wording wording, ClaimResult result) {
        return result.finding()
                .rounded()
                .map(rounded -> rounded.places() == 1
                        ? wording.say(ClaimPhrase.ROUNDED_TO_PLACE, decimal(rounded.value()))
                        : wording.say(
                                ClaimPhrase.ROUNDED_TO_PLACES,
                                decimal(rounded.value()),
                                wording.number(rounded.places())))
                .orElse(List.of());
    }

    static List<Inline> listed(Wording wording, List<Chain> chains) {
        List<Inline> text = List.of();
        for (Chain chain : chains) {
            List<Inline> separator =
                    text.isEmpty() ? List.of() : List.of(new Inline.Text(wording.word(Phrase.SEPARATOR)));
            text = Wording.join(text, separator, List.of(new Inline.Formula(chain)));
        }
        return text;
    }

    /** Why nothing was decided. */
    static List<Inline> undecided(Wording wording, ClaimResult result, String reason) {
        if (result.isUnreadable()) {
            return List.of(new Inline.Text(reason));
        }
        List<Inline> words = reason.equals(Finding.DEFINEDNESS)
                ? wording.say(ClaimPhrase.REASON_DEFINEDNESS)
                : List.of(new Inline.Text(reason));
        Optional<List<Inline>> agreement = result.finding()
                .agreement()
                .map(found -> wording.say(ClaimPhrase.AGREEMENT, found.digits(), found.points()));
        return agreement.isPresent() ? Wording.join(words, List.of(new Inline.Text("; ")), agreement.get()) : words;
    }

    /** A certified decimal as formula; a small or large one with a power of ten (contracts, section 5). */
    static Expr decimal(BigDecimal value) {
        boolean plain = value.signum() == 0
                || (value.abs().compareTo(SMALL) >= 0 && value.abs().compareTo(LARGE) < 0);
        if (plain) {
            return new Expr.Num(value.scale() < 0 ? value.setScale(0) : value);
        }
        int exponent = value.precision() - value.scale() - 1;
        BigDecimal mantissa = value.abs().scaleByPowerOfTen(-exponent);
        Expr size = Expr.Product.of(new Expr.Num(mantissa), new Expr.Power(Expr.Num.of(10), Expr.Num.of(exponent)));
        return value.signum() < 0 ? new Expr.Negation(size) : size;
    }
}
