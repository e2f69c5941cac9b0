package org.gradus.report.compose.derivation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation;
import org.gradus.core.expr.Expr.Relation.Operator;
import org.gradus.report.compose.notation.Bounds;
import org.gradus.report.compose.page.Pages;
import org.gradus.report.compose.words.DerivationPhrase;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.symbolic.derive.Derivation;
import org.gradus.symbolic.derive.DomainOfDerivative;

/** Where a derivative holds: {@code for x > 0}, {@code for 0 < p < 1}. */
public final class DomainWords {
    private final Pages pages;
    private final List<Chain> conditions;

    public DomainWords(Pages pages, Derivation derivation) {
        this.pages = pages;
        boolean byCases = derivation.result() instanceof Expr.Piecewise;
        this.conditions = byCases ? List.of() : chains(DomainOfDerivative.of(derivation));
    }

    /** A lower and an upper bound of the same in one chain. */
    private static List<Chain> chains(List<Relation> domain) {
        List<Relation> left = new ArrayList<>(domain);
        List<Chain> chains = new ArrayList<>();
        while (!left.isEmpty()) {
            Relation first = left.remove(0);
            Optional<Relation> second = left.stream()
                    .filter(other -> first.operator() == Operator.GREATER
                            && other.operator() == Operator.LESS
                            && other.left().equals(first.left()))
                    .findFirst();
            second.ifPresent(left::remove);
            chains.add(second.map(upper -> Chain.of(first.right())
                            .and(Operator.LESS, first.left())
                            .and(Operator.LESS, upper.right()))
                    .orElseGet(() -> Chain.of(Bounds.written(first))));
        }
        return chains;
    }

    /** To stand behind the result in its line; none where it holds everywhere. */
    List<Chain> besideResult() {
        List<Chain> beside = new ArrayList<>();
        for (Chain condition : conditions) {
            List<Inline> lead = beside.isEmpty()
                    ? pages.say(DerivationPhrase.DERIVATION_DOMAIN)
                    : List.of(new Inline.Text(pages.wording().word(Phrase.AND).strip()));
            beside.add(condition.after(lead));
        }
        return beside;
    }

    /** " for x > 0 and y ≠ 1"; nothing where it holds everywhere. */
    public List<Inline> inText() {
        List<Inline> text = List.of();
        for (Chain condition : conditions) {
            List<Inline> before = text.isEmpty()
                    ? Wording.join(
                            List.of(new Inline.Text(" ")),
                            pages.say(DerivationPhrase.DERIVATION_DOMAIN),
                            List.of(new Inline.Text(" ")))
                    : List.of(new Inline.Text(pages.wording().word(Phrase.AND)));
            text = Wording.join(text, before, List.of(new Inline.Formula(condition)));
        }
        return text;
    }
}
