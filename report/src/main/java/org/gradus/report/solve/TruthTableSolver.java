package org.gradus.report.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.gradus.core.expr.Expr;
import org.gradus.core.function.Activation;
import org.gradus.core.function.ScalarActivation;
import org.gradus.core.network.TruthTable;
import org.gradus.core.number.Rational;
import org.gradus.report.check.DoublePath;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.Exercise.NetworkData;
import org.gradus.report.exercise.Exercise.Sample;
import org.gradus.report.exercise.Exercise.Source;
import org.gradus.report.plan.Parameters;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.Classification;
import org.gradus.report.solution.Classification.Rule;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.Ledger;
import org.gradus.report.worksheet.Names;
import org.gradus.report.worksheet.Transcript;
import org.gradus.report.worksheet.UnsolvableException;
import org.gradus.report.worksheet.WorkingPlaces;

/** Runs a network over all binary inputs. */
final class TruthTableSolver {
    private final Exercise exercise;
    private final NetworkData network;
    private final WorkingPlaces places;

    TruthTableSolver(Exercise exercise, WorkingPlaces places) {
        this.exercise = exercise;
        this.places = places;
        this.network = exercise.network().orElseThrow();
    }

    Answer.TruthTable solve() {
        int inputs = network.inputs();
        List<SampleTrace> rows = new ArrayList<>();
        for (int row = 0; row < 1 << inputs; row++) {
            rows.add(forward(row, TruthTable.point(row, inputs)));
        }
        return new Answer.TruthTable(rows, classes(rows));
    }

    private SampleTrace forward(int row, List<Integer> point) {
        List<Expr> values = point.stream().<Expr>map(Expr.Num::of).toList();
        try {
            SampleTrace trace = new ForwardSolver(
                            exercise,
                            new Ledger(exercise.rounding(), Names.ofSample(row + 1), Transcript.with(places)),
                            Parameters.given(exercise.network()))
                    .solve(row + 1, new Sample(Source.INPUT, values, Optional.empty()));
            DoublePath.check(exercise, Parameters.given(exercise.network()), trace);
            return trace;
        } catch (UnsolvableException unsolvable) {
            throw new UnsolvableException("truth table, input " + point + ": " + unsolvable.getMessage(), unsolvable);
        }
    }

    /**
     * As the task classify reads them; a single unit of another kind, the identity among them, gives its output where every output is
     * exactly 0 or 1.
     */
    private List<Classification> classes(List<SampleTrace> rows) {
        Activation output = network.layers().get(network.layers().size() - 1).activation();
        boolean identity = output instanceof ScalarActivation scalar && scalar.isIdentity();
        if (network.outputs() == 1 && (identity || output.classRule().isEmpty())) {
            List<Classification> bits = new ArrayList<>();
            rows.forEach(row ->
                    bit(row.output().get(0)).map(bit -> bit.named(exercise)).ifPresent(bits::add));
            if (bits.size() == rows.size()) {
                return bits;
            }
            if (!identity) {
                return List.of();
            }
        }
        return new Classifier(exercise).classify(rows).samples();
    }

    private static Optional<Classification> bit(Evaluation y) {
        Optional<Rational> value = y.value().isCalculated() ? y.value().real().rational() : Optional.empty();
        if (value.isEmpty()
                || !value.get().equals(Rational.ZERO) && !value.get().equals(Rational.ONE)) {
            return Optional.empty();
        }
        int label = value.get().signum();
        return Optional.of(new Classification(Rule.OUTPUT, OptionalInt.of(label), "", List.of()));
    }
}
