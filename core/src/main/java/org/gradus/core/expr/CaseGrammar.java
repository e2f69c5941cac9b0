package org.gradus.core.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads definitions by cases in all the ways they are written, and the conditions of their cases. */
final class CaseGrammar {
    static final String PIECEWISE = "piecewise";
    private static final Set<String> NAMES = Set.of(PIECEWISE, "where", "if", "iff", "ifelse", "If", "IF", "cases");
    private static final Set<String> IF = Set.of("if", "for", "when", "where", "falls", "wenn", "für");
    private static final Set<String> OTHERWISE = Set.of("otherwise", "else", "sonst");
    private static final String THREE = "piecewise(condition, value, otherwise) takes three arguments";
    private static final int MOST_NODES = 20_000;

    private final Grammar grammar;
    private final Cursor cursor;
    /** How deep in the last arguments of cases: there a case without an otherwise may end them. */
    private int nested;

    CaseGrammar(Grammar grammar, Cursor cursor) {
        this.grammar = grammar;
        this.cursor = cursor;
    }

    /** Whether it is a function of a condition and two values. */
    static boolean isName(String word) {
        return NAMES.contains(word);
    }

    private record Line(Optional<Condition> condition, Expr value) {}

    private Expr cases(List<Line> lines) {
        List<Expr.Case> cases = List.of();
        for (int i = lines.size() - 1; i >= 0; i--) {
            Line line = lines.get(i);
            List<Expr.Case> rest = cases;
            cases = line.condition()
                    .map(condition -> condition.cases(line.value(), rest))
                    .orElseGet(() -> otherwise(line.value()));
        }
        Expr piecewise = new Expr.Piecewise(cases);
        if (NodeCount.of(piecewise) > MOST_NODES) {
            throw new FormulaException("the cases are too many once and and or are written out", 0);
        }
        return piecewise;
    }

    private static List<Expr.Case> otherwise(Expr value) {
        return value instanceof Expr.Piecewise further ? further.cases() : List.of(Expr.Case.otherwise(value));
    }

    /** {@code piecewise(condition, value, otherwise)}, the name already taken. */
    Expr piecewise() {
        Token open = cursor.take();
        grammar.enter();
        Condition condition = condition(false);
        grammar.expect(",", THREE);
        Expr value = grammar.conditional();
        List<Line> lines = new ArrayList<>(List.of(new Line(Optional.of(condition), value)));
        if (nested == 0 || !cursor.peek().is(")")) {
            grammar.expect(",", THREE);
            boolean further = cursor.peek().isName(PIECEWISE);
            nested += further ? 1 : 0;
            lines.add(new Line(Optional.empty(), grammar.conditional()));
            nested -= further ? 1 : 0;
        }
        grammar.close(open);
        grammar.leave();
        grammar.endsClosed();
        return cases(lines);
    }

    /** {@code value if condition else other}, the value already read. */
    Expr ternary(Expr value) {
        Token at = cursor.take();
        Condition condition = condition(false);
        if (!cursor.takesName("else")) {
            throw new FormulaException("cases are written piecewise(condition, value, otherwise)", at.start());
        }
        grammar.enter();
        Expr otherwise = grammar.conditional();
        grammar.leave();
        return cases(List.of(new Line(Optional.of(condition), value), new Line(Optional.empty(), otherwise)));
    }

    /** {@code {1 if z > 0; 0 otherwise}}, or only a group; the brace already taken. */
    Expr braces(Token open) {
        Expr first = grammar.formula();
        if (cursor.peek().isName("if") && isTernary()) {
            first = ternary(first);
        }
        if (cursor.takes("}")) {
            return first;
        }
        List<Line> lines = new ArrayList<>();
        lines.add(line(first));
        while (cursor.takes(";")
                || cursor.takes(",")
                || cursor.isOnNextLine() && !cursor.peek().is("}")) {
            if (cursor.peek().is("}")) {
                break;
            }
            lines.add(line(grammar.formula()));
        }
        grammar.close(open);
        return whole(lines, open);
    }

    /** Whether an {@code else} comes before the brace closes or the next case begins. */
    private boolean isTernary() {
        int depth = 0;
        for (int ahead = 0; cursor.peek(ahead).kind() != Token.Kind.END; ahead++) {
            Token token = cursor.peek(ahead);
            if (depth == 0 && (token.is(";") || token.is(",") || token.is("}"))) {
                return false;
            }
            if (depth == 0 && token.isName("else")) {
                return !cursor.peek(ahead + 1).is("}");
            }
            depth += token.is("(") || token.is("{") ? 1 : token.closes() ? -1 : 0;
        }
        return false;
    }

    /** {@code \begin{cases} value & condition \\ … \end{cases}}, the beginning already taken. */
    Expr rows() {
        Token open = cursor.previous();
        List<Line> lines = new ArrayList<>();
        do {
            if (cursor.peek().is(Token.END_CASES)) {
                break;
            }
            lines.add(line(grammar.formula()));
        } while (cursor.takes(Token.ROW));
        if (!cursor.takes(Token.END_CASES)) {
            throw new FormulaException(
                    "'\\end{cases}' is expected, not " + cursor.peek().described(),
                    cursor.peek().start());
        }
        return whole(lines, open);
    }

    private Expr whole(List<Line> lines, Token open) {
        for (int i = 0; i + 1 < lines.size(); i++) {
            if (lines.get(i).condition().isEmpty()) {
                throw new FormulaException("only the last case can be without a condition", open.start());
            }
        }
        if (lines.isEmpty()) {
            throw new FormulaException("cases need a value and a condition", open.start());
        }
        return cases(lines);
    }

    /** The condition behind a value. */
    private Line line(Expr value) {
        boolean said = cursor.takes(",");
        said |= cursor.takes("&");
        Token word = cursor.peek();
        if (word.kind() == Token.Kind.NAME && OTHERWISE.contains(word.text())) {
            cursor.take();
            skipStop();
            return new Line(Optional.empty(), value);
        }
        boolean asked = word.kind() == Token.Kind.NAME && IF.contains(word.text());
        if (asked) {
            cursor.take();
        } else if (!said) {
            throw new FormulaException(
                    "a condition is expected, as in {1 if z > 0; 0 otherwise}, not " + word.described(), word.start());
        }
        Condition condition = condition(true);
        skipStop();
        return new Line(Optional.of(condition), value);
    }

    private void skipStop() {
        if (cursor.peek().is(",")
                && (cursor.peek(1).is(Token.ROW) || cursor.peek(1).is(Token.END_CASES))) {
            cursor.take();
        }
    }

    /** {@code 1_{i=j}} and {@code 1_{z>0}}, the brace already taken: 1 where it holds, else 0. */
    Expr indicator(Token open) {
        Condition condition = condition(true);
        grammar.close(open);
        if (condition instanceof Condition.Is is
                && is.relation().operator() == Expr.Relation.Operator.EQUAL
                && isIndex(is.relation().left())
                && isIndex(is.relation().right())) {
            return Expr.Symbol.of(
                    "delta_" + is.relation().left() + is.relation().right());
        }
        return cases(
                List.of(new Line(Optional.of(condition), Expr.Num.of(1)), new Line(Optional.empty(), Expr.Num.of(0))));
    }

    private static boolean isIndex(Expr side) {
        return side instanceof Expr.Symbol symbol && symbol.name().matches("[i-n]");
    }

    // ---- conditions ----

    /** {@code a and b or c}, {@code 0 < z < 1}, with parentheses. */
    private Condition condition(boolean singleEquals) {
        Condition condition = conjunction(singleEquals);
        while (cursor.takesName("or") || cursor.takesName("oder")) {
            condition = new Condition.Or(condition, conjunction(singleEquals));
        }
        return condition;
    }

    private Condition conjunction(boolean singleEquals) {
        Condition condition = comparison(singleEquals);
        while (cursor.takesName("and") || cursor.takesName("und")) {
            condition = new Condition.And(condition, comparison(singleEquals));
        }
        return condition;
    }

    private Condition comparison(boolean singleEquals) {
        int start = cursor.at();
        try {
            return joined(chain(singleEquals));
        } catch (FormulaException noComparison) {
            Token open = cursor.tokens().get(start);
            if (!open.is("(")) {
                throw noComparison;
            }
            cursor.moveTo(start + 1);
            grammar.enter();
            Condition inside;
            try {
                inside = condition(singleEquals);
                grammar.close(open);
            } catch (FormulaException neither) {
                throw noComparison;
            }
            grammar.leave();
            return inside;
        }
    }

    private static Condition joined(List<Expr.Relation> chain) {
        Condition condition = new Condition.Is(chain.get(0));
        for (Expr.Relation relation : chain.subList(1, chain.size())) {
            condition = new Condition.And(condition, new Condition.Is(relation));
        }
        return condition;
    }

    /** {@code a < b <= c} as two comparisons; only signs that point one way are chained. */
    private List<Expr.Relation> chain(boolean singleEquals) {
        List<Expr.Relation> chain = new ArrayList<>();
        Expr left = grammar.formula();
        do {
            Token sign = cursor.take();
            Expr.Relation.Operator operator = grammar.operator(sign, singleEquals);
            boolean oneWay = chain.isEmpty()
                    || direction(operator) != 0
                            && direction(operator) == direction(chain.get(0).operator());
            if (!oneWay) {
                throw new FormulaException("comparisons are not chained: " + sign.described(), sign.start());
            }
            Expr right = grammar.formula();
            chain.add(new Expr.Relation(left, operator, right));
            left = right;
        } while (Grammar.comparison(cursor.peek()).isPresent()
                || singleEquals && cursor.peek().is("="));
        return chain;
    }

    private static int direction(Expr.Relation.Operator operator) {
        return switch (operator) {
            case LESS, LESS_OR_EQUAL -> -1;
            case GREATER, GREATER_OR_EQUAL -> 1;
            default -> 0;
        };
    }

    /** Comparisons that all hold, as assumptions are written. */
    List<Expr.Relation> together() {
        List<Expr.Relation> relations = new ArrayList<>(chain(true));
        while (cursor.takesName("and") || cursor.takesName("und") || cursor.takes(",")) {
            relations.addAll(chain(true));
        }
        return relations;
    }
}
