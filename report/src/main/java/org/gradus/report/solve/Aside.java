package org.gradus.report.solve;

import java.util.Set;
import java.util.function.Predicate;
import org.gradus.report.exercise.Conventions.Batch;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.Task;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.QuantityId;

/** What is calculated with every exercise although no line of its sheet shows it. */
final class Aside {
    /** Of a batch only the common gradient stands on the sheet, and no sums over paths. */
    private static final Set<Letter> OF_SAMPLES = Set.of(Letter.DW, Letter.DB, Letter.PATH);

    private Aside() {}

    static Predicate<QuantityId> of(Exercise exercise) {
        boolean input = exercise.tasks().stream().anyMatch(Task.InputGradient.class::isInstance);
        Batch batch = exercise.conventions().batch();
        boolean reduced = exercise.samples().size() > 1 && (batch == Batch.MEAN || batch == Batch.SUM);
        boolean epochs = exercise.tasks().stream().allMatch(Task.Training.class::isInstance) && !reduced;
        return id -> epochs
                        && id.time() == 0
                        && id.sample() > 1 // with the given weights, which the sample before has changed
                || !input && id.letter().equals(Letter.DX)
                || reduced && id.sample() > 0 && OF_SAMPLES.contains(id.letter());
    }
}
