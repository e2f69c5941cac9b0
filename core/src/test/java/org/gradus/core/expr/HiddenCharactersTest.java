package org.gradus.core.expr;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HiddenCharactersTest {
    /** C0, DEL, C1, the marks of direction, zero-width characters, fillers, tags, halves of pairs: Unicode's own names. */
    @ParameterizedTest
    @ValueSource(
            ints = {
                0x0, 0x7, 0x8, 0x1b, 0x1f, 0x7f, 0x80, 0x9b, 0x9f, 0xad, 0x61c, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f,
                0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2060, 0x2064, 0x2066, 0x2067, 0x2068, 0x2069, 0xfeff, 0xfff9,
                0x34f, 0x115f, 0x3164, 0xffa0, 0xfe0f, 0xe0001, 0xe0041, 0xe0100, 0xd800, 0xdfff
            })
    void isNamedAndEscaped(int c) {
        String text = "a" + Character.toString(c) + "b";
        assertThat(HiddenCharacters.shown(text)).isEqualTo("a[U+%04X]b".formatted(c));
        StringBuilder escaped = new StringBuilder();
        for (char half : Character.toString(c).toCharArray()) {
            escaped.append("\\u%04x".formatted((int) half));
        }
        assertThat(HiddenCharacters.escapedInJson('"' + text + '"')).isEqualTo("\"a" + escaped + "b\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t", "\n", "\r", "\u000b", "\f", "\u0085", "\u2028", "\u2029"})
    void lineEndsAndTabsBecomeBlanks(String blank) {
        assertThat(HiddenCharacters.shown("a" + blank + "b")).isEqualTo("a b");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x2028, 0x2029, 0x85})
    void lineEndsInsideJsonAreEscaped(int end) {
        assertThat(HiddenCharacters.escapedInJson("{\n\"a" + Character.toString(end) + "\": 1\n}\n"))
                .isEqualTo("{\n\"a\\u%04x\": 1\n}\n".formatted(end));
    }

    /** Words of many scripts, emoji of several characters, a key. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Übung 1: σ′(z) ≈ 0,1966 · W¹",
                "שלום",
                "می\u200cخواهم",
                "क्\u200dष",
                "👩\u200d👩\u200d👧",
                "❤\ufe0f",
                "1\ufe0f\u20e3",
                "葛\udb40\udd00",
                "e\u0301"
            })
    void whatShowsItselfStays(String text) {
        assertThat(HiddenCharacters.shown(text)).isEqualTo(text);
        assertThat(HiddenCharacters.escapedInJson('"' + text + '"')).isEqualTo('"' + text + '"');
    }

    @Test
    void joinersAtTheEndOrBetweenLatinLettersAreNamed() {
        assertThat(HiddenCharacters.shown("re\u200dlu")).isEqualTo("re[U+200D]lu");
        assertThat(HiddenCharacters.shown("\u200dx\u200c")).isEqualTo("[U+200D]x[U+200C]");
    }
}
