package org.gradus.core.expr;

import java.util.Locale;

/**
 * Characters that do not show themselves: controls such as the escape that begins a terminal's commands, signs that turn the
 * direction of writing, zero-width characters, halves of a surrogate pair. Text from a file or a command line may hold any of them;
 * printed raw it could look like something else, so whatever prints such text prints it through this class.
 */
public final class HiddenCharacters {
    /** Line ends and tabs of every kind; they become blanks, not names. */
    private static final String BLANKS = "\t\n\u000b\f\r\u0085\u2028\u2029";

    private static final int JOINERS = 0x200c;
    /** Before this stand the scripts whose letters never join. */
    private static final int FIRST_JOINING = 0x590;

    private static final int KEYCAP = 0x20e3;

    private HiddenCharacters() {}

    /** The text on one line, every hidden character as its name: {@code [U+202E]}. */
    public static String shown(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (BLANKS.indexOf(c) >= 0) {
                out.append(' ');
            } else if (isHidden(text, i)) {
                out.append(name(c));
            } else {
                out.appendCodePoint(c);
            }
            i += Character.charCount(c);
        }
        return out.toString();
    }

    /** The same JSON document, with hidden characters inside its texts as {@code \}{@code u202e}; its line feeds stay. */
    public static String escapedInJson(String json) {
        StringBuilder out = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); ) {
            int length = Character.charCount(json.codePointAt(i));
            if (json.charAt(i) != '\n' && isHidden(json, i)) {
                for (char half : json.substring(i, i + length).toCharArray()) {
                    out.append(String.format(Locale.ROOT, "\\u%04x", (int) half));
                }
            } else {
                out.append(json, i, i + length);
            }
            i += length;
        }
        return out.toString();
    }

    /** {@code [U+202E]}. */
    public static String name(int codePoint) {
        return String.format(Locale.ROOT, "[U+%04X]", codePoint);
    }

    private static boolean isHidden(String text, int index) {
        int c = text.codePointAt(index);
        if (c > ' ' && c < 0x7f) {
            return false;
        }
        if (c == JOINERS || c == JOINERS + 1) {
            return !joins(text, index);
        }
        if (c >= 0xfe00 && c <= 0xfe0f || c >= 0xe0100 && c <= 0xe01ef) {
            return !selects(text, index);
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> isFiller(c);
        };
    }

    /** Letters and marks without a picture of their own. */
    private static boolean isFiller(int c) {
        return c == 0x34f
                || c == 0x115f
                || c == 0x1160
                || c == 0x17b4
                || c == 0x17b5
                || c >= 0x180b && c <= 0x180f
                || c == 0x3164
                || c == 0xffa0;
    }

    /** Persian, Hindi and emoji need the zero-width joiners; between Latin letters they only deceive. */
    private static boolean joins(String text, int index) {
        return index > 0
                && index + 1 < text.length()
                && isJoining(text.codePointBefore(index))
                && isJoining(text.codePointAt(index + 1));
    }

    /** A variation selector says how the sign before it looks: an emoji, a sinogram, a digit on a key. */
    private static boolean selects(String text, int index) {
        boolean keycap = index + 1 < text.length() && text.codePointAt(index + 1) == KEYCAP;
        return index > 0 && (keycap || isJoining(text.codePointBefore(index)));
    }

    private static boolean isJoining(int c) {
        return c >= FIRST_JOINING
                && (Character.isLetter(c)
                        || Character.getType(c) == Character.NON_SPACING_MARK
                        || Character.getType(c) == Character.COMBINING_SPACING_MARK
                        || Character.getType(c) == Character.OTHER_SYMBOL
                        || Character.getType(c) == Character.MODIFIER_SYMBOL);
    }
}
