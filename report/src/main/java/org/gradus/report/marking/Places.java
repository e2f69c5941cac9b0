package org.gradus.report.marking;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.gradus.core.number.Real;

/**
 * With how many decimal places numbers are written: with those that are asked, but small and huge ones with significant digits, as on
 * every sheet (below 10^(-min(decimals, 3)) and from 10^7 on).
 */
record Places(int decimals) {
    private static final int MOST_ZEROS = 3;
    private static final int FEWEST_SIGNIFICANT = 3;
    private static final double LARGE = 1e7;

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

    /** 10^(-places). */
    static double unit(int places) {
        return new BigDecimal(BigInteger.ONE, places).doubleValue();
    }
}
