package org.gradus.symbolic.kernel;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Terms;
import org.gradus.core.number.ForwardMode;
import org.gradus.core.number.Interval;
import org.gradus.core.number.Real;
import org.gradus.symbolic.kernel.algebra.Unsupported;

/** The quantities of a problem at one point of it, enclosed as they stand: of the kernel nothing is trusted but its zero test. */
public final class PointValues {
    private final Problem problem;
    private final Map<Expr, Expr> point;
    private final Map<Expr, Real> values = new HashMap<>();

    /** At the point where the variables that the problem itself leaves open have these values. */
    public PointValues(Problem problem, Map<Expr, Expr> point) {
        this.problem = problem;
        this.point = new LinkedHashMap<>(point);
    }

    /** A formula in quantities of the problem. */
    public Real real(Expr formula) {
        return Real.of(formula, quantity -> Optional.of(value(quantity)), ZeroProof::of);
    }

    public Real value(Expr quantity) {
        Real known = values.get(quantity);
        if (known == null) {
            Expr given = point.get(quantity);
            Expr meaning = given != null
                    ? given
                    : problem.at().getOrDefault(quantity, problem.after().get(quantity));
            if (meaning == null) {
                throw new Unsupported("no value for " + quantity);
            }
            known = real(meaning);
            values.put(quantity, known);
        }
        return known;
    }

    /** An enclosure of the derivative, where everything is smooth around the point; throws an {@link ArithmeticException} elsewhere. */
    public Interval slope(int bits) {
        return ForwardMode.differentiateSmooth(
                        problem.of(), quantity -> value(quantity).enclose(bits), problem.wrt(), bits)
                .derivative();
    }

    /**
     * Whether the point belongs to the domain: assumptions hold, and powers with a variable exponent have positive bases.
     *
     * @throws ArithmeticException where that cannot be told
     */
    public boolean isInDomain() {
        for (Expr.Relation assumption : problem.assume()) {
            int sign = real(Terms.minus(assumption.left(), assumption.right())).signum();
            if (!Sign.of(sign).is(assumption.operator())) {
                return false;
            }
        }
        return problem.powerBases().stream().allMatch(base -> real(base).signum() > 0);
    }

    /** Whether it certainly does. */
    public boolean isCertainlyInDomain() {
        try {
            return isInDomain();
        } catch (ArithmeticException | Unsupported unknown) {
            return false;
        }
    }
}
