package org.gradus.report.compose.marked;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.HiddenCharacters;
import org.gradus.report.compose.notation.Plain;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.NeuronLines;
import org.gradus.report.compose.words.MarkingPhrase;
import org.gradus.report.compose.words.SlipWords;
import org.gradus.report.compose.words.Style;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.course.Asked;
import org.gradus.report.course.Assignment;
import org.gradus.report.marking.Entry;
import org.gradus.report.marking.Marked;
import org.gradus.report.marking.MarkedEntry;
import org.gradus.report.marking.Verdict;
import org.gradus.report.marking.answers.SpreadsheetDamage;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.QuantityId;

/** What one student gets back: the points, every number with its verdict, and the first wrong step worked with the student's own numbers. */
final class Feedback {
    private final Assignment assignment;
    private final Marked marked;
    private final Locale language;
    private final Draft draft;
    private final Causes causes;

    Feedback(Assignment assignment, Marked marked, Locale language) {
        this.assignment = assignment;
        this.marked = marked;
        this.language = language;
        this.draft = new Draft(assignment.solution(), Style.of(language));
        this.causes = new Causes(language);
    }

    List<Block> blocks() {
        draft.add(new Block.Paragraph(points()));
        marked.convention()
                .ifPresent(convention -> draft.add(new Block.Paragraph(draft.say(
                        marked.accepted() ? MarkingPhrase.MARK_THROUGHOUT_ACCEPTED : MarkingPhrase.MARK_THROUGHOUT,
                        SlipWords.clause(draft.wording(), convention.name())))));
        Optional<MarkedEntry> first = marked.firstWrong();
        if (first.isPresent()) {
            firstWrong(first.get());
        } else {
            draft.add(new Block.Paragraph(draft.say(MarkingPhrase.MARK_NOTHING_WRONG)));
        }
        draft.step(draft.say(MarkingPhrase.MARK_NUMBERS), List.of(), List.of());
        draft.add(table());
        marked.entries().forEach(this::unreadable);
        marked.entries().stream()
                .filter(Causes::isNotJudged)
                .forEach(entry -> draft.add(new Block.Note(draft.say(
                        MarkingPhrase.REMARK_CANNOT_BE_JUDGED, entry.asked().letter()))));
        return draft.blocks();
    }

    private List<Inline> points() {
        String total = Wording.text(draft.say(
                MarkingPhrase.MARK_TOTAL, causes.points(marked.points()), causes.points(assignment.points())));
        BigDecimal alone = marked.pointsWithoutFollowThrough();
        List<Inline> strong = List.of(new Inline.Strong(total));
        List<Inline> rest = alone.compareTo(marked.points()) == 0
                ? List.of()
                : draft.say(MarkingPhrase.MARK_TOTAL_ALONE, causes.points(alone));
        return Wording.join(strong, rest, List.of(new Inline.Text(".")));
    }

    // ---- the first wrong step ----

    private void firstWrong(MarkedEntry first) {
        List<Inline> title = draft.say(
                MarkingPhrase.MARK_FIRST_STEP_TITLE,
                List.of(new Inline.Text(first.asked().letter() + "\u2002"), Inline.Formula.of(symbol(first.asked()))));
        Optional<Evaluation> line =
                first.verdict() == Verdict.FEWER_DIGITS ? Optional.empty() : OwnNumbers.line(assignment, marked, first);
        List<Inline> why = line.isPresent() ? draft.say(MarkingPhrase.MARK_WITH_OWN) : List.of();
        draft.step(title, why, line.map(this::worked).orElse(List.of()));
        draft.add(new Block.Paragraph(draft.say(
                MarkingPhrase.MARK_YOU_WROTE,
                given(first),
                number(first.accepted().lo()),
                number(first.accepted().hi()))));
        draft.add(new Block.Paragraph(mistake(first)));
    }

    /** Symbols → the student's own numbers put in → what that gives. */
    private List<Block.Line> worked(Evaluation line) {
        Expr formula = draft.notation().write(line.formula());
        Chain left = Chain.of(draft.notation().name(line.id()));
        Chain symbols =
                Plain.of(formula).equals(left.left().map(Plain::of).orElse(formula)) ? left : left.equal(formula);
        return List.of(Block.Line.of(NeuronLines.calculated(symbols, line, line.substituted())));
    }

    private List<Inline> mistake(MarkedEntry first) {
        if (first.verdict() == Verdict.FEWER_DIGITS) {
            return draft.say(MarkingPhrase.MARK_FEWER_WRITTEN, assignment.decimals());
        }
        if (first.mistakes().isEmpty()) {
            return draft.say(MarkingPhrase.MARK_NO_MISTAKE);
        }
        return draft.say(
                first.mistakes().size() == 1 ? MarkingPhrase.MARK_MISTAKE : MarkingPhrase.MARK_MISTAKES,
                SlipWords.clauses(draft.wording(), Causes.names(first.mistakes())));
    }

    // ---- every number ----

    private Block.Table table() {
        List<List<Inline>> head = new ArrayList<>();
        for (MarkingPhrase phrase : List.of(
                MarkingPhrase.MARK_BOX,
                MarkingPhrase.MARK_QUANTITY,
                MarkingPhrase.MARK_GIVEN,
                MarkingPhrase.MARK_RIGHT,
                MarkingPhrase.MARK_ACCEPTED,
                MarkingPhrase.MARK_VERDICT,
                MarkingPhrase.MARK_POINTS)) {
            head.add(draft.say(phrase));
        }
        return new Block.Table(head, marked.entries().stream().map(this::row).toList());
    }

    /** Why an entry cannot be read; the cells of a row that is broken as a whole have no text of their own. */
    private void unreadable(MarkedEntry entry) {
        if (!(entry.given() instanceof Entry.Unreadable cell) || cell.text().isEmpty()) {
            return;
        }
        String letter = entry.asked().letter();
        String text = HiddenCharacters.shown(cell.text());
        Optional<SpreadsheetDamage> damage = SpreadsheetDamage.ofReason(cell.reason());
        draft.add(new Block.Note(
                damage.isPresent()
                        ? draft.say(MarkingPhrase.MARK_CANNOT_BE_READ_AS, letter, text, draft.say(words(damage.get())))
                        : draft.say(MarkingPhrase.MARK_CANNOT_BE_READ, letter, text)));
    }

    private static MarkingPhrase words(SpreadsheetDamage damage) {
        return switch (damage) {
            case NARROW -> MarkingPhrase.DAMAGE_NARROW;
            case ERROR -> MarkingPhrase.DAMAGE_ERROR;
            case DATE -> MarkingPhrase.DAMAGE_DATE;
            case TIME -> MarkingPhrase.DAMAGE_TIME;
            case TRUTH -> MarkingPhrase.DAMAGE_TRUTH;
            case THOUSANDS -> MarkingPhrase.DAMAGE_THOUSANDS;
        };
    }

    private List<List<Inline>> row(MarkedEntry entry) {
        return List.of(
                text(entry.asked().letter()),
                List.of(Inline.Formula.of(symbol(entry.asked()))),
                List.of(given(entry)),
                List.of(number(entry.accepted().right())),
                List.of(
                        number(entry.accepted().lo()),
                        new Inline.Text(" … "),
                        number(entry.accepted().hi())),
                verdict(entry),
                text(causes.points(entry.points()) + "/"
                        + causes.points(entry.asked().points())));
    }

    private List<Inline> verdict(MarkedEntry entry) {
        MarkingPhrase phrase = switch (entry.verdict()) {
            case RIGHT -> MarkingPhrase.MARK_IS_RIGHT;
            case FOLLOWS -> entry.trivial() ? MarkingPhrase.MARK_IS_TRIVIAL : MarkingPhrase.MARK_IS_FOLLOWS;
            case FEWER_DIGITS -> MarkingPhrase.MARK_IS_FEWER_DIGITS;
            case WRONG -> MarkingPhrase.MARK_IS_WRONG;
            case UNREADABLE -> MarkingPhrase.MARK_IS_UNREADABLE;
            case MISSING -> MarkingPhrase.MARK_IS_MISSING;
        };
        return draft.say(phrase);
    }

    /** As it was written. */
    private static Inline given(MarkedEntry entry) {
        return new Inline.Text(HiddenCharacters.shown(MarkedCsv.given(entry.given())));
    }

    private Inline number(BigDecimal value) {
        return new Inline.Text(Causes.signed(value.toPlainString().replace('-', '\u2212'), language));
    }

    /** As the sheets write it; with its sample where there are several. */
    private Expr symbol(Asked asked) {
        QuantityId id = asked.id();
        Expr symbol = draft.notation().name(id);
        boolean several = assignment.exercise().samples().size() > 1;
        return several && id.sample() > 0 ? new Expr.OfSample(symbol, Expr.Num.of(id.sample())) : symbol;
    }

    private static List<Inline> text(String text) {
        return List.of(new Inline.Text(text));
    }
}
