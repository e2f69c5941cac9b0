package org.gradus.core.expr;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A real number given by a formula over other reals, known to any precision that is asked for.
 *
 * <p>Exact rationals stay exact. Everything else is enclosed by outward-rounded intervals whose precision grows until the wanted
 * digits are decided; a value that sits exactly on a rounding boundary, or a sign that is exactly zero, is decided by the
 * {@link ZeroTest}. At 1,000 digits an {@link UndecidedException} says so.
 */
public final class Real {
    private Real() {}

    /** The value of a formula without variables. */
    public static Real of(Expr constant, ZeroTest zeroTest) {
        return of(constant, quantity -> Optional.empty(), zeroTest);
    }

    /** The value of a formula whose symbols and indexed symbols are given by {@code operands} (memoised, a shared graph). */
    public static Real of(
            Expr formula, java.util.function.Function<Expr, Optional<Real>> operands, ZeroTest zeroTest) {
        throw new UnsupportedOperationException("stub");
    }

    /** The value as a fraction, when the formula is rational arithmetic or the value has been proved rational. */
    public Optional<Rational> rational() {
        throw new UnsupportedOperationException("stub");
    }

    /** An interval that contains the value, computed with about {@code bits} bits. */
    public Interval enclose(int bits) {
        throw new UnsupportedOperationException("stub");
    }

    /** The formula with every operand replaced by its own, without variables; empty when it has over {@code nodes} nodes. */
    public Optional<Expr> expanded(int nodes) {
        throw new UnsupportedOperationException("stub");
    }

    /** −1, 0 or 1, decided. */
    public int signum() {
        throw new UnsupportedOperationException("stub");
    }

    /** The value rounded half away from zero to {@code places} decimal places (scale = places). */
    public BigDecimal round(int places) {
        throw new UnsupportedOperationException("stub");
    }

    /** The value, not zero, rounded half away from zero to {@code digits} significant digits (precision = digits). */
    public BigDecimal roundSignificant(int digits) {
        throw new UnsupportedOperationException("stub");
    }

    /** Whether the value is exactly {@code decimal}. */
    public boolean equalsExactly(BigDecimal decimal) {
        throw new UnsupportedOperationException("stub");
    }

    /** The double nearest to the value (ties to even, as IEEE); infinite beyond the double range, 0 below it. */
    public double nearestDouble() {
        throw new UnsupportedOperationException("stub");
    }
}
