package org.gradus.report.render;

import static org.gradus.report.render.Formulas.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.LayerIndex;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.sheet.Sheet;

/** Sheets that no lecturer would write: the largest networks, the longest numbers, the nastiest names. */
final class StressSheets {
    /** Everything that means something to TeX, Markdown or HTML, and what no font has. */
    static final String NASTY =
            "a_b*c* **d** \\input{x} 50% #1 & co $x$ $$ ~t^2 {curly} [link](x) <b>bold</b> </p> `code` |p| \"q\" 'r' -- --- ,, <<x>>"
                    + " !x! \\\\ \\end{document} %% 1. 2) äöüß ÀŁş €–“„…’ αβ≤≠·∂ 日本 \uD83D\uDE00 \u0000\u0007\n\n# x\n- y\ttab\u00a0nbsp @user :smile:";

    private static final String LONG_NAME = "supercalifragilisticexpialidocious-donaudampfschifffahrtsgesellschaft_99";

    private StressSheets() {}

    static Sheet nastyNames(Locale language) {
        List<Inline> nasty = text(NASTY);
        Chain named = chain(apply(NASTY, s(NASTY)))
                .equal(apply("leaky_relu-2", at("a_b", "i")))
                .equal(s("foo_bar"))
                .equal(s("y_1"));
        List<Block> blocks = List.of(
                new Block.Overview(
                        List.of(
                                new Block.Paragraph(nasty),
                                new Block.Data(List.of(
                                        List.of(chain(s("x&y")).equal(num("1")).after(nasty))))),
                        Optional.of(new DrawnNodes()
                                .column(
                                        List.of(num("1"), num("-0.5")),
                                        List.of(NASTY, LONG_NAME),
                                        chain(vector("x")),
                                        NASTY)
                                .column(List.of(num("123456789.123456789")), List.of(NASTY), chain(vector("y")), NASTY)
                                .drawing(NASTY)),
                        List.of(
                                new Block.Overview.Names(NASTY, List.of(NASTY, LONG_NAME)),
                                new Block.Overview.Names(NASTY, List.of(NASTY)))),
                new Block.Part(NASTY, nasty),
                new Block.Step(
                        1,
                        nasty,
                        nasty,
                        List.of(
                                Line.of(named).remark(nasty).numbered(1),
                                Line.of(
                                        chain(num("-1")).equal(num("2")).after(nasty),
                                        chain(s("z")).equal(num("-3")).after(nasty)),
                                Line.of(chain(num("1.5"))),
                                Line.of(chain(minus(s("z"))).equal(s("LONG")).after(text(strong(NASTY)))))),
                new Block.Table(
                        List.of(nasty, text(named)),
                        List.of(
                                List.of(text(strong(NASTY)), text(apply("abs", s("x&y")))),
                                List.of(List.of(), text(LONG_NAME)))),
                new Block.Answer(NASTY, text(strong(NASTY), " ", named, " ", LONG_NAME)),
                new Block.Paragraph(text("- no list")),
                new Block.Paragraph(text("1. no list")),
                new Block.Paragraph(text("# no heading")),
                new Block.Paragraph(text("> no quotation")),
                new Block.Paragraph(text("===")),
                new Block.Paragraph(text("[a]: http://x")),
                new Block.Paragraph(text(LONG_NAME.repeat(3))),
                new Block.Note(nasty));
        return new Sheet(language, nasty, NASTY, nasty, 1, LayerIndex.BRACKETS, blocks);
    }

    /** 64 rows, 20 columns. */
    private static Block table(int digits) {
        List<List<Inline>> header = new ArrayList<>();
        List<List<Inline>> row = new ArrayList<>();
        for (int j = 1; j <= 20; j++) {
            header.add(text(at("a", 1, j)));
            row.add(text(shown(decimal(j, digits), "a1[" + j + "]")));
        }
        return new Block.Table(header, java.util.Collections.nCopies(64, row));
    }

    /** Eight layers of 64 units, 15 digits, ten classes. */
    static Sheet large(Locale language, int digits) {
        List<String> names = IntStream.range(0, 64).mapToObj(i -> "input " + i).toList();
        List<Expr> values = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            values.add(shown(decimal(i, 3), "a" + i));
        }
        DrawnNodes nodes = new DrawnNodes();
        for (int layer = 0; layer <= 8; layer++) {
            nodes.column(
                    values.subList(0, 8),
                    layer == 0 ? names : java.util.Collections.nCopies(8, ""),
                    chain(vector("a", layer)),
                    "layer " + layer);
        }
        Expr weights = matrix64(digits);
        Expr x = numbers("x", 64, digits);
        List<Block> blocks = List.of(
                new Block.Overview(
                        List.of(new Block.Data(List.of(List.of(
                                chain(vector("x")).equal(x),
                                chain(matrix("W", 1)).equal(weights),
                                chain(vector("b", 1)).equal(numbers("b1", 64, digits)))))),
                        Optional.of(nodes.drawing("large")),
                        List.of(new Block.Overview.Names("input", names))),
                new Block.Part("a", text("Output")),
                table(digits),
                new Block.Step(
                        1,
                        text("A very long heading ".repeat(6)),
                        text("and a reason that does not end ".repeat(8)),
                        List.of(
                                Line.of(chain(vector("z", 1))
                                                .equal(sum(times(weights, x), numbers("b1", 64, digits)))
                                                .equal(rowSums(digits))
                                                .equal(numbers("z1", 64, digits)))
                                        .remark(text("insert"))
                                        .numbered(1),
                                Line.of(approx(
                                                chain(at("z", 1, 12)).equal(longSum(64, digits)),
                                                shown(decimal(7, digits), "z1[12]")))
                                        .remark(text("a remark that is far too long for a line ".repeat(5))),
                                Line.of(chain(d(
                                                matrix("W", 12),
                                                sum(
                                                        vector("a", 11),
                                                        vector("b", 11),
                                                        vector("b", 11),
                                                        vector("b", 11))))
                                        .equal(num("1"))))),
                softmax(10, digits),
                softmax(64, digits),
                new Block.Answer(
                        "a", text(approx(chain(vector("y")), jacobian(10, digits)), " and ", longSum(30, digits))));
        return new Sheet(language, text("Large"), "Worked solution", List.of(), 8, LayerIndex.PLAIN, blocks);
    }

    private static Block softmax(int classes, int digits) {
        Expr[] terms = IntStream.range(0, classes)
                .mapToObj(i -> exp(shown((i % 2 == 0 ? "-" : "") + decimal(i, digits), "z8[" + (i + 1) + "]")))
                .toArray(Expr[]::new);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            lines.add(Line.of(approx(
                            chain(Expr.Indexed.of("y", i + 1)).equal(over(terms[i], sum(terms))),
                            shown(decimal(i, digits), "y[" + (i + 1) + "]")))
                    .remark(text("insert ", vector("z", 8), " from ", 3)));
        }
        lines.add(Line.of(chain(d(vector("y"), vector("z"))).equal(jacobian(classes, digits))));
        return new Block.Step(classes, text("Softmax"), List.of(), lines);
    }

    private static String decimal(int seed, int digits) {
        StringBuilder out = new StringBuilder("0.");
        for (int i = 0; i < digits; i++) {
            out.append((seed * 7 + i * 3) % 10);
        }
        return out.toString();
    }

    private static Expr numbers(String source, int size, int digits) {
        return values(
                source,
                IntStream.range(0, size).mapToObj(i -> decimal(i, digits)).toArray(String[]::new));
    }

    private static Expr matrix64(int digits) {
        return new Expr.MatrixLiteral(IntStream.range(0, 64)
                .mapToObj(i -> IntStream.range(0, 64)
                        .<Expr>mapToObj(j -> num((j % 3 == 0 ? "-" : "") + decimal(i + j, digits)))
                        .toList())
                .toList());
    }

    private static Expr jacobian(int size, int digits) {
        return new Expr.MatrixLiteral(IntStream.range(0, size)
                .mapToObj(i -> IntStream.range(0, size)
                        .<Expr>mapToObj(j -> shown(decimal(i + j, digits), "J[1,1]"))
                        .toList())
                .toList());
    }

    private static Expr longSum(int terms, int digits) {
        return new Expr.Sum(IntStream.range(0, terms)
                .<Expr>mapToObj(i ->
                        times(num((i % 2 == 0 ? "-" : "") + decimal(i, digits)), shown(decimal(i + 1, digits), "x[1]")))
                .toList());
    }

    private static Expr rowSums(int digits) {
        return Expr.MatrixLiteral.column(
                IntStream.range(0, 64).mapToObj(i -> longSum(65, digits)).toList());
    }
}
