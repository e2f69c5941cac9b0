package org.gradus.core.check;

/**
 * Richardson's extrapolation of difference quotients D(h), D(h/2), D(h/4), … to h = 0, with Ridders' estimate of the error.
 *
 * <p>The error of the quotients is a series in powers of h (one-sided) or h² (central); each column of the tableau takes away one
 * term. Source: C. J. F. Ridders, Accurate computation of F′(x) and F′(x)F″(x), Advances in Engineering Software 4 (1982) 75.
 */
record Extrapolation(double value, double error) {

    /**
     * The entry of the tableau whose estimated error is smallest.
     *
     * @param quotients for steps that are halved each time
     * @param noise by how much rounding may have falsified each quotient
     * @param ratio 2 for one-sided quotients, 4 for central ones
     */
    static Extrapolation of(double[] quotients, double[] noise, int ratio) {
        int levels = quotients.length;
        double[] column = quotients.clone();
        double[] rounding = noise.clone();
        Extrapolation best = new Extrapolation(column[levels - 1], Double.POSITIVE_INFINITY);
        double factor = 1;
        for (int order = 1; order < levels; order++) {
            factor *= ratio;
            for (int k = levels - 1; k >= order; k--) {
                double finer = column[k];
                double coarser = column[k - 1];
                double next = finer + (finer - coarser) / (factor - 1);
                rounding[k] = (factor * rounding[k] + rounding[k - 1]) / (factor - 1);
                double error = Math.max(Math.abs(next - finer), Math.abs(next - coarser)) + rounding[k];
                column[k] = next;
                if (error < best.error) {
                    best = new Extrapolation(next, error);
                }
            }
        }
        return best;
    }
}
