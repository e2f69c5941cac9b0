package org.gradus.core.expr;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The recursive descent of {@link ExprParser}: one method per line of its grammar. */
final class Grammar {
    /** What may stand in the text. */
    enum Accepts {
        FORMULAS,
        /** Numbers and the functions that make numbers; no names of quantities. */
        NUMBERS
    }

    private static final List<Expr.Relation.Operator> COMPARISONS = List.of(
            Expr.Relation.Operator.LESS,
            Expr.Relation.Operator.LESS_OR_EQUAL,
            Expr.Relation.Operator.GREATER,
            Expr.Relation.Operator.GREATER_OR_EQUAL,
            Expr.Relation.Operator.EQUAL,
            Expr.Relation.Operator.NOT_EQUAL);

    private static final List<FunctionName> NUMERIC = List.of(FunctionName.SQRT, FunctionName.EXP, FunctionName.LN);
    private static final String PIECEWISE = "piecewise";

    private final String text;
    private final ExprParser.Limits limits;
    private final Accepts accepts;
    private final List<Token> tokens;
    private int next;
    private int depth;
    /** Each division after the first of a term deepens the tree without any parenthesis. */
    private int chainedDivisions;
    /** Whether a fault has been found and only the text of its hint is being read. */
    private boolean hinting;

    Grammar(String text, ExprParser.Limits limits, Accepts accepts) {
        if (text.length() > limits.length()) {
            throw new FormulaException(
                    "the formula has " + text.length() + " characters; at most " + limits.length() + " are allowed",
                    limits.length());
        }
        this.text = text;
        this.limits = limits;
        this.accepts = accepts;
        this.tokens = Lexer.tokens(text);
    }

    Expr wholeFormula() {
        refuseEmpty();
        Expr formula = formula();
        expectEnd();
        return formula;
    }

    Expr.Relation wholeRelation() {
        refuseEmpty();
        Expr.Relation relation = relation(true);
        expectEnd();
        return relation;
    }

    private void refuseEmpty() {
        if (peek().kind() == Token.Kind.END) {
            throw new FormulaException("the formula is empty", 0);
        }
    }

    private void expectEnd() {
        Token rest = peek();
        if (rest.kind() == Token.Kind.END) {
            return;
        }
        String hint = "";
        if (rest.is(",")) {
            hint = isDecimalComma() ? "; a decimal point is written '.'" : "";
        } else if (rest.is(")")) {
            hint = "; no parenthesis is open";
        } else if (rest.is("=")) {
            hint = "; a formula is expected here, not a comparison; write only what stands behind the '='";
        } else if (comparison(rest).isPresent()) {
            hint = "; a formula is expected here, not a comparison";
        } else if (rest.is("[")) {
            hint = "; indices stand behind a name, as in z1[2]";
        }
        throw new FormulaException("unexpected " + rest.described() + hint, rest.start());
    }

    private boolean isDecimalComma() {
        return tokens.get(next - 1).kind() == Token.Kind.NUMBER
                && tokens.get(next + 1).kind() == Token.Kind.NUMBER
                && tokens.get(next - 1).end() == peek().start()
                && tokens.get(next + 1).start() == peek().end();
    }

    // ---- the grammar ----

    private Expr formula() {
        List<Expr> terms = new ArrayList<>();
        terms.add(takes("-") ? negated(term()) : term());
        while (peek().is("+") || peek().is("-")) {
            boolean subtracted = take().is("-");
            Expr term = term();
            SignedTerm signed = subtracted ? new SignedTerm(true, term) : SignedTerm.of(term);
            terms.add(signed.subtracted() ? new Expr.Negation(signed.operand()) : term);
        }
        return terms.size() == 1 ? terms.get(0) : new Expr.Sum(terms);
    }

    /** A minus in front of a number alone belongs to the number. */
    private static Expr negated(Expr operand) {
        return operand instanceof Expr.Num num && num.value().signum() >= 0
                ? new Expr.Num(num.value().negate())
                : new Expr.Negation(operand);
    }

    private Expr term() {
        List<Expr> factors = new ArrayList<>();
        Token first = peek();
        factors.add(power());
        boolean divided = false;
        while (peek().is("*") || peek().is("/")) {
            if (take().is("*")) {
                factors.add(power());
                continue;
            }
            Token start = peek();
            Expr denominator = power(Optional.of(first));
            refuseZero(denominator, start);
            if (divided && ++chainedDivisions > limits.depth()) {
                throw tooDeep(start);
            }
            divided = true;
            Expr quotient = new Expr.Quotient(product(factors), denominator);
            factors.clear();
            factors.add(quotient);
        }
        return product(factors);
    }

    private static Expr product(List<Expr> factors) {
        return factors.size() == 1 ? factors.get(0) : new Expr.Product(factors);
    }

    private void refuseZero(Expr denominator, Token start) {
        if (accepts == Accepts.NUMBERS
                && denominator instanceof Expr.Num num
                && num.value().signum() == 0) {
            throw new FormulaException("division by zero", start.start());
        }
    }

    private Expr power() {
        return power(Optional.empty());
    }

    /** @param left where the quotient or power begins of which this is the denominator or the exponent */
    private Expr power(Optional<Token> left) {
        Token start = peek();
        Expr base = operand();
        if (peek().kind() == Token.Kind.SUPERSCRIPT) {
            base = new Expr.Power(base, new Expr.Num(new BigDecimal(take().text())));
            if (peek().kind() == Token.Kind.SUPERSCRIPT || peek().is("^")) {
                throw new FormulaException(
                        "a second exponent; write '^' and the whole exponent in parentheses", peek().start());
            }
        } else if (takes("^")) {
            base = new Expr.Power(base, exponent(left.orElse(start)));
        }
        refuseImplicitProduct(start, left);
        return base;
    }

    private Expr exponent(Token base) {
        enter();
        Optional<Token> left = Optional.of(base);
        Expr exponent = takes("-") ? negated(power(left)) : power(left);
        depth--;
        return exponent;
    }

    private Expr operand() {
        if (!peek().startsOperand()) {
            throw missingOperand(peek());
        }
        Token token = take();
        if (token.kind() == Token.Kind.NUMBER) {
            return number(token);
        }
        if (token.kind() == Token.Kind.NAME) {
            return named(token);
        }
        enter();
        if (token.is("√")) {
            Expr radicand = operand();
            depth--;
            return Expr.Apply.of(FunctionName.SQRT, radicand);
        }
        Expr inner = formula();
        close(token);
        return inner;
    }

    private static Expr.Num number(Token token) {
        BigDecimal value = new BigDecimal(token.text());
        return new Expr.Num(value.scale() < 0 ? value.setScale(0) : value);
    }

    private Expr.Relation relation(boolean singleEquals) {
        Expr left = formula();
        Token sign = take();
        Optional<Expr.Relation.Operator> operator =
                sign.is("=") && singleEquals ? Optional.of(Expr.Relation.Operator.EQUAL) : comparison(sign);
        if (operator.isEmpty()) {
            throw new FormulaException(
                    sign.is("=")
                            ? "'=' is no comparison; write =="
                            : "a comparison is expected, one of < <= > >= == !=, not " + sign.described(),
                    sign.start());
        }
        Expr right = formula();
        if (peek().is("=") || comparison(peek()).isPresent()) {
            throw new FormulaException("comparisons are not chained: " + peek().described(), peek().start());
        }
        return new Expr.Relation(left, operator.get(), right);
    }

    private static Optional<Expr.Relation.Operator> comparison(Token sign) {
        for (Expr.Relation.Operator operator : COMPARISONS) {
            if (sign.is(operator.text())) {
                return Optional.of(operator);
            }
        }
        return Optional.empty();
    }

    // ---- names ----

    private Expr named(Token name) {
        boolean called = peek().is("(");
        Optional<FunctionName> function = FunctionName.of(name.text());
        boolean cases = name.text().equals(PIECEWISE);
        if (name.text().indexOf('.') >= 0) {
            throw new FormulaException(slips().ofProgram(name), name.start());
        }
        if ((function.isPresent() || cases) && !called) {
            throw new FormulaException(slips().notCalled(name), name.start());
        }
        if (function.isPresent()) {
            refuseUnlessNumeric(name, NUMERIC.contains(function.get()));
            return call(name, function.get());
        }
        boolean constant = name.text().equals("e") || name.text().equals("pi");
        refuseUnlessNumeric(name, constant);
        if (cases) {
            return piecewise();
        }
        if (constant) {
            return name.text().equals("e") ? Expr.Constant.E : Expr.Constant.PI;
        }
        if (called && !WrittenElsewhere.isFactor(name.text())) {
            throw new FormulaException(slips().unknownFunction(name), name.start());
        }
        return takes("[") ? indexed(name) : Expr.Symbol.of(name.text());
    }

    private void refuseUnlessNumeric(Token name, boolean numeric) {
        if (accepts == Accepts.NUMBERS && !numeric) {
            throw new FormulaException(
                    "'" + name.text()
                            + "' is not a number; a number is built from decimals, e, pi, sqrt(), exp(), ln()",
                    name.start());
        }
    }

    private Expr call(Token name, FunctionName function) {
        Token open = take();
        enter();
        List<Expr> arguments = new ArrayList<>();
        do {
            arguments.add(formula());
        } while (takes(","));
        close(open);
        if (!function.takes(arguments.size())) {
            throw new FormulaException(
                    "'" + name.text() + "' takes " + (function.takes(1) ? "one argument" : "two or more arguments")
                            + ", not " + arguments.size(),
                    name.start());
        }
        return new Expr.Apply(function.text(), arguments);
    }

    private Expr piecewise() {
        Token open = take();
        enter();
        List<Expr.Case> cases = new ArrayList<>();
        Expr.Relation condition = relation(false);
        expect(",", "piecewise(condition, value, otherwise) takes three arguments");
        cases.add(Expr.Case.when(condition, formula()));
        expect(",", "piecewise(condition, value, otherwise) takes three arguments");
        Expr otherwise = formula();
        close(open);
        if (otherwise instanceof Expr.Piecewise further) {
            cases.addAll(further.cases());
        } else {
            cases.add(Expr.Case.otherwise(otherwise));
        }
        return new Expr.Piecewise(cases);
    }

    /** {@code z1[2]}: digits at the end of the name are the layer. */
    private Expr indexed(Token name) {
        List<Expr> indices = new ArrayList<>();
        do {
            Token index = take();
            if (index.kind() != Token.Kind.NUMBER || !isCount(index.text())) {
                throw new FormulaException(
                        "an index is a whole number as in z1[2], not " + index.described(), index.start());
            }
            indices.add(number(index));
        } while (takes(","));
        expect("]", "indices are written as in W1[1,2]");
        String stem = stem(name.text());
        String layer = name.text().substring(stem.length());
        if (layer.isEmpty()) {
            return new Expr.Indexed(Expr.Symbol.of(stem), indices);
        }
        if (!isCount(layer)) {
            throw new FormulaException("'" + layer + "' in '" + name.text() + "' is not a layer", name.start());
        }
        return new Expr.Indexed(Expr.Symbol.of(stem, Integer.parseInt(layer)), indices);
    }

    /** The name without the digits at its end. */
    private static String stem(String name) {
        int end = name.length();
        while (Character.isDigit(name.charAt(end - 1))) {
            end--;
        }
        return name.substring(0, end);
    }

    private static boolean isCount(String digits) {
        if (digits.length() > 9 || digits.length() > 1 && digits.charAt(0) == '0') {
            return false;
        }
        return digits.chars().allMatch(Character::isDigit);
    }

    // ---- what is refused ----

    private FormulaException missingOperand(Token found) {
        boolean afterSign = next > 0 && "+-*/^".contains(tokens.get(next - 1).text());
        if (found.is("-") && afterSign) {
            String before = tokens.get(next - 1).text();
            return new FormulaException(
                    "a minus after '" + before + "' needs parentheses; write " + before + "(-" + following(next + 1)
                            + ")",
                    found.start());
        }
        if (found.is("+")) {
            return new FormulaException("a sign '+' in front is left out; write " + following(next + 1), found.start());
        }
        return new FormulaException(
                "a number, a name or a parenthesis is expected, not " + found.described(), found.start());
    }

    private void refuseImplicitProduct(Token start, Optional<Token> left) {
        if (peek().startsOperand()) {
            throw slips().missingOperator(start, left, next);
        }
    }

    /** Says what is meant by what cannot be read; reads on for that, once. */
    private FormulaSlips slips() {
        return new FormulaSlips(text, tokens, this::end, next, hinting);
    }

    /** Where the operand or the comparison in parentheses ends that begins at a token, exclusive; the token itself if none can be read. */
    private int end(int token, boolean comparison) {
        hinting = true;
        next = token;
        try {
            if (comparison) {
                take();
                relation(true);
                close(tokens.get(token));
            } else {
                operand();
            }
            return next;
        } catch (FormulaException unreadable) {
            return token; // the first fault is reported; this was only for its hint
        }
    }

    private String following(int token) {
        return slips().following(token);
    }

    private void enter() {
        if (++depth > limits.depth()) {
            throw tooDeep(tokens.get(next - 1));
        }
    }

    private FormulaException tooDeep(Token token) {
        return new FormulaException("the formula is nested deeper than " + limits.depth() + " levels", token.start());
    }

    // ---- tokens ----

    private Token peek() {
        return tokens.get(next);
    }

    private Token take() {
        Token token = tokens.get(next);
        next = Math.min(next + 1, tokens.size() - 1);
        return token;
    }

    private boolean takes(String sign) {
        boolean present = peek().is(sign);
        if (present) {
            next++;
        }
        return present;
    }

    private void expect(String sign, String rule) {
        if (!takes(sign)) {
            throw new FormulaException(
                    "'" + sign + "' is expected, not " + peek().described() + "; " + rule, peek().start());
        }
    }

    private void close(Token open) {
        if (!takes(")")) {
            throw new FormulaException(
                    "the parenthesis opened at character " + (open.start() + 1) + " is not closed before "
                            + peek().described(),
                    peek().start());
        }
        depth--;
    }
}
