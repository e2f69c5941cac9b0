package org.gradus.report.compose;

import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.symbolic.Derivation;
import org.gradus.symbolic.Rule;
import org.gradus.symbolic.Step;

/** What is said at the right edge of a step of a derivation: the law, in letters where it has a formula. */
final class RuleWords {
    private static final Expr U = Expr.Symbol.of("u");
    private static final Expr V = Expr.Symbol.of("v");
    private static final Expr W = Expr.Symbol.of("w");

    private RuleWords() {}

    static List<Inline> of(Draft draft, Derivation derivation, Step step) {
        return switch (step.rule()) {
            case OTHER_TERMS -> draft.say(Phrase.RULE_OTHER_TERMS, derivation.wrt());
            case CHAIN -> draft.say(Phrase.RULE_CHAIN, chainRule());
            case RECIPROCAL -> draft.say(Phrase.RULE_RECIPROCAL, reciprocalRule());
            case QUOTIENT -> draft.say(Phrase.RULE_QUOTIENT, quotientRule(V));
            case RECOGNISE -> {
                Expr function = derivation.steps().get(0).before();
                yield draft.say(Phrase.RULE_RECOGNISE, step.after() instanceof Expr.Symbol ? step.after() : function);
            }
            default -> draft.say(plain(step.rule()));
        };
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
            case OTHER_TERMS -> Phrase.RULE_OTHER_TERMS;
            case SPLIT_FRACTION -> Phrase.RULE_SPLIT_FRACTION;
            case ADD_AND_SUBTRACT -> Phrase.RULE_ADD_AND_SUBTRACT;
            case DIVIDE_TERMS -> Phrase.RULE_DIVIDE_TERMS;
            case RECOGNISE -> Phrase.RULE_RECOGNISE;
            case REARRANGE -> Phrase.RULE_REARRANGE;
            case CASES -> Phrase.RULE_CASES;
        };
    }

    /** (e^w)′ = e^w w′. */
    private static Chain chainRule() {
        Expr power = new Expr.Power(Expr.Constant.E, W);
        return Lines.equal(prime(power), Expr.Product.of(power, prime(W)));
    }

    /** (1/v)′ = −v′/v². */
    private static Chain reciprocalRule() {
        Expr inverse = new Expr.Quotient(Expr.Num.of(1), V);
        return Lines.equal(prime(inverse), new Expr.Negation(new Expr.Quotient(prime(V), square(V))));
    }

    /** (u/v)′ = (u′v − uv′)/v². */
    static Chain quotientRule(Expr denominator) {
        Expr top = Expr.Sum.of(
                Expr.Product.of(prime(U), denominator), new Expr.Negation(Expr.Product.of(U, prime(denominator))));
        return Lines.equal(prime(new Expr.Quotient(U, denominator)), new Expr.Quotient(top, square(denominator)));
    }

    private static Expr prime(Expr of) {
        return Expr.Derivative.prime(of, Expr.Symbol.of("z"));
    }

    private static Expr square(Expr base) {
        return new Expr.Power(base, Expr.Num.of(2));
    }
}
