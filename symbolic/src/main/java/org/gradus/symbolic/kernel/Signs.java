package org.gradus.symbolic.kernel;

import java.util.Map;
import java.util.Optional;
import org.gradus.symbolic.kernel.algebra.Fraction;
import org.gradus.symbolic.kernel.algebra.Polynomial;

/** What is asked about signs while a formula is read. A sign that is told is certain. */
public interface Signs {

    Sign of(Polynomial polynomial);

    default Sign of(Fraction fraction) {
        if (fraction.isZero()) {
            return Sign.ZERO;
        }
        Sign sign = of(fraction.numerator());
        for (Map.Entry<Polynomial, Integer> entry : fraction.denominators().entrySet()) {
            if (entry.getValue() % 2 != 0) {
                sign = sign.times(of(entry.getKey()));
            }
        }
        return sign;
    }

    boolean isPositive(Polynomial polynomial);

    /** {@code |polynomial|} without bars, where the sign is known. */
    Optional<Polynomial> size(Polynomial polynomial);

    /** Whether a sign that is wanted and not known splits the domain. */
    boolean splits();

    /** The sign, or a {@link SignWanted} where the domain is split on it. */
    Sign wanted(Fraction fraction);

    /** Something is divided by {@code divisor}. */
    void requireNotZero(Fraction divisor);

    /** {@code argument} stands under a logarithm; elsewhere nothing is claimed, or it is split. */
    void requirePositive(Fraction argument);

    /** {@code radicand} stands under a root; elsewhere nothing is claimed. Where the domain is split its sign has been asked before. */
    void requireNotNegative(Fraction radicand);
}
