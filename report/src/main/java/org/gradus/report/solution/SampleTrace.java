package org.gradus.report.solution;

import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.report.exercise.Exercise.Sample;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.Names;
import org.gradus.report.worksheet.QuantityId;

/**
 * The forward pass of one sample.
 *
 * @param number counted from 1
 * @param names of what is calculated in it
 * @param input the given numbers, each a {@link Expr.Shown}
 * @param layers in order; one for logits and probabilities
 * @param parameters weights and biases where they are not those of the exercise but come from a gradient step; else empty
 */
public record SampleTrace(
        int number,
        Names names,
        Sample sample,
        List<Expr> input,
        List<LayerTrace> layers,
        List<Evaluation> parameters) {
    public SampleTrace {
        parameters = List.copyOf(parameters);
        input = List.copyOf(input);
        layers = List.copyOf(layers);
    }

    /** The quantity that enters layer {@code l} at place {@code j}, both from 1: x_j or a_j^{l−1}. */
    public QuantityId entering(int l, int j) {
        return l == 1
                ? new Names(names.sample(), names.time(), false).of(Letter.X, j)
                : names.ofLayer(Letter.A, l - 1, j);
    }

    /** Layer L. */
    public LayerTrace lastLayer() {
        return layers.get(layers.size() - 1);
    }

    /** y = a^L. */
    public List<Evaluation> output() {
        return lastLayer().activation();
    }
}
