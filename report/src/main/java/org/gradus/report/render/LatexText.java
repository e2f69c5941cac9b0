package org.gradus.report.render;

import org.gradus.core.expr.HiddenCharacters;

/** Escapes words for LaTeX, so that pdflatex and lualatex print whatever a user wrote. */
final class LatexText {
    /** Words longer than this may be broken anywhere. */
    private static final int LONGEST_WORD = 24;

    private static final String LIGATURES = "-,'";

    private static final String LATIN_AND_PUNCTUATION =
            "\u2013\u2014\u2018\u2019\u201a\u201c\u201d\u201e\u2026\u20ac\u2039\u203a";

    private static final String GREEK_LETTERS = "αβγδεζηθικλμνξπρστυφχψω";
    private static final String[] GREEK_NAMES =
            ("alpha beta gamma delta varepsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma"
                            + " tau upsilon varphi chi psi omega")
                    .split(" ");
    private static final String SIGNS = "≈≠≤≥·×−∂√∞→∈Σ≡±ΔΩ²³⊙′ᵀ†ᵢⱼ↓↑";
    private static final String[] SIGN_NAMES =
            ("approx neq le ge cdot times - partial surd infty to in Sigma equiv pm Delta Omega ^2 ^3 odot ' ^{\\mathsf{T}}"
                            + " dagger _i _j downarrow uparrow")
                    .split(" ");

    private LatexText() {}

    /** The words in running text; an em space becomes {@code \quad}. */
    static String escape(String text) {
        String words = HiddenCharacters.shown(text);
        StringBuilder out = new StringBuilder(words.length() + 16);
        int run = 0;
        int before = ' ';
        for (int i = 0; i < words.length(); ) {
            int c = words.codePointAt(i);
            i += Character.charCount(c);
            if (c == before && LIGATURES.indexOf(c) >= 0) {
                out.append("{}"); // or TeX would make a dash or quotation marks of the two
            }
            before = c;
            run = Character.isWhitespace(c) ? 0 : run + 1;
            if (run > LONGEST_WORD && run % 6 == 0) {
                out.append("\\allowbreak{}");
            }
            out.append(character(c));
        }
        return out.toString();
    }

    /** The words for the properties of the document: what could mean anything to TeX is left out. */
    static String property(String words) {
        StringBuilder out = new StringBuilder();
        words.codePoints()
                .filter(c -> Character.isLetterOrDigit(c) && c < 0x180 || " .:()/-+".indexOf(c) >= 0)
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    private static String character(int c) {
        switch (c) {
            case '\\':
                return "\\textbackslash{}";
            case '{':
                return "\\{";
            case '}':
                return "\\}";
            case '$', '&', '#', '%', '_':
                return "\\" + (char) c;
            case '^':
                return "\\textasciicircum{}";
            case '~':
                return "\\textasciitilde{}";
            case '<':
                return "\\textless{}";
            case '>':
                return "\\textgreater{}";
            case '|':
                return "\\textbar{}";
            case '"':
                return "\\textquotedbl{}";
            case '`':
                return "\\textasciigrave{}";
            case '\u2003':
                return "\\quad ";
            case '\u00a0', '\u202f':
                return "~";
            default:
                return other(c);
        }
    }

    private static String other(int c) {
        if (Character.isWhitespace(c)) {
            return " ";
        }
        int greek = GREEK_LETTERS.indexOf(c);
        if (greek >= 0) {
            return "$\\" + GREEK_NAMES[greek] + "$";
        }
        int sign = SIGNS.indexOf(c);
        if (sign >= 0) {
            String name = SIGN_NAMES[sign];
            return Character.isLetter(name.charAt(0)) ? "$\\" + name + "$" : "$" + name + "$";
        }
        boolean known = c < 0x7f || c >= 0xa1 && c <= 0x17f && c != 0xad || LATIN_AND_PUNCTUATION.indexOf(c) >= 0;
        return known ? Character.toString(c) : HiddenCharacters.name(c);
    }
}
