package org.gradus.core.expr;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Cuts a formula's text into tokens; numbers that only look like numbers are refused here. */
final class Lexer {
    private static final int MAX_EXPONENT = 308;
    private static final String SINGLE_SIGNS = "+-*/^()[],<>=√";

    private final String text;
    private int position;

    private Lexer(String text) {
        this.text = text;
    }

    /** The tokens of {@code text}, an END token last. */
    static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(text);
        List<Token> tokens = new ArrayList<>();
        do {
            tokens.add(lexer.next());
        } while (tokens.get(tokens.size() - 1).kind() != Token.Kind.END);
        return tokens;
    }

    private Token next() {
        while (position < text.length() && isSpace(text.charAt(position))) {
            position++;
        }
        int start = position;
        if (start == text.length()) {
            return new Token(Token.Kind.END, "", start, start);
        }
        char first = text.charAt(start);
        if (isDigit(first) || first == '.') {
            return number(start);
        }
        if (isLetter(first)) {
            do {
                position++;
                nameParts();
            } while (peek(0) == '.' && isLetter(peek(1))); // np.exp, to be refused with what it is called here
            return new Token(Token.Kind.NAME, text.substring(start, position), start, position);
        }
        return sign(first, start);
    }

    private void nameParts() {
        while (isNamePart(peek(0))) {
            position++;
        }
    }

    private Token sign(char first, int start) {
        position++;
        boolean beforeEquals = peek(0) == '=';
        if (beforeEquals && (first == '<' || first == '>' || first == '=' || first == '!')) {
            position++;
            return new Token(Token.Kind.SIGN, first + "=", start, position);
        }
        if (first == '*' && peek(0) == '*') {
            throw new FormulaException("'**' is not an operator; a power is written '^'", start);
        }
        return switch (first) {
            case '\u2212' -> new Token(Token.Kind.SIGN, "-", start, position);
            case '\u00b7', '\u00d7' -> new Token(Token.Kind.SIGN, "*", start, position);
            case '\u00b2' -> new Token(Token.Kind.SUPERSCRIPT, "2", start, position);
            case '\u00b3' -> new Token(Token.Kind.SUPERSCRIPT, "3", start, position);
            case '\u03c3' -> new Token(Token.Kind.NAME, "sigmoid", start, position);
            case '\u03c0' -> new Token(Token.Kind.NAME, "pi", start, position);
            default -> {
                if (SINGLE_SIGNS.indexOf(first) < 0) {
                    throw unexpected(start);
                }
                yield new Token(Token.Kind.SIGN, String.valueOf(first), start, position);
            }
        };
    }

    private FormulaException unexpected(int start) {
        String character = new String(Character.toChars(text.codePointAt(start)));
        return new FormulaException("unexpected character '" + character + "'" + ForeignSigns.hint(text, start), start);
    }

    // ---- numbers ----

    /** {@code digits(.digits)?([eE][+-]?digits)?} and nothing that a reader or YAML could take for something else. */
    private Token number(int start) {
        refuseForeign(start);
        digits();
        if (peek(0) == '.' && isDigit(peek(1))) {
            position++;
            digits();
        }
        String mantissa = text.substring(start, position);
        if (isExponentAhead()) {
            exponent(start);
        }
        if (peek(0) == '.') {
            refusePoint(start);
        }
        if (mantissa.length() > 1 && mantissa.charAt(0) == '0' && isDigit(mantissa.charAt(1))) {
            throw new FormulaException(
                    "number '" + mantissa + "' begins with a superfluous zero; write " + withoutZeros(mantissa), start);
        }
        return new Token(Token.Kind.NUMBER, text.substring(start, position), start, position);
    }

    private void digits() {
        while (isDigit(peek(0))) {
            position++;
        }
    }

    private boolean isExponentAhead() {
        boolean signed = peek(1) == '+' || peek(1) == '-';
        return (peek(0) == 'e' || peek(0) == 'E') && isDigit(peek(signed ? 2 : 1));
    }

    private void exponent(int start) {
        position += isDigit(peek(1)) ? 1 : 2;
        int first = position;
        digits();
        String exponent = text.substring(first, position);
        String significant = withoutZeros(exponent);
        if (significant.length() > 3 || Integer.parseInt(significant) > MAX_EXPONENT) {
            throw new FormulaException(
                    "the exponent of '" + text.substring(start, position) + "' is outside -" + MAX_EXPONENT + " to "
                            + MAX_EXPONENT,
                    start);
        }
    }

    /** Refuses {@code .5}, {@code 0x1F}, {@code 0o17}, {@code 1_000} and {@code 1:30}, which other notations read as numbers. */
    private void refuseForeign(int start) {
        if (text.charAt(start) == '.') {
            refuseLeadingPoint(start);
        }
        if (text.charAt(start) == '0') {
            refuseRadix(start, 'x', 16, "hexadecimal");
            refuseRadix(start, 'o', 8, "octal");
        }
        int end = start;
        while (end < text.length() && (isDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        String run = text.substring(start, end);
        if (run.indexOf('_') >= 0) {
            throw new FormulaException(
                    "number '" + run + "' holds an underscore; write " + run.replace("_", ""), start);
        }
        if (end + 1 < text.length() && text.charAt(end) == ':' && isDigit(text.charAt(end + 1))) {
            throw new FormulaException(
                    "'" + wordAt(start) + "' is not a number; a decimal point is written '.'", start);
        }
    }

    private void refuseLeadingPoint(int start) {
        String word = wordAt(start);
        throw new FormulaException(
                word.length() > 1 && isDigit(word.charAt(1))
                        ? "number '" + word + "' needs a digit before the point; write 0" + word
                        : "unexpected '.'",
                start);
    }

    private void refuseRadix(int start, char mark, int radix, String name) {
        String word = wordAt(start);
        if (word.length() < 3 || Character.toLowerCase(word.charAt(1)) != mark) {
            return;
        }
        String digits = word.substring(2);
        for (int i = 0; i < digits.length(); i++) {
            if (Character.digit(digits.charAt(i), radix) < 0) {
                return;
            }
        }
        throw new FormulaException("'" + word + "' is " + name + "; write " + new BigInteger(digits, radix), start);
    }

    private void refusePoint(int start) {
        String word = wordAt(start);
        String number = text.substring(start, position);
        throw new FormulaException(
                isDigit(peek(1))
                        ? "number '" + word + "' holds more than one point"
                        : "number '" + number + ".' needs a digit after the point; write " + number,
                start);
    }

    /** The run of letters, digits, points and colons at {@code start}, as messages quote it. */
    private String wordAt(int start) {
        int end = start;
        while (end < text.length()
                && (isNamePart(text.charAt(end)) || text.charAt(end) == '.' || text.charAt(end) == ':')) {
            end++;
        }
        return text.substring(start, end);
    }

    private static String withoutZeros(String number) {
        int first = 0;
        while (first + 1 < number.length() && number.charAt(first) == '0' && isDigit(number.charAt(first + 1))) {
            first++;
        }
        return number.substring(first);
    }

    // ---- characters: ASCII only, so that no foreign digit or letter slips in ----

    private char peek(int ahead) {
        return position + ahead < text.length() ? text.charAt(position + ahead) : '\0';
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\u00a0';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isNamePart(char c) {
        return isLetter(c) || isDigit(c) || c == '_';
    }
}
