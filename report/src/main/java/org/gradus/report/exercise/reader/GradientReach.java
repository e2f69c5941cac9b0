package org.gradus.report.exercise.reader;

import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.function.Activation;
import org.gradus.core.function.ScalarActivation;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.exercise.Exercise.NetworkData;

/**
 * How far back a gradient can come, whatever the numbers are: not through an activation whose derivative is 0 wherever it exists, and
 * not without an edge. (A unit that is merely inactive at a sample, as of ReLU, is another matter: another input may wake it.)
 */
final class GradientReach {
    private final List<LayerData> layers;
    /** For each layer, whether a gradient reaches z of each of its units. */
    private final LinkedList<List<Boolean>> reached = new LinkedList<>();

    private GradientReach(List<LayerData> layers) {
        this.layers = layers;
        for (int l = layers.size(); l >= 1; l--) {
            reached.addFirst(units(l));
        }
    }

    static GradientReach of(NetworkData network) {
        return new GradientReach(network.layers());
    }

    private List<Boolean> units(int l) {
        LayerData layer = layers.get(l - 1);
        List<Boolean> units = new ArrayList<>();
        for (int i = 1; i <= layer.units(); i++) {
            boolean flat = isFlat(layer.activation().unit(i - 1), layer.units());
            units.add(!flat && (l == layers.size() || leadsOn(l, i)));
        }
        return units;
    }

    private boolean leadsOn(int l, int j) {
        LayerData next = layers.get(l);
        for (int i = 1; i <= next.units(); i++) {
            if (next.hasEdge(i, j) && reached.getFirst().get(i - 1)) {
                return true;
            }
        }
        return false;
    }

    /** Whether no change of z changes the output a little: step, sign, softmax over one unit, which is 1. */
    static boolean isFlat(Activation activation, int units) {
        return activation.parts().stream().allMatch(part -> isFlat(part.unit(0), units));
    }

    /** @param unit empty for softmax */
    private static boolean isFlat(Optional<ScalarActivation> unit, int units) {
        return unit.map(ScalarActivation::isFlat).orElse(units == 1);
    }

    /** Whether some unit lets no gradient through, though others of its layer do. */
    boolean hasFlatUnits() {
        return layers.stream()
                .flatMap(layer -> layer.activation().parts().stream())
                .anyMatch(part -> part.unit(0).filter(ScalarActivation::isFlat).isPresent());
    }

    /** Whether a gradient reaches a weight of layer {@code l}, from 1, or, if {@code biases} count, a bias. */
    private boolean reaches(int l, boolean biases) {
        LayerData layer = layers.get(l - 1);
        for (int i = 1; i <= layer.units(); i++) {
            boolean has = biases && layer.bias().isPresent();
            for (int j = 1; j <= layer.inputs(); j++) {
                has |= layer.hasEdge(i, j);
            }
            if (has && reached.get(l - 1).get(i - 1)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a gradient reaches some weight, or, if {@code biases} count, some bias. */
    boolean reachesAny(boolean biases) {
        for (int l = 1; l <= layers.size(); l++) {
            if (reaches(l, biases)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a gradient comes back to some input. */
    boolean reachesInput() {
        return reaches(1, false);
    }

    /** The last layer whose activation lets no gradient through; it and all before it learn nothing. */
    Optional<Integer> barrier() {
        for (int l = layers.size(); l >= 1; l--) {
            if (isFlat(layers.get(l - 1).activation(), layers.get(l - 1).units())) {
                return Optional.of(l);
            }
        }
        return Optional.empty();
    }
}
