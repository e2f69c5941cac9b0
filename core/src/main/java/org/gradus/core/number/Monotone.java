package org.gradus.core.number;

import static org.gradus.core.number.Dyadic.Towards.CEILING;

import java.util.Objects;
import java.util.function.BiFunction;

/** The image of an interval under a function that rises or falls, which is enclosed for a single number. */
final class Monotone {
    private Monotone() {}

    /** Of a narrow interval from its lower end and what the function rises by at most from there. */
    static Interval rising(Interval x, BiFunction<Dyadic, Integer, Interval> function, Rise rise, int bits) {
        if (x.isPoint()) {
            return function.apply(x.low(), bits);
        }
        Dyadic width = x.high().minus(x.low(), Rise.BITS, CEILING);
        if (!rise.isNarrow(x.low(), width)) {
            return rising(x, function, bits);
        }
        Interval start = function.apply(x.low(), bits);
        return Interval.of(start.low(), start.high().plus(rise.above(x.low(), width, start), bits, CEILING));
    }

    /** As {@link #rising}, of an odd function whose slope is known for positive numbers. */
    static Interval odd(Interval x, BiFunction<Dyadic, Integer, Interval> function, Rise rise, int bits) {
        return x.high().signum() <= 0
                ? rising(x.negate(), function, rise, bits).negate()
                : rising(x, function, rise, bits);
    }

    /** From both ends, at either of which the function may overflow. */
    static Interval rising(Interval x, BiFunction<Dyadic, Integer, Interval> function, int bits) {
        if (x.isPoint()) {
            return function.apply(x.low(), bits);
        }
        try {
            return Interval.of(
                    function.apply(x.low(), bits).low(),
                    function.apply(x.high(), bits).high());
        } catch (ArithmeticException atOneEnd) {
            if (x.low().signum() * x.high().signum() > 0) {
                // the end nearer to zero is the last to overflow: when it does, all of the interval does
                Objects.requireNonNull(function.apply(x.low().signum() > 0 ? x.low() : x.high(), bits));
            }
            throw new NotSeparatedException("an interval reaches over 10^1000000");
        }
    }

    static Interval falling(Interval x, BiFunction<Dyadic, Integer, Interval> function, int bits) {
        return x.isPoint()
                ? function.apply(x.low(), bits)
                : Interval.of(
                        function.apply(x.high(), bits).low(),
                        function.apply(x.low(), bits).high());
    }
}
