package org.gradus.core.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextWriterTest {
    private static final Expr X = Expr.Symbol.of("x");
    private static final Expr Y = Expr.Symbol.of("y");
    private static final Expr.Symbol Z = Expr.Symbol.of("z");

    /** For every tree the parser can make; no sign ever stands beside another. */
    @Test
    void parsingUndoesWriting() {
        Random random = new Random(20251120);
        for (int i = 0; i < 5000; i++) {
            Expr tree = tree(random, 5);
            String text = TextWriter.write(tree);
            assertThat(ExprParser.parse(text, new ExprParser.Limits(100_000, 100)))
                    .as(text)
                    .isEqualTo(tree);
            assertThat(text).doesNotContain("--", "+-", "-+", "*-", "/-", "^-");
        }
    }

    /** Printed numbers are put in with the parentheses that their structure needs. */
    @Test
    void numbersPutInStandAsPrinted() {
        Expr minusOne = shown(num("-1"));
        Expr half = shown(num("-0.30"));
        Expr tiny = shown(Expr.Product.of(num("2.10"), new Expr.Power(num("10"), num("-4"))));
        Expr exact = shown(new Expr.Quotient(Expr.Constant.E, Expr.Sum.of(Expr.Constant.E, num("1"))));
        assertWritten("0*1+1*0+0", Expr.Sum.of(times("0", "1"), times("1", "0"), num("0")));
        assertWritten("(-1)*2+0.5*0-1", Expr.Sum.of(Expr.Product.of(minusOne, num("2")), times("0.5", "0"), minusOne));
        assertWritten("2*(-0.30)", Expr.Product.of(num("2"), half));
        assertWritten("x-0.30", Expr.Sum.of(X, half));
        assertWritten("x-(-0.30)", Expr.Sum.of(X, new Expr.Negation(half)));
        assertWritten("-0.30-1", Expr.Sum.of(half, minusOne));
        assertWritten("-(-1)", new Expr.Negation(minusOne));
        assertWritten("(-1)^2", new Expr.Power(minusOne, num("2")));
        assertWritten("2.10*10^(-4)", tiny);
        assertWritten("3*(2.10*10^(-4))", Expr.Product.of(num("3"), tiny));
        assertWritten("e/(e+1)*(1-e/(e+1))", Expr.Product.of(exact, Expr.Sum.of(num("1"), new Expr.Negation(exact))));
        assertWritten(
                "1/(1+exp(-(-1)))",
                new Expr.Quotient(
                        num("1"), Expr.Sum.of(num("1"), Expr.Apply.of(FunctionName.EXP, new Expr.Negation(minusOne)))));
        assertWritten("exp(-2)", Expr.Apply.of(FunctionName.EXP, new Expr.Negation(shown(num("2")))));
        assertWritten(
                "x-2.10*10^(-4)",
                Expr.Sum.of(
                        X,
                        shown(new Expr.Negation(Expr.Product.of(num("2.10"), new Expr.Power(num("10"), num("-4")))))));
    }

    @Test
    void idsAreThoseOfTheJsonResult() {
        assertWritten("z1[2]", Expr.Indexed.of(Expr.Symbol.of("z", 1), 2));
        assertWritten("W1[1,2]", Expr.Indexed.of(Expr.Symbol.of("W", 1), 1, 2));
        assertWritten("x[1]", Expr.Indexed.of("x", 1));
        assertWritten("z_i", Expr.Indexed.of("z", "i"));
        assertWritten(
                "a{l-1}[j]",
                new Expr.Indexed(
                        new Expr.Symbol("a", Expr.Shape.SCALAR, Optional.of(ExprParser.parse("l-1"))),
                        List.of(Expr.Symbol.of("j"))));
        assertWritten("W2", Expr.Symbol.matrix("W", 2));
    }

    @Test
    void writesReadablyWhatTheParserDoesNotRead() {
        Expr zk = Expr.Indexed.of("z", "k");
        Expr exponential = Expr.Apply.of(FunctionName.EXP, zk);
        assertWritten(
                "2*sum(k, 1, N, exp(z_k))",
                Expr.Product.of(
                        num("2"),
                        new Expr.IndexedSum(
                                "k", Optional.of(num("1")), Optional.of(Expr.Symbol.of("N")), exponential)));
        assertWritten("sum(k, exp(z_k))", new Expr.IndexedSum("k", Optional.empty(), Optional.empty(), exponential));
        assertWritten("d(x+y)/d(z)", Expr.Derivative.partial(Expr.Sum.of(X, Y), Z));
        assertWritten("(x+y)'", Expr.Derivative.prime(Expr.Sum.of(X, Y), Z));
        assertWritten("delta_ij", new Expr.Kronecker(Expr.Symbol.of("i"), Expr.Symbol.of("j")));
        assertWritten("delta(1, j)", new Expr.Kronecker(num("1"), Expr.Symbol.of("j")));
        assertWritten(
                "[[1, -1], [x+y, ...]]",
                new Expr.MatrixLiteral(
                        List.of(List.of(num("1"), num("-1")), List.of(Expr.Sum.of(X, Y), Expr.Ellipsis.HORIZONTAL))));
        assertWritten("transpose(W2)*x", Expr.Product.of(new Expr.Transpose(Expr.Symbol.matrix("W", 2)), X));
        assertWritten("hadamard(x, y)", new Expr.Hadamard(X, Y));
        assertWritten("z == x+y", Expr.Relation.equal(Z, Expr.Sum.of(X, Y)));
        assertWritten(
                "{x == 1, y := z}",
                new Expr.EquationSystem(List.of(
                        Expr.Relation.equal(X, num("1")), new Expr.Relation(Y, Expr.Relation.Operator.DEFINED_AS, Z))));
        assertWritten("-infinity", new Expr.Negation(Expr.Constant.INFINITY));
        assertWritten("sigma(x)", Expr.Apply.of("sigma", X));
        assertWritten(
                "piecewise(z > 0, 1)",
                Expr.Piecewise.of(
                        Expr.Case.when(new Expr.Relation(Z, Expr.Relation.Operator.GREATER, num("0")), num("1"))));
    }

    private static void assertWritten(String text, Expr tree) {
        assertThat(TextWriter.write(tree)).isEqualTo(text);
    }

    private static Expr num(String text) {
        return new Expr.Num(new BigDecimal(text));
    }

    private static Expr times(String left, String right) {
        return Expr.Product.of(num(left), num(right));
    }

    private static Expr shown(Expr printed) {
        return new Expr.Shown(printed, new Named("a1[1]"), true);
    }

    // ---- random trees ----

    /** A tree as the parser makes them: a minus before a number belongs to it, a later negative term is a subtraction. */
    private static Expr tree(Random random, int height) {
        if (height == 0) {
            return leaf(random);
        }
        return switch (random.nextInt(9)) {
            case 0 -> sum(random, height);
            case 1 -> new Expr.Product(trees(random, height));
            case 2 -> new Expr.Quotient(tree(random, height - 1), tree(random, height - 1));
            case 3 -> new Expr.Power(tree(random, height - 1), tree(random, height - 1));
            case 4 -> {
                Expr operand = tree(random, height - 1);
                boolean literal = operand instanceof Expr.Num num && num.value().signum() >= 0;
                yield literal ? operand : new Expr.Negation(operand);
            }
            case 5 -> Expr.Apply.of(FunctionName.EXP, tree(random, height - 1));
            case 6 -> Expr.Apply.of(FunctionName.MAX, tree(random, height - 1), tree(random, height - 1));
            case 7 ->
                Expr.Piecewise.of(
                        Expr.Case.when(
                                new Expr.Relation(
                                        tree(random, height - 1),
                                        Expr.Relation.Operator.LESS,
                                        tree(random, height - 1)),
                                tree(random, height - 1)),
                        Expr.Case.otherwise(leaf(random)));
            default -> leaf(random);
        };
    }

    private static List<Expr> trees(Random random, int height) {
        List<Expr> trees = new ArrayList<>();
        for (int i = 0; i < 2 + random.nextInt(2); i++) {
            trees.add(tree(random, height - 1));
        }
        return trees;
    }

    private static Expr sum(Random random, int height) {
        List<Expr> terms = trees(random, height);
        for (int i = 1; i < terms.size(); i++) {
            Expr term = terms.get(i);
            if (term instanceof Expr.Num num && num.value().signum() < 0) {
                terms.set(i, new Expr.Negation(new Expr.Num(num.value().negate())));
            }
        }
        return new Expr.Sum(terms);
    }

    private static Expr leaf(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> Z;
            case 1 -> random.nextBoolean() ? Expr.Constant.E : Expr.Constant.PI;
            case 2 -> Expr.Indexed.of(Expr.Symbol.of("W", 1 + random.nextInt(3)), 1, 2);
            default -> new Expr.Num(BigDecimal.valueOf(random.nextInt(400) - 200L, random.nextInt(3)));
        };
    }

    /** A source that is nothing but a name. */
    private record Named(String text) implements Expr.Source {
        @Override
        public Expr symbol() {
            return Expr.Symbol.of(text);
        }
    }
}
