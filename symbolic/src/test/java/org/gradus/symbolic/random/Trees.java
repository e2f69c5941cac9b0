package org.gradus.symbolic.random;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.gradus.core.expr.Expr;

/** Trees of formulas built and taken apart, for tests alone: nothing of the program rewrites or simplifies here. */
public final class Trees {
    static final Expr ZERO = Expr.Num.of(0);
    static final Expr ONE = Expr.Num.of(1);

    private Trees() {}

    static boolean isNumber(Expr expr, long value) {
        return expr instanceof Expr.Num num && num.value().compareTo(BigDecimal.valueOf(value)) == 0;
    }

    static Expr plus(Expr a, Expr b) {
        if (isNumber(a, 0)) {
            return b;
        }
        return isNumber(b, 0) ? a : Expr.Sum.of(a, b);
    }

    static Expr minus(Expr a, Expr b) {
        return plus(a, negative(b));
    }

    static Expr negative(Expr a) {
        if (a instanceof Expr.Negation negation) {
            return negation.operand();
        }
        return a instanceof Expr.Num num ? new Expr.Num(num.value().negate()) : new Expr.Negation(a);
    }

    static Expr times(Expr... factors) {
        List<Expr> kept = new ArrayList<>();
        for (Expr factor : factors) {
            if (isNumber(factor, 0)) {
                return ZERO;
            }
            if (!isNumber(factor, 1)) {
                kept.add(factor);
            }
        }
        return kept.isEmpty() ? ONE : kept.size() == 1 ? kept.get(0) : new Expr.Product(kept);
    }

    static Expr over(Expr a, Expr b) {
        return isNumber(a, 0) || isNumber(b, 1) ? a : new Expr.Quotient(a, b);
    }

    static Expr power(Expr base, Expr exponent) {
        return isNumber(exponent, 1) ? base : new Expr.Power(base, exponent);
    }

    static Expr square(Expr base) {
        return new Expr.Power(base, Expr.Num.of(2));
    }

    static Expr apply(String function, Expr x) {
        return Expr.Apply.of(function, x);
    }

    static Expr exp(Expr x) {
        return apply("exp", x);
    }

    static Expr when(Expr.Relation condition, Expr value, Expr otherwise) {
        return Expr.Piecewise.of(Expr.Case.when(condition, value), Expr.Case.otherwise(otherwise));
    }

    static Expr.Relation greater(Expr a, Expr b) {
        return new Expr.Relation(a, Expr.Relation.Operator.GREATER, b);
    }

    /** The same node with its parts changed; conditions count as parts of a definition by cases. */
    static Expr mapChildren(Expr expr, UnaryOperator<Expr> change) {
        if (expr instanceof Expr.Negation negation) {
            return new Expr.Negation(change.apply(negation.operand()));
        }
        if (expr instanceof Expr.Sum sum) {
            return new Expr.Sum(sum.terms().stream().map(change).toList());
        }
        if (expr instanceof Expr.Product product) {
            return new Expr.Product(product.factors().stream().map(change).toList());
        }
        if (expr instanceof Expr.Quotient quotient) {
            return new Expr.Quotient(change.apply(quotient.numerator()), change.apply(quotient.denominator()));
        }
        if (expr instanceof Expr.Power power) {
            return new Expr.Power(change.apply(power.base()), change.apply(power.exponent()));
        }
        if (expr instanceof Expr.Apply apply) {
            return new Expr.Apply(
                    apply.function(), apply.arguments().stream().map(change).toList());
        }
        if (expr instanceof Expr.Piecewise piecewise) {
            return new Expr.Piecewise(piecewise.cases().stream()
                    .map(line -> new Expr.Case(
                            change.apply(line.value()), line.condition().map(condition -> mapped(condition, change))))
                    .toList());
        }
        return expr;
    }

    static Expr.Relation mapped(Expr.Relation relation, UnaryOperator<Expr> change) {
        return new Expr.Relation(change.apply(relation.left()), relation.operator(), change.apply(relation.right()));
    }

    /** All variables, in the order in which they stand. */
    public static Set<Expr.Symbol> variables(Expr expr) {
        Set<Expr.Symbol> variables = new LinkedHashSet<>();
        each(expr, node -> {
            if (node instanceof Expr.Symbol symbol) {
                variables.add(symbol);
            }
        });
        return variables;
    }

    public static Set<Expr.Symbol> variables(Expr.Relation relation) {
        Set<Expr.Symbol> variables = new LinkedHashSet<>(variables(relation.left()));
        variables.addAll(variables(relation.right()));
        return variables;
    }

    public static void each(Expr expr, java.util.function.Consumer<Expr> visit) {
        visit.accept(expr);
        mapChildren(expr, child -> {
            each(child, visit);
            return child;
        });
    }

    static int nodes(Expr expr) {
        int[] count = new int[1];
        each(expr, node -> count[0]++);
        return count[0];
    }

    public static Expr replaced(Expr expr, Expr name, Expr by) {
        return expr.equals(name) ? by : mapChildren(expr, child -> replaced(child, name, by));
    }

    /** With the node of this number, counted from the root on, changed; absent if the change does not apply to it. */
    static Optional<Expr> changedAt(Expr expr, int number, Function<Expr, Optional<Expr>> change) {
        int[] left = {number};
        boolean[] done = new boolean[1];
        Expr result = changedAt(expr, left, done, change);
        return done[0] ? Optional.of(result) : Optional.empty();
    }

    private static Expr changedAt(Expr expr, int[] left, boolean[] done, Function<Expr, Optional<Expr>> change) {
        if (left[0]-- == 0) {
            Optional<Expr> changed = change.apply(expr);
            done[0] = changed.isPresent();
            return changed.orElse(expr);
        }
        return left[0] < 0 ? expr : mapChildren(expr, child -> changedAt(child, left, done, change));
    }
}
