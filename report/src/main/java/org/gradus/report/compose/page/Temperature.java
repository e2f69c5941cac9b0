package org.gradus.report.compose.page;

import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.core.function.Activation;
import org.gradus.report.compose.notation.Plain;
import org.gradus.report.compose.words.FilePhrase;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.sheet.Inline;

/** What the temperature of a softmax changes in formulas: slopes in z have the factor 1/T. */
public final class Temperature {
    private Temperature() {}

    /** z/T; z without a temperature. */
    public static Expr divided(Activation activation, Expr z) {
        return activation
                .divisor()
                .<Expr>map(temperature -> new Expr.Quotient(z, Plain.number(temperature)))
                .orElse(z);
    }

    /** The slope of softmax, divided by its temperature; of any other function as it is. */
    public static Expr slope(Activation activation, Expr slope) {
        return activation
                .divisor()
                .<Expr>map(temperature -> Expr.Product.of(inverse(temperature), slope))
                .orElse(slope);
    }

    private static Expr inverse(Expr temperature) {
        return new Expr.Quotient(Expr.Num.of(1), Plain.number(temperature));
    }

    /** The words, and "softmax is taken of z/4: what holds for z there has the factor 1/4 here" behind them. */
    public static List<Inline> with(Draft draft, List<Inline> words, Activation activation) {
        return activation
                .divisor()
                .map(temperature -> {
                    Expr z = Expr.Symbol.vector("z");
                    List<Inline> note = draft.say(
                            FilePhrase.TEMPERED_SLOPE,
                            new Expr.Quotient(z, Plain.number(temperature)),
                            z,
                            inverse(temperature));
                    return joined(words, note);
                })
                .orElse(words);
    }

    /** The words of a general derivation, and what its z is where the output of the exercise has a temperature. */
    public static List<Inline> letters(Draft draft, List<Inline> words) {
        boolean tempered = !draft.samples().isEmpty()
                && draft.samples().get(0).lastLayer().function().divisor().isPresent();
        return tempered ? joined(words, draft.say(FilePhrase.TEMPERED_LETTERS, Expr.Symbol.of("z"))) : words;
    }

    private static List<Inline> joined(List<Inline> words, List<Inline> note) {
        return Wording.join(words, words.isEmpty() ? List.of() : List.of(new Inline.Text("; ")), note);
    }
}
