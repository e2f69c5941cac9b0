package org.gradus.report.compose.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Round numbers for an axis: 1, 2 or 5 times a power of ten apart. */
final class Ticks {
    private static final int[] STEPS = {1, 2, 5};

    private Ticks() {}

    /** Not more than {@code most} of them, between the two ends. */
    static List<BigDecimal> between(double from, double to, int most) {
        if (!(to > from) || !Double.isFinite(to - from)) {
            throw new IllegalArgumentException("an axis needs two ends: " + from + ", " + to);
        }
        int exponent = (int) Math.floor(Math.log10((to - from) / most)) - 1;
        while (true) {
            for (int step : STEPS) {
                BigDecimal apart = BigDecimal.valueOf(step).scaleByPowerOfTen(exponent);
                List<BigDecimal> ticks = multiples(apart, from, to);
                if (ticks.size() <= most) {
                    return ticks;
                }
            }
            exponent++;
        }
    }

    private static List<BigDecimal> multiples(BigDecimal apart, double from, double to) {
        double slack = (to - from) * 1e-9;
        BigDecimal first = BigDecimal.valueOf(from - slack).divide(apart, 0, RoundingMode.CEILING);
        List<BigDecimal> ticks = new ArrayList<>();
        for (BigDecimal count = first; ; count = count.add(BigDecimal.ONE)) {
            BigDecimal tick = count.multiply(apart);
            if (tick.doubleValue() > to + slack || ticks.size() > 200) {
                return ticks;
            }
            ticks.add(tick.signum() == 0 ? BigDecimal.ZERO : plain(tick));
        }
    }

    /** 10 and not 1E+1. */
    private static BigDecimal plain(BigDecimal tick) {
        BigDecimal stripped = tick.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
