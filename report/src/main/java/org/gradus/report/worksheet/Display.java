package org.gradus.report.worksheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.Interval;
import org.gradus.core.number.OutOfRangeException;
import org.gradus.core.number.Real;
import org.gradus.core.number.UndecidedException;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.exercise.Rounding;
import org.gradus.report.exercise.Rounding.Mode;
import org.gradus.symbolic.kernel.Prover;

/** How numbers are shown: the only class that turns a certified value into printed digits (contracts, section 5). */
public final class Display {
    /** Longest plain notation of an exact decimal; longer ones are printed scientific. */
    private static final int PLAIN_DIGITS = 17;

    /** From here on decimal places the smallest number that stands without a power of ten is 0.001. */
    private static final int MOST_ZEROS = 3;

    private static final BigDecimal LARGE = new BigDecimal("10000000");
    /** Nearer to the bound than this share of it, only the exact value tells. */
    private static final double NEAR = 0.00001;

    private static final double BELOW_LARGE = 9_999_999;
    private static final double ABOVE_LARGE = 10_000_001;
    /** Enough digits to place a value among powers of ten. */
    private static final int MAGNITUDE_DIGITS = 25;

    private static final int MAGNITUDE_BITS = 64;
    /** Digits of a number in scientific notation. */
    static final int FEWEST_SIGNIFICANT = 3;

    private static final double LONGER_THAN_PLAIN = 1e17;
    /** Decimals with more places than this follow ≈: to compare e^(−10^9) with one takes hundreds of megabytes. */
    private static final int MOST_COMPARED_PLACES = 100_000;

    /** −∞, which only a logit may be. */
    public static final Expr NEGATIVE_INFINITY = new Expr.Negation(Expr.Constant.INFINITY);

    private final Rounding rounding;
    private final BigDecimal small;

    Display(Rounding rounding) {
        this.rounding = rounding;
        this.small = BigDecimal.ONE.movePointLeft(Math.min(rounding.digits(), MOST_ZEROS));
    }

    int digits() {
        return rounding.digits();
    }

    /** Whether the exact forms stand where a decimal would. */
    boolean prefersExact() {
        return rounding.mode() == Mode.EXACT;
    }

    /** The value as a result, with {@code places} decimal places. */
    Certified certify(Real real, Optional<Expr> exact, int places) {
        boolean asForm = prefersExact() && exact.isPresent();
        return Certified.of(real, exact, asForm ? new Written(exact.get(), true) : decimal(real, places));
    }

    /** As {@link #certify}; absent where 1,000 digits do not decide what is printed, or the magnitude is over every limit. */
    Optional<Certified> certified(Real real, Optional<Expr> exact, int places) {
        try {
            return Optional.of(certify(real, exact, places));
        } catch (UndecidedException | OutOfRangeException notToBeHad) {
            return Optional.empty();
        }
    }

    /** The value as a decimal with {@code places} places, or fewer where those give it exactly. */
    Expr decimalOf(Real real, int places) {
        return decimal(real, places).number();
    }

    /**
     * Whether the line put in, evaluated exactly and rounded to the exercise's places, gives the value. Where the value is an exact
     * decimal shorter than those places, the line must still agree with it in all of them.
     */
    boolean fits(Expr substituted, Certified value) {
        if (!promiseHolds(substituted, value)) {
            return false;
        }
        if (value.exactlyPrinted()
                && value.printed() instanceof Expr.Num num
                && num.value().scale() < digits()) {
            return real(substituted).round(digits()).compareTo(num.value()) == 0;
        }
        return true;
    }

    /** Whether two written numbers are the same as results. */
    boolean isSameResult(Expr one, Expr other) {
        return asResult(number(one)).compareTo(asResult(number(other))) == 0;
    }

    private BigDecimal asResult(BigDecimal number) {
        BigDecimal size = number.abs();
        boolean scientific = number.signum() != 0 && (size.compareTo(small) < 0 || size.compareTo(LARGE) >= 0);
        return scientific
                ? number.round(new MathContext(Math.max(FEWEST_SIGNIFICANT, digits()), RoundingMode.HALF_UP))
                : number.setScale(digits(), RoundingMode.HALF_UP);
    }

    private static BigDecimal number(Expr written) {
        return written instanceof Expr.Num num
                ? num.value()
                : scientificValue(written).orElseThrow(() -> new IllegalArgumentException("no decimal: " + written));
    }

    /** The calculator promise: the line put in, evaluated exactly and rounded as the value was, gives the printed value. */
    static boolean promiseHolds(Expr substituted, Certified value) {
        Expr printed = value.printed();
        if (printed.equals(NEGATIVE_INFINITY) || printed.equals(LayerData.NO_EDGE)) {
            return true;
        }
        Real line = real(substituted);
        if (printed instanceof Expr.Num num) {
            return line.round(num.value().scale()).compareTo(num.value()) == 0;
        }
        Optional<BigDecimal> scientific = scientificValue(printed);
        if (scientific.isPresent()) {
            BigDecimal shown = scientific.get();
            return line.signum() != 0
                    && line.roundSignificant(shown.precision()).compareTo(shown) == 0;
        }
        return line.nearestDouble() == value.real().nearestDouble();
    }

    /** Whether the numbers agree with an exact decimal also behind its last place. */
    static boolean agrees(Expr numbers, Expr.Num decimal) {
        int places = decimal.value().scale() + PLAIN_DIGITS;
        return real(numbers).round(places).compareTo(decimal.value()) == 0;
    }

    /** A number of the exercise as it is printed: as it was written, a decimal without trailing zeros. */
    static Expr asGiven(Expr constant) {
        return constant instanceof Expr.Num num ? new Expr.Num(withoutTrailingZeros(num.value())) : constant;
    }

    /** The value of {@code 2.10·10^(-4)} or {@code -2.10·10^(-4)}, with the precision that is shown. */
    private static Optional<BigDecimal> scientificValue(Expr printed) {
        if (printed instanceof Expr.Negation negation) {
            return scientificValue(negation.operand()).map(BigDecimal::negate);
        }
        return printed instanceof Expr.Product product
                        && product.factors().get(0) instanceof Expr.Num mantissa
                        && product.factors().get(1) instanceof Expr.Power power
                        && power.exponent() instanceof Expr.Num exponent
                ? Optional.of(
                        mantissa.value().scaleByPowerOfTen(exponent.value().intValueExact()))
                : Optional.empty();
    }

    private static Real real(Expr constant) {
        return Real.of(constant, Prover.zeroTest());
    }

    private Written decimal(Real real, int places) {
        return decimal(real, real, places, Math.max(FEWEST_SIGNIFICANT, places));
    }

    /**
     * A number that stands for a value, as a decimal.
     *
     * @param real what is rounded
     * @param value what it stands for, so that it may follow {@code =}
     * @param significant how many digits it has in scientific notation
     */
    Written decimal(Real real, Real value, int places, int significant) {
        if (isLongerThanPlain(real)) {
            return scientific(real, value, significant);
        }
        BigDecimal rounded = real.round(places);
        boolean exact = isProved(value, rounded);
        if (exact && plainLength(rounded) <= PLAIN_DIGITS) {
            return new Written(new Expr.Num(withoutTrailingZeros(rounded)), true);
        }
        if (rounded.signum() == 0 && real.signum() == 0) {
            return new Written(Expr.Num.of(0), exact); // the value is not: 5.925 − 5.925
        }
        return isScientific(real) ? scientific(real, value, significant) : new Written(new Expr.Num(rounded), exact);
    }

    /** |v| < 10^-min(digits, 3), so that no number but 0 is printed as 0, or |v| ≥ 10^7; near these bounds the exact value decides. */
    private boolean isScientific(Real real) {
        double bound = small.doubleValue();
        if (real.isSizeWithin(bound * (1 + NEAR), BELOW_LARGE)) {
            return false; // most numbers
        }
        Interval size = real.enclose(MAGNITUDE_BITS).abs();
        if (size.lower() > bound * (1 + NEAR) && size.upper() < BELOW_LARGE) {
            return false;
        }
        if (size.upper() < bound * (1 - NEAR) || size.lower() > ABOVE_LARGE) {
            return true;
        }
        BigDecimal digits = real.roundSignificant(MAGNITUDE_DIGITS).abs();
        return digits.compareTo(small) < 0 || digits.compareTo(LARGE) >= 0;
    }

    /** Such numbers are not rounded to places first: e^1000000 has 434,295 digits before the point. */
    private static boolean isLongerThanPlain(Real real) {
        if (real.isSizeWithin(0, LONGER_THAN_PLAIN / 2)) {
            return false; // most numbers
        }
        Interval interval = real.enclose(MAGNITUDE_BITS);
        return interval.lower() >= LONGER_THAN_PLAIN || interval.upper() <= -LONGER_THAN_PLAIN;
    }

    /** The value in scientific notation, with this many significant digits; it is not 0. */
    static Expr scientificOf(Real real, int significant) {
        return scientific(real, real, significant).number();
    }

    private static Written scientific(Real real, Real value, int significant) {
        BigDecimal rounded = real.roundSignificant(significant);
        int exponent = rounded.precision() - rounded.scale() - 1;
        BigDecimal mantissa = rounded.abs().scaleByPowerOfTen(-exponent);
        Expr size = Expr.Product.of(
                new Expr.Num(mantissa.setScale(significant - 1)),
                new Expr.Power(Expr.Num.of(10), Expr.Num.of(exponent)));
        Expr printed = rounded.signum() < 0 ? new Expr.Negation(size) : size;
        return new Written(printed, isProved(value, rounded));
    }

    /** {@code =} stands only where it is proved: tanh(10^-600) differs from 10^-600, but not within 1,000 digits. */
    private static boolean isProved(Real real, BigDecimal decimal) {
        if (Math.abs((long) decimal.scale()) > MOST_COMPARED_PLACES) {
            return false;
        }
        try {
            return real.equalsExactly(decimal);
        } catch (UndecidedException undecided) {
            return false;
        }
    }

    private static int plainLength(BigDecimal value) {
        BigDecimal stripped = withoutTrailingZeros(value);
        return Math.max(stripped.precision(), stripped.scale() + 1);
    }

    private static BigDecimal withoutTrailingZeros(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
