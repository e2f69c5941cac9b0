package org.gradus.core.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.FormulaException;

/** Goes through the words of an equation, and reads what stands above and below a letter. */
final class LayerCursor {
    private static final int LARGEST = 1000;
    private static final String TRANSPOSE = "for the transpose write ^T; an ' is a derivative";

    private final List<LayerToken> tokens;
    private int at;

    LayerCursor(List<LayerToken> tokens) {
        this.tokens = tokens;
    }

    LayerToken peek() {
        return peek(0);
    }

    LayerToken peek(int ahead) {
        return tokens.get(Math.min(at + ahead, tokens.size() - 1));
    }

    LayerToken next() {
        LayerToken token = peek();
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    boolean atEnd() {
        return peek().kind() == LayerToken.Kind.END;
    }

    boolean is(String text) {
        return peek().is(text);
    }

    boolean skip(String text) {
        boolean is = is(text);
        if (is) {
            next();
        }
        return is;
    }

    void expect(String text) {
        if (!skip(text)) {
            throw unexpected("expected '" + text + "'");
        }
    }

    FormulaException unexpected(String rule) {
        LayerToken token = peek();
        String found = atEnd() ? "the end" : "'" + token.text() + "'";
        return new FormulaException(rule + ", not " + found, token.offset());
    }

    /** What is marked at a letter or a parenthesis. */
    record Marks(Optional<LayerPlace> place, int transposed, boolean primed) {}

    /** All that stands above, below and behind: {@code _next}, {@code ^(l+1)}, {@code ^T}, {@code .T}, {@code '}. */
    Marks marks(boolean letter) {
        List<LayerPlace> places = new ArrayList<>();
        int transposed = 0;
        boolean primed = false;
        boolean more = true;
        while (more) {
            int start = peek().offset();
            int prime = prime();
            if (prime > 0 && letter && !primed) {
                for (int i = 0; i < prime; i++) {
                    next();
                }
                primed = true;
            } else if (is("'")) {
                throw new FormulaException(TRANSPOSE, start);
            } else if (is(".") && peek(1).is("T")) {
                next();
                next();
                transposed++;
            } else if (is(".") && peek(1).is("transpose")) {
                next();
                next();
                expect("(");
                expect(")");
                transposed++;
            } else if (is("^") || is("_")) {
                transposed += scripts(places);
            } else if (letter && peek().kind() == LayerToken.Kind.NUMBER && places.isEmpty() && touches()) {
                places.add(new LayerPlace("", whole(next())));
            } else {
                more = false;
            }
            if (places.size() > (letter ? 1 : 0)) {
                throw new FormulaException(
                        letter ? "a letter has one layer" : "a layer stands at a letter, not at a parenthesis", start);
            }
        }
        return new Marks(places.stream().findFirst(), transposed, primed);
    }

    /** How many words {@code '} or {@code ^{\\prime}} takes; 0 if there is none. */
    private int prime() {
        if (is("'")) {
            return 1;
        }
        if (is("^") && peek(1).is("'")) {
            return 2;
        }
        return is("^") && peek(1).is("{") && peek(2).is("'") && peek(3).is("}") ? 4 : 0;
    }

    /** {@code W2}: no blank between. */
    private boolean touches() {
        LayerToken before = tokens.get(at - 1);
        return before.kind() == LayerToken.Kind.NAME
                && before.offset() + before.text().length() == peek().offset();
    }

    /** Above or below: a layer, a T or both; how often transposed. */
    private int scripts(List<LayerPlace> places) {
        next();
        String close = is("{") ? "}" : is("(") ? ")" : is("[") ? "]" : "";
        if (close.isEmpty()) {
            return script(places);
        }
        next();
        int transposed = 0;
        do {
            transposed += script(places);
            skip(",");
            if (atEnd()) {
                throw unexpected("expected '" + close + "'");
            }
        } while (!is(close));
        next();
        return transposed;
    }

    private int script(List<LayerPlace> places) {
        String close = is("(") ? ")" : is("[") ? "]" : is("{") ? "}" : "";
        if (!close.isEmpty()) {
            next();
            int transposed = script(places);
            expect(close);
            return transposed;
        }
        LayerToken token = next();
        if (token.is("T")) {
            return 1;
        }
        if (token.kind() == LayerToken.Kind.NUMBER) {
            places.add(new LayerPlace("", whole(token)));
            return 0;
        }
        switch (token.text()) {
            case "l", "L" -> places.add(new LayerPlace(token.text(), offset()));
            case "next" -> places.add(new LayerPlace(LayerPlace.NEAR, 1));
            case "prev", "previous" -> places.add(new LayerPlace(LayerPlace.NEAR, -1));
            default ->
                throw new FormulaException(
                        "'" + token.text() + "' is no layer: l, l+1, l-1, L, a number, next or prev"
                                + "; entries such as W_ij are not read, write vectors and matrices",
                        token.offset());
        }
        return 0;
    }

    private int offset() {
        boolean plus = is("+");
        boolean signed = (plus || is("-")) && peek(1).kind() == LayerToken.Kind.NUMBER;
        if (!signed) {
            return 0;
        }
        next();
        return plus ? whole(next()) : -whole(next());
    }

    private static int whole(LayerToken number) {
        boolean small = number.text().length() <= 4 && !number.text().contains(".");
        int value = small ? Integer.parseInt(number.text()) : LARGEST + 1;
        if (value > LARGEST) {
            throw new FormulaException("'" + number.text() + "' is no number of a layer", number.offset());
        }
        return value;
    }
}
