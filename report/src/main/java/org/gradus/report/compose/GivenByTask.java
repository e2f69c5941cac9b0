package org.gradus.report.compose;

import java.util.ArrayList;
import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.core.network.TruthTable;
import org.gradus.report.compose.calculus.GraphComposer;
import org.gradus.report.compose.calculus.MapWords;
import org.gradus.report.compose.epochs.MethodWords;
import org.gradus.report.compose.notation.Elision;
import org.gradus.report.compose.notation.Plain;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.page.TableName;
import org.gradus.report.compose.words.CalculusPhrase;
import org.gradus.report.compose.words.ClaimPhrase;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.TrainingPhrase;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.exercise.TrainingPlan.GivenGradients;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.Part;

/** What is given where the exercise holds no data: what its tasks are about, each once. */
final class GivenByTask {
    private final Draft draft;

    GivenByTask(Draft draft) {
        this.draft = draft;
    }

    List<Inline> text() {
        List<List<Inline>> parts =
                draft.solution().answers().stream().map(this::given).distinct().toList();
        List<Inline> text = parts.get(0);
        for (List<Inline> part : parts.subList(1, parts.size())) {
            text = Wording.join(text, List.of(new Inline.Text("; ")), part);
        }
        return text;
    }

    /** What tasks about functions of their own are about, where the data of a network stand above. */
    List<List<Inline>> besideData() {
        List<List<Inline>> sentences = new ArrayList<>();
        List<Answer> answers = draft.solution().answers();
        for (int i = 0; i < answers.size(); i++) {
            Answer answer = answers.get(i);
            if (answer instanceof Answer.Graph
                    || answer instanceof Answer.Jacobian
                    || answer instanceof Answer.Hessian) {
                List<Inline> part = List.of(new Inline.Text("(" + Part.label(i) + ")\u00a0"));
                sentences.add(Wording.sentence(Wording.join(part, given(answer))));
            }
        }
        return sentences;
    }

    private List<Inline> given(Answer answer) {
        if (answer instanceof Answer.XorImpossibility separability) {
            TruthTable table = separability.separability().table();
            List<Inline> name = TableName.named(draft, table).orElseGet(() -> draft.say(Phrase.A_FUNCTION));
            return draft.say(Phrase.GIVEN_TABLE, name, draft.wording().number(table.inputs()));
        }
        if (answer instanceof Answer.BackpropagationDerivation) {
            return draft.say(
                    Phrase.GIVEN_ANY_NETWORK,
                    Expr.Symbol.of("L"),
                    Expr.Apply.of("sigma", Expr.Symbol.of("z")),
                    Expr.Symbol.of("C"));
        }
        if (answer instanceof Answer.Verification) {
            return draft.say(ClaimPhrase.GIVEN_CLAIMS);
        }
        if (answer instanceof Answer.Graph graph) {
            return new GraphComposer(draft, graph).given();
        }
        if (answer instanceof Answer.Jacobian jacobian) {
            return new MapWords(draft, jacobian.partials().function()).given();
        }
        if (answer instanceof Answer.Hessian hessian) {
            return MapWords.ofHessian(draft, hessian.gradient().function()).given();
        }
        if (answer instanceof Answer.Statements) {
            return draft.say(CalculusPhrase.GIVEN_STATEMENTS);
        }
        if (answer instanceof Answer.Descent descent) {
            return gradients(descent);
        }
        return draft.say(Phrase.GIVEN_SOFTMAX);
    }

    /** Start, gradients, learning rate, and the numbers of the method. */
    private List<Inline> gradients(Answer.Descent descent) {
        GivenGradients given = descent.plan().gradients().orElseThrow();
        int size = given.start().size();
        Expr theta = size == 1 ? Expr.Symbol.of("theta") : Expr.Symbol.vector("theta");
        Expr gradient = size == 1 ? Expr.Symbol.of("g") : Expr.Symbol.vector("g");
        Chain start = Lines.equal(theta, vector(given.start()));
        List<Inline> steps = List.of();
        for (int k : Elision.shown(given.steps().size())) {
            List<Inline> step = List.of(Inline.Formula.of(
                    k < 0 ? Expr.Ellipsis.HORIZONTAL : vector(given.steps().get(k))));
            steps = steps.isEmpty() ? step : Wording.join(steps, List.of(new Inline.Text("; ")), step);
        }
        Expr rate = Plain.number(draft.exercise().learningRate().orElseThrow());
        List<Inline> text = draft.say(
                TrainingPhrase.GIVEN_GRADIENTS, start, gradient, steps, Lines.equal(Expr.Symbol.of("eta"), rate));
        List<Inline> method = MethodWords.given(draft, descent.plan().optimiser());
        List<Inline> known = method.isEmpty() ? text : Wording.join(text, List.of(new Inline.Text("; ")), method);
        return draft.exercise()
                .regularisation()
                .map(decay -> Wording.join(
                        known,
                        List.of(new Inline.Text("; ")),
                        draft.say(
                                TrainingPhrase.GIVEN_DECAY,
                                Lines.equal(Expr.Symbol.of("lambda"), Plain.number(decay.l2())))))
                .orElse(known);
    }

    private static Expr vector(List<Expr> numbers) {
        return numbers.size() == 1
                ? Plain.number(numbers.get(0))
                : Elision.column(numbers.size(), i -> Plain.number(numbers.get(i)));
    }
}
