package org.gradus.report.marking.answers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.gradus.report.course.Asked;
import org.gradus.report.course.Assignment;
import org.gradus.report.table.CsvWriter;

/** The table in which answers are to be filled in: a column for each asked number. */
public final class AnswersTemplate {
    private static final Locale GERMAN = Locale.GERMAN;

    private AnswersTemplate() {}

    /**
     * A CSV file, with semicolons where decimals have commas.
     *
     * @param students for whom there is a row
     */
    public static String of(Assignment assignment, List<String> students, Locale language) {
        List<String> head = new ArrayList<>(List.of(AnswersFile.STUDENT));
        for (Asked asked : assignment.asked()) {
            head.add(Columns.heading(asked, assignment));
        }
        List<List<String>> rows = new ArrayList<>(List.of(head));
        for (String student : students) {
            List<String> row = new ArrayList<>(List.of(student));
            row.addAll(Collections.nCopies(assignment.asked().size(), ""));
            rows.add(row);
        }
        return CsvWriter.write(delimiter(language), rows);
    }

    /** The heading of an asked number: its id, with sample and time where more than one is called so. */
    public static String heading(Asked asked, Assignment assignment) {
        return Columns.heading(asked, assignment);
    }

    /** What stands between cells: a semicolon where a comma stands before decimals. */
    public static char delimiter(Locale language) {
        return language.getLanguage().equals(GERMAN.getLanguage()) ? ';' : ',';
    }
}
