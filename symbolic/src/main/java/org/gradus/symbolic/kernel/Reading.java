package org.gradus.symbolic.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Rewriter;
import org.gradus.core.expr.Substitution;
import org.gradus.core.expr.Terms;

/**
 * How the kernel reads the letters of a derivation: what is read is proved, what is written stands on the sheet, and what letters stand
 * for is among what the theorem is proved under.
 *
 * <p>An entry is defined for every index: {@code y_k := e^{z_k}/S} gives y_j too, inside sums and outside. A function about which
 * nothing is known enters with its linear part, since a first derivative sees no more of it: σ(z_k) as s_k z_k, where s_k is σ′(z_k).
 * Statements in which more than a first derivative of it occurs are not read.
 */
public final class Reading extends Rewriter {
    private final Map<Expr.Symbol, Expr> symbols = new LinkedHashMap<>();
    private final Map<Expr.Symbol, Meaning> entries = new LinkedHashMap<>();
    private final Map<Expr, Expr.Symbol> partials = new LinkedHashMap<>();
    private final Map<Expr, Expr> derivatives = new LinkedHashMap<>();
    private final Map<String, Expr.Symbol> slopes = new LinkedHashMap<>();
    private final Map<Expr.Symbol, Linear> linear = new LinkedHashMap<>();
    private final Set<Expr> coefficients = new LinkedHashSet<>();
    private final Set<Expr.Relation> assumed = new LinkedHashSet<>();
    private int sums;

    /** What an entry with these letters as indices stands for. */
    private record Meaning(List<Expr> indices, Expr formula) {}

    /** A quantity by its linear part in {@code inner}, the coefficients called {@code letter}. */
    record Linear(Expr.Symbol inner, Expr.Symbol letter) {}

    /** {@code symbol} stands for {@code formula}. */
    public Reading define(Expr.Symbol symbol, Expr formula) {
        symbols.put(symbol, formula);
        assumed.add(Terms.define(symbol, formula));
        return this;
    }

    /** {@code entry}, whatever its indices, stands for {@code formula}. */
    public Reading define(Expr.Indexed entry, Expr formula) {
        entries.put(entry.base(), new Meaning(entry.indices(), formula));
        assumed.add(Terms.define(entry, formula));
        return this;
    }

    /** As one of the two others. */
    public Reading define(Expr.Relation definition) {
        if (definition.left() instanceof Expr.Symbol symbol) {
            return define(symbol, definition.right());
        }
        if (definition.left() instanceof Expr.Indexed entry) {
            return define(entry, definition.right());
        }
        throw new IllegalArgumentException("only a symbol or an entry is defined here: " + definition);
    }

    /** A derivative that has been derived before. */
    public Reading derived(Theorem before) {
        if (!(before.statement().left() instanceof Expr.Derivative)
                || before.statement().operator() != Expr.Relation.Operator.EQUAL) {
            throw new IllegalArgumentException("no derivative was derived: " + before);
        }
        derivatives.put(before.statement().left(), before.statement().right());
        assumed.addAll(before.under());
        return this;
    }

    /** {@code of} depends on all entries of {@code inner} and on nothing else; ∂of/∂inner_k is called {@code letter}_k. */
    public Reading linear(Expr.Symbol of, Expr.Symbol inner, Expr.Symbol letter) {
        linear.put(of, new Linear(inner, letter));
        partials.put(Expr.Derivative.partial(of, inner), letter);
        return this;
    }

    /**
     * As {@link #linear(Expr.Symbol, Expr.Symbol, Expr.Symbol)} where ∂of/∂inner_k is known: the {@code coefficient}, in letters with the
     * index k that nothing is read as. It is a value at the point, and no function of what {@code of} depends on.
     */
    public Reading linear(Expr.Symbol of, Expr.Symbol inner, Expr.Symbol letter, Expr coefficient) {
        linear(of, inner, letter);
        Expr k = Expr.Symbol.of("k");
        entries.put(letter, new Meaning(List.of(k), coefficient));
        coefficients.add(coefficient);
        assumed.add(Terms.define(Expr.Derivative.partial(of, new Expr.Indexed(inner, List.of(k))), coefficient));
        return this;
    }

    /** {@code function}(z_k) is read as {@code letter}_k z_k, and {@code letter}_k is its derivative there. */
    public Reading linear(String function, Expr.Symbol letter) {
        slopes.put(function, letter);
        return this;
    }

    Expr of(Expr expr) {
        sums = 0;
        return rewrite(expr);
    }

    /** What the written statement is proved under besides what its case says: definitions, and names of derivatives that it uses. */
    List<Expr.Relation> under(Expr left, Expr right) {
        List<Expr.Relation> under = new ArrayList<>(assumed);
        Expr k = Expr.Symbol.of("k");
        linear.forEach((of, part) -> {
            if (holds(left, part.letter) || holds(right, part.letter)) {
                Expr derivative = Expr.Derivative.partial(of, new Expr.Indexed(part.inner, List.of(k)));
                under.add(Terms.define(new Expr.Indexed(part.letter, List.of(k)), derivative));
            }
        });
        return under;
    }

    // ---- what is written for what is read ----

    @Override
    public Expr symbol(Expr.Symbol symbol) {
        Linear part = linear.get(symbol);
        if (part != null) {
            Expr p = Expr.Symbol.of("p");
            Expr term =
                    Terms.times(new Expr.Indexed(part.letter, List.of(p)), new Expr.Indexed(part.inner, List.of(p)));
            return rewrite(fresh(Terms.sum("p", term)));
        }
        Expr formula = symbols.get(symbol);
        return formula == null ? super.symbol(symbol) : rewrite(fresh(formula));
    }

    @Override
    public Expr indexed(Expr.Indexed entry) {
        Meaning meaning = entries.get(entry.base());
        if (meaning == null) {
            return entry;
        }
        Map<Expr, Expr> values = new LinkedHashMap<>();
        for (int i = 0; i < entry.indices().size(); i++) {
            values.put(meaning.indices().get(i), entry.indices().get(i));
        }
        return rewrite(Substitution.apply(fresh(meaning.formula()), values));
    }

    /** With indices of its sums that stand nowhere else, so that none put in is caught by one. */
    private Expr fresh(Expr formula) {
        return formula.accept(new Rewriter() {
            @Override
            public Expr indexedSum(Expr.IndexedSum sum) {
                String name = sum.index() + "#" + sums++;
                Expr body = Substitution.apply(
                        rewrite(sum.body()), Map.of(Expr.Symbol.of(sum.index()), Expr.Symbol.of(name)));
                return new Expr.IndexedSum(name, sum.from(), sum.to(), body);
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
                return indexed(new Expr.Indexed(letter, entry.indices()));
            }
        }
        return new Expr.Derivative(rewrite(derivative.of()), derivative.wrt(), derivative.style());
    }

    // ---- what a linear part is good for ----

    /** Whether functions that enter with their linear part stand in first derivatives only, and by what their coefficients do not hold. */
    boolean isFirstOrder(Expr written) {
        if (coefficients.stream().anyMatch(this::isRead)) {
            return false;
        }
        if (isLinearised(written) || slopes.values().stream().anyMatch(letter -> holds(written, letter))) {
            return false;
        }
        if (written instanceof Expr.Derivative derivative) {
            return isNamed(derivative)
                    || !isLinearised(derivative.of())
                            && Children.of(derivative.of()).stream().noneMatch(this::mentions)
                    || isLinear(derivative.of(), base(derivative.wrt()));
        }
        return Children.of(written).stream().allMatch(this::isFirstOrder);
    }

    /** Whether something in it stands for something else. */
    private boolean isRead(Expr formula) {
        return mentions(formula)
                || meaning(formula).isPresent()
                || formula instanceof Expr.Derivative
                || Children.of(formula).stream().anyMatch(this::isRead);
    }

    /** Whether it is read as a letter, or as what was derived before. */
    private boolean isNamed(Expr.Derivative derivative) {
        return Optional.ofNullable(derivatives.get(derivative))
                        .filter(known -> !mentions(known))
                        .isPresent()
                || derivative.wrt() instanceof Expr.Indexed entry
                        && partials.containsKey(Expr.Derivative.partial(derivative.of(), entry.base()));
    }

    /** Whether this is one of those functions, or a name for something that holds one. */
    private boolean isLinearised(Expr expr) {
        if (expr instanceof Expr.Apply apply) {
            return slopes.containsKey(apply.function());
        }
        return expr instanceof Expr.Symbol symbol && linear.containsKey(symbol)
                || meaning(expr).filter(this::mentions).isPresent();
    }

    /** The formula that a name stands for, an entry whatever its indices. */
    private Optional<Expr> meaning(Expr expr) {
        if (expr instanceof Expr.Indexed entry) {
            return Optional.ofNullable(entries.get(entry.base())).map(Meaning::formula);
        }
        return expr instanceof Expr.Symbol symbol ? Optional.ofNullable(symbols.get(symbol)) : Optional.empty();
    }

    private boolean mentions(Expr expr) {
        return isLinearised(expr) || Children.of(expr).stream().anyMatch(this::mentions);
    }

    /** Whether this is linear in them, with coefficients that do not hold the variable of this name. */
    private boolean isLinear(Expr expr, Expr variable) {
        if (!mentions(expr)) {
            return true;
        }
        Linear part = expr instanceof Expr.Symbol symbol ? linear.get(symbol) : null;
        if (part != null) {
            return !part.letter.equals(variable)
                    && coefficients.stream().noneMatch(coefficient -> holds(coefficient, variable))
                    && isLinear(entryOf(part.inner), variable);
        }
        Optional<Expr> meaning = meaning(expr);
        if (meaning.isPresent()) {
            return isLinear(meaning.get(), variable);
        }
        if (expr instanceof Expr.Apply apply) {
            return apply.arguments().stream().noneMatch(this::mentions);
        }
        if (expr instanceof Expr.Product product) {
            List<Expr> others = product.factors().stream()
                    .filter(factor -> !mentions(factor))
                    .toList();
            return others.size() == product.factors().size() - 1
                    && others.stream().noneMatch(factor -> holds(of(factor), variable))
                    && product.factors().stream().allMatch(factor -> isLinear(factor, variable));
        }
        boolean sum = expr instanceof Expr.Sum || expr instanceof Expr.IndexedSum || expr instanceof Expr.Negation;
        return sum && Children.of(expr).stream().allMatch(child -> isLinear(child, variable));
    }

    private static Expr entryOf(Expr.Symbol base) {
        return new Expr.Indexed(base, List.of(Expr.Symbol.of("p")));
    }

    private static Expr base(Expr variable) {
        return variable instanceof Expr.Indexed entry ? entry.base() : variable;
    }

    /** Whether the letter stands in a formula, as a symbol or for entries. */
    private static boolean holds(Expr formula, Expr letter) {
        return formula.equals(letter)
                || formula instanceof Expr.Indexed entry && entry.base().equals(letter)
                || Children.of(formula).stream().anyMatch(child -> holds(child, letter));
    }
}
