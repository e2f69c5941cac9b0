package org.gradus.report.render.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.LayerIndex;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Drawing;
import org.gradus.report.sheet.Drawing.Anchor;
import org.gradus.report.sheet.Drawing.Circle;
import org.gradus.report.sheet.Drawing.Fill;
import org.gradus.report.sheet.Drawing.Ink;
import org.gradus.report.sheet.Drawing.Label;
import org.gradus.report.sheet.Drawing.Point;
import org.gradus.report.sheet.Drawing.Shape;
import org.gradus.report.sheet.Drawing.Size;
import org.gradus.report.sheet.Drawing.Stroke;
import org.gradus.report.sheet.Inline;
import org.gradus.report.sheet.Language;
import org.gradus.report.sheet.Palette;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** SVG that every reader of XML reads, and that says what the drawing says. */
class SvgWriterTest {
    private static final String NASTY =
            "<script>alert(1)</script> & \"q\" ]]> \u0000 \u202e rtl \u05d0\u05d1 \ud83d\ude00 \ud800 \uffff $x$ \\input{x}";

    private static final SvgWriter ENGLISH = new SvgWriter(Language.ENGLISH, new Palette(2), LayerIndex.PLAIN);
    private static final SvgWriter GERMAN = new SvgWriter(Language.GERMAN, new Palette(2), LayerIndex.BRACKETS);
    private static final Stroke LINE = new Stroke(1, Ink.of(1), true);

    private record Weight() implements Expr.Source {
        @Override
        public Expr symbol() {
            return Expr.Indexed.of(Expr.Symbol.of("W", 1), 1, 2);
        }

        @Override
        public String text() {
            return "W1[1,2]";
        }
    }

    private static Label label(List<Inline> text, boolean plate) {
        return new Label(new Point(30, 20), Anchor.CENTRE, text, Size.SMALL, Ink.BLACK, plate, Optional.empty());
    }

    private static Drawing drawing(Shape... shapes) {
        return new Drawing("net", NASTY, NASTY, 60, 40, List.of(shapes));
    }

    private static Document read(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    @Test
    void hostileWordsAreText() throws Exception {
        Drawing drawing = drawing(label(List.of(new Inline.Text(NASTY), new Inline.Strong(NASTY)), true));
        for (String svg : List.of(ENGLISH.standalone(drawing), ENGLISH.inline(drawing, source -> Optional.of(NASTY)))) {
            Document document = read(svg);
            assertThat(document.getElementsByTagName("script").getLength()).isZero();
            assertThat(document.getElementsByTagName("title").item(0).getTextContent())
                    .startsWith("<script>alert(1)</script> & \"q\" ]]> [U+0000] [U+202E] rtl");
            assertThat(svg).doesNotContain("\u202e", "\u0000", "\uffff");
        }
    }

    @Test
    void whoeverCannotSeeItHearsTitleAndDescription() throws Exception {
        Element svg = read(ENGLISH.standalone(drawing())).getDocumentElement();
        assertThat(svg.getAttribute("role")).isEqualTo("img");
        assertThat(svg.getAttribute("aria-labelledby")).isEqualTo("net-t net-d");
        assertThat(svg.getAttribute("xml:lang")).isEqualTo("en");
    }

    @Test
    void aFormulaStandsInOneLineWithItsScripts() throws Exception {
        Expr a = Expr.Indexed.of(Expr.Symbol.of("a", 1), 2);
        Chain chain =
                Chain.of(a).and(Expr.Relation.Operator.APPROXIMATELY, new Expr.Num(new java.math.BigDecimal("-0.25")));
        Drawing drawing = drawing(label(List.of(new Inline.Formula(chain)), false));
        assertThat(text(ENGLISH.standalone(drawing))).isEqualTo("a12 \u2248 \u22120.25");
        assertThat(text(GERMAN.standalone(drawing))).isEqualTo("a[1]2 \u2248 \u22120,25");
        assertThat(ENGLISH.standalone(drawing)).contains("<tspan font-style=\"italic\">a</tspan>");
    }

    private static String text(String svg) throws Exception {
        return read(svg).getElementsByTagName("text").item(0).getTextContent();
    }

    @Test
    void whatIsNoLabelIsAnError() {
        Expr matrix = Expr.MatrixLiteral.column(List.of(Expr.Num.of(1), Expr.Num.of(2)));
        Drawing drawing = drawing(label(List.of(Inline.Formula.of(matrix)), false));
        assertThatThrownBy(() -> ENGLISH.standalone(drawing)).hasMessageContaining("cannot hold");
        assertThatThrownBy(() -> ENGLISH.standalone(drawing(label(List.of(new Inline.Break()), false))))
                .hasMessageContaining("cannot hold");
    }

    @Test
    void inAPageAnEdgeKnowsItsWeightAndColoursAreClasses() throws Exception {
        Drawing.Path edge =
                new Drawing.Path(List.of(new Point(0, 0), new Point(50, 0)), LINE, true, Optional.of(new Weight()));
        String svg = ENGLISH.inline(drawing(edge), source -> Optional.of(source.text()));
        Document document = read(svg);
        Element group = (Element) document.getElementsByTagName("g").item(0);
        assertThat(group.getAttribute("data-q")).isEqualTo("W1[1,2]");
        assertThat(svg).contains("class=\"hit\"", "class=\"ink-layer1\"").doesNotContain("#", "style=");
        assertThat(ENGLISH.inline(drawing(edge), source -> Optional.empty())).doesNotContain("data-q", "hit");
        assertThat(ENGLISH.standalone(drawing(edge))).contains("#00664B").doesNotContain("class=");
    }

    @Test
    void anArrowEndsAtItsTip() {
        ArrowHead head = ArrowHead.of(
                new Drawing.Path(List.of(new Point(0, 0), new Point(30, 40)), LINE, true, Optional.empty()));
        assertThat(head.head().get(0)).isEqualTo(new Point(30, 40));
        Point end = head.shaft().get(1);
        assertThat(Math.hypot(end.x() - 30, end.y() - 40)).isBetween(3.0, 5.0);
    }

    @Test
    void hatchingStaysInside() {
        List<Point> triangle = List.of(new Point(0, 0), new Point(60, 0), new Point(0, 60));
        List<List<Point>> lines = Hatching.of(triangle);
        assertThat(lines).hasSizeGreaterThan(5);
        List<Point> ends = new ArrayList<>();
        lines.forEach(ends::addAll);
        assertThat(ends).allMatch(end -> end.x() > -0.01 && end.y() > -0.01 && end.x() + end.y() < 60.01);
    }

    @Test
    void aCircleIsAsWhiteAsThePaperOrFull() {
        Circle empty = new Circle(new Point(20, 20), 5, LINE, Fill.PAPER, Optional.empty());
        Circle full = new Circle(new Point(20, 20), 5, LINE, Fill.INK, Optional.empty());
        assertThat(ENGLISH.standalone(drawing(empty))).contains("fill=\"#fff\" stroke=\"#00664B\"");
        assertThat(ENGLISH.standalone(drawing(full))).contains("fill=\"#00664B\"");
        assertThat(ENGLISH.inline(drawing(empty), any -> Optional.empty())).contains("class=\"paper ink-layer1\"");
    }
}
