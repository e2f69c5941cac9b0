package org.gradus.report.compose.batch;

import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.training.Training;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.sheet.Inline;

/** Where the numbers that are put in stand. */
final class References {
    private References() {}

    /** "insert {quantity} from (n)", or "insert" where it stands nowhere. */
    static List<Inline> insert(Draft draft, Expr quantity, String key) {
        return draft.reference(key)
                .map(reference -> draft.say(Phrase.INSERT_FROM, quantity, reference))
                .orElseGet(() -> draft.say(Phrase.INSERT));
    }

    /** "from (2) and (7)". */
    static List<Inline> insert(Draft draft, Expr one, String key, Expr other, String otherKey) {
        Optional<Inline> first = draft.reference(key);
        Optional<Inline> second = draft.reference(otherKey);
        return first.isPresent() && second.isPresent()
                ? Training.fromSteps(draft, List.of(first, second))
                : first.isPresent() ? insert(draft, one, key) : insert(draft, other, otherKey);
    }
}
