package org.gradus.report.compose.page;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.symbolic.derive.Derivation;
import org.gradus.symbolic.derive.Laws;
import org.gradus.symbolic.derive.Rule;
import org.gradus.symbolic.derive.Step;

/** What is said at the right edge of a step of a derivation: the law, in letters where it has a formula. */
public final class RuleWords {
    private static final Expr U = Expr.Symbol.of("u");
    private static final Expr V = Expr.Symbol.of("v");
    private static final Expr W = Expr.Symbol.of("w");
    private static final Expr.Symbol Z = Expr.Symbol.of("z");

    private RuleWords() {}

    public static List<Inline> of(Pages pages, Derivation derivation, Step step) {
        return switch (step.rule()) {
            case OTHER_TERMS -> pages.say(Phrase.RULE_OTHER_TERMS, derivation.wrt());
            case CHAIN -> pages.say(Phrase.RULE_CHAIN, chainRule(derivation, step));
            case ELEMENTARY -> elementary(pages, step);
            case PRODUCT -> pages.say(Phrase.RULE_PRODUCT, productRule());
            case CASES ->
                holdsIndicator(step.after()) ? pages.say(Phrase.RULE_INDICATOR) : pages.say(Phrase.RULE_CASES);
            case POWER -> pages.say(Phrase.RULE_POWER, powerRule(derivation.wrt()));
            case RECIPROCAL -> pages.say(Phrase.RULE_RECIPROCAL, reciprocalRule());
            case QUOTIENT -> pages.say(Phrase.RULE_QUOTIENT, quotientRule(V));
            case RECOGNISE -> {
                boolean name = step.after() instanceof Expr.Symbol || step.after() instanceof Expr.Indexed;
                yield pages.say(
                        Phrase.RULE_RECOGNISE,
                        name ? step.after() : newName(derivation, step).orElseGet(derivation::value));
            }
            default -> pages.say(plain(step.rule()));
        };
    }

    /** The name of a part that the line holds from this step on. */
    private static Optional<Expr> newName(Derivation derivation, Step step) {
        return derivation.where().stream()
                .map(Expr.Relation::left)
                .filter(left -> left instanceof Expr.Symbol && holds(step.after(), left) && !holds(step.before(), left))
                .findFirst();
    }

    private static boolean holds(Expr formula, Expr part) {
        return !(formula instanceof Expr.Derivative) && Children.any(formula, part::equals);
    }

    /** The words of a rule that needs no formula. */
    private static Phrase plain(Rule rule) {
        return switch (rule) {
            case DEFINITION -> Phrase.RULE_DEFINITION;
            case CONSTANT -> Phrase.RULE_CONSTANT;
            case VARIABLE -> Phrase.RULE_VARIABLE;
            case SUM -> Phrase.RULE_SUM;
            case CONSTANT_FACTOR -> Phrase.RULE_CONSTANT_FACTOR;
            case POWER -> Phrase.RULE_POWER;
            case ELEMENTARY -> Phrase.RULE_ELEMENTARY;
            case PRODUCT -> Phrase.RULE_PRODUCT;
            case CHAIN -> Phrase.RULE_CHAIN;
            case RECIPROCAL -> Phrase.RULE_RECIPROCAL;
            case QUOTIENT -> Phrase.RULE_QUOTIENT;
            case INDICATOR -> Phrase.RULE_INDICATOR;
            case COLLAPSE -> Phrase.RULE_COLLAPSE;
            case OTHER_TERMS -> Phrase.RULE_OTHER_TERMS;
            case SPLIT_FRACTION -> Phrase.RULE_SPLIT_FRACTION;
            case ADD_AND_SUBTRACT -> Phrase.RULE_ADD_AND_SUBTRACT;
            case DIVIDE_TERMS -> Phrase.RULE_DIVIDE_TERMS;
            case RECOGNISE -> Phrase.RULE_RECOGNISE;
            case REARRANGE -> Phrase.RULE_REARRANGE;
            case CASES -> Phrase.RULE_CASES;
        };
    }

    /** (f(w))′ = f′(w) w′ for the function that was differentiated. */
    private static Chain chainRule(Derivation derivation, Step step) {
        Expr of = differentiated(step)
                .map(formula -> meaning(formula, derivation))
                .orElse(step.before());
        Set<Expr> names = derivation.where().stream().map(Expr.Relation::left).collect(Collectors.toSet());
        return Laws.chain(of, derivation.wrt(), names)
                .map(law -> Lines.equal(law.left(), law.right()))
                .orElseGet(RuleWords::chainRule);
    }

    /** (f(w))′ = f′(w) w′. */
    private static Chain chainRule() {
        Expr function = Expr.Apply.of("f", W);
        return Lines.equal(prime(function), Expr.Product.of(Expr.Derivative.prime(function, W), prime(W)));
    }

    /** The derivative that the step carries out: it stands before it and no more after it. */
    private static Optional<Expr> differentiated(Step step) {
        List<Expr> after = derivatives(step.after());
        return derivatives(step.before()).stream()
                .filter(derivative -> !after.contains(derivative))
                .map(derivative -> ((Expr.Derivative) derivative).of())
                .findFirst();
    }

    private static List<Expr> derivatives(Expr formula) {
        if (formula instanceof Expr.Derivative) {
            return List.of(formula);
        }
        return Children.of(formula).stream()
                .flatMap(child -> derivatives(child).stream())
                .toList();
    }

    /** What a name stands for, in terms of the other names. */
    private static Expr meaning(Expr name, Derivation derivation) {
        Optional<Expr> defined = derivation.steps().stream()
                .filter(step -> step.rule() == Rule.DEFINITION && step.before().equals(name))
                .map(Step::after)
                .findFirst();
        return defined.or(() -> derivation.where().stream()
                        .filter(relation -> relation.left().equals(name))
                        .map(Expr.Relation::right)
                        .findFirst())
                .orElse(name);
    }

    /** Where the line is not the known derivative itself, it is named. */
    private static List<Inline> elementary(Pages pages, Step step) {
        Optional<Expr> of = differentiated(step);
        Optional<Expr.Relation> law = step.before() instanceof Expr.Derivative
                ? Optional.empty()
                : of.flatMap(formula -> Laws.elementary(formula, Z));
        return law.map(known -> pages.say(Phrase.RULE_ELEMENTARY_NAMED, Lines.equal(known.left(), known.right())))
                .orElseGet(() -> pages.say(Phrase.RULE_ELEMENTARY));
    }

    /** 1_{i=j}, where i and j are two names of an index. */
    private static boolean holdsIndicator(Expr formula) {
        return formula instanceof Expr.Kronecker
                || Children.of(formula).stream().anyMatch(RuleWords::holdsIndicator);
    }

    /** (u v)′ = u′ v + u v′. */
    private static Chain productRule() {
        return Lines.equal(
                prime(Expr.Product.of(U, V)), Expr.Sum.of(Expr.Product.of(prime(U), V), Expr.Product.of(U, prime(V))));
    }

    /** (z^n)′ = n z^{n−1}. */
    private static Chain powerRule(Expr z) {
        Expr n = Expr.Symbol.of("n");
        Expr lower = new Expr.Power(z, Expr.Sum.of(n, Expr.Num.of(-1)));
        return Lines.equal(prime(new Expr.Power(z, n)), Expr.Product.of(n, lower));
    }

    /** (1/v)′ = −v′/v². */
    private static Chain reciprocalRule() {
        Expr inverse = new Expr.Quotient(Expr.Num.of(1), V);
        return Lines.equal(prime(inverse), new Expr.Negation(new Expr.Quotient(prime(V), square(V))));
    }

    /** (u/v)′ = (u′v − uv′)/v². */
    public static Chain quotientRule(Expr denominator) {
        Expr top = Expr.Sum.of(
                Expr.Product.of(prime(U), denominator), new Expr.Negation(Expr.Product.of(U, prime(denominator))));
        return Lines.equal(prime(new Expr.Quotient(U, denominator)), new Expr.Quotient(top, square(denominator)));
    }

    private static Expr prime(Expr of) {
        return Expr.Derivative.prime(of, Z);
    }

    private static Expr square(Expr base) {
        return new Expr.Power(base, Expr.Num.of(2));
    }
}
