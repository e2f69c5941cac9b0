package org.gradus.report.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.FormulaException;
import org.gradus.core.number.Real;
import org.gradus.symbolic.derive.Derivations;
import org.gradus.symbolic.kernel.Prover;

/** Reads {@code --at z=0.5,w=1/3}. */
final class PointOption {
    private static final int ENOUGH_BITS = 64;

    private PointOption() {}

    /** The numbers by variable; a comma goes on to the next only where a name and a sign of equality follow. */
    static Map<Expr.Symbol, Expr> read(List<String> lists) {
        Map<Expr.Symbol, Expr> point = new LinkedHashMap<>();
        for (String list : lists) {
            for (String text : list.split(",(?=[^,]*=)", -1)) {
                int equals = text.indexOf('=');
                if (equals <= 0) {
                    throw new UsageException("--at: '" + text + "' must be written NAME=NUMBER, for example z=0.5");
                }
                Expr.Symbol name = name(text.substring(0, equals).strip());
                if (point.putIfAbsent(name, number(text.substring(equals + 1))) != null) {
                    throw new UsageException("--at: '" + name.name() + "' is given twice");
                }
            }
        }
        return point;
    }

    private static Expr.Symbol name(String text) {
        try {
            if (ExprParser.parse(text) instanceof Expr.Symbol symbol) {
                return symbol;
            }
        } catch (FormulaException slip) {
            // answered below
        }
        throw new UsageException("--at: '" + text + "' is no name of a variable");
    }

    private static Expr number(String text) {
        try {
            Expr number = ExprParser.parse(text);
            if (Derivations.variables(number).isEmpty()) {
                Real.of(number, Prover.zeroTest()).enclose(ENOUGH_BITS);
                return number;
            }
        } catch (FormulaException | ArithmeticException slip) {
            throw new UsageException("--at: '" + text + "' is no number: " + slip.getMessage());
        }
        throw new UsageException("--at: '" + text + "' is no number, it holds a variable");
    }
}
