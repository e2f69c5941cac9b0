package org.gradus.report.vary;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.gradus.core.function.ClassRule;
import org.gradus.report.exercise.random.Requirement;
import org.gradus.report.vary.RoughPass.Layer;

/** Says in doubles that a draw misses a requirement by more than doubles can be off; never that it meets one. */
final class RoughChecks {
    /** Far more than the doubles of a small network are off. */
    private static final double MARGIN = 1e-6;

    private final Sketch sketch;
    private final KnownUnits units;
    private final RoughPass pass;

    RoughChecks(Sketch sketch, KnownUnits units) {
        this.sketch = sketch;
        this.units = units;
        this.pass = RoughPass.of(sketch);
    }

    boolean isMissed(Requirement requirement) {
        return switch (requirement) {
            case NO_KINK -> pass.layers().stream().anyMatch(this::isNearKink);
            case ALL_UNITS_ON -> pass.layers().stream().anyMatch(layer -> count(layer, false) > 0);
            case SOME_UNITS_OFF -> pass.samples().stream().anyMatch(this::areAllAlike);
            case NOT_SATURATED -> pass.layers().stream().anyMatch(RoughChecks::isSaturated);
            case PREDICTS_WRONG -> pass.isWhole(sketch.exercise()) && allAreRight();
            case BY_HAND -> pass.samples().stream().anyMatch(RoughChecks::isNotByHand);
            case NO_TIES, DISTINCT_RESULTS, RESULTS_AT_LEAST, MISTAKES_APART, SHAPES_APART -> false;
        };
    }

    private boolean isNearKink(Layer layer) {
        for (int i = 0; i < layer.z().length; i++) {
            for (double kink : units.of(layer.function(), i).inDoubles()) {
                if (Math.abs(layer.z()[i] - kink) < ExactChecks.KINK.doubleValue() - MARGIN) {
                    return true;
                }
            }
        }
        return false;
    }

    /** How many units are certainly on, or certainly off. */
    private int count(Layer layer, boolean on) {
        int count = 0;
        for (int i = 0; i < layer.z().length; i++) {
            Units kinks = units.of(layer.function(), i);
            boolean counts =
                    kinks.haveKinks() && kinks.isOn(layer.z()[i], MARGIN).equals(Optional.of(on));
            count += counts ? 1 : 0;
        }
        return count;
    }

    private boolean areAllAlike(List<Layer> layers) {
        int all = 0;
        int on = 0;
        int off = 0;
        for (Layer layer : layers) {
            for (int i = 0; i < layer.z().length; i++) {
                all += units.of(layer.function(), i).haveKinks() ? 1 : 0;
            }
            on += count(layer, true);
            off += count(layer, false);
        }
        return all > 1 && (on == all || off == all);
    }

    private static boolean isSaturated(Layer layer) {
        for (int i = 0; i < layer.a().length; i++) {
            double a = layer.a()[i];
            boolean bounded = ExactChecks.givesProbability(layer.function(), i);
            if (bounded
                    && (a < ExactChecks.LEAST.doubleValue() - MARGIN || a > ExactChecks.MOST.doubleValue() + MARGIN)) {
                return true;
            }
        }
        return false;
    }

    private boolean allAreRight() {
        for (int s = 0; s < pass.samples().size(); s++) {
            Optional<Layer> last = RoughPass.last(pass.samples().get(s));
            OptionalInt wanted = last.isEmpty()
                    ? OptionalInt.empty()
                    : sketch.wanted(s, last.get().function());
            if (wanted.isEmpty() || !isCertainly(wanted.getAsInt(), last.get())) {
                return false;
            }
        }
        return !pass.samples().isEmpty();
    }

    private static boolean isCertainly(int wanted, Layer last) {
        double[] a = last.a();
        if (a.length == 1) {
            boolean output = last.function().classRule().equals(Optional.of(ClassRule.OUTPUT));
            double side = output ? a[0] - 0.5 : last.z()[0];
            return wanted == 1 ? side > MARGIN : side < -MARGIN;
        }
        for (int i = 0; i < a.length; i++) {
            if (i != wanted && !(a[wanted] > a[i] + MARGIN)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNotByHand(List<Layer> layers) {
        for (int l = 0; l < layers.size(); l++) {
            if (!areShort(layers.get(l).z())
                    || l < layers.size() - 1 && !areShort(layers.get(l).a())) {
                return true;
            }
        }
        return false;
    }

    /** Whether these may be decimals with one place. */
    private static boolean areShort(double[] values) {
        for (double value : values) {
            if (Math.abs(10 * value - Math.rint(10 * value)) > 10 * MARGIN) {
                return false;
            }
        }
        return true;
    }
}
