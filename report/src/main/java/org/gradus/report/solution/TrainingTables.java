package org.gradus.report.solution;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.gradus.core.expr.Expr;
import org.gradus.report.plan.LayerStep;
import org.gradus.report.solution.Section.Cell;
import org.gradus.report.solution.TrainingTrace.Epoch;
import org.gradus.report.solution.TrainingTrace.Row;
import org.gradus.report.solution.TrainingTrace.Update;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.QuantityId;

/**
 * A training as a table of numbers: a row for each sample, or for each update with a given gradient. A single neuron's columns are called
 * {@code x1 t z y error stepw1 w1 b}, those of other networks by the ids of their quantities.
 */
final class TrainingTables {
    private TrainingTables() {}

    /** Names and cells that grow together. */
    private static final class Columns {
        private final boolean neuron;
        private final List<String> names = new ArrayList<>();
        private final List<Cell> cells = new ArrayList<>();

        Columns(boolean neuron) {
            this.neuron = neuron;
        }

        void add(String name, Cell cell) {
            names.add(name);
            cells.add(cell);
        }

        void given(String letter, List<Expr> numbers) {
            for (int i = 1; i <= numbers.size(); i++) {
                boolean one = neuron && numbers.size() == 1 && !letter.equals("x");
                add(one ? letter : neuron ? letter + i : letter + "[" + i + "]", new Cell.Given(numbers.get(i - 1)));
            }
        }

        void all(List<Evaluation> evaluations) {
            for (Evaluation evaluation : evaluations) {
                if (!evaluation.isAbsent()) {
                    add(
                            name(evaluation.id().updated() ? evaluation.id().before() : evaluation.id()),
                            new Cell.Value(evaluation));
                }
            }
        }

        private String name(QuantityId id) {
            if (!neuron) {
                return id.text();
            }
            String letter = id.letter().text().replace('W', 'w');
            return id.at().size() < 2 ? letter : letter + id.place(1);
        }
    }

    static Section of(Answer.Training answer) {
        List<String> names = List.of();
        List<List<Cell>> rows = new ArrayList<>();
        for (Epoch epoch : answer.epochs()) {
            for (Row row : epoch.rows()) {
                Columns columns = row(epoch, row);
                names = columns.names;
                rows.add(columns.cells);
            }
        }
        return new Section.Numbered(names, rows);
    }

    private static Columns row(Epoch epoch, Row row) {
        SampleTrace trace = row.trace();
        boolean neuron = trace.layers().size() == 1 && trace.output().size() == 1;
        Columns columns = new Columns(neuron);
        columns.add("epoch", new Cell.Count(epoch.number()));
        columns.add("sample", new Cell.Count(trace.number()));
        columns.given("x", trace.sample().values());
        columns.given("t", trace.sample().target().orElseThrow());
        trace.layers().forEach(layer -> {
            columns.all(layer.preactivation());
            columns.all(layer.activation());
        });
        row.loss().ifPresent(loss -> columns.add("C", new Cell.Value(loss.value())));
        columns.all(row.errors());
        row.backward().ifPresent(backward -> backward.layers().forEach(layer -> columns.all(layer.delta())));
        List<LayerStep> update = row.update().isEmpty() ? epoch.update() : row.update();
        update.forEach(layer -> columns.all(layer.others()));
        update.forEach(layer -> columns.all(layer.parameters()));
        return columns;
    }

    static Section of(Answer.Descent answer) {
        List<List<Cell>> rows = new ArrayList<>();
        List<String> names = List.of();
        for (int k = 0; k < answer.updates().size(); k++) {
            Update update = answer.updates().get(k);
            Columns columns = new Columns(false);
            columns.add("update", new Cell.Count(k + 1));
            List<Function<Update, List<Evaluation>>> parts =
                    List.of(Update::gradient, Update::lines, Update::parameters);
            parts.forEach(part -> columns.all(part.apply(update)));
            names = columns.names;
            rows.add(columns.cells);
        }
        return new Section.Numbered(names, rows);
    }
}
