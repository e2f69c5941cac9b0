package org.gradus.core.expr;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Bars of absolute values do not say whether they open or close: every way to pair them is tried, and one must be left. */
final class Bars {
    private static final int MOST = 8;

    private Bars() {}

    /** What {@code reader} makes of the tokens once each bar opens or closes. */
    static <T> T read(List<Token> tokens, Function<List<Token>, T> reader) {
        List<Integer> bars = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).is(Token.BAR)) {
                bars.add(i);
            }
        }
        if (bars.isEmpty()) {
            return reader.apply(tokens);
        }
        Token first = tokens.get(bars.get(0));
        if (bars.size() % 2 != 0) {
            throw new FormulaException("unexpected character '|'", first.start());
        }
        if (bars.size() > MOST) {
            throw new FormulaException("too many bars; the absolute value is written abs(…)", first.start());
        }
        List<List<Token>> ways = new ArrayList<>();
        pair(tokens, bars, 0, 0, ways);
        return only(ways, reader, first);
    }

    private static <T> T only(List<List<Token>> ways, Function<List<Token>, T> reader, Token first) {
        Set<T> readings = new LinkedHashSet<>();
        FormulaException fault = new FormulaException("unexpected character '|'", first.start());
        boolean failed = false;
        for (List<Token> way : ways) {
            try {
                readings.add(reader.apply(way));
            } catch (FormulaException unreadable) {
                fault = failed ? fault : unreadable;
                failed = true;
            }
        }
        if (readings.isEmpty()) {
            throw fault;
        }
        List<T> all = List.copyOf(readings);
        if (all.size() > 1) {
            throw all.get(0) instanceof Expr one && all.get(1) instanceof Expr other
                    ? Products.twofold(TextWriter.write(one), TextWriter.write(other), first)
                    : new FormulaException("these bars can be read in two ways; write abs(…)", first.start());
        }
        return all.get(0);
    }

    /** All ways in which bars open and close; {@code ||x||} is a norm, which formulas do not have. */
    private static void pair(List<Token> tokens, List<Integer> bars, int done, int open, List<List<Token>> ways) {
        if (done == bars.size()) {
            if (open == 0) {
                ways.add(tokens);
            }
            return;
        }
        int at = bars.get(done);
        Token bar = tokens.get(at);
        boolean norm = at + 1 < tokens.size()
                && tokens.get(at + 1).is(Token.BAR)
                && tokens.get(at + 1).start() == bar.end();
        if (open > 0) {
            pair(with(tokens, at, Token.CLOSE_BAR), bars, done + 1, open - 1, ways);
        }
        boolean doubled = norm && done + 1 < bars.size() && isNorm(tokens, bars, done);
        if (!doubled) {
            pair(with(tokens, at, Token.OPEN_BAR), bars, done + 1, open + 1, ways);
        }
    }

    /** Whether two bars stand together here and the next two as well. */
    private static boolean isNorm(List<Token> tokens, List<Integer> bars, int done) {
        if (done + 3 >= bars.size()) {
            return false;
        }
        int third = bars.get(done + 2);
        int fourth = bars.get(done + 3);
        return fourth == third + 1
                && tokens.get(fourth).start() == tokens.get(third).end();
    }

    private static List<Token> with(List<Token> tokens, int at, String sign) {
        List<Token> changed = new ArrayList<>(tokens);
        Token bar = tokens.get(at);
        changed.set(at, new Token(bar.kind(), sign, bar.start(), bar.end()));
        return changed;
    }
}
