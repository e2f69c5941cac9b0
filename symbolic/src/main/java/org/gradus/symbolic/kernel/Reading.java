package org.gradus.symbolic.kernel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Rewriter;
import org.gradus.core.expr.Substitution;
import org.gradus.core.expr.Terms;

/**
 * How the kernel reads the letters of a derivation: what is read is proved, what is written stands on the sheet.
 *
 * <p>An entry is defined for every index: {@code y_k := e^{z_k}/S} gives y_j too, inside sums and outside. A function about which
 * nothing is known enters with its linear part, since a first derivative sees no more of it: σ(z_k) as s_k z_k, where s_k is σ′(z_k).
 */
public final class Reading extends Rewriter {
    private final Map<Expr.Symbol, Expr> symbols = new LinkedHashMap<>();
    private final Map<Expr.Symbol, Meaning> entries = new LinkedHashMap<>();
    private final Map<Expr, Expr.Symbol> partials = new LinkedHashMap<>();
    private final Map<Expr, Expr> derivatives = new LinkedHashMap<>();
    private final Map<String, Expr.Symbol> slopes = new LinkedHashMap<>();

    /** What an entry with these letters as indices stands for. */
    private record Meaning(List<Expr> indices, Expr formula) {}

    /** {@code symbol} stands for {@code formula}. */
    public Reading define(Expr.Symbol symbol, Expr formula) {
        symbols.put(symbol, formula);
        return this;
    }

    /** {@code entry}, whatever its indices, stands for {@code formula}. */
    public Reading define(Expr.Indexed entry, Expr formula) {
        entries.put(entry.base(), new Meaning(entry.indices(), formula));
        return this;
    }

    /** {@code derivative}, which has been derived before, stands for {@code formula}. */
    public Reading define(Expr.Derivative derivative, Expr formula) {
        derivatives.put(derivative, formula);
        return this;
    }

    /** ∂of/∂q_k, where q is itself defined, is called {@code letter}_k. */
    public Reading name(Expr of, Expr.Symbol quantity, Expr.Symbol letter) {
        partials.put(Expr.Derivative.partial(of, quantity), letter);
        return this;
    }

    /** {@code function}(z_k) is read as {@code letter}_k z_k, and {@code letter}_k is its derivative there. */
    public Reading linear(String function, Expr.Symbol letter) {
        slopes.put(function, letter);
        return this;
    }

    Expr of(Expr expr) {
        return rewrite(expr);
    }

    @Override
    public Expr symbol(Expr.Symbol symbol) {
        Expr formula = symbols.get(symbol);
        return formula == null ? super.symbol(symbol) : rewrite(formula);
    }

    @Override
    public Expr indexed(Expr.Indexed entry) {
        Meaning meaning = entries.get(entry.base());
        if (meaning == null) {
            return entry;
        }
        requireFresh(meaning.formula(), entry.indices());
        Map<Expr, Expr> values = new LinkedHashMap<>();
        for (int i = 0; i < entry.indices().size(); i++) {
            values.put(meaning.indices().get(i), entry.indices().get(i));
        }
        return rewrite(Substitution.apply(meaning.formula(), values));
    }

    /** An index put in must not be caught by a sum of the definition. */
    private static void requireFresh(Expr formula, List<Expr> indices) {
        Claim.walk(formula, node -> {
            if (node instanceof Expr.IndexedSum sum && indices.contains(Expr.Symbol.of(sum.index()))) {
                throw new IllegalStateException("the index " + sum.index() + " is already used by a sum");
            }
        });
    }

    /** The index and the bounds of a sum have no meaning beside it. */
    @Override
    public Expr indexedSum(Expr.IndexedSum sum) {
        return new Expr.IndexedSum(sum.index(), sum.from(), sum.to(), rewrite(sum.body()));
    }

    @Override
    public Expr apply(Expr.Apply apply) {
        Expr.Symbol slope = slopes.get(apply.function());
        if (slope == null) {
            return super.apply(apply);
        }
        Expr argument = apply.arguments().get(0);
        return Terms.times(slope(slope, argument), rewrite(argument));
    }

    private static Expr slope(Expr.Symbol letter, Expr argument) {
        if (argument instanceof Expr.Indexed entry) {
            return new Expr.Indexed(letter, entry.indices());
        }
        throw new IllegalStateException("only a function of an entry has a linear part here: " + argument);
    }

    @Override
    public Expr derivative(Expr.Derivative derivative) {
        Expr known = derivatives.get(derivative);
        if (known != null) {
            return rewrite(known);
        }
        if (derivative.of() instanceof Expr.Apply apply
                && slopes.containsKey(apply.function())
                && apply.arguments().get(0).equals(derivative.wrt())) {
            return slope(slopes.get(apply.function()), derivative.wrt());
        }
        if (derivative.wrt() instanceof Expr.Indexed entry) {
            Expr.Symbol letter = partials.get(Expr.Derivative.partial(derivative.of(), entry.base()));
            if (letter != null) {
                return new Expr.Indexed(letter, entry.indices());
            }
        }
        return new Expr.Derivative(rewrite(derivative.of()), derivative.wrt(), derivative.style());
    }
}
