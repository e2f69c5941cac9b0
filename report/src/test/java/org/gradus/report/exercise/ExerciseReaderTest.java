package org.gradus.report.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.gradus.core.Activation;
import org.gradus.core.expr.Expr;
import org.junit.jupiter.api.Test;

class ExerciseReaderTest {
    private static final Path EXERCISES = Path.of("..", "examples", "exercises");

    @Test
    void readsTheExerciseOfTheLecture() throws IOException {
        Exercise exercise = ExerciseReader.read(EXERCISES.resolve("lecture-1.yaml"));
        Exercise.NetworkData network = exercise.network().orElseThrow();
        assertThat(network.layers()).hasSize(2);
        assertThat(network.inputs()).isEqualTo(2);
        assertThat(network.outputs()).isEqualTo(2);
        assertThat(network.layers().get(0).weights())
                .isEqualTo(List.of(row(1, 1), row(0, 1), row(-1, 0)));
        assertThat(network.layers().get(1).bias()).contains(row(0, 1));
        assertThat(network.layers().stream().map(Exercise.LayerData::activation).map(Activation::name))
                .containsExactly("relu", "softmax");
        assertThat(exercise.samples()).hasSize(1);
        assertThat(exercise.samples().get(0).values()).isEqualTo(row(1, 0));
        assertThat(exercise.inputNames()).containsExactly("great", "boring");
        assertThat(exercise.tasks())
                .containsExactly(new Task.Forward(), new Task.SoftmaxDerivative(), new Task.SoftmaxJacobian());
    }

    private static List<Expr> row(long... values) {
        return java.util.Arrays.stream(values).<Expr>mapToObj(Expr.Num::of).toList();
    }
}
