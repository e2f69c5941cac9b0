package org.gradus.report.vary;

import java.util.OptionalInt;
import org.gradus.core.expr.Expr;
import org.gradus.core.function.Activation;
import org.gradus.core.number.Real;
import org.gradus.core.number.ZeroTest;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.exercise.Exercise.Sample;

/**
 * A draw in doubles, without its text and its exercise: what most draws are thrown away by.
 *
 * @param shape what all draws have in common that differ in {@code numbers} alone
 * @param numbers those of {@link Shape#numbers}, each the double that is nearest to it; NaN where there is no edge, infinite where there is
 *     no such double
 */
record Sketch(Shape shape, double[] numbers) {
    /** The sketch of an exercise that has been read. */
    static Sketch of(Exercise exercise) {
        Shape shape = new Shape(exercise);
        return new Sketch(shape, shape.doubles());
    }

    static double nearest(Expr constant) {
        if (constant.equals(LayerData.NO_EDGE)) {
            return Double.NaN;
        }
        if (constant instanceof Expr.Num num) {
            return num.value().doubleValue();
        }
        try {
            return Real.of(constant, ZeroTest.NONE).nearestDouble();
        } catch (ArithmeticException | IllegalArgumentException beyondDoubles) {
            return Double.POSITIVE_INFINITY; // the certified pass decides
        }
    }

    Exercise exercise() {
        return shape.exercise();
    }

    /** W^l_ij, all counted from 0. */
    double weight(int l, int i, int j) {
        return numbers[shape.weight(l, i, j)];
    }

    /** b^l, or 0. */
    double[] bias(int l) {
        double[] bias =
                new double[exercise().network().orElseThrow().layers().get(l).units()];
        for (int i = 0; i < bias.length; i++) {
            OptionalInt place = shape.bias(l, i);
            bias[i] = place.isPresent() ? numbers[place.getAsInt()] : 0;
        }
        return bias;
    }

    /** What is given of a sample, counted from 0. */
    double[] values(int sample) {
        Sample given = exercise().samples().get(sample);
        double[] values = new double[given.values().size()];
        System.arraycopy(numbers, shape.value(sample, 0), values, 0, values.length);
        return values;
    }

    /** The class that the target of a sample names; it is the same for all draws of the shape. */
    OptionalInt wanted(int sample, Activation last) {
        return shape.wanted(sample, last);
    }
}
