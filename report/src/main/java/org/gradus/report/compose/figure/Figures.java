package org.gradus.report.compose.figure;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.words.Style;
import org.gradus.report.sheet.Drawing;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.Solution;

/** The pictures of a solution, one by one. */
public final class Figures {
    private final Draft draft;

    private Figures(Draft draft) {
        this.draft = draft;
    }

    /** The first picture of this kind; empty where the exercise has none. */
    public static Optional<Drawing> of(FigureKind kind, Solution solution, Style style) {
        return new Figures(new Draft(solution, style)).of(kind);
    }

    private Optional<Drawing> of(FigureKind kind) {
        return switch (kind) {
            case NETWORK -> draft.exercise().network().map(network -> NetworkFigure.forward(draft, network));
            case QUESTION -> draft.exercise().network().map(network -> NetworkFigure.question(draft, network));
            case BACKWARD -> first(answer -> gradients(answer).flatMap(this::backward));
            case ACTIVATION -> first(this::activation);
            case BOUNDARY -> first(this::boundary);
            case XOR -> first(this::xor);
            case STEP ->
                first(answer -> answer instanceof Answer.StepCheck check
                        ? StepFigure.of(draft, check.step(), 0)
                        : Optional.empty());
            case LOSS ->
                first(answer ->
                        answer instanceof Answer.Training training ? LossFigure.of(draft, training) : Optional.empty());
            case GRAPH ->
                first(answer ->
                        answer instanceof Answer.Graph graph ? GraphFigure.of(draft, graph.trace()) : Optional.empty());
        };
    }

    private Optional<Drawing> first(Function<Answer, Optional<Drawing>> picture) {
        return draft.solution().answers().stream()
                .flatMap(answer -> picture.apply(answer).stream())
                .findFirst();
    }

    /** The first backward pass that is asked for. */
    private static Optional<Answer.Backpropagation> gradients(Answer answer) {
        if (answer instanceof Answer.Backpropagation gradients) {
            return Optional.of(gradients);
        } else if (answer instanceof Answer.GradientStep step) {
            return Optional.of(step.gradients());
        } else if (answer instanceof Answer.InputGradient input) {
            return Optional.of(input.gradients());
        } else if (answer instanceof Answer.StepCheck check) {
            return Optional.of(check.step().gradients());
        }
        return Optional.empty();
    }

    private Optional<Drawing> backward(Answer.Backpropagation gradients) {
        return BackwardFigure.of(
                draft, draft.samples().get(0), gradients.samples().get(0));
    }

    private Optional<Drawing> activation(Answer answer) {
        List<Answer.ActivationDerivative.OfActivation> activations =
                answer instanceof Answer.ActivationDerivative own ? own.activations() : List.of();
        return activations.stream()
                .flatMap(activation -> ActivationFigure.of(draft, activation).stream())
                .findFirst();
    }

    private Optional<Drawing> boundary(Answer answer) {
        if (answer instanceof Answer.DecisionBoundary lines) {
            return BoundaryFigure.of(draft, lines);
        } else if (answer instanceof Answer.TruthTable table) {
            return BoundaryFigure.of(draft, table);
        } else if (answer instanceof Answer.Training training) {
            return BoundaryFigure.of(draft, training);
        }
        return Optional.empty();
    }

    private Optional<Drawing> xor(Answer answer) {
        if (answer instanceof Answer.TruthTable table) {
            return XorFigure.of(draft, table);
        }
        return answer instanceof Answer.DecisionBoundary lines
                ? lines.table().flatMap(table -> XorFigure.of(draft, table))
                : Optional.empty();
    }
}
