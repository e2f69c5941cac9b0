package org.gradus.report.solution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.report.plan.LayerStep;
import org.gradus.report.solution.Answer.ActivationDerivative.AtPoint;
import org.gradus.report.worksheet.Evaluation;

/** What a training consists of: epochs of rows, a row for each sample. */
public final class TrainingTrace {
    private TrainingTrace() {}

    /**
     * A sample, and what it changes.
     *
     * @param trace its forward pass, with the parameters that the row before left
     * @param ahead where the gradient is taken, if not at the parameters themselves
     * @param errors t − y; empty with rule gradient
     * @param slopes σ′(z); only with rule delta, and not for the identity
     * @param loss absent where the rule needs none and the exercise names none
     * @param backward the gradients; absent where the rule is none
     * @param update the parameters after the row; empty where all samples change them together
     */
    public record Row(
            SampleTrace trace,
            List<Evaluation> ahead,
            List<Evaluation> errors,
            List<AtPoint> slopes,
            Optional<LossTrace> loss,
            Optional<BackwardTrace> backward,
            List<LayerStep> update) {
        public Row {
            ahead = List.copyOf(ahead);
            errors = List.copyOf(errors);
            slopes = List.copyOf(slopes);
            update = List.copyOf(update);
        }

        /** Everything that is calculated, in that order. */
        public List<Evaluation> evaluations() {
            List<Evaluation> all = new ArrayList<>(ahead);
            trace.layers().forEach(layer -> all.addAll(layer.evaluations()));
            loss.ifPresent(own -> all.add(own.value()));
            all.addAll(errors);
            slopes.forEach(point -> all.add(point.value()));
            backward.ifPresent(own -> all.addAll(own.evaluations()));
            update.forEach(layer -> all.addAll(updated(layer)));
            return all;
        }
    }

    /** What an update calculates on the way, then the parameters. */
    private static List<Evaluation> updated(LayerStep layer) {
        List<Evaluation> all = new ArrayList<>(layer.others());
        all.addAll(layer.parameters());
        return all;
    }

    /**
     * All samples once.
     *
     * @param number counted from 1
     * @param batch the loss of all samples together; absent where each changes the parameters by itself
     * @param reduced its gradients, layer by layer
     * @param update the parameters after the epoch where all samples change them together, else empty
     */
    public record Epoch(
            int number,
            List<Row> rows,
            Optional<BatchTrace> batch,
            List<BatchTrace.LayerGradients> reduced,
            List<LayerStep> update) {
        public Epoch {
            rows = List.copyOf(rows);
            reduced = List.copyOf(reduced);
            update = List.copyOf(update);
        }

        /** The parameters that it leaves. */
        public List<LayerStep> left() {
            return update.isEmpty() ? rows.get(rows.size() - 1).update() : update;
        }

        /** Those, one by one: of each layer the weights, then the bias. */
        public List<Evaluation> parameters() {
            return left().stream().flatMap(layer -> layer.parameters().stream()).toList();
        }

        /** What is calculated for all samples together. */
        public List<Evaluation> common() {
            List<Evaluation> all = new ArrayList<>();
            batch.ifPresent(own -> all.add(own.loss()));
            reduced.forEach(layer -> all.addAll(layer.evaluations()));
            update.forEach(layer -> all.addAll(updated(layer)));
            return all;
        }
    }

    /** How a training ended. */
    public enum End {
        /** After the epochs that were asked for. */
        AS_ASKED,
        /** With an epoch that changed nothing: so would all later ones. */
        NO_CHANGE,
        /** It starts again with parameters it had before, and so goes round for ever. */
        REPEATS
    }

    /**
     * How a training ended.
     *
     * @param since with {@link End#REPEATS} the epoch, counted from 1, whose start is met again at the end
     * @param inseparable whether no single unit computes these targets
     */
    public record Outcome(End end, int since, boolean inseparable) {}

    /**
     * An update with a given gradient.
     *
     * @param gradient g, an entry for each parameter
     * @param lines what is calculated on the way
     * @param parameters θ after it
     */
    public record Update(List<Evaluation> gradient, List<Evaluation> lines, List<Evaluation> parameters) {
        public Update {
            gradient = List.copyOf(gradient);
            lines = List.copyOf(lines);
            parameters = List.copyOf(parameters);
        }
    }
}
