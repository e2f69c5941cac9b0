package org.gradus.report.solution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.function.ScalarActivation;
import org.gradus.report.exercise.TrainingPlan;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.symbolic.derive.Derivation;
import org.gradus.symbolic.derive.Identity;
import org.gradus.symbolic.derive.Property;
import org.gradus.symbolic.derive.Step;
import org.gradus.symbolic.derive.Switch;
import org.gradus.symbolic.kernel.Theorem;
import org.gradus.symbolic.separate.GaussianUnit;
import org.gradus.symbolic.separate.Separability;

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
     * @param logOdds for logistic regression, a sigmoid neuron with binary cross-entropy: ln(y/(1 − y)) = z
     */
    record Classify(
            List<Classification> samples,
            Optional<Expr.Relation> boundary,
            Optional<Expr.Relation> boundarySolved,
            Optional<Identity> logOdds)
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

    /**
     * Whether a claimed derivative is right.
     *
     * @param derivation of what the claim is about, where it can be derived step by step
     * @param common what both the derivative and the proved claim are in lowest terms, as a fraction in e^z
     * @param values the derivative and the claim at the witness of a refuted claim; the derivative where the claim is about a point
     */
    record Verification(
            ClaimResult result, Optional<Derivation> derivation, Optional<Expr> common, Optional<ValuesAtPoint> values)
            implements Answer {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.verification(this);
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

    /**
     * Whether a single layer computes the table.
     *
     * @param softmax what two softmax units decide, proved
     * @param gaussian a Gaussian unit that computes a table which is not separable, if there is a small one
     */
    record XorImpossibility(Separability separability, List<Step> softmax, Optional<GaussianUnit> gaussian)
            implements Answer {
        public XorImpossibility {
            softmax = List.copyOf(softmax);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.xorImpossibility(this);
        }
    }

    /**
     * The network at every point of binary inputs, counted in binary.
     *
     * @param rows 2^n forward passes
     * @param classes one for each row; empty where no rule gives a class
     */
    record TruthTable(List<SampleTrace> rows, List<Classification> classes) implements Answer {
        public TruthTable {
            rows = List.copyOf(rows);
            classes = List.copyOf(classes);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.truthTable(this);
        }
    }

    /** The equations of backpropagation, in the order in which they are used. */
    record BackpropagationDerivation(List<org.gradus.symbolic.derive.Backpropagation> equations) implements Answer {
        public BackpropagationDerivation {
            equations = List.copyOf(equations);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.backpropagationDerivation(this);
        }
    }

    /**
     * The loss of every sample.
     *
     * @param batch the samples' common loss, where they have one
     */
    record Loss(List<LossTrace> samples, Optional<BatchTrace> batch) implements Answer {
        public Loss {
            samples = List.copyOf(samples);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.loss(this);
        }
    }

    /**
     * ∂C/∂y of every sample.
     *
     * @param samples N_L evaluations for each sample, ids {@code dy[1]}
     */
    record LossGradient(List<LossTrace> losses, List<List<Evaluation>> samples) implements Answer {
        public LossGradient {
            losses = List.copyOf(losses);
            samples = samples.stream().map(List::copyOf).toList();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.lossGradient(this);
        }
    }

    /**
     * The backward pass of every sample.
     *
     * @param batch the samples' common loss, where they have one
     * @param reduced its gradients, layer by layer; empty without a batch
     * @param shortcuts why ∂C/∂z^L is output minus target, where it is
     */
    record Backpropagation(
            List<LossTrace> losses,
            List<BackwardTrace> samples,
            Optional<BatchTrace> batch,
            List<BatchTrace.LayerGradients> reduced,
            List<Derivation> shortcuts)
            implements Answer {
        public Backpropagation {
            shortcuts = List.copyOf(shortcuts);
            losses = List.copyOf(losses);
            samples = List.copyOf(samples);
            reduced = List.copyOf(reduced);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.backpropagation(this);
        }
    }

    /**
     * One step of gradient descent. Asked for again it goes on from the one before.
     *
     * @param samples the forward passes that it starts with
     * @param gradients what the step goes by
     * @param steps one for each sample, or one for the batch
     */
    record GradientStep(List<SampleTrace> samples, Backpropagation gradients, List<StepTrace> steps) implements Answer {
        public GradientStep {
            samples = List.copyOf(samples);
            steps = List.copyOf(steps);
        }

        /** Whether it goes on from another step, with forward passes of its own. */
        public boolean goesOn() {
            int updates = samples.get(0).names().time();
            return updates > 0;
        }

        /** What is calculated for a sample, counted from 0; where it goes on, everything from the forward pass on. */
        public List<Evaluation> evaluationsOf(int sample) {
            List<Evaluation> all = new ArrayList<>();
            if (goesOn()) {
                samples.get(sample).layers().forEach(layer -> all.addAll(layer.evaluations()));
                all.add(gradients.losses().get(sample).value());
                all.addAll(gradients.samples().get(sample).evaluations());
            }
            if (gradients.batch().isEmpty()) {
                all.addAll(steps.get(sample).evaluations());
            }
            return all;
        }

        /** What is calculated for the batch, where there is one. */
        public List<Evaluation> evaluationsOfBatch() {
            List<Evaluation> all = new ArrayList<>();
            gradients.batch().ifPresent(batch -> {
                if (goesOn()) {
                    all.add(batch.loss());
                    gradients.reduced().forEach(layer -> all.addAll(layer.evaluations()));
                }
                all.addAll(steps.get(0).evaluations());
            });
            return all;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.gradientStep(this);
        }
    }

    /** ∂C/∂x of each sample. */
    record InputGradient(Backpropagation gradients) implements Answer {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.inputGradient(this);
        }
    }

    /**
     * What a step did to the loss, and what the gradient said it would do.
     *
     * @param step the last one that was asked for before, or the first
     */
    record StepCheck(GradientStep step) implements Answer {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.stepCheck(this);
        }
    }

    /** A formula taken apart into single operations. */
    record Graph(GraphTrace trace) implements Answer {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.graph(this);
        }
    }

    /** All first derivatives of functions of several variables, ids {@code J[i,j]}. */
    record Jacobian(Partials partials) implements Answer {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.jacobian(this);
        }
    }

    /**
     * All second derivatives of a function of several variables.
     *
     * @param gradient the first derivatives, one row, ids {@code g[1,i]}
     * @param second a row for each first derivative, ids {@code H[i,j]}
     * @param symmetric that H_ij = H_ji, for i &lt; j
     */
    record Hessian(Partials gradient, Partials second, List<Theorem> symmetric) implements Answer {
        public Hessian {
            symmetric = List.copyOf(symmetric);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.hessian(this);
        }
    }

    /** The shapes of the exercise's parameters; they stand in it. */
    record Shapes() implements Answer {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.shapes(this);
        }
    }

    /**
     * Where the units of the first layer have z = 0.
     *
     * @param table what a second layer makes of the first one's sides, at all binary inputs; empty for other networks
     */
    record DecisionBoundary(List<DecisionLine> lines, Optional<TruthTable> table) implements Answer {
        public DecisionBoundary {
            lines = List.copyOf(lines);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.decisionBoundary(this);
        }
    }

    /** Which statements hold, in their order. */
    record Statements(List<Decision> decisions) implements Answer {
        public Statements {
            decisions = List.copyOf(decisions);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.statements(this);
        }
    }

    /**
     * Epochs of training.
     *
     * @param epochs at least one
     */
    record Training(TrainingPlan plan, List<TrainingTrace.Epoch> epochs, TrainingTrace.Outcome outcome)
            implements Answer {
        public Training {
            epochs = List.copyOf(epochs);
        }

        /** Everything that is calculated for sample {@code s}, counted from 0, in all epochs. */
        public List<Evaluation> evaluationsOf(int s) {
            return epochs.stream()
                    .flatMap(epoch -> epoch.rows().get(s).evaluations().stream())
                    .toList();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.training(this);
        }
    }

    /**
     * Updates of parameters whose gradients are given.
     *
     * @param rate η
     */
    record Descent(TrainingPlan plan, Evaluation rate, List<TrainingTrace.Update> updates) implements Answer {
        public Descent {
            updates = List.copyOf(updates);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.descent(this);
        }
    }

    interface Visitor<R> {
        R forward(Forward answer);

        R composition(Composition answer);

        R classify(Classify answer);

        R activationDerivative(ActivationDerivative answer);

        R softmaxDerivative(SoftmaxDerivative answer);

        R softmaxJacobian(SoftmaxJacobian answer);

        R verification(Verification answer);

        R softmaxProperties(SoftmaxProperties answer);

        R xorImpossibility(XorImpossibility answer);

        R truthTable(TruthTable answer);

        R backpropagationDerivation(BackpropagationDerivation answer);

        R loss(Loss answer);

        R lossGradient(LossGradient answer);

        R backpropagation(Backpropagation answer);

        R inputGradient(InputGradient answer);

        R gradientStep(GradientStep answer);

        R stepCheck(StepCheck answer);

        R graph(Graph answer);

        R jacobian(Jacobian answer);

        R hessian(Hessian answer);

        R shapes(Shapes answer);

        R decisionBoundary(DecisionBoundary answer);

        R statements(Statements answer);

        R training(Training answer);

        R descent(Descent answer);
    }
}
