package org.gradus.report.compose;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.expr.LayerIndex;
import org.gradus.report.compose.claim.PointStep;
import org.gradus.report.compose.derivation.DerivationComposer;
import org.gradus.report.compose.derivation.DomainWords;
import org.gradus.report.compose.derivation.SoftmaxDerivativeComposer;
import org.gradus.report.compose.derivation.SoftmaxPropertiesComposer;
import org.gradus.report.compose.notation.Bounds;
import org.gradus.report.compose.page.Extremes;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.page.Pages;
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
import org.gradus.symbolic.closed.ClosedForm;
import org.gradus.symbolic.derive.Derivation;
import org.gradus.symbolic.derive.Derivations;
import org.gradus.symbolic.derive.Property;
import org.gradus.symbolic.derive.SecondOpinion;
import org.gradus.symbolic.derive.SoftmaxProperties;
import org.gradus.symbolic.kernel.Prover;
import org.gradus.symbolic.kernel.Verdict;

/** The sheet of one derivation: the steps, the closed form, the result in a box. */
final class DerivationSheet {
    private static final String RESULT = "result";

    private final Derivation derivation;
    private final Style style;
    private final Pages pages;

    DerivationSheet(Derivation derivation, Style style) {
        this(derivation, style, new Pages(style));
    }

    /** On pages that hold others before it. */
    DerivationSheet(Derivation derivation, Style style, Pages pages) {
        this.derivation = derivation;
        this.style = style;
        this.pages = pages;
    }

    Sheet compose(Optional<SecondOpinion> second, Optional<DerivationAtPoint> at) {
        List<Inline> general = derivation.equals(Derivations.softmax()) ? softmax() : steps();
        List<Inline> box = at.map(point -> Wording.join(
                        general, gap(), new PointStep(pages, List.of(derivation), List.of(point)).compose()))
                .orElse(general);
        pages.add(new Block.Answer("", Wording.sentence(box)));
        pages.add(new Block.Note(foot(second)));
        return new Sheet(
                style.language(),
                title(),
                pages.wording().word(Phrase.KIND_DERIVATION),
                List.of(),
                1,
                LayerIndex.PLAIN,
                pages.blocks());
    }

    /** "Derivative of σ(z)"; functions of several outputs by their name, those of several variables with the variable. */
    private List<Inline> title() {
        if (derivation.wrt() instanceof Expr.Indexed) {
            return pages.say(Phrase.DERIVATIVE_OF, derivation.name());
        }
        return derivation.value() instanceof Expr.Symbol
                ? pages.say(Phrase.DERIVATIVE_WITH_RESPECT, derivation.value(), derivation.wrt())
                : pages.say(Phrase.DERIVATIVE_OF, derivation.value());
    }

    private List<Inline> steps() {
        return steps(pages.say(Phrase.DERIVATION), RESULT);
    }

    /** The steps under this title; what belongs into the box. */
    List<Inline> steps(List<Inline> title, String key) {
        DerivationComposer composer = new DerivationComposer(pages, derivation);
        boolean named = !derivation.written().equals(derivation.result()); // then the result is in terms of y already
        Optional<Expr> form = derivation.closedForm().filter(closed -> !named && !closed.equals(derivation.result()));
        Optional<Expr> renamed = form.filter(closed -> ClosedForm.isTheDerivativeRenamed(closed, derivation));
        composer.compose(title, key, renamed);
        Chain result = renamed.map(composer.result()::equal).orElse(composer.result());
        List<Inline> box = Wording.join(
                List.of(new Inline.Formula(result)),
                with(renamed),
                where(composer.meanings()),
                new DomainWords(pages, derivation).inText());
        Optional<Expr> more = form.filter(closed -> renamed.isEmpty() && ClosedForm.saysMore(derivation));
        return more.isPresent() ? Wording.join(box, gap(), closedForm(more.get())) : box;
    }

    private List<Inline> with(Optional<Expr> renamed) {
        return renamed.isEmpty()
                ? List.of()
                : Wording.join(
                        List.of(new Inline.Text(" ")),
                        pages.say(Phrase.WITH),
                        List.of(
                                new Inline.Text(" "),
                                new Inline.Formula(Lines.equal(ClosedForm.VALUE, derivation.value()))));
    }

    /** " with y = σ(z), z = w x + b". */
    private List<Inline> where(List<Chain> names) {
        List<Inline> text = List.of();
        for (Chain name : names) {
            List<Inline> before = text.isEmpty()
                    ? Wording.join(List.of(new Inline.Text(" ")), pages.say(Phrase.WITH), List.of(new Inline.Text(" ")))
                    : pages.say(Phrase.SEPARATOR);
            text = Wording.join(text, before, List.of(new Inline.Formula(name)));
        }
        return text;
    }

    private List<Inline> gap() {
        return List.of(new Inline.Text(pages.wording().word(Phrase.BESIDE) + Wording.GAP));
    }

    /** The derivative in terms of y; what belongs into the box. */
    private List<Inline> closedForm(Expr form) {
        Expr written = Bounds.written(form);
        Chain inY = Lines.equal(derivation.derivative(), written);
        Chain chain = sigmoid().map(inY::equal).orElse(inY);
        Chain name = Lines.equal(ClosedForm.VALUE, derivation.value());
        Line line = new Line(
                List.of(chain, name.after(pages.say(Phrase.WITH))), List.of(), OptionalInt.of(pages.nextNumber()));
        pages.step(
                pages.say(Phrase.CLOSED_FORM, derivation.value()),
                pages.is(Detail.FULL)
                        ? pages.say(
                                Phrase.WHY_CLOSED_FORM, pages.reference(RESULT).orElseThrow())
                        : List.of(),
                List.of(line));
        return Wording.join(
                List.of(new Inline.Formula(chain)),
                List.of(new Inline.Text(" ")),
                pages.say(Phrase.WITH),
                List.of(new Inline.Text(" "), new Inline.Formula(name)));
    }

    /** σ(z) or σ(−z), if the derivative is one of them. */
    private Optional<Expr> sigmoid() {
        return Stream.of(derivation.wrt(), new Expr.Negation(derivation.wrt()))
                .<Expr>map(argument -> Expr.Apply.of(FunctionName.SIGMOID, argument))
                .filter(sigma -> Prover.equal(derivation.result(), sigma, List.of()) instanceof Verdict.Proved)
                .findFirst();
    }

    /** Both cases, then both in one formula. */
    private List<Inline> softmax() {
        List<Inline> cases = new SoftmaxDerivativeComposer(pages, Optional.empty()).compose(derivation);
        Property jacobian = SoftmaxProperties.jacobian();
        return Wording.join(cases, gap(), new SoftmaxPropertiesComposer(pages).compose(List.of(jacobian)));
    }

    private List<Inline> foot(Optional<SecondOpinion> second) {
        List<Inline> proved = pages.say(Phrase.FOOT_DERIVATION);
        if (!pages.is(Detail.FULL)) {
            return Wording.join(proved, Extremes.foot(pages));
        }
        boolean none = derivation.closedForm().isEmpty()
                && derivation.wrt() instanceof Expr.Symbol wrt
                && !isConstant(derivation.result(), wrt);
        List<Inline> form = none && second.isPresent() ? pages.say(Phrase.NO_CLOSED_FORM) : List.of();
        List<Inline> opinion = second.map(this::opinion).orElse(List.of());
        return Wording.join(proved, form, opinion, Extremes.foot(pages));
    }

    /** In every case. */
    private static boolean isConstant(Expr derivative, Expr.Symbol wrt) {
        return derivative instanceof Expr.Piecewise cases
                ? cases.cases().stream().allMatch(line -> isConstant(line.value(), wrt))
                : !Derivations.variables(derivative).contains(wrt);
    }

    List<Inline> opinion(SecondOpinion second) {
        return second.agrees()
                ? pages.say(Phrase.SECOND_AGREES)
                : pages.say(Phrase.SECOND_PARTLY, second.confirmed(), second.asked());
    }
}
