package org.gradus.report.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.words.Style;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.sheet.Provenance;
import org.gradus.report.solution.Solution;
import org.gradus.report.solve.Solver;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.QuantityId;
import org.junit.jupiter.api.Test;

class OriginsTest {
    private static final String NETWORK = """
            network:
              layers:
                - weights: [[1, -1], [0, 2]]
                  bias: [1, 0]
                  activation: relu
                - weights: [[1, 1]]
                  bias: [0]
                  activation: sigmoid
            loss: squared-error
            learningRate: 1
            """;

    private static Provenance of(String rest) {
        Exercise exercise = ExerciseReader.read("origins.yaml", NETWORK + rest);
        Solution solution = Solver.solve(exercise);
        return Origins.of(solution, Style.of(exercise.language()));
    }

    private static Provenance.Origin origin(Provenance provenance, QuantityId id) {
        return provenance.origins().get(provenance.name(id).orElseThrow());
    }

    private static QuantityId id(Letter letter, int layer, int sample, int... at) {
        List<Expr> places = Arrays.stream(at).<Expr>mapToObj(Expr.Num::of).toList();
        return new QuantityId(letter, layer, places, false, sample, 0);
    }

    @Test
    void aNumberIsNamedAndWrittenAsTheSheetWritesIt() {
        Provenance provenance = of("input: [1, 2]\ntasks: [forward]\n");
        Provenance.Origin z = origin(provenance, id(Letter.Z, 1, 1, 1));
        Expr first =
                Expr.Product.of(Expr.Indexed.of(Expr.Symbol.of("w", 1), 1, 1), Expr.Indexed.of(Expr.Symbol.of("x"), 1));
        assertThat(((Expr.Sum) z.formula().orElseThrow()).terms())
                .hasSize(3)
                .first()
                .isEqualTo(first);
        assertThat(z.uses()).hasSize(5);
        assertThat(origin(provenance, id(Letter.X, 0, 1, 1)).formula()).isEmpty();
    }

    @Test
    void weightsAreTheSameForAllSamples() {
        Provenance provenance = of(
                "inputs: [[1, 2], [0, 1]]\ntargets: [[1], [0]]\nconventions: {batch: mean}\ntasks: [gradient-step]\n");
        Optional<Expr.Source> one = provenance.name(id(Letter.W, 1, 1, 1, 1));
        Optional<Expr.Source> other = provenance.name(id(Letter.W, 1, 2, 1, 1));
        assertThat(one).isPresent().isEqualTo(other);
        assertThat(provenance.origins().get(one.orElseThrow()).symbol()).isInstanceOf(Expr.Indexed.class);
    }

    @Test
    void anEntryOfTheMatrixOfAllSamplesIsThatOfItsSample() {
        Provenance provenance = of(
                "inputs: [[1, 2], [0, 1]]\ntargets: [[1], [0]]\nconventions: {batch: mean}\ntasks: [gradient-step]\n");
        Optional<Expr.Source> ofSample = provenance.name(id(Letter.DELTA, 2, 2, 1));
        assertThat(provenance.name(id(Letter.DELTA, 2, 0, 1, 2))).isEqualTo(ofSample);
        assertThat(provenance.origins().get(ofSample.orElseThrow()).symbol()).isInstanceOf(Expr.OfSample.class);
    }
}
