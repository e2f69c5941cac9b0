package org.gradus.symbolic.closed;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.kernel.Claim;
import org.gradus.symbolic.kernel.NormalForm;
import org.gradus.symbolic.kernel.algebra.Fraction;
import org.gradus.symbolic.kernel.algebra.Ring;
import org.gradus.symbolic.kernel.algebra.Unsupported;
import org.gradus.symbolic.write.Notation;

/**
 * Short exact forms of constants, such as {@code e/(e+1)} for {@code e^2/(e^2+e^1)}; accepted only when proved equal.
 *
 * <p>Numbers with few digits; rational functions of e with integer or half-integer exponents, in lowest terms and descending
 * powers; short combinations of logarithms, roots and π.
 */
public final class ExactForm {
    /** The longest form. */
    public static final int NODES = 30;

    private static final int LARGEST_INPUT = 400;
    private static final long BUDGET = 20_000;
    private static final int LARGEST_SCALE = 12;
    private static final int DIGITS = 6;
    private static final BigInteger LARGEST_DENOMINATOR = BigInteger.valueOf(999);
    private static final BigInteger LARGEST_NUMERATOR = BigInteger.valueOf(99_999);

    private ExactForm() {}

    /**
     * A form of at most {@link #NODES} nodes that the kernel has proved equal to {@code constant} wherever that is defined, if
     * there is one that is fit to print. Large formulas and those with variables have none.
     */
    public static Optional<Expr> of(Expr constant) {
        try {
            Claim.walk(constant, LARGEST_INPUT, expr -> {});
            Claim claim = new Claim(List.of(constant), List.of());
            return Ring.with(BUDGET, LARGEST_SCALE, ring -> {
                NormalForm form = new NormalForm(ring, claim);
                Fraction value = form.of(constant);
                return of(ring, value)
                        .filter(expr -> Notation.size(expr) <= NODES)
                        .filter(expr -> form.isCertainlyZero(form.of(expr).minus(value)));
            });
        } catch (Unsupported e) {
            return Optional.empty();
        }
    }

    private static Optional<Expr> of(Ring ring, Fraction value) {
        if (value.isNumber()) {
            return number(value.numerator().constantTerm());
        }
        if (value.isZero()) {
            return Optional.of(Expr.Num.of(0));
        }
        return EulerForm.of(ring, value).or(() -> RadicalForm.of(ring, value));
    }

    /** A finite decimal of few digits, or a fraction of small numbers. */
    private static Optional<Expr> number(Rational value) {
        Optional<BigDecimal> decimal = decimal(value);
        if (decimal.isPresent()) {
            return Optional.of(new Expr.Num(decimal.get()));
        }
        boolean small = value.denominator().compareTo(LARGEST_DENOMINATOR) <= 0
                && value.numerator().abs().compareTo(LARGEST_NUMERATOR) <= 0;
        return small ? Optional.of(Notation.number(value)) : Optional.empty();
    }

    private static Optional<BigDecimal> decimal(Rational value) {
        BigDecimal rounded = new BigDecimal(value.numerator())
                .divide(new BigDecimal(value.denominator()), new MathContext(DIGITS + 3))
                .stripTrailingZeros();
        if (rounded.scale() < 0) {
            rounded = rounded.setScale(0);
        }
        boolean few = rounded.precision() <= DIGITS && rounded.scale() <= DIGITS;
        return few && Rational.of(rounded).equals(value) ? Optional.of(rounded) : Optional.empty();
    }
}
