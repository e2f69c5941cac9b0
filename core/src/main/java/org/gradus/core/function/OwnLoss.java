package org.gradus.core.function;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation;
import org.gradus.core.expr.Substitution;
import org.gradus.core.expr.TextWriter;
import org.gradus.core.number.Evaluator;
import org.jspecify.annotations.Nullable;

/** A loss that the user defines by a formula in y and t, summed over the outputs. Its slope is derived by whoever can prove it. */
final class OwnLoss extends SummedLoss {
    private static final Expr.Symbol Y = Expr.Symbol.of("y");
    private static final Expr.Symbol T = Expr.Symbol.of("t");

    private final Expr term;
    private final Optional<Expr> slope;
    private final Optional<Expr> bend;

    /** @param bend what is 0 where the term bends; absent where it is smooth */
    OwnLoss(String name, Expr term, Optional<Expr> slope, Optional<Expr> bend) {
        super(name, Reduction.SUM);
        this.term = term;
        this.slope = slope;
        this.bend = bend;
        requireVariables(name, term);
        slope.ifPresent(formula -> requireVariables(name, formula));
    }

    private static void requireVariables(String name, Expr formula) {
        Substitution.apply(formula, quantity -> {
            if (!quantity.equals(Y) && !quantity.equals(T)) {
                throw new IllegalArgumentException("loss '" + name + "' holds '" + TextWriter.write(quantity)
                        + "'; its formula has the variables y and t");
            }
            return Optional.empty();
        });
    }

    @Override
    public boolean isDerived() {
        return slope.isPresent();
    }

    @Override
    protected double term(double y, double t) {
        return Evaluator.value(term, variable -> variable.equals(Y) ? y : t);
    }

    @Override
    protected double slope(double y, double t) {
        return slope.map(formula -> Evaluator.value(formula, variable -> variable.equals(Y) ? y : t))
                .orElseGet(() -> Evaluator.differentiate(term, variable -> variable.equals(Y) ? y : t, Y)
                        .derivative());
    }

    private static Expr put(Expr formula, Expr y, Expr t) {
        return Substitution.apply(formula, Map.of(Y, y, T, t));
    }

    @Override
    public List<Kink> kinks(Expr y, Expr t) {
        return bend.map(u -> List.of(new Kink(Relation.equal(put(u, y, t), Expr.Num.of(0)), Optional.empty())))
                .orElse(List.of());
    }

    @Override
    public List<List<Relation>> regions(Expr y, Expr t) {
        return bend.map(u -> put(u, y, t))
                .map(u -> List.of(List.of(Losses.less(Expr.Num.of(0), u)), List.of(Losses.less(u, Expr.Num.of(0)))))
                .orElseGet(() -> super.regions(y, t));
    }

    @Override
    protected Expr term(Expr y, Expr t) {
        return put(term, y, t);
    }

    @Override
    protected Expr slope(Expr y, Expr t) {
        Expr formula = slope.orElseThrow(
                () -> new IllegalStateException("the gradient of loss '" + name() + "' has not been derived"));
        return put(formula, y, t);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OwnLoss own
                && own.name().equals(name())
                && own.term.equals(term)
                && own.slope.equals(slope);
    }

    @Override
    public int hashCode() {
        return term.hashCode();
    }
}
