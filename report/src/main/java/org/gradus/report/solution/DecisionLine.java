package org.gradus.report.solution;

import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.function.Activation;
import org.gradus.symbolic.kernel.Theorem;

/**
 * Where a unit with two inputs has z = 0.
 *
 * @param layer counted from 1
 * @param unit counted from 1
 * @param z the weighted sum with its numbers
 * @param solved the line, {@code x_2 == -x_1 + 1/2} or {@code x_1 == 3}; empty where no input counts
 * @param positive where z is positive: {@code x_2 > -x_1 + 1/2}; empty where no input counts
 * @param factored {@code z = w_2 (x_2 - line)}, proved; empty where no input counts
 * @param sign of z everywhere, where no input counts
 * @param included whether the line belongs to the side on which the unit's class is 1; empty where it gives no class
 */
public record DecisionLine(
        int layer,
        int unit,
        Activation activation,
        Expr z,
        Optional<Expr.Relation> solved,
        Optional<Expr.Relation> positive,
        Optional<Theorem> factored,
        int sign,
        Optional<Boolean> included) {}
