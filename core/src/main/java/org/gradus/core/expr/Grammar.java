package org.gradus.core.expr;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The recursive descent of {@link ExprParser}: sums, products, powers, and what stands in brackets. */
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

    private final ExprParser.Limits limits;
    private final Accepts accepts;
    private final Optional<Set<String>> names;
    private final Cursor cursor;
    private final Names reader;
    private final CaseGrammar cases;
    private final Products products;
    private int depth;
    /** Each division after the first of a term deepens the tree without any parenthesis. */
    private int chainedDivisions;
    /** Whether a fault has been found and only the text of its hint is being read. */
    private boolean hinting;
    /** What the last factor ended with. */
    private Products.Ending ending = Products.Ending.CLOSED;

    /** @param names the names that stand for quantities; empty where every word may be one */
    Grammar(Cursor cursor, ExprParser.Limits limits, Accepts accepts, Optional<Set<String>> names) {
        this.limits = limits;
        this.accepts = accepts;
        this.names = names;
        this.cursor = cursor;
        this.cases = new CaseGrammar(this, cursor);
        this.reader = new Names(this, cursor, cases);
        this.products = new Products(this, cursor);
    }

    Expr wholeFormula() {
        refuseEmpty();
        Expr formula = conditional();
        expectEnd();
        return formula;
    }

    Expr.Relation wholeRelation() {
        refuseEmpty();
        Expr.Relation relation = relation(true);
        expectEnd();
        return relation;
    }

    /** Comparisons that hold together: {@code 0 < x < 1}, {@code x > 0 and y > 0}. */
    List<Expr.Relation> wholeConditions() {
        refuseEmpty();
        List<Expr.Relation> relations = cases.together();
        expectEnd();
        return relations;
    }

    /** {@code a = b = c}, each member with the sign before it; the sign before the first is {@code =}. */
    List<ExprParser.Member> wholeChain() {
        refuseEmpty();
        List<ExprParser.Member> members = new ArrayList<>();
        Expr.Relation.Operator operator = Expr.Relation.Operator.EQUAL;
        boolean leading = cursor.takes("=");
        do {
            int start = cursor.at();
            Expr formula = conditional();
            members.add(new ExprParser.Member(
                    operator,
                    formula,
                    cursor.written(start, cursor.at()),
                    cursor.tokens().get(start).start()));
            operator = cursor.peek().is("~=") ? Expr.Relation.Operator.APPROXIMATELY : Expr.Relation.Operator.EQUAL;
        } while (cursor.takes("=") || cursor.takes("==") || cursor.takes("~="));
        expectEnd();
        if (members.size() < 2 && !leading) {
            throw new FormulaException("a chain needs an '='", cursor.peek().start());
        }
        return members;
    }

    private void refuseEmpty() {
        if (cursor.peek().kind() == Token.Kind.END) {
            throw new FormulaException("the formula is empty", 0);
        }
    }

    private void expectEnd() {
        Token rest = cursor.peek();
        if (rest.kind() == Token.Kind.END) {
            return;
        }
        String hint = "";
        if (rest.is(",")) {
            hint = isDecimalComma() ? "; a decimal point is written '.'" : "";
        } else if (rest.is(")")) {
            hint = "; no parenthesis is open";
        } else if (rest.is("}")) {
            hint = "; no brace is open";
        } else if (rest.is("=")) {
            hint = "; a formula is expected here, not a comparison; write only what stands behind the '='";
        } else if (comparison(rest).isPresent()) {
            hint = "; a formula is expected here, not a comparison";
        } else if (rest.is("[")) {
            hint = "; indices stand behind a name, as in z1[2]";
        } else if (rest.isName("and")) {
            hint = "; conditions are written one by one";
        }
        throw new FormulaException("unexpected " + rest.described() + hint, rest.start());
    }

    private boolean isDecimalComma() {
        return cursor.previous().kind() == Token.Kind.NUMBER
                && cursor.peek(1).kind() == Token.Kind.NUMBER
                && !cursor.isSpaced()
                && cursor.peek(1).start() == cursor.peek().end();
    }

    // ---- the grammar ----

    /** A formula, or Python's {@code a if condition else b}. */
    Expr conditional() {
        Expr value = formula();
        return cursor.peek().isName("if") ? cases.ternary(value) : value;
    }

    Expr formula() {
        List<Expr> terms = new ArrayList<>();
        terms.add(cursor.takes("-") ? negated(term()) : term());
        while (cursor.peek().is("+") || cursor.peek().is("-")) {
            boolean subtracted = cursor.take().is("-");
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
        int first = cursor.at();
        factors.add(power(Optional.empty()));
        boolean divided = false;
        boolean fraction = false;
        while (true) {
            if (cursor.peek().is("*") || cursor.peek().is("/")) {
                products.refuseOpenArgument(ending);
            }
            if (cursor.takes("*")) {
                factors.add(power(Optional.empty()));
                fraction = false;
                continue;
            }
            if (products.isNext()) {
                products.refuseTwofold(ending, fraction);
                factors.add(power(Optional.empty()));
                fraction = false;
                continue;
            }
            if (!cursor.takes("/")) {
                return product(factors);
            }
            Token start = cursor.peek();
            fraction = cursor.at() == first + 2
                    && start.kind() == Token.Kind.NUMBER
                    && cursor.tokens().get(first).kind() == Token.Kind.NUMBER;
            int inner = cursor.at();
            Expr denominator = power(Optional.of(first));
            fraction &= cursor.at() == first + 3;
            ending = new Products.Ending(Products.Kind.DENOMINATOR, first, inner);
            refuseZero(denominator, start);
            if (divided && ++chainedDivisions > limits.depth()) {
                throw tooDeep(start);
            }
            divided = true;
            Expr quotient = new Expr.Quotient(product(factors), denominator);
            factors.clear();
            factors.add(quotient);
        }
    }

    private static Expr product(List<Expr> factors) {
        return factors.size() == 1 ? factors.get(0) : new Expr.Product(List.copyOf(factors));
    }

    private void refuseZero(Expr denominator, Token start) {
        if (accepts == Accepts.NUMBERS
                && denominator instanceof Expr.Num num
                && num.value().signum() == 0) {
            throw new FormulaException("division by zero", start.start());
        }
    }

    /** @param left where the quotient or power begins of which this is the denominator or the exponent */
    private Expr power(Optional<Integer> left) {
        int start = cursor.at();
        Expr base = operand();
        Products.Ending operand = ending;
        if (cursor.peek().kind() == Token.Kind.SUPERSCRIPT) {
            products.refuseOpenPower(operand);
            base = new Expr.Power(base, Superscript.of(cursor.take()));
            if (cursor.peek().kind() == Token.Kind.SUPERSCRIPT || cursor.peek().is("^")) {
                throw new FormulaException(
                        "a second exponent; write '^' and the whole exponent in parentheses",
                        cursor.peek().start());
            }
            ending = Products.Ending.CLOSED;
        } else if (cursor.peek().is("^")) {
            products.refuseOpenPower(operand);
            cursor.take();
            int inner = cursor.at();
            boolean signed = cursor.peek().is("-");
            base = new Expr.Power(base, exponent(left.orElse(start)));
            Products.Kind kind = signed ? Products.Kind.SIGNED_EXPONENT : Products.Kind.EXPONENT;
            ending = cursor.previous().closes()
                    ? Products.Ending.CLOSED
                    : new Products.Ending(kind, left.orElse(start), inner);
        }
        return base;
    }

    private Expr exponent(int base) {
        enter();
        products.refuseIndexAbove();
        Optional<Integer> left = Optional.of(base);
        Expr exponent = cursor.takes("-") ? negated(power(left)) : power(left);
        leave();
        return exponent;
    }

    private Expr operand() {
        if (!cursor.peek().startsOperand() && !cursor.peek().is("[")) {
            throw missingOperand(cursor.peek());
        }
        Token token = cursor.take();
        ending = Products.Ending.CLOSED;
        if (token.kind() == Token.Kind.NUMBER) {
            return number(token);
        }
        if (token.kind() == Token.Kind.NAME) {
            return reader.named(token);
        }
        Expr group = group(token);
        if (!token.is("√")) {
            ending = Products.Ending.CLOSED;
        }
        return group;
    }

    private Expr group(Token open) {
        enter();
        Expr inner = switch (open.text()) {
            case "frac" -> new Expr.Quotient(braced(), braced());
            case "sqrt" -> root();
            case "√" -> radical();
            case Token.BEGIN_CASES -> cases.rows();
            case Token.INDICATOR -> cases.indicator(open);
            case "{" -> cases.braces(open);
            default -> {
                Expr content = conditional();
                close(open);
                yield content;
            }
        };
        leave();
        return open.is(Token.OPEN_BAR) ? Expr.Apply.of(FunctionName.ABS, inner) : inner;
    }

    private Expr radical() {
        int start = cursor.at() - 1;
        Expr radicand = operand();
        ending = cursor.previous().closes()
                ? Products.Ending.CLOSED
                : new Products.Ending(Products.Kind.ROOT, start, start + 1);
        return Expr.Apply.of(FunctionName.SQRT, radicand);
    }

    /** What stands in braces behind a command of LaTeX, or a single number or name. */
    private Expr braced() {
        Token open = cursor.take();
        if (open.is("{")) {
            Expr inner = conditional();
            close(open);
            return inner;
        }
        if (open.kind() == Token.Kind.NUMBER) {
            return number(open);
        }
        if (open.kind() == Token.Kind.NAME && !KnownFunctions.isName(open.text())) {
            return reader.named(open);
        }
        throw new FormulaException("braces are expected, not " + open.described(), open.start());
    }

    /** {@code \sqrt{x}}, {@code \sqrt[3]{x}}. */
    private Expr root() {
        if (!cursor.takes("[")) {
            return Expr.Apply.of(FunctionName.SQRT, braced());
        }
        Token degree = cursor.take();
        boolean whole = degree.kind() == Token.Kind.NUMBER && degree.text().matches("[1-9]\\d{0,3}");
        if (!whole || !cursor.takes("]")) {
            throw new FormulaException("the degree of a root is a whole number", degree.start());
        }
        Expr radicand = braced();
        int n = Integer.parseInt(degree.text());
        Expr exponent = Terms.over(Expr.Num.of(1), Expr.Num.of(n));
        if (n % 2 == 0) {
            return n == 2 ? Expr.Apply.of(FunctionName.SQRT, radicand) : new Expr.Power(radicand, exponent);
        }
        return Terms.times(
                Expr.Apply.of(FunctionName.SIGN, radicand),
                new Expr.Power(Expr.Apply.of(FunctionName.ABS, radicand), exponent));
    }

    static Expr.Num number(Token token) {
        BigDecimal value = new BigDecimal(token.text());
        return new Expr.Num(value.scale() < 0 ? value.setScale(0) : value);
    }

    Expr.Relation relation(boolean singleEquals) {
        Expr left = formula();
        Token sign = cursor.take();
        Expr.Relation.Operator operator = operator(sign, singleEquals);
        Expr right = formula();
        if (cursor.peek().is("=") || comparison(cursor.peek()).isPresent()) {
            throw new FormulaException(
                    "comparisons are not chained: " + cursor.peek().described(),
                    cursor.peek().start());
        }
        return new Expr.Relation(left, operator, right);
    }

    Expr.Relation.Operator operator(Token sign, boolean singleEquals) {
        Optional<Expr.Relation.Operator> operator =
                sign.is("=") && singleEquals ? Optional.of(Expr.Relation.Operator.EQUAL) : comparison(sign);
        return operator.orElseThrow(() -> new FormulaException(
                sign.is("=")
                        ? "'=' is no comparison; write =="
                        : "a comparison is expected, one of < <= > >= == !=, not " + sign.described(),
                sign.start()));
    }

    static Optional<Expr.Relation.Operator> comparison(Token sign) {
        return COMPARISONS.stream().filter(operator -> sign.is(operator.text())).findFirst();
    }

    // ---- what the parts of the grammar share ----

    boolean readsNumbersOnly() {
        return accepts == Accepts.NUMBERS;
    }

    /** Whether a word is said to be the name of a quantity. */
    boolean isNamed(String word) {
        return names.isPresent() && names.get().contains(word);
    }

    /** Whether a run of letters is no name unless it is said to be one. */
    boolean asksForNames() {
        return names.isPresent();
    }

    /** Whether a word that could be a product of letters may be a name all the same. */
    boolean mayBeName(String word) {
        return names.isEmpty() || names.get().contains(word) || Letters.isOne(word);
    }

    /** A function without parentheses: what follows might belong to its argument. */
    void endsOpen(int function, int argument) {
        ending = new Products.Ending(Products.Kind.ARGUMENT, function, argument);
    }

    void endsClosed() {
        ending = Products.Ending.CLOSED;
    }

    Expr argument() {
        return operand();
    }

    // ---- what is refused ----

    private FormulaException missingOperand(Token found) {
        boolean afterSign =
                cursor.at() > 0 && "+-*/^".contains(cursor.previous().text());
        if (found.is("-") && afterSign) {
            String before = cursor.previous().text();
            return new FormulaException(
                    "a minus after '" + before + "' needs parentheses; write " + before + "(-"
                            + following(cursor.at() + 1) + ")",
                    found.start());
        }
        if (found.is("+")) {
            return new FormulaException(
                    "a sign '+' in front is left out; write " + following(cursor.at() + 1), found.start());
        }
        return new FormulaException(
                "a number, a name or a parenthesis is expected, not " + found.described(), found.start());
    }

    /** Says what is meant by what cannot be read; reads on for that, once. */
    FormulaSlips slips() {
        return new FormulaSlips(cursor.text(), cursor.tokens(), this::end, cursor.at(), hinting);
    }

    /** Where the operand or the comparison in parentheses ends that begins at a token, exclusive; the token itself if none can be read. */
    private int end(int token, boolean comparison) {
        hinting = true;
        cursor.moveTo(token);
        try {
            if (comparison) {
                cursor.take();
                relation(true);
                close(cursor.tokens().get(token));
            } else {
                power(Optional.empty());
            }
            return cursor.at();
        } catch (FormulaException unreadable) {
            return token; // the first fault is reported; this was only for its hint
        }
    }

    private String following(int token) {
        return slips().following(token);
    }

    void enter() {
        if (++depth > limits.depth()) {
            throw tooDeep(cursor.previous());
        }
    }

    void leave() {
        depth--;
    }

    private FormulaException tooDeep(Token token) {
        return new FormulaException("the formula is nested deeper than " + limits.depth() + " levels", token.start());
    }

    void expect(String sign, String rule) {
        if (!cursor.takes(sign)) {
            throw new FormulaException(
                    "'" + sign + "' is expected, not " + cursor.peek().described() + "; " + rule,
                    cursor.peek().start());
        }
    }

    /** The bracket that closes the one that is open. */
    void close(Token open) {
        String wanted = switch (open.text()) {
            case "{", Token.INDICATOR -> "}";
            case "[" -> "]";
            case Token.OPEN_BAR -> Token.CLOSE_BAR;
            default -> ")";
        };
        if (!cursor.takes(wanted)) {
            String bracket = open.is("(") ? "parenthesis" : open.is(Token.OPEN_BAR) ? "bar" : "bracket";
            throw new FormulaException(
                    "the " + bracket + " opened at character " + (open.start() + 1) + " is not closed before "
                            + cursor.peek().described(),
                    cursor.peek().start());
        }
    }
}
