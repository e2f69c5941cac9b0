package org.gradus.report.compose;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.epochs.MethodWords;
import org.gradus.report.compose.notation.GradientNotation;
import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.page.TableName;
import org.gradus.report.compose.words.CalculusPhrase;
import org.gradus.report.compose.words.ClaimPhrase;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.TrainingPhrase;
import org.gradus.report.exercise.OptimiserChoice;
import org.gradus.report.exercise.TrainingPlan;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.Answer;

/** The heading of the part that answers a task, and how the task is asked. */
final class PartTitle implements Answer.Visitor<List<Inline>> {
    private final Draft draft;

    PartTitle(Draft draft) {
        this.draft = draft;
    }

    @Override
    public List<Inline> forward(Answer.Forward answer) {
        return draft.say(Phrase.FORWARD_TITLE);
    }

    @Override
    public List<Inline> composition(Answer.Composition answer) {
        return draft.say(draft.notation().isNeuron() ? Phrase.COMPOSITION_TITLE_NEURON : Phrase.COMPOSITION_TITLE);
    }

    @Override
    public List<Inline> classify(Answer.Classify answer) {
        return draft.say(Phrase.CLASSIFY_TITLE);
    }

    @Override
    public List<Inline> activationDerivative(Answer.ActivationDerivative answer) {
        return draft.say(several(answer) ? Phrase.ACTIVATION_DERIVATIVES_TITLE : Phrase.ACTIVATION_DERIVATIVE_TITLE);
    }

    private static boolean several(Answer.ActivationDerivative answer) {
        return answer.activations().size() > 1;
    }

    @Override
    public List<Inline> softmaxDerivative(Answer.SoftmaxDerivative answer) {
        return draft.say(Phrase.SOFTMAX_DERIVATIVE_TITLE);
    }

    /** Whether the formulas are a part of their own, so that this one is about numbers alone. */
    private boolean isDerived() {
        return draft.solution().answers().stream().anyMatch(Answer.SoftmaxDerivative.class::isInstance);
    }

    @Override
    public List<Inline> softmaxJacobian(Answer.SoftmaxJacobian answer) {
        return draft.say(isDerived() ? Phrase.SOFTMAX_JACOBIAN_NUMBERS_TITLE : Phrase.SOFTMAX_JACOBIAN_TITLE);
    }

    @Override
    public List<Inline> verification(Answer.Verification answer) {
        return draft.say(ClaimPhrase.CLAIM_TITLE, answer.result().claim().id());
    }

    @Override
    public List<Inline> softmaxProperties(Answer.SoftmaxProperties answer) {
        return draft.say(Phrase.SOFTMAX_PROPERTIES_TITLE);
    }

    @Override
    public List<Inline> xorImpossibility(Answer.XorImpossibility answer) {
        return draft.say(
                Phrase.SEPARABILITY_TITLE,
                TableName.of(draft, answer.separability().table()));
    }

    @Override
    public List<Inline> truthTable(Answer.TruthTable answer) {
        return draft.say(Phrase.TRUTH_TABLE_TITLE);
    }

    @Override
    public List<Inline> backpropagationDerivation(Answer.BackpropagationDerivation answer) {
        return draft.say(Phrase.BACKPROPAGATION_DERIVATION_TITLE);
    }

    @Override
    public List<Inline> loss(Answer.Loss answer) {
        return draft.say(Phrase.LOSS_TITLE);
    }

    @Override
    public List<Inline> lossGradient(Answer.LossGradient answer) {
        return draft.say(Phrase.LOSS_GRADIENT_TITLE);
    }

    @Override
    public List<Inline> backpropagation(Answer.Backpropagation answer) {
        return draft.say(Phrase.BACKPROPAGATION_TITLE);
    }

    @Override
    public List<Inline> inputGradient(Answer.InputGradient answer) {
        return draft.say(Phrase.INPUT_GRADIENT_TITLE);
    }

    @Override
    public List<Inline> stepCheck(Answer.StepCheck answer) {
        return draft.say(Phrase.STEP_CHECK_TITLE);
    }

    @Override
    public List<Inline> training(Answer.Training answer) {
        return switch (answer.plan().rule()) {
            case PERCEPTRON -> draft.say(TrainingPhrase.TITLE_PERCEPTRON);
            case DELTA -> draft.say(TrainingPhrase.TITLE_DELTA);
            case GRADIENT -> descent(answer.plan());
        };
    }

    @Override
    public List<Inline> descent(Answer.Descent answer) {
        return descent(answer.plan());
    }

    private List<Inline> descent(TrainingPlan plan) {
        OptimiserChoice optimiser = plan.optimiser();
        return optimiser.remembers()
                ? draft.say(TrainingPhrase.TITLE_OPTIMISER, MethodWords.name(draft, optimiser.method()))
                : draft.say(TrainingPhrase.TITLE_GRADIENT);
    }

    @Override
    public List<Inline> gradientStep(Answer.GradientStep answer) {
        return draft.say(answer.goesOn() ? Phrase.NEXT_STEP_TITLE : Phrase.GRADIENT_STEP_TITLE);
    }

    @Override
    public List<Inline> graph(Answer.Graph answer) {
        return draft.say(CalculusPhrase.GRAPH_TITLE);
    }

    @Override
    public List<Inline> jacobian(Answer.Jacobian answer) {
        return draft.say(CalculusPhrase.JACOBIAN_TITLE);
    }

    @Override
    public List<Inline> hessian(Answer.Hessian answer) {
        return draft.say(CalculusPhrase.HESSIAN_TITLE);
    }

    @Override
    public List<Inline> shapes(Answer.Shapes answer) {
        return draft.say(CalculusPhrase.SHAPES_TITLE);
    }

    @Override
    public List<Inline> decisionBoundary(Answer.DecisionBoundary answer) {
        return draft.say(answer.lines().size() == 1 ? CalculusPhrase.BOUNDARY_TITLE : CalculusPhrase.BOUNDARIES_TITLE);
    }

    @Override
    public List<Inline> statements(Answer.Statements answer) {
        return draft.say(CalculusPhrase.STATEMENTS_TITLE);
    }

    /** "the output y". */
    List<Inline> wanted(Answer task) {
        return task.accept(new Wanted());
    }

    private final class Wanted implements Answer.Visitor<List<Inline>> {
        private Expr output() {
            int layers = draft.notation().layers();
            return draft.notation().output(layers, draft.notation().outputs());
        }

        @Override
        public List<Inline> forward(Answer.Forward answer) {
            return draft.say(Phrase.FORWARD_WANTED, output());
        }

        @Override
        public List<Inline> composition(Answer.Composition answer) {
            Expr x = Expr.Symbol.vector("x");
            return draft.say(Phrase.COMPOSITION_WANTED, Lines.equal(output(), Expr.Apply.of("f", x)));
        }

        @Override
        public List<Inline> classify(Answer.Classify answer) {
            return draft.say(Phrase.CLASSIFY_WANTED);
        }

        @Override
        public List<Inline> activationDerivative(Answer.ActivationDerivative answer) {
            return draft.say(
                    several(answer) ? Phrase.ACTIVATION_DERIVATIVES_WANTED : Phrase.ACTIVATION_DERIVATIVE_WANTED);
        }

        @Override
        public List<Inline> softmaxDerivative(Answer.SoftmaxDerivative answer) {
            Expr partial = Expr.Derivative.partial(Expr.Indexed.of("y", "i"), Expr.Indexed.of("z", "j"));
            return draft.say(Phrase.SOFTMAX_DERIVATIVE_WANTED, partial);
        }

        @Override
        public List<Inline> softmaxJacobian(Answer.SoftmaxJacobian answer) {
            Expr partial = Expr.Derivative.partial(Expr.Indexed.of("y", "i"), Expr.Indexed.of("z", "j"));
            return draft.say(
                    isDerived() ? Phrase.SOFTMAX_JACOBIAN_NUMBERS_WANTED : Phrase.SOFTMAX_JACOBIAN_WANTED, partial);
        }

        @Override
        public List<Inline> verification(Answer.Verification answer) {
            return draft.say(ClaimPhrase.CLAIM_WANTED, answer.result().claim().id());
        }

        @Override
        public List<Inline> softmaxProperties(Answer.SoftmaxProperties answer) {
            return draft.say(Phrase.SOFTMAX_PROPERTIES_WANTED);
        }

        @Override
        public List<Inline> xorImpossibility(Answer.XorImpossibility answer) {
            return draft.say(
                    Phrase.SEPARABILITY_WANTED,
                    TableName.of(draft, answer.separability().table()));
        }

        @Override
        public List<Inline> truthTable(Answer.TruthTable answer) {
            return draft.say(Phrase.TRUTH_TABLE_WANTED);
        }

        @Override
        public List<Inline> backpropagationDerivation(Answer.BackpropagationDerivation answer) {
            return draft.say(Phrase.BACKPROPAGATION_DERIVATION_WANTED);
        }

        @Override
        public List<Inline> loss(Answer.Loss answer) {
            return draft.say(Phrase.LOSS_WANTED, GradientNotation.loss());
        }

        @Override
        public List<Inline> lossGradient(Answer.LossGradient answer) {
            return draft.say(Phrase.LOSS_GRADIENT_WANTED, GradientNotation.of(output()));
        }

        @Override
        public List<Inline> backpropagation(Answer.Backpropagation answer) {
            if (draft.exercise().network().isPresent()) {
                return draft.say(
                        anyBias() ? Phrase.BACKPROPAGATION_WANTED : Phrase.BACKPROPAGATION_WANTED_WEIGHTS,
                        GradientNotation.loss());
            }
            Notation notation = draft.notation();
            int units = notation.outputs();
            Expr delta = notation.gradients().delta(notation.layers(), units);
            Expr meaning = notation.gradients().error(notation.preactivation(notation.layers(), units));
            return draft.say(Phrase.BACKPROPAGATION_WANTED_LOGITS, Lines.equal(delta, meaning));
        }

        @Override
        public List<Inline> inputGradient(Answer.InputGradient answer) {
            int inputs = draft.exercise().network().orElseThrow().inputs();
            Expr x = inputs == 1 ? Expr.Indexed.of("x", 1) : Expr.Symbol.vector("x");
            return draft.say(Phrase.INPUT_GRADIENT_WANTED, GradientNotation.of(x));
        }

        @Override
        public List<Inline> stepCheck(Answer.StepCheck answer) {
            return draft.say(Phrase.STEP_CHECK_WANTED);
        }

        @Override
        public List<Inline> training(Answer.Training answer) {
            OptionalInt epochs = answer.plan().epochs();
            if (answer.plan().untilNoChange()) {
                return draft.say(TrainingPhrase.WANTED_UNTIL);
            }
            return epochs.orElse(1) == 1
                    ? draft.say(TrainingPhrase.WANTED_EPOCH)
                    : draft.say(TrainingPhrase.WANTED_EPOCHS, draft.wording().number(epochs.getAsInt()));
        }

        @Override
        public List<Inline> descent(Answer.Descent answer) {
            return draft.say(
                    TrainingPhrase.WANTED_UPDATES,
                    draft.wording().number(answer.updates().size()));
        }

        @Override
        public List<Inline> gradientStep(Answer.GradientStep answer) {
            Phrase first = anyBias() ? Phrase.GRADIENT_STEP_WANTED : Phrase.GRADIENT_STEP_WANTED_WEIGHTS;
            return draft.say(answer.goesOn() ? Phrase.NEXT_STEP_WANTED : first);
        }

        @Override
        public List<Inline> graph(Answer.Graph answer) {
            return draft.say(CalculusPhrase.GRAPH_WANTED, answer.trace().outer());
        }

        @Override
        public List<Inline> jacobian(Answer.Jacobian answer) {
            boolean at = answer.partials().hasPoint();
            return draft.say(at ? CalculusPhrase.JACOBIAN_WANTED_AT : CalculusPhrase.JACOBIAN_WANTED, matrix("J"));
        }

        @Override
        public List<Inline> hessian(Answer.Hessian answer) {
            boolean at = answer.second().hasPoint();
            return draft.say(at ? CalculusPhrase.HESSIAN_WANTED_AT : CalculusPhrase.HESSIAN_WANTED, matrix("H"));
        }

        private static Expr matrix(String letter) {
            return new Expr.Symbol(letter, Expr.Shape.MATRIX, Optional.empty());
        }

        @Override
        public List<Inline> shapes(Answer.Shapes answer) {
            return draft.say(CalculusPhrase.SHAPES_WANTED);
        }

        @Override
        public List<Inline> decisionBoundary(Answer.DecisionBoundary answer) {
            return draft.say(CalculusPhrase.BOUNDARY_WANTED);
        }

        @Override
        public List<Inline> statements(Answer.Statements answer) {
            return draft.say(CalculusPhrase.STATEMENTS_WANTED);
        }

        private boolean anyBias() {
            return draft.exercise().network().stream()
                    .flatMap(network -> network.layers().stream())
                    .anyMatch(layer -> layer.bias().isPresent());
        }
    }
}
