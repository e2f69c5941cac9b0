package org.gradus.report.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gradus.report.exercise.TrainingPlan;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.BackwardTrace;
import org.gradus.report.solution.BackwardTrace.LayerGradients;
import org.gradus.report.solution.StepTrace;
import org.gradus.report.worksheet.QuantityId;
import org.gradus.report.worksheet.UnsolvableException;

/** Answers the tasks about loss, gradients and steps, sample by sample or for the batch. */
final class TrainingSolver {
    private static final int TIMES_APART = 10_000;

    private final Round first;
    private final List<Round> rounds = new ArrayList<>();
    private final List<QuantityId> undecidedOfTrainings = new ArrayList<>();
    private int trainings;

    /** @param first the samples as they are given; each further task {@code gradient-step} is a round of its own */
    TrainingSolver(Round first) {
        this.first = first;
    }

    private <T> List<T> each(Function<SampleTraining, T> part) {
        return each(first, part);
    }

    private static <T> List<T> each(Round round, Function<SampleTraining, T> part) {
        List<T> parts = new ArrayList<>();
        List<SampleTraining> samples = round.trainings();
        for (int s = 0; s < samples.size(); s++) {
            SampleTraining sample = samples.get(s);
            parts.add(UnsolvableException.naming(s + 1, samples.size(), () -> part.apply(sample)));
        }
        return parts;
    }

    Answer.Loss loss() {
        return new Answer.Loss(each(SampleTraining::loss), first.batch().map(BatchSolver::loss));
    }

    Answer.LossGradient lossGradient() {
        return new Answer.LossGradient(each(SampleTraining::loss), each(SampleTraining::gradient));
    }

    Answer.Backpropagation backpropagation() {
        return backpropagation(first);
    }

    private static Answer.Backpropagation backpropagation(Round round) {
        List<BackwardTrace> backward = each(round, SampleTraining::backward);
        requireGradient(backward.get(0));
        return new Answer.Backpropagation(
                each(round, SampleTraining::loss),
                backward,
                round.batch().map(BatchSolver::loss),
                round.batch().map(BatchSolver::gradients).orElse(List.of()),
                KnownDerivations.behind(backward.get(0).rule(), isNeuron(backward.get(0)) && !round.isRegularised()));
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

    /** The first update, or the one after those that were asked for before. */
    Answer.GradientStep gradientStep() {
        Round round = rounds.isEmpty() ? first : rounds.get(rounds.size() - 1).next();
        rounds.add(round);
        return gradientStep(round);
    }

    private static Answer.GradientStep gradientStep(Round round) {
        List<StepTrace> steps =
                round.batch().isPresent() ? List.of(round.batch().get().step()) : each(round, SampleTraining::step);
        return new Answer.GradientStep(round.traces(), backpropagation(round), steps);
    }

    Answer.InputGradient inputGradient() {
        return new Answer.InputGradient(backpropagation());
    }

    /** Of the update that was asked for last; where none was, of the first. */
    Answer.StepCheck stepCheck() {
        return new Answer.StepCheck(gradientStep(rounds.isEmpty() ? first : rounds.get(rounds.size() - 1)));
    }

    /**
     * Epochs of training, or updates with given gradients. The number of updates tells its quantities from those of other tasks: where
     * others update too, it begins at 10,000, of a second training at 20,000.
     */
    Answer training(TrainingPlan plan) {
        trainings++;
        boolean alone = trainings == 1 && !first.updates();
        int from = alone ? 0 : trainings * TIMES_APART;
        if (plan.gradients().isPresent()) {
            return new GivenDescent(first.exercise(), plan, first.transcript(), from).solve();
        }
        TrainingRun run = new TrainingRun(first.exercise(), plan, first.transcript(), from);
        Answer.Training answer = run.solve();
        undecidedOfTrainings.addAll(run.undecided());
        return answer;
    }

    /** Gradients that a second way was not narrow enough to compare. */
    List<QuantityId> undecided() {
        List<Round> all = new ArrayList<>(rounds);
        if (!all.contains(first)) {
            all.add(0, first);
        }
        return Stream.concat(
                        all.stream()
                                .flatMap(round -> round.trainings().stream())
                                .flatMap(training -> training.undecided().stream()),
                        undecidedOfTrainings.stream())
                .toList();
    }
}
