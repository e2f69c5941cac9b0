package org.gradus.report.compose;

import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.words.FilePhrase;
import org.gradus.report.exercise.Layout;
import org.gradus.report.sheet.Inline;

/** How the exercise writes its weights, where that is not how the sheet does. */
final class LayoutWords {
    private LayoutWords() {}

    static Optional<List<Inline>> of(Draft draft, Layout layout) {
        if (draft.notation().isNeuron()) {
            // the row or column of a single neuron is the same list of weights
            return switch (layout.bias()) {
                case APART -> Optional.empty();
                case FIRST -> Optional.of(draft.say(FilePhrase.NEURON_BIAS_FIRST, Expr.Symbol.of("b")));
                case LAST -> Optional.of(draft.say(FilePhrase.NEURON_BIAS_LAST, Expr.Symbol.of("b")));
            };
        }
        if (layout.equals(Layout.LECTURE)) {
            return Optional.empty();
        }
        FilePhrase phrase = switch (layout.bias()) {
            case APART -> FilePhrase.ROW_VECTORS;
            case FIRST -> layout.rowVectors() ? FilePhrase.ROWS_BIAS_FIRST : FilePhrase.BIAS_FIRST;
            case LAST -> layout.rowVectors() ? FilePhrase.ROWS_BIAS_LAST : FilePhrase.BIAS_LAST;
        };
        Expr l = Expr.Symbol.of("l");
        Expr weights = new Expr.Symbol("W", Expr.Shape.MATRIX, Optional.of(l));
        Expr bias = new Expr.Symbol("b", Expr.Shape.VECTOR, Optional.of(l));
        return Optional.of(draft.say(phrase, weights, bias));
    }
}
