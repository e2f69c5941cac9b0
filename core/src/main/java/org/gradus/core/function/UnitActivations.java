package org.gradus.core.function;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gradus.core.matrix.Matrix;

/**
 * A layer whose units have activations of their own: φ(z) = (f_1(z_1), …, f_N(z_N)). Where all are the same it is no layer of this kind
 * but has that one activation: {@link #of}.
 *
 * @param symbol what the whole is called in formulas: {@code phi}
 * @param units f_1, …, f_N, at least two of them different
 */
public record UnitActivations(String symbol, List<ScalarActivation> units) implements Activation {
    public UnitActivations {
        units = List.copyOf(units);
        if (units.stream().distinct().count() < 2) {
            throw new IllegalArgumentException("units with one activation are a layer with that activation");
        }
    }

    /**
     * The activation of a layer with these units: the one that they share, or each its own.
     *
     * @param symbol what the whole is called if they are different
     * @throws IllegalArgumentException if there are none
     */
    public static Activation of(String symbol, List<ScalarActivation> units) {
        boolean same = units.stream().distinct().count() == 1;
        return same ? units.get(0) : new UnitActivations(symbol, units);
    }

    /** The same functions under another name. */
    public UnitActivations called(String other) {
        return new UnitActivations(other, units);
    }

    /** {@code [relu, sigmoid]}. */
    @Override
    public String name() {
        return units.stream().map(Activation::name).collect(Collectors.joining(", ", "[", "]"));
    }

    @Override
    public String title() {
        return units.stream().map(Activation::title).collect(Collectors.joining(", "));
    }

    @Override
    public boolean isEntrywise() {
        return true;
    }

    @Override
    public boolean isDistribution() {
        return false;
    }

    @Override
    public Optional<ScalarActivation> unit(int i) {
        return Optional.of(units.get(i));
    }

    @Override
    public List<Activation> parts() {
        return units.stream().<Activation>map(unit -> unit).distinct().toList();
    }

    @Override
    public boolean fits(int count) {
        return count == units.size();
    }

    @Override
    public Matrix value(Matrix z) {
        if (!fits(z.rows())) {
            throw new IllegalArgumentException("z is " + z.shape() + " but there are activations for " + units.size()
                    + " units; z must have " + units.size() + " rows");
        }
        return z.mapRows(i -> units.get(i)::value);
    }

    @Override
    public String toString() {
        return units.stream().map(ScalarActivation::toString).collect(Collectors.joining("; ", "[", "]"));
    }
}
