package org.gradus.report.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradus.report.render.Formulas.*;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.stream.IntStream;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation.Operator;
import org.gradus.core.expr.ExprParser;
import org.gradus.report.render.speech.Speech;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Field;
import org.gradus.report.sheet.Inline;
import org.gradus.report.sheet.Language;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** {@code speech-spec.txt}: a formula, and how it is said in English and in German. */
class SpeechTest {
    private static final Map<String, Chain> NAMED = named();

    private static Map<String, Chain> named() {
        Map<String, Chain> named = new LinkedHashMap<>();
        nameQuantities(named);
        nameCalculations(named);
        nameDerivatives(named);
        nameLines(named);
        nameFields(named);
        return named;
    }

    private static void nameQuantities(Map<String, Chain> named) {
        put(named, "vector of a layer", vector("z", 1));
        put(named, "entry of a layer", at("z", 1, 2));
        put(named, "entry of a matrix", at("w", 1, 1, 12));
        put(named, "layer before l", layered("a", sum(s("l"), minus(num("1")))));
        put(named, "index that is a sum", new Expr.Indexed(s0("x"), List.of(sum(s("i"), num("1")))));
        put(named, "index that has an index", new Expr.Indexed(s0("v"), List.of(Expr.Indexed.of("w", 1), s("new"))));
        put(named, "after a step", new Expr.Indexed(Expr.Symbol.matrix("W", 1), List.of(s("new"))));
        put(named, "after a step, as a plus", new Expr.Indexed(Expr.Symbol.matrix("W", 1), List.of(s("plus"))));
        put(named, "sample", new Expr.OfSample(at("z", 2, 1), num("3")));
        put(named, "sample after s", new Expr.OfSample(s("C"), sum(s("s"), num("1"))));
        put(named, "power of a sample", power(new Expr.OfSample(s("C"), s("s")), num("2")));
        put(named, "vector of ones", s("1"));
        put(named, "matrix of errors", times(matrix("Delta", 2), new Expr.Transpose(matrix("A", 1))));
        put(named, "change of a weight", times(s("Delta"), at("w", "j")));
        put(named, "estimate", apply("hat", new Expr.Indexed(s0("m"), List.of(s("b")))));
        put(named, "minus infinity", minus(Expr.Constant.INFINITY));
        put(named, "hostile name", s("</b>\u202e{\\x}_y^2"));
    }

    private static void nameCalculations(Map<String, Chain> named) {
        put(named, "numbers put in", sum(times(num("-1"), shown("2", "a1[1]")), shown("-0.5", "a1[2]"), num("-1")));
        put(named, "scientific", times(num("2.10"), power(num("10"), num("-4"))));
        put(named, "square of an entry of a layer", power(at("z", 1, 2), num("2")));
        put(named, "square of an entry", power(at("z", "i"), num("2")));
        put(named, "square of a fraction", power(over(s("u"), s("v")), num("2")));
        put(named, "fraction as a factor", times(over(num("1"), num("2")), s("x")));
        put(named, "transpose", times(new Expr.Transpose(matrix("W", 2)), vector("delta", 2)));
        put(named, "transpose of a product", new Expr.Transpose(times(matrix("W", 1), vector("x"))));
        Expr delta = times(new Expr.Transpose(matrix("W", 2)), vector("delta", 2));
        put(
                named,
                "hadamard",
                new Expr.Hadamard(delta, Expr.Derivative.prime(apply("sigma", vector("z", 1)), vector("z", 1))));
        put(named, "norm", power(apply("norm", times(s("nabla"), s("C"))), num("2")));
        put(named, "norm of a vector", apply("norm", vector("x")));
        Expr body = times(at("w", 1, "i", "j"), at("x", "j"));
        Expr sum = sumOver("j", num("1"), Expr.Indexed.of("N", 0), body);
        named.put("layer as a sum", Chain.of(at("z", 1, "i")).equal(sum(sum, at("b", 1, "i"))));
        named.put("sum alone", Chain.of(s("S")).equal(sumOver("k", exp(at("z", "k")))));
        named.put("softmax", Chain.of(at("y", "i")).equal(over(exp(at("z", "i")), sumOver("j", exp(at("z", "j"))))));
        named.put("layer", Chain.of(vector("z", 2)).equal(sum(times(matrix("W", 2), vector("a", 1)), vector("b", 2))));
        Expr one = exp(num("1"));
        Expr two = exp(num("2"));
        named.put(
                "exact and rounded",
                Chain.of(Expr.Indexed.of("y", 1))
                        .equal(over(two, sum(two, one)))
                        .equal(over(Expr.Constant.E, sum(Expr.Constant.E, num("1"))))
                        .and(Operator.APPROXIMATELY, num("0.7311")));
    }

    private static void nameDerivatives(Map<String, Chain> named) {
        put(named, "partial derivative", d(s("C"), at("w", 1, 1, 1)));
        put(named, "chain rule", times(d(s("C"), at("a", 1, 1)), d(at("a", 1, 1), at("z", 1, 1))));
        put(named, "derivative operator", d(sum(exp(s("z")), num("1")), s("z")));
        put(named, "derivative of a function", d(apply("ln", s("S")), at("z", "j")));
        put(named, "prime of a letter", times(Expr.Derivative.prime(s("u"), s("z")), s("v")));
        put(named, "prime of a function", Expr.Derivative.prime(apply("sigma", s("z")), s("z")));
        put(
                named,
                "prime of a function of something else",
                Expr.Derivative.prime(apply("f", apply("g", s("z"))), s("z")));
        put(named, "prime of a fraction", Expr.Derivative.prime(over(s("u"), s("v")), s("z")));
        put(named, "kronecker", times(at("y", "i"), sum(new Expr.Kronecker(s("i"), s("j")), minus(at("y", "j")))));
        put(
                named,
                "factors with names",
                times(
                        new Expr.Underbrace(d(s("C"), at("z", 2, 1)), at("delta", 2, 1)),
                        new Expr.Underbrace(d(at("z", 2, 1), at("w", 2, 1, 1)), at("a", 1, 1))));
    }

    private static void nameLines(Map<String, Chain> named) {
        Expr cases = Expr.Piecewise.of(
                Expr.Case.when(new Expr.Relation(s("z"), Operator.GREATER, num("0")), s("z")),
                Expr.Case.otherwise(num("0")));
        named.put("cases", Chain.of(apply("relu", s("z"))).equal(cases));
        put(named, "cases as a factor", times(num("2"), cases));
        put(
                named,
                "cases of indices",
                Expr.Piecewise.of(
                        Expr.Case.when(eq(s("i"), s("j")), num("1")), Expr.Case.when(ne(s("i"), s("j")), num("0"))));
        put(named, "vector", values("a1", "2", "0", "-2"));
        put(named, "row vector", new Expr.MatrixLiteral(List.of(nums("0.5", "-1"))));
        put(named, "matrix", rows(nums("1", "2", "3"), nums("-4", "0.5", "6")));
        put(named, "matrix times vector", times(rows(nums("1", "2"), nums("3", "4")), column(num("5"), num("6"))));
        put(
                named,
                "shapes",
                sum(
                        times(new Expr.Sized(matrix("W", 1), 3, 2), new Expr.Sized(vector("x"), 2, 1)),
                        new Expr.Sized(vector("b", 1), 3, 1)));
        put(named, "long vector", Expr.MatrixLiteral.column(count(20)));
        put(
                named,
                "large matrix",
                new Expr.MatrixLiteral(
                        IntStream.range(0, 9).mapToObj(i -> count(9)).toList()));
        put(
                named,
                "matrix with dots",
                rows(
                        List.of(s("a"), Expr.Ellipsis.HORIZONTAL),
                        List.of(Expr.Ellipsis.VERTICAL, Expr.Ellipsis.DIAGONAL)));
        put(named, "missing weight", rows(List.of(num("1"), Expr.Ellipsis.ABSENT), nums("2", "3")));
        put(named, "sum with dots", sum(Expr.Indexed.of("x", 1), Expr.Ellipsis.HORIZONTAL, at("x", "N")));
        put(named, "system", new Expr.EquationSystem(List.of(eq(s("a"), num("1")), eq(s("b"), num("2")))));
        named.put(
                "step", Chain.of(s("w")).and(Operator.BECOMES, sum(s("w"), minus(times(s("eta"), d(s("C"), s("w")))))));
        named.put("definition", Chain.of(s("S")).and(Operator.DEFINED_AS, sum(s("a"), s("b"))));
        named.put("going on", Chain.goOn(Operator.EQUAL, num("2")));
        named.put("with words before it", Chain.of(s("a")).equal(num("1")).after(List.of(new Inline.Text("with"))));
        named.put("under a condition", Chain.of(s("a")).equal(num("1")).after(List.of(new Inline.Text("i = j:"))));
        named.put("not calculated", Chain.of(at("y", 2, 1)).and(Operator.APPROXIMATELY, Expr.Ellipsis.NOT_CALCULATED));
    }

    private static void nameFields(Map<String, Chain> named) {
        Expr.Shown source = (Expr.Shown) shown("2", "a1[1]");
        named.put("field of a result", Chain.of(s("y")).equal(Field.empty(source.source(), "a", Field.Use.RESULT, 6)));
        named.put("field of a step", Chain.of(s("y")).equal(Field.empty(source.source(), "", Field.Use.STEP, 6)));
        named.put("filled field", Chain.of(s("y")).equal(Field.filled(source, "b", 6)));
        named.put(
                "room for a calculation",
                Chain.of(s("y")).equal(Field.empty(source.source(), "", Field.Use.CALCULATION, 6)));
    }

    private static void put(Map<String, Chain> named, String name, Expr expr) {
        named.put(name, Chain.of(expr));
    }

    private static Expr.Symbol s0(String name) {
        return Expr.Symbol.of(name);
    }

    private static Expr layered(String name, Expr layer) {
        return new Expr.Symbol(name, Expr.Shape.VECTOR, Optional.of(layer));
    }

    private static List<Expr> count(int to) {
        return IntStream.rangeClosed(1, to).<Expr>mapToObj(Expr.Num::of).toList();
    }

    @TestFactory
    List<DynamicTest> specification() throws IOException {
        String spec;
        try (InputStream in = SpeechTest.class.getResourceAsStream("speech-spec.txt")) {
            spec = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<DynamicTest> tests = new ArrayList<>();
        String formula = "";
        for (String line : spec.lines().toList()) {
            if (line.startsWith("    ")) {
                String language = line.strip().substring(0, 2);
                String said = line.strip().substring(2).strip();
                String name = formula;
                tests.add(DynamicTest.dynamicTest(
                        name + " in " + language,
                        () -> assertThat(say(name, language)).isEqualTo(said)));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                formula = line.strip();
            }
        }
        assertThat(spec.lines())
                .as("every formula that has a name is in the specification")
                .containsAll(NAMED.keySet());
        assertThat(tests).hasSizeGreaterThan(120);
        return tests;
    }

    private static String say(String formula, String language) {
        Chain chain = NAMED.containsKey(formula) ? NAMED.get(formula) : Chain.of(ExprParser.parse(formula));
        return Speech.of(language.equals("de") ? Language.GERMAN : Language.ENGLISH)
                .of(chain);
    }

    @Test
    void dataIsSaidWhole() {
        Expr vector = Expr.MatrixLiteral.column(count(20));
        assertThat(Speech.of(Language.ENGLISH).whole().of(vector))
                .contains("9, 10, 11")
                .doesNotContain("and so on");
    }

    @Test
    void textIsSaidWithItsFormulas() {
        List<Inline> text = List.of(
                new Inline.Text("insert\u00a0"),
                Inline.Formula.of(vector("a", 1)),
                new Inline.Text(" from "),
                new Inline.Reference(2));
        assertThat(Speech.of(Language.ENGLISH).of(text)).isEqualTo("insert a layer 1 from (2)");
    }

    @Test
    void theChainsOfALineFollowOneAnother() {
        Chain first = Chain.of(s("a")).equal(num("1"));
        Chain second = Chain.of(s("b")).equal(num("2"));
        Block.Line line = new Block.Line(List.of(first, second), List.of(new Inline.Text("remark")), OptionalInt.of(3));
        assertThat(Speech.of(Language.ENGLISH).of(line)).isEqualTo("a equals 1; b equals 2");
    }

    /** Every word is there in both languages, and takes as many parts. */
    @Test
    void bothLanguagesHaveTheSameWords() throws IOException {
        Properties english = words("en");
        Properties german = words("de");
        assertThat(german.keySet()).isEqualTo(english.keySet()).isNotEmpty();
        for (String key : english.stringPropertyNames()) {
            for (int place = 0; place < 4; place++) {
                assertThat(german.getProperty(key).contains("{" + place + "}"))
                        .as("%s takes {%s}", key, place)
                        .isEqualTo(english.getProperty(key).contains("{" + place + "}"));
            }
        }
    }

    private static Properties words(String language) throws IOException {
        Properties words = new Properties();
        try (InputStream in = Speech.class.getResourceAsStream("speech_" + language + ".properties")) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return words;
    }
}
