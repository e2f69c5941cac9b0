package org.gradus.report.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradus.report.render.Formulas.*;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.LayerIndex;
import org.gradus.report.sheet.Language;
import org.gradus.report.sheet.Sheet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** {@code tex-spec.txt}: a formula, and how each dialect writes it. Every portable and GitHub line must also please KaTeX. */
class TexWriterTest {
    private static final Map<String, Expr> NAMED = named();

    private static Map<String, Expr> named() {
        Map<String, Expr> named = new LinkedHashMap<>();
        nameQuantities(named);
        nameDerivativesAndMatrices(named);
        return named;
    }

    private static void nameQuantities(Map<String, Expr> named) {
        Expr z1 = at("z", 1, 2);
        named.put("vector of a layer", vector("z", 1));
        named.put("matrix times vector plus bias", sum(times(matrix("W", 1), vector("x")), vector("b", 1)));
        named.put("entry of a layer", z1);
        named.put("indices from 10", at("w", 1, 1, 12));
        named.put("letter indices", at("w", 1, "i", "j"));
        named.put("power of an entry", power(z1, num("2")));
        named.put("power of a plain symbol", power(s("z"), num("2")));
        named.put(
                "layer L",
                new Expr.Indexed(new Expr.Symbol("z", Expr.Shape.SCALAR, Optional.of(s("L"))), List.of(s("i"))));
        named.put("transpose", new Expr.Transpose(vector("y")));
        named.put("transpose of a layer", times(new Expr.Transpose(matrix("W", 2)), vector("delta", 2)));
        named.put(
                "shape below a matrix",
                times(new Expr.Sized(matrix("W", 2), 2, 3), new Expr.Sized(vector("a", 1), 3, 1)));
        named.put("hadamard", new Expr.Hadamard(vector("delta", 2), apply("sigma", vector("z", 1))));
        named.put("numbers put in", sum(times(num("-1"), shown("2", "a1[1]")), shown("-0.5", "a1[2]"), num("-1")));
        named.put("negated negative exponent", exp(minus(shown("-0.1", "z1[1]"))));
        named.put("scientific", times(num("2.10"), power(num("10"), num("-4"))));
        named.put(
                "scientific as a factor",
                times(Formulas.shown(times(num("2.10"), power(num("10"), num("-4"))), "a1[1]"), num("3")));
        Expr negative = new Expr.Negation(times(num("2.10"), power(num("10"), num("-4"))));
        named.put("scientific subtracted", sum(num("1"), negative));
        named.put("scientific in the exponent", Expr.Apply.of("exp", new Expr.Negation(negative)));
        named.put("product of entries", times(at("y", "i"), at("y", "j")));
        named.put("zero times a letter", times(num("0"), s("S")));
    }

    private static void nameDerivativesAndMatrices(Map<String, Expr> named) {
        Expr z1 = at("z", 1, 2);
        named.put("chain rule", times(d(s("C"), at("a", 1, 1)), d(at("a", 1, 1), z1)));
        named.put(
                "sum over a range",
                sumOver("j", num("1"), Expr.Indexed.of("N", 0), times(at("w", "i", "j"), at("x", "j"))));
        named.put("sum over all", over(exp(at("z", "i")), sumOver("j", exp(at("z", "j")))));
        named.put("sum of a sum", sumOver("j", sum(at("x", "j"), num("1"))));
        named.put("sum as a factor", times(sumOver("j", at("x", "j")), s("u")));
        named.put("kronecker", times(at("y", "i"), sum(new Expr.Kronecker(s("i"), s("j")), minus(at("y", "j")))));
        named.put("partial derivative", d(at("y", "i"), at("z", "j")));
        named.put("derivative operator", d(sum(exp(s("z")), num("1")), s("z")));
        named.put("prime of a letter", Expr.Derivative.prime(s("v"), s("z")));
        named.put("prime of a function", Expr.Derivative.prime(apply("sigma", s("z")), s("z")));
        named.put("prime of a fraction", Expr.Derivative.prime(over(s("u"), s("v")), s("z")));
        named.put("prime of an entry", Expr.Derivative.prime(z1, s("z")));
        named.put(
                "cases with otherwise",
                Expr.Piecewise.of(Expr.Case.when(eq(s("i"), s("j")), num("1")), Expr.Case.otherwise(num("0"))));
        named.put("number matrix", rows(nums("1", "-1"), nums("0", "0.5")));
        named.put("symbol matrix", rows(List.of(s("a"), s("b")), List.of(s("c"), s("d"))));
        named.put("coloured column", values("a1", "2", "0"));
        named.put("column of fractions", column(over(num("1"), num("3")), over(num("2"), num("3"))));
        named.put("system", new Expr.EquationSystem(List.of(eq(s("a"), num("1")), eq(s("b"), num("2")))));
        named.put("matrix and parentheses", times(column(s("a"), s("b")), sum(s("c"), num("1"))));
        named.put("function of a matrix", apply("softmax", column(s("a"), s("b"))));
        named.put("hostile function", apply("a_b</b>$", s("z")));
        named.put("hostile symbol", s("x&y"));
        named.put("indexed hostile symbol", Expr.Indexed.of("x&y", 1));
        named.put("long name", Expr.Indexed.of("foo", 1));
        named.put("minus infinity", minus(Expr.Constant.INFINITY));
        named.put(
                "max of letters and of numbers",
                sum(apply("max", num("0"), s("z")), apply("max", num("0"), num("0.5"))));
    }

    @TestFactory
    List<DynamicTest> specification() throws IOException {
        String spec;
        try (InputStream in = TexWriterTest.class.getResourceAsStream("tex-spec.txt")) {
            spec = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<DynamicTest> tests = new ArrayList<>();
        String formula = "";
        for (String line : spec.lines().toList()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                if (line.startsWith("    ")) {
                    tests.add(check(formula, line.strip()));
                } else {
                    formula = line.strip();
                }
            }
        }
        assertThat(tests).hasSizeGreaterThan(150);
        return tests;
    }

    private static DynamicTest check(String formula, String line) {
        int space = line.indexOf(' ');
        String dialect = line.substring(0, space);
        String tex = line.substring(space).strip();
        return DynamicTest.dynamicTest(formula + " in " + dialect, () -> {
            assertThat(write(formula, dialect)).as("%s in %s", formula, dialect).isEqualTo(tex);
            if (!dialect.equals("latex")) {
                KatexCheck.parse(tex, true);
            }
        });
    }

    private static String write(String formula, String dialect) {
        Expr expr = NAMED.containsKey(formula) ? NAMED.get(formula) : ExprParser.parse(formula);
        Locale language = dialect.equals("german") ? Locale.GERMAN : Locale.ENGLISH;
        Sheet sheet = new Sheet(language, List.of(), "", List.of(), 2, LayerIndex.PLAIN, List.of());
        TexDialect written =
                dialect.equals("german") ? TexDialect.PORTABLE : TexDialect.valueOf(dialect.toUpperCase(Locale.ROOT));
        return new TexWriter(TexStyle.of(sheet, written)).write(expr);
    }

    @Test
    void layersInParenthesesAndBrackets() {
        assertThat(layer(LayerIndex.PARENTHESES)).isEqualTo("z_2^{(1)}");
        assertThat(layer(LayerIndex.BRACKETS)).isEqualTo("z_2^{[1]}");
    }

    private static String layer(LayerIndex index) {
        TexStyle style = new TexStyle(TexDialect.PORTABLE, Language.ENGLISH, index, Optional.empty());
        return new TexWriter(style).write(at("z", 1, 2));
    }

    @Test
    void checkersComplainWhereTheyMust() {
        assertThat(KatexCheck.complaints("$$\nä + \\nonsense\n$$\n")).isNotEmpty();
        assertThat(KatexCheck.complaints("$x_1$ and $\\text{ä}$")).isEmpty();
        assertThat(CommonMarkCheck.complaints("$$\n{a}_{b} + {c}_{d}\n$$\n")).isNotEmpty();
        assertThat(CommonMarkCheck.complaints("a\n\n$$\nx \\, y\n$$\n")).isNotEmpty();
        assertThat(CommonMarkCheck.complaints("a\n\n$$\na_b + c_d\n$$\n")).isEmpty();
    }
}
