package org.gradus.report.render;

import java.util.List;
import org.gradus.report.sheet.Inline;

/** Words inside a formula. */
final class TexText {
    /** Characters besides ASCII letters and digits that mean themselves in {@code \text{}} of every dialect and to every Markdown. */
    private static final String HARMLESS = " .,;:!?()/'=+-\u2013\u00df";

    private static final char NO_BREAK = '\u00a0';

    private TexText() {}

    /**
     * {@code \text{words}}. Where the dialect has no escapes, characters that could mean something are left out, an underscore becomes a
     * hyphen: a formula must survive whatever name a user chose.
     */
    static String of(String words, TexDialect dialect) {
        if (dialect.escapes()) {
            return "\\text{" + LatexText.escape(words) + "}";
        }
        StringBuilder out = new StringBuilder("\\text{");
        for (char c : words.toCharArray()) {
            char kept = c == '_' ? '-' : c == NO_BREAK ? ' ' : c;
            if (isHarmless(kept)) {
                out.append(kept);
            }
        }
        return out.append('}').toString();
    }

    /** Whether nothing would be lost by {@link #of} in the dialects without escapes. */
    static boolean isHarmless(List<Inline> text) {
        for (Inline inline : text) {
            String words = inline instanceof Inline.Text plain
                    ? plain.text()
                    : inline instanceof Inline.Strong s ? s.text() : "";
            if (!words.chars().allMatch(c -> isHarmless((char) c))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHarmless(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c >= '\u00c0' && c <= '\u00ff' && c != '\u00d7' && c != '\u00f7'
                || c == NO_BREAK
                || HARMLESS.indexOf(c) >= 0;
    }
}
