package org.gradus.symbolic.kernel;

import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.ZeroTest;
import org.gradus.symbolic.kernel.algebra.Fraction;
import org.gradus.symbolic.kernel.algebra.Ring;
import org.gradus.symbolic.kernel.algebra.Unsupported;

/** Whether a constant is exactly zero, by its normal form. */
final class ZeroProof {
    private static final long BUDGET = 200_000;

    private ZeroProof() {}

    static ZeroTest.Answer of(Expr constant) {
        try {
            return Ring.withOneScale(BUDGET, ring -> of(ring, constant));
        } catch (Unsupported tooLarge) {
            return withLargeExponents(constant);
        }
    }

    private static ZeroTest.Answer withLargeExponents(Expr constant) {
        try {
            return Ring.withOpaqueExponentials(BUDGET, ring -> of(ring, constant));
        } catch (Unsupported | ArithmeticException unknown) {
            return ZeroTest.Answer.UNKNOWN;
        }
    }

    private static ZeroTest.Answer of(Ring ring, Expr constant) {
        NormalForm form = new NormalForm(ring, new Claim(List.of(constant), List.of()));
        Fraction value = form.of(constant);
        if (form.isCertainlyZero(value)) {
            return ZeroTest.Answer.ZERO;
        }
        return ring.isDecisive(value) ? ZeroTest.Answer.NONZERO : ZeroTest.Answer.UNKNOWN;
    }
}
