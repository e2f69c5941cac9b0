package org.gradus.report.exercise;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradus.core.expr.Expr;

/**
 * A formula that is to be taken apart into single operations, at a point.
 *
 * @param formula holds a variable
 * @param wrt the variables whose derivatives are asked, each once, at least one
 * @param at an exact constant for every variable of the formula
 * @param upstream the derivative that arrives at the formula's value from behind; 1 where the formula is the end
 */
public record FormulaGraph(Expr formula, List<Expr.Symbol> wrt, Map<Expr.Symbol, Expr> at, Expr upstream) {
    public FormulaGraph {
        wrt = List.copyOf(wrt);
        at = Collections.unmodifiableMap(new LinkedHashMap<>(at));
    }
}
