package org.gradus.report.solution;

import java.util.Optional;
import org.gradus.report.exercise.Exercise;

/**
 * The independent ways to the gradients of a sample: the certified formulas, forward mode, the scalar chain rule along the paths, and
 * EJML's doubles. All must meet.
 */
final class GradientPaths {
    private GradientPaths() {}

    /** Throws an {@link IllegalStateException}, a fault of this library, where two ways disagree. */
    static void check(
            Exercise exercise,
            SampleTrace trace,
            Ledger ledger,
            LossTrace loss,
            BackwardTrace backward,
            Optional<DoublePath.Bounds> doubles) {
        for (BackwardTrace.LayerGradients layer : backward.layers()) {
            for (int i = 0; i < layer.paths().size(); i++) {
                Evaluation delta = layer.delta().get(i);
                if (!delta.value().isCalculated()
                        || !layer.paths().get(i).value().isCalculated()) {
                    continue;
                }
                Agreement.require(
                        delta.id().text(),
                        delta.value().real(),
                        layer.paths().get(i).value().real());
            }
        }
        new TangentPath(trace, ledger, loss, backward).check();
        doubles.ifPresent(bounds -> DoubleBackwardPath.check(exercise, bounds, trace, loss, backward));
    }
}
