package org.gradus.report.compose.marked;

import java.util.List;
import java.util.Locale;
import org.gradus.core.expr.HiddenCharacters;
import org.gradus.report.compose.words.MarkingPhrase;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.marking.answers.MarkedClass;
import org.gradus.report.marking.answers.MarkedRow;

/**
 * A marked class as plain words, for a terminal: student, points, points without follow-through, letter of the first wrong box, cause.
 *
 * @param head the words over the columns
 * @param rows one for each row of the answers file
 * @param summary lines about the class
 */
public record MarkedTable(List<String> head, List<List<String>> rows, List<String> summary) {
    private static final String NOTHING = "–";

    public MarkedTable {
        head = shown(head);
        rows = rows.stream().map(MarkedTable::shown).toList();
        summary = shown(summary);
    }

    public static MarkedTable of(MarkedClass marked, Locale language) {
        Wording wording = Wording.of(language);
        Causes causes = new Causes(language);
        List<String> head = List.of(
                wording.word(MarkingPhrase.MARK_STUDENT),
                wording.word(MarkingPhrase.MARK_POINTS),
                wording.word(MarkingPhrase.MARK_ALONE),
                wording.word(MarkingPhrase.MARK_FIRST_WRONG),
                wording.word(MarkingPhrase.MARK_CAUSE));
        List<List<String>> rows =
                marked.rows().stream().map(row -> row(row, causes)).toList();
        return new MarkedTable(head, rows, new ClassSummary(marked, language).lines());
    }

    private static List<String> row(MarkedRow row, Causes causes) {
        return List.of(
                row.student(),
                row.marked().map(marked -> causes.points(marked.points())).orElse(NOTHING),
                row.marked()
                        .map(marked -> causes.points(marked.pointsWithoutFollowThrough()))
                        .orElse(NOTHING),
                row.marked()
                        .flatMap(marked -> marked.firstWrong())
                        .map(first -> first.asked().letter())
                        .orElse(NOTHING),
                causes.of(row));
    }

    /** What stood in a file may hold anything; a terminal gets only what shows itself. */
    private static List<String> shown(List<String> cells) {
        return cells.stream().map(HiddenCharacters::shown).toList();
    }
}
