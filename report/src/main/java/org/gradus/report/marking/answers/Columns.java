package org.gradus.report.marking.answers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gradus.report.course.Asked;
import org.gradus.report.course.Assignment;
import org.gradus.report.exercise.Near;
import org.gradus.report.exercise.Problem;
import org.gradus.report.marking.answers.AnswersFile.Heading;
import org.gradus.report.worksheet.QuantityId;

/**
 * Which asked number each column holds. A heading is the id of a quantity, with {@code @sample} or {@code @sample.time} where it is
 * asked more than once, or the letter of its box. The loss is called C, and so is a box: it is the loss among ids and the box among
 * letters, and where neither is certain the column is not read.
 */
final class Columns {
    private final Map<Integer, QuantityId> byHeading = new LinkedHashMap<>();
    private final List<Problem> unread = new ArrayList<>();
    private final List<Asked> asked;
    private final Map<Integer, Heading> headings = new LinkedHashMap<>();

    private Columns(Assignment assignment) {
        this.asked = assignment.asked();
    }

    /**
     * What the headings mean together.
     *
     * @param all of the file
     * @param used those of a row, by their index in {@code all}: in YAML each row has its own
     */
    static Columns of(List<Heading> all, List<Integer> used, Assignment assignment) {
        Columns columns = new Columns(assignment);
        used.forEach(index -> columns.headings.put(index, all.get(index)));
        columns.read();
        return columns;
    }

    /** The quantity of a column; empty if it is not read. */
    Optional<QuantityId> quantity(int heading) {
        return Optional.ofNullable(byHeading.get(heading));
    }

    /** Columns that are not read, and why. */
    List<Problem> unread() {
        return unread;
    }

    /** What is asked, but has no column. */
    List<Asked> missing() {
        return asked.stream()
                .filter(quantity -> !byHeading.containsValue(quantity.id()))
                .toList();
    }

    /** The id of an asked quantity, with sample and time where more than one is called so: its heading in a file that we write. */
    static String heading(Asked quantity, Assignment assignment) {
        long same = assignment.asked().stream()
                .filter(other -> other.id().text().equals(quantity.id().text()))
                .count();
        return same == 1 ? quantity.id().text() : full(quantity.id());
    }

    // ---- reading ----

    private void read() {
        boolean letters = headings.values().stream().anyMatch(heading -> isOnly(byLetter(heading), byId(heading)));
        boolean ids = headings.values().stream().anyMatch(heading -> isOnly(byId(heading), byLetter(heading)));
        Map<QuantityId, Heading> first = new LinkedHashMap<>();
        headings.forEach((index, heading) -> read(index, heading, letters, ids, first));
    }

    private void read(int index, Heading heading, boolean letters, boolean ids, Map<QuantityId, Heading> first) {
        Set<QuantityId> meant = new LinkedHashSet<>();
        if (!letters || ids || byLetter(heading).isEmpty()) {
            meant.addAll(byId(heading));
        }
        if (!ids || letters || byId(heading).isEmpty()) {
            meant.addAll(byLetter(heading));
        }
        if (meant.size() != 1) {
            refuse(heading, meant.isEmpty() ? unknown(heading) : ambiguous(heading, meant));
            return;
        }
        QuantityId id = meant.iterator().next();
        Heading before = first.putIfAbsent(id, heading);
        if (before == null) {
            byHeading.put(index, id);
        } else {
            String same = ", as is '" + before.text() + "' at " + before.at();
            refuse(heading, "'" + heading.text() + "' is " + id.text() + same);
        }
    }

    private static boolean isOnly(List<QuantityId> some, List<QuantityId> other) {
        return !some.isEmpty() && other.isEmpty();
    }

    private List<QuantityId> byLetter(Heading heading) {
        return asked.stream()
                .filter(quantity -> quantity.letter().equals(name(heading)))
                .map(Asked::id)
                .toList();
    }

    /** The one with this full name, else all that are called so. */
    private List<QuantityId> byId(Heading heading) {
        String name = name(heading);
        List<QuantityId> ids = asked.stream().map(Asked::id).toList();
        Optional<QuantityId> exact =
                ids.stream().filter(id -> full(id).equals(name)).findFirst();
        if (exact.isPresent()) {
            return List.of(exact.get());
        }
        return ids.stream().filter(id -> id.text().equals(name)).toList();
    }

    private static String name(Heading heading) {
        return CellReader.bare(heading.text()).replace(" ", "");
    }

    private static String full(QuantityId id) {
        String time = id.time() == 0 ? "" : "." + id.time();
        return id.text() + (id.sample() == 0 && id.time() == 0 ? "" : "@" + id.sample() + time);
    }

    private void refuse(Heading heading, String message) {
        unread.add(new Problem(heading.at().line(), heading.at().column(), message + "; this column is not read"));
    }

    private String unknown(Heading heading) {
        if (heading.text().isBlank()) {
            return "the column has no heading";
        }
        List<String> known = new ArrayList<>();
        asked.forEach(quantity -> known.add(quantity.id().text()));
        String text = Near.shortened(heading.text());
        return "'" + text + "' is no number that is asked and no letter of one" + Near.hint(name(heading), known);
    }

    private String ambiguous(Heading heading, Set<QuantityId> meant) {
        boolean letter = !byLetter(heading).isEmpty();
        String names = meant.stream().map(Columns::full).collect(Collectors.joining(" or "));
        return "'" + heading.text() + "' may be " + names
                + (letter ? "; use ids alone or letters alone" : "; write one of these names");
    }
}
