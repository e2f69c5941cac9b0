package org.gradus.report.render.pdf.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Collectors;
import org.gradus.report.render.pdf.Recorder;
import org.gradus.report.render.pdf.font.Typeface;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LettersTest {
    private static final Letters.Look ROMAN = new Letters.Look(Typeface.ROMAN, 10, 0);

    /** From left to right, as it is seen. */
    private static String seen(String words) {
        return Recorder.of(Letters.set(words, ROMAN)).glyphs().stream()
                .map(Recorder.Glyph::text)
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @CsvSource({
        "difficult, difficult",
        "größer, größer",
        "z ≤ 1, z ≤ 1",
        "Привет, Привет",
        "e\u0301, é",
        "\ud83d\ude00, [U+1F600]",
        "a\u202eb, a[U+202E]b",
        "\u05d0\u05d1\u05d2, \u05d2\u05d1\u05d0",
        "x \u05d0(\u05d1) y, x (\u05d1)\u05d0 y",
        "\u05d0 12 \u05d1, \u05d1 12 \u05d0"
    })
    void areSeenAs(String words, String seen) {
        assertThat(seen(words)).isEqualTo(seen);
    }

    @Test
    void aLigatureIsOneGlyph() {
        assertThat(Recorder.of(Letters.set("fi", ROMAN)).glyphs()).hasSize(1);
    }

    @Test
    void arabicLettersAreJoined() {
        String joined = ArabicForms.joined("\u0633\u0644\u0627\u0645");
        assertThat(joined).isEqualTo("\ufeb3\ufee0\ufe8e\ufee1");
    }

    @Test
    void pairsOfLettersAreKerned() {
        double pair = Letters.set("AV", ROMAN).width();
        double apart = Letters.set("A", ROMAN).width() + Letters.set("V", ROMAN).width();
        assertThat(pair).isLessThan(apart - 0.5);
    }

    @Test
    void anEmSpaceIsAnEmWide() {
        double with = Letters.set("a\u2003b", ROMAN).width();
        assertThat(with
                        - Letters.set("a", ROMAN).width()
                        - Letters.set("b", ROMAN).width())
                .isCloseTo(10, within(1e-6));
    }
}
