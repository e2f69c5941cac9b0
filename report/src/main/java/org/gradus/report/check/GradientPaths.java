package org.gradus.report.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradus.core.expr.Expr;
import org.gradus.core.function.ScalarActivation;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.solution.Answer.ActivationDerivative.AtPoint;
import org.gradus.report.solution.BackwardTrace;
import org.gradus.report.solution.LayerTrace;
import org.gradus.report.solution.LossTrace;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.worksheet.Certified;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.Ledger;
import org.gradus.report.worksheet.QuantityId;

/**
 * The independent ways to the gradients of a sample: the certified formulas, forward mode, the scalar chain rule along the paths, and
 * EJML's doubles. All must meet.
 */
public final class GradientPaths {
    private GradientPaths() {}

    /**
     * Throws an {@link IllegalStateException}, a fault of this library, where two ways disagree.
     *
     * @return the gradients that a second way was not narrow enough to compare
     */
    public static List<QuantityId> check(
            Exercise exercise,
            SampleTrace trace,
            Ledger ledger,
            LossTrace loss,
            BackwardTrace backward,
            Optional<DoublePath.Bounds> doubles) {
        Set<QuantityId> undecided = new LinkedHashSet<>(alongPaths(backward));
        undecided.addAll(reversePass(trace, ledger, loss, backward)
                .undecided(gradients(loss, backward), exercise.conventions().errorSign()));
        doubles.ifPresent(bounds -> DoubleBackwardPath.check(exercise, bounds, trace, loss, backward));
        return List.copyOf(undecided);
    }

    /** The error terms against their sums over all paths, where those are written out. */
    private static List<QuantityId> alongPaths(BackwardTrace backward) {
        List<QuantityId> undecided = new ArrayList<>();
        for (BackwardTrace.LayerGradients layer : backward.layers()) {
            for (int i = 0; i < layer.paths().size(); i++) {
                Evaluation delta = layer.delta().get(i);
                Certified path = layer.paths().get(i).value();
                boolean compared = delta.value().isCalculated() && path.isCalculated();
                if (compared
                        && !Agreement.decided(delta.id().text(), delta.value().real(), path.real())) {
                    undecided.add(delta.id());
                }
            }
        }
        return undecided;
    }

    private static ReversePass reversePass(SampleTrace trace, Ledger ledger, LossTrace loss, BackwardTrace backward) {
        ReversePass pass = new ReversePass(ledger, loss.value());
        for (LayerTrace layer : trace.layers()) {
            List<AtPoint> points = backward.layers().get(layer.layer() - 1).derivative();
            for (int i = 0; i < points.size(); i++) {
                if (points.get(i).kink().isPresent()) {
                    ScalarActivation activation = layer.function().unit(i).orElseThrow();
                    Expr z = layer.preactivation().get(i).symbol();
                    pass.conventional(
                            layer.activation().get(i).symbol(),
                            z,
                            points.get(i).value(),
                            Optional.of(activation.formula(z))
                                    .filter(any -> !activation.kinks().isEmpty()));
                }
            }
        }
        List<Evaluation> outputs = trace.output();
        for (int k = 0; k < backward.lossGradient().size(); k++) {
            Expr y = outputs.get(k).symbol();
            Evaluation slope = backward.lossGradient().get(k);
            if (loss.kinks().get(k).isPresent()) {
                pass.conventional(loss.data().symbol(), y, slope, Optional.empty());
            } else {
                pass.conventionalAtKinks(loss.data().symbol(), y, slope);
            }
        }
        return pass;
    }

    /** All that are on the sheet; ∂C/∂y only where the loss was calculated from y. */
    private static List<Evaluation> gradients(LossTrace loss, BackwardTrace backward) {
        List<Evaluation> gradients = new ArrayList<>();
        if (loss.form() == LossTrace.Form.OUTPUTS) {
            gradients.addAll(backward.lossGradient());
        }
        for (BackwardTrace.LayerGradients layer : backward.layers()) {
            gradients.addAll(layer.delta());
            gradients.addAll(layer.outputGradient());
            layer.weights()
                    .forEach(row ->
                            row.stream().filter(weight -> !weight.isAbsent()).forEach(gradients::add));
            layer.bias().ifPresent(gradients::addAll);
            gradients.addAll(layer.others());
        }
        gradients.addAll(backward.input());
        return gradients;
    }
}
