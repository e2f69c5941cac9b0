package org.gradus.core.expr;

import java.math.BigInteger;

/** Reads a number; what only looks like one is refused here. */
final class NumberLexer {
    private static final int MAX_EXPONENT = 308;

    private final String text;
    private int position;

    NumberLexer(String text, int start) {
        this.text = text;
        this.position = start;
    }

    /** Where the number ends, exclusive. */
    int end() {
        return position;
    }

    /** {@code digits(.digits)?([eE][+-]?digits)?} and nothing that a reader or YAML could take for something else. */
    String read() {
        int start = position;
        refuseForeign(start);
        digits();
        boolean german =
                text.startsWith("{,}", position) && position + 3 < text.length() && isDigit(text.charAt(position + 3));
        if (peek(0) == '.' && isDigit(peek(1)) || german) {
            position += german ? 3 : 1;
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
        return text.substring(start, position).replace("{,}", ".");
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

    private char peek(int ahead) {
        return position + ahead < text.length() ? text.charAt(position + ahead) : '\0';
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
