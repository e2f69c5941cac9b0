package org.gradus.report.render;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradus.core.expr.Expr;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;

/** Short names for building formulas and text in tests. */
final class Formulas {
    private Formulas() {}

    static Expr num(String decimal) {
        return new Expr.Num(new BigDecimal(decimal));
    }

    private static final Pattern ID = Pattern.compile("([A-Za-z]+)(\\d*)(?:\\[([\\d,]+)])?");

    /** A number put in for the quantity {@code source}, an id such as {@code a1[2]}. */
    static Expr shown(String decimal, String source) {
        return shown(num(decimal), source);
    }

    static Expr shown(Expr printed, String source) {
        return new Expr.Shown(printed, new Quantity(source), true);
    }

    /** A quantity by its id. */
    private record Quantity(String text) implements Expr.Source {
        @Override
        public Expr symbol() {
            Matcher id = ID.matcher(text);
            if (!id.matches()) {
                throw new IllegalArgumentException(text);
            }
            Expr.Symbol base = id.group(2).isEmpty()
                    ? Expr.Symbol.of(id.group(1))
                    : Expr.Symbol.of(id.group(1), Integer.parseInt(id.group(2)));
            return id.group(3) == null
                    ? base
                    : Expr.Indexed.of(
                            base,
                            Arrays.stream(id.group(3).split(","))
                                    .mapToInt(Integer::parseInt)
                                    .toArray());
        }
    }

    static Expr sum(Expr... terms) {
        return Expr.Sum.of(terms);
    }

    static Expr times(Expr... factors) {
        return Expr.Product.of(factors);
    }

    static Expr over(Expr numerator, Expr denominator) {
        return new Expr.Quotient(numerator, denominator);
    }

    static Expr minus(Expr operand) {
        return new Expr.Negation(operand);
    }

    static Expr power(Expr base, Expr exponent) {
        return new Expr.Power(base, exponent);
    }

    static Expr exp(Expr exponent) {
        return new Expr.Power(Expr.Constant.E, exponent);
    }

    static Expr apply(String function, Expr... arguments) {
        return Expr.Apply.of(function, arguments);
    }

    static Expr s(String name) {
        return Expr.Symbol.of(name);
    }

    /** {@code name_index}, letters. */
    static Expr at(String name, String... index) {
        return Expr.Indexed.of(name, index);
    }

    /** {@code name_{1 2}^layer}. */
    static Expr at(String name, int layer, int... index) {
        return Expr.Indexed.of(Expr.Symbol.of(name, layer), index);
    }

    /** {@code name_{i j}^layer}. */
    static Expr at(String name, int layer, String... index) {
        List<Expr> indices = Arrays.stream(index).map(Formulas::s).toList();
        return new Expr.Indexed(Expr.Symbol.of(name, layer), indices);
    }

    static Expr vector(String name) {
        return Expr.Symbol.vector(name);
    }

    static Expr vector(String name, int layer) {
        return Expr.Symbol.vector(name, layer);
    }

    static Expr matrix(String name, int layer) {
        return Expr.Symbol.matrix(name, layer);
    }

    static Expr sumOver(String index, Expr from, Expr to, Expr body) {
        return new Expr.IndexedSum(index, Optional.of(from), Optional.of(to), body);
    }

    static Expr sumOver(String index, Expr body) {
        return new Expr.IndexedSum(index, Optional.empty(), Optional.empty(), body);
    }

    static Expr d(Expr of, Expr wrt) {
        return Expr.Derivative.partial(of, wrt);
    }

    static Expr.Relation eq(Expr left, Expr right) {
        return Expr.Relation.equal(left, right);
    }

    static Expr.Relation ne(Expr left, Expr right) {
        return new Expr.Relation(left, Expr.Relation.Operator.NOT_EQUAL, right);
    }

    static Expr column(Expr... entries) {
        return Expr.MatrixLiteral.column(List.of(entries));
    }

    static Expr rows(List<Expr> first, List<Expr> second) {
        return new Expr.MatrixLiteral(List.of(first, second));
    }

    static Expr rows(List<Expr> first, List<Expr> second, List<Expr> third) {
        return new Expr.MatrixLiteral(List.of(first, second, third));
    }

    static List<Expr> nums(String... decimals) {
        return Arrays.stream(decimals).map(Formulas::num).toList();
    }

    /** Numbers put in for {@code source[1]}, {@code source[2]}, … as a column. */
    static Expr values(String source, String... decimals) {
        Expr[] entries = new Expr[decimals.length];
        for (int i = 0; i < decimals.length; i++) {
            entries[i] = shown(decimals[i], source + "[" + (i + 1) + "]");
        }
        return column(entries);
    }

    static Chain chain(Expr left) {
        return Chain.of(left);
    }

    static Chain approx(Chain chain, Expr right) {
        return chain.and(Expr.Relation.Operator.APPROXIMATELY, right);
    }

    /** A line that goes on with {@code = right}. */
    static Chain then(Expr right) {
        return Chain.goOn(Expr.Relation.Operator.EQUAL, right);
    }

    /** Running text of strings, formulas, chains and (integers) references. */
    static List<Inline> text(Object... pieces) {
        return Arrays.stream(pieces).map(Formulas::inline).toList();
    }

    private static Inline inline(Object piece) {
        if (piece instanceof Inline inline) {
            return inline;
        } else if (piece instanceof Expr expr) {
            return Inline.Formula.of(expr);
        } else if (piece instanceof Chain chain) {
            return new Inline.Formula(chain);
        } else if (piece instanceof Integer number) {
            return new Inline.Reference(number);
        }
        return new Inline.Text((String) piece);
    }

    static Inline strong(String text) {
        return new Inline.Strong(text);
    }
}
