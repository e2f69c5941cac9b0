package org.gradus.core.expr;

import java.util.List;

/**
 * The index behind a name as LaTeX writes it: {@code {12}}, {@code {ij}}, {@code {1,2}}, {@code {\text{out}}}.
 *
 * @param content without the commands around it
 * @param start where it begins
 * @param end where it ends, exclusive
 */
record NameIndex(String content, int start, int end) {

    /** The index that begins at {@code from} with a brace or a command. */
    static NameIndex at(String text, int from, int end) {
        int close = from;
        int depth = 0;
        do {
            char c = close < end ? text.charAt(close) : '\0';
            if (c == '\0') {
                throw new FormulaException("the index opened at character " + (from + 1) + " is not closed", from);
            }
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            close++;
        } while (depth > 0 || text.indexOf('{', from) >= close);
        String plain = text.substring(from, close)
                .replaceAll("\\\\(?:text|mathrm|mathit|mathsf|operatorname)\\s*\\{([^{}]*)}", "$1")
                .replaceAll("[{}\\s]|\\\\[,;! ]", "");
        return new NameIndex(plain, from, close);
    }

    /** As tokens: one name with its index, or an entry {@code w[1,2]} where commas part the numbers. */
    void addTo(List<Token> tokens, String name, int nameStart) {
        if (content.matches("[A-Za-z0-9]+")) {
            tokens.add(new Token(Token.Kind.NAME, name + "_" + content, nameStart, end));
        } else if (content.matches("[A-Za-z](,[A-Za-z])+")) {
            tokens.add(new Token(Token.Kind.NAME, name + "_" + content.replace(",", ""), nameStart, end));
        } else if (content.matches("[A-Za-z0-9]+,[A-Za-z]{2,}")) {
            tokens.add(new Token(Token.Kind.NAME, name + "_" + content.replace(",", "_"), nameStart, end));
        } else if (content.matches("\\d+(,\\d+)+")) {
            tokens.add(new Token(Token.Kind.NAME, name, nameStart, start));
            String sign = "[";
            for (String index : content.split(",")) {
                tokens.add(new Token(Token.Kind.SIGN, sign, start, end));
                tokens.add(new Token(Token.Kind.NUMBER, index, start, end));
                sign = ",";
            }
            tokens.add(new Token(Token.Kind.SIGN, "]", start, end));
        } else {
            throw new FormulaException(
                    "an index is a number, letters or numbers with commas between them, not '" + content + "'", start);
        }
    }
}
