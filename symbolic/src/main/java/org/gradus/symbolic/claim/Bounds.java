package org.gradus.symbolic.claim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.Rational;

/**
 * Bounds of single variables that follow from linear inequalities, the others lying between bounds of their own. A search for points:
 * nothing here is trusted.
 */
final class Bounds {
    private static final int ROUNDS = 8;
    private static final List<Rational> STEPS = List.of(
            Rational.ONE,
            Rational.of(2),
            Rational.ONE.over(Rational.of(4)),
            Rational.of(10),
            Rational.ONE.over(Rational.of(100)),
            Rational.of(1000));

    private final List<LinearForm> positive;
    private final Map<Expr, Rational> low = new LinkedHashMap<>();
    private final Map<Expr, Rational> high = new LinkedHashMap<>();

    /** @param positive what is positive, or at least not negative */
    Bounds(List<LinearForm> positive) {
        this.positive = List.copyOf(positive);
    }

    private Bounds(Bounds other) {
        this.positive = other.positive;
        low.putAll(other.low);
        high.putAll(other.high);
    }

    /** With one more variable known; narrowed. */
    Bounds with(Expr variable, Rational value) {
        Bounds more = new Bounds(this);
        more.low.put(variable, value);
        more.high.put(variable, value);
        return more.narrowed();
    }

    /** Goes through all inequalities until nothing changes, or often enough. */
    Bounds narrowed() {
        boolean changed = true;
        for (int round = 0; round < ROUNDS && changed; round++) {
            changed = false;
            for (LinearForm form : positive) {
                for (Expr variable : form.factors().keySet()) {
                    changed |= narrow(form, variable);
                }
            }
        }
        return this;
    }

    /** {@code c x + rest > 0} with the greatest the rest can be. */
    private boolean narrow(LinearForm form, Expr variable) {
        Optional<Rational> rest = Optional.of(form.constant());
        for (Map.Entry<Expr, Rational> term : form.factors().entrySet()) {
            if (!term.getKey().equals(variable)) {
                Optional<Rational> most = most(term.getKey(), term.getValue());
                rest = rest.flatMap(sum -> most.map(sum::plus));
            }
        }
        if (rest.isEmpty()) {
            return false;
        }
        Rational factor = form.factors().getOrDefault(variable, Rational.ONE);
        Rational bound = rest.get().negate().over(factor);
        Map<Expr, Rational> side = factor.signum() > 0 ? low : high;
        Rational before = side.get(variable);
        boolean tighter =
                before == null || (factor.signum() > 0 ? bound.compareTo(before) > 0 : bound.compareTo(before) < 0);
        if (tighter) {
            side.put(variable, bound);
        }
        return tighter;
    }

    private Optional<Rational> most(Expr variable, Rational factor) {
        Rational end = factor.signum() > 0 ? high.get(variable) : low.get(variable);
        return Optional.ofNullable(end).map(factor::times);
    }

    Optional<Rational> low(Expr variable) {
        return Optional.ofNullable(low.get(variable));
    }

    Optional<Rational> high(Expr variable) {
        return Optional.ofNullable(high.get(variable));
    }

    /** Whether some variable has no room left. */
    boolean areContradictory() {
        return low.entrySet().stream().anyMatch(entry -> {
            Rational most = high.get(entry.getKey());
            return most != null && most.compareTo(entry.getValue()) < 0;
        });
    }

    boolean isInside(Expr variable, Rational value) {
        return low(variable).map(least -> least.compareTo(value) < 0).orElse(true)
                && high(variable).map(most -> value.compareTo(most) < 0).orElse(true);
    }

    /** Values between the bounds that take their size from them: the middle, near both ends, far away where there is no end. */
    List<Rational> between(Expr variable) {
        List<Rational> values = new ArrayList<>();
        Optional<Rational> least = low(variable);
        Optional<Rational> most = high(variable);
        if (least.isPresent() && most.isPresent()) {
            Rational width = most.get().minus(least.get());
            for (int[] part : new int[][] {{1, 2}, {1, 4}, {3, 4}, {1, 10}, {9, 10}, {1, 100}, {99, 100}}) {
                values.add(least.get().plus(width.times(Rational.of(part[0]).over(Rational.of(part[1])))));
            }
            if (width.signum() == 0) {
                return List.of(least.get());
            }
        } else if (least.isPresent()) {
            for (Rational step : STEPS) {
                values.add(least.get().plus(step));
            }
        } else if (most.isPresent()) {
            for (Rational step : STEPS) {
                values.add(most.get().minus(step));
            }
        }
        return values;
    }
}
