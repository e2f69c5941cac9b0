package org.gradus.report.compose.course;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.notation.GradientNotation;
import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.words.TrainingPhrase;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.course.Asked;
import org.gradus.report.course.Assignment;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.TrainingTrace;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.QuantityId;

/** Names asked numbers with their letters: whole vectors and matrices where all their entries are asked, else entry by entry. */
final class Letters {
    /** Of more numbers the first and the last letter are said; between them all are used in their order. */
    private static final int MOST_LETTERS = 12;

    private final Draft draft;
    private final Assignment assignment;
    private final boolean samples;

    Letters(Draft draft, Assignment assignment) {
        this.draft = draft;
        this.assignment = assignment;
        this.samples = draft.exercise().samples().size() > 1;
    }

    /** What is asked together: z^1 with its letters. */
    record Group(List<Asked> asked, boolean whole) {}

    /** What is asked in a part, vector by vector. */
    List<Group> groups(String part) {
        Map<String, List<Asked>> vectors = new LinkedHashMap<>();
        for (Asked asked : assignment.asked(part)) {
            vectors.computeIfAbsent(vector(asked.id()), any -> new ArrayList<>())
                    .add(asked);
        }
        List<Group> groups = new ArrayList<>();
        vectors.forEach((vector, asked) -> {
            boolean whole = asked.size() == entries(vector) && asked.size() > 1;
            if (whole) {
                groups.add(new Group(asked, true));
            } else {
                asked.forEach(one -> groups.add(new Group(List.of(one), false)));
            }
        });
        return groups;
    }

    private static String vector(QuantityId id) {
        return id.letter().text() + id.layer() + (id.updated() ? "new" : "") + "@" + id.sample() + "." + id.time();
    }

    private long entries(String vector) {
        return assignment.solution().worksheet().lines().stream()
                .map(Evaluation::id)
                .filter(id -> vector(id).equals(vector))
                .count();
    }

    /** "z¹ (A, B), a¹ (C, D)". */
    List<Inline> of(String part) {
        List<Inline> text = List.of();
        for (Group group : groups(part)) {
            List<Inline> between = text.isEmpty() ? List.of() : List.of(new Inline.Text(", "));
            text = Wording.join(text, between, List.of(Inline.Formula.of(name(group)), new Inline.Text("\u00a0(")));
            text = Wording.join(text, letters(group), List.of(new Inline.Text(")")));
        }
        return text;
    }

    /** The letters; those of a matrix row by row. */
    private static List<Inline> letters(Group group) {
        int count = group.asked().size();
        if (count > MOST_LETTERS) {
            String first = group.asked().get(0).letter();
            String last = group.asked().get(count - 1).letter();
            return List.of(new Inline.Strong(first + "\u2009\u2026\u2009" + last));
        }
        Map<Expr, List<String>> rows = new LinkedHashMap<>();
        for (Asked asked : group.asked()) {
            boolean matrix = asked.id().at().size() == 2;
            rows.computeIfAbsent(matrix ? asked.id().at().get(0) : Expr.Num.of(0), any -> new ArrayList<>())
                    .add(asked.letter());
        }
        String text =
                rows.values().stream().map(row -> String.join(",\u00a0", row)).collect(Collectors.joining(";\u00a0"));
        return List.of(new Inline.Strong(text));
    }

    private Expr name(Group group) {
        QuantityId first = group.asked().get(0).id();
        return group.whole() ? ofSample(first, whole(first)) : name(first);
    }

    /** The quantity as the sheet writes it. */
    Expr name(QuantityId id) {
        return ofSample(id, draft.notation().name(id));
    }

    /** The same, of a training with the epoch after which it is meant: those of all epochs are called alike. */
    List<Inline> words(QuantityId id) {
        for (Answer answer : draft.solution().answers()) {
            if (answer instanceof Answer.Training training) {
                for (TrainingTrace.Epoch epoch : training.epochs()) {
                    if (epoch.parameters().stream().anyMatch(entry -> entry.id().equals(id))) {
                        Expr parameter = draft.notation().write(id.before().symbol());
                        return draft.say(TrainingPhrase.AFTER_EPOCH_NUMBER, parameter, epoch.number());
                    }
                }
            }
        }
        return List.of(Inline.Formula.of(name(id)));
    }

    private Expr ofSample(QuantityId id, Expr name) {
        return samples && id.sample() > 0 && !(name instanceof Expr.Derivative)
                ? new Expr.OfSample(name, Expr.Num.of(id.sample()))
                : name;
    }

    private Expr whole(QuantityId id) {
        Notation notation = draft.notation();
        int several = 2;
        Letter letter = id.letter();
        Expr vector;
        if (letter.written().orElse(null) instanceof Expr.Symbol own) {
            boolean matrix = id.at().size() > 1;
            return new Expr.Symbol(own.name(), matrix ? Expr.Shape.MATRIX : Expr.Shape.VECTOR, own.layer());
        }
        if (letter.equals(Letter.DW)) {
            vector = GradientNotation.of(notation.weights(id.layer()));
        } else if (letter.equals(Letter.DB)) {
            vector = GradientNotation.of(notation.bias(id.layer(), several));
        } else if (letter.equals(Letter.DY)) {
            vector = GradientNotation.of(notation.output(notation.layers(), several));
        } else if (letter.equals(Letter.DX)) {
            vector = GradientNotation.of(notation.input(1));
        } else if (letter.equals(Letter.DELTA)) {
            vector = notation.gradients().delta(id.layer(), several);
        } else if (letter.equals(Letter.DA)) {
            vector = notation.gradients().slope(id.layer(), several);
        } else if (letter.equals(Letter.J)) {
            vector = notation.gradients().jacobian(notation.layers());
        } else if (letter.equals(Letter.Z)) {
            vector = notation.preactivation(id.layer(), several);
        } else if (letter.equals(Letter.Y)) {
            vector = notation.output(notation.layers(), several);
        } else if (letter.equals(Letter.A)) {
            vector = notation.output(id.layer(), several);
        } else if (letter.equals(Letter.W)) {
            vector = notation.weights(id.layer());
        } else if (letter.equals(Letter.B)) {
            vector = notation.bias(id.layer(), several);
        } else {
            throw new IllegalArgumentException("no name for all of " + id);
        }
        return id.updated() ? notation.after(vector) : vector;
    }
}
