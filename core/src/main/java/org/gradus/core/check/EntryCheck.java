package org.gradus.core.check;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * One claimed derivative against what the difference quotients say.
 *
 * @param scale the size that derivatives have here; against it a much smaller one is zero
 */
record EntryCheck(double claimed, double tolerance, double scale) {
    private static final double SAFETY = 4;
    /** An estimate with a larger relative error decides nothing in favour of a claim. */
    private static final double UNCERTAIN = 1e-2;

    /** Up to this relative error the estimate is worth showing. */
    private static final double ROUGH = 0.1;

    private static final int ROUNDINGS = 64;
    private static final int FEWEST_DIGITS = 4;
    private static final int MOST_DIGITS = 17;

    GradientReport.Outcome of(Slope slope) {
        if (slope instanceof Slope.Smooth smooth) {
            return smooth(smooth);
        } else if (slope instanceof Slope.Kink kink) {
            return kink(kink);
        }
        return new GradientReport.PassedOver(((Slope.None) slope).reason());
    }

    /** What code that calculates the derivative in doubles may miss by. */
    private double rounding() {
        return ROUNDINGS * Math.ulp(1.0) * scale + ROUNDINGS * Double.MIN_VALUE;
    }

    private GradientReport.Outcome smooth(Slope.Smooth slope) {
        double difference = Math.abs(claimed - slope.value());
        double allowed = tolerance * Math.abs(slope.value()) + SAFETY * slope.error() + rounding();
        if (!(difference <= allowed)) {
            return new GradientReport.Disagrees("yours " + text(claimed) + ", numeric " + numeric(slope));
        }
        double size = Math.abs(slope.value());
        double nothing = tolerance * Math.max(scale, slope.size()) + Double.MIN_NORMAL;
        if (slope.error() > UNCERTAIN * size && slope.error() > nothing) {
            return new GradientReport.PassedOver(
                    slope.error() < ROUGH * size
                            ? "yours " + text(claimed) + ", numeric " + digits(slope.value(), 2) + " ± "
                                    + digits(slope.error(), 1) + ", too uncertain to compare"
                            : Slope.None.UNSETTLED);
        }
        return new GradientReport.Agrees(difference <= rounding() ? 0 : difference / size);
    }

    /** A convention may choose any value between the one-sided derivatives. */
    private GradientReport.Outcome kink(Slope.Kink kink) {
        double margin = tolerance * Math.max(Math.abs(kink.left()), Math.abs(kink.right()))
                + SAFETY * kink.error()
                + rounding();
        String sides = "kink, from the left " + digits(kink.left(), 6) + ", from the right " + digits(kink.right(), 6);
        boolean between = claimed >= Math.min(kink.left(), kink.right()) - margin
                && claimed <= Math.max(kink.left(), kink.right()) + margin;
        return between
                ? new GradientReport.PassedOver(sides)
                : new GradientReport.Disagrees("yours " + text(claimed) + ", " + sides);
    }

    /** With as many digits as tell it from the claim, as far as they are certain. */
    private String numeric(Slope.Smooth slope) {
        for (int digits = FEWEST_DIGITS; digits < MOST_DIGITS && Double.isFinite(claimed); digits++) {
            if (!digits(slope.value(), digits).equals(digits(claimed, digits))) {
                return digits(slope.value(), digits);
            }
        }
        return digits(slope.value(), FEWEST_DIGITS);
    }

    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static String digits(double value, int digits) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits));
        boolean plain = value == 0 || (Math.abs(value) >= 1e-4 && Math.abs(value) < 1e7);
        BigDecimal shortest = rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
        return plain ? shortest.toPlainString() : shortest.toString();
    }
}
