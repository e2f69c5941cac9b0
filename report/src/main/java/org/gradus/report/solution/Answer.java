package org.gradus.report.solution;

import java.util.List;
import java.util.Optional;
import org.gradus.core.ScalarActivation;
import org.gradus.core.expr.Expr;
import org.gradus.symbolic.Derivation;
import org.gradus.symbolic.Property;
import org.gradus.symbolic.Switch;

/** What a task asked for, one record for each kind of task. */
public sealed interface Answer {

    <R> R accept(Visitor<R> visitor);

    /** The forward passes stand in {@link Solution#samples()}. */
    record Forward() implements Answer {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.forward(this);
        }
    }

    /**
     * y = f(x).
     *
     * @param layers a^l = σ(W^l a^{l-1} + b^l), one relation for each layer
     * @param general y nested, with σ for every activation
     * @param named y nested, with the functions' names
     * @param numbers y nested with the weights put in; x is the symbol
     */
    record Composition(List<Expr.Relation> layers, Expr general, Expr named, Expr numbers) implements Answer {
        public Composition {
            layers = List.copyOf(layers);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.composition(this);
        }
    }

    /**
     * The class of every sample.
     *
     * @param boundary for a single neuron: {@code w_1 x_1 + … + b = 0} with the numbers put in
     * @param boundarySolved for a single neuron with two inputs: the same equation solved for x_2
     */
    record Classify(
            List<Classification> samples, Optional<Expr.Relation> boundary, Optional<Expr.Relation> boundarySolved)
            implements Answer {
        public Classify {
            samples = List.copyOf(samples);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.classify(this);
        }
    }

    /** The derivative of each different activation, in the order of the layers. */
    record ActivationDerivative(List<OfActivation> activations) implements Answer {
        public ActivationDerivative {
            activations = List.copyOf(activations);
        }

        /**
         * One activation.
         *
         * @param values for every sample, the derivative at each z of the layers that use it; ids {@code da1[2]}
         */
        public record OfActivation(ScalarActivation activation, Derivation derivation, List<List<AtPoint>> values) {
            public OfActivation {
                values = values.stream().map(List::copyOf).toList();
            }
        }

        /** A value of the derivative, and the kink at which z stands, so that the convention decided it. */
        public record AtPoint(Evaluation value, Optional<Switch> kink) {}

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.activationDerivative(this);
        }
    }

    /** ∂y_i/∂z_j for general N. */
    record SoftmaxDerivative(Derivation derivation) implements Answer {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.softmaxDerivative(this);
        }
    }

    /**
     * The Jacobian of the output layer for every sample: row i, column j; J_ij = y_j(1 − y_j) for i = j, else −y_i y_j.
     *
     * @param samples N×N evaluations for each sample, ids {@code J[i,j]}
     */
    record SoftmaxJacobian(Derivation derivation, List<List<List<Evaluation>>> samples) implements Answer {
        public SoftmaxJacobian {
            samples = samples.stream()
                    .map(rows -> rows.stream().map(List::copyOf).toList())
                    .toList();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.softmaxJacobian(this);
        }
    }

    /** What holds for softmax, each with its proof. */
    record SoftmaxProperties(List<Property> properties) implements Answer {
        public SoftmaxProperties {
            properties = List.copyOf(properties);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.softmaxProperties(this);
        }
    }

    interface Visitor<R> {
        R forward(Forward answer);

        R composition(Composition answer);

        R classify(Classify answer);

        R activationDerivative(ActivationDerivative answer);

        R softmaxDerivative(SoftmaxDerivative answer);

        R softmaxJacobian(SoftmaxJacobian answer);

        R softmaxProperties(SoftmaxProperties answer);
    }
}
