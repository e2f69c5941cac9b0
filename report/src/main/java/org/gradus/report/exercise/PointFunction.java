package org.gradus.report.exercise;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradus.core.expr.Expr;

/**
 * Functions of several variables, and a point.
 *
 * @param components at least one formula
 * @param wrt the variables, each once, at least one
 * @param at an exact constant for every variable and parameter of the components; empty where no point is given
 */
public record PointFunction(List<Expr> components, List<Expr.Symbol> wrt, Map<Expr.Symbol, Expr> at) {
    public PointFunction {
        components = List.copyOf(components);
        wrt = List.copyOf(wrt);
        at = Collections.unmodifiableMap(new LinkedHashMap<>(at));
    }
}
