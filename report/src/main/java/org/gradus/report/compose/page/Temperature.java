package org.gradus.report.compose.page;

import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.core.function.Activation;
import org.gradus.core.function.Softmax;
import org.gradus.report.compose.notation.Plain;
import org.gradus.report.compose.words.FilePhrase;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.sheet.Inline;

/** What the temperature of a softmax changes in formulas: slopes in z have the factor 1/T. */
public final class Temperature {
    private Temperature() {}

    /** The slope of softmax, divided by its temperature; of any other function as it is. */
    public static Expr slope(Activation activation, Expr slope) {
        return activation instanceof Softmax softmax && softmax.isTempered()
                ? Expr.Product.of(new Expr.Quotient(Expr.Num.of(1), Plain.number(softmax.temperature())), slope)
                : slope;
    }

    /** "softmax is taken of z/4: what holds for z there has the factor 1/4 here"; nothing without a temperature. */
    public static List<Inline> note(Draft draft, Activation activation) {
        if (!(activation instanceof Softmax softmax) || !softmax.isTempered()) {
            return List.of();
        }
        Expr z = Expr.Symbol.vector("z");
        Expr temperature = Plain.number(softmax.temperature());
        return draft.say(
                FilePhrase.TEMPERED_SLOPE,
                new Expr.Quotient(z, temperature),
                z,
                new Expr.Quotient(Expr.Num.of(1), temperature));
    }

    /** The words, and the {@link #note} behind them. */
    public static List<Inline> with(Draft draft, List<Inline> words, Activation activation) {
        List<Inline> note = note(draft, activation);
        List<Inline> between =
                note.isEmpty() || words.isEmpty() ? List.of() : List.of(new Inline.Text("; "));
        return Wording.join(words, between, note);
    }

    /** The words of a general derivation, and what its z is where the output of the exercise has a temperature. */
    public static List<Inline> letters(Draft draft, List<Inline> words) {
        boolean tempered = !draft.samples().isEmpty()
                && draft.samples().get(0).lastLayer().function() instanceof Softmax softmax
                && softmax.isTempered();
        return tempered
                ? Wording.join(
                        words,
                        List.of(new Inline.Text("; ")),
                        draft.say(FilePhrase.TEMPERED_LETTERS, Expr.Symbol.of("z")))
                : words;
    }
}
