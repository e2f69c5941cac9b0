package org.gradus.report.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gradus.core.expr.Expr;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.Names;
import org.gradus.report.worksheet.QuantityId;
import org.gradus.report.worksheet.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All numbers as data: unique names, in order; and what follows from a student's number. */
class WorksheetTest {
    private static final Names FIRST = Names.ofSample(1);

    private static Worksheet worksheet(String name) throws IOException {
        return Solver.solve(ExerciseReader.read(Path.of("..", "examples", "exercises", name + ".yaml")))
                .worksheet();
    }

    private static Expr number(String decimal) {
        return new Expr.Num(new BigDecimal(decimal));
    }

    private static double value(Worksheet worksheet, QuantityId id) {
        return worksheet.find(id).orElseThrow().value().nearestDouble().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"lecture-1", "mazur-2-2-2", "batch-german", "xor-network", "large-logits", "relu-softmax-classes"
            })
    void everyLineStandsBehindItsOperands(String name) throws IOException {
        Set<QuantityId> before = new HashSet<>();
        for (Evaluation line : worksheet(name).lines()) {
            assertThat(before).as(line.id().toString()).containsAll(line.uses());
            assertThat(before.add(line.id())).as(line.id().toString()).isTrue();
        }
        assertThat(before).isNotEmpty();
    }

    /** z1[1] = 3 instead of 2: then y = e³/(e³ + e), and what the other units did stays. */
    @Test
    void followThroughOfTheLecture() throws IOException {
        Worksheet ours = worksheet("lecture-1");
        Worksheet theirs = ours.with(FIRST.ofLayer(Letter.Z, 1, 1), number("3"));
        assertThat(value(theirs, FIRST.ofLayer(Letter.A, 1, 1))).isEqualTo(3);
        assertThat(value(theirs, FIRST.ofLayer(Letter.Z, 2, 1))).isEqualTo(3);
        double y = Math.exp(3) / (Math.exp(3) + Math.exp(1));
        assertThat(value(theirs, FIRST.of(Letter.Y, 1))).isCloseTo(y, within(1e-15));
        assertThat(value(theirs, FIRST.of(Letter.J, 1, 2))).isCloseTo(-y * (1 - y), within(1e-15));
        assertThat(theirs.find(FIRST.of(Letter.Y, 1))
                        .orElseThrow()
                        .substituted()
                        .toString())
                .isEqualTo("exp(3)/(exp(3)+exp(1))");
        for (QuantityId id : List.of(FIRST.ofLayer(Letter.Z, 1, 2), FIRST.ofLayer(Letter.A, 1, 2))) {
            assertThat(theirs.find(id).orElseThrow()).isSameAs(ours.find(id).orElseThrow());
        }
        // a1[1], z2, y and J: the student's own number is not calculated, nor what the other hidden units did
        assertThat(theirs.calculated()).isEqualTo(1 + 2 + 2 + 4);
    }

    /** A ReLU that the student switches off: the other case of its derivative holds. */
    @Test
    void decisionsAreTakenAnew() throws IOException {
        Worksheet theirs = worksheet("lecture-1").with(FIRST.ofLayer(Letter.Z, 1, 1), number("-1"));
        assertThat(value(theirs, FIRST.ofLayer(Letter.A, 1, 1))).isEqualTo(0);
        assertThat(value(theirs, FIRST.ofLayer(Letter.Z, 2, 1))).isEqualTo(0);
    }

    /** δ² wrong in its sign: the gradients of layer 2, all of layer 1 and the step follow; the forward pass and C do not change. */
    @Test
    void followThroughOfATrainingStep() throws IOException {
        Worksheet ours = worksheet("mazur-2-2-2");
        QuantityId delta = FIRST.ofLayer(Letter.DELTA, 2, 1);
        double wrong = -0.1385;
        Worksheet theirs = ours.with(delta, number("-0.1385"));
        double a1 = value(ours, FIRST.ofLayer(Letter.A, 1, 1));
        assertThat(value(theirs, FIRST.ofLayer(Letter.DW, 2, 1, 1))).isCloseTo(wrong * a1, within(1e-15));
        double back = 0.40 * wrong + 0.50 * value(ours, FIRST.ofLayer(Letter.DELTA, 2, 2));
        double delta1 = back * a1 * (1 - a1);
        assertThat(value(theirs, FIRST.ofLayer(Letter.DELTA, 1, 1))).isCloseTo(delta1, within(1e-15));
        assertThat(value(theirs, FIRST.ofLayer(Letter.DW, 1, 1, 2))).isCloseTo(delta1 * 0.10, within(1e-15));
        assertThat(value(theirs, FIRST.afterUpdate().ofLayer(Letter.W, 1, 1, 2)))
                .isCloseTo(0.20 - 0.5 * delta1 * 0.10, within(1e-15));
        assertThat(theirs.find(FIRST.of(Letter.C))).isEqualTo(ours.find(FIRST.of(Letter.C)));
        assertThat(theirs.find(FIRST.ofLayer(Letter.DELTA, 2, 2)).orElseThrow())
                .isSameAs(ours.find(FIRST.ofLayer(Letter.DELTA, 2, 2)).orElseThrow());
        assertThat(theirs.calculated()).isBetween(1, ours.calculated() / 2 + ours.calculated() / 4);
    }

    /** Two wrong numbers, one after the other: each counts. */
    @Test
    void replacementsAddUp() throws IOException {
        Worksheet theirs = worksheet("lecture-1")
                .with(FIRST.ofLayer(Letter.Z, 1, 1), number("3"))
                .with(FIRST.ofLayer(Letter.Z, 2, 2), number("0"));
        assertThat(value(theirs, FIRST.of(Letter.Y, 2))).isCloseTo(1 / (Math.exp(3) + 1), within(1e-15));
    }

    /** What we would have written too changes nothing. */
    @Test
    void ourOwnNumberChangesNothing() throws IOException {
        Worksheet ours = worksheet("lecture-1");
        Worksheet same = ours.with(FIRST.ofLayer(Letter.Z, 1, 1), number("2"));
        for (Evaluation line : ours.lines()) {
            assertThat(same.find(line.id()).orElseThrow().value().printed())
                    .as(line.id().toString())
                    .isEqualTo(line.value().printed());
        }
    }

    @Test
    void aLineThatIsNotThereIsNotReplaced() throws IOException {
        Worksheet ours = worksheet("lecture-1");
        QuantityId unknown = FIRST.ofLayer(Letter.Z, 3, 1);
        Expr zero = number("0");
        assertThatThrownBy(() -> ours.with(unknown, zero)).hasMessage("no line for z3[1]@1");
    }
}
