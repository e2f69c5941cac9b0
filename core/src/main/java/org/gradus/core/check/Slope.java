package org.gradus.core.check;

/** What the values of a function near a point say about its derivative there. */
sealed interface Slope {

    /** A two-sided derivative, off by about {@code error} at most; {@code size} is that of the widest difference quotients. */
    record Smooth(double value, double error, double size) implements Slope {
        Smooth within(double widest) {
            return new Smooth(value, error, widest);
        }
    }

    /** Two one-sided derivatives that differ. */
    record Kink(double left, double right, double error) implements Slope {}

    /** No derivative: a jump, a vertical tangent, the edge of the domain. */
    record None(String reason) implements Slope {
        static final String UNSETTLED =
                "the difference quotients settle at no value: a jump, a vertical tangent or noise";
    }
}
