package org.gradus.core.expr;

import java.math.BigDecimal;

/** What stands raised behind a base: {@code ²}, {@code ⁻¹}, {@code ⁻ᶻ}. */
final class Superscript {
    private Superscript() {}

    static Expr of(Token raised) {
        String text = raised.text();
        boolean minus = text.startsWith("-");
        String plain = minus ? text.substring(1) : text;
        if (plain.matches("\\d{1,9}")) {
            BigDecimal value = new BigDecimal(plain);
            return new Expr.Num(minus ? value.negate() : value);
        }
        if (plain.matches("[a-z]")) {
            Expr letter = Expr.Symbol.of(plain);
            return minus ? Terms.negative(letter) : letter;
        }
        throw new FormulaException("the exponent '" + text + "' is not read; write ^ and parentheses", raised.start());
    }
}
