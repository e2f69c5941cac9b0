package org.gradus.core.number;

import static org.gradus.core.number.Dyadic.Towards.CEILING;
import static org.gradus.core.number.Dyadic.Towards.FLOOR;

/**
 * By how much a rising function f is at most larger at the upper end a + w of a narrow interval than at its lower end a: one evaluation
 * and a bound of the slope instead of two evaluations.
 */
enum Rise {
    /** e^(a+w) ≤ e^a (1 + w + w²) for 0 ≤ w ≤ 1. */
    EXP {
        @Override
        boolean isNarrow(Dyadic a, Dyadic width) {
            return width.magnitude() < NARROW;
        }

        @Override
        Dyadic above(Dyadic a, Dyadic width, Interval start) {
            return relative(width, start);
        }
    },
    /** As {@link #EXP}, since f′ ≤ f for softplus, and f′ ≤ 1. */
    SOFTPLUS {
        @Override
        boolean isNarrow(Dyadic a, Dyadic width) {
            return width.magnitude() < NARROW;
        }

        @Override
        Dyadic above(Dyadic a, Dyadic width, Interval start) {
            return Dyadic.min(width, relative(width, start));
        }
    },
    /** σ′ = σ (1 − σ) ≤ σ (1 − σ(a)) behind a. */
    SIGMOID {
        @Override
        boolean isNarrow(Dyadic a, Dyadic width) {
            return width.magnitude() < NARROW;
        }

        @Override
        Dyadic above(Dyadic a, Dyadic width, Interval start) {
            return relative(width.times(lackToOne(start), BITS, CEILING), start);
        }
    },
    /** ln′ ≤ 1/a behind a. */
    LN {
        @Override
        Dyadic above(Dyadic a, Dyadic width, Interval start) {
            return width.over(a, BITS, CEILING);
        }
    },
    /** tanh′ ≤ 1 − tanh² a behind a ≥ 0. */
    TANH {
        @Override
        Dyadic above(Dyadic a, Dyadic width, Interval start) {
            Dyadic square = start.low().times(start.low(), 2 * BITS, FLOOR);
            return width.times(Dyadic.ONE.minus(square, BITS, CEILING), BITS, CEILING);
        }
    },
    /** atan′ ≤ 1, and ≤ 1/a², behind a ≥ 0. */
    ATAN {
        @Override
        Dyadic above(Dyadic a, Dyadic width, Interval start) {
            Dyadic square = a.times(a, BITS, FLOOR);
            return width.over(Dyadic.max(Dyadic.ONE, square), BITS, CEILING);
        }
    },
    /** erf′ = 2/√π e^(−x²) ≤ 2 (a + 1) (1 − erf a) behind a ≥ 0 (Abramowitz and Stegun 7.1.13). */
    ERF {
        @Override
        Dyadic above(Dyadic a, Dyadic width, Interval start) {
            Dyadic slope = a.plus(Dyadic.ONE, BITS, CEILING).shift(1).times(lackToOne(start), BITS, CEILING);
            return width.times(slope, BITS, CEILING);
        }
    },
    /**
     * Φ′ ≤ (a + 1) (1 − Φ(a)) behind a ≥ 0, and Φ′ ≤ (1 − a) Φ behind a < 0 (Birnbaum 1942: Φ′(t) ≤ (t + √(t² + 4))/2 · (1 − Φ(t)) for
     * t ≥ 0).
     */
    PHI {
        @Override
        boolean isNarrow(Dyadic a, Dyadic width) {
            return width.magnitude() + Math.max(0, a.magnitude() + 1) < NARROW;
        }

        @Override
        Dyadic above(Dyadic a, Dyadic width, Interval start) {
            Dyadic factor = (a.signum() < 0 ? a.negate() : a).plus(Dyadic.ONE, BITS, CEILING);
            Dyadic share = width.times(factor, BITS, CEILING);
            return a.signum() < 0 ? relative(share, start) : share.times(lackToOne(start), BITS, CEILING);
        }
    },
    /** √(a + w) ≤ √a + w/(2√a). */
    SQRT {
        @Override
        Dyadic above(Dyadic a, Dyadic width, Interval start) {
            return width.over(start.low(), BITS, CEILING).shift(-1);
        }
    };

    /** Of what is added to the result, which need not be precise. */
    static final int BITS = 32;

    private static final int NARROW = -6;

    /** Whether the bound is about as good as an evaluation at the upper end; then 0 does not lie in the interval. */
    boolean isNarrow(Dyadic a, Dyadic width) {
        return a.signum() > 0 && width.magnitude() < a.magnitude() + NARROW;
    }

    /** An upper bound of f(a + width) − f(a); start encloses f(a). */
    abstract Dyadic above(Dyadic a, Dyadic width, Interval start);

    /** f (v + v²), which bounds f (e^v − 1) for 0 ≤ v ≤ 1. */
    private static Dyadic relative(Dyadic v, Interval f) {
        Dyadic growth = v.plus(v.times(v, BITS, CEILING), BITS, CEILING);
        return f.high().times(growth, BITS, CEILING);
    }

    /** 1 − f(a), where f < 1. */
    private static Dyadic lackToOne(Interval start) {
        return Dyadic.max(Dyadic.ZERO, Dyadic.ONE.minus(start.low(), BITS, CEILING));
    }
}
