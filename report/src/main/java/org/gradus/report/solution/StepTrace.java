package org.gradus.report.solution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.report.plan.LayerStep;
import org.gradus.report.worksheet.Evaluation;

/**
 * One step of gradient descent.
 *
 * @param rate η
 * @param layers the new weights and biases
 * @param after the forward passes with them: one, or that of every sample of a batch
 * @param losses the losses of a batch's samples after the step, ids {@code newC[1]}; empty for one sample
 * @param reduced D and R after the step, of a batch with regularisation; else empty
 * @param loss C after the step, id {@code newC}
 * @param forecast what the gradient says about the loss after the step; absent where that is not asked
 */
public record StepTrace(
        Evaluation rate,
        List<LayerStep> layers,
        List<SampleTrace> after,
        List<LossTrace> losses,
        List<Evaluation> reduced,
        Evaluation loss,
        Optional<Forecast> forecast) {
    public StepTrace {
        layers = List.copyOf(layers);
        after = List.copyOf(after);
        losses = List.copyOf(losses);
        reduced = List.copyOf(reduced);
    }

    /** Everything that is calculated, in that order; of a batch without the samples' forward passes. */
    public List<Evaluation> evaluations() {
        List<Evaluation> all = new ArrayList<>();
        for (LayerStep layer : layers) {
            layer.weights().forEach(all::addAll);
            layer.bias().ifPresent(all::addAll);
            all.addAll(layer.others());
        }
        if (after.size() == 1) {
            after.get(0).layers().forEach(layer -> all.addAll(layer.evaluations()));
        }
        all.addAll(reduced);
        all.add(loss);
        forecast.ifPresent(found -> all.addAll(found.evaluations()));
        return all;
    }

    /** The loss after the step and what the gradient says about it, in that order. */
    public List<Evaluation> check() {
        List<Evaluation> all = new ArrayList<>(List.of(loss));
        forecast.ifPresent(found -> all.addAll(found.evaluations()));
        return all;
    }

    /**
     * To first order the step changes the loss by −η‖∇C‖².
     *
     * @param layers the squares of the gradients of each layer, added; empty where there is but one layer
     * @param squaredNorm ‖∇C‖² over the parameters that are updated
     * @param firstOrder −η‖∇C‖²
     * @param change the loss after the step minus the loss before
     * @param share {@code firstOrder/change}; absent where one of them is 0
     */
    public record Forecast(
            List<Evaluation> layers,
            Evaluation squaredNorm,
            Evaluation firstOrder,
            Evaluation change,
            Optional<Evaluation> share) {
        public Forecast {
            layers = List.copyOf(layers);
        }

        List<Evaluation> evaluations() {
            List<Evaluation> all = new ArrayList<>(layers);
            all.addAll(List.of(squaredNorm, firstOrder, change));
            share.ifPresent(all::add);
            return all;
        }
    }
}
