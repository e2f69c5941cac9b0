package org.gradus.report.compose.figure;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.gradus.core.expr.Expr;
import org.gradus.core.matrix.Matrix;
import org.gradus.core.network.Layer;
import org.gradus.core.network.Network;
import org.gradus.core.number.Real;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.exercise.Exercise.NetworkData;
import org.gradus.report.worksheet.Evaluation;

/** An exercise in doubles: a curve needs no more. What a picture says in digits is never taken from here. */
final class Doubles {
    private Doubles() {}

    static double of(Expr constant) {
        return constant.equals(LayerData.NO_EDGE) ? 0 : Real.of(constant).nearestDouble();
    }

    /** 0 where there is no edge. */
    static double of(Evaluation evaluation) {
        return evaluation.isAbsent() ? 0 : evaluation.value().nearestDouble().orElse(Double.NaN);
    }

    static Network network(NetworkData data) {
        return new Network(data.layers().stream().map(Doubles::layer).toList());
    }

    private static Layer layer(LayerData data) {
        Optional<Matrix> bias = data.bias().map(b -> column(b, Doubles::of));
        return new Layer(matrix(data.weights(), Doubles::of), bias, data.activation());
    }

    static <T> Matrix matrix(List<List<T>> rows, ToDoubleFunction<T> entry) {
        return Matrix.of(rows.stream()
                .map(row -> row.stream().mapToDouble(entry).toArray())
                .toArray(double[][]::new));
    }

    static <T> Matrix column(List<T> entries, ToDoubleFunction<T> entry) {
        return Matrix.column(entries.stream().mapToDouble(entry).toArray());
    }
}
