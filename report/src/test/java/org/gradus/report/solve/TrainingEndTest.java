package org.gradus.report.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.TrainingTrace.End;
import org.gradus.report.solution.TrainingTrace.Outcome;
import org.gradus.report.worksheet.UnsolvableException;
import org.junit.jupiter.api.Test;

/** How trainings end: as asked, with an epoch that changes nothing, or never. */
class TrainingEndTest {
    private static Answer.Training train(String activation, String targets, String settings) {
        String yaml = "network: {layers: [{weights: [[0, 0]], bias: [0], activation: " + activation + "}]}\n"
                + "inputs: [[0, 0], [0, 1], [1, 0], [1, 1]]\n"
                + "targets: " + targets + "\nlearningRate: 1\ntasks: [{training: " + settings + "}]\n";
        return (Answer.Training) Solver.solve(ExerciseReader.read("f.yaml", yaml.getBytes(StandardCharsets.UTF_8)))
                .answers()
                .get(0);
    }

    private static final String AND = "[[0], [0], [0], [1]]";
    private static final String XOR = "[[0], [1], [1], [0]]";

    /** The ideal sheet training-table-en: six epochs, the last without a change. */
    @Test
    void andIsLearnt() {
        Answer.Training and = train("step", AND, "{rule: perceptron, until: no-change}");
        assertThat(and.epochs()).hasSize(6);
        assertThat(and.outcome()).isEqualTo(new Outcome(End.NO_CHANGE, 6, false));
    }

    /** The ideal sheet again: epoch 3 starts and ends with w = (-1, 0), b = 0. */
    @Test
    void xorRepeatsItself() {
        Answer.Training xor = train("step", XOR, "{rule: perceptron, until: no-change, epochs: 9}");
        assertThat(xor.epochs()).hasSize(3);
        assertThat(xor.outcome()).isEqualTo(new Outcome(End.REPEATS, 3, true));
    }

    @Test
    void whoWaitsForXorIsToldWhy() {
        assertThatThrownBy(() -> train("step", XOR, "{rule: perceptron, until: no-change}"))
                .isInstanceOf(UnsolvableException.class)
                .hasMessageContaining("never ends")
                .hasMessageContaining("xor-impossibility");
    }

    @Test
    void epochsAreEndedAsAsked() {
        Answer.Training xor = train("step", XOR, "{rule: perceptron, epochs: 5}");
        assertThat(xor.epochs()).hasSize(5);
        assertThat(xor.outcome().end()).isEqualTo(End.AS_ASKED);
    }

    /** Also with targets of -1 and 1 a table is a table; but these inputs twice over are none. */
    @Test
    void onlyAWholeTableIsSaidToBeInseparable() {
        Answer.Training sign =
                train("sign", "[[-1], [1], [1], [-1]]", "{rule: perceptron, until: no-change, epochs: 40}");
        assertThat(sign.outcome().end()).isEqualTo(End.REPEATS);
        assertThat(sign.outcome().inseparable()).isTrue();
    }

    /** A gradient is not seen to be 0 by its digits: this training goes on to the limit and says so. */
    @Test
    void aSigmoidNeverStops() {
        String yaml = "network: {layers: [{weights: [[0.5]], activation: sigmoid}]}\ninput: [1]\ntarget: [1]\n"
                + "loss: half-squared-error\nlearningRate: 1\ntasks: [{training: {until: no-change}}]\n";
        assertThatThrownBy(() -> Solver.solve(ExerciseReader.read("f.yaml", yaml.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(UnsolvableException.class)
                .hasMessageContaining("within 1000 updates");
    }

    /** Two trainings and a step in one file: their quantities are told apart by the number of updates. */
    @Test
    void severalTrainingsStandBesideEachOther() {
        String yaml =
                "network: {layers: [{weights: [[2]], bias: [0], activation: identity}]}\ninput: [1]\ntarget: [1]\n"
                        + "loss: half-squared-error\nlearningRate: 0.1\n"
                        + "tasks: [gradient-step, {training: {epochs: 2}}, {training: {epochs: 2, optimiser: adam}}]\n";
        var solution = Solver.solve(ExerciseReader.read("f.yaml", yaml.getBytes(StandardCharsets.UTF_8)));
        Answer.Training plain = (Answer.Training) solution.answers().get(1);
        Answer.Training adam = (Answer.Training) solution.answers().get(2);
        assertThat(plain.epochs().get(0).rows().get(0).trace().names().time()).isEqualTo(10_000);
        assertThat(adam.epochs().get(1).rows().get(0).trace().names().time()).isEqualTo(20_001);
    }
}
