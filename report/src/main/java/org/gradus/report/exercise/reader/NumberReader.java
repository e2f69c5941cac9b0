package org.gradus.report.exercise.reader;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.FormulaException;
import org.gradus.core.number.Real;
import org.gradus.core.number.UndecidedException;
import org.gradus.core.number.ZeroTest;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.Near;
import org.gradus.report.exercise.Node;
import org.gradus.report.exercise.Problems;
import org.gradus.report.exercise.yaml.ListNotation;

/** Reads exact numbers: each is a formula without variables that has been seen to have a finite real value. */
final class NumberReader {
    private static final Expr MINUS_INFINITY = new Expr.Negation(Expr.Constant.INFINITY);
    private static final int ENOUGH_BITS = 64;
    /** Digits of the longest number that is shown without a power of ten. */
    private static final int LONGEST_PLAIN = 17;
    /** Each costs a tenth of a second; a file with one is refused anyway. */
    private static final int MOST_UNDECIDED = 3;

    private final Limits limits;
    private final ZeroTest zeroTest;
    private final Problems problems;
    private int undecided;

    NumberReader(Limits limits, ZeroTest zeroTest, Problems problems) {
        this.limits = limits;
        this.zeroTest = zeroTest;
        this.problems = problems;
    }

    /** A finite number. */
    Optional<Expr> number(Node node, String what) {
        if (!(node instanceof Node.Scalar scalar)) {
            problems.add(node.at(), what + " must be a number, not " + node.kind());
            return Optional.empty();
        }
        if (scalar.isNull()) {
            problems.add(
                    scalar.at(),
                    what + " must be a number; "
                            + (scalar.text().isEmpty()
                                    ? "nothing stands here"
                                    : "only a weight may be null (there is no edge)"));
            return Optional.empty();
        }
        if (isInfinity(scalar.text())) {
            problems.add(
                    scalar.at(),
                    what + " is '" + scalar.text() + "' but must be a finite number; only logits may be -.inf");
            return Optional.empty();
        }
        return parsed(scalar, what);
    }

    /** A finite number, or {@code -.inf}. */
    Optional<Expr> logit(Node node) {
        return node instanceof Node.Scalar scalar && scalar.text().equals("-.inf")
                ? Optional.of(MINUS_INFINITY)
                : number(node, "a logit");
    }

    /** A weight: a finite number, or {@code null} where there is no edge. */
    private Optional<Expr> weight(Node node) {
        boolean isNull = node instanceof Node.Scalar scalar && scalar.isNull();
        if (isNull && ((Node.Scalar) node).text().isEmpty()) {
            problems.add(
                    node.at(),
                    "an entry of weights must be a number, or null where there is no edge; nothing stands here");
            return Optional.empty();
        }
        return isNull ? Optional.of(Exercise.LayerData.NO_EDGE) : number(node, "an entry of weights");
    }

    static boolean isMinusInfinity(Expr value) {
        return value.equals(MINUS_INFINITY);
    }

    private static boolean isInfinity(String text) {
        String word = text.toLowerCase(java.util.Locale.ROOT);
        return word.endsWith(".inf") || word.equals(".nan");
    }

    private Optional<Expr> parsed(Node.Scalar scalar, String what) {
        try {
            Expr value = ExprParser.parseNumber(scalar.text(), limits.formula());
            boolean evaluate = !(value instanceof Expr.Num) && undecided < MOST_UNDECIDED;
            if (evaluate) {
                real(value).enclose(ENOUGH_BITS);
            }
            return Optional.of(value instanceof Expr.Num number ? written(number) : value);
        } catch (FormulaException e) {
            Optional<String> number = ListNotation.number(scalar.text()).filter(text -> !text.equals(scalar.text()));
            problems.add(
                    number.isPresent() ? scalar.at() : scalar.at(e.offset()),
                    what + ": "
                            + number.map(text -> "'" + scalar.shortened() + "' is not a number here; write " + text)
                                    .orElse(e.getMessage()));
        } catch (ArithmeticException e) {
            undecided += e instanceof UndecidedException ? 1 : 0;
            problems.add(scalar.at(), what + " '" + scalar.shortened() + "' has no value: " + e.getMessage());
        }
        return Optional.empty();
    }

    /** {@code 1e-308} stays a power of ten: written out it would fill four lines. */
    private static Expr written(Expr.Num number) {
        BigDecimal value =
                number.value().signum() == 0 ? BigDecimal.ZERO : number.value().stripTrailingZeros();
        long exponent = (long) value.precision() - value.scale() - 1;
        boolean plain = value.precision() > LONGEST_PLAIN || Math.abs(exponent) < LONGEST_PLAIN;
        if (plain) {
            return number;
        }
        Expr size = Expr.Product.of(
                new Expr.Num(value.abs().movePointLeft(Math.toIntExact(exponent))),
                new Expr.Power(Expr.Num.of(10), Expr.Num.of(exponent)));
        return value.signum() < 0 ? new Expr.Negation(size) : size;
    }

    private Real real(Expr constant) {
        return Real.of(constant, zeroTest);
    }

    /** −1, 0 or 1; empty if it could not be decided. */
    Optional<Integer> sign(Expr constant) {
        if (constant instanceof Expr.Num number) {
            return Optional.of(number.value().signum());
        }
        try {
            return Optional.of(real(constant).signum());
        } catch (UndecidedException e) {
            return Optional.empty();
        }
    }

    /** The sign of {@code left − right}; empty if it could not be decided. */
    Optional<Integer> compare(Expr left, Expr right) {
        return sign(new Expr.Sum(List.of(left, new Expr.Negation(right))));
    }

    /** How many numbers a list holds; empty if that cannot be seen. */
    static OptionalInt count(Node node) {
        return node instanceof Node.Sequence list
                        && ListNotation.ofRow(list).isEmpty()
                        && ListNotation.oneList(list).isEmpty()
                ? OptionalInt.of(list.items().size())
                : OptionalInt.empty();
    }

    /** A list of numbers; an entry that cannot be read makes it empty. */
    Optional<List<Expr>> numbers(Node node, String what) {
        return list(node, what, item -> number(item, "an entry of " + what));
    }

    /** A list of logits. */
    Optional<List<Expr>> logits(Node node) {
        return list(node, "logits", this::logit);
    }

    /** A row of weights. */
    Optional<List<Expr>> weights(Node node) {
        return list(node, "weights", this::weight);
    }

    private Optional<List<Expr>> list(Node node, String what, Function<Node, Optional<Expr>> entry) {
        if (!(node instanceof Node.Sequence list)) {
            problems.add(node.at(), what + " must be a list of numbers, not " + node.kind() + asList(node));
            return Optional.empty();
        }
        Optional<String> notation = ListNotation.ofRow(list);
        if (notation.isPresent()) {
            problems.add(node.at(), notation.get());
            return Optional.empty();
        }
        if (list.items().isEmpty()) {
            problems.add(node.at(), what + " is empty but must hold at least one number");
            return Optional.empty();
        }
        if (list.items().size() > limits.units()) {
            problems.add(
                    node.at(),
                    what + " holds " + list.items().size() + " numbers; at most " + limits.units()
                            + " are allowed (--limit units=N allows more)");
            return Optional.empty();
        }
        List<Expr> values = new ArrayList<>();
        Optional<String> oneList = ListNotation.oneList(list);
        if (oneList.isPresent()) {
            problems.add(node.at(), what + " must be one list of numbers: " + oneList.get());
            return Optional.empty();
        }
        for (Node item : list.items()) {
            entry.apply(item).ifPresent(values::add);
        }
        return values.size() == list.items().size() ? Optional.of(values) : Optional.empty();
    }

    /** How a list is written that stands here in another notation; nothing where that is not certain. */
    private static String asList(Node node) {
        String list = ListNotation.asList(node);
        boolean number = list.isEmpty() && node instanceof Node.Scalar scalar && isFormula(scalar.text());
        return number ? "; write [" + Near.shortened(((Node.Scalar) node).text()) + "]" : list;
    }

    private static boolean isFormula(String text) {
        try {
            ExprParser.parseNumber(text, ExprParser.Limits.DEFAULT);
            return true;
        } catch (FormulaException e) {
            return false;
        }
    }

    /** What to add to "wrong number of entries": a list in which {@code 0,5} stands was meant to hold {@code 0.5}. */
    static String decimalComma(Node node) {
        if (node instanceof Node.Sequence list && list.flow()) {
            for (int i = 1; i < list.items().size(); i++) {
                if (list.items().get(i - 1) instanceof Node.Scalar left
                        && list.items().get(i) instanceof Node.Scalar right
                        && ListNotation.follows(left, right)
                        && areDigits(left, right)) {
                    return "; is " + left.text() + "," + right.text() + " a decimal comma? write " + left.text() + "."
                            + right.text();
                }
            }
        }
        return "";
    }

    private static boolean areDigits(Node.Scalar left, Node.Scalar right) {
        return isDigits(left.text().startsWith("-") ? left.text().substring(1) : left.text()) && isDigits(right.text());
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
