package org.gradus.report.worksheet;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Case;
import org.gradus.core.expr.Rewriter;
import org.gradus.core.number.OutOfRangeException;
import org.gradus.core.number.Rational;
import org.gradus.core.number.Real;
import org.gradus.core.number.UndecidedException;
import org.gradus.symbolic.kernel.Prover;

/** Of a definition by cases, the line that holds at a point: what one writes down by hand. */
public final class HoldingCase {
    private static final Expr ONE = Expr.Num.of(1);
    private static final Expr ZERO = Expr.Num.of(0);

    private HoldingCase() {}

    /** The line of {@code formula} that holds where {@code variable} is {@code z}; the formula itself if it has no cases. */
    public static Expr of(Expr formula, Real z, Expr variable) {
        if (!(formula instanceof Expr.Piecewise piecewise)) {
            return formula;
        }
        try {
            for (Case line : piecewise.cases()) {
                if (line.condition().isEmpty() || holds(line.condition().get(), z, variable)) {
                    return of(line.value(), z, variable);
                }
            }
        } catch (UndecidedException | OutOfRangeException undecided) {
            return formula;
        }
        return formula;
    }

    /** {@code formula} with the holding line in the place of each definition by cases in it. */
    public static Expr of(Expr formula, Function<Expr, Real> values) {
        return formula.accept(new Rewriter() {
            @Override
            public Expr piecewise(Expr.Piecewise piecewise) {
                try {
                    for (Case line : piecewise.cases()) {
                        if (line.condition().isEmpty()
                                || holds(line.condition().get(), quantity -> Optional.of(values.apply(quantity)))) {
                            return rewrite(line.value());
                        }
                    }
                } catch (UndecidedException | OutOfRangeException undecided) {
                    return piecewise;
                }
                return piecewise;
            }
        });
    }

    private static boolean holds(Expr.Relation condition, Real z, Expr variable) {
        return holds(condition, name -> name.equals(variable) ? Optional.of(z) : Optional.empty());
    }

    private static boolean holds(Expr.Relation condition, Function<Expr, Optional<Real>> values) {
        Expr indicator = new Expr.Piecewise(List.of(Case.when(condition, ONE), Case.otherwise(ZERO)));
        return Real.of(indicator, values, Prover.zeroTest()).rational().equals(Optional.of(Rational.ONE));
    }
}
