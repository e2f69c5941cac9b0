package org.gradus.report.solve;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.gradus.core.function.Activation;
import org.gradus.core.function.ScalarActivation;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.Task;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.LayerTrace;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.Ledger;
import org.gradus.report.worksheet.UnsolvableException;
import org.gradus.report.worksheet.WorkingPlaces;
import org.gradus.symbolic.derive.Backpropagation;
import org.gradus.symbolic.derive.Derivation;
import org.gradus.symbolic.derive.Derivations;
import org.gradus.symbolic.derive.SoftmaxProperties;
import org.gradus.symbolic.separate.GaussianUnit;
import org.gradus.symbolic.separate.Separability;
import org.gradus.symbolic.separate.TwoSoftmaxUnits;

/** Answers each task from the forward passes. */
final class AnswerSolver implements Task.Visitor<Answer> {
    private final Exercise exercise;
    private final List<SampleTrace> samples;
    private final List<Ledger> ledgers;
    private final TrainingSolver training;
    private final FunctionTasks functions;
    private final StatementsSolver statements;
    private final WorkingPlaces places;

    /**
     * @param ledgers the quantities of each sample, in the order of {@code samples}
     * @param statements to be asked last: they are about what the other tasks calculate
     * @param places with which the exercise is calculated in rounding mode working
     */
    AnswerSolver(
            Exercise exercise,
            List<SampleTrace> samples,
            List<Ledger> ledgers,
            TrainingSolver training,
            FunctionTasks functions,
            StatementsSolver statements,
            WorkingPlaces places) {
        this.functions = functions;
        this.statements = statements;
        this.places = places;
        this.exercise = exercise;
        this.samples = samples;
        this.ledgers = ledgers;
        this.training = training;
    }

    @Override
    public Answer forward(Task.Forward task) {
        return new Answer.Forward();
    }

    @Override
    public Answer composition(Task.Composition task) {
        return Nesting.of(exercise.network().orElseThrow());
    }

    @Override
    public Answer classify(Task.Classify task) {
        return new Classifier(exercise).classify(samples);
    }

    @Override
    public Answer softmaxDerivative(Task.SoftmaxDerivative task) {
        return new Answer.SoftmaxDerivative(Derivations.softmax());
    }

    @Override
    public Answer softmaxJacobian(Task.SoftmaxJacobian task) {
        List<List<List<Evaluation>>> jacobians = new ArrayList<>();
        for (int s = 0; s < samples.size(); s++) {
            int sample = s;
            jacobians.add(named(s, () -> {
                List<LayerTrace> layers = samples.get(sample).layers();
                return new SoftmaxJacobianLines(layers.get(layers.size() - 1), true).evaluate(ledgers.get(sample));
            }));
        }
        return new Answer.SoftmaxJacobian(Derivations.softmax(), jacobians);
    }

    @Override
    public Answer xorImpossibility(Task.XorImpossibility task) {
        Separability separability = Separability.of(task.table());
        boolean impossible = separability instanceof Separability.Inseparable;
        return new Answer.XorImpossibility(
                separability,
                TwoSoftmaxUnits.decision(task.table().inputs()),
                impossible ? GaussianUnit.search(task.table()) : Optional.empty());
    }

    @Override
    public Answer truthTable(Task.TruthTable task) {
        return new TruthTableSolver(exercise, places).solve();
    }

    @Override
    public Answer backpropagationDerivation(Task.BackpropagationDerivation task) {
        return new Answer.BackpropagationDerivation(Backpropagation.equations());
    }

    @Override
    public Answer verify(Task.Verify task) {
        return ClaimSolver.solve(ClaimVerifier.verify(task.claim()), exercise.rounding());
    }

    private <T> T named(int sample, Supplier<T> calculation) {
        return UnsolvableException.naming(sample + 1, samples.size(), calculation);
    }

    @Override
    public Answer softmaxProperties(Task.SoftmaxProperties task) {
        return new Answer.SoftmaxProperties(List.of(
                SoftmaxProperties.betweenZeroAndOne(),
                SoftmaxProperties.sumIsOne(),
                SoftmaxProperties.shift(),
                SoftmaxProperties.twoOutputs()));
    }

    @Override
    public Answer activationDerivative(Task.ActivationDerivative task) {
        Set<ScalarActivation> different = new LinkedHashSet<>();
        exercise.network()
                .ifPresent(network -> network.layers().forEach(layer -> collect(layer.activation(), different)));
        exercise.activation().ifPresent(activation -> collect(activation, different));
        List<Answer.ActivationDerivative.OfActivation> answers = new ArrayList<>();
        for (ScalarActivation activation : different) {
            Derivation derivation = KnownDerivations.of(activation);
            List<List<Answer.ActivationDerivative.AtPoint>> values = new ArrayList<>();
            for (int s = 0; s < samples.size(); s++) {
                int sample = s;
                values.add(named(s, () -> derivativeValues(activation, sample)));
            }
            answers.add(new Answer.ActivationDerivative.OfActivation(activation, derivation, values));
        }
        return new Answer.ActivationDerivative(answers);
    }

    private static void collect(Activation activation, Set<ScalarActivation> different) {
        activation.parts().forEach(part -> part.unit(0).ifPresent(different::add));
    }

    private List<Answer.ActivationDerivative.AtPoint> derivativeValues(ScalarActivation activation, int sample) {
        List<Answer.ActivationDerivative.AtPoint> points = new ArrayList<>();
        for (LayerTrace layer : samples.get(sample).layers()) {
            if (layer.function().parts().contains(activation)) {
                List<Answer.ActivationDerivative.AtPoint> all =
                        DerivativeValues.of(exercise, layer, ledgers.get(sample));
                layer.unitsWith(activation).forEach(i -> points.add(all.get(i)));
            }
        }
        return points;
    }

    @Override
    public Answer loss(Task.Loss task) {
        return training.loss();
    }

    @Override
    public Answer lossGradient(Task.LossGradient task) {
        return training.lossGradient();
    }

    @Override
    public Answer backpropagation(Task.Backpropagation task) {
        return training.backpropagation();
    }

    @Override
    public Answer gradientStep(Task.GradientStep task) {
        return training.gradientStep();
    }

    @Override
    public Answer training(Task.Training task) {
        return training.training(task.plan());
    }

    @Override
    public Answer inputGradient(Task.InputGradient task) {
        return training.inputGradient();
    }

    @Override
    public Answer stepCheck(Task.StepCheck task) {
        return training.stepCheck();
    }

    @Override
    public Answer graph(Task.Graph task) {
        return functions.graph(task);
    }

    @Override
    public Answer jacobian(Task.Jacobian task) {
        return functions.jacobian(task);
    }

    @Override
    public Answer hessian(Task.Hessian task) {
        return functions.hessian(task);
    }

    @Override
    public Answer shapes(Task.Shapes task) {
        return new Answer.Shapes();
    }

    @Override
    public Answer decisionBoundary(Task.DecisionBoundary task) {
        return new BoundarySolver(exercise, places).solve();
    }

    @Override
    public Answer statements(Task.Statements task) {
        return statements.solve(task);
    }
}
