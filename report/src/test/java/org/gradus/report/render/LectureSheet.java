package org.gradus.report.render;

import static org.gradus.report.render.Formulas.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.LayerIndex;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Drawing;
import org.gradus.report.sheet.Inline;
import org.gradus.report.sheet.Sheet;

/** The ideal sheet of the design, built by hand: what a composer should come to, and what the renderers are judged by. */
final class LectureSheet {
    private static final String EM = "\u2003";

    private final boolean german;
    private final LayerIndex layerIndex;

    private LectureSheet(boolean german, LayerIndex layerIndex) {
        this.german = german;
        this.layerIndex = layerIndex;
    }

    static Sheet english() {
        return new LectureSheet(false, LayerIndex.PLAIN).sheet();
    }

    static Sheet german() {
        return new LectureSheet(true, LayerIndex.PARENTHESES).sheet();
    }

    private Sheet sheet() {
        List<Block> blocks = new ArrayList<>(List.of(
                overview(),
                new Block.Part("a", text(t("Output", "Ausgabe"))),
                preactivation1(),
                activation1(),
                preactivation2(),
                activation2(),
                answerA(),
                new Block.Part("b", text(t("Derivatives of the softmax", "Ableitungen des Softmax"))),
                numeratorAndDenominator(),
                quotientRule(),
                numbers(),
                answerB(),
                footLine()));
        return new Sheet(
                german ? Locale.GERMAN : Locale.ENGLISH,
                text(t("Exercise 1", "Übung 1")),
                t("Worked solution", "Musterlösung"),
                List.of(),
                2,
                layerIndex,
                blocks);
    }

    private String t(String english, String germanWords) {
        return german ? germanWords : english;
    }

    // ---- the data ----

    private static Expr x() {
        return values("x", "1", "0");
    }

    private static Expr w1() {
        return rows(nums("1", "1"), nums("0", "1"), nums("-1", "0"));
    }

    private static Expr b1() {
        return rows(nums("1"), nums("0"), nums("-1"));
    }

    private static Expr w2() {
        return rows(nums("1", "1", "-1"), nums("0", "1", "0"));
    }

    private static Expr b2() {
        return rows(nums("0"), nums("1"));
    }

    private Block overview() {
        List<Block> left = List.of(
                new Block.Paragraph(text(
                        strong(t("Given", "Gegeben")),
                        EM,
                        chain(s("L")).equal(num("2")),
                        t(" layers, ", " Schichten, "),
                        chain(Expr.Indexed.of("N", 0)).equal(num("2")),
                        ", ",
                        chain(Expr.Indexed.of("N", 1)).equal(num("3")),
                        ", ",
                        chain(Expr.Indexed.of("N", 2)).equal(num("2")))),
                new Block.Data(List.of(
                        List.of(
                                chain(vector("x")).equal(x()),
                                chain(matrix("W", 1)).equal(w1()),
                                chain(vector("b", 1)).equal(b1())),
                        List.of(
                                chain(matrix("W", 2)).equal(w2()),
                                chain(vector("b", 2)).equal(b2())))),
                new Block.Paragraph(text(t(
                        "Layer 1 uses ReLU, layer 2 uses softmax. Superscripts count layers.",
                        "Schicht 1: ReLU, Schicht 2: softmax. Hochgestellte Zahlen zählen die Schichten."))),
                new Block.Paragraph(text(
                        strong(t("Wanted", "Gesucht")),
                        EM + t("(a) the output ", "(a) die Ausgabe "),
                        vector("y"),
                        EM + t("(b) all ", "(b) alle "),
                        d(at("y", "i"), at("z", "j")),
                        t(" of the softmax", " des Softmax"))));
        return new Block.Overview(left, Optional.of(drawing()));
    }

    private Drawing drawing() {
        return new DrawnNodes()
                .column(nodes("x", "1", "0"), List.of("", ""), chain(vector("x")), t("input", "Eingabe"))
                .column(
                        nodes("a1", "2", "0", "0"),
                        List.of("", "", ""),
                        chain(vector("a", 1)),
                        t("layer 1", "Schicht 1"))
                .column(
                        nodes("y", "0.731", "0.269"),
                        List.of("", ""),
                        chain(vector("y")).equal(vector("a", 2)),
                        t("layer 2", "Schicht 2"))
                .drawing(t("Network", "Netz"));
    }

    private static List<Expr> nodes(String source, String... values) {
        List<Expr> nodes = new ArrayList<>();
        for (String value : values) {
            nodes.add(shown(value, source + "[" + (nodes.size() + 1) + "]"));
        }
        return nodes;
    }

    // ---- (a) ----

    private Block preactivation1() {
        Expr general = sum(
                sumOver("j", num("1"), Expr.Indexed.of("N", 0), times(at("w", 1, "i", "j"), at("x", "j"))),
                at("b", 1, "i"));
        Chain rows = new Chain(
                text(t("that is", "das heißt")),
                Optional.of(new Expr.EquationSystem(List.of(scalarRow(1), scalarRow(2), scalarRow(3)))),
                List.of());
        return new Block.Step(
                1,
                text(t("Layer 1: input of the activation function", "Schicht 1: Eingang der Aktivierungsfunktion")),
                text(t(
                        "weighted sum plus bias, one row per neuron",
                        "gewichtete Summe plus Bias, eine Zeile je Neuron")),
                List.of(
                        new Line(List.of(chain(at("z", 1, "i")).equal(general), rows), List.of(), OptionalInt.empty())
                                .remark(text(
                                        at("w", "i", "j"),
                                        t(": to neuron ", ": zum Neuron "),
                                        s("i"),
                                        t(", from input ", ", von Eingabe "),
                                        s("j"))),
                        Line.of(chain(vector("z", 1)).equal(sum(times(matrix("W", 1), vector("x")), vector("b", 1))))
                                .numbered(1),
                        Line.of(then(sum(times(w1(), x()), b1()))
                                        .equal(column(
                                                sum(put("1", "1", "x[1]"), put("1", "0", "x[2]"), num("1")),
                                                sum(put("0", "1", "x[1]"), put("1", "0", "x[2]"), num("0")),
                                                sum(put("-1", "1", "x[1]"), put("0", "0", "x[2]"), num("-1"))))
                                        .equal(values("z1", "2", "0", "-2")))
                                .remark(text(t("insert, row times column", "einsetzen, Zeile mal Spalte")))));
    }

    private static Expr.Relation scalarRow(int i) {
        return eq(
                at("z", 1, i),
                sum(
                        times(at("w", 1, i, 1), Expr.Indexed.of("x", 1)),
                        times(at("w", 1, i, 2), Expr.Indexed.of("x", 2)),
                        at("b", 1, i)));
    }

    private static Expr put(String weight, String value, String source) {
        return times(num(weight), shown(value, source));
    }

    private Block activation1() {
        return new Block.Step(
                2,
                text(t("Layer 1: output", "Schicht 1: Ausgabe")),
                text(t(
                        "ReLU on each entry: a negative entry becomes 0",
                        "ReLU auf jeden Eintrag: negative Einträge werden 0")),
                List.of(new Line(
                        List.of(
                                chain(vector("a", 1))
                                        .equal(apply("relu", vector("z", 1)))
                                        .equal(column(
                                                apply("max", num("0"), shown("2", "z1[1]")),
                                                apply("max", num("0"), shown("0", "z1[2]")),
                                                apply("max", num("0"), shown("-2", "z1[3]"))))
                                        .equal(values("a1", "2", "0", "0")),
                                chain(apply("relu", s("z"))).equal(apply("max", num("0"), s("z")))),
                        List.of(),
                        OptionalInt.of(2))));
    }

    private Block preactivation2() {
        return new Block.Step(
                3,
                text(t("Layer 2: input of the activation function", "Schicht 2: Eingang der Aktivierungsfunktion")),
                text(t("the same step, one layer on", "derselbe Schritt, eine Schicht weiter")),
                List.of(
                        Line.of(chain(vector("z", 2)).equal(sum(times(matrix("W", 2), vector("a", 1)), vector("b", 2))))
                                .numbered(3),
                        Line.of(then(sum(times(w2(), values("a1", "2", "0", "0")), b2()))
                                        .equal(column(
                                                sum(
                                                        put("1", "2", "a1[1]"),
                                                        put("1", "0", "a1[2]"),
                                                        put("-1", "0", "a1[3]"),
                                                        num("0")),
                                                sum(
                                                        put("0", "2", "a1[1]"),
                                                        put("1", "0", "a1[2]"),
                                                        put("0", "0", "a1[3]"),
                                                        num("1"))))
                                        .equal(values("z2", "2", "1")))
                                .remark(insert(vector("a", 1), 2))));
    }

    private List<Inline> insert(Expr what, int equation) {
        return german ? text(what, " aus ", equation, " einsetzen") : text("insert ", what, " from ", equation);
    }

    private Block activation2() {
        Expr numerator1 = exp(shown("2", "z2[1]"));
        Expr numerator2 = exp(shown("1", "z2[2]"));
        Expr denominator = sum(numerator1, numerator2);
        Chain y1 = chain(Expr.Indexed.of("y", 1))
                .equal(over(numerator1, denominator))
                .equal(ratio("e"));
        Chain y2 = chain(Expr.Indexed.of("y", 2))
                .equal(over(numerator2, denominator))
                .equal(ratio("1"));
        Expr zL = new Expr.Indexed(new Expr.Symbol("z", Expr.Shape.SCALAR, Optional.of(s("L"))), List.of(s("i")));
        return new Block.Step(
                4,
                text(t("Layer 2: output", "Schicht 2: Ausgabe")),
                text(t(
                        "softmax turns the two numbers into probabilities",
                        "Softmax macht aus den beiden Werten Wahrscheinlichkeiten")),
                List.of(
                        new Line(
                                List.of(
                                        chain(at("y", "i"))
                                                .equal(over(exp(at("z", "i")), sumOver("j", exp(at("z", "j"))))),
                                        chain(at("z", "i")).equal(zL).after(text(t("with", "mit"))),
                                        chain(s("L")).equal(num("2"))),
                                List.of(),
                                OptionalInt.of(4)),
                        Line.of(approx(y1, shown("0.7311", "y[1]")), approx(y2, shown("0.2689", "y[2]")))
                                .remark(withMore(
                                        insert(vector("z", 2), 3), t(", cancel ", ", kürzen: "), Expr.Constant.E))));
    }

    /** {@code e/(e+1)} or {@code 1/(e+1)}. */
    private static Expr ratio(String numerator) {
        Expr top = numerator.equals("e") ? Expr.Constant.E : num(numerator);
        return over(top, sum(Expr.Constant.E, num("1")));
    }

    private static List<Inline> withMore(List<Inline> text, Object... more) {
        List<Inline> all = new ArrayList<>(text);
        all.addAll(text(more));
        return all;
    }

    private Block answerA() {
        Chain check = chain(sum(Expr.Indexed.of("y", 1), Expr.Indexed.of("y", 2)))
                .equal(sum(ratio("e"), ratio("1")))
                .equal(num("1"));
        return new Block.Answer(
                "a",
                text(
                        approx(chain(vector("y")), values("y", "0.7311", "0.2689")),
                        "," + EM,
                        check,
                        "; ",
                        Expr.Indexed.of("y", 1),
                        t(" is the largest: class ", " ist am größten: Klasse "),
                        num("1"),
                        "."));
    }

    // ---- (b) ----

    private Block numeratorAndDenominator() {
        Expr expanded = sum(
                exp(Expr.Indexed.of("z", 1)),
                Expr.Ellipsis.HORIZONTAL,
                exp(at("z", "j")),
                Expr.Ellipsis.HORIZONTAL,
                exp(at("z", "N")));
        return new Block.Step(
                5,
                text(t("Numerator and denominator", "Zähler und Nenner")),
                german
                        ? text(
                                s("j"),
                                " benennt jetzt die Variable ",
                                at("z", "j"),
                                ", die Summe aus ",
                                4,
                                " läuft über ",
                                s("k"))
                        : text(
                                s("j"),
                                " now names the variable ",
                                at("z", "j"),
                                ", so the sum of ",
                                4,
                                " runs over ",
                                s("k")),
                List.of(
                        Line.of(
                                chain(at("y", "i")).equal(over(s("u"), s("S"))),
                                chain(s("u")).equal(exp(at("z", "i"))),
                                chain(s("S")).equal(sumOver("k", num("1"), s("N"), exp(at("z", "k"))))),
                        Line.of(chain(d(s("S"), at("z", "j")))
                                        .equal(d(expanded, at("z", "j")))
                                        .equal(exp(at("z", "j"))))
                                .remark(
                                        german
                                                ? text("die anderen Summanden enthalten ", at("z", "j"), " nicht")
                                                : text("the other terms do not contain ", at("z", "j"))),
                        Line.of(chain(d(s("u"), at("z", "j"))).equal(cases(exp(at("z", "j")), num("0"))))));
    }

    private static Expr cases(Expr same, Expr different) {
        return Expr.Piecewise.of(
                Expr.Case.when(eq(s("i"), s("j")), same), Expr.Case.when(ne(s("i"), s("j")), different));
    }

    private Block quotientRule() {
        Expr ezi = exp(at("z", "i"));
        Expr ezj = exp(at("z", "j"));
        Expr yi = at("y", "i");
        Expr yj = at("y", "j");
        Expr square = power(s("S"), num("2"));
        Expr product = times(yj, sum(num("1"), minus(yj)));
        Chain same = chain(d(yi, at("z", "j")))
                .after(text(eq(s("i"), s("j")), ":"))
                .equal(over(sum(times(ezj, s("S")), minus(times(ezj, ezj))), square))
                .equal(times(over(ezj, s("S")), over(sum(s("S"), minus(ezj)), s("S"))))
                .equal(times(over(ezj, s("S")), sum(num("1"), minus(over(ezj, s("S"))))))
                .equal(product);
        Chain different = chain(d(yi, at("z", "j")))
                .after(text(ne(s("i"), s("j")), ":"))
                .equal(over(sum(times(num("0"), s("S")), minus(times(ezi, ezj))), square))
                .equal(minus(times(over(ezi, s("S")), over(ezj, s("S")))))
                .equal(minus(times(yi, yj)));
        Expr u = s("u");
        Expr bigS = s("S");
        Chain law = chain(prime(over(u, bigS)))
                .equal(over(sum(times(prime(u), bigS), minus(times(u, prime(bigS)))), square));
        return new Block.Step(
                6,
                text(t("Quotient rule", "Quotientenregel")),
                text(law),
                List.of(
                        Line.of(same).remark(text(chain(over(ezj, s("S"))).equal(yj))),
                        Line.of(different),
                        Line.of(chain(d(yi, at("z", "j"))).equal(cases(product, minus(times(yi, yj)))))
                                .numbered(5)));
    }

    private static Expr prime(Expr of) {
        return Expr.Derivative.prime(of, s("z"));
    }

    private Block numbers() {
        Expr y1 = Expr.Indexed.of("y", 1);
        Expr y2 = Expr.Indexed.of("y", 2);
        Expr symbols = rows(
                List.of(times(y1, sum(num("1"), minus(y1))), minus(times(y1, y2))),
                List.of(minus(times(y2, y1)), times(y2, sum(num("1"), minus(y2)))));
        Expr a = ratio("e");
        Expr b = ratio("1");
        Expr put = rows(List.of(times(a, b), minus(times(a, b))), List.of(minus(times(b, a)), times(b, a)));
        Expr factor = over(Expr.Constant.E, power(sum(Expr.Constant.E, num("1")), num("2")));
        Expr exact = times(factor, rows(nums("1", "-1"), nums("-1", "1")));
        Expr decimals = rows(
                List.of(shown("0.1966", "J[1,1]"), shown("-0.1966", "J[1,2]")),
                List.of(shown("-0.1966", "J[2,1]"), shown("0.1966", "J[2,2]")));
        return new Block.Step(
                7,
                text(t("Numbers", "Zahlen")),
                german
                        ? text(
                                "Zeile ",
                                s("i"),
                                ": Ausgabe ",
                                at("y", "i"),
                                "; Spalte ",
                                s("j"),
                                ": ",
                                at("z", "j"),
                                " (Jacobi-Matrix)")
                        : text(
                                "row ",
                                s("i"),
                                ": output ",
                                at("y", "i"),
                                "; column ",
                                s("j"),
                                ": ",
                                at("z", "j"),
                                " (this table is the Jacobian)"),
                List.of(
                        Line.of(chain(d(vector("y"), vector("z")))
                                        .equal(symbols)
                                        .equal(put))
                                .remark(insert(vector("y"), 4)),
                        Line.of(approx(then(exact), decimals))
                                .remark(text(t(
                                        "check: each row and column sums to 0",
                                        "Probe: jede Zeile und Spalte hat Summe 0")))));
    }

    private Block answerB() {
        Expr factor = over(Expr.Constant.E, power(sum(Expr.Constant.E, num("1")), num("2")));
        return new Block.Answer(
                "b",
                text(
                        approx(chain(jacobian(1, 1)).equal(jacobian(2, 2)).equal(factor), num("0.1966")),
                        "," + EM,
                        approx(chain(jacobian(1, 2)).equal(jacobian(2, 1)), num("-0.1966")),
                        "."));
    }

    private static Expr jacobian(int i, int j) {
        return d(Expr.Indexed.of("y", i), Expr.Indexed.of("z", j));
    }

    private Block footLine() {
        return new Block.Note(text(t(
                "Exact values follow =, values rounded to four decimals follow ≈; the calculation goes on with the exact ones."
                        + " Every equation between formulas on this sheet is proved, every decimal is correctly rounded.",
                "Nach = stehen exakte, nach ≈ auf vier Nachkommastellen gerundete Werte; weitergerechnet wird mit den exakten."
                        + " Jede Gleichung zwischen Formeln ist bewiesen, jede Dezimalzahl richtig gerundet.")));
    }
}
