package org.gradus.report.compose.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gradus.core.expr.Expr;
import org.gradus.core.function.Activation;
import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.words.FilePhrase;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.sheet.Inline;

/** Words about layers whose units have activations of their own. */
public final class UnitWords {
    private static final Expr Z = Expr.Symbol.of("z");

    private UnitWords() {}

    /** Whether the units of the layer do not all apply the same function. */
    public static boolean isMixed(Activation activation) {
        return activation.parts().size() > 1;
    }

    /** The units, from 0, of a layer of {@code units} that apply {@code part}. */
    public static List<Integer> units(Activation activation, Activation part, int units) {
        return IntStream.range(0, units)
                .filter(i -> activation.unit(i).filter(part::equals).isPresent())
                .boxed()
                .toList();
    }

    /** "unit 2", "units 1, 3 and 4", for units counted from 0. */
    public static List<Inline> of(Draft draft, List<Integer> units) {
        List<String> numbers = units.stream().map(i -> Integer.toString(i + 1)).toList();
        int last = numbers.size() - 1;
        return last == 0
                ? draft.say(FilePhrase.OF_UNIT, numbers.get(0))
                : draft.say(
                        FilePhrase.OF_UNITS,
                        String.join(", ", numbers.subList(0, last))
                                + draft.wording().word(Phrase.AND)
                                + numbers.get(last));
    }

    /** The functions of the units, each applied to z: ReLU(z), σ(z); the identity leaves z. */
    public static List<Expr> applied(Activation activation, int units) {
        List<Expr> functions = new ArrayList<>();
        for (int i = 0; i < units; i++) {
            functions.add(Notation.apply(activation.unit(i).orElseThrow(), Z));
        }
        return functions;
    }

    /** {@code first}, a semicolon and {@code more}. */
    public static List<Inline> joined(List<Inline> first, List<Inline> more) {
        return first.isEmpty() ? more : Wording.join(first, List.of(new Inline.Text("; ")), more);
    }
}
