package org.gradus.report.compose.marked;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gradus.core.expr.HiddenCharacters;
import org.gradus.core.expr.LayerIndex;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.words.MarkingPhrase;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.course.Assignment;
import org.gradus.report.marking.Marked;
import org.gradus.report.marking.answers.MarkedClass;
import org.gradus.report.marking.answers.MarkedRow;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Inline;
import org.gradus.report.sheet.Sheet;

/** A marked class as sheets: the class table, then what each student gets back. */
public final class FeedbackSheets {
    private final Locale language;
    private final Wording wording;

    private FeedbackSheets(Locale language) {
        this.language = language;
        this.wording = Wording.of(language);
    }

    /** The sheets: of the class, then one for each row of the answers file. */
    public static List<Sheet> of(MarkedClass marked, Locale language) {
        FeedbackSheets sheets = new FeedbackSheets(language);
        List<Sheet> all = new ArrayList<>(List.of(sheets.ofClass(marked)));
        marked.rows().forEach(row -> all.add(sheets.ofRow(row)));
        return all;
    }

    private Sheet ofClass(MarkedClass marked) {
        MarkedTable table = MarkedTable.of(marked, language);
        List<List<Inline>> head =
                table.head().stream().map(FeedbackSheets::text).toList();
        List<List<List<Inline>>> rows = table.rows().stream()
                .map(row -> row.stream().map(FeedbackSheets::text).toList())
                .toList();
        List<Block> blocks = new ArrayList<>(List.of(new Block.Table(head, rows)));
        table.summary().forEach(line -> blocks.add(new Block.Paragraph(text(line))));
        List<Inline> title = marked.assignment()
                .map(assignment -> Draft.words(assignment.exercise().title()))
                .orElse(List.of());
        return sheet(
                title.isEmpty() ? text(wording.word(MarkingPhrase.MARK_CLASS)) : title,
                MarkingPhrase.MARK_RESULTS,
                1,
                LayerIndex.PLAIN,
                blocks);
    }

    private Sheet ofRow(MarkedRow row) {
        List<Block> blocks = new ArrayList<>();
        int layers = 1;
        LayerIndex index = LayerIndex.PLAIN;
        if (row.marked().isPresent() && row.assignment().isPresent()) {
            Marked marked = row.marked().get();
            Assignment assignment = row.assignment().get();
            blocks.addAll(new Feedback(assignment, marked, language).blocks());
            layers = assignment
                    .exercise()
                    .network()
                    .map(net -> net.layers().size())
                    .orElse(1);
            index = assignment.exercise().layerIndex();
        } else {
            blocks.add(new Block.Paragraph(text(wording.word(MarkingPhrase.MARK_NOT_MARKED) + ".")));
        }
        if (!row.problems().isEmpty()) {
            blocks.add(new Block.Note(wording.say(
                    MarkingPhrase.MARK_ROW_DOUBTFUL, HiddenCharacters.shown(String.join("; ", row.problems())))));
        }
        String student = row.student().isEmpty() ? "–" : row.student();
        return sheet(text(HiddenCharacters.shown(student)), MarkingPhrase.MARK_FEEDBACK, layers, index, blocks);
    }

    private Sheet sheet(List<Inline> title, MarkingPhrase kind, int layers, LayerIndex index, List<Block> blocks) {
        return new Sheet(language, title, wording.word(kind), List.of(), layers, index, blocks);
    }

    private static List<Inline> text(String text) {
        return List.of(new Inline.Text(text));
    }
}
