package org.gradus.report.compose;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.LayerIndex;
import org.gradus.report.compose.claim.PointStep;
import org.gradus.report.compose.derivation.DerivationComposer;
import org.gradus.report.compose.derivation.DomainWords;
import org.gradus.report.compose.notation.Bounds;
import org.gradus.report.compose.page.Extremes;
import org.gradus.report.compose.page.Pages;
import org.gradus.report.compose.words.DerivationPhrase;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Style;
import org.gradus.report.compose.words.Style.Detail;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.sheet.Sheet;
import org.gradus.report.solution.DerivationAtPoint;
import org.gradus.symbolic.derive.Derivation;
import org.gradus.symbolic.derive.SecondOpinion;

/** The sheet of a gradient: the derivation of each partial derivative, then all of them as a vector. */
final class GradientSheet {
    private final List<Derivation> partials;
    private final Style style;
    private final Pages pages;

    /** @param partials of one function, under one name for it */
    GradientSheet(List<Derivation> partials, Style style) {
        this.partials = List.copyOf(partials);
        this.style = style;
        this.pages = new Pages(style);
    }

    Sheet compose(List<SecondOpinion> second, List<DerivationAtPoint> at) {
        Expr function = partials.get(0).value();
        for (Derivation partial : partials) {
            new DerivationSheet(partial, style, pages)
                    .steps(
                            pages.say(Phrase.DERIVATIVE_WITH_RESPECT, function, partial.wrt()),
                            "partial:" + partial.wrt());
        }
        List<Inline> box = gradient(function);
        if (!at.isEmpty()) {
            List<Inline> gap = List.of(new Inline.Text(pages.wording().word(Phrase.BESIDE) + Wording.GAP));
            box = Wording.join(box, gap, new PointStep(pages, partials, at).compose());
        }
        pages.add(new Block.Answer("", Wording.sentence(box)));
        pages.add(new Block.Note(foot(second)));
        return new Sheet(
                style.language(),
                pages.say(DerivationPhrase.GRADIENT_OF, function),
                pages.wording().word(Phrase.KIND_DERIVATION),
                List.of(),
                1,
                LayerIndex.PLAIN,
                pages.blocks());
    }

    /** ∇f as a column of the partial derivatives and as one of their formulas; what belongs into the box. */
    private List<Inline> gradient(Expr function) {
        Expr nabla = Expr.Product.of(Expr.Symbol.of("nabla"), function);
        List<Expr> derivatives = new ArrayList<>();
        List<Expr> results = new ArrayList<>();
        Set<Chain> meanings = new LinkedHashSet<>();
        Set<List<Inline>> domains = new LinkedHashSet<>();
        for (Derivation partial : partials) {
            derivatives.add(partial.derivative());
            results.add(Bounds.written(partial.written()));
            meanings.addAll(new DerivationComposer(pages, partial).meanings());
            domains.add(new DomainWords(pages, partial).inText());
        }
        Chain result =
                Chain.of(nabla).equal(Expr.MatrixLiteral.column(derivatives)).equal(Expr.MatrixLiteral.column(results));
        pages.step(
                pages.say(DerivationPhrase.GRADIENT_STEP),
                pages.is(Detail.BRIEF) ? List.of() : pages.say(DerivationPhrase.WHY_GRADIENT),
                List.of(Line.of(result).numbered(pages.nextNumber())));
        Chain boxed = Chain.of(nabla).equal(Expr.MatrixLiteral.column(results));
        List<Inline> domain = domains.size() == 1 ? domains.iterator().next() : List.of();
        return Wording.join(List.of(new Inline.Formula(boxed)), names(meanings), domain);
    }

    /** " with y = σ(z), z = w x + b". */
    private List<Inline> names(Set<Chain> meanings) {
        List<Inline> text = List.of();
        for (Chain name : meanings) {
            List<Inline> before = text.isEmpty()
                    ? Wording.join(List.of(new Inline.Text(" ")), pages.say(Phrase.WITH), List.of(new Inline.Text(" ")))
                    : pages.say(Phrase.SEPARATOR);
            text = Wording.join(text, before, List.of(new Inline.Formula(name)));
        }
        return text;
    }

    private List<Inline> foot(List<SecondOpinion> second) {
        List<Inline> proved = pages.say(Phrase.FOOT_DERIVATION);
        if (!pages.is(Detail.FULL) || second.isEmpty()) {
            return Wording.join(proved, Extremes.foot(pages));
        }
        int asked = second.stream().mapToInt(SecondOpinion::asked).sum();
        int confirmed = second.stream().mapToInt(SecondOpinion::confirmed).sum();
        SecondOpinion all = new SecondOpinion(asked, confirmed, List.of());
        return Wording.join(
                proved, new DerivationSheet(partials.get(0), style, pages).opinion(all), Extremes.foot(pages));
    }
}
