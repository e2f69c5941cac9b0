package org.gradus.report.marking.answers;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Function;
import org.gradus.report.course.Asked;
import org.gradus.report.course.Assignment;
import org.gradus.report.exercise.CourseWork.Variant;
import org.gradus.report.exercise.Near;
import org.gradus.report.exercise.Position;
import org.gradus.report.exercise.Problem;
import org.gradus.report.marking.Entry;
import org.gradus.report.marking.Marked;
import org.gradus.report.marking.Marker;
import org.gradus.report.marking.Submission;
import org.gradus.report.marking.answers.AnswersFile.Cell;
import org.gradus.report.marking.answers.AnswersFile.Row;
import org.gradus.report.worksheet.QuantityId;

/**
 * Marks a class row by row. No row is lost: one without an exercise is reported and stands unmarked in the results; of two rows of one
 * student both are marked and both are reported.
 */
public final class ClassMarker {
    private final AnswersFile file;
    private final Assignments assignments;
    private final Function<Assignment, Function<Submission, Marked>> marking;
    private final Map<Assignment, Function<Submission, Marked>> markers = new IdentityHashMap<>();
    private final Map<Use, Columns> columns = new LinkedHashMap<>();
    private final Set<Problem> problems = new LinkedHashSet<>();
    private final Set<Problem> notes = new LinkedHashSet<>();

    /** The headings that a row uses, and what is asked there. */
    private record Use(List<Integer> headings, List<Asked> asked) {}

    private ClassMarker(
            AnswersFile file, Assignments assignments, Function<Assignment, Function<Submission, Marked>> marking) {
        this.file = file;
        this.assignments = assignments;
        this.marking = marking;
    }

    /** The class, marked. */
    public static MarkedClass mark(AnswersFile file, Assignments assignments) {
        return mark(file, assignments, assignment -> Marker.of(assignment)::mark);
    }

    /** @param marking judges the submissions for an exercise */
    static MarkedClass mark(
            AnswersFile file, Assignments assignments, Function<Assignment, Function<Submission, Marked>> marking) {
        return new ClassMarker(file, assignments, marking).marked();
    }

    private MarkedClass marked() {
        notes.addAll(file.notes());
        if (file.rows().isEmpty()) {
            problems.add(problem(Position.START, "the file has no rows to mark"));
        }
        Map<String, List<Row>> ofStudent = new LinkedHashMap<>();
        file.rows()
                .forEach(row -> ofStudent
                        .computeIfAbsent(row.student(), student -> new ArrayList<>())
                        .add(row));
        List<MarkedRow> rows = new ArrayList<>();
        for (Row row : file.rows()) {
            rows.add(row(row, ofStudent.getOrDefault(row.student(), List.of())));
        }
        return new MarkedClass(file.name(), rows, List.copyOf(problems), List.copyOf(notes));
    }

    private MarkedRow row(Row row, List<Row> same) {
        List<String> wrong = new ArrayList<>();
        if (row.student().isEmpty()) {
            wrong.add("the row names nobody");
        } else if (same.size() > 1) {
            wrong.add("'" + Near.shortened(row.student()) + "' has " + same.size() + " rows, in lines " + lines(same));
        }
        if (!row.broken().isEmpty()) {
            wrong.add(row.broken());
        }
        Assignments.Found found = found(row);
        if (!found.reason().isEmpty() && !row.key().isEmpty()) {
            wrong.add("not marked: " + found.reason());
        }
        wrong.forEach(message -> problems.add(problem(row.at(), message)));
        Optional<Marked> marked =
                found.assignment().map(assignment -> marker(assignment).apply(submission(row, assignment)));
        return new MarkedRow(row.at().line(), row.student(), found.assignment(), marked, wrong);
    }

    /** The exercise of the row; that of another variant would judge every number wrongly. */
    private Assignments.Found found(Row row) {
        Assignments.Found found = assignments.find(row.key());
        Optional<String> other = found.assignment()
                .flatMap(assignment -> assignment.exercise().courseWork().variant())
                .map(Variant::number)
                .filter(number -> !row.variant().isEmpty() && !isSame(number, row.variant()));
        return other.map(number -> Assignments.Found.none("the row is of variant '" + Near.shortened(row.variant())
                        + "', the exercise is variant '" + number + "'"))
                .orElse(found);
    }

    /** A number that has lost its leading zeros in a spreadsheet is still that number. */
    public static boolean isSame(String variant, String other) {
        return variant.equals(other)
                || variant.matches("[0-9]+")
                        && other.matches("[0-9]+")
                        && new BigInteger(variant).equals(new BigInteger(other));
    }

    private Function<Submission, Marked> marker(Assignment assignment) {
        return markers.computeIfAbsent(assignment, marking);
    }

    private static String lines(List<Row> rows) {
        StringJoiner lines = new StringJoiner(", ");
        rows.forEach(row -> lines.add(Integer.toString(row.at().line())));
        return lines.toString();
    }

    // ---- what stands in a row ----

    private Submission submission(Row row, Assignment assignment) {
        Map<QuantityId, Entry> entries = new LinkedHashMap<>();
        if (!row.broken().isEmpty()) {
            assignment.asked().forEach(asked -> entries.put(asked.id(), CellReader.unreadable("", row.broken())));
            return new Submission(row.student(), entries);
        }
        Columns meaning = columns(row, assignment);
        CellReader reader = new CellReader(
                file.decimalSign(),
                DecimalSign.in(row.cells().stream().map(Cell::text).toList()));
        for (Cell cell : row.cells()) {
            Optional<QuantityId> id = meaning.quantity(cell.heading());
            if (id.isPresent()) {
                Entry entry = reader.read(cell.text());
                entries.put(id.get(), entry);
                if (entry instanceof Entry.Unreadable unreadable) {
                    notes.add(problem(
                            cell.at(),
                            name(id.get(), assignment) + " of '" + Near.shortened(row.student()) + "': '"
                                    + unreadable.text() + "' cannot be read: " + unreadable.reason()));
                }
            }
        }
        return new Submission(row.student(), entries);
    }

    /** Columns mean the same for all exercises that ask for the same; what is wrong with them is said once. */
    private Columns columns(Row row, Assignment assignment) {
        List<Integer> used = row.cells().stream().map(Cell::heading).toList();
        return columns.computeIfAbsent(new Use(used, assignment.asked()), use -> {
            Columns found = Columns.of(file.headings(), used, assignment);
            List<Asked> missing = found.missing();
            (missing.isEmpty() ? notes : problems).addAll(found.unread());
            if (!missing.isEmpty() && used.size() == file.headings().size()) {
                notes.add(problem(
                        Position.START,
                        "there is no column for " + names(missing, assignment) + "; "
                                + (missing.size() == 1 ? "it counts" : "they count") + " as missing"));
            }
            return found;
        });
    }

    private static String names(List<Asked> missing, Assignment assignment) {
        StringJoiner names = new StringJoiner(", ");
        missing.stream().limit(5).forEach(asked -> names.add(Columns.heading(asked, assignment)));
        return names + (missing.size() > 5 ? " and " + (missing.size() - 5) + " more" : "");
    }

    private static String name(QuantityId id, Assignment assignment) {
        Asked asked = assignment.byId().get(id);
        return asked == null ? id.text() : Columns.heading(asked, assignment);
    }

    private static Problem problem(Position at, String message) {
        return new Problem(at.line(), at.column(), message);
    }
}
