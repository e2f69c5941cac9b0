package org.gradus.report.compose;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.gradus.report.compose.batch.BatchComposer;
import org.gradus.report.compose.calculus.GraphComposer;
import org.gradus.report.compose.calculus.PartialsComposer;
import org.gradus.report.compose.claim.StatementsComposer;
import org.gradus.report.compose.claim.VerificationComposer;
import org.gradus.report.compose.decision.BoundaryComposer;
import org.gradus.report.compose.decision.ClassifyComposer;
import org.gradus.report.compose.decision.SeparabilityComposer;
import org.gradus.report.compose.decision.TruthTableComposer;
import org.gradus.report.compose.derivation.ActivationDerivativeComposer;
import org.gradus.report.compose.derivation.BackpropagationDerivationComposer;
import org.gradus.report.compose.derivation.JacobianComposer;
import org.gradus.report.compose.derivation.SoftmaxDerivativeComposer;
import org.gradus.report.compose.derivation.SoftmaxPropertiesComposer;
import org.gradus.report.compose.epochs.DescentComposer;
import org.gradus.report.compose.epochs.TrainingComposer;
import org.gradus.report.compose.figure.ActivationFigure;
import org.gradus.report.compose.figure.BackwardFigure;
import org.gradus.report.compose.figure.StepFigure;
import org.gradus.report.compose.forward.CompositionComposer;
import org.gradus.report.compose.forward.ForwardAnswer;
import org.gradus.report.compose.forward.ForwardComposer;
import org.gradus.report.compose.forward.ShapesComposer;
import org.gradus.report.compose.page.Box;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.training.BackpropagationComposer;
import org.gradus.report.compose.training.LossComposer;
import org.gradus.report.compose.training.LossGradientComposer;
import org.gradus.report.compose.training.StepCheckComposer;
import org.gradus.report.compose.training.StepComposer;
import org.gradus.report.compose.training.Training;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.Answer.ActivationDerivative.OfActivation;
import org.gradus.report.solution.SampleTrace;

/** Puts the steps of a task on the sheet, its prerequisites before them, and says what stands in the answer box. */
final class Parts implements Answer.Visitor<Box> {
    /** What is higher takes more of a page than it explains; in points. */
    private static final int HIGHEST = 165;

    /** More than these would fill a page. */
    private static final int MOST_PLOTS = 2;

    private final Draft draft;

    Parts(Draft draft) {
        this.draft = draft;
    }

    private void forward() {
        if (BatchComposer.applies(draft)) {
            new BatchComposer(draft).forward();
        } else {
            new ForwardComposer(draft).compose();
        }
    }

    @Override
    public Box forward(Answer.Forward answer) {
        if (BatchComposer.applies(draft)) {
            return new BatchComposer(draft).forwardBox();
        }
        new ForwardComposer(draft).compose();
        return Box.of(new ForwardAnswer(draft).text());
    }

    @Override
    public Box composition(Answer.Composition answer) {
        return Box.of(new CompositionComposer(draft).compose(answer));
    }

    @Override
    public Box classify(Answer.Classify answer) {
        if (BatchComposer.applies(draft)) {
            return new BatchComposer(draft).classify(answer);
        }
        new ForwardComposer(draft).compose();
        return new ClassifyComposer(draft).compose(answer);
    }

    @Override
    public Box activationDerivative(Answer.ActivationDerivative answer) {
        forward();
        List<Inline> box = List.of();
        for (OfActivation activation : answer.activations()) {
            List<Inline> between = box.isEmpty() ? List.of() : List.of(new Inline.Break());
            OptionalInt layer = distinguishing(activation, answer.activations());
            box = Wording.join(box, between, new ActivationDerivativeComposer(draft, activation, layer).compose());
        }
        draft.figures(
                () -> answer.activations().stream()
                        .flatMap(activation -> ActivationFigure.of(draft, activation).stream())
                        .limit(MOST_PLOTS)
                        .toList(),
                List.of());
        return Box.of(box);
    }

    /** The first layer of an activation whose name another one shares. */
    private OptionalInt distinguishing(OfActivation activation, List<OfActivation> all) {
        String name = activation.activation().name();
        List<String> names =
                all.stream().map(other -> other.activation().name()).toList();
        boolean shared = Collections.frequency(names, name) > 1;
        List<LayerData> layers =
                draft.exercise().network().map(network -> network.layers()).orElse(List.of());
        return shared
                ? IntStream.rangeClosed(1, layers.size())
                        .filter(l -> layers.get(l - 1).activation().parts().contains(activation.activation()))
                        .findFirst()
                : OptionalInt.empty();
    }

    @Override
    public Box softmaxDerivative(Answer.SoftmaxDerivative answer) {
        return Box.of(SoftmaxDerivativeComposer.after(draft).compose(answer.derivation()));
    }

    @Override
    public Box softmaxProperties(Answer.SoftmaxProperties answer) {
        return Box.of(new SoftmaxPropertiesComposer(draft).compose(answer.properties()));
    }

    @Override
    public Box softmaxJacobian(Answer.SoftmaxJacobian answer) {
        forward();
        SoftmaxDerivativeComposer.after(draft).onto(answer.derivation());
        return Box.of(JacobianComposer.compose(draft, answer));
    }

    @Override
    public Box xorImpossibility(Answer.XorImpossibility answer) {
        return Box.of(new SeparabilityComposer(draft, answer).compose());
    }

    @Override
    public Box truthTable(Answer.TruthTable answer) {
        return Box.of(new TruthTableComposer(draft, answer).compose());
    }

    @Override
    public Box backpropagationDerivation(Answer.BackpropagationDerivation answer) {
        return Box.of(new BackpropagationDerivationComposer(draft).compose(answer.equations()));
    }

    @Override
    public Box loss(Answer.Loss answer) {
        if (BatchComposer.applies(draft)) {
            return new BatchComposer(draft).loss(answer);
        }
        new ForwardComposer(draft).compose();
        LossComposer losses = new LossComposer(draft);
        losses.compose(answer.samples(), answer.batch());
        return Box.of(losses.box(answer.samples(), answer.batch()));
    }

    @Override
    public Box lossGradient(Answer.LossGradient answer) {
        if (BatchComposer.applies(draft)) {
            return new BatchComposer(draft).lossGradient(answer);
        }
        new ForwardComposer(draft).compose();
        new LossComposer(draft).compose(answer.losses(), Optional.empty());
        List<Inline> box = List.of();
        List<SampleTrace> samples = draft.samples();
        for (int s = 0; s < samples.size(); s++) {
            SampleTrace sample = samples.get(s);
            LossGradientComposer composer = new LossGradientComposer(
                    draft, sample, answer.losses().get(s), answer.samples().get(s));
            composer.compose();
            box = Training.beside(draft, box, sample, composer.box());
        }
        return Box.of(box);
    }

    @Override
    public Box backpropagation(Answer.Backpropagation answer) {
        if (BatchComposer.applies(draft)) {
            return new BatchComposer(draft).backpropagation(answer);
        }
        new ForwardComposer(draft).compose();
        new LossComposer(draft).compose(answer.losses(), answer.batch());
        BackpropagationComposer gradients = new BackpropagationComposer(draft);
        gradients.compose(answer);
        backwardFigure(answer);
        return gradients.box(answer);
    }

    /** Of one sample, once on a sheet. */
    private void backwardFigure(Answer.Backpropagation answer) {
        if (answer.samples().size() == 1 && draft.firstTime("backward figure")) {
            draft.figure(() -> BackwardFigure.of(
                            draft, draft.samples().get(0), answer.samples().get(0))
                    .filter(drawing -> drawing.height() <= HIGHEST));
        }
    }

    @Override
    public Box inputGradient(Answer.InputGradient answer) {
        if (BatchComposer.applies(draft)) {
            return new BatchComposer(draft).inputGradient(answer);
        }
        backpropagation(answer.gradients());
        return Box.of(new BackpropagationComposer(draft).input(answer.gradients()));
    }

    @Override
    public Box gradientStep(Answer.GradientStep answer) {
        if (BatchComposer.applies(draft)) {
            return new BatchComposer(draft).gradientStep(answer);
        }
        draft.speakOf(answer.samples());
        steps(answer);
        Box box = StepComposer.box(draft, answer);
        draft.speakOf(draft.solution().samples());
        return box;
    }

    @Override
    public Box stepCheck(Answer.StepCheck answer) {
        if (BatchComposer.applies(draft)) {
            return new BatchComposer(draft).stepCheck(answer);
        }
        Answer.GradientStep step = answer.step();
        draft.speakOf(step.samples());
        steps(step);
        List<Inline> box = List.of();
        for (int s = 0; s < step.steps().size(); s++) {
            List<Inline> text = new StepCheckComposer(draft, step, s).compose();
            stepFigure(step, s);
            box = step.steps().size() == 1
                    ? text
                    : Training.beside(draft, box, draft.samples().get(s), text);
        }
        draft.speakOf(draft.solution().samples());
        return Box.of(box);
    }

    /** Of one step; those of several samples look alike. */
    private void stepFigure(Answer.GradientStep step, int index) {
        if (step.steps().size() == 1) {
            draft.figure(() -> StepFigure.of(draft, step, index));
        }
    }

    private void steps(Answer.GradientStep answer) {
        new ForwardComposer(draft).compose();
        new LossComposer(draft)
                .compose(answer.gradients().losses(), answer.gradients().batch());
        new BackpropagationComposer(draft).compose(answer.gradients());
        for (int s = 0; s < answer.steps().size(); s++) {
            new StepComposer(draft, answer, s).compose();
        }
    }

    @Override
    public Box training(Answer.Training answer) {
        return new TrainingComposer(draft, answer).compose();
    }

    @Override
    public Box descent(Answer.Descent answer) {
        return new DescentComposer(draft, answer).compose();
    }

    @Override
    public Box verification(Answer.Verification answer) {
        return Box.of(new VerificationComposer(draft, answer).compose());
    }

    @Override
    public Box graph(Answer.Graph answer) {
        return Box.of(new GraphComposer(draft, answer).compose());
    }

    @Override
    public Box jacobian(Answer.Jacobian answer) {
        return Box.of(PartialsComposer.jacobian(draft, answer));
    }

    @Override
    public Box hessian(Answer.Hessian answer) {
        return Box.of(PartialsComposer.hessian(draft, answer));
    }

    @Override
    public Box shapes(Answer.Shapes answer) {
        return Box.of(new ShapesComposer(draft).compose());
    }

    @Override
    public Box decisionBoundary(Answer.DecisionBoundary answer) {
        return Box.of(new BoundaryComposer(draft, answer).compose());
    }

    @Override
    public Box statements(Answer.Statements answer) {
        return Box.of(new StatementsComposer(draft, answer).compose());
    }
}
