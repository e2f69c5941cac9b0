package org.gradus.report.exercise;

import java.util.List;

/** What an exercise asks for. A new task is a compile error in every visitor. */
public sealed interface Task {

    <R> R accept(Visitor<R> visitor);

    /** Its name in the exercise file. */
    default String name() {
        return accept(new TaskName());
    }

    /** The forward pass, layer by layer. */
    record Forward() implements Task {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.forward(this);
        }
    }

    /** y = f(x) as one nested formula. */
    record Composition() implements Task {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.composition(this);
        }
    }

    /** The class that the output stands for. */
    record Classify() implements Task {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.classify(this);
        }
    }

    /** The derivative of each different activation. */
    record ActivationDerivative() implements Task {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.activationDerivative(this);
        }
    }

    /** ∂y_i/∂z_j of softmax for general N. */
    record SoftmaxDerivative() implements Task {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.softmaxDerivative(this);
        }
    }

    /** The Jacobian of the softmax output layer at the sample. */
    record SoftmaxJacobian() implements Task {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.softmaxJacobian(this);
        }
    }

    /** Whether a claimed derivative is right. */
    record Verify(StatedClaim claim) implements Task {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.verify(this);
        }
    }

    /** What holds for softmax: between 0 and 1, sum 1, unchanged by a shift, σ for two outputs. */
    record SoftmaxProperties() implements Task {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.softmaxProperties(this);
        }
    }

    /** Whether a single layer computes a truth table: weights that do, or the proof that none can. */
    record XorImpossibility(org.gradus.core.network.TruthTable table) implements Task {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.xorImpossibility(this);
        }
    }

    /** The network's outputs at every point of binary inputs. */
    record TruthTable() implements Task {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.truthTable(this);
        }
    }

    /** The equations of backpropagation, for layers of any size. */
    record BackpropagationDerivation() implements Task {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.backpropagationDerivation(this);
        }
    }

    /** The loss of each sample. */
    record Loss() implements Task {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.loss(this);
        }
    }

    /** ∂C/∂y of each sample. */
    record LossGradient() implements Task {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.lossGradient(this);
        }
    }

    /** The gradients of the loss in every parameter. */
    record Backpropagation() implements Task {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.backpropagation(this);
        }
    }

    /** The gradient of the loss in the input. */
    record InputGradient() implements Task {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.inputGradient(this);
        }
    }

    /** One step of gradient descent. */
    record GradientStep() implements Task {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.gradientStep(this);
        }
    }

    /** The loss after the step, and how far it changed as the gradient said it would. */
    record StepCheck() implements Task {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.stepCheck(this);
        }
    }

    /** A formula as a graph of single operations: values forwards, derivatives backwards. */
    record Graph(FormulaGraph graph) implements Task {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.graph(this);
        }
    }

    /** All first derivatives of several functions of several variables. */
    record Jacobian(PointFunction function) implements Task {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.jacobian(this);
        }
    }

    /** All second derivatives of one function of several variables. */
    record Hessian(PointFunction function) implements Task {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.hessian(this);
        }
    }

    /** The shapes of the parameters, and how many there are. */
    record Shapes() implements Task {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.shapes(this);
        }
    }

    /** The lines on which the units of the first layer change their side, for two inputs. */
    record DecisionBoundary() implements Task {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.decisionBoundary(this);
        }
    }

    /** Which of some statements are true. */
    record Statements(List<Statement> statements) implements Task {
        public Statements {
            statements = List.copyOf(statements);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.statements(this);
        }
    }

    /** Epochs of training, in a table. */
    record Training(TrainingPlan plan) implements Task {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.training(this);
        }
    }

    interface Visitor<R> {
        R forward(Forward task);

        R composition(Composition task);

        R classify(Classify task);

        R activationDerivative(ActivationDerivative task);

        R softmaxDerivative(SoftmaxDerivative task);

        R softmaxJacobian(SoftmaxJacobian task);

        R verify(Verify task);

        R softmaxProperties(SoftmaxProperties task);

        R xorImpossibility(XorImpossibility task);

        R truthTable(TruthTable task);

        R backpropagationDerivation(BackpropagationDerivation task);

        R loss(Loss task);

        R lossGradient(LossGradient task);

        R backpropagation(Backpropagation task);

        R inputGradient(InputGradient task);

        R gradientStep(GradientStep task);

        R stepCheck(StepCheck task);

        R graph(Graph task);

        R jacobian(Jacobian task);

        R hessian(Hessian task);

        R shapes(Shapes task);

        R decisionBoundary(DecisionBoundary task);

        R statements(Statements task);

        R training(Training task);
    }
}
