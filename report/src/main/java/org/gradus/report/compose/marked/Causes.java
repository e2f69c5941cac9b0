package org.gradus.report.compose.marked;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.gradus.report.compose.words.MarkingPhrase;
import org.gradus.report.compose.words.SlipWords;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.marking.Marked;
import org.gradus.report.marking.MarkedEntry;
import org.gradus.report.marking.Mistake;
import org.gradus.report.marking.Remarks;
import org.gradus.report.marking.Verdict;
import org.gradus.report.marking.answers.MarkedRow;
import org.gradus.report.sheet.Language;

/** Why a row has not all points, in few words for a table. */
final class Causes {
    private final Locale language;
    private final Wording wording;

    Causes(Locale language) {
        this.language = language;
        this.wording = Wording.of(language);
    }

    /** In one cell. */
    String of(MarkedRow row) {
        List<String> causes = new ArrayList<>();
        row.marked()
                .ifPresentOrElse(
                        marked -> ofMarked(marked, causes), () -> causes.add(word(MarkingPhrase.MARK_NOT_MARKED)));
        if (!row.problems().isEmpty()) {
            causes.add(word(MarkingPhrase.MARK_DOUBTFUL));
        }
        return String.join("; ", causes);
    }

    private void ofMarked(Marked marked, List<String> causes) {
        marked.convention()
                .ifPresent(convention -> causes.add(Wording.text(wording.say(
                        marked.accepted() ? MarkingPhrase.MARK_CONVENTION_ACCEPTED : MarkingPhrase.MARK_CONVENTION,
                        name(convention)))));
        Set<String> different = new LinkedHashSet<>();
        for (MarkedEntry entry : marked.entries()) {
            boolean counts = entry.verdict() == Verdict.WRONG || entry.verdict() == Verdict.FEWER_DIGITS;
            boolean said = marked.convention()
                    .filter(convention -> entry.mistakes().equals(List.of(convention)))
                    .isPresent();
            String cause = counts ? of(entry) : "";
            if (counts && !said && different.add(cause)) {
                causes.add(causes.isEmpty() ? cause : entry.asked().letter() + ": " + cause);
            }
        }
        count(marked, MarkedEntry::trivial, MarkingPhrase.MARK_SOME_TRIVIAL, causes);
        count(marked, entry -> entry.verdict() == Verdict.MISSING, MarkingPhrase.MARK_SOME_MISSING, causes);
        count(marked, entry -> entry.verdict() == Verdict.UNREADABLE, MarkingPhrase.MARK_SOME_UNREADABLE, causes);
        count(marked, Causes::isNotJudged, MarkingPhrase.MARK_SOME_NOT_JUDGED, causes);
        if (causes.isEmpty()) {
            causes.add(word(MarkingPhrase.MARK_ALL_RIGHT));
        }
    }

    static boolean isNotJudged(MarkedEntry entry) {
        return entry.remark().filter(Remarks.CANNOT_BE_JUDGED::equals).isPresent();
    }

    /** What has gone wrong in the first wrong entry. */
    String of(MarkedEntry first) {
        if (first.verdict() == Verdict.FEWER_DIGITS) {
            return word(MarkingPhrase.MARK_FEWER);
        }
        return first.mistakes().isEmpty()
                ? word(MarkingPhrase.MARK_UNKNOWN)
                : SlipWords.names(wording, names(first.mistakes()));
    }

    private void count(Marked marked, Predicate<MarkedEntry> which, MarkingPhrase words, List<String> causes) {
        long count = marked.entries().stream().filter(which).count();
        if (count > 0) {
            causes.add(Wording.text(wording.say(words, count)));
        }
    }

    private String name(Mistake convention) {
        return SlipWords.name(wording, convention.name());
    }

    static List<String> names(List<Mistake> mistakes) {
        return mistakes.stream().map(Mistake::name).toList();
    }

    private String word(MarkingPhrase phrase) {
        return wording.word(phrase);
    }

    /** Points without trailing zeros, with the decimal sign of the language. */
    String points(BigDecimal points) {
        return plain(points, language);
    }

    static String plain(BigDecimal number, Locale language) {
        String text = number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        return signed(text, language);
    }

    /** A number as it is printed with a point, with the decimal sign of the language. */
    static String signed(String number, Locale language) {
        return Language.of(language) == Language.GERMAN ? number.replace('.', ',') : number;
    }
}
