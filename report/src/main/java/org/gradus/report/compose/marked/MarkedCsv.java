package org.gradus.report.compose.marked;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gradus.report.course.Asked;
import org.gradus.report.course.Assignment;
import org.gradus.report.marking.Entry;
import org.gradus.report.marking.Marked;
import org.gradus.report.marking.MarkedEntry;
import org.gradus.report.marking.Mistake;
import org.gradus.report.marking.answers.AnswersTemplate;
import org.gradus.report.marking.answers.MarkedClass;
import org.gradus.report.marking.answers.MarkedRow;
import org.gradus.report.table.CsvWriter;

/**
 * A marked class as data for a spreadsheet: a row for each row of the answers file. The words are those of the JSON result; only the
 * signs between cells and before decimals are those of the language.
 */
public final class MarkedCsv {
    private static final List<String> HEAD = List.of(
            "student", "points", "pointsWithoutFollowThrough", "firstWrong", "mistake", "convention", "problem");

    private MarkedCsv() {}

    /** The file's text. */
    public static String write(MarkedClass marked, Locale language) {
        List<Asked> asked = marked.assignment().map(Assignment::asked).orElse(List.of());
        List<String> head = new ArrayList<>(HEAD);
        for (Asked quantity : asked) {
            head.add(quantity.letter());
            head.add(quantity.letter() + " verdict");
        }
        List<List<String>> rows = new ArrayList<>(List.of(head));
        marked.rows().forEach(row -> rows.add(row(row, asked, language)));
        return CsvWriter.write(AnswersTemplate.delimiter(language), rows);
    }

    private static List<String> row(MarkedRow row, List<Asked> asked, Locale language) {
        List<String> cells = new ArrayList<>(List.of(row.student()));
        if (row.marked().isPresent()) {
            Marked marked = row.marked().get();
            cells.add(Causes.plain(marked.points(), language));
            cells.add(Causes.plain(marked.pointsWithoutFollowThrough(), language));
            cells.add(marked.firstWrong().map(first -> first.asked().letter()).orElse(""));
            cells.add(marked.firstWrong()
                    .map(first -> first.mistakes().stream().map(Mistake::name).collect(Collectors.joining(" or ")))
                    .orElse(""));
            cells.add(marked.convention().map(Mistake::name).orElse(""));
        } else {
            cells.addAll(List.of("", "", "", "", ""));
        }
        cells.add(String.join("; ", row.problems()));
        for (Asked quantity : asked) {
            Optional<MarkedEntry> entry = row.marked().flatMap(marked -> entry(marked, quantity));
            cells.add(entry.map(found -> given(found.given())).orElse(""));
            cells.add(entry.map(found -> found.verdict().text()).orElse(""));
        }
        return cells;
    }

    /** Variants ask for the same numbers, each of its own exercise. */
    private static Optional<MarkedEntry> entry(Marked marked, Asked quantity) {
        return marked.entries().stream()
                .filter(entry -> entry.asked().id().equals(quantity.id()))
                .findFirst();
    }

    /** As it was written. */
    static String given(Entry entry) {
        if (entry instanceof Entry.Written written) {
            return written.text().strip();
        }
        return entry instanceof Entry.Unreadable unreadable ? unreadable.text() : "";
    }
}
