package org.gradus.report.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.worksheet.Definition;
import org.gradus.report.worksheet.Exact;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.Names;
import org.gradus.report.worksheet.QuantityId;
import org.gradus.report.worksheet.Terms;

/**
 * z^l = W^l a^{l−1} + b^l, where there are edges.
 *
 * @param ahead whether it is calculated with the weights and biases at which Nesterov's method takes the gradient
 */
public record Dense(LayerData data, boolean ahead) implements LayerKind {
    public Dense(LayerData data) {
        this(data, false);
    }

    @Override
    public QuantityId used(QuantityId parameter) {
        return ahead ? parameter.of(parameter.letter().in(Letter.Role.AHEAD)) : parameter;
    }

    @Override
    public int units() {
        return data.units();
    }

    @Override
    public int inputs() {
        return data.inputs();
    }

    @Override
    public List<Parameter> parameters(Names names, int l) {
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 1; i <= units(); i++) {
            for (int j = 1; j <= inputs(); j++) {
                if (data.hasEdge(i, j)) {
                    Expr weight = data.weights().get(i - 1).get(j - 1);
                    parameters.add(new Parameter(names.ofLayer(Letter.W, l, i, j), weight));
                }
            }
            if (data.bias().isPresent()) {
                Expr bias = data.bias().get().get(i - 1);
                parameters.add(new Parameter(names.ofLayer(Letter.B, l, i), bias));
            }
        }
        return parameters;
    }

    @Override
    public Expr preactivation(Names names, int l, int i, List<QuantityId> entering) {
        List<Expr> terms = new ArrayList<>();
        for (int j = 1; j <= entering.size(); j++) {
            Expr input = entering.get(j - 1).symbol();
            slope(names, l, i, j).ifPresent(weight -> terms.add(Expr.Product.of(weight, input)));
        }
        if (data.bias().isPresent()) {
            terms.add(used(names.ofLayer(Letter.B, l, i)).symbol());
        }
        return Terms.sum(terms);
    }

    @Override
    public Optional<Expr> slope(Names names, int l, int i, int j) {
        return data.hasEdge(i, j)
                ? Optional.of(used(names.ofLayer(Letter.W, l, i, j)).symbol())
                : Optional.empty();
    }

    @Override
    public Definition gradient(Names names, int l, QuantityId parameter, List<QuantityId> entering) {
        Expr delta = names.ofLayer(Letter.DELTA, l, parameter.place(0)).symbol();
        if (parameter.letter().equals(Letter.B)) {
            return new Definition(parameter.of(Letter.DB), delta);
        }
        Expr input = entering.get(parameter.place(1) - 1).symbol();
        return new Definition(parameter.of(Letter.DW), Expr.Product.of(delta, input));
    }

    @Override
    public boolean isAlikeIn(int j) {
        if (data.weights().stream().anyMatch(row -> row.get(j - 1).equals(LayerData.NO_EDGE))) {
            return false;
        }
        Expr first = data.weights().get(0).get(j - 1);
        return data.weights().stream().allMatch(row -> Exact.isZero(Terms.minus(row.get(j - 1), first)));
    }
}
