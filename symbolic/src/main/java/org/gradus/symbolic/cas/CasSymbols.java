package org.gradus.symbolic.cas;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.gradus.core.expr.Expr;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.interfaces.IExpr;
import org.matheclipse.core.interfaces.ISymbol;

/**
 * The variables of one question. Symja gets fresh symbols {@code v1, v2, …} and never sees a name of ours: {@code beta},
 * {@code N} or {@code E} would be built-in functions there, and symbols of two sessions are different variables silently.
 */
final class CasSymbols {
    private final Map<List<String>, ISymbol> symbols = new HashMap<>();
    private final IdentityHashMap<IExpr, Expr> quantities = new IdentityHashMap<>();

    ISymbol of(Expr.Symbol symbol) {
        return symbol(symbol, new ArrayList<>(key(symbol)));
    }

    ISymbol of(Expr.Indexed indexed) {
        List<String> key = new ArrayList<>(key(indexed.base()));
        for (Expr index : indexed.indices()) {
            // z_i and z_j are one variable when i = j: only numbers tell variables apart
            key.add(number(index, "the index of " + indexed.base().name()));
        }
        return symbol(indexed, key);
    }

    /** What a symbol of an answer stands for. */
    Expr quantity(ISymbol symbol) {
        Expr quantity = quantities.get(symbol);
        if (quantity == null) {
            throw new CasRefusedException("the answer contains " + symbol + ", which was not asked about");
        }
        return quantity;
    }

    private ISymbol symbol(Expr quantity, List<String> key) {
        ISymbol known = symbols.get(key);
        if (known != null) {
            return known;
        }
        ISymbol fresh = F.Dummy("v" + (symbols.size() + 1));
        symbols.put(List.copyOf(key), fresh);
        quantities.put(fresh, quantity);
        return fresh;
    }

    private static List<String> key(Expr.Symbol symbol) {
        if (symbol.shape() != Expr.Shape.SCALAR) {
            throw new CasRefusedException(symbol.name() + " is no scalar");
        }
        String layer = symbol.layer()
                .map(number -> number(number, "the layer of " + symbol.name()))
                .orElse("");
        return List.of(symbol.name(), layer);
    }

    private static String number(Expr expr, String what) {
        if (expr instanceof Expr.Num num) {
            return num.value().stripTrailingZeros().toPlainString();
        }
        throw new CasRefusedException(what + " is not a number: " + expr);
    }
}
