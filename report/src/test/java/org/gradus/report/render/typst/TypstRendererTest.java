package org.gradus.report.render.typst;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gradus.core.expr.HiddenCharacters;
import org.gradus.core.expr.LayerIndex;
import org.gradus.report.render.FormulasOfSheets;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Inline;
import org.gradus.report.sheet.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypstRendererTest {
    private static final Map<Character, Character> PAIRS = Map.of(')', '(', ']', '[', '}', '{');

    @Test
    void everySheetOfTheShowRoomHasItsBracketsInPairs() throws IOException {
        List<Sheet> sheets = FormulasOfSheets.sheets();

        assertThat(sheets).hasSizeGreaterThan(35);
        for (Sheet sheet : sheets) {
            String typst = new TypstRenderer().render(sheet);
            assertThat(open(typst)).as(plain(sheet)).isEmpty();
            assertThat(typst).isEqualTo(new TypstRenderer().render(sheet)).doesNotContain("\r");
        }
    }

    private static String plain(Sheet sheet) {
        return sheet.title().toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#import \"x\": *; #read(\"/etc/passwd\")",
                "$x$ & 5 % of \\_ *bold* _it_ `raw` <label> @ref",
                "] [ ) ( } { \" ' // no comment /* nor this */ http://example.org",
                "1. no list",
                "- no list",
                "= no heading",
                "+ no list",
                "/ no: term",
                "\u202eturned\u200b \u05d0\u05d1 \ud83d\ude00"
            })
    void wordsMeanNothingButThemselves(String words) {
        String shown = HiddenCharacters.shown(words);

        assertThat(unescaped(TypstText.escape(words))).isEqualTo(shown);
        assertThat(unescaped(TypstText.quoted(words).replaceAll("^\"|\"$", ""))).isEqualTo(shown);
        assertThat(open(new TypstRenderer().render(titled(words)))).isEmpty();
        assertThat(TypstText.escape(words))
                .doesNotStartWith("- ")
                .doesNotStartWith("= ")
                .doesNotStartWith("1. ");
    }

    private static Sheet titled(String words) {
        List<Inline> text = List.of(new Inline.Text(words), new Inline.Strong(words));
        return new Sheet(
                Locale.ENGLISH,
                text,
                words,
                text,
                1,
                LayerIndex.PLAIN,
                List.of(new Block.Paragraph(text), new Block.Answer(words, text)));
    }

    private static String unescaped(String typst) {
        return typst.replaceAll("\\\\(.)", "$1");
    }

    /**
     * What is opened and never closed, or closed without being opened; strings, escapes, comments and the parentheses of running text
     * aside.
     */
    private static Deque<Character> open(String typst) {
        Deque<Character> open = new ArrayDeque<>();
        boolean quoted = false;
        for (int i = 0; i < typst.length(); i++) {
            char c = typst.charAt(i);
            boolean ofText = c == '(' && isText(open) && !isCall(typst, i) || c == ')' && isText(open);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted && !isText(open);
            } else if (!quoted && typst.startsWith("//", i)) {
                i = typst.indexOf('\n', i);
            } else if (quoted || ofText) {
                continue;
            } else if (PAIRS.containsValue(c)) {
                open.push(c);
            } else if (PAIRS.containsKey(c) && !PAIRS.get(c).equals(open.poll())) {
                open.push(c);
                return open;
            } else if (c == '$' && Character.valueOf('$').equals(open.peek())) {
                open.pop();
            } else if (c == '$') {
                open.push(c);
            }
        }
        return open;
    }

    private static boolean isText(Deque<Character> open) {
        return open.isEmpty() || open.peek() == '[';
    }

    private static boolean isCall(String typst, int at) {
        int start = at;
        while (start > 0 && (Character.isLetter(typst.charAt(start - 1)) || typst.charAt(start - 1) == '.')) {
            start--;
        }
        return start > 0 && typst.charAt(start - 1) == '#'
                || typst.lastIndexOf("#let", at) > typst.lastIndexOf('\n', at);
    }
}
