package org.gradus.core.expr;

import java.util.Optional;
import java.util.Set;

/** Products without a sign between the factors; what readers take in two ways is refused with both. */
final class Products {
    /** Words that stand between a value and its condition. */
    static final Set<String> CASE_WORDS = Set.of(
            "if", "else", "otherwise", "for", "when", "where", "falls", "sonst", "wenn", "and", "or", "und", "oder");

    /** What a factor ended with that a further factor could belong to. */
    enum Kind {
        CLOSED,
        DENOMINATOR,
        EXPONENT,
        SIGNED_EXPONENT,
        ARGUMENT,
        ROOT
    }

    /**
     * @param start the token with which the quotient, power or function begins
     * @param inner the token with which its denominator, exponent or argument begins
     */
    record Ending(Kind kind, int start, int inner) {
        static final Ending CLOSED = new Ending(Kind.CLOSED, 0, 0);
    }

    private final Grammar grammar;
    private final Cursor cursor;

    Products(Grammar grammar, Cursor cursor) {
        this.grammar = grammar;
        this.cursor = cursor;
    }

    /** Whether another factor follows without a sign. */
    boolean isNext() {
        Token token = cursor.peek();
        boolean word = token.kind() == Token.Kind.NAME && CASE_WORDS.contains(token.text());
        return token.startsOperand() && (!word || grammar.isNamed(token.text()));
    }

    /** @param fraction whether a fraction of two numbers was all that was read */
    void refuseTwofold(Ending ending, boolean fraction) {
        Token right = cursor.peek();
        Token last = cursor.previous();
        if (grammar.readsNumbersOnly() || right.kind() == Token.Kind.NUMBER) {
            throw right.kind() == Token.Kind.NUMBER && last.kind() != Token.Kind.NUMBER && !grammar.readsNumbersOnly()
                    ? numberBehind(ending, last, right)
                    : missing(ending);
        }
        if (cursor.isOnNextLine()) {
            throw new FormulaException(
                    "an operator is missing before " + right.described() + " on a new line", right.start());
        }
        switch (ending.kind()) {
            case DENOMINATOR -> {
                if (!fraction || !cursor.isSpaced()) {
                    throw missing(ending);
                }
            }
            case SIGNED_EXPONENT -> throw missing(ending);
            case EXPONENT -> {
                if (right.kind() == Token.Kind.NAME && !cursor.isSpaced() || last.isName("T")) {
                    throw missing(ending);
                }
            }
            case ARGUMENT, ROOT -> {
                if (ending.kind() == Kind.ROOT || !isFunction(right)) {
                    throw openArgument(ending, "*");
                }
            }
            case CLOSED -> {}
        }
        refuseBareNames(last, right);
    }

    /** What a name in front of another factor may be besides a factor. */
    private void refuseBareNames(Token last, Token right) {
        if (last.kind() == Token.Kind.NUMBER && right.isName("e") && !cursor.isSpaced() && isSigned(cursor.peek(1))) {
            String number = last.text();
            String sign = cursor.peek(1).text();
            throw twofold(number + "*e" + sign + "…", number + "*e^(" + sign + "…)", right);
        }
        if (last.kind() != Token.Kind.NAME) {
            refuseUnknown(last, right);
            return;
        }
        String name = last.text();
        boolean open = right.is("(");
        if (name.equals("e")) {
            String what = grammar.slips().following(cursor.at());
            throw twofold("e*" + what, "e^" + what, right);
        }
        if (name.equals("sigma")) {
            String what = grammar.slips().following(cursor.at());
            throw twofold("sigma*" + what, "sigmoid" + parenthesised(what), right);
        }
        refuseUnknown(last, right);
        boolean bare = open
                && cursor.peek(1).kind() == Token.Kind.NAME
                && cursor.peek(2).is(")");
        if (bare && !name.equals("pi")) {
            String inside = cursor.peek(1).text();
            throw new FormulaException(
                    "'" + name + "(" + inside + ")' can be read in two ways, as a product and as " + name
                            + " depending on " + inside + "; write " + name + "*" + inside + " or " + name,
                    last.start());
        }
    }

    private boolean isSigned(Token sign) {
        return sign.is("-") || sign.is("+");
    }

    private static String parenthesised(String what) {
        return what.startsWith("(") ? what : "(" + what + ")";
    }

    /** A word that is no name of anything is no factor. */
    private void refuseUnknown(Token last, Token right) {
        boolean differential = last.isName("d") && cursor.peek(1).is("/");
        if (isWord(last) || isWord(right) || differential) {
            throw missing(Ending.CLOSED);
        }
        if (last.kind() == Token.Kind.NAME && right.is("(") && !grammar.isNamed(last.text())) {
            FormulaException product = missing(Ending.CLOSED);
            if (!String.valueOf(product.getMessage()).startsWith(FormulaSlips.PRODUCT)) {
                throw product;
            }
        }
    }

    private boolean isWord(Token token) {
        return token.kind() == Token.Kind.NAME
                && !grammar.isNamed(token.text())
                && !WrittenElsewhere.isFactor(token.text())
                && !Letters.isOne(token.text())
                && !KnownFunctions.isName(token.text())
                && token.text().indexOf('.') < 0
                && !isSigma(token);
    }

    private static boolean isSigma(Token token) {
        return token.isName("sigma");
    }

    private boolean isFunction(Token token) {
        return token.kind() == Token.Kind.NAME
                && (KnownFunctions.isName(token.text()) || isSigma(token))
                && !grammar.isNamed(token.text());
    }

    /** {@code (x+1)2}: a product, or an exponent that has come down to the line. */
    private FormulaException numberBehind(Ending ending, Token last, Token right) {
        if (ending.kind() != Kind.CLOSED || last.isName("T")) {
            return missing(ending);
        }
        String before = last.kind() == Token.Kind.NAME ? last.text() : "(…)";
        return twofold(before + "*" + right.text(), before + "^" + right.text(), right);
    }

    /** {@code ln x * y}: unless a function follows, nobody knows where the argument ends. */
    void refuseOpenArgument(Ending ending) {
        if (ending.kind() == Kind.ARGUMENT && !isFunction(cursor.peek(1))) {
            throw openArgument(ending, cursor.peek().text());
        }
    }

    /** {@code ln x^2}. */
    void refuseOpenPower(Ending ending) {
        if (ending.kind() == Kind.ARGUMENT) {
            Token raised = cursor.peek();
            throw openArgument(ending, raised.kind() == Token.Kind.SUPERSCRIPT ? "^" + raised.text() : "^");
        }
    }

    private FormulaException openArgument(Ending ending, String sign) {
        Token at = cursor.peek();
        String function = cursor.written(ending.start(), ending.inner());
        String argument = cursor.written(ending.inner(), cursor.at());
        boolean raised = at.kind() == Token.Kind.SUPERSCRIPT;
        int next = sign.equals("*") && !at.is("*") ? cursor.at() : cursor.at() + 1;
        String rest = raised ? "" : grammar.slips().following(next);
        return twofold(
                function + "(" + argument + ")" + sign + rest, function + "(" + argument + sign + rest + ")", at);
    }

    static FormulaException twofold(String one, String other, Token at) {
        return new FormulaException("this can be read in two ways; write " + one + " or " + other, at.start());
    }

    private FormulaException missing(Ending ending) {
        boolean inside = ending.kind() != Kind.CLOSED && ending.kind() != Kind.ARGUMENT && ending.kind() != Kind.ROOT;
        int start = inside ? ending.inner() : startOfFactor();
        Optional<Token> left = inside ? Optional.of(cursor.tokens().get(ending.start())) : Optional.empty();
        int at = cursor.at();
        FormulaException fault = grammar.slips().missingOperator(cursor.tokens().get(start), left, at);
        cursor.moveTo(at);
        return fault;
    }

    /** The factor that ends here begins at its name, or where its last bracket opens. */
    private int startOfFactor() {
        int token = cursor.at() - 1;
        int open = 0;
        do {
            open += cursor.tokens().get(token).closes() ? 1 : 0;
            Token at = cursor.tokens().get(token);
            open -= at.is("(") || at.is("{") || at.is("[") || at.is(Token.OPEN_BAR) || at.is(Token.BEGIN_CASES) ? 1 : 0;
            token--;
        } while (open > 0 && token >= 0);
        boolean named = token >= 0
                && cursor.previous().is(")")
                && cursor.tokens().get(token).kind() == Token.Kind.NAME;
        boolean raised = cursor.previous().kind() == Token.Kind.SUPERSCRIPT && token >= 0;
        return named || raised ? token : token + 1;
    }

    /** {@code a^{(1)}} and {@code W^{[1]}} are indices in books, {@code w^\top} is a transpose. */
    void refuseIndexAbove() {
        Token open = cursor.peek();
        boolean bracket = cursor.peek(1).is("(") || cursor.peek(1).is("[");
        boolean one = cursor.peek(3).is(")") || cursor.peek(3).is("]");
        if (open.is("{") && bracket && one && cursor.peek(4).is("}")) {
            String index = cursor.peek(2).text();
            throw new FormulaException(
                    "this can be read as an index or as an exponent; write _" + index + " or ^" + index, open.start());
        }
        if (open.is("[")) {
            throw new FormulaException("an exponent in square brackets is an index; write it behind '_'", open.start());
        }
    }
}
