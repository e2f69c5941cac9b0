package org.gradus.report.exercise;

/** The name of a task in the exercise file. */
final class TaskName implements Task.Visitor<String> {
    @Override
    public String forward(Task.Forward task) {
        return TaskKind.FORWARD.text();
    }

    @Override
    public String composition(Task.Composition task) {
        return TaskKind.COMPOSITION.text();
    }

    @Override
    public String classify(Task.Classify task) {
        return TaskKind.CLASSIFY.text();
    }

    @Override
    public String activationDerivative(Task.ActivationDerivative task) {
        return TaskKind.ACTIVATION_DERIVATIVE.text();
    }

    @Override
    public String softmaxDerivative(Task.SoftmaxDerivative task) {
        return TaskKind.SOFTMAX_DERIVATIVE.text();
    }

    @Override
    public String softmaxJacobian(Task.SoftmaxJacobian task) {
        return TaskKind.SOFTMAX_JACOBIAN.text();
    }

    @Override
    public String verify(Task.Verify task) {
        return TaskKind.VERIFY.text();
    }

    @Override
    public String softmaxProperties(Task.SoftmaxProperties task) {
        return TaskKind.SOFTMAX_PROPERTIES.text();
    }

    @Override
    public String xorImpossibility(Task.XorImpossibility task) {
        return TaskKind.XOR_IMPOSSIBILITY.text();
    }

    @Override
    public String truthTable(Task.TruthTable task) {
        return TaskKind.TRUTH_TABLE.text();
    }

    @Override
    public String backpropagationDerivation(Task.BackpropagationDerivation task) {
        return TaskKind.BACKPROPAGATION_DERIVATION.text();
    }

    @Override
    public String loss(Task.Loss task) {
        return TaskKind.LOSS.text();
    }

    @Override
    public String lossGradient(Task.LossGradient task) {
        return TaskKind.LOSS_GRADIENT.text();
    }

    @Override
    public String backpropagation(Task.Backpropagation task) {
        return TaskKind.BACKPROPAGATION.text();
    }

    @Override
    public String inputGradient(Task.InputGradient task) {
        return TaskKind.INPUT_GRADIENT.text();
    }

    @Override
    public String stepCheck(Task.StepCheck task) {
        return TaskKind.STEP_CHECK.text();
    }

    @Override
    public String training(Task.Training task) {
        return TaskKind.TRAINING.text();
    }

    @Override
    public String gradientStep(Task.GradientStep task) {
        return TaskKind.GRADIENT_STEP.text();
    }

    @Override
    public String graph(Task.Graph task) {
        return TaskKind.GRAPH.text();
    }

    @Override
    public String jacobian(Task.Jacobian task) {
        return TaskKind.JACOBIAN.text();
    }

    @Override
    public String hessian(Task.Hessian task) {
        return TaskKind.HESSIAN.text();
    }

    @Override
    public String shapes(Task.Shapes task) {
        return TaskKind.SHAPES.text();
    }

    @Override
    public String decisionBoundary(Task.DecisionBoundary task) {
        return TaskKind.DECISION_BOUNDARY.text();
    }

    @Override
    public String statements(Task.Statements task) {
        return TaskKind.STATEMENTS.text();
    }
}
