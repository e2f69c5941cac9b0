package org.gradus.report.marking.answers;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.FormulaException;
import org.gradus.core.number.Effort;
import org.gradus.core.number.Real;
import org.gradus.report.exercise.Near;
import org.gradus.report.marking.Entry;
import org.gradus.symbolic.kernel.Prover;

/** What a student wrote in a cell: a number with its decimals, an exact expression, nothing, or something that is no number. */
final class CellReader {
    private static final ExprParser.Limits LIMITS = new ExprParser.Limits(200, 40);
    /** About a tenth of a second. */
    private static final long WORK = 200_000;

    private static final int ENOUGH_BITS = 64;
    /** As for numbers of exercise files. */
    private static final int MAX_EXPONENT = 308;

    private static final Pattern DECIMAL =
            Pattern.compile("(-?)((?:0|[1-9][0-9]*)(?:\\.[0-9]+)?)(?:[eE]([-+]?[0-9]{1,4}))?");
    /** {@code 2.6*10^(-3)} in the ways in which it is typed. */
    private static final Pattern POWER_OF_TEN = Pattern.compile(
            "(-?)((?:0|[1-9][0-9]*)(?:\\.[0-9]+)?) ?[*\u00b7\u22c5\u00d7] ?10 ?\\^ ?[({]? ?(-?[0-9]{1,4}) ?[)}]?");

    private final DecimalSign usual;
    private final Set<DecimalSign> inRow;

    /**
     * @param usual the sign before decimals in the file
     * @param inRow those that are seen in the row
     */
    CellReader(DecimalSign usual, Set<DecimalSign> inRow) {
        this.usual = usual;
        this.inRow = inRow;
    }

    Entry read(String cell) {
        String text = bare(cell);
        if (text.isEmpty()) {
            return new Entry.Missing();
        }
        if (text.length() > LIMITS.length()) {
            return unreadable(cell, "it is longer than " + LIMITS.length() + " characters");
        }
        if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
            return unreadable(cell, "it runs over several lines; is a quote missing at its end?");
        }
        Optional<SpreadsheetDamage> damage = SpreadsheetDamage.of(text);
        if (damage.isPresent()) {
            return unreadable(cell, damage.get().reason());
        }
        Optional<String> points = DecimalSign.withPoints(text, usual, inRow);
        return points.isPresent()
                ? number(cell, points.get())
                : unreadable(cell, "its point or comma may stand before decimals or between thousands");
    }

    /** Without the apostrophe by which spreadsheets mark a text, and with the minus sign that formulas have. */
    static String bare(String cell) {
        String text = blanksGone(cell);
        text = text.startsWith("'") ? blanksGone(text.substring(1)) : text;
        boolean sign = text.length() > 1 && "+\u2212\u2013".indexOf(text.charAt(0)) >= 0;
        String rest = sign ? blanksGone(text.substring(1)) : text;
        boolean number =
                sign && !rest.isEmpty() && (Character.isDigit(rest.charAt(0)) || ".,".indexOf(rest.charAt(0)) >= 0);
        if (number) {
            return text.charAt(0) == '+' ? rest : "-" + rest;
        }
        return text;
    }

    private static String blanksGone(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static Entry number(String cell, String text) {
        Matcher decimal = DECIMAL.matcher(text);
        Matcher power = POWER_OF_TEN.matcher(text);
        Matcher form = decimal.matches() ? decimal : power.matches() ? power : null;
        if (form == null) {
            return expression(cell, text);
        }
        int exponent = form.group(3) == null ? 0 : Integer.parseInt(form.group(3));
        if (Math.abs(exponent) > MAX_EXPONENT) {
            return unreadable(cell, "its power of ten is outside -" + MAX_EXPONENT + " to " + MAX_EXPONENT);
        }
        BigDecimal size = new BigDecimal(form.group(2)).scaleByPowerOfTen(exponent);
        BigDecimal value = form.group(1).isEmpty() ? size : size.negate();
        return new Entry.Written(cell, Real.of(new Expr.Num(value)), size.scale());
    }

    /** An expression is exact: it has as many decimals as anybody asks for. */
    private static Entry expression(String cell, String text) {
        return Effort.within(
                WORK, () -> evaluated(cell, text), spent -> unreadable(cell, "its value takes too long to find"));
    }

    private static Entry evaluated(String cell, String text) {
        try {
            Real value = Real.of(ExprParser.parseNumber(text, LIMITS), Prover.zeroTest());
            value.enclose(ENOUGH_BITS);
            double size = value.nearestDouble();
            if (Double.isInfinite(size) || size == 0 && value.signum() != 0) {
                return unreadable(cell, "its size is outside 10^-" + MAX_EXPONENT + " to 10^" + MAX_EXPONENT);
            }
            return new Entry.Written(cell, value, Entry.EXACT);
        } catch (FormulaException slip) {
            return unreadable(cell, String.valueOf(slip.getMessage()));
        } catch (ArithmeticException noValue) {
            return unreadable(cell, "it has no value: " + noValue.getMessage());
        }
    }

    static Entry unreadable(String cell, String reason) {
        return new Entry.Unreadable(Near.shortened(cell.strip()), reason);
    }
}
