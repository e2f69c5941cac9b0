package org.gradus.report.solve;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.gradus.core.expr.Expr;
import org.gradus.core.function.Losses;
import org.gradus.core.network.TruthTable;
import org.gradus.core.number.OutOfRangeException;
import org.gradus.core.number.Rational;
import org.gradus.core.number.Real;
import org.gradus.core.number.UndecidedException;
import org.gradus.report.check.DoublePath;
import org.gradus.report.exercise.Conventions.Batch;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.exercise.Exercise.NetworkData;
import org.gradus.report.exercise.Exercise.Sample;
import org.gradus.report.exercise.OptimiserChoice;
import org.gradus.report.exercise.TrainingPlan;
import org.gradus.report.exercise.TrainingPlan.Rule;
import org.gradus.report.plan.Dense;
import org.gradus.report.plan.Descent;
import org.gradus.report.plan.LayerKind;
import org.gradus.report.plan.LayerStep;
import org.gradus.report.plan.Parameters;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.solution.TrainingTrace.End;
import org.gradus.report.solution.TrainingTrace.Epoch;
import org.gradus.report.solution.TrainingTrace.Outcome;
import org.gradus.report.solution.TrainingTrace.Row;
import org.gradus.report.worksheet.Definition;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.Exact;
import org.gradus.report.worksheet.Ledger;
import org.gradus.report.worksheet.Names;
import org.gradus.report.worksheet.Operands;
import org.gradus.report.worksheet.QuantityId;
import org.gradus.report.worksheet.Transcript;
import org.gradus.report.worksheet.UnsolvableException;
import org.gradus.symbolic.kernel.Prover;
import org.gradus.symbolic.separate.Separability;

/** Trains a network: epochs of samples, each from the parameters that the one before it left, or all samples together. */
final class TrainingRun {
    private final Exercise exercise;
    private final TrainingPlan plan;
    private final Transcript transcript;
    private final int firstTime;
    private final Descent descent;
    private final boolean reduced;
    private final List<QuantityId> undecided = new ArrayList<>();
    /** The parameters with which each epoch starts, where they are known as fractions. */
    private final List<Optional<List<Rational>>> starts = new ArrayList<>();

    private Parameters parameters;
    private int time;

    /** @param firstTime the number of updates that its quantities count from */
    TrainingRun(Exercise exercise, TrainingPlan plan, Transcript transcript, int firstTime) {
        boolean half = plan.rule() == Rule.DELTA;
        this.exercise =
                half ? exercise.withLoss(Losses.named("half-squared-error").orElseThrow()) : exercise;
        this.plan = plan;
        this.transcript = transcript;
        this.firstTime = firstTime;
        this.time = firstTime;
        this.descent = new Descent(plan.optimiser(), firstTime);
        Batch batch = exercise.conventions().batch();
        this.reduced = exercise.samples().size() > 1 && (batch == Batch.MEAN || batch == Batch.SUM);
        boolean ahead = plan.optimiser().method() == OptimiserChoice.Method.NESTEROV;
        this.starts.add(fractions(given(exercise.network().orElseThrow())));
        this.parameters = Parameters.given(exercise.network(), layer -> new Dense(layer, ahead));
    }

    /** @throws UnsolvableException where training until nothing changes never ends, or not soon enough */
    Answer.Training solve() {
        List<Epoch> epochs = new ArrayList<>();
        while (true) {
            Epoch epoch = epoch(epochs.size() + 1);
            epochs.add(epoch);
            Optional<Outcome> outcome = outcome(epoch, epochs.size());
            if (outcome.isPresent()) {
                return new Answer.Training(plan, epochs, outcome.get());
            }
        }
    }

    /** Gradients to which a second way was not narrow enough to compare. */
    List<QuantityId> undecided() {
        return undecided;
    }

    private <T> T naming(int epoch, Supplier<T> calculation) {
        try {
            return calculation.get();
        } catch (UnsolvableException unsolvable) {
            throw new UnsolvableException("epoch " + epoch + ": " + unsolvable.getMessage(), unsolvable);
        }
    }

    private Epoch epoch(int number) {
        return naming(number, () -> reduced ? together(number) : oneByOne(number));
    }

    // ---- one sample after the other ----

    private Epoch oneByOne(int number) {
        List<Row> rows = new ArrayList<>();
        int samples = exercise.samples().size();
        for (int s = 1; s <= samples; s++) {
            int sample = s;
            Row row = UnsolvableException.naming(s, samples, () -> row(sample));
            rows.add(row);
            parameters = parameters.after(row.update());
            time++;
        }
        return new Epoch(number, rows, Optional.empty(), List.of(), List.of());
    }

    private Row row(int number) {
        Pass pass = new Pass(number);
        if (plan.rule() != Rule.GRADIENT) {
            return new ErrorRule(exercise, plan.rule(), pass.ledger, parameters).row(pass.trace);
        }
        SampleTraining training = pass.training();
        return pass.row(training, training.update());
    }

    /** The forward pass of a sample with the parameters as they are now. */
    private final class Pass {
        private final Ledger ledger;
        private final List<Evaluation> ahead;
        private final SampleTrace trace;

        Pass(int number) {
            Sample sample = exercise.samples().get(number - 1);
            ledger = new Ledger(exercise.rounding(), new Names(number, time, false), transcript);
            ahead = lookAhead(ledger);
            trace = new ForwardSolver(exercise, ledger, parameters).solve(number, sample);
        }

        SampleTraining training() {
            Optional<DoublePath.Bounds> doubles = transcript.isOriginal() && parameters.isDense()
                    ? DoublePath.check(exercise, parameters, trace)
                    : Optional.empty();
            return new SampleTraining(exercise, trace, ledger, parameters, descent, doubles);
        }

        Row row(SampleTraining training, List<LayerStep> update) {
            Row row = new Row(
                    trace,
                    ahead,
                    List.of(),
                    List.of(),
                    Optional.of(training.loss()),
                    Optional.of(training.backward()),
                    update);
            undecided.addAll(training.undecided());
            return row;
        }
    }

    /** W + µv of every parameter, where the gradient is taken there. */
    private List<Evaluation> lookAhead(Ledger ledger) {
        Names names = ledger.names();
        descent.constants(names).forEach(constant -> ledger.give(constant.id(), constant.given()));
        List<Definition> lines = new ArrayList<>();
        int layers = exercise.network().orElseThrow().layers().size();
        for (int l = 1; l <= layers; l++) {
            parameters.enter(ledger, l, names);
            for (LayerKind.Parameter parameter : parameters.kind(l).parameters(names, l)) {
                parameters.enter(ledger, descent.memory(names, parameter.id()));
                descent.ahead(names, parameter.id()).ifPresent(lines::add);
            }
        }
        return ledger.evaluate(lines, Operands.DECIMAL);
    }

    // ---- all samples together ----

    private Epoch together(int number) {
        List<SampleTraining> trainings = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        int samples = exercise.samples().size();
        for (int s = 1; s <= samples; s++) {
            int sample = s;
            UnsolvableException.naming(s, samples, () -> {
                Pass pass = new Pass(sample);
                SampleTraining training = pass.training();
                trainings.add(training);
                return rows.add(pass.row(training, List.of()));
            });
        }
        Ledger ledger = new Ledger(exercise.rounding(), new Names(0, time, false), transcript);
        for (Evaluation line : rows.get(0).ahead()) {
            QuantityId own = line.id();
            ledger.carry(new QuantityId(own.letter(), own.layer(), own.at(), false, 0, time), line, false);
        }
        BatchSolver batch = new BatchSolver(exercise, trainings, parameters, descent, ledger);
        List<LayerStep> update = batch.update();
        Epoch epoch = new Epoch(number, rows, Optional.of(batch.loss()), batch.gradients(), update);
        parameters = parameters.after(update);
        time++;
        return epoch;
    }

    // ---- the end ----

    private Optional<Outcome> outcome(Epoch epoch, int number) {
        boolean last = plan.epochs().isPresent() && plan.epochs().getAsInt() == number;
        if (plan.untilNoChange()) {
            if (changesNothing(epoch)) {
                return Optional.of(new Outcome(End.NO_CHANGE, number, false));
            }
            Optional<Integer> since = repeats(epoch);
            if (since.isPresent()) {
                Outcome repeats = new Outcome(End.REPEATS, since.get(), isInseparable());
                if (plan.epochs().isEmpty()) {
                    throw neverEnds(number, repeats);
                }
                return Optional.of(repeats);
            }
            if (plan.epochs().isEmpty() && time - firstTime + updatesOfEpoch() > TrainingPlan.MOST_UPDATES) {
                throw unsolvable("training has not come to an epoch without change within " + (time - firstTime)
                        + " updates, and more than " + TrainingPlan.MOST_UPDATES
                        + " fit into no table; say how many 'epochs' to show" + whyNot(isInseparable()));
            }
        }
        return last ? Optional.of(new Outcome(End.AS_ASKED, 0, false)) : Optional.empty();
    }

    private int updatesOfEpoch() {
        return reduced ? 1 : exercise.samples().size();
    }

    private UnsolvableException neverEnds(int number, Outcome repeats) {
        return unsolvable("training until nothing changes never ends: epoch " + number
                + " ends with the weights with which epoch " + repeats.since() + " started, so that all later epochs"
                + " repeat these" + whyNot(repeats.inseparable()) + "; with 'epochs: " + number
                + "' the table is written");
    }

    private static String whyNot(boolean inseparable) {
        return inseparable ? "; no single unit computes these targets, as task xor-impossibility proves" : "";
    }

    private static UnsolvableException unsolvable(String message) {
        return new UnsolvableException(message, null);
    }

    private static boolean changesNothing(Epoch epoch) {
        List<List<LayerStep>> updates = epoch.update().isEmpty()
                ? epoch.rows().stream().map(Row::update).toList()
                : List.of(epoch.update());
        return updates.stream()
                .flatMap(List::stream)
                .flatMap(layer -> layer.others().stream())
                .filter(line -> line.id().isStep())
                .allMatch(TrainingRun::isZero);
    }

    /** Not seen to be zero is not zero, and then training goes on. */
    private static boolean isZero(Evaluation line) {
        try {
            return line.value().real().signum() == 0;
        } catch (UndecidedException | OutOfRangeException undecided) {
            return false;
        }
    }

    /** The epoch, counted from 1, that started with the parameters that this one leaves; only a rule without memory then repeats itself. */
    private Optional<Integer> repeats(Epoch epoch) {
        if (plan.optimiser().remembers()) {
            return Optional.empty();
        }
        Optional<List<Rational>> left =
                fractions(epoch.parameters().stream().map(entry -> entry.value().real()));
        int since = left.isEmpty() ? -1 : starts.indexOf(left);
        starts.add(left);
        return since < 0 ? Optional.empty() : Optional.of(since + 1);
    }

    private static Stream<Real> given(NetworkData network) {
        return network.layers().stream()
                .flatMap(layer -> Stream.concat(
                        layer.weights().stream()
                                .flatMap(List::stream)
                                .filter(entry -> !entry.equals(LayerData.NO_EDGE)),
                        layer.bias().stream().flatMap(List::stream)))
                .map(number -> Real.of(number, Prover.zeroTest()));
    }

    /** Empty where one of the numbers is not known as a fraction. */
    private static Optional<List<Rational>> fractions(Stream<Real> numbers) {
        List<Rational> fractions = new ArrayList<>();
        for (Real number : numbers.toList()) {
            try {
                if (number.rational().isEmpty()) {
                    return Optional.empty();
                }
                fractions.add(number.rational().get());
            } catch (ArithmeticException notToBeHad) {
                return Optional.empty();
            }
        }
        return Optional.of(fractions);
    }

    /** The samples as a truth table, if every point of 0 and 1, or of −1 and 1, is among them once. */
    private Optional<TruthTable> truthTable() {
        int size = exercise.samples().size();
        if (exercise.network().orElseThrow().outputs() != 1 || !TruthTable.fits(size)) {
            return Optional.empty();
        }
        List<Optional<Boolean>> values = new ArrayList<>(Collections.nCopies(size, Optional.empty()));
        for (Sample sample : exercise.samples()) {
            int row = 0;
            for (Expr x : sample.values()) {
                Optional<Boolean> bit = bit(x);
                if (bit.isEmpty()) {
                    return Optional.empty();
                }
                row = 2 * row + (bit.get() ? 1 : 0);
            }
            Optional<Boolean> target = bit(sample.target().orElseThrow().get(0));
            if (row >= size || values.get(row).isPresent() || target.isEmpty()) {
                return Optional.empty();
            }
            values.set(row, target);
        }
        return Optional.of(
                new TruthTable(values.stream().map(Optional::orElseThrow).toList()));
    }

    private static Optional<Boolean> bit(Expr number) {
        if (Exact.isNumber(number, 1)) {
            return Optional.of(true);
        }
        boolean zero = Exact.isNumber(number, 0) || Exact.isNumber(number, -1);
        return zero ? Optional.of(false) : Optional.empty();
    }

    /** Whether the samples are a whole truth table that no single threshold unit computes. */
    private boolean isInseparable() {
        return truthTable()
                .map(Separability::of)
                .filter(Separability.Inseparable.class::isInstance)
                .isPresent();
    }
}
