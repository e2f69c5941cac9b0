package org.gradus.report.worksheet;

import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.Rational;
import org.gradus.core.number.Real;
import org.gradus.core.number.UndecidedException;
import org.gradus.core.number.ZeroTest;
import org.gradus.symbolic.kernel.Prover;

/** Questions about constants that are answered exactly or not at all. */
public final class Exact {
    /** The number 0. */
    public static final Real ZERO = Real.of(Expr.Num.of(0), ZeroTest.NONE);

    private Exact() {}

    /** Whether the constant is proved to be 0. */
    public static boolean isZero(Expr constant) {
        return is(constant, Rational.ZERO);
    }

    /** Whether the constant is proved to be this number. */
    public static boolean is(Expr constant, Rational number) {
        Real real = Real.of(Expr.Sum.of(constant, new Expr.Negation(number.toExpr())), Prover.zeroTest());
        try {
            return real.signum() == 0;
        } catch (UndecidedException undecided) {
            return false;
        }
    }

    /** Whether the constant is a fraction, and this one. */
    public static boolean isNumber(Expr constant, long number) {
        return Real.of(constant, Prover.zeroTest()).rational().equals(Optional.of(Rational.of(number)));
    }
}
