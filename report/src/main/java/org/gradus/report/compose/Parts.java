package org.gradus.report.compose;

import java.util.List;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.Answer;

/** Puts the steps of a task on the sheet, its prerequisites before them, and says what stands in the answer box. */
final class Parts implements Answer.Visitor<List<Inline>> {
    private final Draft draft;

    Parts(Draft draft) {
        this.draft = draft;
    }

    @Override
    public List<Inline> forward(Answer.Forward answer) {
        new ForwardComposer(draft).compose();
        return new ForwardAnswer(draft).text();
    }

    @Override
    public List<Inline> composition(Answer.Composition answer) {
        return new CompositionComposer(draft).compose(answer);
    }

    @Override
    public List<Inline> classify(Answer.Classify answer) {
        new ForwardComposer(draft).compose();
        return new ClassifyComposer(draft).compose(answer);
    }

    @Override
    public List<Inline> activationDerivative(Answer.ActivationDerivative answer) {
        new ForwardComposer(draft).compose();
        List<Inline> box = List.of();
        for (Answer.ActivationDerivative.OfActivation activation : answer.activations()) {
            List<Inline> between = box.isEmpty() ? List.of() : List.of(new Inline.Break());
            box = Wording.join(box, between, new ActivationDerivativeComposer(draft, activation).compose());
        }
        return box;
    }

    @Override
    public List<Inline> softmaxDerivative(Answer.SoftmaxDerivative answer) {
        return new SoftmaxDerivativeComposer(draft).compose(answer.derivation());
    }

    @Override
    public List<Inline> softmaxJacobian(Answer.SoftmaxJacobian answer) {
        new ForwardComposer(draft).compose();
        new SoftmaxDerivativeComposer(draft).onto(answer.derivation());
        return JacobianComposer.compose(draft, answer);
    }
}
