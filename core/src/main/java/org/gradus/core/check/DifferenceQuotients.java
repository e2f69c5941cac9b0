package org.gradus.core.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The partial derivatives of a function ℝ^n → ℝ^m with respect to one coordinate, from its values alone.
 *
 * <p>Steps are halved from a quarter of the point's size down to the rounding of the point. A window of six steps is extrapolated
 * from the left, from the right and from both sides; the window moves to smaller steps until the two sides agree and the error is
 * small against the derivative, or rounding drowns the difference. Sides that go on disagreeing are a kink.
 */
final class DifferenceQuotients {
    private static final int WINDOW = 6;
    private static final int STRIDE = 2;
    private static final double FIRST_STEP = 0.25;
    /** A step of this many roundings of the point is the smallest. */
    private static final double SMALLEST_STEP = 1 << 9;
    /** An error this small against the derivative ends the search. */
    private static final double FINE = 1e-9;
    /** Up to this error, against the size of the quotients, a one-sided derivative counts as found. */
    private static final double FOUND = 1e-3;
    /** Up to this error, against the derivative, its first digit is known. */
    private static final double ROUGH = 0.25;
    /** Up to this multiple of the rounding an error is nothing else. */
    private static final double NOISY = 16;

    private static final double SAFETY = 4;

    private final UnaryOperator<double[]> function;
    private final double[] point;
    private final int coordinate;
    private final double firstStep;
    private final double smallestStep;
    private final double[] centre;
    private final boolean[] single;
    private final double[] noise;
    private final List<double[]> right = new ArrayList<>();
    private final List<double[]> left = new ArrayList<>();
    private final List<double[]> steps = new ArrayList<>();

    private DifferenceQuotients(UnaryOperator<double[]> function, double[] point, int coordinate) {
        this.function = function;
        this.point = point;
        this.coordinate = coordinate;
        double size = point[coordinate] == 0 ? 1 : Math.abs(point[coordinate]);
        this.firstStep = FIRST_STEP * Math.max(1, Math.scalb(1.0, Math.getExponent(size)));
        double rounding = point[coordinate] == 0 ? Math.ulp(firstStep) : Math.ulp(point[coordinate]);
        this.smallestStep = SMALLEST_STEP * Math.max(rounding, Double.MIN_NORMAL);
        this.centre = function.apply(point.clone());
        this.single = new boolean[centre.length];
        this.noise = noise(size);
    }

    /** ∂f_i/∂x_j for every output i; {@code function} neither keeps nor returns its argument. */
    static List<Slope> of(UnaryOperator<double[]> function, double[] point, int coordinate) {
        DifferenceQuotients quotients = new DifferenceQuotients(function, point, coordinate);
        List<Slope> slopes = new ArrayList<>();
        for (int i = 0; i < quotients.centre.length; i++) {
            slopes.add(quotients.slope(i));
        }
        return slopes;
    }

    /** Measured at two distances: a kink or a fast wave may fill the larger one. */
    private double[] noise(double size) {
        double[][] wide = neighbours(Math.scalb(size, -30));
        double[][] narrow = neighbours(Math.scalb(size, -44));
        double[] level = new double[centre.length];
        for (int i = 0; i < level.length; i++) {
            double least = Math.min(Noise.of(wide[i]), Noise.of(narrow[i]));
            level[i] = Double.isFinite(least) ? least : Math.ulp(centre[i]);
            single[i] = isSinglePrecision(i, wide[i]);
        }
        return level;
    }

    /** For every output its values at seven points around the centre. */
    private double[][] neighbours(double distance) {
        double[][] values = new double[centre.length][Noise.POINTS];
        for (int k = 0; k < Noise.POINTS; k++) {
            double[] there = shifted((k - Noise.POINTS / 2) * distance);
            for (int i = 0; i < centre.length; i++) {
                values[i][k] = there[i];
            }
        }
        return values;
    }

    /** Whether the function changes, but only from one float to another. */
    private boolean isSinglePrecision(int output, double[] neighbours) {
        boolean changes = false;
        for (double value : neighbours) {
            if ((float) value != value) {
                return false;
            }
        }
        for (int k = 0; k < WINDOW && reaches(k); k++) {
            double below = left.get(k)[output];
            double above = right.get(k)[output];
            if ((float) below != below || (float) above != above) {
                return false;
            }
            changes |= below != centre[output] || above != centre[output];
        }
        return changes;
    }

    private double[] shifted(double step) {
        double[] there = point.clone();
        there[coordinate] += step;
        return function.apply(there);
    }

    /** Values at the k-th step on both sides; false when the step drowns in the rounding of the point. */
    private boolean reaches(int k) {
        while (steps.size() <= k) {
            double step = Math.scalb(firstStep, -steps.size());
            if (step < smallestStep) {
                return false;
            }
            double[] above = point.clone();
            above[coordinate] += step;
            double[] below = point.clone();
            below[coordinate] -= step;
            // the step that was really made; the difference of neighbours is exact
            steps.add(new double[] {
                point[coordinate] - below[coordinate], above[coordinate] - point[coordinate],
            });
            left.add(function.apply(below));
            right.add(function.apply(above));
        }
        return true;
    }

    private Slope slope(int output) {
        if (!Double.isFinite(centre[output])) {
            return new Slope.None("the function has no finite value here");
        }
        Optional<Slope.Smooth> best = Optional.empty();
        Optional<Slope.Smooth> rough = Optional.empty();
        Optional<Slope.Kink> kink = Optional.empty();
        double size = 0;
        for (int from = 0; reaches(from + WINDOW - 1); from += STRIDE) {
            if (!isFinite(output, from)) {
                continue;
            }
            Window window = window(output, from);
            size = size == 0 ? window.size : size;
            if (window.size == 0 && best.isPresent()) {
                break; // the steps have become too small for the function to notice
            }
            if (window.bends()) {
                kink = Optional.of(new Slope.Kink(
                        window.left.value(), window.right.value(), window.left.error() + window.right.error()));
                best = Optional.empty();
            } else if (window.isFound()) {
                Slope.Smooth smooth = window.smooth();
                kink = Optional.empty();
                best = better(best, smooth);
                if (smooth.error() <= FINE * Math.abs(smooth.value()) || smooth.error() <= window.rounding) {
                    return smooth.within(size);
                }
            } else if (window.isRoughlyFound()) {
                rough = better(rough, window.smooth());
            }
        }
        if (best.isPresent()) {
            return best.get().within(size);
        }
        if (kink.isPresent()) {
            return kink.get();
        }
        return rough.isPresent() ? rough.get().within(size) : none(output);
    }

    private static Optional<Slope.Smooth> better(Optional<Slope.Smooth> best, Slope.Smooth other) {
        return best.isPresent() && best.get().error() <= other.error() ? best : Optional.of(other);
    }

    private boolean isFinite(int output, int from) {
        for (int k = from; k < from + WINDOW; k++) {
            if (!Double.isFinite(left.get(k)[output]) || !Double.isFinite(right.get(k)[output])) {
                return false;
            }
        }
        return true;
    }

    private Slope.None none(int output) {
        int last = steps.size() - 1;
        if (last < 0 || !Double.isFinite(left.get(last)[output]) || !Double.isFinite(right.get(last)[output])) {
            return new Slope.None("the function is not defined on both sides");
        }
        return new Slope.None(Slope.None.UNSETTLED);
    }

    private double rounding(int output, double value) {
        return single[output] ? Math.ulp((float) value) : Math.ulp(value);
    }

    private Window window(int output, int from) {
        double[] fromLeft = new double[WINDOW];
        double[] fromRight = new double[WINDOW];
        double[] central = new double[WINDOW];
        double[] oneSided = new double[WINDOW];
        double[] both = new double[WINDOW];
        double size = 0;
        for (int k = 0; k < WINDOW; k++) {
            double[] step = steps.get(from + k);
            double below = left.get(from + k)[output];
            double above = right.get(from + k)[output];
            fromLeft[k] = (centre[output] - below) / step[0];
            fromRight[k] = (above - centre[output]) / step[1];
            central[k] = (above - below) / (step[0] + step[1]);
            double level = Math.max(noise[output], rounding(output, Math.max(Math.abs(below), Math.abs(above))));
            both[k] = 2 * level / (step[0] + step[1]);
            oneSided[k] = 2 * both[k];
            size = Math.max(size, Math.max(Math.abs(fromLeft[k]), Math.abs(fromRight[k])));
        }
        return new Window(
                Extrapolation.of(fromLeft, oneSided, 2),
                Extrapolation.of(fromRight, oneSided, 2),
                Extrapolation.of(central, both, 4),
                size,
                SAFETY * both[WINDOW - 1]);
    }

    /**
     * The extrapolations from six steps.
     *
     * @param size the largest difference quotient
     * @param rounding an error that smaller steps cannot make smaller
     */
    private record Window(Extrapolation left, Extrapolation right, Extrapolation both, double size, double rounding) {
        private double gap() {
            return Math.abs(right.value() - left.value());
        }

        /** Both one-sided derivatives are found, and they differ. */
        boolean bends() {
            return isFound() && gap() > SAFETY * (left.error() + right.error());
        }

        boolean isFound() {
            return left.error() + right.error() <= FOUND * size;
        }

        /**
         * Rounding or slow convergence leaves a value with few digits. The sides must say so too: central quotients of an even
         * function are 0, whatever it does.
         */
        boolean isRoughlyFound() {
            Slope.Smooth smooth = smooth();
            double sides = left.error() + right.error();
            boolean settles = sides <= size / 2 || sides <= NOISY * NOISY * rounding;
            return settles
                    && gap() <= SAFETY * sides
                    && (smooth.error() <= ROUGH * Math.abs(smooth.value()) || smooth.error() <= NOISY * rounding);
        }

        Slope.Smooth smooth() {
            double error = (left.error() + right.error()) / 2;
            return both.error() <= error
                    ? new Slope.Smooth(both.value(), both.error(), size)
                    : new Slope.Smooth((left.value() + right.value()) / 2, error, size);
        }
    }
}
