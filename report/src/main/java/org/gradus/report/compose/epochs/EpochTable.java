package org.gradus.report.compose.epochs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.notation.Elision;
import org.gradus.report.compose.notation.GradientNotation;
import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.notation.Plain;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.words.TrainingPhrase;
import org.gradus.report.exercise.TrainingPlan.Rule;
import org.gradus.report.plan.LayerStep;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.solution.TrainingTrace.Epoch;
import org.gradus.report.solution.TrainingTrace.Row;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.Letter;

/** All rows of a training: a row for each sample, or for each epoch where all samples change the parameters together. */
final class EpochTable {
    /** What a page can hold beside each other. */
    private static final int MOST_COLUMNS = 15;

    /** Of more rows the first and the last epochs stand. */
    private static final int MOST_ROWS = 120;

    private static final int MOST_ENTRIES = 3;

    private final Draft draft;
    private final Notation notation;
    private final Answer.Training answer;
    private final boolean neuron;

    EpochTable(Draft draft, Answer.Training answer) {
        this.draft = draft;
        this.notation = draft.notation();
        this.answer = answer;
        this.neuron = notation.isNeuron();
    }

    /** A row of the table: a sample of an epoch, or the epoch as a whole. */
    private record Place(Epoch epoch, Row row, List<LayerStep> update, boolean first) {
        SampleTrace trace() {
            return row.trace();
        }
    }

    /** @param rank the lower, the longer it stays where there are too many columns */
    private record Column(Expr head, Function<Place, List<Inline>> cell, int rank) {}

    private boolean isReduced() {
        return answer.epochs().get(0).batch().isPresent();
    }

    private List<Place> places() {
        List<Place> places = new ArrayList<>();
        for (Epoch epoch : answer.epochs()) {
            if (isReduced()) {
                places.add(new Place(epoch, epoch.rows().get(0), epoch.update(), true));
                continue;
            }
            for (int s = 0; s < epoch.rows().size(); s++) {
                Row row = epoch.rows().get(s);
                places.add(new Place(epoch, row, row.update(), s == 0));
            }
        }
        return places;
    }

    void add() {
        List<Place> places = places();
        List<Integer> shown = shown(places);
        List<Column> columns = fitting(columns(places.get(0)));
        List<List<Inline>> header = new ArrayList<>();
        header.add(draft.say(TrainingPhrase.EPOCH_COLUMN));
        columns.forEach(column -> header.add(List.of(Inline.Formula.of(column.head))));
        List<List<List<Inline>>> rows = new ArrayList<>();
        Set<Integer> groups = new HashSet<>();
        Set<Integer> strong = new HashSet<>();
        for (int p : shown) {
            if (p < 0) {
                rows.add(dots(header.size()));
                continue;
            }
            Place place = places.get(p);
            if (place.first && !isReduced()) {
                groups.add(rows.size());
            }
            if (isWrong(place.row)) {
                strong.add(rows.size());
            }
            List<List<Inline>> row = new ArrayList<>();
            row.add(place.first ? formula(Expr.Num.of(place.epoch.number())) : List.of());
            columns.forEach(column -> row.add(column.cell.apply(place)));
            rows.add(row);
        }
        draft.add(new Block.Table(header, rows, groups, strong));
        if (shown.contains(-1)) {
            int first = places.get(shown.get(shown.indexOf(-1) - 1)).epoch.number() + 1;
            int last = places.get(shown.get(shown.indexOf(-1) + 1)).epoch.number() - 1;
            draft.add(new Block.Note(draft.say(TrainingPhrase.ROWS_LEFT_OUT, first, last)));
        }
    }

    private static List<List<Inline>> dots(int columns) {
        return java.util.Collections.nCopies(columns, formula(Expr.Ellipsis.VERTICAL));
    }

    /** All rows, or those of the first epochs and the last, with −1 for those between. */
    private static List<Integer> shown(List<Place> places) {
        List<Integer> all = new ArrayList<>();
        int epochs = places.get(places.size() - 1).epoch.number();
        int each = places.size() / epochs;
        int kept = Math.max(1, MOST_ROWS / 2 / each);
        boolean whole = places.size() <= MOST_ROWS || 2 * kept >= epochs;
        for (int p = 0; p < places.size(); p++) {
            int epoch = places.get(p).epoch.number();
            if (whole || epoch <= kept || epoch > epochs - kept) {
                all.add(p);
            } else if (all.get(all.size() - 1) >= 0) {
                all.add(-1);
            }
        }
        return all;
    }

    /** With rule perceptron the rows that change something stand out. */
    private boolean isWrong(Row row) {
        return answer.plan().rule() == Rule.PERCEPTRON
                && row.errors().stream()
                        .anyMatch(error -> !error.value().result().number().equals(Expr.Num.of(0)));
    }

    // ---- the columns ----

    /** Where there are too many, those that say least are left out. */
    private static List<Column> fitting(List<Column> columns) {
        List<Column> fitting = new ArrayList<>(columns);
        for (int rank = 5; rank > 0 && fitting.size() >= MOST_COLUMNS; rank--) {
            int own = rank;
            fitting.removeIf(column -> column.rank == own);
        }
        return fitting;
    }

    private List<Column> columns(Place first) {
        List<Column> columns = new ArrayList<>();
        boolean oneLayer = first.trace().layers().size() == 1;
        if (!isReduced()) {
            inputs(columns, first.trace());
            targets(columns, first.trace());
            if (oneLayer && !Notation.isIdentity(first.trace().lastLayer().function())) {
                vector(
                        columns,
                        place -> place.trace().lastLayer().preactivation(),
                        notation.preactivation(1, units(first)),
                        3);
            }
            vector(columns, place -> place.trace().output(), notation.output(notation.layers(), units(first)), 0);
            errors(columns, first);
        }
        if (oneLayer) {
            update(columns, first);
        }
        losses(columns, first);
        return columns;
    }

    private static int units(Place place) {
        return place.trace().output().size();
    }

    private void inputs(List<Column> columns, SampleTrace trace) {
        int size = trace.input().size();
        if (neuron || size == 1) {
            for (int j = 0; j < size; j++) {
                int entry = j;
                columns.add(new Column(
                        Expr.Indexed.of("x", j + 1),
                        place -> formula(place.trace().input().get(entry)),
                        4));
            }
        } else if (size <= MOST_ENTRIES) {
            columns.add(new Column(
                    Expr.Symbol.vector("x"),
                    place -> formula(
                            Elision.column(size, j -> place.trace().input().get(j))),
                    4));
        }
    }

    private void targets(List<Column> columns, SampleTrace trace) {
        int size = trace.sample().target().orElseThrow().size();
        Function<Place, List<Expr>> numbers = place -> place.trace().sample().target().orElseThrow().stream()
                .map(Plain::number)
                .toList();
        columns.add(new Column(
                notation.gradients().target(),
                place -> formula(
                        size == 1
                                ? numbers.apply(place).get(0)
                                : Elision.column(size, i -> numbers.apply(place).get(i))),
                0));
    }

    private void vector(List<Column> columns, Function<Place, List<Evaluation>> values, Expr head, int rank) {
        columns.add(new Column(
                head,
                place -> {
                    List<Evaluation> entries = values.apply(place);
                    return formula(
                            entries.size() == 1
                                    ? entries.get(0).shown()
                                    : Elision.column(
                                            entries.size(), i -> entries.get(i).shown()));
                },
                rank));
    }

    private void errors(List<Column> columns, Place first) {
        int size = units(first);
        if (!first.row.errors().isEmpty()) {
            Expr y = notation.output(notation.layers(), size);
            Expr error = Expr.Sum.of(notation.gradients().target(), new Expr.Negation(y));
            vector(columns, place -> place.row.errors(), error, 0);
        } else if (first.trace().layers().size() == 1) {
            vector(
                    columns,
                    place -> place.row.backward().orElseThrow().layers().get(0).delta(),
                    notation.gradients().delta(1, size),
                    2);
        }
    }

    /** What an update calculates of each parameter, then the parameters after it. */
    private void update(List<Column> columns, Place first) {
        LayerStep layer = first.update.get(0);
        if (neuron) {
            for (int line : byKind(layer.others())) {
                Evaluation other = layer.others().get(line);
                columns.add(new Column(
                        notation.write(
                                other.id().updated() ? other.id().before().symbol() : other.symbol()),
                        place -> formula(place.update.get(0).others().get(line).shown()),
                        other.id().isStep() ? 3 : 5));
            }
            List<Evaluation> parameters = layer.parameters();
            for (int k = 0; k < parameters.size(); k++) {
                int entry = k;
                columns.add(new Column(
                        notation.write(parameters.get(k).id().before().symbol()),
                        place -> formula(
                                place.update.get(0).parameters().get(entry).shown()),
                        1));
            }
            return;
        }
        int rows = layer.weights().size();
        int inputs = layer.weights().isEmpty() ? 0 : layer.weights().get(0).size();
        if (rows > 0 && rows <= MOST_ENTRIES && inputs <= MOST_ENTRIES) {
            columns.add(new Column(
                    notation.weights(1),
                    place -> formula(Elision.matrix(
                            rows,
                            inputs,
                            (i, j) ->
                                    place.update.get(0).weights().get(i).get(j).shown())),
                    1));
        }
        if (layer.bias().isPresent() && rows <= MOST_ENTRIES) {
            vector(
                    columns,
                    place -> place.update.get(0).bias().orElseThrow(),
                    notation.gradients().bias(1, rows),
                    1);
        }
    }

    /** The places of the lines, those of one kind beside each other: v of all parameters, then Δ of all. */
    private static List<Integer> byKind(List<Evaluation> lines) {
        Map<Object, List<Integer>> kinds = new LinkedHashMap<>();
        for (int k = 0; k < lines.size(); k++) {
            Letter.Role role =
                    Letter.role(lines.get(k).id().letter().text()).orElseThrow().role();
            kinds.computeIfAbsent(role, own -> new ArrayList<>()).add(k);
        }
        return kinds.values().stream().flatMap(List::stream).toList();
    }

    private void losses(List<Column> columns, Place first) {
        if (isReduced()) {
            columns.add(new Column(
                    GradientNotation.loss(),
                    place -> formula(place.epoch.batch().orElseThrow().loss().shown()),
                    0));
        } else if (first.row.loss().isPresent()) {
            columns.add(new Column(
                    GradientNotation.loss(),
                    place -> formula(place.row.loss().orElseThrow().value().shown()),
                    1));
        }
    }

    private static List<Inline> formula(Expr expr) {
        return List.of(Inline.Formula.of(expr));
    }
}
