package org.gradus.report.solve;

import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.function.BiPredicate;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.worksheet.Definition;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.Ledger;
import org.gradus.report.worksheet.Operands;
import org.gradus.report.worksheet.QuantityId;

/** The places of a weight matrix: each edge has a line, the other places have nothing. */
record Edges(int units, int inputs, BiPredicate<Integer, Integer> exist) {

    static Edges of(LayerData data) {
        return new Edges(data.units(), data.inputs(), data::hasEdge);
    }

    /** Those of a matrix of evaluations. */
    static Edges of(List<List<Evaluation>> rows) {
        return new Edges(
                rows.size(),
                rows.get(0).size(),
                (i, j) -> !rows.get(i - 1).get(j - 1).isAbsent());
    }

    /** Something for the place in row {@code i} and column {@code j}, both from 1. */
    interface At<T> {
        T at(int i, int j);
    }

    /**
     * Evaluates the lines of all edges together, so that their operands have the same number of places.
     *
     * @return N_l × N_{l−1}, absent where there is no edge
     */
    List<List<Evaluation>> evaluate(Ledger ledger, At<QuantityId> name, At<Definition> line) {
        List<Definition> lines = new ArrayList<>();
        for (int i = 1; i <= units; i++) {
            for (int j = 1; j <= inputs; j++) {
                if (exist.test(i, j)) {
                    lines.add(line.at(i, j));
                }
            }
        }
        LinkedList<Evaluation> evaluated = new LinkedList<>(ledger.evaluate(lines, Operands.DECIMAL));
        List<List<Evaluation>> rows = new ArrayList<>();
        for (int i = 1; i <= units; i++) {
            List<Evaluation> row = new ArrayList<>();
            for (int j = 1; j <= inputs; j++) {
                row.add(exist.test(i, j) ? evaluated.removeFirst() : Evaluation.absent(name.at(i, j)));
            }
            rows.add(row);
        }
        return rows;
    }
}
