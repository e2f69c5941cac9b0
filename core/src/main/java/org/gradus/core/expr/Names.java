package org.gradus.core.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.KnownFunctions.Known;

/** Reads what begins with a name: quantities, constants, functions with and without parentheses. */
final class Names {
    private static final List<FunctionName> NUMERIC = List.of(FunctionName.SQRT, FunctionName.EXP, FunctionName.LN);
    private static final String SIGMA = "sigma";

    private final Grammar grammar;
    private final Cursor cursor;
    private final CaseGrammar cases;

    Names(Grammar grammar, Cursor cursor, CaseGrammar cases) {
        this.grammar = grammar;
        this.cursor = cursor;
        this.cases = cases;
    }

    /** The operand whose name was just taken. */
    Expr named(Token name) {
        String word = name.text();
        if (word.indexOf('.') >= 0) {
            return ofProgram(name);
        }
        Optional<FunctionName> core = FunctionName.of(word);
        if (core.isPresent()) {
            refuseUnlessNumeric(name, NUMERIC.contains(core.get()));
        } else {
            refuseUnlessNumeric(name, word.equals("e") || word.equals("pi"));
        }
        if (CaseGrammar.isName(word) && (cursor.peek().is("(") || word.equals(CaseGrammar.PIECEWISE))) {
            if (!cursor.peek().is("(")) {
                throw new FormulaException(grammar.slips().notCalled(name), name.start());
            }
            return cases.piecewise();
        }
        Optional<Known> known = function(word);
        if (known.isPresent() && (known.get().core() || isApplied())) {
            return applied(name, known.get());
        }
        return quantity(name);
    }

    /** Sigma is the sigmoid where it is called, unless a quantity is called sigma. */
    private Optional<Known> function(String word) {
        if (grammar.isNamed(word)) {
            return FunctionName.of(word).isPresent() ? KnownFunctions.named(word) : Optional.empty();
        }
        if (word.equals(SIGMA)) {
            boolean power = cursor.peek().kind() == Token.Kind.SUPERSCRIPT
                            && cursor.peek(1).is("(")
                    || cursor.peek().is("^")
                            && cursor.peek(2).is("(")
                            && !cursor.peek(1).is("-");
            return opens() || power ? KnownFunctions.named("sigmoid") : Optional.empty();
        }
        return KnownFunctions.named(word);
    }

    /** Whether something follows that can be an argument, perhaps behind a power. */
    private boolean isApplied() {
        Token next = cursor.peek();
        boolean raised = next.kind() == Token.Kind.SUPERSCRIPT || next.is("^");
        return opens()
                || raised
                || next.startsOperand()
                        && !(next.kind() == Token.Kind.NAME && Products.CASE_WORDS.contains(next.text()));
    }

    private boolean opens() {
        Token next = cursor.peek();
        return next.is("(") || next.is("{") || next.is("[");
    }

    private Expr quantity(Token name) {
        String word = name.text();
        if (word.equals("e") || word.equals("pi")) {
            return word.equals("e") ? Expr.Constant.E : Expr.Constant.PI;
        }
        boolean called = cursor.peek().is("(") || WrittenElsewhere.isTwofold(word) && isApplied();
        boolean factor = WrittenElsewhere.isFactor(word) || grammar.isNamed(word);
        if (called && !factor) {
            throw new FormulaException(grammar.slips().unknownFunction(name), name.start());
        }
        if (cursor.takes("[")) {
            return indexed(name);
        }
        if (!grammar.mayBeName(word)) {
            throw joined(name);
        }
        if (word.equals("E") && cursor.peek().is("^") && grammar.asksForNames() && !grammar.isNamed(word)) {
            throw new FormulaException("'E' is a letter like others; Euler's number is written e", name.start());
        }
        return Expr.Symbol.of(word);
    }

    /** {@code wx}: a product without its sign, or one name. */
    private FormulaException joined(Token name) {
        String word = name.text();
        for (int length = word.length() - 1; length > 1; length--) {
            String head = word.substring(0, length);
            String rest = word.substring(length);
            if (FunctionName.of(head).isPresent() && Letters.isOne(rest)) {
                return new FormulaException(
                        "'" + word + "' can be read in two ways; write " + head + "(" + rest + ") or " + rest + "*"
                                + head + "(…)",
                        name.start());
            }
        }
        String product = Letters.product(word).orElse("a product with '*'");
        return new FormulaException(
                "'" + word + "' can be read in two ways; write " + product + " for a product, or, if " + word
                        + " is one name, name it in wrt, assume or at",
                name.start());
    }

    private void refuseUnlessNumeric(Token name, boolean numeric) {
        if (grammar.readsNumbersOnly() && !numeric) {
            throw new FormulaException(
                    "'" + name.text()
                            + "' is not a number; a number is built from decimals, e, pi, sqrt(), exp(), ln()",
                    name.start());
        }
    }

    /** {@code np.exp(z)}: the function behind the library's name, where it is one of ours. */
    private Expr ofProgram(Token name) {
        Optional<String> word = WrittenElsewhere.ofLibrary(name.text());
        boolean constant =
                word.isPresent() && (word.get().equals("e") || word.get().equals("pi"));
        if (constant && !grammar.readsNumbersOnly()) {
            return word.get().equals("e") ? Expr.Constant.E : Expr.Constant.PI;
        }
        if (word.isPresent() && cursor.peek().is("(") && !grammar.readsNumbersOnly()) {
            if (word.get().equals("where")) {
                return cases.piecewise();
            }
            Optional<Known> known = KnownFunctions.named(word.get());
            if (word.get().equals("sinc")) {
                throw new FormulaException(
                        "'" + name.text() + "' is sin(pi*x)/(pi*x); sinc(x) is sin(x)/x here", name.start());
            }
            if (known.isPresent()) {
                return call(new Token(Token.Kind.NAME, name.text(), name.start(), name.end()), known.get());
            }
        }
        throw new FormulaException(grammar.slips().ofProgram(name), name.start());
    }

    // ---- functions ----

    private Expr applied(Token name, Known function) {
        int at = cursor.at() - 1;
        Optional<Expr> power = power(name);
        if (opens()) {
            if (power.isPresent() && cursor.peek().is("[")) {
                throw new FormulaException("unexpected '['", cursor.peek().start());
            }
            Expr call = call(name, function);
            return power.<Expr>map(exponent -> new Expr.Power(call, exponent)).orElse(call);
        }
        Expr call = function.apply().apply(List.of(bare(name, at, function, power)));
        return power.<Expr>map(exponent -> new Expr.Power(call, exponent)).orElse(call);
    }

    /** {@code tanh^2(x)}, {@code sin²x}; an exponent −1 is a reciprocal to some and an inverse to others. */
    private Optional<Expr> power(Token name) {
        Token raised = cursor.peek();
        if (raised.kind() == Token.Kind.SUPERSCRIPT) {
            cursor.take();
            refuseInverse(name, raised.text());
            return Optional.of(Superscript.of(raised));
        }
        if (!raised.is("^")) {
            return Optional.empty();
        }
        boolean braces = cursor.peek(1).is("{") || cursor.peek(1).is("(");
        Token exponent = cursor.peek(braces ? 2 : 1);
        refuseInverse(name, exponent.text());
        boolean single = exponent.kind() == Token.Kind.NUMBER
                || exponent.kind() == Token.Kind.NAME && exponent.text().length() == 1;
        boolean closed = !braces || cursor.peek(3).is("}") || cursor.peek(3).is(")");
        if (!single || !closed || exponent.isName("e")) {
            throw new FormulaException(grammar.slips().notCalled(name), name.start());
        }
        cursor.moveTo(cursor.at() + (braces ? 4 : 2));
        return Optional.of(
                exponent.kind() == Token.Kind.NUMBER ? Grammar.number(exponent) : Expr.Symbol.of(exponent.text()));
    }

    private void refuseInverse(Token name, String exponent) {
        if (!exponent.startsWith("-")) {
            return;
        }
        String word = name.text();
        String inverse = KnownFunctions.isName("a" + word) ? "a" + word + "(…)" : "the inverse function";
        throw new FormulaException(
                "'" + word + "^-1' can be read in two ways; write " + inverse + " or 1/" + word + "(…)", name.start());
    }

    /** {@code sin x}: one letter or number, or what is delimited by itself. */
    private Expr bare(Token name, int at, Known function, Optional<Expr> power) {
        Token next = cursor.peek();
        boolean delimited = next.is(Token.OPEN_BAR) || next.kind() == Token.Kind.COMMAND || next.is(Token.BEGIN_CASES);
        boolean single = next.kind() == Token.Kind.NUMBER
                || next.kind() == Token.Kind.NAME && (Letters.isOne(next.text()) || grammar.isNamed(next.text()));
        boolean further =
                next.kind() == Token.Kind.NAME && function(next.text()).isPresent();
        if (!function.takes(1)
                || !delimited && (!single || further)
                || cursor.isOnNextLine()
                || power.isEmpty() && !cursor.isSpaced() && single && next.kind() == Token.Kind.NUMBER) {
            throw new FormulaException(grammar.slips().notCalled(name), name.start());
        }
        int start = cursor.at();
        Expr argument = grammar.argument();
        if (cursor.peek().is("[")) {
            throw new FormulaException(grammar.slips().notCalled(name), name.start());
        }
        grammar.endsOpen(at, start);
        return argument;
    }

    private Expr call(Token name, Known function) {
        Token open = cursor.take();
        int inside = cursor.at();
        grammar.enter();
        List<Expr> arguments = new ArrayList<>();
        do {
            arguments.add(grammar.conditional());
        } while (cursor.takes(",") || open.is("(") && cursor.takes(";")); // max(0; z) where commas are decimal
        grammar.close(open);
        grammar.leave();
        grammar.endsClosed();
        refuseBareSigma(name, inside);
        boolean logarithm = name.text().matches("([a-z]+\\.)?log|ln|Log|LOG") && arguments.size() == 2;
        if (logarithm && name.text().matches("math\\.log")) {
            return Terms.over(Terms.ln(arguments.get(0)), Terms.ln(arguments.get(1)));
        }
        if (logarithm) {
            String first = cursor.written(inside, separator(inside));
            String second = cursor.written(separator(inside) + 1, cursor.at() - 1);
            throw Products.twofold(
                    "ln(" + first + ")/ln(" + second + ")", "ln(" + second + ")/ln(" + first + ")", name);
        }
        if (!function.takes(arguments.size())) {
            throw new FormulaException(
                    "'" + name.text() + "' takes " + count(function) + ", not " + arguments.size(), name.start());
        }
        refuseEmptyClip(name, arguments);
        return function.apply().apply(arguments);
    }

    private static String count(Known function) {
        if (function.most() == Integer.MAX_VALUE) {
            return "two or more arguments";
        }
        return switch (function.most()) {
            case 1 -> "one argument";
            case 2 -> "two arguments";
            default -> "three arguments";
        };
    }

    /** The comma between two arguments. */
    private int separator(int inside) {
        int depth = 0;
        for (int i = inside; ; i++) {
            Token token = cursor.tokens().get(i);
            if (depth == 0 && token.is(",")) {
                return i;
            }
            depth += token.is("(") || token.is("{") || token.is("[") || token.is(Token.OPEN_BAR) ? 1 : 0;
            depth -= token.closes() ? 1 : 0;
        }
    }

    /** {@code σ(1-σ)}: here the first σ is a short name for a value, not a function. */
    private void refuseBareSigma(Token name, int inside) {
        if (!name.text().equals(SIGMA)) {
            return;
        }
        for (int i = inside; i < cursor.at() - 1; i++) {
            if (cursor.tokens().get(i).isName(SIGMA) && !isCalled(i + 1)) {
                String argument = cursor.written(inside, cursor.at() - 1);
                throw Products.twofold(
                        "y*(1-y) with y for the value",
                        "sigmoid(…) in place of " + name.text() + "(" + argument + ")",
                        name);
            }
        }
    }

    private boolean isCalled(int token) {
        Token next = cursor.tokens().get(token);
        return next.is("(") || next.is("{") || next.kind() == Token.Kind.SUPERSCRIPT || next.is("^");
    }

    private static void refuseEmptyClip(Token name, List<Expr> arguments) {
        boolean clip = name.text().matches("(\\w+\\.)*(clip|clamp)");
        if (clip
                && arguments.get(1) instanceof Expr.Num low
                && arguments.get(2) instanceof Expr.Num high
                && low.value().compareTo(high.value()) > 0) {
            throw new FormulaException("'" + name.text() + "(x, low, high)' needs low <= high", name.start());
        }
    }

    // ---- indices ----

    /** {@code z1[2]}: digits at the end of the name are the layer. */
    private Expr indexed(Token name) {
        List<Expr> indices = new ArrayList<>();
        do {
            Token index = cursor.take();
            if (index.kind() != Token.Kind.NUMBER || !isCount(index.text())) {
                throw new FormulaException(
                        "an index is a whole number as in z1[2], not " + index.described(), index.start());
            }
            indices.add(Grammar.number(index));
        } while (cursor.takes(","));
        grammar.expect("]", "indices are written as in W1[1,2]");
        String stem = name.text().replaceAll("\\d+$", "");
        String layer = name.text().substring(stem.length());
        if (layer.isEmpty()) {
            return new Expr.Indexed(Expr.Symbol.of(stem), indices);
        }
        if (!isCount(layer)) {
            throw new FormulaException("'" + layer + "' in '" + name.text() + "' is not a layer", name.start());
        }
        return new Expr.Indexed(Expr.Symbol.of(stem, Integer.parseInt(layer)), indices);
    }

    private static boolean isCount(String digits) {
        return digits.matches("0|[1-9]\\d{0,8}");
    }
}
