package org.gradus.report.marking;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.Real;
import org.gradus.core.number.ZeroTest;
import org.jspecify.annotations.Nullable;

/** What a student who does everything right writes for each quantity. */
final class RightValues {
    private final @Nullable BigDecimal[] values;

    RightValues(Lines lines) {
        Places places = new Places(lines.decimals());
        values = new BigDecimal[lines.size()];
        for (Line line : lines.all()) {
            values[line.index()] = rounded(line, places).orElse(null);
        }
    }

    /** The value with the asked places; absent where the sheet has none, or it is −∞. */
    private static Optional<BigDecimal> rounded(Line line, Places places) {
        Expr number = line.evaluation().value().result().number();
        try {
            if (number instanceof Expr.Num plain && places.of(plain.value().doubleValue()) == places.decimals()) {
                return Optional.of(plain.value().setScale(places.decimals(), RoundingMode.HALF_UP));
            }
            if (number instanceof Expr.Ellipsis) {
                return Optional.empty();
            }
            return Optional.of(places.round(Real.of(number, ZeroTest.NONE)));
        } catch (ArithmeticException notToBeHad) {
            return Optional.empty();
        }
    }

    Optional<BigDecimal> of(Line line) {
        return Optional.ofNullable(values[line.index()]);
    }
}
