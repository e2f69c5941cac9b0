package org.gradus.report.marking.answers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gradus.report.exercise.ExerciseException;
import org.gradus.report.exercise.Near;
import org.gradus.report.exercise.Node;
import org.gradus.report.exercise.Position;
import org.gradus.report.exercise.Problem;
import org.gradus.report.marking.answers.AnswersFile.Cell;
import org.gradus.report.marking.answers.AnswersFile.Heading;
import org.gradus.report.marking.answers.AnswersFile.Row;

/** Answers in YAML: a list of maps, each with {@code student} or {@code variant}; or a map from students to such maps. */
final class AnswersTree {
    private final String name;
    private final Map<String, Integer> headings = new LinkedHashMap<>();
    private final List<Heading> places = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private AnswersTree(String name) {
        this.name = name;
    }

    static AnswersFile read(String name, Node root) {
        return new AnswersTree(name).file(root);
    }

    private AnswersFile file(Node root) {
        if (root instanceof Node.Sequence list) {
            list.items().forEach(item -> row(item, "", item.at()));
        } else if (root instanceof Node.Mapping map) {
            map.entries()
                    .forEach(entry ->
                            row(entry.value(), entry.key().text(), entry.key().at()));
        } else {
            problem(root.at(), "answers must be a list of maps or a map from students to maps, not " + root.kind());
        }
        if (rows.isEmpty() && problems.isEmpty()) {
            problem(root.at(), "the file holds no answers");
        }
        if (!problems.isEmpty()) {
            throw new ExerciseException(name, problems);
        }
        return new AnswersFile(name, false, places, rows, List.of());
    }

    private void row(Node node, String key, Position at) {
        if (!(node instanceof Node.Mapping map)) {
            problem(
                    node.at(),
                    "a student's answers must be a map such as {student: m1, \"z1[1]\": 0.5}, not " + node.kind());
            return;
        }
        String student = key;
        String variant = "";
        List<Cell> cells = new ArrayList<>();
        for (Node.Entry entry : map.entries()) {
            String heading = entry.key().text().strip();
            String word = heading.toLowerCase(Locale.ROOT);
            if (!(entry.value() instanceof Node.Scalar value)) {
                problem(
                        entry.value().at(),
                        "'" + Near.shortened(heading) + "' must be one number, not "
                                + entry.value().kind());
            } else if (word.equals(AnswersFile.STUDENT)) {
                student = value.text().strip();
            } else if (word.equals(AnswersFile.VARIANT)) {
                variant = value.text().strip();
            } else {
                String text = value.isNull() ? "" : value.text();
                cells.add(new Cell(heading(heading, entry.key().at()), value.at(), text));
            }
        }
        if (student.isEmpty() && variant.isEmpty()) {
            problem(map.at(), "this map says neither student nor variant");
        }
        student = student.isEmpty() ? variant : student;
        rows.add(new Row(at, student, variant, cells, ""));
    }

    private int heading(String text, Position at) {
        return headings.computeIfAbsent(text, own -> {
            places.add(new Heading(at, own));
            return places.size() - 1;
        });
    }

    private void problem(Position at, String message) {
        problems.add(new Problem(at.line(), at.column(), message));
    }
}
