package org.gradus.report.marking;

import org.gradus.core.function.Activation;
import org.gradus.core.function.ClassRule;
import org.gradus.report.marking.interval.Range;
import org.gradus.report.worksheet.Letter;

/** Numbers that no calculation can give, so that what follows from them shows nothing of what a student can do. */
final class Impossible {
    private static final Range PROBABILITIES = new Range(0, 1);

    private Impossible() {}

    /** Whether nothing in {@code value} can stand for a quantity: a negative slope of a rising function, a probability outside [0, 1]. */
    static boolean is(Line line, Range value, Lines lines) {
        if (line.is(Letter.DA) && line.id().at().size() == 1) {
            return value.hi() < 0
                    && lines.unit(line.id()).filter(Activation::isIncreasing).isPresent();
        }
        boolean output = line.is(Letter.Y) || line.is(Letter.A);
        return output && line.formula().isPresent() && isProbability(line, lines) && !value.meets(PROBABILITIES);
    }

    /** In the last layer: inside the network a number outside [0, 1] is a wrong activation, which tells something further on. */
    private static boolean isProbability(Line line, Lines lines) {
        boolean distribution = lines.activation(lines.layers())
                .filter(Activation::isDistribution)
                .isPresent();
        return line.is(Letter.Y)
                && (distribution
                        || lines.unit(line.id())
                                .flatMap(Activation::classRule)
                                .filter(ClassRule.AT_LEAST_HALF::equals)
                                .isPresent());
    }
}
