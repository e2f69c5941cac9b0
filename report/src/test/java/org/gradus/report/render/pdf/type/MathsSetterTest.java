package org.gradus.report.render.pdf.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.gradus.report.render.maths.Maths;
import org.gradus.report.render.maths.Maths.Digits;
import org.gradus.report.render.maths.Maths.Face;
import org.gradus.report.render.maths.Maths.Fenced;
import org.gradus.report.render.maths.Maths.Fraction;
import org.gradus.report.render.maths.Maths.Growth;
import org.gradus.report.render.maths.Maths.Identifier;
import org.gradus.report.render.maths.Maths.Kind;
import org.gradus.report.render.maths.Maths.Role;
import org.gradus.report.render.maths.Maths.Scripts;
import org.gradus.report.render.maths.Maths.Sign;
import org.gradus.report.render.maths.Maths.Size;
import org.gradus.report.render.maths.Maths.Table;
import org.gradus.report.render.pdf.Recorder;
import org.gradus.report.sheet.Palette;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What The TeXbook says of formulas, measured on what is drawn. */
class MathsSetterTest {
    private static final double EM = 10;
    private static final double AXIS = 2.5;

    private static final MathsSetter SETTER = new MathsSetter(new Palette(2), EM, 0);
    private static final Maths Z = new Identifier("z", Face.ITALIC);
    private static final Maths I = new Identifier("i", Face.ITALIC);
    private static final Maths TWO = new Digits("2");
    private static final Maths MINUS = new Sign("−", Role.BINARY);
    private static final Maths EQUALS = new Sign("=", Role.RELATION);

    private static Recorder drawn(Maths maths) {
        return Recorder.of(SETTER.display(maths));
    }

    private static Maths scripts(Maths base, Maths below, Maths above) {
        return new Scripts(base, Optional.ofNullable(below), Optional.ofNullable(above));
    }

    // ---- fractions ----

    @ParameterizedTest
    @ValueSource(strings = {"USUAL", "SMALL", "LARGE"})
    void theBarOfAFractionIsOnTheAxis(Size size) {
        Recorder drawn = drawn(Maths.row(Z, EQUALS, new Fraction(new Digits("1"), TWO, size)));
        assertThat(drawn.bars()).singleElement().satisfies(bar -> {
            assertThat(bar.middle()).isCloseTo(AXIS, within(1e-6));
            assertThat(drawn.glyph("1").y()).isGreaterThan(bar.y() + bar.height());
            assertThat(drawn.glyph("2").y()).isLessThan(bar.y());
        });
    }

    @Test
    void theBarIsAsLongAsTheLongerSide() {
        Maths sum = Maths.row(Z, new Sign("+", Role.BINARY), TWO);
        Recorder drawn = drawn(new Fraction(new Digits("1"), sum, Size.USUAL));
        assertThat(drawn.bars().get(0).width()).isCloseTo(SETTER.text(sum).width(), within(1e-6));
    }

    @Test
    void aFractionWithinOneIsSmaller() {
        Maths inner = new Fraction(new Digits("3"), TWO, Size.USUAL);
        Recorder drawn = drawn(new Fraction(new Digits("1"), inner, Size.USUAL));
        assertThat(drawn.glyph("1").size()).isEqualTo(EM);
        assertThat(drawn.glyph("3").size()).isLessThan(0.8 * EM);
    }

    // ---- scripts ----

    @Test
    void anExponentIsSmallAndRaisedAnIndexLowered() {
        Recorder drawn = drawn(scripts(Z, I, TWO));
        assertThat(drawn.glyph("2").y()).isGreaterThan(3);
        assertThat(drawn.glyph("𝑖").y()).isLessThan(-1);
        assertThat(drawn.glyph("2").size()).isLessThan(0.8 * EM);
        assertThat(drawn.glyph("2").x())
                .isGreaterThanOrEqualTo(drawn.glyph("𝑖").x());
    }

    @Test
    void belowAFractionBarAnExponentIsLower() {
        double above = drawn(scripts(Z, null, TWO)).glyph("2").y();
        Recorder drawn = drawn(new Fraction(new Digits("1"), scripts(Z, null, TWO), Size.LARGE));
        double below = drawn.glyph("2").y() - drawn.glyph("𝑧").y();
        assertThat(below).isLessThan(above);
    }

    @Test
    void indexAndExponentDoNotTouch() {
        Maths high = scripts(
                Z, scripts(I, TWO, new Digits("3")), new Fraction(new Digits("1"), new Digits("4"), Size.USUAL));
        Recorder drawn = drawn(high);
        assertThat(drawn.glyph("4").y()).isGreaterThan(drawn.glyph("3").y());
    }

    // ---- space ----

    @Test
    void aSumHasRoomAroundItsSignANegationHasNone() {
        double sum = SETTER.display(Maths.row(Z, MINUS, Z)).width();
        double negation = SETTER.display(Maths.row(MINUS, Z)).width();
        double sign = SETTER.display(MINUS).width();
        double letter = SETTER.display(Z).width();
        assertThat(negation).isCloseTo(sign + letter, within(1e-6));
        assertThat(sum).isCloseTo(sign + 2 * letter + 2 * 4 / 18.0 * EM, within(1e-6));
    }

    @Test
    void behindARelationAMinusIsASign() {
        double with = SETTER.display(Maths.row(Z, EQUALS, MINUS, TWO)).width();
        double without = SETTER.display(Maths.row(Z, EQUALS, TWO)).width();
        assertThat(with - without).isCloseTo(SETTER.display(MINUS).width(), within(1e-6));
    }

    @Test
    void inAnExponentThereIsNoRoomAroundSigns() {
        Recorder drawn = drawn(scripts(Z, null, Maths.row(I, MINUS, TWO)));
        double gap = drawn.glyph("2").x() - drawn.glyph("−").x();
        assertThat(gap).isCloseTo(0.778 * drawn.glyph("−").size(), within(1e-3));
    }

    // ---- fences ----

    @ParameterizedTest
    @CsvSource({"1, (", "2, [", "3, [", "5, (", "8, [", "8, {", "20, (", "20, {"})
    void fencesCoverWhatTheyEnclose(int rows, String fence) {
        Maths table = new Table(Collections.nCopies(rows, List.of(TWO)), Kind.NUMBERS);
        Box inside = SETTER.display(table);
        Box fenced = SETTER.display(new Fenced(fence, table, "", Growth.FULL));
        Box alone = Fence.beside(fence, inside, Style.display(EM), 0);
        assertThat(alone.total()).isGreaterThan(inside.total() - 5.1);
        assertThat((alone.height() - alone.depth()) / 2).isCloseTo(AXIS, within(0.01));
        assertThat(fenced.width()).isGreaterThan(inside.width());
    }

    @Test
    void piecesOfAFenceLeaveNoGap() {
        Maths table = new Table(Collections.nCopies(12, List.of(TWO)), Kind.NUMBERS);
        Box bracket = Fence.beside("[", SETTER.display(table), Style.display(EM), 0);
        List<Recorder.Glyph> pieces = Recorder.of(bracket).glyphs();
        assertThat(pieces).hasSizeGreaterThan(2);
        for (int i = 1; i < pieces.size(); i++) {
            assertThat(pieces.get(i).y() - pieces.get(i - 1).y()).isBetween(0.1, 1.5 * EM);
        }
    }

    @Test
    void aRootIsAsHighAsWhatStandsUnderIt() {
        Maths fraction = new Fraction(new Digits("1"), TWO, Size.LARGE);
        Box inside = SETTER.display(fraction);
        Box root = SETTER.display(new Maths.Root(fraction));
        assertThat(root.height()).isGreaterThan(inside.height());
        assertThat(root.depth()).isGreaterThanOrEqualTo(inside.depth());
    }

    // ---- tables ----

    @Test
    void numbersStandBelowEachOtherByTheirLastDigitSymbolsInTheMiddle() {
        List<List<Maths>> rows = List.of(List.of(new Digits("1")), List.of(new Digits("234")));
        Recorder right = drawn(new Table(rows, Kind.NUMBERS));
        assertThat(right.glyph("1").x()).isCloseTo(right.glyph("4").x(), within(1e-6));
        Recorder centred = drawn(new Table(rows, Kind.SYMBOLS));
        assertThat(centred.glyph("1").x()).isCloseTo(centred.glyph("3").x(), within(1e-6));
    }

    @Test
    void aTableHasItsMiddleOnTheAxis() {
        Box table = SETTER.display(new Table(Collections.nCopies(3, List.of(TWO)), Kind.NUMBERS));
        assertThat((table.height() - table.depth()) / 2).isCloseTo(AXIS, within(1e-6));
    }

    // ---- large signs, colours, hats ----

    @Test
    void limitsStandBelowAndAboveASumOnALineOfItsOwnBesideItInText() {
        Maths sum = new Maths.Large("∑", I, Optional.of(TWO));
        Recorder own = drawn(sum);
        assertThat(own.glyph("2").y()).isGreaterThan(EM);
        assertThat(own.glyph("𝑖").y()).isLessThan(-0.8 * EM);
        Recorder text = Recorder.of(SETTER.text(sum));
        assertThat(text.glyph("𝑖").x()).isGreaterThan(0.9 * EM);
    }

    @Test
    void aHueColoursWhatItHolds() {
        Recorder drawn = drawn(Maths.row(Z, EQUALS, new Maths.Hue(2, TWO)));
        assertThat(drawn.glyph("2").colour()).isEqualTo(0xa63d00);
        assertThat(drawn.glyph("𝑧").colour()).isZero();
    }

    @Test
    void vectorsAreBold() {
        assertThat(drawn(new Identifier("z", Face.BOLD)).glyphs().get(0).text()).isEqualTo("𝒛");
        assertThat(drawn(new Identifier("δ", Face.BOLD)).glyphs().get(0).text()).isEqualTo("𝜹");
    }

    @Test
    void aLabelStandsBelowItsBrace() {
        Recorder drawn = drawn(new Maths.Braced(Maths.row(Z, MINUS, TWO), I));
        assertThat(drawn.glyph("𝑖").y()).isLessThan(-0.6 * EM);
    }
}
