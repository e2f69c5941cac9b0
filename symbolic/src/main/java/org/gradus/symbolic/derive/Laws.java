package org.gradus.symbolic.derive;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;
import org.gradus.symbolic.kernel.Quantities;
import org.gradus.symbolic.write.Outer;

/** The law behind a step, in letters: {@code (ln w)′ = w′/w} where {@code ln(1 + e^z)} was differentiated. */
public final class Laws {
    private static final Expr.Symbol A = Expr.Symbol.of("a");
    private static final Expr.Symbol N = Expr.Symbol.of("n");
    private static final List<String> INNER = List.of("w", "s", "q", "x", "g");

    private Laws() {}

    /**
     * The chain rule for the outermost function of {@code formula}: {@code (f(w))′ = f′(w) w′}, {@code (w^n)′ = n w^{n−1} w′};
     * empty where there is no function in it that depends on {@code wrt}.
     *
     * @param names that depend on {@code wrt}
     */
    public static Optional<Expr.Relation> chain(Expr formula, Expr wrt, Set<Expr> names) {
        Differentiator differentiator = new Differentiator(wrt, Expr.DerivativeStyle.PRIME, names);
        Set<Expr> used = new HashSet<>(Quantities.of(formula));
        used.addAll(names);
        used.add(wrt);
        Expr.Symbol inner = INNER.stream()
                .map(Expr.Symbol::of)
                .filter(letter -> !used.contains(letter))
                .findFirst()
                .orElse(Expr.Symbol.of("g"));
        return outermost(formula, differentiator).map(outer -> law(outer, wrt, inner, differentiator));
    }

    /** The known derivative of the function that {@code formula} is, {@code tanh′(z) = 1 − tanh(z)²}; else empty. */
    public static Optional<Expr.Relation> elementary(Expr formula, Expr.Symbol wrt) {
        boolean power = formula instanceof Expr.Power p
                && p.exponent().equals(wrt)
                && (p.base() == Expr.Constant.E || p.base() instanceof Expr.Num);
        boolean known = formula instanceof Expr.Apply apply
                && apply.arguments().equals(List.of(wrt))
                && FunctionName.of(apply.function())
                        .flatMap(function -> Outer.derivative(function, wrt))
                        .isPresent();
        return power || known ? Optional.of(relation(formula, wrt, Set.of())) : Optional.empty();
    }

    private static Expr.Relation law(Expr outer, Expr wrt, Expr.Symbol w, Differentiator plain) {
        if (outer instanceof Expr.Power power) {
            if (plain.isFree(power.exponent())) {
                return relation(new Expr.Power(w, N), wrt, Set.of(w));
            }
            boolean natural = power.base() == Expr.Constant.E || !plain.isFree(power.base());
            return relation(new Expr.Power(natural ? Expr.Constant.E : A, w), wrt, Set.of(w));
        }
        return relation(Expr.Apply.of(((Expr.Apply) outer).function(), w), wrt, Set.of(w));
    }

    private static Expr.Relation relation(Expr formula, Expr wrt, Set<Expr> dependent) {
        Differentiator differentiator = new Differentiator(wrt, Expr.DerivativeStyle.PRIME, dependent);
        return Expr.Relation.equal(
                differentiator.derivative(formula),
                differentiator.apply(formula).after());
    }

    private static Optional<Expr> outermost(Expr formula, Differentiator differentiator) {
        if (differentiator.isFree(formula)) {
            return Optional.empty();
        }
        boolean function = formula instanceof Expr.Power
                || formula instanceof Expr.Apply apply
                        && FunctionName.of(apply.function())
                                .flatMap(known -> Outer.derivative(known, N))
                                .isPresent();
        return function
                ? Optional.of(formula)
                : Children.of(formula).stream()
                        .flatMap(child -> outermost(child, differentiator).stream())
                        .findFirst();
    }
}
