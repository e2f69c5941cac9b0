package org.gradus.report.marking;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.gradus.core.number.Real;
import org.gradus.report.marking.interval.Range;

/**
 * With how many decimal places numbers are written: with those that are asked, but small and huge ones with significant digits, as on
 * every sheet (below 10^(-min(decimals, 3)) and from 10^7 on).
 */
record Places(int decimals) {
    private static final int MOST_ZEROS = 3;
    private static final int FEWEST_SIGNIFICANT = 3;
    private static final double LARGE = 1e7;
    private static final double TINY = 1e-12;

    /** Decimal places of a number of this size; negative for huge ones. */
    int of(double number) {
        double size = Math.abs(number);
        boolean plain = size == 0
                || !Double.isFinite(size)
                || size >= Math.pow(10, -Math.min(decimals, MOST_ZEROS)) && size < LARGE;
        if (plain) {
            return decimals;
        }
        int magnitude = new BigDecimal(size).precision() - new BigDecimal(size).scale() - 1;
        return Math.max(FEWEST_SIGNIFICANT, decimals) - 1 - magnitude;
    }

    /** A number as it is written, rounded half away from zero. */
    BigDecimal round(Real number) {
        int places = of(number.nearestDouble());
        return places == decimals
                ? number.round(places)
                : number.roundSignificant(Math.max(FEWEST_SIGNIFICANT, decimals));
    }

    /** The unit of the last place of a number of this size. */
    double unit(double number) {
        return unit(of(number));
    }

    /** Whether a range is that of a decimal with no more than the asked places, up to the digits of doubles. */
    boolean isDecimal(Range range) {
        double nearest = nearest(range);
        return Double.isFinite(nearest)
                && range.hi() - range.lo() <= Math.max(1, Math.abs(nearest)) * TINY
                && Math.abs(range.middle() - nearest) <= Math.max(1, Math.abs(nearest)) * TINY;
    }

    /** That decimal. */
    Range decimal(Range range) {
        double nearest = nearest(range);
        return new Range(nearest, nearest);
    }

    private double nearest(Range range) {
        double middle = range.middle();
        return Double.isFinite(middle) && Math.abs(middle) < LARGE
                ? new BigDecimal(middle)
                        .setScale(decimals, RoundingMode.HALF_UP)
                        .doubleValue()
                : Double.NaN;
    }

    /** 10^(-places). */
    static double unit(int places) {
        return new BigDecimal(BigInteger.ONE, places).doubleValue();
    }
}
