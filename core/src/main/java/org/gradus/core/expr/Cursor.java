package org.gradus.core.expr;

import java.util.List;

/** A place between the tokens of a formula, moving on. */
final class Cursor {
    private final String text;
    private final List<Token> tokens;
    private int next;

    Cursor(String text, List<Token> tokens) {
        this.text = text;
        this.tokens = tokens;
    }

    String text() {
        return text;
    }

    List<Token> tokens() {
        return tokens;
    }

    /** The number of the token that comes next. */
    int at() {
        return next;
    }

    void moveTo(int token) {
        next = token;
    }

    Token peek() {
        return tokens.get(next);
    }

    /** The token after {@code ahead} others; the end if there are no more. */
    Token peek(int ahead) {
        return tokens.get(Math.min(next + ahead, tokens.size() - 1));
    }

    Token previous() {
        return tokens.get(next - 1);
    }

    Token take() {
        Token token = tokens.get(next);
        next = Math.min(next + 1, tokens.size() - 1);
        return token;
    }

    boolean takes(String sign) {
        boolean present = peek().is(sign);
        if (present) {
            next++;
        }
        return present;
    }

    boolean takesName(String name) {
        boolean present = peek().isName(name);
        if (present) {
            next++;
        }
        return present;
    }

    /** Whether a blank stands before the next token. */
    boolean isSpaced() {
        return next > 0 && previous().end() < peek().start();
    }

    /** Whether the next token stands on another line than the one before. */
    boolean isOnNextLine() {
        return next > 0 && text.substring(previous().end(), peek().start()).contains("\n");
    }

    /** As written, from a token to the one before another. */
    String written(int from, int to) {
        return text.substring(
                tokens.get(from).start(), tokens.get(Math.max(from, to - 1)).end());
    }
}
