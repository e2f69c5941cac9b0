package org.gradus.report.solve;

import java.util.Set;
import java.util.function.Predicate;
import org.gradus.report.exercise.Conventions.Batch;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.QuantityId;

/** What is calculated with every exercise although no line of its sheet shows it. */
final class Aside {
    /** The tasks that show them are for later versions. */
    private static final Set<Letter> OF_OTHER_TASKS =
            Set.of(Letter.DX, Letter.SQUARED_NORM, Letter.FIRST_ORDER, Letter.CHANGE, Letter.SHARE);

    /** Of a batch only the common gradient stands on the sheet. */
    private static final Set<Letter> OF_SAMPLES = Set.of(Letter.DW, Letter.DB);

    private Aside() {}

    static Predicate<QuantityId> of(Exercise exercise) {
        Batch batch = exercise.conventions().batch();
        boolean reduced = exercise.samples().size() > 1 && (batch == Batch.MEAN || batch == Batch.SUM);
        return id ->
                OF_OTHER_TASKS.contains(id.letter()) || reduced && id.sample() > 0 && OF_SAMPLES.contains(id.letter());
    }
}
