package org.gradus.report.solution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.report.solution.Answer.ActivationDerivative.AtPoint;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.symbolic.derive.Derivation;

/**
 * The backward pass of one sample.
 *
 * @param rule how δ^L follows from the loss
 * @param lossGradient ∂C/∂y, N_L entries; empty where {@code rule} does without it
 * @param layers in order
 * @param input ∂C/∂x, N_0 entries; empty when logits are given
 */
public record BackwardTrace(
        DeltaRule rule, List<Evaluation> lossGradient, List<LayerGradients> layers, List<Evaluation> input) {
    public BackwardTrace {
        lossGradient = List.copyOf(lossGradient);
        layers = List.copyOf(layers);
        input = List.copyOf(input);
    }

    /** The last layer whose derivative is 0 wherever it exists: no gradient reaches the parameters of it and of all before it. */
    public Optional<Integer> barrier() {
        return layers.stream()
                .filter(LayerGradients::isFlat)
                .map(LayerGradients::layer)
                .max(Integer::compare);
    }

    /** Everything that is calculated for the gradients, in that order; without the loss. */
    public List<Evaluation> evaluations() {
        List<Evaluation> all = new ArrayList<>(lossGradient);
        for (int l = layers.size(); l >= 1; l--) {
            LayerGradients layer = layers.get(l - 1);
            layer.derivative().forEach(point -> all.add(point.value()));
            layer.jacobian().forEach(all::addAll);
            all.addAll(layer.outputGradient());
            all.addAll(layer.delta());
            all.addAll(layer.paths());
            layer.weights().forEach(all::addAll);
            layer.bias().ifPresent(all::addAll);
            all.addAll(layer.others());
        }
        all.addAll(input);
        return all;
    }

    /** How δ^L = ∂C/∂z^L is found. */
    public enum DeltaRule {
        /** Softmax with cross-entropy: y_j Σ t_k − t_j. */
        SOFTMAX_CROSS_ENTROPY,
        /** As {@link #SOFTMAX_CROSS_ENTROPY}, where the targets have the sum 1: y − t. */
        SOFTMAX_CROSS_ENTROPY_ONE,
        /** Sigmoid with binary cross-entropy: y − t. */
        SIGMOID_BINARY_CROSS_ENTROPY,
        /** ∂C/∂y ⊙ σ′(z). */
        DERIVATIVE,
        /** Jᵀ ∂C/∂y. */
        JACOBIAN
    }

    /**
     * The gradients of one layer.
     *
     * @param layer l, counted from 1
     * @param derivations of σ′, one for each different function of the layer; none for softmax
     * @param derivative σ′(z^l); empty for softmax
     * @param jacobian ∂a^l/∂z^l, N_l × N_l; empty for other activations
     * @param outputGradient ∂C/∂a^l inside the network, where it is a line of its own: what the Jacobian is multiplied by, or a sum
     *     that σ′ is multiplied by; else empty
     * @param delta δ^l, N_l entries
     * @param paths δ^l once more, by the chain rule along every path to the output; empty where there are too many
     * @param weights ∂C/∂W^l, N_l × N_{l−1}; empty when logits are given
     * @param bias ∂C/∂b^l; absent for a layer without bias
     * @param others gradients of other parameters than these
     */
    public record LayerGradients(
            int layer,
            List<Derivation> derivations,
            List<AtPoint> derivative,
            List<List<Evaluation>> jacobian,
            List<Evaluation> outputGradient,
            List<Evaluation> delta,
            List<Evaluation> paths,
            List<List<Evaluation>> weights,
            Optional<List<Evaluation>> bias,
            List<Evaluation> others) {
        public LayerGradients {
            derivations = List.copyOf(derivations);
            derivative = List.copyOf(derivative);
            jacobian = jacobian.stream().map(List::copyOf).toList();
            outputGradient = List.copyOf(outputGradient);
            delta = List.copyOf(delta);
            paths = List.copyOf(paths);
            weights = weights.stream().map(List::copyOf).toList();
            bias = bias.map(List::copyOf);
            others = List.copyOf(others);
        }

        /** Whether σ′ is 0 wherever it exists; the Jacobian of softmax over one unit is. */
        boolean isFlat() {
            return derivations.isEmpty()
                    ? jacobian.size() == 1
                    : derivations.stream().map(Derivation::result).allMatch(LayerGradients::isZero);
        }

        private static boolean isZero(Expr derivative) {
            return derivative instanceof Expr.Piecewise cases
                    ? cases.cases().stream().map(Expr.Case::value).allMatch(LayerGradients::isZero)
                    : derivative.equals(Expr.Num.of(0));
        }
    }
}
