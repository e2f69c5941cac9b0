package org.gradus.report.compose.batch;

import org.gradus.core.expr.Expr;
import org.gradus.report.compose.notation.Plain;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.QuantityId;

/** The weights and biases with which a sample was calculated. */
final class Parameters {
    private Parameters() {}

    /** What {@code updated} was before the step. */
    static Expr old(SampleTrace sample, Evaluation updated, LayerData data) {
        QuantityId before = updated.id().before();
        return sample.parameters().stream()
                .filter(parameter -> isAt(parameter.id(), before))
                .findFirst()
                .map(Evaluation::result)
                .orElseGet(() -> given(before, data));
    }

    private static boolean isAt(QuantityId id, QuantityId place) {
        return id.letter().equals(place.letter())
                && id.layer() == place.layer()
                && id.at().equals(place.at());
    }

    private static Expr given(QuantityId id, LayerData data) {
        boolean weight = id.letter().equals(Letter.W);
        return Plain.number(
                weight
                        ? data.weights().get(id.place(0) - 1).get(id.place(1) - 1)
                        : data.bias().orElseThrow().get(id.place(0) - 1));
    }
}
