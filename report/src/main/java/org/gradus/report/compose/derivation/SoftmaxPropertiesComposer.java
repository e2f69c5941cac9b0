package org.gradus.report.compose.derivation;

import java.util.ArrayList;
import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation.Operator;
import org.gradus.core.expr.Terms;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.page.Pages;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.symbolic.derive.Property;
import org.gradus.symbolic.derive.Step;

/** What holds for softmax, one step of the sheet for each property. */
public final class SoftmaxPropertiesComposer {
    private static final Expr YI = Expr.Indexed.of("y", "i");
    private static final Expr ZERO = Expr.Num.of(0);
    private static final Expr ONE = Expr.Num.of(1);

    private final Pages pages;

    public SoftmaxPropertiesComposer(Pages pages) {
        this.pages = pages;
    }

    /** How a property is told. */
    private record Words(Phrase title, Phrase why, List<List<Inline>> remarks, List<Inline> conclusion) {}

    /** The steps; the statements for the box. */
    public List<Inline> compose(List<Property> properties) {
        List<Inline> box = List.of();
        for (Property property : properties) {
            Words words = words(property.kind());
            pages.step(pages.say(words.title()), pages.say(words.why()), lines(property, words));
            box = Wording.join(
                    box,
                    box.isEmpty()
                            ? List.of()
                            : List.of(new Inline.Text(pages.wording().word(Phrase.BESIDE) + Wording.GAP)),
                    List.of(new Inline.Formula(statement(property))));
        }
        return box;
    }

    private List<Line> lines(Property property, Words words) {
        List<Line> lines = new ArrayList<>();
        for (Step step : property.steps()) {
            lines.add(Line.of(link(property, step)).remark(words.remarks().get(lines.size())));
        }
        Chain names = meaning(property);
        if (!names.links().isEmpty()) {
            List<Chain> first = new ArrayList<>(lines.get(0).chains());
            first.add(names);
            lines.set(0, new Line(first, lines.get(0).remark(), lines.get(0).equation()));
        }
        if (property.kind() == Property.Kind.BETWEEN_ZERO_AND_ONE) {
            lines.add(Line.of(statement(property)));
        }
        int last = lines.size() - 1;
        lines.set(last, lines.get(last).remark(words.conclusion()).numbered(pages.nextNumber()));
        return lines;
    }

    /** A step goes on with the line above where it begins with what stands there. */
    private static Chain link(Property property, Step step) {
        int index = property.steps().indexOf(step);
        boolean goesOn = index > 0 && property.steps().get(index - 1).after().equals(step.before());
        return goesOn ? Lines.goOn().equal(step.after()) : Lines.equal(step.before(), step.after());
    }

    /** What S stands for. */
    private static Chain meaning(Property property) {
        return property.where().stream()
                .filter(name -> name.operator() == Operator.DEFINED_AS && name.left() instanceof Expr.Symbol)
                .findFirst()
                .map(name -> Lines.equal(name.left(), name.right()))
                .orElseGet(Lines::goOn);
    }

    private static Chain statement(Property property) {
        Expr.Relation last =
                property.statements().get(property.statements().size() - 1).relation();
        return property.kind() == Property.Kind.BETWEEN_ZERO_AND_ONE
                ? Chain.of(ZERO).and(Operator.LESS, YI).and(Operator.LESS, ONE)
                : Lines.equal(last.left(), last.right());
    }

    private Words words(Property.Kind kind) {
        List<Inline> none = List.of();
        Expr s = Expr.Symbol.of("S");
        Expr k = Expr.Symbol.of("k");
        Expr ec = Terms.exp(Expr.Symbol.of("c"));
        Expr e1 = Terms.exp(Expr.Indexed.of("z", 1));
        return switch (kind) {
            case BETWEEN_ZERO_AND_ONE ->
                new Words(
                        Phrase.BETWEEN_TITLE,
                        Phrase.BETWEEN_WHY,
                        List.of(none, none, pages.say(Phrase.BETWEEN_OTHERS)),
                        pages.say(Phrase.BETWEEN_CONDITION));
            case SUM_IS_ONE ->
                new Words(
                        Phrase.SUM_TITLE,
                        Phrase.SUM_WHY,
                        List.of(pages.say(Phrase.SUM_COMMON, s, k), none, none),
                        none);
            case SHIFT ->
                new Words(
                        Phrase.SHIFT_TITLE,
                        Phrase.SHIFT_WHY,
                        List.of(
                                List.<Inline>of(new Inline.Formula(powerLaw())),
                                pages.say(Phrase.CANCEL, ec),
                                none,
                                none),
                        pages.say(Phrase.SHIFT_USE));
            case TWO_OUTPUTS ->
                new Words(
                        Phrase.TWO_TITLE,
                        Phrase.TWO_WHY,
                        List.of(pages.say(Phrase.TWO_DIVIDED, e1), pages.say(Phrase.TWO_POWER), none),
                        none);
            case JACOBIAN ->
                new Words(
                        Phrase.DELTA_TITLE,
                        Phrase.DELTA_WHY,
                        List.of(none, none, none),
                        pages.say(Phrase.DELTA_USE, matrixForm()));
        };
    }

    /** e^{a+c} = e^c e^a. */
    private static Chain powerLaw() {
        Expr a = Expr.Symbol.of("a");
        Expr c = Expr.Symbol.of("c");
        return Lines.equal(Terms.exp(Expr.Sum.of(a, c)), Expr.Product.of(Terms.exp(c), Terms.exp(a)));
    }

    /** diag(y) − y yᵀ. */
    private static Expr matrixForm() {
        Expr y = Expr.Symbol.vector("y");
        return Expr.Sum.of(Expr.Apply.of("diag", y), new Expr.Negation(Expr.Product.of(y, new Expr.Transpose(y))));
    }
}
