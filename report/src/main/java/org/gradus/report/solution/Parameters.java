package org.gradus.report.solution;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.gradus.core.expr.Expr;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.exercise.Exercise.NetworkData;

/** The weights and biases that a forward pass takes: those of the exercise, or those after a gradient step. */
final class Parameters {
    private final List<LayerData> layers;
    private final List<LayerStep> steps;
    private final List<Evaluation> carried = new ArrayList<>();

    private Parameters(List<LayerData> layers, List<LayerStep> steps) {
        this.layers = layers;
        this.steps = steps;
    }

    /** Those of the exercise; none if it has no network. */
    static Parameters given(Optional<NetworkData> network) {
        return new Parameters(network.map(NetworkData::layers).orElse(List.of()), List.of());
    }

    /** These, changed by a gradient step. */
    Parameters after(List<LayerStep> stepped) {
        return new Parameters(layers, stepped);
    }

    /** Enters those of layer {@code l} into a ledger. */
    void enter(Ledger ledger, int l, Names names) {
        LayerData data = layers.get(l - 1);
        for (int i = 1; i <= data.units(); i++) {
            for (int j = 1; j <= data.inputs(); j++) {
                if (!data.hasEdge(i, j)) {
                    continue;
                }
                QuantityId name = names.ofLayer(Letter.W, l, i, j);
                if (steps.isEmpty()) {
                    ledger.give(name, data.weights().get(i - 1).get(j - 1));
                } else {
                    carry(ledger, name, steps.get(l - 1).weights().get(i - 1).get(j - 1));
                }
            }
            if (data.bias().isPresent()) {
                QuantityId name = names.ofLayer(Letter.B, l, i);
                if (steps.isEmpty()) {
                    ledger.give(name, data.bias().get().get(i - 1));
                } else {
                    carry(ledger, name, steps.get(l - 1).bias().orElseThrow().get(i - 1));
                }
            }
        }
    }

    private void carry(Ledger ledger, QuantityId name, Evaluation from) {
        carried.add(ledger.carry(name, from, from.isGiven()));
    }

    /** What was entered and is no number of the exercise. */
    List<Evaluation> carried() {
        return carried;
    }

    /** Layer {@code l} with its numbers as they are printed. */
    LayerData layer(int l) {
        return layer(l, entry -> entry.value().printed());
    }

    /** The layers with every number to within a double; absent where one of them is beyond doubles. */
    Optional<List<LayerData>> nearest() {
        boolean[] finite = {true};
        List<LayerData> nearest = new ArrayList<>();
        for (int l = 1; l <= layers.size(); l++) {
            nearest.add(layer(l, entry -> {
                double value = entry.value().nearestDouble().orElse(Double.NaN);
                finite[0] &= Double.isFinite(value);
                return Double.isFinite(value) ? new Expr.Num(new BigDecimal(value)) : Expr.Num.of(0);
            }));
        }
        return finite[0] ? Optional.of(nearest) : Optional.empty();
    }

    private LayerData layer(int l, Function<Evaluation, Expr> number) {
        LayerData given = layers.get(l - 1);
        if (steps.isEmpty()) {
            return given;
        }
        LayerStep step = steps.get(l - 1);
        List<List<Expr>> weights = step.weights().stream()
                .map(row -> row.stream()
                        .map(entry -> entry.isAbsent() ? LayerData.NO_EDGE : number.apply(entry))
                        .toList())
                .toList();
        Optional<List<Expr>> bias =
                step.bias().map(entries -> entries.stream().map(number).toList());
        return new LayerData(weights, bias, given.activation());
    }
}
