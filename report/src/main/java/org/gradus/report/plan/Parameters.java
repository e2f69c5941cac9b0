package org.gradus.report.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.gradus.core.expr.Expr;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.exercise.Exercise.NetworkData;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.Ledger;
import org.gradus.report.worksheet.Names;
import org.gradus.report.worksheet.QuantityId;

/** The weights and biases that a forward pass takes: those of the exercise, or those after a gradient step. */
public final class Parameters {
    private final List<LayerData> layers;
    private final List<LayerKind> kinds;
    private final List<LayerStep> steps;
    /** What the step left, by the symbol after the update. */
    private final Map<Expr, Evaluation> left = new HashMap<>();

    private final List<Evaluation> carried = new ArrayList<>();

    private Parameters(List<LayerData> layers, List<LayerKind> kinds, List<LayerStep> steps) {
        this.layers = layers;
        this.kinds = kinds;
        this.steps = steps;
        steps.forEach(step -> step.evaluations().forEach(evaluation -> left.put(evaluation.symbol(), evaluation)));
    }

    /** Those of the exercise; none if it has no network. */
    public static Parameters given(Optional<NetworkData> network) {
        return given(network, Dense::new);
    }

    /** @param kind says how a layer calculates */
    public static Parameters given(Optional<NetworkData> network, Function<LayerData, LayerKind> kind) {
        List<LayerData> layers = network.map(NetworkData::layers).orElse(List.of());
        return new Parameters(layers, layers.stream().map(kind).toList(), List.of());
    }

    /** These, changed by a gradient step. */
    public Parameters after(List<LayerStep> stepped) {
        return new Parameters(layers, kinds, stepped);
    }

    /** How layer {@code l} calculates. */
    public LayerKind kind(int l) {
        return kinds.get(l - 1);
    }

    /** Whether every layer is its weight matrix and its bias, as EJML has them too. */
    public boolean isDense() {
        return kinds.stream().allMatch(kind -> kind instanceof Dense dense && !dense.ahead());
    }

    /** Enters those of layer {@code l} into a ledger. */
    public void enter(Ledger ledger, int l, Names names) {
        enter(ledger, kind(l).parameters(names, l));
    }

    /** Enters numbers that go on from step to step: as given, or as the last step left them. */
    public void enter(Ledger ledger, List<LayerKind.Parameter> parameters) {
        for (LayerKind.Parameter parameter : parameters) {
            if (steps.isEmpty()) {
                ledger.give(parameter.id(), parameter.given());
            } else {
                carry(ledger, parameter.id(), after(parameter.id()));
            }
        }
    }

    private Evaluation after(QuantityId parameter) {
        Evaluation evaluation = left.get(parameter.after().symbol());
        if (evaluation == null) {
            throw new IllegalArgumentException("no step of " + parameter);
        }
        return evaluation;
    }

    private void carry(Ledger ledger, QuantityId name, Evaluation from) {
        carried.add(ledger.carry(name, from, from.isGiven()));
    }

    /** What was entered and is no number of the exercise. */
    public List<Evaluation> carried() {
        return carried;
    }

    /** Layer {@code l} with its numbers as they are printed. */
    public LayerData layer(int l) {
        return layer(l, entry -> entry.value().printed());
    }

    /** The layers with every number to within a double; absent where one of them is beyond doubles. */
    public Optional<List<LayerData>> nearest() {
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
