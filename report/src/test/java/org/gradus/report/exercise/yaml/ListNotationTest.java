package org.gradus.report.exercise.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradus.report.exercise.Node;
import org.gradus.report.exercise.Position;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListNotationTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "np.array([1, 0.5])                         | [1, 0.5]",
                "array([1., 0.5])                           | [1, 0.5]",
                "array([ 1. , -0.5, .25])                   | [1, -0.5, 0.25]",
                "jnp.asarray([1e-3, 2E+4])                  | [1e-3, 2E+4]",
                "tensor([0.5000, 1.0000], requires_grad=True) | [0.5000, 1.0000]",
                "torch.tensor([1., 2.], dtype=torch.float32, device='cuda:0') | [1, 2]",
                "tensor([1., 2.], grad_fn=<AddBackward0>)   | [1, 2]",
                "tf.constant([1.0, 2.0])                    | [1.0, 2.0]",
                "[np.float64(1.0), np.float64(0.5)]         | [1.0, 0.5]",
                "(1, 0.5)                                   | [1, 0.5]",
                "{1, 0.5}                                   | [1, 0.5]",
                "1, 0.5                                     | [1, 0.5]",
                "1 0.5                                      | [1, 0.5]",
                "1; 0.5                                     | [1, 0.5]",
                "[1; 0.5]                                   | [1, 0.5]",
                "[[1], [0.5]]                               | [1, 0.5]",
                "[[1, 0.5]]                                 | [1, 0.5]",
                "c(1, 0.5)                                  | [1, 0.5]",
                "[1,2,3]                                    | [1, 2, 3]",
                "[+1, -2, 007]                              | [1, -2, 7]",
                "[1/2 -1/3]                                 | [1/2, -1/3]",
                "3                                          | [3]"
            })
    void rewritesVectors(String text, String list) {
        assertThat(ListNotation.vector(text)).contains(list);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "np.array([[0.5, -0.4], [0.3, 0.8]])  | [[0.5, -0.4], [0.3, 0.8]]",
                "[0.5 -0.4; 0.3 0.8]                  | [[0.5, -0.4], [0.3, 0.8]]",
                "[0.5, -0.4; 0.3, 0.8;]               | [[0.5, -0.4], [0.3, 0.8]]",
                "0.5 -0.4; 0.3 0.8                    | [[0.5, -0.4], [0.3, 0.8]]",
                "[[0.5 -0.4] [0.3 0.8]]               | [[0.5, -0.4], [0.3, 0.8]]",
                "[[ 0.5 -0.4 ][ 0.3  0.8 ]]           | [[0.5, -0.4], [0.3, 0.8]]",
                "((0.5, -0.4), (0.3, 0.8))            | [[0.5, -0.4], [0.3, 0.8]]",
                "{{0.5, -0.4}, {0.3, 0.8}}            | [[0.5, -0.4], [0.3, 0.8]]",
                "\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix} | [[1, 2], [3, 4]]",
                "\\begin{bmatrix}1&2\\\\3&4\\\\\\end{bmatrix}     | [[1, 2], [3, 4]]",
                "[1, 2]                               | [[1, 2]]",
                "2                                    | [[2]]"
            })
    void rewritesMatrices(String text, String list) {
        assertThat(ListNotation.matrix(text)).contains(list);
    }

    /** Where numbers, order or shape are in doubt nothing is proposed. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "np.zeros(2)",
                "np.eye(2)",
                "np.random.randn(2, 2)",
                "np.arange(0, 1, 0.5)",
                "range(3)",
                "matrix(c(1, 2, 3, 4), 2)",
                "matrix(c(1, 2, 3, 4), nrow = 2)",
                "np.array([[1, 2], [3, 4]]).T",
                "np.array([[1, 2], [3, 4]], order='F')",
                "torch.tensor([1, 2]).softmax(0)",
                "[1 2; 3 4]'",
                "[1, 2]^T",
                "[1 2; 3]",
                "[[1, 2], [3]]",
                "[1, [2, 3]]",
                "[[[1]], [[2]]]",
                "[0,5; 0,3]",
                "[0,5 0,3]",
                "1,5",
                "[1, x]",
                "[1 - 2]",
                "[1:3]",
                "1, , 2",
                "[,1]",
                "[]",
                "",
                "[1, 2",
                "1]",
                "[1-2]",
                "[1.2.3]",
                "[1_000]",
                "[0x1F]",
                "f(1, 2)",
                "exp(1)",
                "[exp(1), 2]",
                "$[1, 2]$"
            })
    void proposesNothingInDoubt(String text) {
        assertThat(ListNotation.list(text)).isEmpty();
        assertThat(ListNotation.number(text)).isEmpty();
    }

    @Test
    void hostileTextsEnd() {
        assertThat(ListNotation.vector("[".repeat(4000))).isEmpty();
        assertThat(ListNotation.vector("tensor(".repeat(500))).isEmpty();
        assertThat(ListNotation.vector("1 ".repeat(2000))).isPresent();
        assertThat(ListNotation.vector("1 ".repeat(2001))).isEmpty();
        assertThat(ListNotation.vector("1" + " ".repeat(3900) + ",x")).isEmpty();
        Position start = Position.START;
        Node.Scalar differences = new Node.Scalar(start, "1" + " -1".repeat(1300), false, true);
        assertThat(ListNotation.ofRow(new Node.Sequence(start, List.of(differences), true)))
                .isPresent();
        assertThat(ListNotation.vector("1,".repeat(1999) + "x")).isEmpty();
        assertThat(ListNotation.shown("[" + "1, ".repeat(100) + "1]"))
                .hasSizeLessThan(210)
                .endsWith("…");
    }
}
