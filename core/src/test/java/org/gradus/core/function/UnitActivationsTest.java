package org.gradus.core.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.gradus.core.matrix.Matrix;
import org.gradus.core.network.Layer;
import org.junit.jupiter.api.Test;

class UnitActivationsTest {
    private static final UnitActivations MIXED =
            new UnitActivations("phi", List.of(Activations.RELU, Activations.TANH, Activations.RELU));

    @Test
    void eachUnitAppliesItsOwn() {
        Matrix a = MIXED.value(Matrix.column(-2, 0.5, 3));
        assertThat(new double[] {a.get(0), a.get(1), a.get(2)}).containsExactly(0, Math.tanh(0.5), 3);
        assertThat(MIXED.unit(1)).isEqualTo(Optional.of(Activations.TANH));
        assertThat(MIXED.parts()).containsExactly(Activations.RELU, Activations.TANH);
        assertThat(MIXED.name()).isEqualTo("[relu, tanh, relu]");
        assertThat(MIXED.isEntrywise()).isTrue();
        assertThat(MIXED.classRule()).isEmpty();
    }

    @Test
    void unitsThatAreAlikeAreALayerWithThatActivation() {
        assertThat(UnitActivations.of("phi", List.of(Activations.TANH, Activations.TANH)))
                .isEqualTo(Activations.TANH);
        assertThat(UnitActivations.of("phi", MIXED.units())).isEqualTo(MIXED);
        assertThatThrownBy(() -> new UnitActivations("phi", List.of(Activations.TANH)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thereIsOneForEachUnit() {
        assertThatThrownBy(() -> MIXED.value(Matrix.column(1, 2)))
                .hasMessage("z is 2×1 but there are activations for 3 units; z must have 3 rows");
        assertThatThrownBy(() -> new Layer(Matrix.of(new double[][] {{1}, {2}}), MIXED))
                .hasMessage("W is 2×1 but the activations are [relu, tanh, relu]; there must be one for each row of W");
    }

    /** −t ln y of a unit with target 0 is 0: no cross-entropy behind units, and no shortcut behind mixed ones. */
    @Test
    void lossesSeeNoLayerOfOneKind() {
        UnitActivations output = new UnitActivations("phi", List.of(Activations.SIGMOID, Activations.TANH));
        assertThat(Losses.named("cross-entropy").orElseThrow().misfit(output)).isPresent();
        Loss binary = Losses.named("binary-cross-entropy").orElseThrow();
        assertThat(binary.logitForm(output)).isEmpty();
        Matrix z = Matrix.column(0.5, 0.25);
        Matrix t = Matrix.column(1, 0);
        double y = 1 / (1 + Math.exp(-0.5));
        double other = Math.tanh(0.25);
        Matrix delta = binary.delta(output, z, t, AtKink.LEFT);
        assertThat(delta.get(0)).isCloseTo(y - 1, org.assertj.core.api.Assertions.within(1e-14));
        assertThat(delta.get(1))
                .isCloseTo((1 - other * other) / (1 - other), org.assertj.core.api.Assertions.within(1e-14));
    }

    @Test
    void atAKinkEachUnitHasItsOwnDerivative() {
        Matrix slopes = Loss.through(MIXED, Matrix.column(0, 0, 1), Matrix.column(2, 2, 2), AtKink.RIGHT);
        assertThat(new double[] {slopes.get(0), slopes.get(1), slopes.get(2)}).containsExactly(2, 2, 2);
    }
}
