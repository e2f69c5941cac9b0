package org.gradus.report.marking.answers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.gradus.report.course.Asked;
import org.gradus.report.course.Assignment;
import org.gradus.report.exercise.CourseWork.Variant;
import org.gradus.report.table.CsvWriter;

/** The table in which answers are to be filled in: a column for each asked number. */
public final class AnswersTemplate {
    private static final Locale GERMAN = Locale.GERMAN;

    private AnswersTemplate() {}

    /**
     * A CSV file, with semicolons where decimals have commas.
     *
     * @param assignments at least one, all asking for the same
     * @return the heading, and a row for each that is a variant
     */
    public static String of(List<Assignment> assignments, Locale language) {
        Assignment first = assignments.get(0);
        List<String> head = new ArrayList<>(List.of(AnswersFile.STUDENT));
        for (Asked asked : first.asked()) {
            head.add(Columns.heading(asked, first));
        }
        List<List<String>> rows = new ArrayList<>(List.of(head));
        for (Assignment assignment : assignments) {
            assignment.exercise().courseWork().variant().map(Variant::number).ifPresent(number -> {
                List<String> row = new ArrayList<>(List.of(number));
                row.addAll(Collections.nCopies(first.asked().size(), ""));
                rows.add(row);
            });
        }
        return CsvWriter.write(delimiter(language), rows);
    }

    /** What stands between cells: a semicolon where a comma stands before decimals. */
    public static char delimiter(Locale language) {
        return language.getLanguage().equals(GERMAN.getLanguage()) ? ';' : ',';
    }
}
