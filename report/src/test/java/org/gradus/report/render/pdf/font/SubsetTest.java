package org.gradus.report.render.pdf.font;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SubsetTest {

    private static Subset of(Typeface face, String characters) {
        BitSet used = new BitSet();
        characters.codePoints().forEach(c -> used.set(face.glyph(c).orElseThrow()));
        return new Subset(face, used);
    }

    @ParameterizedTest
    @EnumSource
    void everyFontHasItsMeasures(Typeface face) {
        FontFile font = face.font();
        assertThat(font.ascent()).isPositive();
        assertThat(font.descent()).isNegative();
        int glyph = face.glyph(face == Typeface.OTHERS ? 'Ж' : 'H').orElseThrow();
        assertThat(font.advance(glyph)).isBetween(0.5, 1.2);
        assertThat(font.bounds(glyph).top()).isBetween(0.6, 0.8);
    }

    @Test
    void holdsTheTablesThatAPdfAsksForAndIsSmall() {
        byte[] bytes = of(Typeface.ROMAN, "abc").bytes();
        String text = new String(bytes, 0, 150, java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(text).contains("glyf", "head", "hhea", "hmtx", "loca", "maxp");
        assertThat(bytes.length).isLessThan(3_000);
    }

    /** An accented letter may be made of a letter and an accent. */
    @Test
    void holdsThePartsOfItsGlyphs() {
        int with = of(Typeface.OTHERS, "Ё").bytes().length;
        int without = of(Typeface.OTHERS, "\u0401".replace('\u0401', '\u0415')).bytes().length;
        assertThat(with).isGreaterThan(without);
    }

    @Test
    void aGlyphIsReadAsItsCharacters() {
        assertThat(Typeface.ROMAN.text(Typeface.ROMAN.glyph(0xfb01).orElseThrow()))
                .isEqualTo("fi");
        int large = MathMeasures.get().high('(').get(3).glyph();
        assertThat(Typeface.MATH.text(large)).isEqualTo("(");
        assertThat(Typeface.MATH.text(Typeface.MATH.glyph(0x1d467).orElseThrow()))
                .isEqualTo("𝑧");
    }

    @Test
    void partsOfAFontHaveNamesOfTheirOwn() {
        assertThat(of(Typeface.ROMAN, "abc").tag())
                .isNotEqualTo(of(Typeface.ROMAN, "abd").tag())
                .matches("[A-Z]{6}");
    }
}
