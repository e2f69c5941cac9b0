package org.gradus.core.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts a formula's text, plain, in Unicode or in LaTeX, into tokens. */
final class Lexer {
    private static final String SINGLE_SIGNS = "+-*/^()[]{},;<>=√";
    /** What may stand around a whole formula of LaTeX. */
    private static final List<String[]> FENCES = List.of(
            new String[] {"$$", "$$"}, new String[] {"$", "$"}, new String[] {"\\(", "\\)"}, new String[] {"\\[", "\\]"
            });

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int position;
    private int end;
    /** How many arguments of {@code \frac} are still to come, where one digit or letter is one without braces. */
    private int singles;

    private Lexer(String text) {
        this.text = text;
        this.end = text.length();
    }

    /** The tokens of {@code text}, an END token last. */
    static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(text);
        lexer.withoutFences();
        lexer.read();
        return lexer.tokens;
    }

    private void withoutFences() {
        skipSpace();
        while (end > position && isSpace(text.charAt(end - 1))) {
            end--;
        }
        for (String[] fence : FENCES) {
            int inside = end - fence[1].length();
            if (text.startsWith(fence[0], position)
                    && inside >= position + fence[0].length()
                    && text.startsWith(fence[1], inside)) {
                position += fence[0].length();
                end = inside;
                return;
            }
        }
    }

    private void read() {
        while (true) {
            skipSpace();
            if (position >= end) {
                add(Token.Kind.END, "", text.length());
                return;
            }
            next();
        }
    }

    private void skipSpace() {
        while (position < end && isSpace(text.charAt(position))) {
            position++;
        }
    }

    private void add(Token.Kind kind, String plain, int start) {
        tokens.add(new Token(kind, plain, start, Math.max(start, Math.min(position, text.length()))));
    }

    private void next() {
        int start = position;
        char first = text.charAt(start);
        Optional<String> name = WrittenSigns.name(first);
        if (isDigit(first) || first == '.') {
            number(start);
        } else if (isLetter(first) && singles > 0) {
            position++;
            singles--;
            add(Token.Kind.NAME, String.valueOf(first), start);
        } else if (isLetter(first)) {
            word(start);
        } else if (name.isPresent()) {
            position++;
            letter(name.get(), start);
        } else if (first == '\\') {
            command(start);
        } else if (WrittenSigns.isSuperscript(first)) {
            superscript(start);
        } else {
            sign(first, start);
        }
    }

    // ---- names ----

    private void word(int start) {
        do {
            position++;
            while (isNamePart(peek(0))) {
                position++;
            }
        } while (peek(0) == '.' && isLetter(peek(1))); // np.exp
        named(text.substring(start, position), start);
    }

    /** A Greek letter, with digits and an index of its own. */
    private void letter(String name, int start) {
        int from = position;
        while (isDigit(peek(0))) {
            position++;
        }
        if (peek(0) == '_' && isNamePart(peek(1)) && peek(1) != '_') {
            do {
                position++;
            } while (isNamePart(peek(0)));
        } else if (peek(0) == '_') {
            position++;
        }
        named(name + text.substring(from, position), start);
    }

    /** With an index in braces or below the line. */
    private void named(String name, int start) {
        if (singles > 0) {
            singles--;
        }
        if (name.endsWith("_") && (peek(0) == '{' || peek(0) == '\\')) {
            NameIndex index = NameIndex.at(text, position, end);
            position = index.end();
            index.addTo(tokens, name.substring(0, name.length() - 1), start);
            return;
        }
        StringBuilder lowered = new StringBuilder();
        while (position < end && WrittenSigns.isSubscript(text.charAt(position))) {
            lowered.append(WrittenSigns.plain(text.charAt(position++)));
        }
        if (isTex()
                && name.indexOf('_') > 0
                && !Letters.isOne(name)
                && lowered.isEmpty()
                && splitAtIndices(name, start)) {
            return;
        }
        add(Token.Kind.NAME, lowered.isEmpty() ? name : name + "_" + lowered, start);
    }

    private boolean isTex() {
        return text.indexOf('\\') >= 0 || text.indexOf('$') >= 0;
    }

    /** In LaTeX {@code y_iy_j} is y_i times y_j: an index without braces is one sign. */
    private boolean splitAtIndices(String name, int start) {
        Optional<String> product = Letters.product(name);
        if (product.isEmpty() || position - start != name.length()) {
            return false;
        }
        int from = start;
        for (String factor : product.get().split("\\*")) {
            tokens.add(new Token(Token.Kind.NAME, factor, from, from + factor.length()));
            from += factor.length();
        }
        return true;
    }

    private void superscript(int start) {
        StringBuilder raised = new StringBuilder();
        while (position < end && WrittenSigns.isSuperscript(text.charAt(position))) {
            raised.append(WrittenSigns.plain(text.charAt(position++)));
        }
        add(Token.Kind.SUPERSCRIPT, raised.toString(), start);
    }

    // ---- LaTeX ----

    private void command(int start) {
        position++;
        while (isLetter(peek(0))) {
            position++;
        }
        if (position == start + 1 && position < end) {
            position++;
        }
        String name = text.substring(start + 1, position);
        Optional<String> sign = TexCommands.sign(name);
        Optional<String> accent = TexCommands.accent(name);
        Optional<String> word = TexCommands.name(name);
        if (TexCommands.isNothing(name)) {
            if (peek(0) == '.' && (name.equals("left") || name.equals("right"))) {
                throw new FormulaException("a bracket that is not there ('\\" + name + ".') is not read", start);
            }
            delimiter(name, start);
        } else if (sign.isPresent()) {
            add(Token.Kind.SIGN, sign.get(), start);
        } else if (TexCommands.isFraction(name) || name.equals("sqrt")) {
            singles = singles(name);
            add(Token.Kind.COMMAND, name.equals("sqrt") ? name : "frac", start);
        } else if (TexCommands.isUpright(name)) {
            upright(start);
        } else if (accent.isPresent()) {
            add(Token.Kind.NAME, braced(start) + "_" + accent.get(), start);
        } else if (word.isPresent()) {
            letter(word.get(), start);
        } else if (name.equals("begin") || name.equals("end")) {
            environment(name, start);
        } else if (name.equals("mathbb") || name.equals("mathbf") && text.startsWith("{1}", position)) {
            indicator(start);
        } else if (name.equals("hue")) {
            braced(start);
        } else {
            throw new FormulaException("unexpected character '\\'" + ForeignSigns.hint(text, start), start);
        }
    }

    /** A bar after {@code \left} opens, after {@code \right} it closes. */
    private void delimiter(String command, int start) {
        if (command.equals("mathopen") && text.startsWith("{}", position)) {
            position += 2;
        }
        boolean opens = command.equals("left") || command.endsWith("l") && !command.equals("limits");
        boolean closes = command.equals("right") || command.endsWith("r");
        if (peek(0) == '|' && (opens || closes)) {
            position++;
            add(Token.Kind.SIGN, opens ? Token.OPEN_BAR : Token.CLOSE_BAR, start);
        }
    }

    /** How many of the arguments are single signs, as in {@code \frac12}. */
    private int singles(String command) {
        int at = position;
        while (at < end && isSpace(text.charAt(at))) {
            at++;
        }
        boolean single = at < end && (isDigit(text.charAt(at)) || isLetter(text.charAt(at)) && at > position);
        return !single ? 0 : command.equals("sqrt") ? 1 : 2;
    }

    /** {@code \mathrm{ReLU}}, {@code \text{if }}: the words. */
    private void upright(int start) {
        String words = braced(start).strip();
        for (String word : words.split("\\s+")) {
            if (!word.isEmpty() && !word.equals(",")) {
                String plain = word.replaceAll("[,.:]$", "");
                if (!plain.matches("[A-Za-z][A-Za-z0-9_-]*|für")) {
                    throw new FormulaException("'" + word + "' is no name", start);
                }
                if (words.equals(word)) {
                    letter(plain.replace("-", "_"), start);
                } else {
                    add(Token.Kind.NAME, plain, start);
                }
            }
        }
    }

    private String braced(int start) {
        skipSpace();
        int close = text.indexOf('}', position);
        if (peek(0) != '{' || close < 0 || close >= end) {
            if (isLetter(peek(0))) {
                return String.valueOf(text.charAt(position++));
            }
            throw new FormulaException("braces are expected behind '" + text.substring(start, position) + "'", start);
        }
        String inside = text.substring(position + 1, close);
        position = close + 1;
        return inside;
    }

    private void environment(String name, int start) {
        String kind = braced(start);
        if (!kind.equals("cases") && !kind.equals("dcases")) {
            throw new FormulaException("'\\" + name + "{" + kind + "}' is no formula", start);
        }
        add(Token.Kind.SIGN, name.equals("begin") ? Token.BEGIN_CASES : Token.END_CASES, start);
    }

    /** {@code \mathbb{1}_{i=j}}. */
    private void indicator(int start) {
        String inside = braced(start);
        if (!inside.equals("1") || !text.startsWith("_{", position)) {
            throw new FormulaException("'" + text.substring(start, position) + "' is no formula", start);
        }
        position += 2;
        add(Token.Kind.SIGN, Token.INDICATOR, start);
    }

    // ---- numbers and signs ----

    private void number(int start) {
        if (singles > 0) {
            position++;
            singles--;
            add(Token.Kind.NUMBER, text.substring(start, position), start);
            return;
        }
        if (text.startsWith("1_{", start)) {
            position += 3;
            add(Token.Kind.SIGN, Token.INDICATOR, start);
            return;
        }
        NumberLexer number = new NumberLexer(text, start);
        String plain = number.read();
        position = number.end();
        add(Token.Kind.NUMBER, plain, start);
    }

    private void sign(char first, int start) {
        position++;
        boolean beforeEquals = peek(0) == '=';
        Optional<String> written = WrittenSigns.sign(first);
        Optional<String> fraction = WrittenSigns.fraction(first);
        if (beforeEquals && (first == '<' || first == '>' || first == '=' || first == '!')) {
            position++;
            add(Token.Kind.SIGN, first + "=", start);
        } else if (first == '*' && peek(0) == '*') { // Python's power
            position++;
            add(Token.Kind.SIGN, "^", start);
        } else if (first == '&' && peek(0) == '&') {
            position++;
            add(Token.Kind.NAME, "and", start);
        } else if (written.isPresent()) {
            add(Token.Kind.SIGN, written.get(), start);
        } else if (fraction.isPresent()) {
            vulgar(fraction.get(), start);
        } else if (first == '|' || first == '&' && isInCases()) {
            add(Token.Kind.SIGN, String.valueOf(first), start);
        } else if (SINGLE_SIGNS.indexOf(first) >= 0 && (first != ';' || isInBrackets())) {
            singles = 0;
            add(Token.Kind.SIGN, String.valueOf(first), start);
        } else {
            throw unexpected(start);
        }
    }

    /** ½ is (1/2); behind a number it may be a mixed one. */
    private void vulgar(String fraction, int start) {
        if (!tokens.isEmpty() && tokens.get(tokens.size() - 1).kind() == Token.Kind.NUMBER) {
            String number = tokens.get(tokens.size() - 1).text();
            throw new FormulaException(
                    "this can be read in two ways; write " + number + "+" + fraction + " or " + number + "*(" + fraction
                            + ")",
                    start);
        }
        String[] parts = fraction.split("/");
        add(Token.Kind.SIGN, "(", start);
        add(Token.Kind.NUMBER, parts[0], start);
        add(Token.Kind.SIGN, "/", start);
        add(Token.Kind.NUMBER, parts[1], start);
        add(Token.Kind.SIGN, ")", start);
    }

    private boolean isInCases() {
        return tokens.stream().anyMatch(token -> token.is(Token.BEGIN_CASES));
    }

    private boolean isInBrackets() {
        long open =
                tokens.stream().filter(token -> token.is("{") || token.is("(")).count();
        return open
                > tokens.stream()
                        .filter(token -> token.is("}") || token.is(")"))
                        .count();
    }

    private FormulaException unexpected(int start) {
        String character = new String(Character.toChars(text.codePointAt(start)));
        return new FormulaException("unexpected character '" + character + "'" + ForeignSigns.hint(text, start), start);
    }

    // ---- characters: ASCII only, so that no foreign digit or letter slips in ----

    private char peek(int ahead) {
        return position + ahead < end ? text.charAt(position + ahead) : '\0';
    }

    private static boolean isSpace(char c) {
        return c == ' '
                || c == '\t'
                || c == '\n'
                || c == '\r'
                || c == '\u00a0'
                || c == '\u2009'
                || c == '\u202f'
                || c == '~';
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
