package org.gradus.report.compose.epochs;

import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.notation.Plain;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.TrainingPhrase;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.exercise.OptimiserChoice;
import org.gradus.report.exercise.OptimiserChoice.Method;
import org.gradus.report.plan.Descent;
import org.gradus.report.plan.LayerKind;
import org.gradus.report.sheet.Inline;
import org.gradus.report.worksheet.Names;

/** What the update rules are called, and the numbers that belong to them. */
public final class MethodWords {
    private MethodWords() {}

    /** "Adam"; empty for the plain step. */
    public static List<Inline> name(Draft draft, Method method) {
        return switch (method) {
            case PLAIN -> List.of();
            case MOMENTUM -> draft.say(TrainingPhrase.MOMENTUM);
            case NESTEROV -> draft.say(TrainingPhrase.NESTEROV);
            case ADAGRAD -> draft.say(TrainingPhrase.ADAGRAD);
            case RMSPROP -> draft.say(TrainingPhrase.RMSPROP);
            case ADAM -> draft.say(TrainingPhrase.ADAM);
        };
    }

    static TrainingPhrase why(Method method) {
        return switch (method) {
            case PLAIN -> TrainingPhrase.WHY_PLAIN;
            case MOMENTUM -> TrainingPhrase.WHY_MOMENTUM;
            case NESTEROV -> TrainingPhrase.WHY_NESTEROV;
            case ADAGRAD -> TrainingPhrase.WHY_ADAGRAD;
            case RMSPROP -> TrainingPhrase.WHY_RMSPROP;
            case ADAM -> TrainingPhrase.WHY_ADAM;
        };
    }

    /** "Adam with β_1 = 0.9, β_2 = 0.999, ε = 10^(−8)"; empty for the plain step. */
    public static List<Inline> given(Draft draft, OptimiserChoice choice) {
        if (!choice.remembers()) {
            return List.of();
        }
        List<Inline> numbers = List.of();
        for (LayerKind.Parameter constant : new Descent(choice, 0).constants(Names.ALONE)) {
            Expr name = draft.notation().write(constant.id().symbol());
            Inline number = new Inline.Formula(Lines.equal(name, Plain.number(constant.given())));
            numbers = numbers.isEmpty()
                    ? List.of(number)
                    : Wording.join(numbers, draft.say(Phrase.SEPARATOR), List.of(number));
        }
        List<Inline> name = name(draft, choice.method());
        return numbers.isEmpty() ? name : draft.say(TrainingPhrase.GIVEN_NUMBERS, name, numbers);
    }
}
