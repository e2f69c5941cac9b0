package org.gradus.report.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.gradus.report.exercise.Conventions.Batch;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.plan.Parameters;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.BackwardTrace;
import org.gradus.report.solution.BackwardTrace.LayerGradients;
import org.gradus.report.solution.StepTrace;
import org.gradus.report.worksheet.Transcript;
import org.gradus.report.worksheet.UnsolvableException;

/** Answers the tasks about loss, gradients and steps, sample by sample or for the batch. */
final class TrainingSolver {
    private final List<SampleTraining> samples;
    private final Optional<BatchSolver> batch;

    /** @param samples one for each sample; empty if no task is about the loss */
    TrainingSolver(Exercise exercise, List<SampleTraining> samples, Transcript transcript) {
        this.samples = samples;
        Batch convention = exercise.conventions().batch();
        boolean reduced = samples.size() > 1 && (convention == Batch.MEAN || convention == Batch.SUM);
        this.batch = reduced
                ? Optional.of(new BatchSolver(exercise, samples, Parameters.given(exercise.network()), transcript))
                : Optional.empty();
    }

    private <T> List<T> each(Function<SampleTraining, T> part) {
        List<T> parts = new ArrayList<>();
        for (int s = 0; s < samples.size(); s++) {
            SampleTraining sample = samples.get(s);
            parts.add(UnsolvableException.naming(s + 1, samples.size(), () -> part.apply(sample)));
        }
        return parts;
    }

    Answer.Loss loss() {
        return new Answer.Loss(each(SampleTraining::loss), batch.map(BatchSolver::loss));
    }

    Answer.LossGradient lossGradient() {
        return new Answer.LossGradient(each(SampleTraining::loss), each(SampleTraining::gradient));
    }

    Answer.Backpropagation backpropagation() {
        List<BackwardTrace> backward = each(SampleTraining::backward);
        requireGradient(backward.get(0));
        return new Answer.Backpropagation(
                each(SampleTraining::loss),
                backward,
                batch.map(BatchSolver::loss),
                batch.map(BatchSolver::gradients).orElse(List.of()),
                KnownDerivations.behind(backward.get(0).rule(), isNeuron(backward.get(0))));
    }

    /** The reader has refused what it could see; that of z − z it is only the derivative that shows it. */
    private static void requireGradient(BackwardTrace backward) {
        if (backward.barrier().filter(l -> l == backward.layers().size()).isPresent()) {
            String what =
                    "the derivative of the output's activation is 0 wherever it exists, so that no gradient reaches anything"
                            + " and nothing would be trained";
            throw new UnsolvableException(what, new ArithmeticException(what));
        }
    }

    private static boolean isNeuron(BackwardTrace backward) {
        LayerGradients first = backward.layers().get(0);
        return backward.layers().size() == 1
                && first.delta().size() == 1
                && !first.weights().isEmpty();
    }

    Answer.GradientStep gradientStep() {
        List<StepTrace> steps = batch.isPresent() ? List.of(batch.get().step()) : each(SampleTraining::step);
        return new Answer.GradientStep(backpropagation(), steps);
    }
}
