package org.gradus.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gradus.report.plan.LayerStep;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.Answer.ActivationDerivative.AtPoint;
import org.gradus.report.solution.BackwardTrace;
import org.gradus.report.solution.BatchTrace;
import org.gradus.report.solution.StepTrace;
import org.gradus.report.worksheet.Evaluation;

/** Writes losses, gradients and steps (contracts, section 4). */
final class SolutionJsonTraining {
    private final JsonGenerator json;
    private final SolutionJsonNumbers numbers;

    SolutionJsonTraining(JsonGenerator json, SolutionJsonNumbers numbers) {
        this.json = json;
        this.numbers = numbers;
    }

    // ---- of a sample ----

    void backward(BackwardTrace backward) throws IOException {
        json.writeObjectFieldStart("backward");
        json.writeArrayFieldStart("layers");
        for (BackwardTrace.LayerGradients layer : backward.layers()) {
            json.writeStartObject();
            numbers.field("delta", layer.delta());
            if (layer.jacobian().isEmpty()) {
                numbers.field(
                        "activationDerivative",
                        layer.derivative().stream().map(AtPoint::value).toList());
            } else {
                numbers.rows("jacobian", layer.jacobian());
            }
            gradients(layer.weights(), layer.bias());
            json.writeEndObject();
        }
        json.writeEndArray();
        if (!backward.input().isEmpty()) {
            numbers.field("inputGradient", backward.input());
        }
        json.writeEndObject();
    }

    private void gradients(List<List<Evaluation>> weights, Optional<List<Evaluation>> bias) throws IOException {
        if (!weights.isEmpty()) {
            numbers.rows("weightGradient", weights);
        }
        if (bias.isPresent()) {
            numbers.field("biasGradient", bias.get());
        }
    }

    void step(StepTrace step) throws IOException {
        json.writeObjectFieldStart("step");
        json.writeArrayFieldStart("layers");
        for (LayerStep layer : step.layers()) {
            json.writeStartObject();
            numbers.rows("weights", layer.weights());
            if (layer.bias().isPresent()) {
                numbers.field("bias", layer.bias().get());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        numbers.field("loss", step.loss());
        json.writeEndObject();
    }

    // ---- of a batch ----

    /** What the answers say about the batch as a whole; nothing if they do not. */
    void batch(List<Answer> asked) throws IOException {
        List<Answer> answers = withPrerequisites(asked);
        Optional<BatchTrace> found =
                answers.stream().flatMap(answer -> trace(answer).stream()).findFirst();
        if (found.isEmpty()) {
            return;
        }
        BatchTrace batch = found.get();
        List<Evaluation> evaluations = new ArrayList<>();
        evaluations.add(batch.loss());
        json.writeObjectFieldStart("batch");
        json.writeStringField("reduced", batch.reduced().name().toLowerCase(Locale.ROOT));
        for (Class<? extends Answer> kind :
                List.of(Answer.Loss.class, Answer.Backpropagation.class, Answer.GradientStep.class)) {
            Optional<Answer> answer = answers.stream()
                    .filter(kind::isInstance)
                    .map(Answer.class::cast)
                    .findFirst();
            if (answer.isPresent()) {
                part(answer.get(), evaluations);
            }
        }
        asked.stream()
                .filter(answer -> answer instanceof Answer.GradientStep step && step.goesOn())
                .forEach(answer -> evaluations.addAll(((Answer.GradientStep) answer).evaluationsOfBatch()));
        numbers.evaluations(evaluations);
        json.writeEndObject();
    }

    /** The answers, and behind them those that others go by. */
    static List<Answer> withPrerequisites(List<Answer> answers) {
        List<Answer> all = new ArrayList<>(answers);
        for (Answer answer : answers) {
            if (answer instanceof Answer.InputGradient input) {
                all.add(input.gradients());
            } else if (answer instanceof Answer.StepCheck check) {
                all.add(check.step());
            }
        }
        return all;
    }

    private static Optional<BatchTrace> trace(Answer answer) {
        if (answer instanceof Answer.Loss loss) {
            return loss.batch();
        }
        if (answer instanceof Answer.Backpropagation gradients) {
            return gradients.batch();
        }
        return answer instanceof Answer.GradientStep step ? step.gradients().batch() : Optional.empty();
    }

    private void part(Answer answer, List<Evaluation> evaluations) throws IOException {
        if (answer instanceof Answer.Loss loss) {
            numbers.field("loss", loss.batch().orElseThrow().loss());
        } else if (answer instanceof Answer.Backpropagation gradients) {
            add(gradients, evaluations);
            json.writeObjectFieldStart("backward");
            json.writeArrayFieldStart("layers");
            for (BatchTrace.LayerGradients layer : gradients.reduced()) {
                json.writeStartObject();
                gradients(layer.weights(), layer.bias());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } else if (answer instanceof Answer.GradientStep step) {
            add(step.gradients(), evaluations);
            evaluations.addAll(step.steps().get(0).evaluations());
            step(step.steps().get(0));
        }
    }

    private static void add(Answer.Backpropagation gradients, List<Evaluation> evaluations) {
        gradients.reduced().forEach(layer -> evaluations.addAll(layer.evaluations()));
    }
}
